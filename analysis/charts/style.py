"""The one visual language of the charts: paper, type, colours by meaning, and how a chart becomes bytes."""

from __future__ import annotations

import functools
import io
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import matplotlib
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis.errors import NewsbookError, explain
from analysis.lexicons import read_toml

WIDTH = 7.2  # inches: the text width of an A4 page
INK, FAINT, GRID = "#222222", "#5F5F5F", "#E3E3E3"
#: One set of settings for drawing and saving, so that the same data gives the same bytes everywhere.
SETTINGS: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 8.5,
    "svg.hashsalt": "newsbook",
    "svg.fonttype": "path",
    "text.usetex": False,
    "text.parse_math": False,  # an article's dollar signs are no formulae
    "axes.edgecolor": "#9A9A9A",
    "axes.labelcolor": FAINT,
    "axes.titlesize": 9,
    "xtick.color": FAINT,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
}

PALETTES: tuple[str, ...] = tuple(read_toml("analysis.charts", "palettes.toml"))


def colours(palette: str) -> Mapping[str, str]:
    """Return the colours of a palette by meaning.

    Raises NewsbookError for an unknown palette.
    """
    known = read_toml("analysis.charts", "palettes.toml")
    if palette not in known:
        raise NewsbookError(explain("Unknown palette", value=palette, choices=known))
    return dict(known[palette])


def require(data: pd.DataFrame, columns: Sequence[str], chart: str) -> None:
    """Raise NewsbookError naming the columns that a chart needs and its table lacks."""
    missing = [c for c in columns if c not in data.columns]
    if missing:
        has = ", ".join(map(str, data.columns))
        raise NewsbookError(f"The chart {chart} needs the columns {', '.join(missing)}; its table has {has}.")


def styled(function: Any) -> Any:
    """Draw with newsbook's settings whatever the caller's matplotlib is set to."""

    @functools.wraps(function)
    def drawn(*args: Any, **kwargs: Any) -> Figure:
        with matplotlib.rc_context(SETTINGS):
            chart: Figure = function(*args, **kwargs)
            return chart

    return drawn


def paper(height: float, title: str, caption: str = "", *, width: float = WIDTH) -> Figure:
    """Return an empty chart with its title (the finding) and a caption (what was counted) in place."""
    chart = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(chart)
    chart.suptitle(
        "\n".join(textwrap.wrap(title, int(width * 11.5))),
        x=0.01,
        ha="left",
        fontsize=10.5,
        fontweight="bold",
        color=INK,
    )
    if caption:
        lines = "\n".join(textwrap.wrap(caption, int(width * 18.5)))
        chart.supxlabel(lines, x=0.01, ha="left", fontsize=7.5, color=FAINT)
    return chart


def empty(title: str, why: str) -> Figure:
    """Return a chart that says that there is nothing to show, and why."""
    with matplotlib.rc_context(SETTINGS):
        chart = paper(0.9, title)
        axes = chart.add_subplot()
        axes.set_axis_off()
        axes.text(0.0, 1.0, "\n".join(textwrap.wrap(why, 95)), transform=axes.transAxes, va="top", color=FAINT)
        return chart


def records(data: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows as named tuples; pandas' own type of them knows no columns."""
    yield from data.itertuples(index=False)


def missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


def short(text: object, width: int = 34) -> str:
    """Return text on one line, cut at ``width`` characters."""
    line = " ".join(str(text).split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def folded(data: pd.DataFrame, top_n: int, name: str, others: str) -> pd.DataFrame:
    """Return the first ``top_n`` rows and, where there are more, one row that sums up the rest: totals stay true."""
    if len(data) <= top_n:
        return data
    rest = data.iloc[top_n:]
    last = {c: f"{len(rest)} {others}" if c == name else int(rest[c].sum()) for c in data.columns}
    return pd.concat([data.head(top_n), pd.DataFrame([last])], ignore_index=True)


def times(number: int) -> str:
    """Return once, twice or "5 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def bare(axes: Axes, *, grid: Literal["x", "y", "both"] = "x") -> None:
    """Take the frame off and draw a light grid behind the marks."""
    axes.set_axisbelow(True)
    axes.grid(axis=grid, color=GRID, linewidth=0.7)
    axes.tick_params(length=0)
    for side in ("left", "top", "right"):
        axes.spines[side].set_visible(False)


def render(chart: Figure, kind: Literal["svg", "png"] = "png", *, dpi: int = 144) -> bytes:
    """Return a chart as SVG or PNG, the same bytes for the same chart: no date, no software name, fixed ids."""
    out = io.BytesIO()
    with matplotlib.rc_context(SETTINGS):
        if kind == "svg":
            chart.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
        else:
            chart.savefig(out, format="png", dpi=dpi, metadata={"Software": None})
    return out.getvalue()
