"""Doc and actors -> statements: who said, thought or found what, in whose words."""

from __future__ import annotations

from spacy.tokens import Doc

from analysis.actors.records import Actors
from analysis.language import article_of, find_sentences
from analysis.language.quotations import find_quotations
from analysis.statements.cues import find_cues
from analysis.statements.drafts import Draft, drafts_of
from analysis.statements.quotes import Quotes
from analysis.statements.records import Statement, Statements
from analysis.statements.resolve import resolved
from analysis.statements.speakers import Speakers


def find_statements(doc: Doc, actors: Actors) -> Statements:
    """Return the statements of the kept text in order of first appearance.

    ``actors`` gives ``speaker_id``; the speaker's words come from the text also where no actor is known.
    """
    quotes = Quotes(doc, find_quotations(article_of(doc)))
    drafts, not_coded = drafts_of(quotes, find_cues(doc), Speakers(doc, actors))
    return Statements(_rows(doc, resolved(doc, drafts, Speakers(doc, actors))), tuple(not_coded))


def _rows(doc: Doc, drafts: list[Draft]) -> tuple[Statement, ...]:
    text = article_of(doc).text
    sentences = find_sentences(doc)
    ids = {id(draft): f"q{n}" for n, draft in enumerate(drafts, 1)}
    rows = []
    for draft in drafts:
        speaker, cue = draft.speaker, draft.cue
        at = draft.content.start if cue is None else cue.start
        rows.append(
            Statement(
                statement_id=ids[id(draft)],
                start=draft.extent.start,
                end=draft.extent.end,
                text=text[draft.extent.start : draft.extent.end],
                form=draft.form,
                polarity="negative" if draft.negative else "positive",
                speaker_id=speaker.actor_id if speaker else "",
                speaker_text=text[speaker.span.start : speaker.span.end] if speaker else "",
                speaker_start=speaker.span.start if speaker else None,
                speaker_end=speaker.span.end if speaker else None,
                cue=text[cue.start : cue.end] if cue else "",
                cue_start=cue.start if cue else None,
                cue_end=cue.end if cue else None,
                content=text[draft.content.start : draft.content.end],
                content_start=draft.content.start,
                content_end=draft.content.end,
                parent_id=ids[id(draft.parent)] if draft.parent is not None else "",
                continues=ids[id(draft.continues)] if draft.continues is not None else "",
                sentence_id=next((s.sentence_id for s in reversed(sentences) if s.start <= at), ""),
                rule=draft.rule,
            )
        )
    return tuple(rows)
