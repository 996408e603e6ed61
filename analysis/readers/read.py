"""Path, bytes or pasted text -> Article. To add a format, write a reader and name its suffixes in ``READERS``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from analysis.article import Article, Metadata, Span
from analysis.errors import NewsbookError, explain
from analysis.readers.document import Document
from analysis.readers.text import read_text_file
from analysis.sidecar import Sidecar, parse_sidecar

Reader = Callable[[bytes, str], Document]


def _html(raw: bytes, name: str) -> Document:
    from analysis.readers.html import read_html  # trafilatura takes a while to load; a text file needs none of it

    return read_html(raw, name)


READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("text", read_text_file),
    ".text": ("text", read_text_file),
    ".md": ("text", read_text_file),
    ".html": ("html", _html),
    ".htm": ("html", _html),
}


def find_project(start: Path | None = None) -> Path | None:
    """Return the nearest folder at or above ``start`` (the working folder) that has ``seeds/``."""
    here = (start or Path.cwd()).resolve()
    return next((folder for folder in (here, *here.parents) if (folder / "seeds").is_dir()), None)


def resolve(path: str | Path, start: Path | None = None) -> Path:
    """Return where a path leads: as it is, else from the project's folder."""
    given = Path(path).expanduser()
    if given.is_absolute() or given.exists():
        return given
    project = find_project(start)
    return project / given if project and (project / given).exists() else given


def read_article(path: str | Path, *, published: date | None = None) -> Article:
    """Read an article file and its sidecar.

    Raises:
        NewsbookError: the file is missing, unreadable, empty, binary, of no supported format or without a sentence,
            or its sidecar has a mistake.
    """
    source = resolve(path)
    raw = _bytes(source)
    side = source.with_suffix(".toml")
    sidecar_raw = _bytes(side) if side.is_file() else b""
    return read_bytes(raw, source.name, sidecar_raw, published=published, source_path=str(source.resolve()))


def read_text(text: str, *, article_id: str = "pasted", published: date | None = None) -> Article:
    """Return pasted text as an article."""
    return read_bytes(text.encode("utf-8"), f"{article_id}.txt", published=published, source_path="")


def read_bytes(
    raw: bytes, name: str, sidecar_raw: bytes = b"", *, published: date | None = None, source_path: str = ""
) -> Article:
    """Return the article of a file's bytes and its sidecar's; ``name`` decides the format."""
    reader_name, reader = _reader(name)
    document = reader(raw, name)
    if not re.search(r"[^\W\d_]{2}", document.text):
        raise NewsbookError(
            f"{name} has no sentence: no words were found in it. Give a file that has an article's text."
        )
    sidecar = parse_sidecar(sidecar_raw, Path(name).with_suffix(".toml").name) if sidecar_raw else Sidecar(metadata={})
    metadata = _merged(document.metadata, sidecar, published)
    return Article(
        article_id=article_id_of(sidecar.article_id or Path(name).stem),
        text=document.text,
        metadata=metadata,
        reader=reader_name,
        source_name=name,
        source_path=source_path,
        raw=raw,
        sidecar_raw=sidecar_raw,
        title_span=_title_span(document, metadata),
        origins=document.origins,
        hints=document.hints,
        corrections=sidecar.corrections,
    )


def article_id_of(name: str) -> str:
    """Return a name as ``[a-z0-9_-]``, never empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_-]+", "_", plain).strip("_") or "article"


def _bytes(path: Path) -> bytes:
    if not path.exists():
        raise NewsbookError(
            explain("No such file", value=str(path), remedy="Check the path, or list seeds with `ls seeds`.")
        )
    if path.is_dir():
        raise NewsbookError(explain("This is a folder, not an article", value=str(path), remedy="Name one file in it."))
    try:
        return path.read_bytes()
    except OSError as error:
        raise NewsbookError(f"{path} cannot be read: {error.strerror}.") from error


def _reader(name: str) -> tuple[str, Reader]:
    suffix = Path(name).suffix.lower()
    if suffix not in READERS:
        remedy = "Save the article as text or as a web page and run again."
        raise NewsbookError(explain(f"No reader for {name}, format", value=suffix, choices=READERS, remedy=remedy))
    return READERS[suffix]


def _merged(found: Metadata, sidecar: Sidecar, published: date | None) -> Metadata:
    merged = replace(found, **dict(sidecar.metadata))
    if "published" in sidecar.metadata and "published_source" not in sidecar.metadata:
        merged = replace(merged, published_source="the sidecar")
    if published is not None:
        merged = replace(merged, published=published, published_source="given with the command")
    return merged


def _title_span(document: Document, metadata: Metadata) -> Span | None:
    """Return where the title stands: where the reader found it, else the first line if it is the known title."""
    if document.title_span is None and metadata.title:
        start = len(document.text) - len(document.text.lstrip())
        if document.text.startswith(metadata.title, start):
            return Span(start, start + len(metadata.title))
    return document.title_span
