"""Which actor does what: actors by PLOVER event type."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts.style import FAINT, INK, colours, empty, folded, missing, paper, require, short, styled, times
from analysis.tables import Tables
from analysis.tables.vocabularies import EVENTS, QUAD_EVENTS

REQUIRES = ("actor",)
_QUAD_OF = {event: quad for quad, events in QUAD_EVENTS.items() for event in events}


def matrix_data(tables: Tables, *, top_n: int = 15) -> pd.DataFrame:
    """Return one row an actor that does something coded, one column an event type: mentions of such events.

    Beyond ``top_n`` actors the last row sums up the others.
    """
    rows = tables.relationships.dropna(subset=["event"])
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    source = [
        names.get(i) or ("" if missing(t) else str(t)) or "not said"
        for i, t in zip(rows["source_id"], rows["source_text"], strict=True)
    ]
    flat = pd.DataFrame({"actor": source, "event": rows["event"].to_list()}, dtype=object)
    wide = pd.crosstab(flat["actor"], flat["event"])
    wide = wide[[e for e in EVENTS if e in wide.columns]]
    wide.columns.name = None
    wide = wide.assign(total=wide.sum(axis=1).astype(int)).reset_index()
    wide = wide.sort_values(["total", "actor"], ascending=[False, True], ignore_index=True)
    return folded(wide, top_n, "actor", "others")


def describe_matrix(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No event type was coded"
    events = data.drop(columns=["actor", "total"]).sum()
    best = events.index[events == events.max()]
    often = times(int(events.max()))
    if len(best) > 2:
        rest = "" if len(best) == len(events) else ", more often than the others"
        return f"{len(best)} event types are mentioned {often} each{rest}"
    return f"{' and '.join(best)} {'is' if len(best) == 1 else 'are'} mentioned most often: {often}"


@styled
def plot_matrix(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``matrix_data``: a cell an actor and event type, its colour the quad class, its number the mentions."""
    require(data, REQUIRES, "matrix")
    if data.empty:
        why = "No verb or noun of the article is in the codebook; business, sport and disaster stories often have none."
        return empty("No event type was coded", why)
    colour = colours(palette)
    events = [c for c in data.columns if c not in {"actor", "total"}]
    caption = (
        "Rows: who does it. Columns: PLOVER event types, ordered by quad class. Numbers: mentions in this article, "
        "negated and intended ones included; not counts of events."
    )
    chart = paper(2.1 + 0.29 * len(data), describe_matrix(data), caption)
    axes = chart.add_subplot()
    counts: list[list[int]] = data[events].to_numpy().tolist()
    most = max(map(max, counts))
    for row in range(len(data)):
        for column, event in enumerate(events):
            _cell(axes, column, row, counts[row][column], most, colour[_QUAD_OF[event]])
    axes.set_xlim(0, len(events))
    axes.set_ylim(len(data) + 0.7, 0)
    axes.set_xticks([i + 0.5 for i in range(len(events))], events, rotation=35, ha="left", rotation_mode="anchor")
    axes.xaxis.tick_top()
    axes.set_yticks([i + 0.5 for i in range(len(data))], [short(a, 36) for a in data["actor"]])
    axes.tick_params(length=0, labelsize=7.8)
    for side in axes.spines.values():
        side.set_visible(False)
    for quad in QUAD_EVENTS:
        _band(axes, [n for n, e in enumerate(events) if _QUAD_OF[e] == quad], len(data), quad, colour[quad])
    return chart


def _band(axes: Axes, columns: list[int], bottom: int, quad: str, tint: str) -> None:
    """Name a quad class under its columns."""
    if columns:
        low, high = columns[0] + 0.04, columns[-1] + 0.96
        axes.plot([low, high], [bottom + 0.12] * 2, color=tint, linewidth=3, solid_capstyle="butt", clip_on=False)
        axes.text((low + high) / 2, bottom + 0.3, quad, ha="center", va="top", fontsize=7, color=FAINT)


def _cell(axes: Axes, column: int, row: int, count: int, most: int, tint: str) -> None:
    axes.add_patch(Rectangle((column + 0.04, row + 0.06), 0.92, 0.88, facecolor="#F4F4F4", linewidth=0))
    if count:
        strength = 0.35 + 0.65 * count / most
        axes.add_patch(Rectangle((column + 0.04, row + 0.06), 0.92, 0.88, facecolor=tint, alpha=strength, linewidth=0))
        axes.text(column + 0.5, row + 0.5, str(count), ha="center", va="center", fontsize=8.5, color=INK)
