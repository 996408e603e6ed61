"""Who is related to whom, coloured by PLOVER quad class."""

from __future__ import annotations

import itertools
import math

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from analysis.charts.style import INK, colours, empty, paper, records, require, short, styled
from analysis.tables import Tables

REQUIRES = ("source", "target", "quad", "rows", "firm")
MOST = 22  # more labels than this would touch each other on the ring
QUADS = ("V-COOP", "M-COOP", "V-CONF", "M-CONF")
_WORDS = {
    "V-COOP": "verbal cooperation", "M-COOP": "material cooperation", "V-CONF": "verbal conflict",
    "M-CONF": "material conflict", "": "no event code",
}  # fmt: skip


def network_data(
    tables: Tables, *, top_n: int = 14, relationship_kinds: list[str] | None = None, modalities: list[str] | None = None
) -> pd.DataFrame:
    """Return one row a pair and quad class: source, target, types, quad, predicates, rows, firm.

    ``firm`` is false when every row of the pair is negated, intended, demanded or hypothetical.
    """
    rows = tables.relationships.dropna(subset=["source_id", "target_id"])
    rows = rows[rows["source_id"] != rows["target_id"]]
    for column, chosen in (("kind", relationship_kinds), ("modality", modalities)):
        rows = rows[rows[column].isin(chosen)] if chosen else rows
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    types = dict(zip(tables.actors["actor_id"], tables.actors["type"], strict=True))
    links = pd.concat([rows["source_id"], rows["target_id"]]).value_counts()
    order = {a: n for n, a in enumerate(tables.actors["actor_id"])}
    best = sorted(links.index, key=lambda a: (-links[a], order[a]))[: min(top_n, MOST)]
    rows = rows[rows["source_id"].isin(best) & rows["target_id"].isin(best)]
    soft = rows["negated"] | rows["modality"].isin(["intended", "demanded", "hypothetical"])
    rows = rows.assign(quad=rows["quad"].fillna(""), firm=~soft.astype(bool))
    keys = ["source_id", "target_id", "quad"]
    grouped = rows.groupby(keys, sort=False).agg(
        predicates=("predicate", lambda p: ", ".join(dict.fromkeys(p))),
        rows=("predicate", "size"),
        firm=("firm", "any"),
    )
    data = grouped.reset_index()
    for side in ("source", "target"):
        data.insert(0, f"{side}_type", data[f"{side}_id"].map(types))
        data.insert(0, side, data[f"{side}_id"].map(names))
    return data[
        [
            "source",
            "source_type",
            "target",
            "target_type",
            "quad",
            "predicates",
            "rows",
            "firm",
            "source_id",
            "target_id",
        ]
    ]


def describe_network(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No two actors are shown as related"
    degree = pd.concat([data["source"], data["target"]]).value_counts()
    top = sorted(degree.index[degree == degree.max()])
    hub = top[0] if len(top) == 1 else f"{top[0]} and {top[1]}" if len(top) == 2 else f"{len(top)} actors"
    verb = "has" if len(top) == 1 else "have"
    return f"{hub} {verb} the most ties ({degree.max()}) among the {len(degree)} related actors shown"


@styled
def plot_network(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``network_data``: actors on a ring, an arrow from source to target for each pair and quad class."""
    require(data, REQUIRES, "network")
    if data.empty:
        why = "No relationship joins two different actors, or none passes the filters."
        return empty("No two actors are related", why)
    colour = colours(palette)
    total = int(data["rows"].sum())
    caption = (
        "An arrow leads from who acts to whom; broken: only negated, intended, demanded or hypothetical. Width grows "
        f"with the rows behind it ({total} in all): mentions in one article, not counts of events."
    )
    chart = paper(5.6, describe_network(data), caption)
    axes = chart.add_subplot()
    axes.set_axis_off()
    places = _ring(data)
    for edge in records(data):
        _arrow(axes, places[edge.source_id], places[edge.target_id], edge, colour)
    _nodes(axes, data, places, colour)
    axes.set_xlim(-2.15, 2.15)
    axes.set_ylim(-1.2, 1.2)
    _legends(axes, data, colour)
    return chart


def _ring(data: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Place actors on a ring so that related ones are near: each next is the one most tied to the last placed."""
    ties: dict[str, dict[str, int]] = {}
    for source, target, rows in zip(data["source_id"], data["target_id"], data["rows"], strict=True):
        ties.setdefault(source, {})[target] = ties.setdefault(source, {}).get(target, 0) + int(rows)
        ties.setdefault(target, {})[source] = ties.setdefault(target, {}).get(source, 0) + int(rows)
    left = sorted(ties, key=lambda a: (-len(ties[a]), int(a[1:])))
    ring = [left.pop(0)]
    while left:
        near = max(left, key=lambda a: (ties[ring[-1]].get(a, 0), sum(ties[a].get(b, 0) for b in ring), -left.index(a)))
        left.remove(near)
        ring.append(near)
    step = 2 * math.pi / len(ring)
    angles = [math.pi / 2 - step * (i + 0.5) for i in range(len(ring))]
    return {actor: (math.cos(a), math.sin(a)) for actor, a in zip(ring, angles, strict=True)}


def _arrow(axes, start, end, edge, colour) -> None:  # type: ignore[no-untyped-def]
    bend = {"V-COOP": 0.10, "M-COOP": 0.18, "V-CONF": 0.26, "M-CONF": 0.34, "": 0.04}[edge.quad]
    axes.add_patch(
        FancyArrowPatch(
            start, end, connectionstyle=f"arc3,rad={bend}", arrowstyle="-|>", mutation_scale=9,
            linewidth=min(0.9 + 0.5 * edge.rows, 3.5), color=colour[edge.quad or "none"], alpha=0.85,
            linestyle="-" if edge.firm else (0, (3, 2)), shrinkA=7, shrinkB=8, zorder=1,
        )
    )  # fmt: skip


def _nodes(axes, data, places, colour) -> None:  # type: ignore[no-untyped-def]
    kinds = dict(zip(data["source_id"], data["source_type"], strict=True))
    kinds |= dict(zip(data["target_id"], data["target_type"], strict=True))
    names = dict(zip(data["source_id"], data["source"], strict=True))
    names |= dict(zip(data["target_id"], data["target"], strict=True))
    for actor, (x, y) in places.items():
        axes.scatter([x], [y], s=70, color=colour[kinds[actor]], edgecolor="white", linewidth=1.2, zorder=3)
        side = "left" if x > 0 else "right"
        axes.text(x * 1.08, y * 1.08, short(names[actor], 28), ha=side, va="center", fontsize=8.5, color=INK, zorder=4)


def _legends(axes, data, colour) -> None:  # type: ignore[no-untyped-def]
    """Explain edges and nodes in two rows above the ring."""
    quads = [q for q in (*QUADS, "") if q in set(data["quad"])]
    edges = [Line2D([], [], color=colour[q or "none"], linewidth=2, label=_WORDS[q]) for q in quads]
    present = set(data["source_type"]) | set(data["target_type"])
    types = [t for t in ("person", "organization", "country", "group", "location") if t in present]
    nodes = [Line2D([], [], marker="o", linestyle="", color=colour[t], label=t) for t in types]
    pairs = itertools.zip_longest(edges, nodes, fillvalue=Line2D([], [], linestyle="", label=" "))
    axes.legend(
        handles=[mark for pair in pairs for mark in pair], ncols=max(len(edges), len(nodes)), loc="lower left",
        bbox_to_anchor=(0.0, 1.0), frameon=False, fontsize=7.5, handletextpad=0.4,
    )  # fmt: skip
