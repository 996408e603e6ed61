"""Which sense of its verb a clause has: the longest entry of verbs.toml whose conditions hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.relationships.claims import is_negated, is_subjunctive, refusing_words
from analysis.relationships.clauses import Clause, is_asked, verdict_of
from analysis.relationships.lexicon import VerbSense, codebook, noun_senses, verb_senses
from analysis.relationships.nominals import doer
from analysis.relationships.parties import STATE_SECTORS, Lookup, states_within
from analysis.relationships.phrases import Phrase, content_head
from analysis.relationships.words import (
    CARRIERS,
    CRIMES,
    CROWDS,
    HELP,
    PROPERTY,
    REPRISALS,
    STRONGHOLDS,
    WEAPONS,
    lemma_of,
)

_FORCES = frozenset(("MIL", "GOV", "REB", "COP", "SPY", "IGO", "UAF"))
_ARMED = frozenset(("MIL", "REB", "COP", "UAF"))
_STATE = STATE_SECTORS | {"IGO"}
_PLACES_OF_PEOPLE = ("dobj", "nsubjpass", "conj")


#: The entries of which a complement's verb must be one; of "deed" any of quad class M-CONF will do.
_NESTED = {"deed": REPRISALS, "reprisal": REPRISALS, "crime": CRIMES, "help": HELP}


@dataclass(frozen=True, slots=True)
class Match:
    """A sense that fits a clause, the entry that led to it, and the preposition that belongs to the entry."""

    sense: VerbSense
    entry: str
    bound: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The clauses of a Doc by verb, with its mentions: what the coding of one clause may look at."""

    lookup: Lookup
    clauses: dict[int, Clause]


def match_sense(clause: Clause, reading: Reading) -> Match | None:
    """Return the sense of the clause's verb, or ``None`` when no entry fits."""
    index = verb_senses()
    for entry, bound in _entries(clause):
        for sense in index.get(entry, ()):
            if fits(sense, clause, bound, reading) and (not sense.refused or refusing_words(clause.head)):
                return Match(sense, entry, bound) if sense.event else None
    return None


def _entries(clause: Clause) -> Iterator[tuple[str, str]]:
    """Yield the entries under which the verb may stand, longest first, with the preposition that each includes."""
    verb = lemma_of(clause.head)
    base = f"{verb} {clause.particle.lower_}" if clause.particle is not None else verb
    seen: dict[str, str] = {}
    verdict = verdict_of(clause.head)
    for name, phrase in clause.obliques:
        seen.setdefault(f"{base} {name} {phrase.head.lower_}", name)
        seen.setdefault(f"{base} {name} {lemma_of(phrase.head)}", name)
    for name, _ in clause.obliques:
        seen.setdefault(f"{base} {name}", name)
    for phrase in clause.objects:
        seen.setdefault(f"{base} {phrase.head.lower_}", "")
        seen.setdefault(f"{base} {lemma_of(phrase.head)}", "")
        for name, _ in clause.obliques:
            seen.setdefault(f"{base} {lemma_of(phrase.head)} {name}", name)
    for child in clause.head.children:
        if child.dep_ in ("acomp", "oprd", "advmod") or child == verdict:
            seen.setdefault(f"{base} {child.lower_}", "")
    if any(is_asked(t) for t in clause.complements):  # "called for [them to be freed]"
        seen.setdefault(f"{base} for", "for")
    ranked = sorted(seen.items(), key=lambda item: -len(item[0].split()))
    yield from ranked
    yield base, ""


def fits(sense: VerbSense, clause: Clause, bound: str, reading: Reading) -> bool:
    """Tell whether every condition of the sense holds in the clause."""
    things = [*clause.objects, *(p for name, p in clause.obliques if bound and name == bound)]
    heads = {w for p in things for w in _head_words(p)}
    names = {name for name, _ in clause.obliques} | _of_gerunds(clause)
    return (
        (not sense.objects or bool(heads & sense.objects))
        and (not sense.object_event or any(_events_of(w) & sense.object_event for w in heads))
        and (not sense.preps or bool(names & sense.preps))
        and (
            not sense.oblique or any(lemma_of(p.head) in sense.oblique for n, p in clause.obliques if n in sense.preps)
        )
        and not (sense.event == "REQUEST" and any(map(_is_question, clause.complements)))
        and not heads & sense.unless_objects
        and not names & sense.unless_preps
        and _subject_fits(sense.needs_subject, clause, reading)
        and _object_fits(sense, clause, bound, things, reading)
        and (not sense.nested or _nested_fits(sense.nested, clause, reading))
    )


