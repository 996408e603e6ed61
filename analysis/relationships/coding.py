"""Clause -> coded rows: the sense gives the event, its frame says where the target stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.relationships.claims import Claim, claim_of, refusing_words
from analysis.relationships.clauses import Clause
from analysis.relationships.lexicon import NounSense, light_verbs, quad_of
from analysis.relationships.nominals import doer, event_noun, noun_arguments, noun_key, parties_of, sense_of
from analysis.relationships.parties import Lookup, Party, states_within
from analysis.relationships.phrases import Phrase, phrase_of
from analysis.relationships.senses import Match, Reading, match_sense
from analysis.relationships.words import (
    ARGUMENT_PREPS,
    EXPULSIONS,
    INTENTION_NOUNS,
    KIN,
    NOT_ACTS,
    RAISING,
    REPORT,
    STATE_DEEDS,
    is_reciprocal,
    lemma_of,
)


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


_REFUSAL = Claim(False, "asserted", "present")


def code_clause(clause: Clause, reading: Reading) -> list[Draft]:
    """Return the rows of one verb: one for each source and target."""
    if (clause.complement is not None and clause.complement.pos_ != "ADJ") or not (clause.passive or clause.subjects):
        return []
    if _is_estimate(clause):
        return []
    match = match_sense(clause, reading)
    if match is not None:
        return _coded(clause, match, reading)
    light = _light(clause)
    if light is not None:
        return _light_rows(clause, *light, reading)
    return _plain(clause, reading)


def _is_estimate(clause: Clause) -> bool:
    """Tell whether somebody gives a number for something: "put the crowd at 9,000"."""
    at = [p.head for name, p in clause.obliques if name == "at"]
    return lemma_of(clause.head) in ("put", "estimate", "peg") and any(t.like_num or t.pos_ == "NUM" for t in at)


def _coded(clause: Clause, match: Match, reading: Reading) -> list[Draft]:
    sense = match.sense
    sources = [doer(p, reading.lookup) for p in clause.subjects]
    targets = targets_of(clause, match, reading)
    rule = f"verb:{match.entry}"
    if (sense.mutual or _says_each_other(clause)) and (pair := _split(clause, sources, targets, reading)):
        (sources, targets), rule = pair, f"{rule}; mutual"
    if not targets and not sense.source_only and not clause.passive and not _is_bare(clause):
        return _plain(clause, reading)
    if not sources and sense.event == "MOBILIZE":  # "French troops stationed in Chad" are there for France
        sources = [p for p in map(reading.lookup.party, clause.objects) if p.actor_id]
    if not sources and clause.passive:
        sources = _authorities(clause, reading)
        rule = f"{rule}; authorities of the place" if sources else rule
    code = (sense.event, sense.mode, sense.cameo)
    rows = _rows(clause, predicate_of(clause, match), sources, targets, code, rule)
    if sense.refused:  # it is refused now, whenever it would be
        return [dataclasses.replace(row, claim=_REFUSAL, rule=f"{row.rule}; refusal") for row in rows]
    return list(rows)


def _authorities(clause: Clause, reading: Reading) -> list[Party]:
    """Return the state where a deed of authorities is done by nobody named: "arrested in", "deported from Ostrov"."""
    where = "from" if lemma_of(clause.head) in EXPULSIONS else "in" if lemma_of(clause.head) in STATE_DEEDS else ""
    places = [reading.lookup.party(p) for name, p in clause.obliques if name == where]
    actors = [(p, reading.lookup.actor(p.actor_id)) for p in places]
    return [p for p, actor in actors if actor is not None and actor.type == "country" and p.via == "mention"][:1]


def _says_each_other(clause: Clause) -> bool:
    return any(is_reciprocal(p.head) for p in (*clause.objects, *clause.datives, *(p for _, p in clause.obliques)))


def _is_bare(clause: Clause) -> bool:
    return not clause.objects and not clause.complements


def _split(
    clause: Clause, sources: list[Party], targets: list[Party], reading: Reading
) -> tuple[list[Party], list[Party]] | None:
    """ "A, B and C met", "A and B accused each other": the first named is the source of the others."""
    named = together(sources)
    if any(p.actor_id for p in targets):
        return None
    if len(named) < 2:
        named = [p for phrase in clause.subjects for p in states_within(phrase, reading.lookup)]
    return (named[:1], named[1:]) if len(named) > 1 else None


def _rows(
    clause: Clause, said: Predicate, sources: list[Party], targets: list[Party], code: tuple[str, str, str], rule: str
) -> Iterator[Draft]:
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
    return [t for t in (*nouns, *others) if _in_entry(t, match)]


def targets_of(clause: Clause, match: Match, reading: Reading, depth: int = 2) -> list[Party]:
    """Return the parties in the first slot of the frame that names an actor, else those of the first filled slot."""
    slots = dict.fromkeys(([match.bound] if match.bound else []) + list(match.sense.target))
    first: list[Party] = []
    for slot in slots:
        found = _slot(slot, clause, match, reading, depth)
        if any(p.actor_id for p in found):
            return found
        first = first or found
    # "gave in to [demands from Ostrov]": the frame's slot names nobody itself
    return [q for p in first for q in _named_in(phrase_of(p.head), match, reading)] or first


def _named_in(phrase: Phrase, match: Match, reading: Reading) -> list[Party]:
    """Return the actor in an object: one may bomb a market for where it lies, but praises it for its own sake."""
    said, asked = quad_of(match.sense.event).startswith("V"), match.sense.event == "REQUEST"
    return _inside(phrase, reading, located=not said, asked=asked)


def _slot(slot: str, clause: Clause, match: Match, reading: Reading, depth: int) -> list[Party]:
    lookup = reading.lookup
    if slot == "complement":
        return _complement_targets(clause, reading, depth)
    if slot == "purpose":
        return _purpose_targets(clause, reading, match.sense.objects)
    if slot == "inside":
        bound = [p for name, p in clause.obliques if name in match.sense.target and event_noun(p.head)]
        return [p for phrase in (*clause.objects, *bound) for p in _named_in(phrase, match, reading)]
    things = (p for p in _phrases(slot, clause) if p.head.lower_ not in match.entry.split()[1:])
    found = [lookup.party(p) for p in things]
    if slot not in ("object", "dative") and not any(p.actor_id for p in found):  # "a curfew in Ostrov in reply to"
        nouns = [*clause.objects, *(p for _, p in clause.obliques if _in_entry(p.head, match))]  # "go on strike"
        found += [lookup.party(q) for p in nouns for q in parties_of(p.head, slot)]
    return found


def _in_entry(noun: Token, match: Match) -> bool:
    return noun.lower_ in match.entry.split()[1:] or lemma_of(noun) in match.entry.split()[1:]


def _purpose_targets(clause: Clause, reading: Reading, protests: frozenset[str] = frozenset()) -> list[Party]:
    """Return whom it is meant for or against: "blocked a road to protest against Ostrov", "in defiance of Ostrov"."""
    own = {reading.lookup.party(p).actor_id for p in clause.subjects}
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
    """Return of whom a demand is made: "press [their demands for reform from Ostrov]"."""
    sense = event_noun(phrase.head)
    return (
        noun_arguments(phrase.head, sense, reading.lookup)[1] if sense is not None and sense.event == "REQUEST" else []
    )


def _is_purpose(verb: Token) -> bool:
    """Tell whether a clause says what for: "to protest", "demanding reform"; not "if it does not improve"."""
    return verb.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)


def _inside(phrase: Phrase, reading: Reading, *, located: bool = True, asked: bool = False) -> list[Party]:
    """Return the actor named within an object: of an event noun who does it, not who suffers it.

    With ``asked`` who would suffer it counts too: "called for sanctions against Ostrov".
    """
    lookup = reading.lookup
    if lemma_of(phrase.head) in KIN:
        return []
    sense = event_noun(phrase.head)
    if sense is None or lookup.mention(phrase.head) is not None:
        return [p for p in [lookup.party(phrase, inside=True, located=located)] if p.actor_id]
    sources, targets = noun_arguments(phrase.head, sense, lookup)
    named = [p for p in sources if p.actor_id]
    kind, freed = quad_of(sense.event), sense.mode == "release"
    if not named and (sense.mutual or (kind in ("V-COOP", "M-COOP") and not freed) or (kind == "M-CONF" and asked)):
        named = [p for p in targets if p.actor_id]
    return [dataclasses.replace(p, via="inside", start=phrase.first_char, end=phrase.last_char) for p in named[:1]]


def _phrases(slot: str, clause: Clause) -> list[Phrase]:
    if slot == "object":
        return list(clause.objects)
    if slot == "dative":
        return list(clause.datives)
    return [p for name, p in clause.obliques if name == slot]


def _complement_targets(clause: Clause, reading: Reading, depth: int) -> list[Party]:
    """Return whom the complement clause is about: its own subject, else its own target."""
    subjects = {p.head.i for p in clause.subjects}
    for token in clause.complements:
        inner = reading.clauses.get(token.i)
        if inner is None or not depth:
            continue
        own = [reading.lookup.party(p) for p in inner.subjects if p.head.i not in subjects]
        if any(p.actor_id for p in own):
            return own
        match = match_sense(inner, reading)
        found = targets_of(inner, match, reading, depth - 1) if match else []
        if not any(p.actor_id for p in found) and token.tag_ in ("VB", "VBG"):
            everything = [*inner.objects, *(p for name, p in inner.obliques if name in ARGUMENT_PREPS)]
            parties = [q for p in everything for q in _inside(p, reading)]
            found = [p for p in parties if p.actor_id][:1] or found or own
        if not found:
            found = _complement_targets(inner, reading, depth - 1)
        if found:
            return found
    return []


def _light(clause: Clause) -> tuple[Token, NounSense] | None:
    """Return the event noun of a light verb, "held talks", and its sense."""
    if clause.passive:
        return None
    verbs = light_verbs()
    for phrase in clause.objects:
        sense = sense_of(phrase.head)
        if sense and clause.lemma in verbs:
            return phrase.head, sense
    for name, phrase in clause.obliques:
        sense = sense_of(phrase.head)
        if sense and f"{clause.lemma} {name}" in verbs:
            return phrase.head, sense
    return None


def used_nouns(clause: Clause, reading: Reading) -> set[int]:
    """Return the event nouns that the clause's own row already speaks for: "held talks", "bolster support"."""
    match = match_sense(clause, reading)
    if match is not None:
        wanted = match.sense.objects | match.sense.oblique
        phrases = [*clause.objects, *(p for _, p in clause.obliques)]
        return {p.head.i for p in phrases if lemma_of(p.head) in wanted or _in_entry(p.head, match)}
    light = _light(clause)
    return {light[0].i} if light else set()


