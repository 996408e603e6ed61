"""The article's numbers with their bounds, a panel for each kind and unit."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from analysis.charts.style import FAINT, INK, bare, colours, empty, missing, paper, records, require, short, styled
from analysis.tables import Tables

REQUIRES = ("panel", "label", "value", "low", "high", "mod")
#: A panel whose largest value is so many times its smallest gets a log scale.
LOG_FROM = 50.0
_BOUNDS = {"MORE_THAN": ">", "EQUAL_OR_MORE": "≥", "LESS_THAN": "<", "EQUAL_OR_LESS": "≤", "APPROX": "~"}
_KINDS = ("count", "money", "percent", "ratio", "rate", "measure", "age", "ordinal", "score")


def figures_data(tables: Tables, *, top_n: int = 40, figure_kinds: list[str] | None = None) -> pd.DataFrame:
    """Return one row a figure: panel (kind and unit), label, value, low, high, mod, said, contrast, start."""
    rows = tables.figures
    rows = rows[rows["kind"].isin(figure_kinds)] if figure_kinds else rows
    speakers = dict(zip(tables.statements["statement_id"], tables.statements["speaker_text"], strict=True))
    listed = []
    for row in records(rows.head(top_n)):
        unit = "" if missing(row.unit) else str(row.unit)
        listed.append(
            {
                "figure_id": row.figure_id,
                "panel": f"{row.kind}{', ' + unit if unit and unit != row.kind else ''}",
                "label": _label(row),
                "value": _number(row.value),
                "low": _number(row.low),
                "high": _number(row.high),
                "mod": "" if missing(row.mod) else str(row.mod),
                "said": _said(speakers.get(row.statement_id)),
                "text": row.text,
                "start": int(row.start),
            }
        )
    data = pd.DataFrame(
        listed, columns=["figure_id", "panel", "label", "value", "low", "high", "mod", "said", "text", "start"]
    )
    rank = {kind: n for n, kind in enumerate(_KINDS)}
    order = data["panel"].map(lambda p: rank[p.split(",")[0]]) if len(data) else data["panel"]
    return data.assign(order=order).sort_values(["order", "panel", "start"], ignore_index=True).drop(columns="order")


def _label(row) -> str:  # type: ignore[no-untyped-def]
    what = next((str(v) for v in (row.counted, row.about) if not missing(v)), "")
    label = str(row.text)
    if what and what.casefold() not in label.casefold():
        label += f" ({what})"
    if not missing(row.per) and str(row.per) not in label:
        label += f" per {row.per}"
    return label


def _said(speaker: object) -> str:
    return "" if speaker is None or missing(speaker) else str(speaker)


def _number(value: object) -> float:
    return math.nan if value is None or value is pd.NA or missing(value) else float(value)  # type: ignore[arg-type]


def describe_figures(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No figure was found"
    bound = int((data["mod"] != "").sum())
    ranges = int(data["low"].notna().sum())
    hedged = []
    if bound:
        hedged.append(f"{bound} with a bound or “about”")
    if ranges:
        hedged.append(f"{ranges} as a range")
    claims = f"{len(data)} figure{'s' if len(data) != 1 else ''}"
    return f"{claims}, {' and '.join(hedged)}" if hedged else f"{claims}, none with a bound, range or “about”"


@styled
def plot_figures(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``figures_data``: a panel a kind and unit, a mark a figure, its range or open bound as a line."""
    require(data, REQUIRES, "figures")
    if data.empty:
        return empty(describe_figures(data), "The article claims no number, or none of the kinds asked for.")
    colour = colours(palette)
    panels = list(data.groupby("panel", sort=False))
    caption = (
        "One line a figure in the article's words. Arrow: open bound; hollow: approximate; bar: range. "
        f"Panels whose largest value is {LOG_FROM:g} times the smallest have a log scale."
    )
    rows = [len(part) for _, part in panels]
    chart = paper(1.3 + sum(0.27 * n + 0.55 for n in rows), describe_figures(data), caption)
    grid = chart.subplots(len(panels), 1, gridspec_kw={"height_ratios": [n + 1.2 for n in rows]}, squeeze=False)
    for axes, (name, part) in zip(grid[:, 0], panels, strict=True):
        _panel(axes, str(name), part, colour["figure"])
    chart.align_ylabels(grid[:, 0])
    return chart


def _panel(axes: Axes, name: str, part: pd.DataFrame, tint: str) -> None:
    bare(axes)
    values = pd.concat([part["value"], part["low"], part["high"]]).dropna()
    log = bool(len(values)) and values.min() > 0 and values.max() / values.min() > LOG_FROM
    if log:
        axes.set_xscale("log")
        axes.set_xlim(values.min() / 2.5, values.max() * 2.5)
    elif len(values):
        low, high = min(0.0, values.min()), max(0.0, values.max())
        room = (high - low) * 0.18 or 1.0
        axes.set_xlim(low - (room if low < 0 else 0), high + room)
    for row, figure in enumerate(records(part)):
        _mark(axes, row, figure, tint)
    axes.set_yticks(range(len(part)), [short(label, 44) for label in part["label"]])
    axes.set_ylim(len(part) - 0.4, -0.6)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: plain(value)))
    axes.minorticks_off()
    axes.set_title(f"{name}{' (log scale)' if log else ''}", loc="left", color=FAINT, fontsize=8.5)


def _mark(axes: Axes, row: int, figure, tint: str) -> None:  # type: ignore[no-untyped-def]
    if not math.isnan(figure.low) and not math.isnan(figure.high):
        axes.plot([figure.low, figure.high], [row, row], color=tint, linewidth=4, solid_capstyle="butt", alpha=0.45)
        axes.plot([figure.low, figure.high], [row, row], "|", color=tint, markersize=9, markeredgewidth=1.6)
        words, at = f"{plain(figure.low)} to {plain(figure.high)}", figure.high
    elif not math.isnan(figure.value):
        hollow = figure.mod == "APPROX"
        axes.plot(
            [figure.value], [row], _marker(figure.mod), markersize=6.5, color=tint,
            markerfacecolor="white" if hollow else tint, markeredgewidth=1.3,
        )  # fmt: skip
        words, at = f"{_BOUNDS.get(figure.mod, '')} {plain(figure.value)}".strip(), figure.value
    else:
        return
    axes.annotate(words, (at, row), xytext=(7, 0), textcoords="offset points", va="center", fontsize=7.5, color=INK)


def _marker(mod: str) -> str:
    return {"MORE_THAN": ">", "EQUAL_OR_MORE": ">", "LESS_THAN": "<", "EQUAL_OR_LESS": "<"}.get(mod, "o")


def plain(value: float) -> str:
    """Return a number for reading: 1,000 · 2.1 million · 0.67."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.4g} {word}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:.2g}"