def _is_question(verb: Token) -> bool:
    """Tell whether a complement is asked, not asked for: "asked [whether he would resign]"."""
    return any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in verb.lefts)


def _of_gerunds(clause: Clause) -> set[str]:
    """Return the prepositions before gerunds, of "barred them [from] voting" "from doing"."""
    return {f"{t.head.lower_} doing" for t in clause.complements if t.dep_ == "pcomp"}


def _head_words(phrase: Phrase) -> Iterator[str]:
    yield lemma_of(phrase.head)
    yield lemma_of(content_head(phrase.head))
    for child in phrase.head.lefts:
        if child.dep_ in ("compound", "amod"):
            yield f"{child.lower_} {lemma_of(phrase.head)}"
            if lemma_of(phrase.head) in CARRIERS:
                yield lemma_of(child)


def _events_of(noun: str) -> frozenset[str]:
    return frozenset(sense.event for sense in noun_senses().get(noun, ()))


def _subject_fits(needs: str, clause: Clause, reading: Reading) -> bool:
    if needs in ("state", "troops", "peacekeepers") and not clause.subjects:
        return False
    if needs in ("people", "agent") and not clause.subjects:
        return needs == "agent" and any(_is_violence(p.head) for _, p in clause.obliques)
    if not needs or not clause.subjects:
        return not needs or clause.passive or clause.head.dep_ in ("xcomp", "pcomp", "acl")
    if needs == "agent" and any(lemma_of(p.head) in WEAPONS for p in clause.subjects):  # "killed by a bomb"
        return True
    return any(_may_act(needs, p, reading) for p in clause.subjects)


def _is_violence(noun: Token) -> bool:
    """Tell whether a noun is an attack or a weapon at work: "killed in a raid", "in a car bomb explosion"."""
    words = {lemma_of(noun), *(lemma_of(c) for c in noun.lefts if c.dep_ == "compound")}
    return bool(words & WEAPONS) or any("ASSAULT" in _events_of(w) for w in words)


def _may_act(needs: str, phrase: Phrase, reading: Reading) -> bool:
    lookup = reading.lookup
    if needs == "peacekeepers":
        return "peacekeep" in phrase.head.doc[phrase.start : phrase.end].text.lower()
    party = doer(phrase, lookup)
    if phrase.head.lower_ == "they" and needs == "human":  # "They used tear gas": nobody else does
        return True
    if party.via != "inside" and not lookup.is_human(phrase):
        return False
    actor = lookup.actor(party.actor_id)
    if needs == "force" and actor is not None:
        return actor.sector != "BUS" and (
            actor.type in ("country", "group") or actor.sector in _FORCES or bool(actor.country)
        )
    if needs == "troops":
        return actor is not None and actor.sector == "MIL" and actor.type in ("group", "organization")
    if needs == "state":
        return actor is not None and (actor.type == "country" or actor.sector in _STATE)
    if needs == "people" and actor is not None:
        return actor.type in ("group", "person", "organization") and actor.sector not in ("BUS", "MIL", "COP", "GOV")
    return True


def _object_fits(sense: VerbSense, clause: Clause, bound: str, things: list[Phrase], reading: Reading) -> bool:
    lookup = reading.lookup
    human = any(lookup.is_human(p) or _counts_people(p) for p in things)
    by_prep = [p for name, p in clause.obliques if name in sense.preps]
    match sense.needs:
        case "human" | "human_or_none" | "no_object":
            return (human and sense.needs != "no_object") or (sense.needs != "human" and not clause.objects)
        case "human_prep" | "armed":
            sides = [*clause.subjects, *by_prep]
            spoken_to = any(lookup.is_human(p) or p.head.lower_ == "them" for p in by_prep)
            return spoken_to if sense.needs == "human_prep" else _are_armed(sides, lookup)
        case "human_or_place" | "war":
            sites = any(w in STRONGHOLDS or w in PROPERTY for p in [*things, *by_prep] for w in _head_words(p))
            return human or sites or any(lookup.is_place_or_state(p) for p in [*things, *by_prep])
        case "political_place":
            moved = bool(bound and clause.objects)  # "flew medicine to Garissa" is no visit, nor is an invasion
            moved = moved or any(_may_act("troops", p, reading) for p in clause.subjects)
            return human and not moved and any(lookup.is_human(p) for p in clause.subjects)
        case "clause" | "object_clause":
            told = sense.needs == "clause" or human or _infinitive_subject(clause, reading)
            asked = sense.needs == "clause" or any(_is_request(t, reading) for t in clause.complements)
            return bool(clause.complements) and told and asked
        case "demand_clause":
            return any(_is_directive(c) for c in (reading.clauses.get(t.i) for t in clause.complements) if c)
        case "must_clause":
            return any(_must_act(reading.clauses.get(t.i), reading) for t in clause.complements)
        case "own":
            return _is_own(things)
        case "not_science" | "not_thing":
            return not clause.subjects or any(lookup.is_human(p) for p in clause.subjects)
        case _:
            return True


