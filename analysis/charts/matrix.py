"""Which actor does what: actors by PLOVER event type."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts.style import (
    FAINT,
    INK,
    MARGIN,
    QUADS,
    colours,
    empty,
    folded,
    letters,
    paper,
    records,
    require,
    styled,
    width,
)
from analysis.charts.words import breadth, cell, listed, several, short
from analysis.tables import Tables
from analysis.tables.vocabularies import EVENTS, QUAD_EVENTS

REQUIRES = ("actor", "total")
_QUAD_OF = {event: quad for quad, events in QUAD_EVENTS.items() for event in events}
_BAND = 7.0  # points of a quad class
_NARROWEST = 8  # columns' room that a chart of fewer columns has too: cells stay cells


def matrix_data(tables: Tables, *, top_n: int = 15) -> pd.DataFrame:
    """Return one row an actor that does something coded, one column an event type: rows of relationships.

    Beyond ``top_n`` actors the last row sums up the others.
    """
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    flat = [
        (cell(row.source_id) or cell(row.source_text), names.get(row.source_id) or cell(row.source_text), row.event)
        for row in records(tables.relationships.dropna(subset=["event"]))
    ]
    counted = pd.DataFrame(flat, columns=["key", "actor", "event"], dtype=object)
    counted["actor"] = counted["actor"].where(counted["actor"] != "", "not said")
    wide = pd.crosstab([counted["key"], counted["actor"]], counted["event"])
    wide = wide[[e for e in EVENTS if e in wide.columns]]
    wide.columns.name = None
    wide = wide.assign(total=wide.sum(axis=1).astype(int)).reset_index()
    wide = wide.sort_values(["total", "actor", "key"], ascending=[False, True, True], ignore_index=True)
    return folded(wide.drop(columns="key"), top_n, "actor", "other")


def describe_matrix(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No event type was coded"
    events = data.drop(columns=["actor", "total"]).sum()
    best = [str(e) for e in events.index[events == events.max()]]
    most, total = int(events.max()), int(events.sum())
    if len(events) == 1:
        return f"{best[0]} is the only event type: {several(total, 'row')}"
    if len(best) == len(events):
        return f"{len(best)} event types, with {several(most, 'row')} each"
    if len(best) > 3:
        return f"{len(best)} event types are the most frequent, with {most} of {several(total, 'row')} each"
    kind = "is the most frequent event type" if len(best) == 1 else "are the most frequent event types"
    return f"{listed(best)} {kind}: {most} of {several(total, 'row')}{' each' if len(best) > 1 else ''}"


@styled
def plot_matrix(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``matrix_data``: a cell an actor and event type, its colour the quad class, its number the rows."""
    require(data, REQUIRES, "matrix")
    if data.empty:
        why = (
            "No relationship of the article has an event type of the PLOVER codebook. Stories of business, sport and "
            "disasters often have none."
        )
        return empty("No event type was coded", why)
    colour = colours(palette)
    events = [c for c in data.columns if c not in {"actor", "total"}]
    caption = (
        "Rows: who does it, as the article says; negated and intended events included. Columns: PLOVER event types by "
        "quad class: verbal (V) or material (M) cooperation (COOP) or conflict (CONF). Numbers: rows of the "
        "relationships table; an event with three sources is three rows. Mentions in one article, not counts of events."
    )
    chart = paper(1.1 + 0.27 * len(data), describe_matrix(data), caption, data=data)
    axes = chart.add_subplot()
    counts: list[list[int]] = data[events].to_numpy().tolist()
    most = max(map(max, counts))
    for row in range(len(data)):
        for column, event in enumerate(events):
            _cell(axes, column, row, counts[row][column], most, colour[_QUAD_OF[event]])
    _sides(axes, data, events)
    bands = {quad: [n for n, e in enumerate(events) if _QUAD_OF[e] == quad] for quad in QUADS}
    names = max(breadth(short(a, letters(36)), 7.8) for a in data["actor"])
    cell_wide = (width() - 4 * MARGIN - names) / max(len(events), _NARROWEST)
    broken = any(columns and breadth(quad, _BAND) > len(columns) * cell_wide for quad, columns in bands.items())
    for quad, columns in bands.items():
        _band(axes, columns, len(data), quad.replace("-", "-\n") if broken else quad, colour[quad or "none"])
    return chart


def _sides(axes: Axes, data: pd.DataFrame, events: list[str]) -> None:
    axes.set_xlim(0, max(len(events), _NARROWEST))
    axes.set_ylim(len(data) + 0.9, 0)
    axes.set_xticks([i + 0.5 for i in range(len(events))], events, rotation=35, ha="left", rotation_mode="anchor")
    axes.xaxis.tick_top()
    axes.set_yticks([i + 0.5 for i in range(len(data))], [short(a, letters(36)) for a in data["actor"]])
    axes.tick_params(length=0, labelsize=7.8)
    for side in axes.spines.values():
        side.set_visible(False)


def _band(axes: Axes, columns: list[int], bottom: int, quad: str, tint: str) -> None:
    """Name a quad class under its columns."""
    if columns:
        low, high = columns[0] + 0.04, columns[-1] + 0.96
        axes.plot([low, high], [bottom + 0.16] * 2, color=tint, linewidth=3, solid_capstyle="butt", clip_on=False)
        axes.text((low + high) / 2, bottom + 0.32, quad, ha="center", va="top", fontsize=_BAND, color=FAINT)


def _cell(axes: Axes, column: int, row: int, count: int, most: int, tint: str) -> None:
    axes.add_patch(Rectangle((column + 0.04, row + 0.06), 0.92, 0.88, facecolor="#F4F4F4", linewidth=0))
    if count:
        strength = 0.35 + 0.4 * count / most  # light enough for a dark number on every colour
        axes.add_patch(Rectangle((column + 0.04, row + 0.06), 0.92, 0.88, facecolor=tint, alpha=strength, linewidth=0))
        axes.text(column + 0.5, row + 0.5, str(count), ha="center", va="center", fontsize=8.5, color=INK)
