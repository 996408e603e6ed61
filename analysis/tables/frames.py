"""Records -> typed DataFrames, the checks on them, and their CSV text."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.errors import NewsbookError, explain
from analysis.tables.schemas import DAY, LIST, NUMBER, SCHEMAS, TEXT, TRUTH, WHOLE, Field, TableSchema

_DTYPES = {TEXT: "string", WHOLE: "Int64", NUMBER: "Float64", TRUTH: "boolean", DAY: "object", LIST: "object"}


@dataclass(frozen=True)
class Tables(Mapping[str, pd.DataFrame]):
    """Every table of one article by name, with the text that their evidence points into.

    ``tables.actors`` and ``tables["actors"]`` are the same frame; treat frames as read-only.
    """

    text: str
    frames: Mapping[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        try:
            return self.frames[name]
        except KeyError:
            raise NewsbookError(explain("Unknown table", value=name, choices=SCHEMAS)) from None

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_") or name not in SCHEMAS:
            raise AttributeError(name)
        return self.frames[name]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self.frames)

    def __len__(self) -> int:
        return len(self.frames)


def frame_of(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Return the rows as a frame with the table's columns, order and types; ``""`` becomes missing."""
    schema = SCHEMAS[name]
    listed = list(rows)
    return pd.DataFrame({f.name: _series(f, [row.get(f.name) for row in listed]) for f in schema.fields})


def _series(field: Field, values: Sequence[object]) -> pd.Series:
    if field.kind == LIST:
        cells: list[object] = [list(v) if isinstance(v, (list, tuple)) else [] for v in values]
    else:
        cells = [None if v is None or v == "" or _is_nan(v) else v for v in values]
    if field.kind == NUMBER:
        cells = [None if v is None else float(v) for v in cells]  # type: ignore[arg-type]
    if field.name == "score":
        cells = [None if v is None else round(float(v), 3) for v in cells]  # type: ignore[arg-type]
    return pd.Series(cells, dtype=_DTYPES[field.kind], name=field.name)


def _is_nan(value: object) -> bool:
    return value is pd.NA or (isinstance(value, float) and math.isnan(value))


def check(tables: Tables) -> None:
    """Check every schema, foreign key and quotation.

    Raises:
        ValueError: a table breaks the data dictionary. That is a defect of newsbook, not a user's mistake.
    """
    import pandera.errors  # half a second: only who checks pays it, not who reads checked tables from the cache

    for name, schema in SCHEMAS.items():
        frame = tables[name]
        try:
            schema.pandera().validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as error:
            raise ValueError(f"Table {name} breaks its schema:\n{error.failure_cases}") from error
        _check_keys(tables, schema)
        if schema.quotes:
            _check_quotes(frame, schema.name, tables.text)


def _check_keys(tables: Tables, schema: TableSchema) -> None:
    for field in schema.fields:
        if not field.references:
            continue
        table, column = field.references.split(".")
        known = set(tables[table][column])
        lost = [v for v in tables[schema.name][field.name].dropna() if v not in known]
        if lost:
            raise ValueError(f"{schema.name}.{field.name} names {lost[:5]}, which {field.references} lacks.")


def _check_quotes(frame: pd.DataFrame, name: str, text: str) -> None:
    for start, end, quote in zip(
        frame["start"].to_list(), frame["end"].to_list(), frame["text"].to_list(), strict=True
    ):
        if text[start:end] != quote or start >= end:
            raise ValueError(f"{name}: [{start}, {end}) is {text[start:end]!r}, not {quote!r}.")


def csv_text(name: str, frame: pd.DataFrame) -> str:
    """Return the table as RFC 4180 CSV with ``\\n`` line ends; the cells are the exact words."""
    schema = SCHEMAS[name]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(schema.columns)
    columns = [[csv_cell(f, v) for v in frame[f.name]] for f in schema.fields]
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def csv_cell(field: Field, value: object) -> str:
    """Return one cell as the data dictionary writes it."""
    if field.kind == LIST:
        items = value if isinstance(value, Iterable) else ()
        return "|".join(str(item).replace("\\", "\\\\").replace("|", "\\|") for item in items)
    if value is None or value is pd.NA or _is_nan(value):
        return ""
    if field.kind == TRUTH:
        return "true" if value else "false"
    if field.name == "score":
        return f"{value:.3f}"
    if field.kind == NUMBER:
        number = float(value)  # type: ignore[arg-type]
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
