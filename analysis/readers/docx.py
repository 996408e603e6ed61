"""Word files (.docx): the paragraphs of the body in order; headers, footers and notes follow, marked as no article.

The file is a zip of XML parts; only the parts that have text are opened, each up to a limit, without entities, without
macros, without links.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from analysis.article import Metadata, Origin, Removed, Span
from analysis.errors import NewsbookError
from analysis.readers.document import Document, Reading
from analysis.readers.limits import MEGABYTE, Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_ASIDE = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
_REASONS = {"header": "navigation", "footer": "navigation", "footnotes": "other", "endnotes": "other"}
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_GONE = {
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}instrText",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_TITLES = ("Title", "Heading1")


def read_docx(raw: bytes, name: str, reading: Reading) -> Document:
    """Return a Word file as a document; its origins are the paragraphs, counted from 1.

    Raises:
        NewsbookError: the file is no Word file, damaged, locked, or larger when unpacked than the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            reading.limits.check("members", len(names), name, "files in its zip", _AGAIN)
            if _BODY not in names:
                raise NewsbookError(f"{name} is a zip file but no Word file: it has no {_BODY}. {_AGAIN}")
            body = list(_paragraphs(_part(archive, _BODY, name, reading.limits)))
            asides = [(part, text) for part in sorted(names) for text in _aside(archive, part, name, reading.limits)]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise NewsbookError(f"{name} cannot be opened as a Word file: {error}. {_AGAIN}") from None
    return _document(body, asides)


_AGAIN = "Save the article again as .docx, or as text, and run again."


def _part(archive: zipfile.ZipFile, part: str, name: str, limits: Limits) -> bytes:
    """Return one part's bytes; what the zip claims of their number is not believed."""
    with archive.open(part) as handle:
        data = handle.read(limits.member_megabytes * MEGABYTE + 1)
    limits.check("member_megabytes", -(-len(data) // MEGABYTE), name, f"megabytes in {part} when unpacked", _AGAIN)
    return data


def _aside(archive: zipfile.ZipFile, part: str, name: str, limits: Limits) -> Iterator[str]:
    if _ASIDE.fullmatch(part):
        yield from (text for text, _ in _paragraphs(_part(archive, part, name, limits)) if text)


def _paragraphs(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield each paragraph's text and style, empty ones too."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"its XML is not well-formed ({error.msg})") from None
    for paragraph in root.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        yield "".join(_runs(paragraph)).strip(), style.get(f"{_W}val", "") if style is not None else ""


def _runs(paragraph: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element.tag in _GONE or (element.tag == f"{_W}p" and element is not paragraph):
            walk.skip_subtree()
        elif element.tag == f"{_W}t":
            yield element.text or ""
        else:
            yield _SPACES.get(element.tag, "")


def _document(body: list[tuple[str, str]], asides: list[tuple[str, str]]) -> Document:
    lines: list[str] = []
    origins, hints, at = [], [], 0
    title: Span | None = None
    for number, (text, style) in enumerate(body, 1):
        if not text:
            continue
        if title is None and not lines and style.startswith(_TITLES):
            title = Span(at, at + len(text))
        origins.append(Origin(at, at + len(text), element=f"paragraph {number}"))
        lines.append(text)
        at += len(text) + 1
    for part, text in asides:
        found = _ASIDE.fullmatch(part)
        kind = found[1] if found else ""
        origins.append(Origin(at, at + len(text), element=part))
        hints.append(Removed("", at, at + len(text), text, _REASONS[kind], f"docx:{kind}"))
        lines.append(text)
        at += len(text) + 1
    whole = "\n".join(lines)
    metadata = Metadata(title=whole[title.start : title.end]) if title else Metadata()
    return Document(whole, metadata, title, tuple(origins), tuple(hints))
