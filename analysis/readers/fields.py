"""One record of an export (its fields by name) -> a document; the columns' names are guessed or given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from analysis.article import Metadata, Origin, Span
from analysis.errors import NewsbookError, explain
from analysis.lexicons import read_toml
from analysis.readers.document import Document
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


def document_of(fields: Fields, columns: Columns, name: str, locate: Locate) -> Document:
    """Return a record as a document: the title, then the text; markup in the text is read as a page's.

    Raises NewsbookError when the record has no text.
    """
    holders = {kind: column_of(fields, kind, columns) for kind in COLUMNS}
    if not said(fields.get(holders["text"])):
        remedy = 'Name the column in the sidecar: columns = { text = "…" }.'
        raise NewsbookError(explain(f"{name} has no text column", value=None, choices=sorted(fields), remedy=remedy))
    value = str(fields[holders["text"]]).replace("\r\n", "\n").replace("\r", "\n")
    metadata = _metadata(fields, holders)
    if _MARKUP.search(value):
        from analysis.readers.html import read_page

        page = read_page(f"<html><body><article>{value}</article></body></html>", name)
        text, origins, hints = page.text, page.origins, page.hints
        metadata = replace(metadata, title=metadata.title or page.metadata.title)
        head = page.title_span
    else:
        text, hints, head = value.strip("\n"), (), None
        origins = tuple(_origins(text, 0, holders["text"], locate))
    title = metadata.title
    if title and not text.lstrip().startswith(title):
        shift = len(title) + 1
        origins = (*_origins(title, 0, holders["title"], locate), *(_shifted(o, shift) for o in origins))
        hints = tuple(_shifted(h, shift) for h in hints)
        text, head = f"{title}\n{text}", Span(0, len(title))
    elif title:
        at = text.index(title)
        head = Span(at, at + len(title))
    return Document(text, metadata, head, origins, hints, id_of(fields, columns))


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


def _origins(text: str, at: int, column: str, locate: Locate) -> list[Origin]:
    origins = []
    for line in text.split("\n"):
        if line.strip():
            start, end = locate(column, line)
            origins.append(Origin(at, at + len(line), start, end, element=column))
        at += len(line) + 1
    return origins


def _shifted(row: Any, by: int) -> Any:
    return replace(row, start=row.start + by, end=row.end + by)
