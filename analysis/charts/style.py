"""The one visual language of the charts: paper, type, colours by meaning, and how a chart becomes bytes."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import matplotlib
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.words import FONT, NO_GLYPH, breadth, legible, wrapped
from analysis.errors import NewsbookError, explain
from analysis.lexicons import read_toml

MARGIN = 0.08  # inches around everything
INK, FAINT, GRID = "#222222", "#5F5F5F", "#E3E3E3"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart is made for: it is laid out ``width`` inches wide in type of one size, then printed ``scale`` times
    as large. A narrow sheet is thus one with larger type for its size. ``dpi``: pixels an inch of a picture."""

    width: float
    scale: float
    dpi: int


#: Where a chart stands: on an A4 page (7.2 inches), in a column of a journal (3.5), on a slide of 16:9 (12.3).
STYLES = {"report": Sheet(7.2, 1.0, 144), "paper": Sheet(4.6, 0.76, 300), "slide": Sheet(5.6, 2.2, 144)}
#: PLOVER quad classes in the order of the codebook, and in words.
QUADS = {
    "V-COOP": "verbal cooperation", "M-COOP": "material cooperation", "V-CONF": "verbal conflict",
    "M-CONF": "material conflict", "": "no event code",
}  # fmt: skip
#: Actor types in the order of legends. The shape says the type too, for print and for the colour-blind.
SHAPES = {"person": "o", "organization": "s", "country": "D", "group": "^", "location": "v"}
#: One set of settings for drawing and saving, so that the same data gives the same bytes everywhere.
SETTINGS: Any = {
    "font.family": FONT,
    "font.size": 8.5,
    "figure.figsize": (STYLES["report"].width, 4.0),
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
    "figure.constrained_layout.w_pad": MARGIN,
    "figure.constrained_layout.h_pad": 0.06,
}
_TITLE, _CAPTION = 10.5, 7.5  # points
_LEADING = 1.25

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
        has = ", ".join(map(str, data.columns)) or "none"
        raise NewsbookError(
            f"The chart {chart!r} lacks the columns {', '.join(missing)}. Its table has: {has}. "
            f"Make the table with {chart}_data(tables)."
        )


@contextmanager
def _settings(sheet: Sheet = STYLES["report"]) -> Iterator[None]:
    """Draw with newsbook's settings on matplotlib's defaults, whatever the caller's are."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS | {"figure.figsize": (sheet.width, 4.0)})
        yield


def styled(function: Any) -> Any:
    """Draw with newsbook's settings whatever the caller's matplotlib is set to, and settle the layout.

    The function takes one more keyword, ``style``: one of ``STYLES``.
    Left to matplotlib, the layout moves a little with every further drawing, and so would the bytes.
    """

    @functools.wraps(function)
    def drawn(*args: Any, style: str = "report", **kwargs: Any) -> Figure:
        with _settings(sheet_of(style)):
            chart: Figure = function(*args, **kwargs)
            chart.set_label(style)
            settle(chart)
            return chart

    return drawn


def sheet_of(style: str) -> Sheet:
    """Return the sheet of a style.

    Raises NewsbookError for an unknown style.
    """
    if style not in STYLES:
        raise NewsbookError(explain("Unknown style", value=style, choices=STYLES))
    return STYLES[style]


def width() -> float:
    """Return how wide the chart that is being drawn is laid out, in inches."""
    return float(matplotlib.rcParams["figure.figsize"][0])


def letters(number: int) -> int:
    """Return how many letters of a label there is room for where a report has room for ``number``."""
    return max(8, round(number * width() / STYLES["report"].width))


def settle(chart: Figure) -> None:
    """Give everything its final place."""
    engine = chart.get_layout_engine()
    if engine is not None:
        for _ in range(2 if chart.axes else 0):
            engine.execute(chart)
        chart.set_layout_engine("none")
        for axes in chart.axes:
            # The solver's last digits hang on where things lie in memory; a millionth of the paper is enough.
            x, y, width, height = (round(float(side), 6) for side in axes.get_position().bounds)
            axes.set_position((x, y, width, height))


def paper(
    height: float,
    title: str,
    caption: str = "",
    *,
    legend: Sequence[Sequence[Line2D]] = (),
    data: pd.DataFrame | None = None,
) -> Figure:
    """Return an empty chart with its title (the finding), legend and caption (what was counted) in place.

    Args:
        height: inches that the drawing needs; the lines of title, legend and caption come on top of it.
        title: the finding.
        caption: what was counted, and how.
        legend: marks with labels, one row a meaning (more where it is too long); rows without marks are left out.
        data: the chart's table; the caption says so where the font cannot draw some of its letters.
    """
    wide = width()
    if data is not None and any(NO_GLYPH in legible(cell) for cell in data.to_numpy().ravel() if isinstance(cell, str)):
        caption = f"{caption} {NO_GLYPH} stands for a letter that the font lacks; the chart's table has it.".strip()
    head = wrapped(title, _TITLE, wide - 2 * MARGIN, bold=True)
    foot = wrapped(caption, _CAPTION, wide - 3 * MARGIN) if caption else []
    rows = [part for row in legend for part in _broken(row, wide - 2 * MARGIN)]
    lines = (len(head) + len(rows)) * _TITLE + len(foot) * _CAPTION
    chart = Figure(figsize=(wide, height + lines * _LEADING / 72 + 0.2), layout="constrained")
    FigureCanvasAgg(chart)
    left = MARGIN / wide
    room = "\n" * len(rows)  # the layout leaves out figure legends, but not the title's empty lines
    chart.suptitle("\n".join(head) + room, x=left, ha="left", fontsize=_TITLE, fontweight="bold", color=INK)
    if foot:
        chart.supxlabel("\n".join(foot), x=left, ha="left", fontsize=_CAPTION, color=FAINT)
    if rows:
        _explain(chart, rows, left, 1 - (0.06 + len(head) * _TITLE * 1.2 / 72 + 0.04) / chart.get_figheight())
    return chart


def _broken(row: Sequence[Line2D], room: float) -> list[list[Line2D]]:
    """Return a row of a legend as rows that are no wider than so many inches."""
    rows: list[list[Line2D]] = []
    used = room
    for mark in row:
        wide = breadth(str(mark.get_label()), _CAPTION) + 3.4 * _CAPTION / 72
        if used + wide > room or not rows:
            rows.append([])
            used = 0.0
        rows[-1].append(mark)
        used += wide
    return rows


def _explain(chart: Figure, rows: Sequence[Sequence[Line2D]], left: float, top: float) -> None:
    for n, row in enumerate(rows):
        chart.legend(
            handles=list(row), ncols=len(row), loc="upper left", borderaxespad=0, borderpad=0, frameon=False,
            bbox_to_anchor=(left, top - n * _TITLE * 1.2 / 72 / chart.get_figheight()), fontsize=_CAPTION,
            handletextpad=0.4, handlelength=1.6, columnspacing=1.3, labelcolor=INK,
        )  # fmt: skip


def empty(title: str, why: str) -> Figure:
    """Return a chart that says that there is nothing to show, and why."""
    return paper(0.0, title, why)


def records(data: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows as named tuples; pandas' own type of them knows no columns."""
    yield from data.itertuples(index=False)


