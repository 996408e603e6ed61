"""Writes web archives for tests, by the library that crawlers use."""

from __future__ import annotations

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HOME = "https://courier.example"
PAGE = "text/html; charset=utf-8"


def archive(*pages: bytes, gzip: bool = True, kind: str = PAGE, coding: str = "") -> bytes:
    """Return an archive with its own description, a picture, a page that was not found, and then ``pages``."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a crawler"}))
    _answer(writer, "picture", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG")
    _answer(writer, "lost", "404 Not Found", {"Content-Type": PAGE}, b"<p>Nothing is here.</p>")
    headers = {"Content-Type": kind} | ({"Content-Encoding": coding} if coding else {})
    for number, page in enumerate(pages, 1):
        _answer(writer, str(number), "200 OK", headers, page)
    return out.getvalue()


def _answer(writer: WARCWriter, path: str, status: str, headers: dict[str, str], body: bytes) -> None:
    record = writer.create_warc_record(
        f"{HOME}/{path}",
        "response",
        payload=io.BytesIO(body),
        http_headers=StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": "2024-03-12T10:00:00Z"},
    )
    writer.write_record(record)
    record.raw_stream.close()  # warcio's own temporary file, which it leaves open
