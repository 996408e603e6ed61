"""Event nouns as predicates: "the expulsion of French forces", "talks between A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from analysis.relationships.lexicon import NounSense, noun_senses, people
from analysis.relationships.parties import Lookup, Party
from analysis.relationships.phrases import Phrase, content_head, is_time, members, phrase_of, pobjects
from analysis.relationships.words import CARRIERS, DOCUMENTS, lemma_of

_HOSTILE = frozenset((
    "tough", "hard", "hardline", "harsh", "strong", "hostile", "firm", "confrontational", "aggressive", "defiant",
    "tougher", "harder", "firmer", "critical",
))  # fmt: skip


def noun_key(token: Token) -> str:
    """Return the entry under which a noun may stand in nouns.toml: with its compound where that is listed.

    A carrier stands for the event that its modifier names: of "mediation effort" it is "mediation".
    """
    lemma = lemma_of(token)
    for child in token.lefts:
        if child.dep_ in ("compound", "amod") and child.i == token.i - 1:
            longer = f"{child.lower_} {lemma}"
            if longer in noun_senses():
                return longer
            if lemma in CARRIERS and lemma_of(child) in noun_senses():
                return lemma_of(child)
    return lemma


def event_head(token: Token) -> Token:
    """Return the event noun that a word for a document or a carrier brings: of "message of support" "support"."""
    lemma = lemma_of(token)
    if lemma in noun_senses() or lemma not in CARRIERS | DOCUMENTS:
        return token
    behind = (h for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" for h in pobjects(c))
    return next((h for h in behind if noun_key(h) in noun_senses()), token)


def event_noun(token: Token) -> NounSense | None:
    """Return the sense of an event noun; none for a part of a name or of a compound."""
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "nmod", "amod"):
        return None
    return sense_of(token)


def sense_of(noun: Token) -> NounSense | None:
    """Return the first sense of a noun whose conditions hold; it may stand anywhere."""
    for sense in noun_senses().get(noun_key(noun), ()):
        if is_hostile(noun, sense) and _is_by(noun, sense) and _has_prep(noun, sense) and _is_of_people(noun, sense):
            return sense
    return None


def _is_by(noun: Token, sense: NounSense) -> bool:
    """A "strike" is a protest where workers hold it."""
    if not sense.by:
        return True
    near = [*noun.lefts, *(p.head for slot in ("by", "of") for p in parties_of(noun, slot))]
    if noun.dep_ == "dobj":  # "the nurses' union announced a strike"
        near += [c for c in noun.head.lefts if c.dep_ == "nsubj"]
    return any(lemma_of(t) in sense.by or t.lower_ in sense.by for t in near)


def _has_prep(noun: Token, sense: NounSense) -> bool:
    return not sense.preps or any(c.dep_ == "prep" and c.lower_ in sense.preps for c in noun.rights)


def _is_of_people(noun: Token, sense: NounSense) -> bool:
    heads = [content_head(p.head) for p in parties_of(noun, "of")]
    return not sense.needs_people or all(lemma_of(h) in people() or h.ent_type_ in ("PERSON", "NORP") for h in heads)


def is_hostile(noun: Token, sense: NounSense) -> bool:
    """A "stance" is a rejection only where it is a tough one."""
    if lemma_of(noun) not in sense.hostile:
        return True
    return any(c.lower_ in _HOSTILE for c in noun.lefts)


def parties_of(noun: Token, slot: str) -> Iterator[Phrase]:
    """Yield the phrases in one slot of an event noun: ``poss``, ``adj``, a preposition, or ``clause``.

    ``clause`` is the subject of a that-clause: "the demand that Ostrov withdraw".
    """
    if slot == "clause":
        yield from _clause_subjects(noun)
    elif slot in ("poss", "adj"):
        labels = ("poss",) if slot == "poss" else ("amod", "compound", "nmod")
        for child in noun.lefts:
            if child.dep_ in labels:
                yield from members(child) if slot == "poss" else [phrase_of(child)]
    else:
        heads = (h for c in noun.rights if c.dep_ in ("prep", "agent") and c.lower_ == slot for h in pobjects(c))
        yield from (p for head in heads if not is_time(head) for p in members(head))


def _clause_subjects(noun: Token) -> Iterator[Phrase]:
    for verb in noun.rights:
        if verb.dep_ in ("acl", "ccomp", "relcl") and any(c.dep_ == "mark" for c in verb.lefts):
            yield from (p for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") for p in members(c))


def noun_arguments(noun: Token, sense: NounSense, lookup: Lookup) -> tuple[list[Party], list[Party]]:
    """Return the sources and the targets of an event noun; nothing is taken for both."""
    if sense.mutual:
        return _mutual(noun, sense, lookup)
    source, target = sense.source, sense.target
    if {"of", "poss"} <= set(target) and any(True for _ in parties_of(noun, "of")):  # "the rebels' capture of towns"
        source, target = (*source, "poss"), tuple(slot for slot in target if slot != "poss")
    targets = _first(noun, target, lookup, set())
    return _first(noun, source, lookup, {p.head.i for p in targets}), targets


def doer(phrase: Phrase, lookup: Lookup) -> Party:
    """Return who acts as the subject of a clause: of an event noun who does it ("an Ostrovian raid killed ten")."""
    party = lookup.party(phrase)
    sense = event_noun(phrase.head)
    if party.actor_id or sense is None:
        return party
    sources, _ = noun_arguments(phrase.head, sense, lookup)
    named = next((p for p in sources if p.actor_id), None)
    return party if named is None else replace(party, actor_id=named.actor_id, via="inside")


def _mutual(noun: Token, sense: NounSense, lookup: Lookup) -> tuple[list[Party], list[Party]]:
    between = [lookup.party(p) for slot in ("between", "among") for p in parties_of(noun, slot)]
    if len(between) > 1:
        return between[:1], between[1:]
    sources = _first(noun, tuple(s for s in sense.source if s not in ("between", "among")), lookup, set())
    taken = {p.head.i for p in sources}
    targets = _first(noun, tuple(s for s in sense.target if s not in ("between", "among")), lookup, taken)
    if len(sources) > 1 and not targets:
        return sources[:1], sources[1:]
    return sources, targets


def _first(noun: Token, slots: tuple[str, ...], lookup: Lookup, taken: set[int]) -> list[Party]:
    """Return the parties of the first slot that names an actor, else the first filled one; names only for ``adj``."""
    filled: list[Party] = []
    for slot in slots:
        found = [lookup.party(p) for p in parties_of(noun, slot) if p.head.i not in taken]
        if slot == "adj":
            found = [p for p in found if p.actor_id]
        if any(p.actor_id for p in found):
            return found
        if slot in ("against", "over", "at", "for"):  # "riots against Ostrovian policies" are against Ostrov
            found = [lookup.party(p, inside=True) for p in parties_of(noun, slot) if p.head.i not in taken]
            if any(p.actor_id for p in found):
                return found
        filled = filled or found
    return filled
