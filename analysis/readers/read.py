"""Path, bytes or pasted text -> Article. To add a format, write a reader in a module of
its own and name its suffixes in ``READERS``."""

from __future__ import annotations

import glob
import importlib
import json
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from analysis.article import Article, Metadata, Span
from analysis.errors import NewsbookError, explain
from analysis.readers.decode import kind_of
from analysis.readers.document import Document, Reading
from analysis.readers.languages import code_of, language_of
from analysis.readers.limits import MEGABYTE, Limits, limits_from
from analysis.sidecar import Sidecar, parse_sidecar

Columns = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: the reader's name, its module and function, loaded when a file asks for it.

    A format of many articles has ``pick`` too, which takes one of them out.
    """

    name: str
    module: str
    function: str
    pick: str = ""

    def read(self, raw: bytes, name: str, reading: Reading) -> Document:
        """Return the document of a file's bytes."""
        reader = getattr(importlib.import_module(f"analysis.readers.{self.module}"), self.function)
        document = reader(raw, name, reading)
        assert isinstance(document, Document)
        return document

    def picked(self, raw: bytes, name: str, wanted: str, reading: Reading) -> tuple[bytes, str]:
        """Return the bytes of the article that is called ``wanted``, as a file of its own, and its id."""
        module = importlib.import_module(f"analysis.readers.{self.module}")
        data, called = getattr(module, self.pick)(raw, name, wanted, reading)
        return bytes(data), str(called)


_TEXT = Format("text", "text", "read_text_file")
_HTML = Format("html", "html", "read_html")
_RECORDS = Format("records", "records", "read_records", "pick")
_FEED = Format("feed", "feeds", "read_feed", "pick")
READERS: dict[str, Format] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), _TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _HTML),
    **dict.fromkeys((".mhtml", ".mht"), Format("mhtml", "mail", "read_saved_page")),
    ".pdf": Format("pdf", "pdf", "read_pdf"),
    ".docx": Format("docx", "docx", "read_docx"),
    ".eml": Format("mail", "mail", "read_mail"),
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"), _RECORDS),
    **dict.fromkeys((".warc", ".warc.gz"), Format("warc", "warc", "read_warc", "pick")),
    **dict.fromkeys((".rss", ".atom", ".xml"), _FEED),
}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An article's file as read, its sidecar, and the absolute path (``FILE#ID`` of one of many)."""

    name: str
    raw: bytes
    sidecar_raw: bytes
    path: str


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


def address(path: str | Path) -> tuple[Path, str]:
    """Return the file and the article's name in it; ``FILE#ID`` is cut at the first ``#`` after a file's name."""
    text = str(path)
    if not Path(text).exists():
        for found in re.finditer("#", text):
            if Path(text[: found.start()]).is_file():
                return Path(text[: found.start()]), text[found.end() :]
    return Path(text), ""


def sidecar_of(path: str | Path) -> Path:
    """Return where the sidecar of an article lies: ``NAME.toml``, of one of many ``NAME#ID.toml``."""
    file, wanted = address(path)
    called = re.sub(r"[^\w.-]+", "_", wanted)
    return file.with_name(f"{file.stem}#{called}.toml") if wanted else file.with_suffix(".toml")


def read_source(path: str | Path, *, sidecar_raw: bytes | None = None, limits: Limits | None = None) -> SourceFile:
    """Return an article's file and its sidecar; of ``FILE#ID`` the one article alone, as a file of its own.

    The sidecar of the whole file says what its columns are called; the article may have one of its own.
    ``sidecar_raw`` stands for what lies beside the article; ``limits`` are by default those of ``$NEWSBOOK_LIMITS``.
    """
    limits = limits or limits_from(())
    source, wanted = address(resolve(path))
    if source.suffix.lower() == ".toml" and source.is_file():
        raise NewsbookError(_is_sidecar(source))
    raw, beside = _bytes(source, limits), source.with_suffix(".toml")
    shared = _bytes(beside, limits) if beside.is_file() else b""
    if not wanted:
        return SourceFile(source.name, raw, shared if sidecar_raw is None else sidecar_raw, str(source.resolve()))
    kind = _format(source.name, raw)
    if not kind.pick:
        remedy = "Leave out the # and what follows."
        raise NewsbookError(explain(f"{source.name} is one article; it has none called", value=wanted, remedy=remedy))
    columns = parse_sidecar(shared, beside.name).columns if shared else {}
    picked, called = kind.picked(raw, source.name, wanted, Reading(columns, limits))
    own = sidecar_of(f"{source}#{called}")
    if sidecar_raw is None:
        sidecar_raw = _bytes(own, limits) if own.is_file() else None
    sidecar_raw = shared if sidecar_raw is None else _with_columns(sidecar_raw, own.name, columns)
    return SourceFile(source.name, picked, sidecar_raw, f"{source.resolve()}#{called}")


