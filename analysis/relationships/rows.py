"""Drafts -> rows: numbered in the order of the text, with quad, time, place, statement and event group."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.actors.records import Actors
from analysis.article import numbered
from analysis.language import sentence_spans
from analysis.relationships.drafts import Draft
from analysis.relationships.lexicon import cameo_of, quad_of
from analysis.relationships.nominals import event_noun
from analysis.relationships.parties import Party
from analysis.relationships.records import Relationship
from analysis.statements.records import Statement, Statements
from analysis.times.records import Time, Times

_CIRCUMSTANCES = frozenset(("after", "before", "since", "following", "despite", "amid", "until", "because"))
_PLACE_PREPS = frozenset(("in", "at", "near", "outside", "across", "inside", "around", "throughout"))


@dataclass(frozen=True, slots=True)
class Context:
    """What a row is tied to, by the index of the word that heads it."""

    text: str
    sentence_starts: Sequence[int]
    times: dict[int, str]
    places: dict[int, str]
    statements: Sequence[Statement]
    groups: dict[int, str]


def finish(
    drafts: Iterable[Draft], doc: Doc, actors: Actors, times: Times, statements: Statements
) -> tuple[Relationship, ...]:
    """Return the rows of the drafts, each once, in the order of the text."""
    unique: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        unique.setdefault(_key(draft), draft)
    ordered = sorted(unique.values(), key=_order)
    heads = {d.head.i for d in ordered if d.kind != "position"}
    context = Context(
        doc.text,
        [s.start_char for s in sentence_spans(doc)],
        _times_of(doc, heads, times.times),
        _places_of(doc, heads, actors),
        statements.statements,
        _groups(ordered),
    )
    return tuple(_row(i, d, context) for i, d in zip(numbered("r", len(ordered)), ordered, strict=True))


def _key(draft: Draft) -> tuple[object, ...]:
    return (draft.kind, draft.first, draft.last, _place(draft.source), _place(draft.target))


def _place(party: Party | None) -> tuple[int, int]:
    return (party.start, party.end) if party else (-1, -1)


def _order(draft: Draft) -> tuple[object, ...]:
    return (_extent(draft), draft.first, draft.kind, _place(draft.source), _place(draft.target))


def _extent(draft: Draft) -> tuple[int, int]:
    parts = [p for p in (draft.source, draft.target) if p is not None]
    return min([draft.first, *(p.start for p in parts)]), max([draft.last, *(p.end for p in parts)])


def _groups(drafts: list[Draft]) -> dict[int, str]:
    """Number the events that take several rows."""
    counts = Counter(d.head.i for d in drafts if d.kind == "event")
    several = [d.head.i for d in drafts if d.kind == "event" and counts[d.head.i] > 1]
    heads = list(dict.fromkeys(several))
    return dict(zip(heads, numbered("e", len(heads)), strict=True))


def _row(row_id: str, draft: Draft, context: Context) -> Relationship:
    start, end = _extent(draft)
    sentence = bisect_right(context.sentence_starts, draft.first)
    statement = _statement(draft, context.statements)
    modality = "reported" if statement and draft.claim.modality == "asserted" else draft.claim.modality
    return Relationship(
        relationship_id=row_id,
        start=start,
        end=end,
        text=context.text[start:end],
        kind=draft.kind,
        source_id=draft.source.actor_id if draft.source else "",
        source_text=context.text[draft.source.start : draft.source.end] if draft.source else "",
        source_start=draft.source.start if draft.source else None,
        source_end=draft.source.end if draft.source else None,
        predicate=draft.predicate,
        predicate_start=draft.first,
        predicate_end=draft.last,
        target_id=draft.target.actor_id if draft.target else "",
        target_text=context.text[draft.target.start : draft.target.end] if draft.target else "",
        target_start=draft.target.start if draft.target else None,
        target_end=draft.target.end if draft.target else None,
        event=draft.event,
        mode=draft.mode,
        quad=quad_of(draft.event),
        cameo_root=cameo_of(draft.event, draft.cameo),
        negated=draft.claim.negated,
        modality=modality,
        tense=draft.claim.tense,
        time_id=draft.time_id or context.times.get(draft.head.i, ""),
        statement_id=statement.statement_id if statement else "",
        event_group=context.groups.get(draft.head.i, "") if draft.kind == "event" else "",
        wikidata=draft.wikidata,
        sentence_id=f"s{sentence}",
        rule=_rule(draft),
        score=draft.score,
        place_id=context.places.get(draft.head.i, ""),
    )


def _rule(draft: Draft) -> str:
    """Return the rule with how each argument was found, where that was not through its own mention."""
    notes = []
    for side, party in (("source", draft.source), ("target", draft.target)):
        if party is not None and party.via in ("agent", "inside"):
            notes.append(f"{side} {'for its ' + party.head.lower_ if party.via == 'agent' else 'named inside'}")
        if party is not None and party.how not in ("direct",):
            notes.append(f"{side} by {party.how}")
    return "; ".join([draft.rule, *notes])


def _statement(draft: Draft, statements: Sequence[Statement]) -> Statement | None:
    """Return the innermost statement whose content has the predicate."""
    around = [s for s in statements if s.content_start <= draft.first and draft.last <= s.content_end]
    return min(around, key=lambda s: (s.content_end - s.content_start, s.content_start), default=None)


def _times_of(doc: Doc, heads: set[int], times: Sequence[Time]) -> dict[int, str]:
    """Give each time to the nearest event above it; a date goes before a duration."""
    starts = [token.idx for token in doc]
    found: dict[int, str] = {}
    for time in sorted(times, key=lambda t: (t.type not in ("DATE", "TIME"), t.start)):
        token = doc[max(0, bisect_right(starts, time.start) - 1)]
        while token.head.i != token.i and time.start <= token.head.idx < time.end:
            token = token.head
        head = None if _names_a_thing(token, heads) else _governor(token, heads, own=2)
        if head is not None:
            found.setdefault(head, time.time_id)
    return found


def _governor(token: Token, heads: set[int], *, own: int = 0) -> int | None:
    """Return the nearest event above a word, within the clause or the circumstance that the word stands in.

    The first ``own`` words belong to the expression itself: "since 2020" is a time, no circumstance.
    """
    for step in range(12):
        if token.i in heads:
            return token.i
        if token.head.i == token.i or _is_apart(token, near=step < own):
            return None
        token = token.head
    return None


def _is_apart(token: Token, *, near: bool) -> bool:
    """Tell whether a word closes off what hangs on it: a clause of its own, or "after [the clashes on Sunday]"."""
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ in ("acl", "relcl", "advcl", "ccomp", "pcomp", "csubj")
    return token.dep_ == "prep" and token.lower_ in _CIRCUMSTANCES and not near


def _names_a_thing(token: Token, heads: set[int]) -> bool:
    """Tell whether a time only tells a thing from others: "the 2000 memorandum"."""
    noun = token.head
    if token.doc[max(0, token.left_edge.i - 1)].lower_ in ("on", "in", "since", "by"):  # "On 11 August gunmen attacked"
        return False
    before = token.dep_ in ("nummod", "amod", "compound", "nmod") and token.i < noun.i
    return before and noun.pos_ == "NOUN" and noun.ent_type_ not in ("DATE", "TIME") and noun.i not in heads


def _of_the_doer(noun: Token, heads: set[int]) -> bool:
    """Tell whether a place is where a doer belongs, not where it acts: "Kenya's embassy in Oslo called …"."""
    return noun.pos_ in ("NOUN", "PROPN") and noun.dep_ == "nsubj" and noun.i not in heads and event_noun(noun) is None


def _places_of(doc: Doc, heads: set[int], actors: Actors) -> dict[int, str]:
    """Give each place behind "in", "at", "near" to the nearest event above it."""
    starts = [token.idx for token in doc]
    mentions = {m.mention_id: m for m in actors.mentions}
    found: dict[int, str] = {}
    for place in actors.places:
        mention = mentions[place.mention_id]
        token = doc[max(0, bisect_right(starts, mention.end - 1) - 1)]
        while token.dep_ in ("compound", "conj", "nmod", "appos") and token.head.i != token.i:
            token = token.head
        if token.dep_ == "pobj" and token.head.lower_ in _PLACE_PREPS:
            head = None if _of_the_doer(token.head.head, heads) else _governor(token.head.head, heads)
            if head is not None:
                found.setdefault(head, place.place_id)
    return found