def _light_rows(clause: Clause, noun: Token, sense: NounSense, reading: Reading) -> list[Draft]:
    lookup = reading.lookup
    sources = [lookup.party(p) for p in clause.subjects]
    targets: list[Party] = []
    for slot in sense.target:
        own = [*parties_of(noun, slot), *(p for name, p in clause.obliques if name == slot and p.head.i != noun.i)]
        found = [lookup.party(p, inside=True) for p in own]
        if any(p.actor_id for p in found) or (found and not targets):
            targets = found
        if any(p.actor_id for p in found):
            break
    rule = f"light:{clause.lemma} + noun:{noun_key(noun)}"
    if sense.mutual and (pair := _split(clause, sources, targets, reading)):
        (sources, targets), rule = pair, f"{rule}; mutual"
    if not targets and clause.complements:
        targets = _complement_targets(clause, reading, 1)
    if "purpose" in sense.target and not any(p.actor_id for p in targets):
        targets = _purpose_targets(clause, reading) or targets
    if not sources or not any(p.actor_id for p in (*sources, *targets)):
        return []
    return list(_rows(clause, predicate_of(clause), sources, targets, (sense.event, sense.mode, sense.cameo), rule))


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
    return list(_rows(clause, predicate_of(clause), sources, targets, ("", "", ""), "clause"))


def _other_things(clause: Clause, lookup: Lookup) -> tuple[Phrase, ...]:
    """Return the oblique that a verb without object is about: one that is an actor, else an argument's."""
    arguments = [(name, p) for name, p in clause.obliques if name in ARGUMENT_PREPS]
    named = [p for _, p in arguments if lookup.party(p).actor_id]
    return tuple((named or [p for name, p in arguments if name not in ("in", "at")])[:1])
