"""Files of many articles (JSON, JSON Lines, CSV, Parquet): the records, and one of them as a file of its own.

``FILE#ID`` names one article. What is kept of the file in a run is that record alone, in the file's own format, so
that a run of one article of a million can be checked without the other 999,999.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from analysis.errors import NewsbookError
from analysis.lexicons import read_toml
from analysis.readers.decode import decode
from analysis.readers.document import Document, Reading
from analysis.readers.fields import DATA, PACKAGE, Columns, Fields, document_of, names_of
from analysis.readers.limits import Limits

#: Names of articles that a message lists.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Record:
    """One article of a file: its fields, and what writes it as a file of one article."""

    fields: Fields
    written: Callable[[], bytes]


def read_records(raw: bytes, name: str, reading: Reading) -> Document:
    """Return the only article of a file as a document.

    Raises NewsbookError when the file is malformed or has no article or several.
    """
    records = records_of(raw, name, reading.limits)
    if len(records) != 1:
        raise NewsbookError(several(name, [r.fields for r in records], reading.columns))
    source = "" if name.lower().endswith(".parquet") else decode(raw, name)
    return document_of(records[0].fields, reading, name, _Locator(source, name).find)


def pick(raw: bytes, name: str, wanted: str, reading: Reading) -> tuple[bytes, str]:
    """Return the bytes of one article of a file, as a file of the same format, and what the file calls it.

    ``wanted`` is its id, its URL, or, when no article is called so, its number in the file, from 1.
    """
    records = records_of(raw, name, reading.limits)
    names = [names_of(r.fields, reading.columns) for r in records]
    number = chosen(names, wanted, name)
    return records[number].written(), (names[number] or (str(number + 1),))[0]


def chosen(names: Sequence[Sequence[str]], wanted: str, name: str) -> int:
    """Return the number of the article that is called ``wanted``; names that a path has folded are found as well."""
    plain = _folded(wanted)
    found = [n for n, called in enumerate(names) if plain in map(_folded, called)]
    if not found and wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        found = [int(wanted) - 1]
    if len(found) == 1:
        return found[0]
    shown = ", ".join(f"{name}#{called[0] if called else n}" for n, called in enumerate(names[:SHOWN], 1))
    if not found:
        raise NewsbookError(f"No article of {name} is called {wanted!r}. It has {len(names)}: {shown} …")
    rows = ", ".join(f"{name}#{n + 1}" for n in found[:SHOWN])
    raise NewsbookError(
        f"{len(found)} articles of {name} are called {wanted!r}. Number them in the file ({rows}) apart."
    )


def _folded(text: str) -> str:
    return re.sub(r"/+", "/", text)


def several(name: str, records: Sequence[Fields], columns: Columns) -> str:
    """Return what to say of a file that has no article, or more than one and none was named."""
    return several_named(name, [names_of(fields, columns) if n < SHOWN else () for n, fields in enumerate(records)])


def several_named(name: str, names: Sequence[Sequence[str]]) -> str:
    """Return the same of what the articles may be called by."""
    if not names:
        return f"{name} has no article: no record was found in it. Give a file with one record an article."
    shown = ", ".join(f"{name}#{called[0] if called else n}" for n, called in enumerate(names[:SHOWN], 1))
    return f"{name} has {len(names)} articles. Name one of them by its id or number: {shown} …"


def records_of(raw: bytes, name: str, limits: Limits) -> list[Record]:
    """Return the articles of a file.

    Raises NewsbookError when the file is malformed.
    """
    read_csv = functools.partial(_csv, longest=limits.characters)
    readers: dict[str, Callable[[str], Iterator[Record]]] = {
        ".json": _json,
        ".jsonl": _json_lines,
        ".ndjson": _json_lines,
        ".csv": read_csv,
        ".tsv": read_csv,
    }
    suffix = PurePath(name).suffix.lower()
    if suffix == ".parquet":
        return list(_parquet(raw, name))
    try:
        return list(readers[suffix](decode(raw, name)))
    except (ValueError, csv.Error, RecursionError) as error:
        remedy = "Mend the file and run again."
        if "field larger than" in str(error):
            remedy = f"Split it, or raise the limit: --limit characters=N (now {limits.characters:,})."
        raise NewsbookError(f"{name} is no valid {suffix[1:].upper()}: {error}. {remedy}") from None


def _json(text: str) -> Iterator[Record]:
    """Yield the objects of a list, of a list under a well-known key, or the one object that the file is."""
    data = json.loads(text)
    lists = read_toml(PACKAGE, DATA)["lists"]
    while isinstance(data, dict):
        found = next((data[key] for key in lists if isinstance(data.get(key), list | dict)), None)
        if found is None:
            yield Record(data, functools.partial(text.encode, "utf-8"))
            return
        data = found
    for item in data if isinstance(data, list) else ():
        if isinstance(item, dict):
            yield Record(item, functools.partial(_dumped, item))


def _dumped(item: Any) -> bytes:
    return f"{json.dumps(item, ensure_ascii=False, indent=1)}\n".encode()


def _json_lines(text: str) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                data = json.loads(line)
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from None
            if not isinstance(data, dict):
                raise ValueError(f"line {number} is no object")
            yield Record(data, functools.partial(f"{line}\n".encode, "utf-8"))


def _csv(text: str, longest: int) -> Iterator[Record]:
    """Yield the rows under the header line; a record's own lines are kept as they stand."""
    lines = io.StringIO(text, newline="").readlines()
    header = lines[0] if lines else ""
    delimiter = max(",;\t", key=header.count)
    limit = csv.field_size_limit(longest)
    try:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        names = next(reader, [])
        before = reader.line_num
        head = "".join(lines[:before])
        for row in reader:
            own, before = "".join(lines[before : reader.line_num]), reader.line_num
            if row:
                if len(row) > len(names):
                    raise ValueError(f"line {before} has {len(row)} fields, the header {len(names)}")
                yield Record(dict(zip(names, row, strict=False)), functools.partial((head + own).encode, "utf-8"))
    finally:
        csv.field_size_limit(limit)


