"""Which country a part of a country lies in: "Darfur", "southern Lebanon", "Sindh province", "Khartoum"."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping

from analysis.actors.lists.gazetteer import capitals, cities, continents, countries, fold, us_states
from analysis.actors.lists.lexicon import PACKAGE, words
from analysis.lexicons import read_toml

CLEAR = 10  # how many times more people the first candidate must have than the next abroad
LARGE = 100_000  # people that a city must have to be known without its country


@functools.cache
def named_regions() -> Mapping[str, str]:
    """Return folded region -> ISO 3166-1 alpha-3: this folder's list."""
    listed: dict[str, list[str]] = read_toml(PACKAGE, "regions.toml")["regions"]
    return {fold(name): code for code, names in listed.items() for name in names}


@functools.cache
def regions() -> frozenset[str]:
    """Return the folded names of places larger than a city: continents, states of the US, the regions listed here."""
    return frozenset((*continents(), *us_states(), *named_regions()))


@functools.cache
def _subdivisions() -> Mapping[str, str]:
    """Return folded name of a province, state … -> ISO 3166-1 alpha-3, where only one country has it (ISO 3166-2)."""
    import pycountry

    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    found: dict[str, set[str]] = {}
    for part in pycountry.subdivisions:
        found.setdefault(fold(part.name), set()).add(codes.get(part.country_code, ""))
    plain = {name: min(owners) for name, owners in found.items() if len(owners) == 1 and len(name) > 3}
    directions = words("regions.toml", "words.directions")
    return {name: code for name, code in plain.items() if name.split()[0] not in directions}


def region_country(key: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of the country that a region (folded name) is a part of, ``""`` if unknown.

    "South Lebanon" and "Sindh province" are parts of what remains without the first or the last word.
    """
    whole = named_regions().get(key) or ("USA" if key in us_states() else _subdivisions().get(key, ""))
    if whole:
        return whole
    first, _, rest = key.partition(" ")
    if rest and first in words("regions.toml", "words.directions") and key not in countries():
        return countries().get(rest) or named_regions().get(rest) or part_country(key)
    return part_country(key)


def part_country(key: str) -> str:
    """Return the country of what calls itself a part of one, "Sindh province"; ``""`` for other words."""
    start, _, last = key.removeprefix("the ").rpartition(" ")
    if start and last in words("regions.toml", "words.parts"):
        return countries().get(start, "") or place_country(start)
    return ""


def place_country(key: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of the country in which a place (folded name) lies, ``""`` if not clear.

    Capitals, regions, and cities of ``LARGE`` or more people that outnumber their namesakes abroad by ``CLEAR``.
    """
    code = capitals().get(key) or region_country(key)
    if code:
        return code
    most = Counter[str]()
    for city in cities(key):
        most[city.country] = max(most[city.country], city.population)
    ranked = most.most_common(2)
    if not ranked or ranked[0][1] < LARGE or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return ""
    return ranked[0][0]
