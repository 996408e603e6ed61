"""The article's numbers with their bounds, a panel for each kind and unit."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator

from analysis.charts.style import (
    FAINT,
    INK,
    MARGIN,
    bare,
    colours,
    empty,
    leaving_out,
    left_out,
    letters,
    paper,
    records,
    require,
    styled,
    width,
)  # fmt: skip
from analysis.charts.words import breadth, cell, missing, plain, several, short
from analysis.tables import Tables

REQUIRES = ("panel", "label", "value", "low", "high", "mod")
#: A panel whose largest value is so many times its smallest gets a log scale.
LOG_FROM = 50.0
_BOUNDS = {"MORE_THAN": ">", "EQUAL_OR_MORE": "≥", "LESS_THAN": "<", "EQUAL_OR_LESS": "≤", "APPROX": "~"}
_MARKERS = {"MORE_THAN": ">", "EQUAL_OR_MORE": ">", "LESS_THAN": "<", "EQUAL_OR_LESS": "<"}
_KINDS = ("count", "money", "percent", "ratio", "rate", "measure", "age", "ordinal", "score")
#: Units whose code (UCUM) says nothing to a reader.
_SAID = {"a": "years", "mo": "months", "wk": "weeks", "d": "days", "har": "ha", "pp": "percentage points"}
_COLUMNS = ["figure_id", "panel", "label", "value", "low", "high", "mod", "said", "text", "start"]
_LABEL, _VALUE = 44, 7.5  # letters of a label, points of a number
_ROW, _PANEL = 0.24, 0.52  # inches of a figure's line and of what a panel needs beside its lines


def figures_data(tables: Tables, *, top_n: int = 40, figure_kinds: list[str] | None = None) -> pd.DataFrame:
    """Return one row a figure: panel (kind and unit), label, value, low, high, mod, said, text, start.

    Of more than ``top_n`` figures the first in the article are taken.
    """
    rows = tables.figures
    rows = rows[rows["kind"].isin(figure_kinds)] if figure_kinds else rows
    speakers = dict(zip(tables.statements["statement_id"], tables.statements["speaker_text"], strict=True))
    listed = [_row(row, cell(speakers.get(row.statement_id))) for row in records(rows.head(top_n))]
    data = pd.DataFrame(listed, columns=[*_COLUMNS, "order"])
    data = data.sort_values(["order", "panel", "start"], kind="stable", ignore_index=True)
    return leaving_out(data[_COLUMNS], len(rows) - len(listed))


def _row(row, speaker: str) -> dict[str, object]:  # type: ignore[no-untyped-def]
    unit = _SAID.get(cell(row.unit), cell(row.unit))
    return {
        "figure_id": row.figure_id, "panel": f"{row.kind}{f' ({unit})' if unit else ''}", "label": _label(row),
        "value": _number(row.value), "low": _number(row.low), "high": _number(row.high), "mod": cell(row.mod),
        "said": speaker, "text": row.text, "start": int(row.start), "order": _KINDS.index(row.kind),
    }  # fmt: skip


def _label(row) -> str:  # type: ignore[no-untyped-def]
    what = cell(row.counted) or cell(row.about)
    label = str(row.text)
    if what and what.casefold() not in label.casefold():
        label += f" ({what})"
    if cell(row.per) and str(row.per) not in label:
        label += f" per {row.per}"
    return label


def _number(value: object) -> float:
    return math.nan if value is None or missing(value) else float(value)  # type: ignore[arg-type]


def describe_figures(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No figure was found"
    bound = int((data["mod"] != "").sum())
    scores = data["panel"].str.startswith("score")
    ranges = int((data["low"].notna() & data["high"].notna() & ~scores).sum())
    hedged = [f"{bound} with a bound or “about”"] if bound else []
    hedged += [f"{ranges} as a range"] if ranges else []
    claims = several(len(data), "figure")
    if left_out(data):
        claims = f"{len(data)} of {len(data) + left_out(data)} figures"
    return f"{claims}, {' and '.join(hedged)}" if hedged else f"{claims}, none with a bound, range or “about”"


@styled
def plot_figures(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``figures_data``: a panel a kind and unit, a mark a figure, its range or open bound as a line."""
    require(data, REQUIRES, "figures")
    if data.empty:
        return empty(describe_figures(data), "No number of the article was found, or none of the kinds asked for.")
    colour = colours(palette)
    panels = list(data.groupby("panel", sort=False))
    caption = (
        "One line a figure, in the article's words and what is counted. Triangle: open bound; hollow: approximate; "
        "bar: range; two dots: the sides of a score."
        + (
            f" Panels whose largest value is {LOG_FROM:g} times the smallest have a log scale."
            if _any_log(panels)
            else ""
        )
        + (f" The first {len(data)} of {len(data) + left_out(data)} in the article." if left_out(data) else "")
    )
    rows = [len(part) for _, part in panels]
    chart = paper(sum(_ROW * n + _PANEL for n in rows), describe_figures(data), caption, data=data)
    grid = chart.subplots(
        len(panels), 1, gridspec_kw={"height_ratios": [n * _ROW + 0.1 for n in rows]}, squeeze=False
    )  # fmt: skip
    wide = width() - 4 * MARGIN - max(breadth(short(label, letters(_LABEL)), 8.5) for label in data["label"])
    for axes, (name, part) in zip(grid[:, 0], panels, strict=True):
        _panel(axes, str(name), part, colour["figure"], wide)
    return chart


