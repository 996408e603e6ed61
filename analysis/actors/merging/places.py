"""States under all their names, and places with fuller names."""

from __future__ import annotations

from analysis.actors.line import COUNTRY, LOCATION, PEOPLE
from analysis.actors.lists.gazetteer import cities, countries, demonyms
from analysis.actors.lists.regions import regions
from analysis.actors.merging.clusters import Cluster, Work

_LINKS = ("de", "am", "an", "upon", "on", "del")
_AFTER = ("ocean", "strip", "desert")
_BEFORE = ("city of", "town of", "state of", "province of", "island of", "port of")


def same_state(work: Work) -> None:
    """Put the names of one state together: "US", "United States"; its demonyms too."""
    by_code: dict[str, Cluster] = {}
    for cluster in work.of_kind(COUNTRY, PEOPLE, LOCATION):
        code = cluster.code or countries().get(cluster.key)
        code = code or (demonyms().get(cluster.key, "") if cluster.kind == PEOPLE else "")
        if not code:
            continue
        if code in by_code:
            by_code[code] = (
                work.merge(by_code[code], cluster, "country names", f"both stand for {code}") or by_code[code]
            )
        else:
            by_code[code] = cluster


def fuller_names(work: Work) -> None:
    """Put a place's short form to its full one: "Frankfurt", "Frankfurt am Main"."""
    places = work.of_kind(LOCATION)
    for short in places:
        owners = [c for c in places if c is not short and _is_fuller(c.key, short.key)]
        work.claim(short, owners, "place", "the only fuller name of the place")


def _is_fuller(full: str, short: str) -> bool:
    """Tell whether ``full`` is a longer name of one place: "Frankfurt am Main", "Gaza Strip", "City of York"."""
    if full.startswith(tuple(f"{short} {link} " for link in _LINKS)):
        return True
    if short in countries():
        return False
    if full == f"{short} city":  # "Kansas City" is no name of Kansas
        return short not in regions() and bool(cities(short))
    return full in [f"{before} {short}" for before in _BEFORE] or full in [f"{short} {after}" for after in _AFTER]
