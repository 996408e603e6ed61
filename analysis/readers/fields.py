"""One record of an export (its fields by name) -> a document; the columns' names are guessed or given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from analysis.article import Metadata, Origin, Span
from analysis.errors import NewsbookError, explain
from analysis.lexicons import read_toml
from analysis.readers.document import Document, Reading
from analysis.sidecar import COLUMNS

Fields = Mapping[str, Any]
Columns = Mapping[str, str]
#: Finds where a value's lines stand in the source: (column, line) -> half-open characters.
Locate = Callable[[str, str], tuple[int, int] | tuple[None, None]]

PACKAGE, DATA = "analysis.readers", "columns.toml"
_MARKUP = re.compile(r"</?(p|br|div|h[1-6]|blockquote|ul|li|a)\b[^>]*>", re.IGNORECASE)


def column_of(fields: Fields, kind: str, columns: Columns) -> str:
    """Return the name of the field that holds ``kind``: the given one, else the first that looks like it, else "".

    Raises NewsbookError when a column was given that the record does not have.
    """
    if kind in columns:
        if columns[kind] not in fields:
            raise NewsbookError(explain(f"No column for the {kind}", value=columns[kind], choices=sorted(fields)))
        return columns[kind]
    plain = {re.sub(r"[^a-z0-9@]", "", name.casefold()): name for name in reversed(list(fields))}
    return next((plain[name] for name in read_toml(PACKAGE, DATA)[kind] if said(fields.get(plain.get(name, "")))), "")


def said(value: Any) -> str:
    """Return a value as text: names of things that are described, lists joined; missing is ""."""
    if value is None or value != value:  # NaN
        return ""
    if isinstance(value, dict):
        return next((said(value[key]) for key in ("name", "title", "url", "@id", "value") if value.get(key)), "")
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(said, value)))
    return str(value).strip()


def id_of(fields: Fields, columns: Columns) -> str:
    """Return the record's id, or ""."""
    name = column_of(fields, "id", columns)
    return said(fields[name]) if name else ""


def names_of(fields: Fields, columns: Columns) -> tuple[str, ...]:
    """Return what a record may be addressed by: its id, then its URL."""
    found = (id_of(fields, columns), said(fields.get(column_of(fields, "url", columns))))
    return tuple(filter(None, found))


def document_of(fields: Fields, reading: Reading, name: str, locate: Locate) -> Document:
    """Return a record as a document: the title, then the text; markup in the text is read as a page's.

    Its origins name the record and the column, with characters of the source where ``locate`` finds them there, else
    of the column's value.
    Raises NewsbookError when the record has no text.
    """
    holders = {kind: column_of(fields, kind, reading.columns) for kind in COLUMNS}
    if not said(fields.get(holders["text"])):
        remedy = 'Name the column in the sidecar: columns = { text = "…" }.'
        raise NewsbookError(explain(f"{name} has no text column", value=None, choices=sorted(fields), remedy=remedy))
    value = _lines_ended(fields[holders["text"]])
    metadata = _metadata(fields, holders)
    record = (names_of(fields, reading.columns) or ("1",))[0]
    column = _Column(record, holders["text"], value, locate)
    if _MARKUP.search(value):
        from analysis.readers.html import read_page

        head, foot = "<html><body><article>", "</article></body></html>"
        page = read_page(f"{head}{value}{foot}", name, reading)
        text, hints, title_span = page.text, page.hints, page.title_span
        origins = tuple(column.of_block(o, len(head)) for o in page.origins)
        metadata = replace(metadata, title=metadata.title or page.metadata.title)
    else:
        text, hints, title_span = value.strip("\n"), (), None
        reading.limits.check("characters", len(text), name, "characters in its text", "Split it into its articles.")
        origins = tuple(column.of_lines(text))
    title = metadata.title
    if title and not text.lstrip().startswith(title):
        shift = len(title) + 1
        named = _Column(record, holders["title"], _lines_ended(fields.get(holders["title"], "")), locate)
        origins = (*named.of_lines(title), *(_shifted(o, shift) for o in origins))
        hints = tuple(_shifted(h, shift) for h in hints)
        text, title_span = f"{title}\n{text}", Span(0, len(title))
    elif title:
        at = text.index(title)
        title_span = Span(at, at + len(title))
    return Document(text, metadata, title_span, origins, hints, id_of(fields, reading.columns))


def _lines_ended(value: Any) -> str:
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _metadata(fields: Fields, holders: Mapping[str, str]) -> Metadata:
    def value(kind: str) -> str:
        return " ".join(said(fields.get(holders[kind])).split())

    published = day_of(fields.get(holders["published"]))
    return Metadata(
        title=value("title"),
        byline=value("byline"),
        publication=value("publication"),
        published=published,
        published_source=f"the column {holders['published']}" if published else "",
        url=value("url"),
        licence=value("licence"),
        language=value("language"),
    )


def day_of(value: Any) -> date | None:
    """Return the day that a date, an ISO 8601 text, GDELT's 20240314T063000Z or an RFC 5322 date names, or None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = said(value)
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d{3})", text)
    try:
        if found:
            return date(*map(int, found.groups()))
        return parsedate_to_datetime(text).date() if text else None
    except (ValueError, TypeError):
        return None


class _Column:
    """One value of a record, which knows where its parts stand."""

    def __init__(self, record: str, name: str, value: str, locate: Locate) -> None:
        self.where, self.name, self.value, self._locate = f"record {record}, column {name}", name, value, locate
        self._at = 0

    def of_lines(self, text: str) -> Iterator[Origin]:
        """Yield where each line of ``text`` stands, which is the value's."""
        at = 0
        for line in text.split("\n"):
            if line.strip():
                found = self.value.find(line, self._at)
                place = (found, found + len(line)) if found >= 0 else (None, None)
                self._at = place[1] or self._at
                yield self._origin(Origin(at, at + len(line)), line, place)
            at += len(line) + 1

    def of_block(self, block: Origin, before: int) -> Origin:
        """Return the origin of a block of a page that is the value with so many characters ``before`` it."""
        if block.raw_start is None or block.raw_end is None:
            return replace(block, element=f"{self.where}, {block.element}")
        start, end = block.raw_start - before, block.raw_end - before
        return self._origin(block, self.value[start:end], (start, end))

    def _origin(self, origin: Origin, words: str, place: tuple[int, int] | tuple[None, None]) -> Origin:
        element = f"{self.where}, {origin.element}" if origin.element else self.where
        start, end = self._locate(self.name, words)
        if start is None and place[0] is not None:
            (start, end), element = place, f"{element}, characters of the value"
        return replace(origin, raw_start=start, raw_end=end, element=element)


def _shifted(row: Any, by: int) -> Any:
    return replace(row, start=row.start + by, end=row.end + by)
