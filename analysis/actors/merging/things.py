"""Names of one thing: share indices by the list, models with and without their maker ("A380", "Airbus A380")."""

from __future__ import annotations

from analysis.actors.forms import named_in_list, stated
from analysis.actors.line import OTHER
from analysis.actors.merging.clusters import Cluster, Work


def indices(work: Work) -> None:
    """Put the names of a share index together that ``aliases.toml`` lists."""
    first: dict[str, Cluster] = {}
    for cluster in work.of_kind(OTHER):
        if named_in_list(cluster.key):
            known = first.setdefault(stated(cluster.key), cluster)
            first[stated(cluster.key)] = work.merge(known, cluster, "thing", "two names of one in the list") or known


def models(work: Work) -> None:
    """Put a model's number to the only such model with a maker."""
    things = work.of_kind(OTHER)
    for short in things:
        if any(c.isdigit() for c in short.key):
            owners = [c for c in things if any(key.endswith(f" {short.key}") for key in c.keys)]
            work.claim(short, owners, "thing", "the only model of that number")


RULES = (indices, models)
