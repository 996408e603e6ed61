"""PDF with a text layer: PDFium gives the characters and their places, ``layout`` makes paragraphs of them.

Scripts, forms and attachments of the file are dead; nothing is drawn. Every stretch of the text knows its page.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analysis.article import Metadata, Origin, Removed, Span
from analysis.errors import NewsbookError
from analysis.readers.document import Document, Reading
from analysis.readers.layout import Line, Paragraph, paragraphs
from analysis.readers.limits import Limits

_AGAIN = "Save the article's pages as a file of their own and run again."
#: A file with fewer letters a page than this is a scan.
FEWEST_LETTERS = 20
#: Words that stand further apart than this many times their height are in two columns.
GAP = 1.5


def read_pdf(raw: bytes, name: str, reading: Reading) -> Document:
    """Return a PDF as a document, a paragraph a line; headers, footers and page numbers are hints to remove.

    Raises:
        NewsbookError: the file is damaged, locked by a password, too long, or has no text layer.
    """
    pages = [list(_lines(page, name, reading.limits)) for page in _pages(raw, name, reading.limits)]
    letters = sum(len(re.findall(r"[^\W\d_]", line.text)) for page in pages for line in page)
    if letters < FEWEST_LETTERS * len(pages):
        raise NewsbookError(
            f"{name} has no text layer: it is a scan or a picture. Recognise its text first (for example with "
            "`ocrmypdf IN.pdf OUT.pdf`) and run again."
        )
    return _document(list(paragraphs(pages)))


def _pages(raw: bytes, name: str, limits: Limits) -> Iterator[pdfium.PdfPage]:
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        remedy = "Save it without a password" if locked else "Print or save it again"
        raise NewsbookError(
            f"{name} cannot be opened as PDF: {'it needs a password' if locked else 'it is damaged'}. "
            f"{remedy} and run again."
        ) from None
    try:
        limits.check("pages", len(document), name, "pages", _AGAIN)
        for number in range(len(document)):
            try:
                page = document[number]
            except pdfium.PdfiumError:
                raise NewsbookError(f"{name} is damaged: page {number + 1} cannot be read. Print it again.") from None
            yield page
            page.close()
    finally:
        document.close()


def _lines(page: pdfium.PdfPage, name: str, limits: Limits) -> Iterator[Line]:
    """Yield the runs of characters of a page that stand side by side, in the file's order."""
    height = page.get_height()
    characters = page.get_textpage()
    count = characters.count_chars()
    limits.check("page_characters", count, name, "characters on one page", _AGAIN)
    box = [ctypes.c_double() for _ in range(4)]
    run: list[str] = []
    edges: list[tuple[float, float, float, float]] = []
    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(characters, index)
        pdfium_c.FPDFText_GetCharBox(characters, index, box[0], box[1], box[2], box[3])
        left, right, bottom, top = (value.value for value in box)
        size = pdfium_c.FPDFText_GetFontSize(characters, index)
        hyphen = code in (0x02, 0xAD) or pdfium_c.FPDFText_IsHyphen(characters, index) == 1
        letter = "-" if hyphen else chr(code) if 32 <= code < 0x110000 else " "
        here = (left, right, height - bottom, max(size, top - bottom))
        if code in (10, 13) or (edges and not letter.isspace() and not _beside(edges[-1], here)):
            yield from _line(run, edges)
            run, edges = [], []
        run.append(letter)
        if not letter.isspace():
            edges.append(here)
    yield from _line(run, edges)
    characters.close()


def _beside(before: tuple[float, ...], here: tuple[float, ...]) -> bool:
    size = max(before[3], here[3], 1.0)
    return abs(before[2] - here[2]) < size and -size < here[0] - before[1] < GAP * size


def _line(run: list[str], edges: list[tuple[float, float, float, float]]) -> Iterator[Line]:
    text = " ".join("".join(run).split())
    if text and edges:
        sizes = sorted(edge[3] for edge in edges)
        bottoms = sorted(edge[2] for edge in edges)
        left, right = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
        yield Line(text, left, right, bottoms[len(bottoms) // 2], max(1.0, sizes[len(sizes) // 2]))


def _document(found: list[Paragraph]) -> Document:
    title = _title(found)
    at, spans, origins, hints = 0, [], [], []
    for paragraph in found:
        spans.append(Span(at, at + len(paragraph.text)))
        for start, end, page in paragraph.pages:
            origins.append(Origin(at + start, at + end, page=page))
        if paragraph.margin:
            hints.append(Removed("", at, spans[-1].end, paragraph.text, "navigation", "pdf:header or footer"))
        at = spans[-1].end + 1
    text = "\n".join(paragraph.text for paragraph in found)
    metadata = Metadata(title=found[title].text) if title is not None else Metadata()
    span = spans[title] if title is not None else None
    return Document(text, metadata, span, tuple(origins), tuple(hints))


def _title(found: list[Paragraph]) -> int | None:
    """Return the number of the paragraph on the first page that is set in the largest letters, if any are larger."""
    first = [n for n, p in enumerate(found) if not p.margin and p.pages[0][2] == 1]
    sizes = sorted(p.size for p in found for _ in p.text)
    if not first or not sizes:
        return None
    largest = max(first, key=lambda n: found[n].size)
    return largest if found[largest].size > 1.15 * sizes[len(sizes) // 2] else None
