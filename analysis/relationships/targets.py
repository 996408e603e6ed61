"""Where the target of a coded clause stands: the slots of a sense's frame, tried in their order."""

from __future__ import annotations

import dataclasses

from spacy.tokens import Token

from analysis.relationships.claims import is_subjunctive
from analysis.relationships.clauses import Clause
from analysis.relationships.drafts import in_entry
from analysis.relationships.lexicon import quad_of
from analysis.relationships.nominals import event_noun, noun_arguments, parties_of
from analysis.relationships.parties import Party
from analysis.relationships.phrases import Phrase, phrase_of
from analysis.relationships.senses import Match, Reading, match_sense
from analysis.relationships.words import ARGUMENT_PREPS, KIN, lemma_of


def targets_of(clause: Clause, match: Match, reading: Reading, depth: int = 2) -> list[Party]:
    """Return the parties in the first slot of the frame that names an actor, else those of the first filled slot."""
    slots = dict.fromkeys(([match.bound] if match.bound else []) + list(match.sense.target))
    first: list[Party] = []
    own = _selves(clause, reading)
    for slot in slots:
        found = [p for p in _slot(slot, clause, match, reading, depth) if not _is_self(p, own)]
        if any(p.actor_id for p in found):
            return found
        first = first or found
    # "gave in to [demands from Ostrov]": the frame's slot names nobody itself
    return [q for p in first for q in _named_in(phrase_of(p.head), match, reading, own)] or first


def _selves(clause: Clause, reading: Reading) -> frozenset[str]:
    return frozenset(reading.lookup.party(p).actor_id for p in clause.subjects)


def _is_self(party: Party, own: frozenset[str]) -> bool:
    """Tell whether a target is only named as whose the thing is: "withdrew [its] contingent"."""
    return party.via == "inside" and party.actor_id in own


def _named_in(phrase: Phrase, match: Match, reading: Reading, own: frozenset[str]) -> list[Party]:
    """Return the actor in an object: one may bomb a market for where it lies, but praises it for its own sake."""
    said, asked = quad_of(match.sense.event).startswith("V"), match.sense.event == "REQUEST"
    return _inside(phrase, reading, located=not said, asked=asked, but=own)


def _slot(slot: str, clause: Clause, match: Match, reading: Reading, depth: int) -> list[Party]:
    lookup = reading.lookup
    if slot == "complement":
        return complement_targets(clause, reading, depth)
    if slot == "purpose":
        return purpose_targets(clause, reading, match.sense.objects)
    if slot == "inside":
        bound = [p for name, p in clause.obliques if name in match.sense.target and event_noun(p.head)]
        own = _selves(clause, reading)
        return [p for phrase in (*clause.objects, *bound) for p in _named_in(phrase, match, reading, own)]
    things = (p for p in _phrases(slot, clause) if p.head.lower_ not in match.entry.split()[1:])
    found = [lookup.party(p) for p in things]
    if slot not in ("object", "dative") and not any(p.actor_id for p in found):  # "a curfew in Ostrov in reply to"
        nouns = [*clause.objects, *(p for _, p in clause.obliques if in_entry(p.head, match))]  # "go on strike"
        found += [lookup.party(q) for p in nouns for q in parties_of(p.head, slot)]
    return found


def purpose_targets(clause: Clause, reading: Reading, protests: frozenset[str] = frozenset()) -> list[Party]:
    """Return whom it is meant for or against: "blocked a road to protest against Ostrov", "in defiance of Ostrov"."""
    own = _selves(clause, reading)
    nouns = _protests(clause, protests)
    for token in (
        *_purposes(clause.head, ("advcl", "xcomp")),
        *(t for noun in nouns for t in _purposes(noun, ("acl",))),
    ):
        inner = reading.clauses.get(token.i)
        if inner is not None:
            match = match_sense(inner, reading)
            found = targets_of(inner, match, reading, 1) if match else []
            found += [q for p in inner.objects for q in (*_inside(p, reading), *_asked(p, reading))]
            if named := [p for p in found if p.actor_id and p.actor_id not in own]:
                return named
    manner = [p for name, p in clause.obliques if name == "in" and event_noun(p.head)]
    manner += [p for noun in nouns for p in parties_of(noun, "in") if event_noun(p.head)]
    causes = [q for p in manner for prep in ("at", "against", "of", "over") for q in parties_of(p.head, prep)]
    named = [q for p in causes for q in _inside(p, reading)]
    return named or [q for p in manner if (q := reading.lookup.inside(p.head)) is not None]