def _counts_people(phrase: Phrase) -> bool:
    """Tell whether a bare number stands for people: "killed 22", "arrested at least a dozen"."""
    head = phrase.head
    return head.pos_ == "NUM" and head.dep_ in _PLACES_OF_PEOPLE and head.ent_type_ in ("", "CARDINAL")


def _is_own(things: list[Phrase]) -> bool:
    return any(c.lower_ in ("its", "their", "his", "her") for p in things for c in p.head.lefts)


def _are_armed(phrases: list[Phrase], lookup: Lookup) -> bool:
    """Tell whether somebody fights somebody, and one of them bears arms: "police clashed with students"."""
    actors = [lookup.actor(doer(p, lookup).actor_id) for p in phrases if lookup.is_human(p)]
    several = len(actors) > 1 or any(len(states_within(p, lookup)) > 1 for p in phrases)
    crowds = [p for p in phrases if lemma_of(p.head) in CROWDS and p.head.tag_ == "NNS"]
    if crowds and (len(phrases) > 1 or any(c.lower_ == "rival" or _of_two(c) for c in crowds[0].head.children)):
        return True
    return several and any(a is not None and a.sector in _ARMED for a in actors)


def _of_two(prep: Token) -> bool:
    """Tell whether a preposition brings several: "supporters of [the two parties]"."""
    return prep.dep_ == "prep" and any(c.dep_ == "pobj" and (c.tag_ == "NNS" or list(c.conjuncts)) for c in prep.rights)


def _must_act(clause: Clause | None, reading: Reading) -> bool:
    """Tell whether a clause says that an actor must do something."""
    if clause is None or not any(c.lower_ == "must" for c in clause.head.lefts):
        return False
    return any(reading.lookup.party(p).actor_id for p in clause.subjects)


def _infinitive_subject(clause: Clause, reading: Reading) -> bool:
    """ "Urged the army to leave": the parser gives "the army" to "leave"."""
    inner = [reading.clauses[t.i] for t in clause.complements if t.i in reading.clauses and t.tag_ == "VB"]
    return any(reading.lookup.is_human(p) for c in inner for p in (*c.subjects, *c.objects))


def _is_request(verb: Token, reading: Reading) -> bool:
    """Tell whether a complement is what somebody is asked for: "told him to leave", "urged that he leave"."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    clause = reading.clauses.get(verb.i)
    return infinitive or (clause is not None and _is_directive(clause))


def _is_directive(clause: Clause) -> bool:
    """Tell whether a that-clause asks for something: subjunctive, "should", "must"."""
    modal = any(c.lower_ in ("should", "must") for c in clause.head.lefts if c.dep_ == "aux")
    return modal or is_subjunctive(clause.head)


def _is_threat(clause: Clause) -> bool:
    """Tell whether it is to come, and done by whoever says so: "said they [would be punished]"."""
    will = any(c.lower_ in ("will", "would", "shall", "'ll", "’ll") for c in clause.head.lefts)
    return will and all(p.head.pos_ == "PRON" for p in clause.subjects)


def _nested_fits(nested: str, clause: Clause, reading: Reading) -> bool:
    for token in clause.complements:
        inner = reading.clauses.get(token.i)
        if inner is None or (nested != "help" and is_negated(inner.head)):
            continue
        entries = {entry for entry, _ in _entries(inner)}
        if entries & _NESTED[nested]:
            return nested != "reprisal" or _is_threat(inner)
        match = match_sense(inner, reading) if nested == "deed" else None
        if match is not None:
            return codebook()[match.sense.event].quad == "M-CONF"
    return False
