"""Who is related to whom, coloured by PLOVER quad class."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch
from matplotlib.transforms import Bbox

from analysis.charts.style import (
    FAINT,
    INK,
    QUADS,
    SHAPES,
    colours,
    dot,
    empty,
    leaving_out,
    left_out,
    letters,
    line,
    paper,
    records,
    require,
    settle,
    styled,
)  # fmt: skip
from analysis.charts.words import breadth, listed, several, short
from analysis.tables import Tables

REQUIRES = (
    "source_id", "source", "source_type", "target_id", "target", "target_type", "quad", "predicates", "rows", "firm",
)  # fmt: skip
MOST = 22  # more labels than this would touch each other on the ring
_COLUMNS = [
    "source", "source_type", "target", "target_type", "quad", "predicates", "rows", "firm", "source_id", "target_id",
]  # fmt: skip
_BENDS = {"V-COOP": 0.10, "M-COOP": 0.18, "V-CONF": 0.26, "M-CONF": 0.34, "": 0.04}
_VERB = 6.8  # points of the words on an arrow
_PLACES = (0.5, 0.4, 0.6, 0.3, 0.7)  # where on an arrow its words may stand
Point = tuple[float, float]


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
    grouped = rows.groupby(["source_id", "target_id", "quad"], sort=False).agg(
        predicates=("predicate", lambda p: ", ".join(dict.fromkeys(p))),
        rows=("predicate", "size"),
        firm=("firm", "any"),
    )
    data = grouped.reset_index()
    for side in ("source", "target"):
        data[side] = data[f"{side}_id"].map(names)
        data[f"{side}_type"] = data[f"{side}_id"].map(types)
    shown = set(data["source_id"]) | set(data["target_id"])
    return leaving_out(data[_COLUMNS], len(links) - len(shown))


def describe_network(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No two actors are related"
    degree = pd.concat([data["source_id"], data["target_id"]]).value_counts()
    names = _names(data)
    top = sorted(names[a] for a in degree.index[degree == degree.max()])
    ties = several(int(degree.max()), "tie")
    if len(degree) == 2:
        return f"{listed(top)} are related by {several(len(data), 'tie')}"
    if len(top) == len(degree):
        return f"{len(degree)} actors are related, each by {ties}"
    hub = listed(top) if len(top) < 3 else f"{len(top)} actors"
    return (
        f"{hub} {'has' if len(top) == 1 else 'have'} the most ties ({degree.max()}) among {len(degree)} related actors"
    )


@styled
def plot_network(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``network_data``: actors on a ring, an arrow from source to target for each pair and quad class."""
    require(data, REQUIRES, "network")
    if data.empty:
        why = "No relationship joins two different actors, or none passes the filters."
        return empty(describe_network(data), why)
    colour = colours(palette)
    places = _ring(data)
    high = min(0.9 + 0.3 * len(places), 4.9)
    chart = paper(high, describe_network(data), _caption(data), legend=_legend(data, colour), data=data)
    axes = chart.add_subplot()
    axes.set_axis_off()
    _nodes(axes, data, places)
    axes.set_xlim(-2.15, 2.15)
    axes.set_ylim(-1.2, 1.2)
    settle(chart)  # the ring has its place on the paper: now words can be measured against it
    taken = [text.get_window_extent() for text in axes.texts]
    taken += [_box((x, y), 9, 9, chart.dpi) for x, y in axes.transData.transform(list(places.values()))]
    for edge in sorted(records(data), key=lambda e: (-e.rows, not e.quad)):
        start, end = places[edge.source_id], places[edge.target_id]
        _arrow(axes, start, end, edge, colour[edge.quad or "none"])
        _verb(axes, start, end, edge, taken)
    return chart


def _caption(data: pd.DataFrame) -> str:
    total, more = int(data["rows"].sum()), left_out(data)
    return (
        "An arrow leads from who acts to whom, with its verbs where there is room. Open head: verbal; full head: "
        "material or no event code; broken: only negated, intended, demanded or hypothetical. Width grows with the "
        f"rows behind it ({total} in all): mentions in one article, not counts of events."
        + (f" {several(more, 'less related actor is', 'less related actors are')} left out." if more else "")
    )


def _ring(data: pd.DataFrame) -> dict[str, Point]:
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