def _parquet(raw: bytes, name: str) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        # in this thread alone: pyarrow's own threads at times abort the interpreter at its end (apache/arrow#34314)
        table = pq.ParquetFile(pa.BufferReader(raw), pre_buffer=False).read(use_threads=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise NewsbookError(f"{name} is no valid Parquet file: {error}. Write it again.") from None
    for number in range(table.num_rows):
        row = table.slice(number, 1)
        yield Record(row.to_pylist()[0], functools.partial(_parquet_bytes, row))


def _parquet_bytes(row: Any) -> bytes:
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(row.combine_chunks(), out)
    return out.getvalue()


class _Locator:
    """Finds the lines of a value in a record's source, in order."""

    def __init__(self, source: str, name: str) -> None:
        self._source = source
        self._json = "json" in PurePath(name).suffix.lower() or name.lower().endswith(".ndjson")
        self._at: dict[str, int] = {}

    def find(self, column: str, line: str) -> tuple[int, int] | tuple[None, None]:
        start = self._at.get(column)
        if start is None:
            key = re.search(re.escape(json.dumps(column, ensure_ascii=False)) + r"\s*:\s*", self._source)
            start = key.end() if key and self._json else 0
        for written in self._written(line):
            place = self._source.find(written, start)
            if place >= 0:
                self._at[column] = place + len(written)
                return place, place + len(written)
        return None, None

    def _written(self, line: str) -> Iterator[str]:
        """Yield the ways in which the source may write a line."""
        if self._json:
            yield json.dumps(line, ensure_ascii=False)[1:-1]
            yield json.dumps(line)[1:-1]
        else:
            yield line
            yield line.replace('"', '""')
