"""The training sets of names, each read by its own conventions into one form: texts with spans and what is unmarked.

Conventions differ. Here a name is without "the", title and final 's; nationalities are MISC; a country is LOC even
where it acts. Where a set does not say, more than one type is allowed, and the loss sums over them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.actors.lists.gazetteer import countries, demonyms, fold
from tests.training.names_relations import RELATIONS, arguments

ANY = frozenset(("PER", "ORG", "LOC", "MISC"))
ONLY_MISC = frozenset(("MISC",))
NOTHING: frozenset[str] = frozenset()
CASES = {"lower": str.lower, "upper": str.upper, "title": str.title}

#: Set -> (what a capitalized word that is not marked may be beside no name, share set aside, copies an epoch).
SETS = {
    "ner_uner_ewt": (ONLY_MISC, 0.15, 3.0),
    "alias_docred": (NOTHING, 0.06, 1.5),
    "rel_redocred": (NOTHING, 0.0, 1.0),
    "ner_crossner": (NOTHING, 0.06, 1.0),
    "names_fewnerd": (ANY, 0.02, 0.3),
    "ner_wnut17": (ONLY_MISC, 0.1, 1.0),
    "ner_btc": (ONLY_MISC, 0.03, 1.0),
    "coref_wikifair": (NOTHING, 0.0, 1.0),
    "rel_core": (ANY, 0.06, 1.0),
    "rel_knowledgenet": (ANY, 0.06, 1.0),
    "rel_fewrel": (ANY, 0.0, 0.4),
    "gap": (ANY, 0.0, 0.6),
}
#: Fine types whose place among the four differs between guidelines.
FINE = {
    "building_airport": {"LOC"},
    "building_sportsfacility": {"LOC"},
    "building_theater": {"LOC"},
    "building_hospital": {"LOC", "ORG"},
    "building_hotel": {"LOC", "ORG"},
    "building_restaurant": {"LOC", "ORG"},
    "other_god": {"MISC", "PER"},
    "other_astronomything": {"MISC", "LOC"},
    "astronomicalobject": {"MISC", "LOC"},
    "academicjournal": {"MISC", "ORG"},
    "magazine": {"MISC", "ORG"},
    "conference": {"MISC", "ORG"},
    "art_broadcastprogram": {"MISC"},
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that is a name of one of ``types``; with no types nothing is known of it."""

    start: int
    end: int
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its names; ``unmarked``: what capitalized words outside of them may be; ``aside``: not trained on."""

    source: str
    text: str
    spans: tuple[Span, ...]
    unmarked: frozenset[str]
    aside: bool


def read_samples(folder: Path) -> Iterator[Sample]:
    """Yield all records of the sets under ``folder``, and copies of some of them in other letter case."""
    for name, (unmarked, share, _) in SETS.items():
        with gzip.open(folder / name / "train.jsonl.gz", "rt", encoding="utf-8") as handle:
            for line in handle:
                record = json.loads(line)
                spans = tuple(sorted(_spans(name, record), key=lambda s: (s.start, -s.end)))
                lot = int(hashlib.sha1(record["id"].encode()).hexdigest()[:8], 16) % 1000 / 1000
                sample = Sample(name, record["text"], _apart(spans), unmarked, lot < share)
                yield sample
                yield from _other_case(sample, lot, share)


def _other_case(sample: Sample, lot: float, share: float) -> Iterator[Sample]:
    """Yield a copy in small letters, capitals or headline style of one record in fifteen of the complete sets."""
    if sample.unmarked == ANY:
        return
    for number, change in enumerate(CASES.values()):
        if share + 0.022 * number <= lot < share + 0.022 * (number + 1):
            text = change(sample.text)
            if len(text) == len(sample.text):
                yield replace(sample, text=text, aside=False)


def _spans(name: str, record: dict[str, Any]) -> Iterator[Span]:
    text = record["text"]
    for mention in _mentions(name, record):
        start, end, types = mention["start"], mention["end"], frozenset(mention["type"].split())
        if not types <= ANY:
            continue
        if mention.get("optional") or text[start] == "@":
            yield Span(start, end, NOTHING)
            continue
        types = frozenset(FINE.get(mention.get("orig", ""), types))
        yield from _ours(text, start, end, types)


def _mentions(name: str, record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the marked stretches: ``start``, ``end``, ``type`` (several types with spaces between)."""
    if name in RELATIONS:
        yield from arguments(name, record)
    elif name == "rel_redocred":
        for entity in record["entities"]:
            for mention in entity["mentions"]:
                yield mention | {"type": entity["type"]}
    elif name == "coref_wikifair":
        yield from (m for m in record["mentions"] if m["kind"] == "name" and not m["nested"])
    else:
        yield from record.get("ents") or record.get("mentions") or ()


def _ours(text: str, start: int, end: int, types: frozenset[str]) -> Iterator[Span]:
    """Yield the span as newsbook has it."""
    words = text[start:end]
    if words.lower().startswith("the ") and words[4:5].isupper() and words.lower() != "the hague":
        start += 4
    for ending in ("'s", "’s", " '", " ’"):
        if text[start:end].endswith(ending):
            end -= len(ending)
    words = text[start:end].rstrip()
    key = fold(words)
    if key in demonyms():
        yield Span(start, start + len(words), ONLY_MISC)
    elif key in countries() and types <= {"ORG", "LOC"}:
        yield Span(start, start + len(words), frozenset(("LOC",)))
    elif types != ONLY_MISC or any(char.isupper() for char in words):
        yield Span(start, start + len(words), types)


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the outermost spans."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