def _arrow(axes: Axes, start: Point, end: Point, edge, tint: str) -> None:  # type: ignore[no-untyped-def]
    verbal = edge.quad.startswith("V-")
    axes.add_patch(
        FancyArrowPatch(
            start, end, connectionstyle=f"arc3,rad={_BENDS[edge.quad]}", arrowstyle="->" if verbal else "-|>",
            mutation_scale=9, linewidth=min(0.9 + 0.5 * edge.rows, 3.5), color=tint, alpha=0.9,
            linestyle="-" if edge.firm else (0, (3, 2)), shrinkA=7, shrinkB=8, zorder=1,
        )
    )  # fmt: skip


def _verb(axes: Axes, start: Point, end: Point, edge, taken: list[Bbox]) -> None:  # type: ignore[no-untyped-def]
    """Write the predicates on their arrow where they touch no other words; nowhere, where there is no such place."""
    chart = axes.get_figure(root=True)
    if chart is None:
        return
    words = short(edge.predicates, letters(26))
    for at in _PLACES:
        middle = _on_arc(axes, start, end, _BENDS[edge.quad], at)
        box = _box(middle, breadth(words, _VERB) * 72, _VERB, chart.dpi)
        if _visible(box, start, end, axes) and not any(box.overlaps(other) for other in taken):
            taken.append(box)
            x, y = axes.transData.inverted().transform(middle)
            axes.text(
                x, y, words, ha="center", va="center", fontsize=_VERB, color=FAINT, zorder=2,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85},
            )  # fmt: skip
            return


def _visible(box: Bbox, start: Point, end: Point, axes: Axes) -> bool:
    """Tell whether words leave enough of their arrow to be seen."""
    (x1, y1), (x2, y2) = axes.transData.transform([start, end])
    wide, high, long = abs(x2 - x1), abs(y2 - y1), math.hypot(x2 - x1, y2 - y1)
    hidden = min(box.width * long / wide if wide else math.inf, box.height * long / high if high else math.inf)
    return hidden < 0.45 * long


def _on_arc(axes: Axes, start: Point, end: Point, bend: float, at: float) -> Point:
    """Return the pixel at a share of the way along matplotlib's arc3 (a quadratic Bézier curve)."""
    (x1, y1), (x2, y2) = axes.transData.transform([start, end])
    across, up = (x1 + x2) / 2 + bend * (y2 - y1), (y1 + y2) / 2 - bend * (x2 - x1)
    a, b, c = (1 - at) ** 2, 2 * at * (1 - at), at**2
    return a * x1 + b * across + c * x2, a * y1 + b * up + c * y2


def _box(middle: Point, wide: float, high: float, dpi: float) -> Bbox:
    """Return the box of so many points around a pixel."""
    x, y = middle
    w, h = (wide + 3) * dpi / 144, (high + 3) * dpi / 144
    return Bbox.from_extents(x - w, y - h, x + w, y + h)


def _names(data: pd.DataFrame) -> dict[str, str]:
    return dict(zip([*data["source_id"], *data["target_id"]], [*data["source"], *data["target"]], strict=True))


def _nodes(axes: Axes, data: pd.DataFrame, places: Mapping[str, Point]) -> None:
    kinds = dict(zip(data["source_id"], data["source_type"], strict=True))
    kinds |= dict(zip(data["target_id"], data["target_type"], strict=True))
    names = _names(data)
    for actor, (x, y) in places.items():
        axes.scatter([x], [y], s=64, marker=SHAPES[kinds[actor]], color=INK, edgecolor="white", linewidth=1.0, zorder=3)
        axes.annotate(
            short(names[actor], letters(28)), (x, y), xytext=(10 * x, 10 * y), textcoords="offset points", fontsize=8.5,
            color=INK, zorder=4, ha="center" if abs(x) < 0.05 else "left" if x > 0 else "right",
            va="top" if abs(x) < 0.05 else "center",  # the lowest of an odd number stands under the middle
        )  # fmt: skip


def _legend(data: pd.DataFrame, colour: Mapping[str, str]) -> list[list]:  # type: ignore[type-arg]
    """Explain colours of arrows and shapes of actors."""
    quads, types = set(data["quad"]), set(data["source_type"]) | set(data["target_type"])
    return [
        [line(colour[q or "none"], words) for q, words in QUADS.items() if q in quads],
        [dot(shape, INK, t) for t, shape in SHAPES.items() if t in types],
    ]
