"""Clause -> coded rows: the sense gives the event, its frame says where the target stands."""

from __future__ import annotations

import dataclasses

from analysis.relationships.claims import Claim
from analysis.relationships.clauses import Clause
from analysis.relationships.drafts import Draft, predicate_of, rows_between, says_each_other, split_parties
from analysis.relationships.light import light_noun, light_rows, suffered_noun, suffered_rows
from analysis.relationships.nominals import doer
from analysis.relationships.parties import Lookup, Party
from analysis.relationships.phrases import Phrase
from analysis.relationships.senses import Match, Reading, match_sense
from analysis.relationships.targets import targets_of
from analysis.relationships.words import (
    ARGUMENT_PREPS,
    EXPULSIONS,
    INTENTION_NOUNS,
    NOT_ACTS,
    RAISING,
    REPORT,
    STATE_DEEDS,
    lemma_of,
)

_REFUSAL = Claim(False, "asserted", "present")


def code_clause(clause: Clause, reading: Reading) -> list[Draft]:
    """Return the rows of one verb: one for each source and target."""
    if (clause.complement is not None and clause.complement.pos_ != "ADJ") or not (clause.passive or clause.subjects):
        return []
    if _is_estimate(clause) or _is_label(clause):
        return []
    match = match_sense(clause, reading)
    if match is not None:
        return _coded(clause, match, reading)
    light = light_noun(clause)
    if light is not None:
        return light_rows(clause, *light, reading)
    suffered = suffered_noun(clause)
    if suffered is not None:
        return suffered_rows(clause, *suffered, reading)
    return _plain(clause, reading)


def _is_label(clause: Clause) -> bool:
    """Tell whether a verb only says how somebody calls a thing: "what he called a sham"."""
    return any(p.head.lower_ == "what" for p in clause.objects)


def _is_estimate(clause: Clause) -> bool:
    """Tell whether somebody gives a number for something: "put the crowd at 9,000"."""
    at = [p.head for name, p in clause.obliques if name == "at"]
    return lemma_of(clause.head) in ("put", "estimate", "peg") and any(t.like_num or t.pos_ == "NUM" for t in at)


def _coded(clause: Clause, match: Match, reading: Reading) -> list[Draft]:
    sense = match.sense
    sources = [doer(p, reading.lookup) for p in clause.subjects]
    targets = targets_of(clause, match, reading)
    rule = f"verb:{match.entry}"
    if (sense.mutual or says_each_other(clause)) and (pair := split_parties(clause, sources, targets, reading)):
        (sources, targets), rule = pair, f"{rule}; mutual"
    if not targets and not sense.source_only and not clause.passive and not _is_bare(clause):
        return _plain(clause, reading)
    if not sources and sense.event == "MOBILIZE":  # "French troops stationed in Chad" are there for France
        sources = [p for p in map(reading.lookup.party, clause.objects) if p.actor_id]
    if not sources and clause.passive:
        sources = _authorities(clause, reading)
        rule = f"{rule}; authorities of the place" if sources else rule
    code = (sense.event, sense.mode, sense.cameo)
    rows = rows_between(clause, predicate_of(clause, match), sources, targets, code, rule)
    if sense.refused:  # it is refused now, whenever it would be
        return [dataclasses.replace(row, claim=_REFUSAL, rule=f"{row.rule}; refusal") for row in rows]
    return list(rows)


def _authorities(clause: Clause, reading: Reading) -> list[Party]:
    """Return the state where a deed of authorities is done by nobody named: "arrested in", "deported from Ostrov"."""
    where = "from" if lemma_of(clause.head) in EXPULSIONS else "in" if lemma_of(clause.head) in STATE_DEEDS else ""
    places = [reading.lookup.party(p) for name, p in clause.obliques if name == where]
    actors = [(p, reading.lookup.actor(p.actor_id)) for p in places]
    return [p for p, actor in actors if actor is not None and actor.type == "country" and p.via == "mention"][:1]


def _is_bare(clause: Clause) -> bool:
    return not clause.objects and not clause.complements


def _says_aim(clause: Clause) -> bool:
    """ "Expressed interest in cooperating": what counts is what is intended."""
    return any(lemma_of(p.head) in INTENTION_NOUNS for p in clause.objects)


def _plain(clause: Clause, reading: Reading) -> list[Draft]:
    """Return a row without a code, where an actor does something that the codebook has no type for."""
    verb = lemma_of(clause.head)
    if verb in NOT_ACTS or _says_aim(clause) or (clause.complements and (verb in RAISING or verb in REPORT)):
        return []
    if verb in REPORT and not clause.objects and not clause.datives:
        return []
    lookup = reading.lookup
    sources = [lookup.party(p) for p in clause.subjects]
    if not (clause.objects or clause.datives) and any(t.dep_ == "ccomp" for t in clause.complements):
        return []  # "concluded in Geneva that …"
    things = clause.objects or clause.datives or _other_things(clause, lookup)
    if any(lookup.party(p).actor_id for p in clause.datives) and not any(lookup.party(p).actor_id for p in things):
        things = clause.datives
    if not things and clause.complements:
        return []
    targets = [lookup.party(p) for p in things]
    if not any(p.actor_id for p in (*sources, *targets)):
        return []
    if not any(p.actor_id for p in sources) and not clause.passive:
        return []
    return list(rows_between(clause, predicate_of(clause), sources, targets, ("", "", ""), "clause"))


def _other_things(clause: Clause, lookup: Lookup) -> tuple[Phrase, ...]:
    """Return the oblique that a verb without object is about: one that is an actor, else an argument's."""
    arguments = [(name, p) for name, p in clause.obliques if name in ARGUMENT_PREPS]
    named = [p for _, p in arguments if lookup.party(p).actor_id]
    return tuple((named or [p for name, p in arguments if name not in ("in", "at")])[:1])
