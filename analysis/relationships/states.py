"""States: positions from the actors' roles; membership, ownership, family … from nouns and verbs of states.toml."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from analysis.relationships.claims import Claim, claim_of
from analysis.relationships.clauses import Clause
from analysis.relationships.coding import Draft
from analysis.relationships.lexicon import State, states
from analysis.relationships.nominals import parties_of
from analysis.relationships.parties import Party
from analysis.relationships.phrases import Phrase, members, phrase_of
from analysis.relationships.senses import Reading
from analysis.relationships.words import lemma_of

_ASSERTED = Claim(False, "asserted", "present")


def state_rows(clause: Clause, reading: Reading) -> list[Draft]:
    """Return the states that a clause says: "is part of the delegation", "owns the mine"."""
    if clause.complement is not None:
        return _copular(clause, clause.complement, reading)
    state = states("verb").get(lemma_of(clause.head))
    if state is None or (state.passive and not clause.passive):
        return []
    slot = state.slots[0]
    bearers = clause.objects if state.passive else clause.subjects
    others = clause.objects if slot == "object" else [p for name, p in clause.obliques if name == slot]
    return list(_pairs(clause.head, clause.lemma, clause.head, state, bearers, others, reading, claim_of(clause.head)))


def _copular(clause: Clause, noun: Token, reading: Reading) -> list[Draft]:
    rows: list[Draft] = []
    claim = claim_of(clause.head)
    for phrase in members(noun):
        state = states("noun").get(lemma_of(phrase.head))
        if state is None:
            continue
        others = list(_others(phrase.head, state))
        if phrase.head.i == noun.i:
            others += [p for name, p in clause.obliques if name in state.slots and p not in others]
        lemma = f"be {lemma_of(phrase.head)}"
        others = others[:1] if len({p.head.i for p in others}) < 2 else others
        name = next((s for s in state.slots if any(True for _ in parties_of(phrase.head, s))), "")
        rows += _pairs(
            clause.head, f"{lemma} {name}".strip(), phrase.head, state, clause.subjects, others, reading, claim
        )
    return rows


def _others(noun: Token, state: State) -> Iterator[Phrase]:
    yield from (p for slot in state.slots for p in parties_of(noun, slot))
    yield from parties_of(noun, "poss")


def apposition_rows(token: Token, reading: Reading) -> list[Draft]:
    """Return the states in an apposition: "Chad, an ally of France", "its ally Chad", "Mr Sy's wife, Ada"."""
    state = states("noun").get(lemma_of(token))
    if state is None or token.pos_ != "NOUN" or token.dep_ in ("attr",):
        return []
    others = list(_others(token, state))
    bearers: list[Phrase] = []
    if token.dep_ == "appos" or (token.dep_ == "conj" and token.head.dep_ == "appos"):
        anchor = token.head if token.dep_ == "appos" else token.head.head
        bearers = [phrase_of(anchor)]
    elif token.dep_ in ("compound", "nmod") and token.head.pos_ == "PROPN":
        bearers = [phrase_of(token.head)]
        others += list(parties_of(token.head, "poss"))
    else:
        bearers = [phrase_of(c) for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return list(_pairs(token, lemma_of(token), token, state, bearers, others, reading, _ASSERTED))


def _pairs(
    head: Token,
    predicate: str,
    shown: Token,
    state: State,
    bearers: tuple[Phrase, ...] | list[Phrase],
    others: tuple[Phrase, ...] | list[Phrase],
    reading: Reading,
    claim: Claim,
) -> Iterator[Draft]:
    first, last = min(head.idx, shown.idx), max(head.idx + len(head), shown.idx + len(shown))
    if _is_former(shown):
        claim = Claim(claim.negated, claim.modality, "past")
    for bearer in bearers:
        for other in others:
            source, target = reading.lookup.party(bearer), reading.lookup.party(other)
            if not (source.actor_id and target.actor_id) or source.actor_id == target.actor_id:
                continue
            kind, wikidata = _refined(state, source, reading)
            if state.reverse:
                source, target = target, source
            rule = f"state:{lemma_of(shown)}"
            yield Draft(kind, head, predicate, first, last, source, target, "", "", "", claim, rule, wikidata)


def _refined(state: State, bearer: Party, reading: Reading) -> tuple[str, str]:
    """A person is a member, a place or body may be a part."""
    actor = reading.lookup.actor(bearer.actor_id)
    if state.kind == "membership" and actor is not None and actor.type in ("location",):
        return "part_of", "P361"
    return state.kind, state.wikidata


def _is_former(noun: Token) -> bool:
    return any(c.lower_ in ("former", "late", "ex", "then", "onetime", "previous") for c in noun.lefts)
