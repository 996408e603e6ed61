"""Tables of two folders as rows that can be laid side by side: by their evidence, never by their ids."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import NewsbookError, explain
from analysis.runs.csvtables import TABLES, csv_rows
from analysis.tables import SCHEMAS, Tables, csv_text

#: What tells rows of one stretch of text apart, the most telling first.
TELLING: dict[str, tuple[str, ...]] = {
    "relationships": ("kind", "predicate", "source_text", "target_text"),
    "statements": ("content", "cue"),
    "not_coded": ("stage", "candidate"),
    "merges": ("name_a", "name_b"),
}
#: Spans of tables that have no ``start`` and ``end`` of their own.
_SPANS = {"merges": ("start_a", "end_a")}
#: Tables that say how a run was made, not what it found; their differences are differences of other tables too.
SKIPPED = ("origins",)


@dataclass(frozen=True)
class Row:
    """One row: its id, where its evidence stands, the words, and every other cell as the CSV has it."""

    key: str
    start: int
    end: int
    text: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Side:
    """The tables of one folder; ``meanings`` says what each id of a table stands for."""

    name: str
    tables: Mapping[str, tuple[Row, ...]]
    meanings: Mapping[str, Mapping[str, str]]
    text_sha256: str

    def meaning(self, table: str, column: str, cell: str) -> str:
        """Return a cell as a reader understands it: names and quoted words instead of ids."""
        if column == "figure_ids" and cell:
            return "|".join(self.meanings.get("figures", {}).get(one, one) for one in cell.split("|"))
        target = references(table).get(column, "")
        return self.meanings.get(target, {}).get(cell, cell)


def read_side(folder: Path) -> Side:
    """Read every table of ``folder/tables/*.csv``.

    Raises:
        NewsbookError: there is no such folder, or a table has not the columns of the data dictionary.
    """
    raw = {name: _read(folder, name) for name in SCHEMAS}
    if not (folder / TABLES).is_dir() or all(rows is None for rows in raw.values()):
        remedy = "Name a run, or a folder that has tables/*.csv."
        raise NewsbookError(explain("There are no tables here", value=str(folder), remedy=remedy))
    return _side(folder.name, {name: rows for name, rows in raw.items() if rows is not None})


def side_of(name: str, tables: Tables) -> Side:
    """Return tables that were just made as a side."""
    return _side(name, {n: list(csv.DictReader(io.StringIO(csv_text(n, frame)))) for n, frame in tables.items()})


def _side(name: str, found: Mapping[str, list[dict[str, str]]]) -> Side:
    meanings = {table: _meanings(table, found) for table in found}
    tables = {table: tuple(_row(table, row) for row in rows) for table, rows in found.items()}
    article = found.get("article") or [{}]
    return Side(name, tables, meanings, article[0].get("sha256_text", ""))


def _read(folder: Path, name: str) -> list[dict[str, str]] | None:
    rows = csv_rows(folder, name)
    needed = {"start", "end", "text"} if SCHEMAS[name].quotes else set()
    lacking = sorted(needed - rows[0].keys()) if rows else []
    if lacking:
        raise NewsbookError(explain(f"The table {name} lacks {', '.join(lacking)}", value=str(folder)))
    return rows


def _meanings(name: str, found: Mapping[str, list[dict[str, str]]]) -> dict[str, str]:
    """Return what each id of a table stands for: an actor's name, else the quoted words and their place."""
    key = SCHEMAS[name].key
    if not key:
        return {}
    return {
        row.get(key, ""): row.get("name") or f"{row.get('text', '')} [{row.get('start', '')}]" for row in found[name]
    }


@functools.cache
def references(name: str) -> dict[str, str]:
    """Return the table that each id column of a table points to."""
    return {f.name: f.references.split(".")[0] for f in SCHEMAS[name].fields if f.references}


def _row(name: str, raw: dict[str, str]) -> Row:
    key = SCHEMAS[name].key
    first, last = _SPANS.get(name, ("start", "end"))
    cells = {column: value for column, value in raw.items() if column and column not in ("start", "end", "text", key)}
    start = _whole(raw.get("first_start" if name == "actors" else first))
    end = max(start, _whole(raw.get(last)))
    return Row(raw.get(key, ""), start, end, raw.get("text") or raw.get("name") or "", cells)


def _whole(cell: str | None) -> int:
    return int(cell) if cell and cell.lstrip("-").isdigit() else 0
