"""Names that are both a state of the United States and a country: "Atlanta, Georgia" beside "Tbilisi, Georgia"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.actors.line import LOCATION, US_STATE, Name, Words
from analysis.actors.lists.gazetteer import cities, countries, demonyms, us_states


def settle_states(names: Sequence[Name], line: Words) -> list[Name]:
    """Return the names with those of US states that share a country's name marked by ``US_STATE``.

    One straight after a city of the United States or before a governor is the state; all others are too, where nothing
    speaks of the country, its people or one of its cities, but the article speaks of the United States.
    """
    keys = [line.key(n.start, n.end) for n in names]
    double = {at for at, key in enumerate(keys) if key in countries() and key in us_states()}
    if not double:
        return list(names)
    after_city = {at for at in double if _follows_city(names[at], line) or _has_governor(names[at], line)}
    codes = {countries()[keys[at]] for at in double}
    foreign = any(at not in double and _speaks_of(key, codes) for at, key in enumerate(keys))
    beside = any(key in us_states() for at, key in enumerate(keys) if at not in double)
    states = after_city if foreign or not (after_city or beside) else double
    return [replace(n, label=LOCATION, rule=US_STATE) if at in states else n for at, n in enumerate(names)]


def _follows_city(name: Name, line: Words) -> bool:
    if name.start < 2 or line.text[name.start - 1] != ",":
        return False
    end, key = name.start - 1, line.key(name.start, name.end)
    keys = (line.key(end - size, end) for size in (1, 2, 3) if size <= end)
    return any("USA" in lands and countries()[key] not in lands for lands in map(_lands, keys))


def _has_governor(name: Name, line: Words) -> bool:
    """Tell whether an office follows that only a state of the United States has: "Georgia [Governor]"."""
    after = name.end + (line.lower[name.end : name.end + 1] == ["'s"])
    return line.lower[after : after + 1] in (["governor"], ["gov."], ["gov"])


def _lands(city: str) -> set[str]:
    return {found.country for found in cities(city)}


def _speaks_of(key: str, codes: set[str]) -> bool:
    found = cities(key)
    return demonyms().get(key) in codes or bool(found and found[0].country in codes)
