"""Expressions in their sentences, and the years that neighbours share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Span

from analysis.times.grammar import Found
from analysis.times.parts import words

_JOINED = re.compile(r" ?[–—-] ?| (?:to|and|or|until|till|through)(?: the)? |, ")
_NAMED = frozenset({"date", "month"})


@dataclass(frozen=True, slots=True)
class Place:
    """An expression with its sentence; a date line has none."""

    found: Found
    sentence_id: str
    sentence: Span | None


def with_shared_years(places: Iterable[Place], text: str) -> list[Place]:
    """Give the first of two joined dates the year of the second: "July-November 1954", "26 June and 4 August 1952"."""
    out: list[Place] = []
    for place in reversed(list(places)):
        after = out[-1].found if out else None
        if after is not None and _shares(place.found, after) and _JOINED.fullmatch(text[place.found.end : after.start]):
            year = int(after.groups["year"]) - (_month(place.found) > _month(after))
            place = replace(place, found=replace(place.found, groups=place.found.groups | {"year": str(year)}))
        out.append(place)
    return out[::-1]


def _shares(found: Found, after: Found) -> bool:
    if found.form not in _NAMED or after.form not in _NAMED or len(after.groups.get("year", "")) != 4:
        return False
    return not {"year", "relyear", "which"} & found.groups.keys()


def _month(found: Found) -> int:
    return int(words()["months"][found.groups["month"].rstrip(".")])
