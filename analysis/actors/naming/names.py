"""Doc -> names: what the trained tagger, the rules and the language model find, mended by kinds of error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from analysis.actors.apposed import is_called_body, thing_before
from analysis.actors.line import (
    COUNTRY,
    LOCATION,
    ORGANIZATION,
    OTHER,
    PEOPLE,
    PERSON,
    UNKNOWN,
    Name,
    Words,
)
from analysis.actors.lists.gazetteer import countries, demonyms
from analysis.actors.lists.lexicon import known_bodies, words
from analysis.actors.naming.mending import mended
from analysis.actors.naming.missed import missed_names
from analysis.actors.naming.notnames import TAGGER
from analysis.actors.naming.organizations import named_bodies
from analysis.actors.naming.things import brand_names, index_names, mark_things
from analysis.actors.naming.whole import chained, extended, joined, with_given
from analysis.actors.tagging.tagger import Reading, read_names

LABELS = {
    "PERSON": PERSON, "ORG": ORGANIZATION, "GPE": LOCATION, "LOC": LOCATION, "FAC": LOCATION, "NORP": PEOPLE,
    "PRODUCT": OTHER, "EVENT": OTHER, "WORK_OF_ART": OTHER, "LAW": OTHER,
}  # fmt: skip
LIKELY = 0.5  # probability from which on a tagged name counts, whatever the language model says
TAGGED = {"PER": PERSON, "ORG": ORGANIZATION, "LOC": LOCATION}
_Span = tuple[int, int]


def find_names(doc: Doc, line: Words) -> list[Name]:
    """Return the names of the article in order, none overlapping another, with the kinds that single places suggest."""
    reading = read_names(doc)
    bodies = list(named_bodies(line))
    spans = {(body.start, body.end) for body in bodies}
    tagged = [part for name in _tagged(reading, doc, line) for part in mended(name, line)]
    tagged = [name for name in tagged if name.label != PERSON or (name.start, name.end) not in spans]
    # The tagger knows what the model calls a person, a body or a place; where it disagrees it is right more often.
    entities = (_of_entity(ent) for ent in doc.ents if LABELS.get(ent.label_) in (PEOPLE, OTHER))
    model = [part for name in entities for part in mended(name, line)]
    found = _settle([*index_names(line), *brand_names(line), *tagged, *bodies, *model])
    missed = missed_names(line, found, reading.outside)
    sources = {(ent.start, ent.end): ent.label_ for ent in doc.ents}
    labels = {(name.start, name.end): name.label for name in reading.names}
    found = _settle([*found, *(_doubted(name, labels, sources) for name in missed)])
    ordered = chained(with_given(joined(sorted(found, key=lambda n: n.start), line), line), line)
    whole = mark_things(ordered, line)
    return [_known(line, extended(name, line)) for name in whole]


def _tagged(reading: Reading, doc: Doc, line: Words) -> Iterator[Name]:
    """Yield the trained tagger's names that are more likely right than wrong; peoples by the model or the gazetteer."""
    for name in reading.names:
        label, source = TAGGED.get(name.label, OTHER), doc[name.start].ent_type_
        if name.score < LIKELY:
            continue
        if label == OTHER and source == "NORP":
            continue  # the model has whole peoples: "Bosnian Serbs"
        known = line.key(name.start, name.end) in demonyms()
        single = name.end - name.start == 1
        place = label == LOCATION and not known and line.tag[name.start] == "NNP"  # the model has "Johor" for a people
        if (label == OTHER and known) or (source == "NORP" and single and label != PERSON and not place):
            label = PEOPLE
        elif label == OTHER and single and is_called_body(line, name.start):
            label = UNKNOWN
        yield Name(name.start, name.end, label, TAGGER, source, name.score)


def _doubted(name: Name, labels: Mapping[_Span, str], sources: Mapping[_Span, str]) -> Name:
    """Give a missed name of several words the kind that tagger and model agree upon, else the model's as a hint.

    ``labels`` and ``sources``: what the tagger and the language model take a span for.
    """
    if name.label != UNKNOWN or name.end - name.start == 1:
        return name
    span = (name.start, name.end)
    source, tagged = sources.get(span, ""), labels.get(span, "")
    if tagged in TAGGED and TAGGED[tagged] == LABELS.get(source):
        return replace(name, label=TAGGED[tagged], rule=f"{TAGGER}, doubted", source=source)
    return replace(name, source=source)


def _of_entity(ent: object) -> Name:
    return Name(ent.start, ent.end, LABELS[ent.label_], "model", ent.label_)  # type: ignore[attr-defined]


def _settle(names: Iterable[Name]) -> list[Name]:
    """Keep the names that do not overlap an earlier listed one."""
    taken: set[int] = set()
    kept = []
    for name in names:
        places = range(name.start, name.end)
        if name.start < name.end and taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return kept


def _known(line: Words, name: Name) -> Name:
    """Give countries and peoples their kind whatever the model called them."""
    key = line.key(name.start, name.end)
    if name.end - name.start > 1 and line.lower[name.start] in words("notnames.toml", "events"):
        return replace(name, label=OTHER, rule=f"{name.rule}, an event")
    if name.end - name.start < 3 and thing_before(line, name.start):
        return replace(name, label=OTHER, rule=f"{name.rule}, a thing by the noun before it")
    if key in demonyms() and name.label != OTHER:
        return replace(name, label=PEOPLE, rule=f"{name.rule}, demonym")
    if key in known_bodies() and name.label == PEOPLE:
        return replace(name, label=ORGANIZATION, rule=f"{name.rule}, known body")
    if line.text[name.start] == "Air" and line.key(name.start + 1, name.end) in countries():
        return replace(name, label=ORGANIZATION, rule=f"{name.rule}, airline")
    if key in countries() and (line.text[name.start] != line.lower[name.start]):
        if name.start and line.text[name.start - 1] == "Air" and not line.gap[name.start - 1]:
            return replace(name, start=name.start - 1, label=ORGANIZATION, rule=f"{name.rule}, airline")
        return replace(name, label=COUNTRY, rule=f"{name.rule}, country name")
    return name