def folded(data: pd.DataFrame, top_n: int, name: str, other: str) -> pd.DataFrame:
    """Return the first ``top_n`` rows and, where there are more, one row that sums up the rest: totals stay true."""
    if len(data) <= top_n:
        return data
    rest = data.iloc[top_n:]
    words = f"{len(rest)} {other}{'s' if len(rest) > 1 else ''}"
    last = {c: words if c == name else int(rest[c].sum()) for c in data.columns}
    return leaving_out(pd.concat([data.head(top_n), pd.DataFrame([last])], ignore_index=True), len(rest))


def leaving_out(data: pd.DataFrame, number: int) -> pd.DataFrame:
    """Return the chart's table with a note of how many rows (or actors) it leaves out for want of room."""
    data.attrs["left_out"] = int(number)
    return data


def left_out(data: pd.DataFrame) -> int:
    """Return how many rows (or actors) the chart's table leaves out for want of room."""
    return int(data.attrs.get("left_out", 0))


def bare(axes: Axes, *, grid: Literal["x", "y", "both"] = "x") -> None:
    """Take the frame off and draw a light grid behind the marks."""
    axes.set_axisbelow(True)
    axes.grid(axis=grid, color=GRID, linewidth=0.7)
    axes.tick_params(length=0)
    for side in ("left", "top", "right"):
        axes.spines[side].set_visible(False)


def line(colour: str, label: str) -> Line2D:
    """Return a line for a legend."""
    return Line2D([], [], color=colour, linewidth=2.5, label=legible(label))


def dot(shape: str, colour: str, label: str, *, hollow: bool = False, size: float = 5.5) -> Line2D:
    """Return a mark for a legend."""
    face = "white" if hollow else colour
    return Line2D(
        [], [], marker=shape, linestyle="", color=colour, markerfacecolor=face, markersize=size, label=legible(label)
    )


def render(chart: Figure, kind: Literal["svg", "png"] = "png") -> bytes:
    """Return a chart as SVG or PNG, the same bytes for the same chart: no date, no software name, fixed ids."""
    out = io.BytesIO()
    sheet = STYLES[str(chart.get_label()) or "report"]
    with _settings():  # not `savefig`, which draws everything twice: the layout is settled
        if kind == "svg":
            FigureCanvasSVG(chart).print_svg(out, metadata={"Date": None, "Creator": None})
            return _scaled(out.getvalue(), sheet.scale)
        before = chart.dpi
        chart.set_dpi(sheet.dpi * sheet.scale)
        FigureCanvasAgg(chart).print_png(out, metadata={"Software": None})
        chart.set_dpi(before)
    return out.getvalue()


def _scaled(svg: bytes, scale: float) -> bytes:
    """Return an SVG picture printed so many times as large; its inside stays as it is."""

    def larger(found: re.Match[bytes]) -> bytes:
        return b'%s="%spt"' % (found[1], f"{float(found[2]) * scale:.6g}".encode())

    head, rest = svg[: svg.index(b"viewBox")], svg[svg.index(b"viewBox") :]
    tail, inside = rest[: rest.index(b">")], rest[rest.index(b">") :]
    grown = [re.sub(rb'\b(width|height)="([\d.]+)pt"', larger, part) for part in (head, tail)]
    return b"".join([*grown, inside]) if scale != 1 else svg