def _any_log(panels: list) -> bool:  # type: ignore[type-arg]
    return any(_is_log(_values(part)) for _, part in panels)


def _values(part: pd.DataFrame) -> pd.Series:
    values: pd.Series = pd.concat([part["value"], part["low"], part["high"]]).dropna()
    return values


def _is_log(values: pd.Series) -> bool:
    return bool(len(values)) and values.min() > 0 and values.max() / values.min() >= LOG_FROM


def _panel(axes: Axes, name: str, part: pd.DataFrame, tint: str, wide: float) -> None:
    bare(axes)
    words = max(breadth(_words(figure), _VALUE) for figure in records(part)) + 0.25
    log = _scale(axes, _values(part), words / wide, ticks=max(2, min(6, int(wide / 0.7))))
    for row, figure in enumerate(records(part)):
        _mark(axes, row, figure, tint)
    axes.set_yticks(range(len(part)), [short(label, letters(_LABEL)) for label in part["label"]])
    axes.set_ylim(len(part) - 0.4, -0.6)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: plain(value)))
    axes.minorticks_off()
    axes.tick_params(axis="x", labelsize=7.5)
    axes.set_title(f"{name}{', log scale' if log else ''}", loc="left", color=FAINT, fontsize=8.5, fontweight="bold")


def _scale(axes: Axes, values: pd.Series, words: float, ticks: int) -> bool:
    """Set the scale, with room for words that take such a share of its width; return whether it is logarithmic."""
    if not len(values):
        axes.set_xlim(0, 1)
        axes.set_xticks([])
        return False
    room = min(words, 0.7) / (1 - min(words, 0.7))
    if _is_log(values):
        decades = math.log10(values.max() / values.min()) * 1.05
        axes.set_xscale("log")
        axes.set_xlim(values.max() / 10**decades, values.max() * 10 ** (decades * room))
        axes.xaxis.set_major_locator(LogLocator(numticks=ticks))
        return True
    low, high = min(0.0, values.min()), max(0.0, values.max())
    low -= ((high - low) or 1.0) * (0.05 if low < 0 else 0.02)
    axes.set_xlim(low, high + ((high - low) or 1.0) * room)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=ticks))
    return False


def _is_score(figure) -> bool:  # type: ignore[no-untyped-def]
    return figure.panel.startswith("score") and _is_range(figure)


def _is_range(figure) -> bool:  # type: ignore[no-untyped-def]
    return not math.isnan(figure.low) and not math.isnan(figure.high)


def _value(figure) -> tuple[float, str]:  # type: ignore[no-untyped-def]
    """Return the one value of a figure, or the one end of its range that is known, with its bound."""
    ends = ((figure.value, figure.mod), (figure.low, "EQUAL_OR_MORE"), (figure.high, "EQUAL_OR_LESS"))
    return next(((value, mod) for value, mod in ends if not math.isnan(value)), (math.nan, ""))


def _words(figure) -> str:  # type: ignore[no-untyped-def]
    """Return the number as it stands beside its mark."""
    if _is_score(figure):
        return f"{plain(figure.low)}–{plain(figure.high)}"
    if _is_range(figure):
        low, high = plain(figure.low), plain(figure.high)
        unit = high.partition(" ")[2]
        low = low.removesuffix(f" {unit}") if unit else low
        return f"{_BOUNDS.get(figure.mod, '')} {low} to {high}".strip()
    value, mod = _value(figure)
    return "no number" if math.isnan(value) else f"{_BOUNDS.get(mod, '')} {plain(value)}".strip()


def _mark(axes: Axes, row: int, figure, tint: str) -> None:  # type: ignore[no-untyped-def]
    low, high = figure.low, figure.high
    value, mod = _value(figure)
    if _is_score(figure):
        axes.plot([low], [row], "o", color=tint, markersize=6.5)
        axes.plot([high], [row], "o", color=tint, markersize=6.5, markerfacecolor="white", markeredgewidth=1.3)
        value = max(low, high)
    elif _is_range(figure):
        axes.plot([low, high], [row, row], color=tint, linewidth=4, solid_capstyle="butt", alpha=0.45)
        axes.plot([low, high], [row, row], "|", color=tint, markersize=9, markeredgewidth=1.6)
        value = high
    elif not math.isnan(value):
        axes.plot(
            [value], [row], _MARKERS.get(mod, "o"), markersize=6.5, color=tint, markeredgewidth=1.3,
            markerfacecolor="white" if mod == "APPROX" else tint,
        )  # fmt: skip
    at = axes.get_xlim()[0] if math.isnan(value) else value
    axes.annotate(
        _words(figure), (at, row), xytext=(7, 0), textcoords="offset points", va="center", fontsize=_VALUE, color=INK
    )
