"""The senses of verbs and event nouns, and the codebook's types, from the TOML files beside this one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.lexicons import read_toml, read_words

_HERE = "analysis.relationships"
CODEBOOK = "polecat-16"


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types; see docs/codebook.md."""

    name: str
    quad: str
    cameo_root: str
    definition: str
    excludes: str
    examples: tuple[str, ...]
    modes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """One entry of states.toml: the words that say so, and where the other side stands."""

    kind: str
    words: tuple[str, ...]
    slots: tuple[str, ...]
    reverse: bool
    mutual: bool
    passive: bool
    alone: bool
    body: bool
    bare: bool
    bearer: str
    wikidata: str


@dataclass(frozen=True, slots=True)
class VerbSense:
    """One sense of some verbs: the code, the conditions under which it holds, and where its target stands."""

    order: int
    event: str
    mode: str
    cameo: str
    verbs: tuple[str, ...]
    target: tuple[str, ...]
    objects: frozenset[str]
    object_event: frozenset[str]
    oblique: frozenset[str]
    preps: frozenset[str]
    unless_objects: frozenset[str]
    unless_preps: frozenset[str]
    needs: str
    needs_subject: str
    nested: str
    mutual: bool
    source_only: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class NounSense:
    """One sense of some event nouns: the code, and where its source and target stand."""

    event: str
    mode: str
    cameo: str
    nouns: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    hostile: frozenset[str]
    by: frozenset[str]
    preps: frozenset[str]
    mutual: bool
    needs_both: bool
    needs_people: bool


@functools.cache
def codebook() -> Mapping[str, EventType]:
    """Return the sixteen types by name, in the codebook's order."""
    return {
        name: EventType(
            name, t["quad"], t["cameo_root"], t["definition"], t["excludes"], tuple(t["examples"]), t.get("modes", {})
        )
        for name, t in read_toml(_HERE, "codebook.toml").items()
    }


@functools.cache
def state_entries(part: str) -> tuple[State, ...]:
    """Return the entries of states.toml, of its nouns (``"noun"``) or of its verbs (``"verb"``)."""
    return tuple(
        State(
            raw["kind"],
            tuple(raw["nouns" if part == "noun" else "verbs"]),
            tuple(raw["preps" if part == "noun" else "slots"]),
            raw.get("reverse", False),
            raw.get("mutual", False),
            raw.get("passive", False),
            raw.get("alone", False),
            raw.get("body", False),
            raw.get("bare", False),
            raw.get("bearer", ""),
            raw["wikidata"],
        )
        for raw in read_toml(_HERE, "states.toml")[part]
    )


@functools.cache
def states(part: str) -> Mapping[str, tuple[State, ...]]:
    """Return the states of each noun or verb of states.toml, in the file's order."""
    index: dict[str, tuple[State, ...]] = {}
    for entry in state_entries(part):
        for word in entry.words:
            index[word] = (*index.get(word, ()), entry)
    return index


@functools.cache
def verb_senses() -> Mapping[str, tuple[VerbSense, ...]]:
    """Return the senses of each verb entry ("carry out"), in the file's order."""
    index: dict[str, list[VerbSense]] = {}
    for order, raw in enumerate(read_toml(_HERE, "verbs.toml")["sense"]):
        sense = _verb_sense(order, raw)
        for verb in sense.verbs:
            index.setdefault(verb, []).append(sense)
    # a sense with conditions on the object or a preposition goes before one without
    return {verb: tuple(sorted(senses, key=lambda s: (not _is_specific(s), s.order))) for verb, senses in index.items()}


def _is_specific(sense: VerbSense) -> bool:
    return bool(sense.objects or sense.object_event or sense.oblique or sense.preps or sense.refused)


def _verb_sense(order: int, raw: Mapping[str, Any]) -> VerbSense:
    def words(key: str) -> frozenset[str]:
        return frozenset(raw.get(key, ()))

    return VerbSense(
        order=order,
        event=raw["event"],
        mode=raw.get("mode", ""),
        cameo=raw.get("cameo", ""),
        verbs=tuple(raw["verbs"]),
        target=tuple(raw["target"]),
        objects=words("objects"),
        object_event=words("object_event"),
        oblique=words("oblique"),
        preps=words("preps"),
        unless_objects=words("unless_objects"),
        unless_preps=words("unless_preps"),
        needs=raw.get("needs", ""),
        needs_subject=raw.get("needs_subject", ""),
        nested=raw.get("nested", ""),
        mutual=raw.get("mutual", False),
        source_only=raw.get("source_only", False),
        refused=raw.get("refused", False),
    )


@functools.cache
def deeds_to_people() -> frozenset[str]:
    """Return the verbs that are only coded with people as their object: "arrest", "sentence"."""
    every = verb_senses().items()
    return frozenset(verb for verb, senses in every if all(s.needs == "human" and "object" in s.target for s in senses))


@functools.cache
def noun_senses() -> Mapping[str, tuple[NounSense, ...]]:
    """Return the senses of each event noun ("phone call"), in the file's order."""
    index: dict[str, list[NounSense]] = {}
    for raw in read_toml(_HERE, "nouns.toml")["sense"]:
        sense = NounSense(
            event=raw["event"],
            mode=raw.get("mode", ""),
            cameo=raw.get("cameo", ""),
            nouns=tuple(raw["nouns"]),
            source=tuple(raw["source"]),
            target=tuple(raw["target"]),
            hostile=frozenset(raw.get("hostile", ())),
            by=frozenset(raw.get("by", ())),
            preps=frozenset(raw.get("preps", ())),
            mutual=raw.get("mutual", False),
            needs_both=raw.get("needs_both", False),
            needs_people=raw.get("needs_people", False),
        )
        for noun in sense.nouns:
            index.setdefault(noun, []).append(sense)
    return {noun: tuple(senses) for noun, senses in index.items()}


@functools.cache
def light_verbs() -> frozenset[str]:
    """Return the verbs whose event noun says what is done ("hold talks")."""
    return frozenset(read_toml(_HERE, "nouns.toml")["light_verbs"])


@functools.cache
def suffering_verbs() -> frozenset[str]:
    """Return the verbs whose subject suffers what their event noun says ("came under attack")."""
    return frozenset(read_toml(_HERE, "nouns.toml")["suffering_verbs"])


@functools.cache
def people() -> frozenset[str]:
    """Return the nouns for people and for bodies that act."""
    return frozenset(read_words(_HERE, "people.txt"))


@functools.cache
def sport_words() -> frozenset[str]:
    """Return the words of match reports."""
    return frozenset(read_words("analysis.actors.lists", "sport.txt"))


def quad_of(event: str) -> str:
    """Return the quad class of a type, ``""`` for none."""
    return codebook()[event].quad if event else ""


def cameo_of(event: str, own: str = "") -> str:
    """Return the CAMEO root: the sense's own, else the type's, ``""`` for no event."""
    return own or (codebook()[event].cameo_root if event else "")
