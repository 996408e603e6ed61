"""What is not coded after all: match reports, and dealings of companies among themselves."""

from __future__ import annotations

import dataclasses

from spacy.tokens import Doc

from analysis.article import NotCoded
from analysis.relationships.drafts import Draft
from analysis.relationships.lexicon import people, sport_words
from analysis.relationships.senses import Reading
from analysis.relationships.words import lemma_of

STAGE = "relationships"
NO_ACTOR = "no actor on either side"
#: What may be a company, but also hackers or a militia.
_ANY_GROUP = ("group", "groups")
_SOMEBODY = ("he", "she", "they", "him", "her", "them")
#: What no report of a game says in passing.
_NO_GAME = ("arrest", "convict", "deport", "demo", "explosives", "assassinate", "firearms")


def screened(drafts: list[Draft], doc: Doc, reading: Reading) -> tuple[list[Draft], list[NotCoded]]:
    """Return the drafts, without their code where the story is not a political one, and the notes on those."""
    sport = _sport_sentences(doc)
    kept: list[Draft] = []
    notes: dict[tuple[int, int], NotCoded] = {}
    for draft in drafts:
        reason = _reason(draft, sport, reading)
        if not reason:
            kept.append(draft)
            continue
        text = doc.text[draft.first : draft.last]
        notes[draft.first, draft.last] = NotCoded(draft.first, draft.last, text, STAGE, draft.event, reason)
        if reason == NO_ACTOR:
            continue
        kept.append(dataclasses.replace(draft, event="", mode="", cameo="", rule=f"{draft.rule}; uncoded: {reason}"))
    return kept, [notes[key] for key in sorted(notes)]


def _reason(draft: Draft, sport: set[int], reading: Reading) -> str:
    if not draft.event:
        return ""
    if draft.head.sent.start in sport and draft.mode not in _NO_GAME:
        return "match report"
    parties = [p for p in (draft.source, draft.target) if p is not None]
    ids = [p.actor_id for p in parties if p.actor_id]
    if not ids:
        return NO_ACTOR
    if any(not p.actor_id and (lemma_of(p.head) in people() or p.head.lower_ in _SOMEBODY) for p in parties):
        return ""
    rows = [reading.lookup.actor(i) for i in ids]
    if all(row is not None and row.sector == "BUS" and row.name.casefold() not in _ANY_GROUP for row in rows):
        return "companies among themselves"
    return ""


def _sport_sentences(doc: Doc) -> set[int]:
    """Return where sentences start that have the words of a match report, or stand in an article full of them."""
    words = sport_words()
    found: set[int] = set()
    total: set[str] = set()
    starts = []
    for sentence in doc.sents:
        here = {t.lower_ for t in sentence if t.lower_ in words}
        total |= here
        starts.append(sentence.start)
        if len(here) > 1:
            found.add(sentence.start)
    return set(starts) if len(total) > 4 else found