def _with_columns(sidecar_raw: bytes, name: str, columns: Columns) -> bytes:
    """Return an article's own sidecar with the columns that the whole file's names, so that it stands alone."""
    if not columns or parse_sidecar(sidecar_raw, name).columns:
        return sidecar_raw
    named = ", ".join(f"{kind} = {json.dumps(column)}" for kind, column in columns.items())
    return f"columns = {{ {named} }}\n".encode() + sidecar_raw


def read_article(path: str | Path, *, published: date | None = None, limits: Limits | None = None) -> Article:
    """Read an article file and its sidecar; ``FILE#ID`` is one article of a file of many.

    ``limits`` bound what is read; by default those of ``$NEWSBOOK_LIMITS``, else of ``Limits``.

    Raises:
        NewsbookError: the file is missing, unreadable, empty, binary, of no supported format or without a sentence,
            has several articles and none was named, is beyond the limits, or its sidecar has a mistake.
    """
    file = read_source(path, limits=limits)
    return read_bytes(file.raw, file.name, file.sidecar_raw, published=published, source_path=file.path, limits=limits)


def read_text(text: str, *, article_id: str = "pasted", published: date | None = None) -> Article:
    """Return pasted text as an article."""
    return read_bytes(text.encode("utf-8"), f"{article_id}.txt", published=published, source_path="")


def read_bytes(
    raw: bytes,
    name: str,
    sidecar_raw: bytes = b"",
    *,
    published: date | None = None,
    source_path: str = "",
    limits: Limits | None = None,
) -> Article:
    """Return the article of a file's bytes and its sidecar's; ``name`` decides the format."""
    limits = limits or limits_from(())
    limits.check("megabytes", -(-len(raw) // MEGABYTE), name, "megabytes", "Split it.")
    kind = _format(name, raw)
    sidecar = parse_sidecar(sidecar_raw, Path(name).with_suffix(".toml").name) if sidecar_raw else Sidecar(metadata={})
    document = kind.read(raw, name, Reading(sidecar.columns, limits))
    if not re.search(r"[^\W\d_]{2}", document.text):
        raise NewsbookError(
            f"{name} has no sentence: no words were found in it. Give a file that has an article's text."
        )
    metadata = _merged(document.metadata, document.text, sidecar, published)
    return Article(
        article_id=article_id_of(sidecar.article_id or document.record_id or Path(name).stem),
        text=document.text,
        metadata=metadata,
        reader=kind.name,
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


def _is_sidecar(path: Path) -> str:
    """Return what to say of a sidecar that was given as the article."""
    beside = sorted(p.name for p in path.parent.glob(f"{glob.escape(path.stem)}.*") if _suffix(p.name) in READERS)
    remedy = "Name the article itself; its sidecar is read with it."
    return explain(
        "This is a sidecar (what is known of an article), not an article",
        value=str(path),
        choices=beside,
        remedy=remedy,
    )


def _bytes(path: Path, limits: Limits) -> bytes:
    if not path.exists():
        raise NewsbookError(
            explain("No such file", value=str(path), remedy="Check the path, or list seeds with `ls seeds`.")
        )
    if path.is_dir():
        raise NewsbookError(explain("This is a folder, not an article", value=str(path), remedy="Name one file in it."))
    try:
        with path.open("rb") as handle:
            before = os.fstat(handle.fileno())
            limits.check("megabytes", -(-before.st_size // MEGABYTE), str(path), "megabytes", "Split it.")
            raw = handle.read(limits.megabytes * MEGABYTE + 1)  # a device has no size and no end
            after = os.fstat(handle.fileno())
    except OSError as error:
        raise NewsbookError(f"{path} cannot be read: {error.strerror}.") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(raw) != after.st_size:
        raise NewsbookError(f"{path} changed while it was read. Wait until it is written, and run again.")
    return raw


def _format(name: str, raw: bytes) -> Format:
    suffix = _suffix(name)
    if suffix in READERS:
        return READERS[suffix]
    remedy = "Save the article as text, as a web page or as PDF and run again."
    raise NewsbookError(
        explain(f"{name!r} is {kind_of(raw)}; no reader takes", value=suffix, choices=READERS, remedy=remedy)
    )


def _suffix(name: str) -> str:
    """Return what a file's name ends with: ``.html``, and ``.warc.gz`` as a whole."""
    ends = [suffix.lower() for suffix in Path(name).suffixes]
    return next((end for end in ("".join(ends[-2:]), *ends[-1:]) if end in READERS), "".join(ends[-1:]))


def _merged(found: Metadata, text: str, sidecar: Sidecar, published: date | None) -> Metadata:
    """Return what the command, else the sidecar, else the file says; the language is the text's, else the stated."""
    merged = replace(found, **dict(sidecar.metadata))
    if "language" not in sidecar.metadata:
        merged = replace(merged, language=language_of(text) or code_of(found.language))
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
