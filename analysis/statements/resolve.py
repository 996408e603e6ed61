"""Drafts -> drafts tied to each other: whose a lone quotation is, what "he" and "I" stand for, chains, extents."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from analysis.article import Article, Span, contains, overlaps
from analysis.language import article_of, sentence_spans
from analysis.statements.drafts import Draft
from analysis.statements.lexicon import words
from analysis.statements.speakers import Speaker, Speakers, is_first_person

_THIRD = frozenset(("he", "she", "it", "they"))


def resolved(doc: Doc, drafts: list[Draft], speakers: Speakers) -> list[Draft]:
    """Return the drafts that have a speaker or a cue, in order, with parents, speakers and extents filled in."""
    _chain(drafts)
    done: list[Draft] = []
    for draft in drafts:
        if draft.cue is None:
            _give_speaker(doc, draft, done, speakers)
        elif draft.speaker is not None and not draft.speaker.actor_id:
            draft.speaker = _resolve(doc, draft, draft.speaker, done, speakers)
        done.append(draft)
    for draft in drafts:
        draft.extent = _extent(article_of(doc), draft, drafts)
    return sorted(drafts, key=lambda d: (d.extent.start, d.extent.end, d.content.start))


def _chain(drafts: list[Draft]) -> None:
    """A statement whose cue and content stand in what another one reports has that one for its parent."""
    for draft in drafts:
        if draft.cue is None:
            continue
        around = [d for d in drafts if d is not draft and d.cue is not draft.cue and _holds(d, draft)]
        draft.parent = min(around, key=lambda d: d.outer.end - d.outer.start, default=None)


def _holds(outer: Draft, inner: Draft) -> bool:
    assert inner.cue is not None
    return contains(outer.outer, inner.cue.span) and overlaps(outer.outer, inner.content) and outer.outer != inner.outer


def _resolve(doc: Doc, draft: Draft, speaker: Speaker, done: list[Draft], speakers: Speakers) -> Speaker:
    head = doc[speaker.head]
    above = _speaking(draft)
    if is_first_person(head):
        return replace(speaker, actor_id=above.actor_id) if above is not None else speaker
    before = next((d for d in reversed(done) if d.speaker and d.speaker.actor_id and d.parent is None), None)
    if before is None or before.speaker is None or not _near(doc, before, draft):
        return speaker
    if above is not None and above.actor_id == before.speaker.actor_id:
        return speaker  # "they" in a quotation are not who is quoted
    if head.lower_ in _THIRD and head.pos_ == "PRON" and speakers.fits(head, before.speaker.actor_id):
        return replace(speaker, actor_id=before.speaker.actor_id)
    if _same_document(doc, head, before):
        return replace(speaker, actor_id=before.speaker.actor_id)
    return speaker


def _speaking(draft: Draft) -> Speaker | None:
    """Return who is quoted around a draft: "I" in a quotation is its speaker."""
    above = draft.parent
    while above is not None:
        if above.form in ("direct", "mixed") and above.speaker is not None:
            return above.speaker
        above = above.parent
    return None


def _near(doc: Doc, before: Draft, draft: Draft) -> bool:
    return article_of(doc).text.count("\n", before.content.start, draft.content.start) <= 2


def _same_document(doc: Doc, head: Token, before: Draft) -> bool:
    """ "The ministry said in a statement … The statement added": whose statement it was."""
    if head.lemma_.lower() not in words("documents") or not any(c.lower_ in ("the", "this") for c in head.lefts):
        return False
    return before.cue is not None and any(t.lemma_ == head.lemma_ for t in before.cue.head.sent)


def _give_speaker(doc: Doc, draft: Draft, done: list[Draft], speakers: Speakers) -> None:
    """A lone quotation goes on with the one before it, or is by whom the sentence before it is about."""
    last = next((d for d in reversed(done) if d.parent is None), None)
    gap = article_of(doc).text[last.outer.end : draft.outer.start] if last is not None else ""
    same = last is not None and "\n" not in gap
    if last is not None and same and last.form == "direct" and _only_cue(gap):
        draft.speaker, draft.continues = last.speaker, last.continues or last
        draft.rule = "quotation goes on"
        return
    subject = _subject_before(doc, draft, speakers)
    if subject is not None:
        draft.speaker, draft.rule = subject, "quotation after its speaker's sentence"
    elif last is not None and last.speaker is not None and (same or _next_paragraph(gap, draft, doc)):
        draft.speaker, draft.rule = last.speaker, "quotation after its speaker's statement"


def _only_cue(gap: str) -> bool:
    """Tell whether no more than one short sentence, the cue's own, stands between two stretches."""
    return sum(gap.count(mark) for mark in ".!?") <= 1


def _next_paragraph(gap: str, draft: Draft, doc: Doc) -> bool:
    before = article_of(doc).text[: draft.outer.start].rstrip(" \t")
    return before.endswith("\n") and gap.strip("\n .").count("\n") == 0


def _subject_before(doc: Doc, draft: Draft, speakers: Speakers) -> Speaker | None:
    """Return the person who is the subject of the sentence right before, in the same paragraph."""
    before = None
    for sentence in sentence_spans(doc):
        if sentence.end_char > draft.outer.start:
            break
        before = sentence
    if before is None or "\n" in article_of(doc).text[before.end_char : draft.outer.start]:
        return None
    root = before.root
    subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    speaker = speakers.of(subject)
    return speaker if speakers.types.get(speaker.actor_id) == "person" else None


def _extent(article: Article, draft: Draft, drafts: list[Draft]) -> Span:
    """Return the stretch that covers speaker, cue and content, or as much of them as stands in one stretch."""
    parts = [Span(draft.outer.start, draft.outer.end)]
    if draft.cue is not None:
        parts.append(draft.cue.span)
        if draft.speaker is not None:
            parts.append(draft.speaker.span)
    others = [d.outer for d in drafts if d is not draft and d.cue is not None and d.cue is draft.cue]
    for kept in (parts, parts[:2], parts[:1]):
        whole = Span(min(p.start for p in kept), max(p.end for p in kept))
        crosses = any(overlaps(whole, o) for o in others) or any(overlaps(whole, gone) for gone in article.removed)
        outside = article.text[whole.start : draft.outer.start] + article.text[draft.outer.end : whole.end]
        if not crosses and "\n" not in outside:
            return whole
    return parts[0]
