"""The article's text cut where evidence begins and ends: each stretch knows the rows that stand on it."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.tables import SCHEMAS, Tables

#: Table -> (kind of highlight, its start and end columns, those that are shown with the row only).
#: The order is the order of the filters.
SOURCES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "mentions": ("actor", ("",), ()),
    "figures": ("figure", ("",), ()),
    "times": ("time", ("",), ()),
    "statements": ("statement", ("content_",), ("speaker_", "cue_")),
    "relationships": ("relationship", ("predicate_",), ("source_", "target_")),
    "removed": ("", (), ("",)),
    "not_coded": ("", (), ("",)),
}
KINDS = tuple(kind for kind, *_ in SOURCES.values() if kind)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of the text that a row rests on; ``kind`` is empty where it shows with its row only."""

    key: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on which the same rows stand; ``removed`` names the reason when it is no article.

    ``nested`` tells that several rows of one kind stand here, one inside another.
    """

    text: str
    keys: tuple[str, ...]
    kinds: tuple[str, ...]
    nested: bool
    removed: str


def row_keys(tables: Tables, name: str) -> list[str]:
    """Return the key of each row of a table in ``SOURCES``, unique in a page.

    It is the row's id for a highlighted kind; other tables' ids may be those of another table.
    """
    own = SCHEMAS[name].key
    if SOURCES[name][0] and own:
        return [str(key) for key in tables[name][own]]
    return [f"{name}-{n}" for n in range(len(tables[name]))]


def keys_of(tables: Tables, name: str) -> list[list[str]]:
    """Return for each row of any table the keys of its evidence in the text: of an actor, all its mentions."""
    if name == "actors":
        of: dict[str, list[str]] = {}
        for actor, mention in zip(tables.mentions["actor_id"], row_keys(tables, "mentions"), strict=True):
            of.setdefault(str(actor), []).append(mention)
        return [of.get(str(actor), []) for actor in tables.actors["actor_id"]]
    if name == "places":
        return [[] if pd.isna(mention) else [str(mention)] for mention in tables.places["mention_id"]]
    return [[key] for key in row_keys(tables, name)] if name in SOURCES else [[] for _ in range(len(tables[name]))]


def evidence_of(tables: Tables) -> list[Evidence]:
    """Return the evidence of every table that the page shows in the text."""
    found = []
    for name, (kind, shown, beside) in SOURCES.items():
        frame, keys = tables[name], row_keys(tables, name)
        for prefix in (*shown, *beside):
            for key, low, high in zip(keys, frame[f"{prefix}start"], frame[f"{prefix}end"], strict=True):
                if not pd.isna(low) and not pd.isna(high) and low < high:
                    found.append(Evidence(key, kind if prefix in shown else "", int(low), int(high)))
    return found


def pieces(tables: Tables, evidence: list[Evidence]) -> Iterator[list[Piece]]:
    """Yield the lines of the text, each as its pieces in order; removed stretches carry their reason."""
    gone = [
        (int(a), int(b), str(reason))
        for a, b, reason in zip(tables.removed["start"], tables.removed["end"], tables.removed["reason"], strict=True)
    ]
    edges = {x for e in evidence for x in (e.start, e.end)} | {x for a, b, _ in gone for x in (a, b)}
    cuts, waiting, open_ = sorted(edges), sorted(evidence, key=lambda e: (e.start, e.end)), list[Evidence]()
    at, next_one = 0, 0
    for line in tables.text.split("\n"):
        end = at + len(line)
        while next_one < len(waiting) and waiting[next_one].start < end:
            open_.append(waiting[next_one])
            next_one += 1
        last = bisect.bisect_left(cuts, end)
        bounds = itertools.pairwise((at, *cuts[bisect.bisect_right(cuts, at) : last], end))
        yield [_piece(tables.text, low, high, open_, gone) for low, high in bounds if low < high]
        open_ = [e for e in open_ if e.end > end]
        at = end + 1


def _piece(text: str, low: int, high: int, near: list[Evidence], gone: list[tuple[int, int, str]]) -> Piece:
    over = [e for e in near if e.start <= low and high <= e.end]
    shown = [e.kind for e in over if e.kind]
    return Piece(
        text=text[low:high],
        keys=tuple(dict.fromkeys(e.key for e in over)),
        kinds=tuple(kind for kind in KINDS if kind in shown),
        nested=len(set(shown)) < len(shown),
        removed=next((reason for a, b, reason in gone if a <= low and high <= b), ""),
    )