def _purposes(head: Token, labels: tuple[str, ...]) -> list[Token]:
    """Return the verbs that say what a deed or a protest is for: "a rally [calling for reform]"."""
    return [t for t in head.children if t.dep_ in labels and _is_purpose(t)]


def _protests(clause: Clause, nouns: frozenset[str]) -> list[Token]:
    """Return the protests in a clause: nouns that the entry asks for, and what is one without it."""
    heads = [p.head for p in (*clause.objects, *(p for _, p in clause.obliques))]
    senses = [(head, event_noun(head)) for head in heads]
    return [h for h, sense in senses if lemma_of(h) in nouns or (sense is not None and sense.event == "PROTEST")]


def _asked(phrase: Phrase, reading: Reading) -> list[Party]:
    """Return at whom words are directed: "press [their demands for reform from Ostrov]", "voice [anger at Ostrov]"."""
    sense = event_noun(phrase.head)
    if sense is None or quad_of(sense.event) != "V-CONF":
        return []
    return noun_arguments(phrase.head, sense, reading.lookup)[1]


def _is_purpose(verb: Token) -> bool:
    """Tell whether a clause says what for: "to protest", "demanding reform"; not "if it does not improve"."""
    return verb.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)


def _inside(
    phrase: Phrase,
    reading: Reading,
    *,
    located: bool = True,
    asked: bool = False,
    but: frozenset[str] = frozenset(),
) -> list[Party]:
    """Return the actor named within an object: of an event noun who does it, not who suffers it.

    With ``asked`` who would suffer it counts too: "called for sanctions against Ostrov".
    """
    lookup = reading.lookup
    if lemma_of(phrase.head) in KIN:
        return []
    sense = event_noun(phrase.head)
    if sense is None or lookup.mention(phrase.head) is not None:
        return [p for p in [lookup.party(phrase, inside=True, located=located, but=but)] if p.actor_id]
    sources, targets = noun_arguments(phrase.head, sense, lookup)
    named = [p for p in sources if p.actor_id and p.actor_id not in but]
    kind, freed = quad_of(sense.event), sense.mode == "release"
    if not named and (sense.mutual or (kind in ("V-COOP", "M-COOP") and not freed) or (kind == "M-CONF" and asked)):
        named = [p for p in targets if p.actor_id and p.actor_id not in but]
    return [dataclasses.replace(p, via="inside", start=phrase.first_char, end=phrase.last_char) for p in named[:1]]


def _phrases(slot: str, clause: Clause) -> list[Phrase]:
    if slot == "object":
        return list(clause.objects)
    if slot == "dative":
        return list(clause.datives)
    return [p for name, p in clause.obliques if name == slot]


def complement_targets(clause: Clause, reading: Reading, depth: int) -> list[Party]:
    """Return whom the complement clause is about: its own subject, else its own target."""
    subjects = {p.head.i for p in clause.subjects}
    selves = _selves(clause, reading)
    for token in clause.complements:
        inner = reading.clauses.get(token.i)
        if inner is None or not depth:
            continue
        own = [reading.lookup.party(p) for p in inner.subjects if p.head.i not in subjects]
        if inner.passive and not own:
            own = [p for p in map(reading.lookup.party, inner.objects) if p.actor_id]
        if any(p.actor_id for p in own):
            return own
        match = match_sense(inner, reading)
        found = targets_of(inner, match, reading, depth - 1) if match else []
        if own and not any(p.actor_id for p in found):
            found = own
        if not any(p.actor_id for p in found) and (token.tag_ in ("VB", "VBG") or is_subjunctive(token)):
            everything = [*inner.objects, *(p for name, p in inner.obliques if name in ARGUMENT_PREPS)]
            parties = [q for p in everything for q in _inside(p, reading, but=selves)]
            found = [p for p in parties if p.actor_id][:1] or found or own
        if not found:
            found = complement_targets(inner, reading, depth - 1)
        if found:
            return found
    return []
