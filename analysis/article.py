"""The plain frozen records that every stage shares.

One convention holds everywhere: ``start`` and ``end`` are code points in ``Article.text``, half-open, so
``article.text[row.start:row.end] == row.text`` for every record that has the three.
The fields of a record that becomes a table row are named as that table's columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


class Located(Protocol):
    """Anything that stands somewhere in ``article.text``: ``start`` inclusive, ``end`` exclusive."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of ``article.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Not a span: [{self.start}, {self.end}).")


def overlaps(a: Located, b: Located) -> bool:
    """Tell whether two half-open spans share at least one character."""
    return a.start < b.end and b.start < a.end


def contains(outer: Located, inner: Located) -> bool:
    """Tell whether ``inner`` lies wholly in ``outer``."""
    return outer.start <= inner.start and inner.end <= outer.end


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text. A missing value is ``""`` or ``None``, never a guess."""

    title: str = ""
    byline: str = ""
    publication: str = ""
    published: date | None = None
    published_source: str = ""
    url: str = ""
    accessed: date | None = None
    licence: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of the text that is not the article; it is marked, never deleted."""

    removed_id: str
    start: int
    end: int
    text: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stretch of ``article.text`` stands in the source (characters, page or element)."""

    start: int
    end: int
    raw_start: int | None = None
    raw_end: int | None = None
    page: int | None = None
    element: str = ""


@dataclass(frozen=True, slots=True)
class NotCoded:
    """Something that a stage saw and left out, and why."""

    start: int
    end: int
    text: str
    stage: str
    candidate: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One human word from the sidecar, keyed by quoted words of the article. See ``analysis.sidecar``."""

    action: str
    table: str = ""
    quote: str = ""
    nth: int = 1
    names: tuple[str, ...] = ()
    column: str = ""
    new: object = None
    value: tuple[tuple[str, object], ...] = ()
    by: str = ""
    date: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One news text with its metadata. ``text`` is what a reader made of the file and is never altered.

    ``title_span`` is where the title stands in ``text`` (``None`` when it does not stand there);
    ``raw`` and ``sidecar_raw`` are the files as read, for the run folder and for hashing.
    """

    article_id: str
    text: str
    metadata: Metadata
    reader: str
    source_name: str
    source_path: str
    raw: bytes = field(repr=False)
    sidecar_raw: bytes = field(default=b"", repr=False)
    title_span: Span | None = None
    origins: tuple[Origin, ...] = field(default=(), repr=False)
    hints: tuple[Removed, ...] = field(default=(), repr=False)
    removed: tuple[Removed, ...] = field(default=(), repr=False)
    corrections: tuple[Correction, ...] = ()

    def kept(self) -> Iterator[Span]:
        """Yield the stretches of the text that no removed span covers, in order."""
        at = 0
        for gone in sorted(self.removed, key=lambda r: (r.start, r.end)):
            if gone.start > at:
                yield Span(at, gone.start)
            at = max(at, gone.end)
        if at < len(self.text):
            yield Span(at, len(self.text))


#: A text is wrapped by hand when its longest line has so many characters, so many pairs of lines, this share of them,
#: break where the next word did not fit, and most break within a sentence.
_WRAP_WIDTHS, _WRAP_PAIRS, _WRAP_SHARE = range(40, 121), 3, 0.8
_WRAPPED_FORMATS = ("text", "mail")


def paragraphs(article: Article) -> Iterator[Span]:
    """Yield the paragraphs of ``article.text``, without surrounding white space: non-blank lines.

    Where plain text was broken into lines of one width, the lines of a paragraph are one span.
    """
    return paragraphs_of(article.text, wrapped=article.reader in _WRAPPED_FORMATS)


def paragraphs_of(text: str, *, wrapped: bool = True) -> Iterator[Span]:
    """Yield the paragraphs of a text; ``wrapped``: its lines may have been broken at one width."""
    width = _wrap_width(text) if wrapped else 0
    start = at = 0
    for line, following in itertools.pairwise([*text.split("\n"), ""]):
        end = at + len(line)
        if line.strip() and not (width and _runs_on(line, following, width)):
            part = text[start:end]
            yield Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
            start = end + 1
        elif not line.strip():
            start = end + 1
        at = end + 1


def kept_paragraphs(article: Article) -> Iterator[Span]:
    """Yield what was kept of each paragraph, in order, without surrounding white space."""
    kept = list(article.kept())
    at = 0
    for paragraph in paragraphs(article):
        while at < len(kept) and kept[at].end <= paragraph.start:
            at += 1
        for span in kept[at:]:
            if span.start >= paragraph.end:
                break
            start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
            part = article.text[start:end]
            if part.strip():
                yield Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def _wrap_width(text: str) -> int:
    """Return the width at which a text's lines were broken, 0 when they were not."""
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    if width not in _WRAP_WIDTHS:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    full = sum(_runs_on(a, b, width) for a, b in pairs)
    whole = sum(a.rstrip().endswith((".", "!", "?", "”", '"')) for a, _ in pairs)
    wrapped = len(pairs) >= _WRAP_PAIRS and full >= _WRAP_SHARE * len(pairs) and 2 * whole < len(pairs)
    return width if wrapped else 0


def _runs_on(before: str, line: str, width: int) -> bool:
    """Tell whether ``line`` goes on after ``before``: there is one, and its first word did not fit where that ends."""
    return bool(line.strip()) and len(before.rstrip()) + 1 + len(line.split()[0]) > width


def numbered(prefix: str, count: int) -> Iterable[str]:
    """Return the ids ``prefix1 … prefixN``; rows are numbered in order of first appearance."""
    return (f"{prefix}{i}" for i in range(1, count + 1))
