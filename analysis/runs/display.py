"""Shows tables, findings and charts in notebooks and terminals; text of the article is hostile until it went through
here."""

from __future__ import annotations

import base64
import html
import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.harmless import plain as plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.tables import Tables

DPI = 100  # of pictures in notebooks: they are committed
WIDTH = 90  # characters of a cell
LINE = 110  # characters of a printed line: viewers cut longer ones in the middle of a word
_STYLE = "text-align:left;white-space:pre-wrap;max-width:36em;vertical-align:top"
_BOX = "max-height:32em;overflow:auto"  # a long table scrolls, where the viewer keeps styles


def say(*sentences: str) -> None:
    """Print the sentences of a finding, each on lines of its own."""
    for sentence in sentences:
        print(textwrap.fill(plain(sentence), LINE, break_long_words=False, break_on_hyphens=False))  # noqa: T201


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
            "<tr>" + "".join(f"<td style='{_cell_style(cell)}'>{_escaped(cell)}</td>" for cell in row) + "</tr>"
            for row in self.rows
        )
        more = "".join(f"<p><em>{line}</em></p>" for line in self._more())
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f"<div class='mathjax_ignore tex2jax_ignore' style='{_BOX}'>{table}{more}</div>"

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
    if isinstance(value, (bool, np.bool_)):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.4g}"
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else str(value)


def show_chart(chart: Figure, *, dpi: int = DPI) -> None:
    """Display a chart as a small picture whose bytes hang on the chart alone."""
    from IPython.display import publish_display_data

    from analysis.charts import STYLES

    dpi = round(dpi * max(1.0, STYLES[str(chart.get_label()) or "report"].scale))
    picture = io.BytesIO()
    chart.savefig(picture, format="png", dpi=dpi, metadata={"Software": None}, pil_kwargs={"optimize": True})
    image = base64.b64encode(picture.getvalue()).decode("ascii")
    publish_display_data({"image/png": image, "text/plain": _alternative(chart)})  # type: ignore[no-untyped-call]


def in_context(text: str, start: int, end: int, context: int = 60) -> str:
    """Return evidence with whole words around it, at most ``context`` characters a side: ``… before [it] after …``."""
    before, after = text[max(0, start - context) : start], text[end : end + context]
    if start > context:
        before = "…" + re.sub(r"^\S*\s+", "", before)
    if end + context < len(text):
        after = re.sub(r"\s+\S*$", "", after) + "…"
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def with_evidence(rows: pd.DataFrame, tables: Tables, context: int = 60) -> pd.DataFrame:
    """Return the rows with a column ``evidence``: their words in brackets, in the words around them."""
    places = zip(rows["start"].to_list(), rows["end"].to_list(), strict=True)
    return rows.assign(evidence=[in_context(tables.text, start, end, context) for start, end in places])


def with_names(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Return the rows with columns ``source``, ``target`` or ``speaker``: the actor's name, else the text's words."""
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    for party in ("source", "target", "speaker"):
        if f"{party}_id" in rows:
            said = zip(rows[f"{party}_id"].to_list(), rows[f"{party}_text"].to_list(), strict=True)
            rows = rows.assign(**{party: [names.get(actor, words) for actor, words in said]})
    return rows


def headline(tables: Tables) -> str:
    """Return the line that names an article: title, publication, day."""
    row = tables.article.iloc[0]
    told = [cell_text(row[name]) for name in ("title", "publication", "published")]
    return " · ".join(text for text in told if text) or cell_text(row["article_id"])


def fields(frame: pd.DataFrame) -> Shown:
    """Return the first row of a frame as one line a field, without the empty ones."""
    cells = ((str(name), cell_text(value)) for name, value in frame.iloc[0].items())
    return Shown(["field", "value"], [(name, text) for name, text in cells if text])


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


def part(some: int, whole: int) -> str:
    """Return ``3 of 12 (25%)``, or ``none`` where there is nothing to be a part of."""
    return f"{some:,} of {whole:,} ({share(some, whole)})" if whole else "none"


def tally(values: pd.Series) -> str:
    """Return ``person (8), country (6) and group (1)``: each value and its rows, the most first, or ``none``."""
    sizes = counts(pd.DataFrame({"value": values.dropna()}), "value")
    return named(f"{value} ({rows:,})" for value, rows in zip(sizes["value"], sizes["rows"], strict=True))


def several(count: int, one: str, many: str = "") -> str:
    """Return ``1 actor``, ``3 actors``, ``no actors``."""
    word = one if count == 1 else many or f"{one}s"
    return f"{count:,} {word}" if count else f"no {word}"


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


def _cell_style(text: str) -> str:
    return f"{_STYLE};min-width:22em" if len(text) > WIDTH else _STYLE


def _escaped(text: str) -> str:
    return html.escape(plain(text), quote=True)
