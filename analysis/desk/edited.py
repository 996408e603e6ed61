"""What somebody changed in a copy of a run's table, as corrections."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from analysis.article import Correction
from analysis.desk.quotes import nth_of, quote_of
from analysis.errors import NewsbookError, explain
from analysis.export.annotations import rows_of
from analysis.runs.csvtables import csv_rows
from analysis.tables import SCHEMAS
from analysis.tables.replay import ADDABLE, SETTABLE

CellsOfRow = dict[str, str]


def corrections_from(
    file: Path, run: Path, *, table: str = "", by: str = "", day: date | None = None, reason: str = ""
) -> list[Correction]:
    """Return the differences between an edited file and the run's tables as corrections.

    Args:
        file: a CSV of an edited table, or Web Annotations as JSON-LD (``.json``, ``.jsonld``).
        run: the run's folder.
        table: the table that a CSV holds; by default the file's name says it.
        by, day, reason: what every correction says of itself.

    Raises:
        NewsbookError: the file cannot be read, holds no such table, or changes what no correction can.
    """
    said = Correction("set", by=by, date=day, reason=reason)
    text = (run / "article.txt").read_text(encoding="utf-8")
    try:
        content = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NewsbookError(explain("The edited file cannot be read", value=str(file), remedy=str(error))) from error
    if file.suffix in (".json", ".jsonld"):
        tables = rows_of(content, text)
        # An annotation says nothing of what it does not name.
        return [c for name, rows in tables.items() for c in _changes(name, run, rows, text, said)]
    name = table or file.stem
    if name not in SETTABLE:
        remedy = "Name it with --table, or name the file after it."
        raise NewsbookError(explain("No table that corrections change", value=name, choices=SETTABLE, remedy=remedy))
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    return list(_changes(name, run, rows, text, said))


def _changes(name: str, run: Path, rows: list[CellsOfRow], text: str, said: Correction) -> Iterator[Correction]:
    key = SCHEMAS[name].key
    if rows and key not in rows[0]:
        raise NewsbookError(explain(f"The edited {name} lack their column", value=key, choices=sorted(rows[0])))
    before = {row[key]: row for row in csv_rows(run, name) or ()}
    after = {row[key]: row for row in rows if row[key] in before}
    quotes = _Quotes(run, text)
    for row_id, row in before.items():
        quote, nth = quotes.of(name, row)
        at = replace(said, table=name, quote=quote, nth=nth)
        if row_id not in after:
            yield replace(at, action="reject")
            continue
        for column in _changed(name, row, after[row_id]):
            yield replace(at, column=column, new=quotes.meaning(name, column, after[row_id][column] or ""))
    for row in rows:
        if row[key] not in before:
            yield _added(name, row, text, said)


def _changed(name: str, before: CellsOfRow, after: CellsOfRow) -> list[str]:
    """Return the changed columns.

    Raises:
        NewsbookError: one of them follows from the text and cannot be set.
    """
    changed = [c for c, cell in after.items() if c in before and not _same(before[c], cell or "")]
    for column in changed:
        if column not in SETTABLE[name]:
            what = f"No correction changes {name}.{column}"
            raise NewsbookError(explain(what, value=after[column], choices=SETTABLE[name]))
    return changed


def _same(a: str, b: str) -> bool:
    """Tell whether two cells say the same; spreadsheets write 5 as 5.0 and true as TRUE."""
    if a.casefold() == b.casefold() and a.casefold() in ("true", "false"):
        return True
    try:
        return a == b or float(a) == float(b)
    except ValueError:
        return False


def _added(name: str, row: CellsOfRow, text: str, said: Correction) -> Correction:
    quote = row.get("text") or row.get("name") or ""
    if name not in ADDABLE or not quote or quote not in text:
        raise NewsbookError(explain(f"A new row of {name} quotes no words of the article", value=quote))
    start = row.get("start") or ""
    nth = nth_of(text, quote, int(start)) if start.isdigit() else 1
    values = tuple((column, row[column]) for column in ADDABLE[name] if row.get(column))
    return replace(said, action="add", table=name, quote=quote, nth=nth, value=values)


class _Quotes:
    """The words that a row is found by, and what ids stand for."""

    def __init__(self, run: Path, text: str) -> None:
        self.text = text
        self.mentions = csv_rows(run, "mentions") or []
        self.names = {row["actor_id"]: row["name"] for row in csv_rows(run, "actors") or ()}

    def of(self, name: str, row: CellsOfRow) -> tuple[str, int]:
        """Return the quote and which of its places it is."""
        return quote_of(self.text, self.mentions, name, row)

    def meaning(self, name: str, column: str, cell: str) -> str:
        """Return a cell as a correction says it: an actor by name."""
        refers = any(f.name == column and f.references == "actors.actor_id" for f in SCHEMAS[name].fields)
        return self.names.get(cell, cell) if refers else cell
