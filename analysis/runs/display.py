"""Shows tables, findings and charts in notebooks and terminals; text of the article is hostile until it went through
here."""

from __future__ import annotations

import base64
import html
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 60  # of pictures in notebooks: they are committed
WIDTH = 90  # characters of a cell
# Control characters (terminal codes begin with one), line and paragraph separators, and marks that turn the
# direction of text: a terminal or a browser would obey them.
_LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_STYLE = "text-align:left;white-space:pre-wrap;max-width:36em"


def plain(text: object) -> str:
    """Return text that no terminal obeys: control and direction marks become U+FFFD."""
    return _LIVE.sub("\ufffd", str(text))


def say(*sentences: str) -> None:
    """Print the sentences of a finding, one a line."""
    print("\n".join(plain(sentence) for sentence in sentences))  # noqa: T201


class Shown:
    """A table to look at: escaped as HTML, aligned as text, numbers rounded. It is the last line of a cell."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]], left_out: int = 0) -> None:
        self.columns, self.rows, self.left_out = tuple(columns), [tuple(row) for row in rows], left_out

    def __repr__(self) -> str:
        """Return the table as aligned text."""
        if not self.rows:
            return "(no rows)"
        cells = [[_short(plain(cell).replace("\n", " ")) for cell in row] for row in [self.columns, *self.rows]]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
        return "\n".join(lines + self._more())

    def _repr_html_(self) -> str:
        # The classes keep MathJax away: "$100 million … $2bn" is no formula.
        if not self.rows:
            return "<p><em>(no rows)</em></p>"
        head = "".join(f"<th style='text-align:left'>{_escaped(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td style='{_STYLE}'>{_escaped(cell)}</td>" for cell in row) + "</tr>"
            for row in self.rows
        )
        more = "".join(f"<p><em>{line}</em></p>" for line in self._more())
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f"<div class='mathjax_ignore tex2jax_ignore'>{table}{more}</div>"

    def _more(self) -> list[str]:
        return [f"… and {self.left_out} more"] if self.left_out else []


def show(frame: pd.DataFrame, columns: Iterable[str] = (), *, top: int | None = None) -> Shown:
    """Return some columns of a frame (all by default), at most ``top`` rows, to be looked at."""
    picked = frame[list(columns)] if columns else frame
    head = picked if top is None else picked.head(top)
    rows = [[cell_text(value) for value in row] for row in head.itertuples(index=False, name=None)]
    return Shown(list(map(str, picked.columns)), rows, len(picked) - len(head))


def cell_text(value: object) -> str:
    """Return a cell as a reader wants it: nothing for missing values, four significant digits of a fraction."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.4g}"
    return (
        f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10_000 else str(value)
    )


def show_chart(chart: Figure, *, dpi: int = DPI) -> None:
    """Display a chart as a small picture whose bytes hang on the chart alone."""
    from IPython.display import publish_display_data

    picture = io.BytesIO()
    chart.savefig(picture, format="png", dpi=dpi, metadata={"Software": None})
    image = base64.b64encode(picture.getvalue()).decode("ascii")
    publish_display_data({"image/png": image, "text/plain": _alternative(chart)})  # type: ignore[no-untyped-call]


def in_context(text: str, start: int, end: int, context: int = 60) -> str:
    """Return evidence with the words around it: ``… before [evidence] after …``."""
    before = text[max(0, start - context) : start]
    after = text[end : end + context]
    left, right = "…" if start > context else "", "…" if end + context < len(text) else ""
    return " ".join(f"{left}{before}[{text[start:end]}]{after}{right}".split())


def only(frame: pd.DataFrame, column: str, values: Sequence[str]) -> pd.DataFrame:
    """Return the rows whose column holds one of the values; all rows where no value is named."""
    return frame[frame[column].isin(list(values))] if values else frame


def counts(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return how many rows each combination of values has, the most first, ties by the values."""
    sizes = frame[list(columns)].fillna("").groupby(list(columns), as_index=False).size()
    sizes = sizes.rename(columns={"size": "rows"})
    return sizes.sort_values(["rows", *columns], ascending=[False, *(True for _ in columns)], ignore_index=True)


def share(part: float, whole: float) -> str:
    """Return a part of a whole as ``38%``."""
    return f"{part / whole:.0%}" if whole else "0%"


def several(count: int, one: str, many: str = "") -> str:
    """Return ``1 actor``, ``3 actors``, ``no actors``."""
    word = one if count == 1 else many or f"{one}s"
    return f"{count or 'no'} {word}"


def named(names: Iterable[Any]) -> str:
    """Return ``A``, ``A and B``, ``A, B and C``, or ``none``."""
    listed = [str(name) for name in names]
    if not listed:
        return "none"
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def _alternative(chart: Figure) -> str:
    titles = [chart.get_suptitle(), *(axes.get_title(loc) for axes in chart.axes for loc in ("left", "center"))]
    title = next((t for t in titles if t), "")
    return plain(f"chart: {' '.join(title.split())}") if title else "chart"


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def _escaped(text: str) -> str:
    return html.escape(plain(text), quote=True)
