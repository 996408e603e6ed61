"""States: positions from the actors' roles; membership, ownership, family … from nouns and verbs of states.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from analysis.relationships.claims import Claim, claim_of
from analysis.relationships.clauses import Clause
from analysis.relationships.drafts import Draft
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
    rows: list[Draft] = []
    for state in states("verb").get(clause.lemma, ()):
        if (not state.passive or clause.passive) and not (state.bare and clause.objects):
            rows += _verbal(clause, state, reading)
    return rows


def _verbal(clause: Clause, state: State, reading: Reading) -> Iterator[Draft]:
    slot = next((s for s in state.slots if s == "object" or any(name == s for name, _ in clause.obliques)), "")
    others = clause.objects if slot == "object" else tuple(p for name, p in clause.obliques if name == slot)
    turned = clause.passive and slot != "object"  # "is based in", "is married to": the surface subject has the state
    bearers = clause.objects if turned else clause.subjects
    yield from _pairs(clause.head, clause.lemma, clause.head, state, bearers, others, reading, claim_of(clause.head))


def _copular(clause: Clause, noun: Token, reading: Reading) -> list[Draft]:
    rows: list[Draft] = []
    claim = claim_of(clause.head)
    for phrase in members(noun):
        state = next(iter(states("noun").get(lemma_of(phrase.head), ())), None)
        if state is None:
            continue
        others = list(_others(phrase.head, state))
        if phrase.head.i == noun.i:
            others += [p for name, p in clause.obliques if name in state.slots and p not in others]
        lemma = f"be {lemma_of(phrase.head)}"
        others = others[:1] if len({p.head.i for p in others}) < 2 else others
        bearers: tuple[Phrase, ...] = clause.subjects
        if not others and state.mutual and phrase.head.tag_ == "NNS":  # "Tarn and Ostrov are allies"
            bearers, others = bearers[:1], list(bearers[1:])
        name = next((s for s in state.slots if any(True for _ in parties_of(phrase.head, s))), "")
        rows += _pairs(clause.head, f"{lemma} {name}".strip(), phrase.head, state, bearers, others, reading, claim)
    return rows


def _others(noun: Token, state: State) -> Iterator[Phrase]:
    yield from (p for slot in state.slots for p in parties_of(noun, slot))
    yield from parties_of(noun, "poss")


def apposition_rows(token: Token, reading: Reading) -> list[Draft]:
    """Return the states in an apposition: "Chad, an ally of France", "its ally Chad", "Mr Sy's wife, Ada"."""
    state = next(iter(states("noun").get(lemma_of(token), ())), None)
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
    rule = f"state:{lemma_of(shown)}"
    for source, target in _sides(state, bearers, others, reading):
        kind, wikidata = _refined(state, source, target, reading)
        if state.reverse:
            source, target = target, source
        yield Draft(kind, head, predicate, first, last, source, target, "", "", "", claim, rule, wikidata)


def _sides(
    state: State, bearers: Iterable[Phrase], others: Iterable[Phrase], reading: Reading
) -> Iterator[tuple[Party | None, Party | None]]:
    """Yield who has the state, and towards whom: two actors; a pronoun may stand for one that is not named."""
    sources = [reading.lookup.party(p) for p in bearers]
    targets = [reading.lookup.party(p) for p in others]
    if state.body:
        targets = [t for t in targets if _is_body(t, reading)]
    pairs = [
        (source, target)
        for source in sources
        for target in targets
        if _may_bear(state, source, reading)
        and target.actor_id
        and source.actor_id != target.actor_id
        and (source.actor_id or source.head.pos_ == "PRON")
    ]
    yield from pairs
    if state.alone and not pairs:
        yield from ((source, None) for source in sources if _is_person(source, reading))


def _may_bear(state: State, party: Party, reading: Reading) -> bool:
    """Tell whether the state is one that this party can have: people belong to a militia, a mine to a company."""
    actor = reading.lookup.actor(party.actor_id)
    people = actor is not None and actor.type in ("person", "group")
    return not state.bearer or people == (state.bearer == "people")


def _is_person(party: Party, reading: Reading) -> bool:
    actor = reading.lookup.actor(party.actor_id)
    return actor.type == "person" if actor is not None else party.head.lower_ in ("he", "she")


def _is_body(party: Party, reading: Reading) -> bool:
    actor = reading.lookup.actor(party.actor_id)
    return actor is not None and actor.type == "organization"


def _refined(state: State, bearer: Party | None, other: Party | None, reading: Reading) -> tuple[str, str]:
    """A person is a member, of a party by P102; a place or body may be a part."""
    body = reading.lookup.actor(other.actor_id) if other else None
    if state.wikidata == "P463" and body is not None and body.sector == "PTY":
        return state.kind, "P102"
    actor = reading.lookup.actor(bearer.actor_id) if bearer else None
    if state.kind == "membership" and actor is not None and actor.type in ("location",):
        return "part_of", "P361"
    return state.kind, state.wikidata


def _is_former(noun: Token) -> bool:
    return any(c.lower_ in ("former", "late", "ex", "then", "onetime", "previous") for c in noun.lefts)
