"""The widget: what the page selects is a Python value, and what it corrects goes into the sidecar."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from analysis.article import Correction
from analysis.desk.corrections import Desk, checked, write
from analysis.desk.explorer.payload import payload_of
from analysis.desk.quotes import nth_of, quote_of
from analysis.errors import NewsbookError
from analysis.runs.analyze import analyze, day_of
from analysis.runs.display import plain, several, show
from analysis.runs.hashing import sha256
from analysis.runs.paths import find_article
from analysis.tables import SCHEMAS, Tables

_HERE = Path(__file__).parent
_STATIC_ROWS = 12


def explore(article: str | Path, *, published: str = "", model: str = "") -> Explorer:
    """Return the explorer of one article, to be the last line of a cell.

    Args:
        article: the article; a relative path is tried in the working folder, then in the project.
        published: the day of publication, ``YYYY-MM-DD``; empty: as the sidecar says.
        model: an installed spaCy pipeline; empty: the default one.

    Raises:
        NewsbookError: the article, its sidecar, the date or the model is not to be used.
    """
    desk = Desk(find_article(article), day_of(published), model or None)
    return Explorer(desk, analyze(desk.source, published=desk.published, model=desk.model))


class Explorer(anywidget.AnyWidget):
    """Article on the left, tables on the right; ``selection`` is the selected rows, ``tables`` every table."""

    _esm = _HERE / "explorer.js"
    _css = _HERE / "explorer.css"
    payload = traitlets.Dict().tag(sync=True)
    selected = traitlets.Dict({"table": "actors", "rows": []}).tag(sync=True)
    author = traitlets.Unicode("").tag(sync=True)
    view = traitlets.Unicode("").tag(sync=True)  # the class of the static view

    def __init__(self, desk: Desk, tables: Tables) -> None:
        super().__init__()
        self.desk, self.tables = desk, tables
        self.payload = payload_of(tables)
        self.view = f"nbx-static-{sha256(desk.source.name.encode())[:8]}"
        self.on_msg(self._answer)

    @property
    def selection(self) -> pd.DataFrame:
        """The selected rows, as the table has them."""
        chosen: dict[str, Any] = self.selected
        frame = self.tables[chosen["table"]]
        return frame.iloc[[int(row) for row in chosen["rows"] if int(row) < len(frame)]]

    def correct(self, correction: Correction) -> str:
        """Check a correction, write it to the sidecar, and show what follows.

        Returns:
            What changed, in one sentence.

        Raises:
            NewsbookError: it is no correction of this article; nothing was written.
        """
        (effect,) = checked(self.desk, [correction])
        write(self.desk, [correction])
        self.reread()
        tables = sorted({change.table for change in effect.changes})
        what = f"{several(len(effect.changes), 'change')} in {', '.join(tables)}" if tables else "nothing else changed"
        against = f"; it contradicts correction {', '.join(map(str, effect.contradicts))}" if effect.contradicts else ""
        return f"Written to {self.desk.sidecar.name}: {what}{against}."

    def uncorrected(self) -> Tables:
        """Return the tables without any correction."""
        article = self.desk.article(self.desk.sidecar_bytes())
        return self.desk.tables(replace(article, corrections=())) if article.corrections else self.tables

    def reread(self) -> None:
        """Read the sidecar again and show its tables."""
        self.tables = self.desk.tables(self.desk.article(self.desk.sidecar_bytes()))
        self.payload = payload_of(self.tables)

    def _answer(self, _: Any, content: Mapping[str, Any], __: Any) -> None:
        """Answer the page's wish to correct, in words; a mistake is one of them."""
        if content.get("type") != "correct":
            return
        try:
            words, good = self.correct(self.wished(content)), True
        except NewsbookError as error:
            words, good = str(error), False
        self.send({"type": "answer", "good": good, "words": plain(words)})

    def wished(self, wish: Mapping[str, Any]) -> Correction:
        """Return the correction that the page's form says.

        Raises:
            NewsbookError: the date is none.
        """
        action, table = str(wish.get("action", "")), str(wish.get("table", ""))
        said: dict[str, Any] = {"by": str(wish.get("by", "")), "reason": str(wish.get("reason", ""))}
        said["date"] = _day(wish.get("date"))
        if action in ("merge", "separate"):
            return Correction(action, "actors", names=tuple(map(str, wish.get("names", ()))), **said)
        quote, nth = self._quoted(table, wish)
        if action in ("keep", "remove"):
            return Correction(action, "removed", quote, nth, **said)
        if action == "add":
            values = tuple(sorted((str(c), v) for c, v in dict(wish.get("values", {})).items() if v != ""))
            return Correction(action, table, quote, nth, value=values, **said)
        column = str(wish.get("column", "")) if action == "set" else ""
        return Correction(action, table, quote, nth, column=column, new=wish.get("new") if column else None, **said)

    def _quoted(self, table: str, wish: Mapping[str, Any]) -> tuple[str, int]:
        text = self.tables.text
        if "start" in wish:  # words that were marked in the article
            start, end = int(wish["start"]), int(wish["end"])
            return text[start:end], nth_of(text, text[start:end], start)
        (row,) = _records(self.tables[table].iloc[[int(wish["row"])]])
        return quote_of(text, _records(self.tables.mentions), table, row)

    def _ipython_display_(self) -> None:
        """Display the static view, then the widget, which hides it.

        As two outputs, since JupyterLab shows a widget without its kernel as an error and looks at nothing else.
        """
        from IPython.display import publish_display_data

        bundle = super()._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        publish_display_data({"text/html": self.static(), "text/plain": self._words()})  # type: ignore[no-untyped-call]
        publish_display_data({**(data or {}), "text/plain": self._words()}, metadata)  # type: ignore[no-untyped-call]

    def static(self) -> str:
        """Return what is shown where no kernel runs: the article with its evidence marked, and the first rows."""
        lines = ["".join(map(_static_piece, line)) for line in self.payload["lines"]]
        article = "".join(f"<p>{line}</p>" for line in lines if line)
        rows = show(self.tables.actors, ("name", "type", "role", "country", "n_mentions"), top=_STATIC_ROWS)
        return f"<div class='mathjax_ignore tex2jax_ignore {self.view}'>{article}{rows._repr_html_()}</div>"

    def _words(self) -> str:
        sizes = ", ".join(f"{len(self.tables[name])} {name}" for name in SCHEMAS if name in self.payload["tables"])
        return f"Explorer of {self.desk.source.name}: {sizes}"


def _static_piece(piece: list[Any]) -> str:
    text, _, kinds, removed = piece
    shown = html.escape(text)
    if removed:
        return f"<del>{shown}</del>"
    return f"<mark title='{', '.join(kinds)}'>{shown}</mark>" if kinds else shown


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(column): value for column, value in row.items()} for row in frame.to_dict("records")]


def _day(value: object) -> date | None:
    return day_of(str(value)) if value else None
