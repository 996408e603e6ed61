"""Web archives (.warc, .warc.gz): the pages that a crawler kept, addressed as ``FILE#URL``; nothing is fetched.

What is kept of the archive in a run is the one page's record, byte for byte.
"""

from __future__ import annotations

import contextlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from analysis.errors import NewsbookError
from analysis.readers.decode import decode_as
from analysis.readers.document import Document, Reading
from analysis.readers.html import read_page
from analysis.readers.limits import MEGABYTE, Limits
from analysis.readers.records import chosen, several_named

_PAGES = ("text/html", "application/xhtml+xml")
_DAMAGED = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    EOFError,
    OSError,
    ValueError,
    AttributeError,
    zlib.error,
)
_GZIP = 16 + zlib.MAX_WBITS
_AGAIN = "Save the page itself and run again."


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an archive: what it may be called by, what was sent, and where its record lies in the file."""

    names: tuple[str, ...]
    content: bytes
    charset: str
    day: date | None
    start: int
    end: int


def read_warc(raw: bytes, name: str, reading: Reading) -> Document:
    """Return the only page of a web archive as a document; origins are characters of the decoded page.

    Raises NewsbookError when the archive is damaged, beyond the limits, or has no page or several.
    """
    pages = list(_pages(raw, name, reading.limits))
    if len(pages) != 1:
        raise NewsbookError(several_named(name, [page.names for page in pages]))
    page = pages[0]
    document = read_page(decode_as(page.content, page.charset, name), name, reading)
    metadata = replace(document.metadata, url=document.metadata.url or page.names[0], accessed=page.day)
    return replace(document, metadata=metadata, record_id=page.names[0])


def pick(raw: bytes, name: str, wanted: str, reading: Reading) -> tuple[bytes, str]:
    """Return the archive with one page's record alone, and its URL; ``wanted`` is the URL, the record's id, or the
    page's number from 1."""
    pages = list(_pages(raw, name, reading.limits))
    page = pages[chosen([page.names for page in pages], wanted, name)]
    return raw[page.start : page.end], page.names[0]


def _pages(raw: bytes, name: str, limits: Limits) -> Iterator[Page]:
    if raw[:2] == b"\x1f\x8b":
        _refuse_bomb(raw, name, limits)
    records = ArchiveIterator(io.BytesIO(raw))
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # warcio prints what it stumbles over
            for count, record in enumerate(records, 1):
                limits.check("members", count, name, "records", _AGAIN)
                found = _page(record, name, limits)
                start = records.get_record_offset()  # reads on to the record's end
                if record.length is None or record.raw_stream.limit > 0:
                    raise EOFError(f"record {count} is cut off")
                if found is not None:
                    yield replace(found, start=start, end=start + records.get_record_length())
    except _DAMAGED as error:
        raise NewsbookError(f"{name} is no whole web archive: {' '.join(str(error).split())}. {_AGAIN}") from None


def _refuse_bomb(raw: bytes, name: str, limits: Limits) -> None:
    """Unpack the file once, a piece at a time, and keep nothing: a few bytes may stand for terabytes."""
    unpacked, left = 0, raw
    while left:
        gzip = zlib.decompressobj(_GZIP)
        while left and not gzip.eof:
            try:
                unpacked += len(gzip.decompress(left, MEGABYTE))
            except zlib.error as error:
                raise NewsbookError(f"{name} is no whole web archive: {error}. {_AGAIN}") from None
            limits.check("megabytes", -(-unpacked // MEGABYTE), name, "megabytes when unpacked", _AGAIN)
            left = gzip.unconsumed_tail
        if not gzip.eof:
            raise NewsbookError(f"{name} is no whole web archive: it is cut off. {_AGAIN}")
        left = gzip.unused_data


def _page(record: Any, name: str, limits: Limits) -> Page | None:
    """Return a record as a page, its place yet unknown; None for another kind of record."""
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    answered = headers.get_statuscode() == "200" if headers else record.rec_type == "resource"
    if record.rec_type not in ("response", "resource") or not answered or not kind.lower().startswith(_PAGES):
        return None
    coding = (headers.get_header("Content-Encoding") if headers else "") or ""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if coding.lower() not in ("", "identity", *BufferedReader.get_supported_decompressors()):
        raise NewsbookError(f"{name} has {url} packed with {coding!r}, which is not unpacked here. {_AGAIN}")
    content = record.content_stream().read(limits.member_megabytes * MEGABYTE + 1)
    size = -(-len(content) // MEGABYTE)
    limits.check("member_megabytes", size, name, f"megabytes in {url} when unpacked", _AGAIN)
    called = (url, (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>"))
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Page(tuple(filter(None, called)) or ("page",), content, charset, _day(record), 0, 0)


def _day(record: Any) -> date | None:
    try:
        return date.fromisoformat((record.rec_headers.get_header("WARC-Date") or "")[:10])
    except ValueError:
        return None
