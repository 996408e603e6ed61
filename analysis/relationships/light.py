"""Light verbs: the event is what their noun says ("held talks", "came under attack")."""

from __future__ import annotations

from spacy.tokens import Token

from analysis.relationships.clauses import Clause
from analysis.relationships.drafts import Draft, Predicate, in_entry, predicate_of, rows_between, split_parties
from analysis.relationships.lexicon import NounSense, light_verbs, suffering_verbs
from analysis.relationships.nominals import event_head, noun_arguments, noun_key, parties_of, sense_of
from analysis.relationships.parties import Party
from analysis.relationships.senses import Reading, match_sense
from analysis.relationships.targets import complement_targets, purpose_targets
from analysis.relationships.words import lemma_of

#: "Brought the siege to an end" is no siege of one's own.
_ENDS = ("end", "close", "halt", "conclusion", "standstill")


def light_noun(clause: Clause) -> tuple[Token, NounSense] | None:
    """Return the event noun of a light verb, "held talks", and its sense."""
    if clause.passive or any(name == "to" and lemma_of(p.head) in _ENDS for name, p in clause.obliques):
        return None
    return _event_of(clause, light_verbs())


def suffered_noun(clause: Clause) -> tuple[Token, NounSense] | None:
    """Return the event noun of a verb whose subject suffers it: "came under attack", "faced criticism"."""
    found = None if clause.passive else _event_of(clause, suffering_verbs())
    return found if found and not found[1].mutual else None


def _event_of(clause: Clause, verbs: frozenset[str]) -> tuple[Token, NounSense] | None:
    for phrase in clause.objects:
        noun = event_head(phrase.head)
        sense = sense_of(noun)
        if sense and clause.lemma in verbs:
            return noun, sense
    things = [f" {phrase.head.lower_}" for phrase in clause.objects]  # "took part in a march"
    for name, phrase in clause.obliques:
        noun = event_head(phrase.head)
        sense = sense_of(noun)
        if sense and any(f"{clause.lemma}{thing} {name}" in verbs for thing in ("", *things)):
            return noun, sense
    return None


def used_nouns(clause: Clause, reading: Reading) -> set[int]:
    """Return the event nouns that the clause's own row already speaks for: "held talks", "bolster support"."""
    match = match_sense(clause, reading)
    if match is not None:
        wanted = match.sense.objects | match.sense.oblique
        phrases = [*clause.objects, *(p for _, p in clause.obliques)]
        return {p.head.i for p in phrases if lemma_of(p.head) in wanted or in_entry(p.head, match)}
    light = light_noun(clause) or suffered_noun(clause)
    return {light[0].i} if light else set()


def suffered_rows(clause: Clause, noun: Token, sense: NounSense, reading: Reading) -> list[Draft]:
    """Return the rows of "A came under attack from B": what B does to A."""
    targets = [reading.lookup.party(p) for p in clause.subjects]
    sources, _ = noun_arguments(noun, sense, reading.lookup)
    if not any(p.actor_id for p in sources):
        outside = [p for name, p in clause.obliques if name in ("from", "by") and p.head.i != noun.i]
        sources = [reading.lookup.party(p) for p in outside] or sources
    if not any(p.actor_id for p in (*sources, *targets)):
        return []
    rule = f"suffered:{clause.lemma} + noun:{noun_key(noun)}"
    said = Predicate(noun_key(noun), noun.idx, noun.idx + len(noun))  # the verb would read as the sufferer's deed
    return list(rows_between(clause, said, sources, targets, (sense.event, sense.mode, sense.cameo), rule))


def light_rows(clause: Clause, noun: Token, sense: NounSense, reading: Reading) -> list[Draft]:
    """Return the rows of "A held talks with B"."""
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
    if sense.mutual and (pair := split_parties(clause, sources, targets, reading)):
        (sources, targets), rule = pair, f"{rule}; mutual"
    if not targets and clause.complements:
        targets = complement_targets(clause, reading, 1)
    if "purpose" in sense.target and not any(p.actor_id for p in targets):
        targets = purpose_targets(clause, reading) or targets
    if not sources or not any(p.actor_id for p in (*sources, *targets)):
        return []
    return list(
        rows_between(clause, predicate_of(clause), sources, targets, (sense.event, sense.mode, sense.cameo), rule)
    )
