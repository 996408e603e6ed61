"""A row before it is numbered: what is done, by whom to whom, and how the parties of one event pair up."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.relationships.claims import Claim, claim_of, refusing_words
from analysis.relationships.clauses import Clause
from analysis.relationships.parties import Party, states_within
from analysis.relationships.senses import Match, Reading
from analysis.relationships.words import is_reciprocal, lemma_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A row before it is numbered and tied to times, places and statements."""

    kind: str
    head: Token
    predicate: str
    first: int
    last: int
    source: Party | None
    target: Party | None
    event: str
    mode: str
    cameo: str
    claim: Claim
    rule: str
    wikidata: str = ""
    score: float | None = None
    time_id: str = ""


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is done: the verb's lemma with its particle or fixed phrase, and where those words stand."""

    lemma: str
    first: int
    last: int


def rows_between(
    clause: Clause, said: Predicate, sources: list[Party], targets: list[Party], code: tuple[str, str, str], rule: str
) -> Iterator[Draft]:
    """Yield a row for each source and target; nobody does anything to himself."""
    claim = claim_of(clause.head)
    for source in together(sources) or [None]:  # type: ignore[list-item]
        for target in together(targets) or [None]:  # type: ignore[list-item]
            if source and target and source.actor_id and source.actor_id == target.actor_id:
                continue
            yield Draft("event", clause.head, said.lemma, said.first, said.last, source, target, *code, claim, rule)


def together(parties: list[Party]) -> list[Party]:
    """Return one party an actor; things that are no actors are one party, as they are coordinated."""
    named = list({p.actor_id: p for p in reversed(parties) if p.actor_id}.values())[::-1]
    if named or len(parties) < 2:
        return named or parties
    start, end = min(p.start for p in parties), max(p.end for p in parties)
    return [dataclasses.replace(parties[0], start=start, end=end)]


def split_parties(
    clause: Clause, sources: list[Party], targets: list[Party], reading: Reading
) -> tuple[list[Party], list[Party]] | None:
    """ "A, B and C met", "A and B accused each other": the first named is the source of the others."""
    named = together(sources)
    if any(p.actor_id for p in targets):
        return None
    if len(named) < 2:
        named = [p for phrase in clause.subjects for p in states_within(phrase, reading.lookup)]
    return (named[:1], named[1:]) if len(named) > 1 else None


def predicate_of(clause: Clause, match: Match | None = None) -> Predicate:
    """Return a verb with its particle; of a fixed phrase the whole, "go on strike"; of a refusal also its "not"."""
    verb = lemma_of(clause.head)
    words = [clause.head] if clause.particle is None else [clause.head, clause.particle]
    lemma = " ".join([verb, *(w.lower_ for w in words[1:])])
    if match is not None and (fixed := _fixed_words(clause, match)):
        entry = match.entry.split()
        length = max(i + 1 for i, word in enumerate(entry) if any(word in (t.lower_, lemma_of(t)) for t in fixed))
        lemma, words = " ".join(entry[:length]), [*words, *fixed]
    if match is not None and match.sense.refused:
        refusing = refusing_words(clause.head)
        lemma = f"{'no longer' if any(t.lower_ == 'longer' for t in refusing) else 'not'} {lemma}"
        words = [*words, *refusing]
    return Predicate(lemma, min(t.idx for t in words), max(t.idx + len(t) for t in words))


def _fixed_words(clause: Clause, match: Match) -> list[Token]:
    """Return the nouns, adjectives and adverbs that belong to the entry: "strike" of "go on strike"."""
    nouns = [p.head for p in clause.objects] + [p.head for _, p in clause.obliques]
    others = [c for c in clause.head.children if c.dep_ in ("acomp", "oprd", "advmod")]
    return [t for t in (*nouns, *others) if in_entry(t, match)]


def in_entry(noun: Token, match: Match) -> bool:
    """Tell whether a noun is part of the entry itself: "strike" of "go on strike"."""
    return noun.lower_ in match.entry.split()[1:] or lemma_of(noun) in match.entry.split()[1:]


def says_each_other(clause: Clause) -> bool:
    """Tell whether the parties do it to each other."""
    return any(is_reciprocal(p.head) for p in (*clause.objects, *clause.datives, *(p for _, p in clause.obliques)))
