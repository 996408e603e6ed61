"""Bytes -> text: the encoding is found, never guessed into nonsense."""

from __future__ import annotations

import contextlib
import re

from analysis.errors import NewsbookError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = {
    b"%PDF": "PDF file",
    b"PK\x03\x04": "ZIP file (Word, Excel, EPUB …)",
    b"\x89PNG": "PNG picture",
    b"\xff\xd8\xff": "JPEG picture",
    b"GIF8": "GIF picture",
    b"\x1f\x8b": "gzip archive",
    b"\xd0\xcf\x11\xe0": "old Word or Excel file",
    b"\x7fELF": "program",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Bytes that Windows-1252 leaves undefined: text in it never has them.
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}\bcharset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
SUPPORTED = "UTF-8 (with or without BOM), UTF-16 with BOM, Windows-1252"


def decode(raw: bytes, name: str) -> str:
    """Return the decoded text with line ends made ``\\n`` and nothing else changed.

    Raises:
        NewsbookError: the file is empty, binary, or in none of the supported encodings.
    """
    if not raw.strip():
        raise NewsbookError(f"{name} is empty. Give a file that has an article's text.")
    return _one_line_end(_decoded(raw, name))


def decode_page(raw: bytes, name: str) -> str:
    """Return the decoded text of a web page: as ``decode``, but a page that is no UTF-8 may name its encoding."""
    named = _CHARSET.search(raw[:4096])
    if named and not raw.startswith(tuple(mark for mark, _ in _BOMS)):
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            with contextlib.suppress(LookupError, UnicodeDecodeError):
                return _one_line_end(raw.decode(named[1].decode("ascii")))
    return decode(raw, name)


def decode_as(raw: bytes, charset: str, name: str) -> str:
    """Return text whose sender named its encoding, or did not: browsers save pages without.

    Raises NewsbookError for an encoding that nobody knows.
    """
    if not charset:
        return decode_page(raw, name) if raw.strip() else ""
    try:
        return _one_line_end(raw.decode(charset, errors="replace"))
    except LookupError:
        raise NewsbookError(f"{name} names an unknown encoding: {charset!r}. Save it as UTF-8.") from None


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                raise NewsbookError(_message(name, "no valid " + encoding)) from None
    for magic, found in _BINARY.items():
        if raw.startswith(magic):
            raise NewsbookError(_message(name, found))
    if _CONTROL.search(raw):
        raise NewsbookError(_message(name, "binary data"))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _NOT_1252.search(raw):
        raise NewsbookError(_message(name, "text in an unknown encoding"))
    return raw.decode("windows-1252")


def kind_of(raw: bytes) -> str:
    """Return what a file's first bytes show it to be, in words."""
    found = next((kind for magic, kind in _BINARY.items() if raw.startswith(magic)), None)
    return f"a {found}" if found else "binary data" if _CONTROL.search(raw[:65536]) else "text"


def _message(name: str, found: str) -> str:
    return (
        f"{name} cannot be read as text: it is {found}. Text is read in {SUPPORTED}; a PDF, Word or e-mail file by its "
        "own name (.pdf, .docx, .eml). Save the article in one of these and run again."
    )
