"""The article's text cut where evidence begins and ends: each stretch knows the rows that stand on it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.tables import Tables

#: Table -> (kind of highlight, id column, start column, end column). The order is the order of the filters.
SOURCES = {
    "mentions": ("actor", "mention_id", "start", "end"),
    "figures": ("figure", "figure_id", "start", "end"),
    "times": ("time", "time_id", "start", "end"),
    "statements": ("statement", "statement_id", "content_start", "content_end"),
    "relationships": ("relationship", "relationship_id", "predicate_start", "predicate_end"),
}
KINDS = tuple(kind for kind, *_ in SOURCES.values())


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of the text that a row rests on; ``key`` is unique in the page."""

    key: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on which the same rows stand; ``removed`` names the reason when it is no article."""

    text: str
    keys: tuple[str, ...]
    kinds: tuple[str, ...]
    removed: str


def evidence_of(tables: Tables) -> list[Evidence]:
    """Return the evidence of every table that the page highlights."""
    found = []
    for name, (kind, key, start, end) in SOURCES.items():
        frame = tables[name]
        for row_id, low, high in zip(frame[key], frame[start], frame[end], strict=True):
            if not pd.isna(low) and not pd.isna(high):
                found.append(Evidence(str(row_id), kind, int(low), int(high)))
    return found


def pieces(tables: Tables, evidence: list[Evidence]) -> Iterator[list[Piece]]:
    """Yield the lines of the text, each as its pieces in order; removed stretches carry their reason."""
    gone = [
        (int(a), int(b), str(reason))
        for a, b, reason in zip(tables.removed["start"], tables.removed["end"], tables.removed["reason"], strict=True)
    ]
    cuts = sorted({e.start for e in evidence} | {e.end for e in evidence} | {x for a, b, _ in gone for x in (a, b)})
    at = 0
    for line in tables.text.split("\n"):
        yield list(_line(tables.text, at, at + len(line), cuts, evidence, gone))
        at += len(line) + 1


def _line(
    text: str, start: int, end: int, cuts: list[int], evidence: list[Evidence], gone: list[tuple[int, int, str]]
) -> Iterator[Piece]:
    near = [e for e in evidence if e.start < end and start < e.end]
    edges = [start, *(c for c in cuts if start < c < end), end]
    for low, high in itertools.pairwise(edges):
        if low >= high:
            continue
        over = [e for e in near if e.start <= low and high <= e.end]
        kinds = tuple(k for k in KINDS if any(e.kind == k for e in over))
        removed = next((reason for a, b, reason in gone if a <= low and high <= b), "")
        yield Piece(text[low:high], tuple(e.key for e in over), kinds, removed)
