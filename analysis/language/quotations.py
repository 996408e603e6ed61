"""Where the article quotes: stretches between quotation marks, of every kind, closed or not.

Marks are read a paragraph at a time, so that one that is never closed spoils no more than its own paragraph. A
quotation that is still open at the end of a paragraph goes on where the next one begins with an opening mark, as
newspapers print long speeches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article import Article, Span, kept_paragraphs

#: Opening marks and what closes them.
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‟": "”", "‹": "›"}
_SINGLE = {"‘": "’", "'": "'"}
_BEFORE_OPENING = frozenset(' \t\u00a0\u202f([{—–-/:“"„«')
_AFTER_CLOSING = frozenset(' \t\u00a0\u202f)]},.;:!?—–-…”"»')


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: ``start``–``end`` with its marks, ``inner_start``–``inner_end`` without.

    Not ``closed`` when the closing mark is missing; ``single`` when it stands in single marks.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool = False


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Return the outermost quotations of the kept text, in order; those nested in another are not listed."""
    found: list[Quotation] = []
    for paragraph in kept_paragraphs(article):
        inside = list(_in_paragraph(article.text, paragraph))
        if found and inside and _goes_on(article.text, found[-1], inside[0], paragraph):
            first = inside.pop(0)
            found[-1] = Quotation(found[-1].start, first.end, found[-1].inner_start, first.inner_end, first.closed)
        found.extend(inside)
    return tuple(found)


def nested_quotations(text: str, outer: Quotation) -> tuple[Quotation, ...]:
    """Return what is quoted within a quotation, in marks of another kind."""
    inner = _in_paragraph(text, Span(outer.inner_start, outer.inner_end))
    return tuple(found for found in inner if found.closed and text[found.start] != text[outer.start])


def _goes_on(text: str, last: Quotation, first: Quotation, paragraph: Span) -> bool:
    return not last.closed and first.start == paragraph.start and not text[last.end : first.start].strip()


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    at = paragraph.start
    while at < paragraph.end:
        close = _close_of(text, at, paragraph) if _opens(text, at, paragraph) else None
        if close is None:
            at += 1
            continue
        closed = close < paragraph.end
        end = close + 1 if closed else close
        if close > at + 1:
            yield Quotation(at, end, at + 1, close, closed, text[at] in _SINGLE)
        at = end


def _opens(text: str, at: int, paragraph: Span) -> bool:
    char = text[at]
    if char in _PAIRS:
        return True
    if char != '"' and char not in _SINGLE:
        return False
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if before in _BEFORE_OPENING:
        return not after.isspace() and not (char in _SINGLE and after.isdigit())  # '90s
    # A mark set against the wrong word (`who" was`) still opens; one after a number is an inch or a second.
    return char == '"' and not before.isdigit() and '"' in text[at + 1 : paragraph.end]


def _close_of(text: str, at: int, paragraph: Span) -> int | None:
    """Return where the mark that closes the quotation stands; the paragraph's end when it never does.

    None when the mark at ``at`` opens nothing: an apostrophe.
    """
    char = text[at]
    if char in _SINGLE:
        return _single_close(text, at, paragraph)
    if char == '"':
        return _straight_close(text, at, paragraph)
    depth = 1
    for i in range(at + 1, paragraph.end):
        if text[i] in _PAIRS[char]:
            depth -= 1
            if depth == 0:
                return i
        elif text[i] == char and _count(text, _PAIRS[char], i, paragraph.end) > depth:
            depth += 1
    return paragraph.end


def _count(text: str, marks: str, start: int, end: int) -> int:
    return sum(text.count(mark, start, end) for mark in marks)


def _straight_close(text: str, at: int, paragraph: Span) -> int:
    inner = False
    for i in range(at + 1, paragraph.end):
        if text[i] != '"':
            continue
        after = text[i + 1] if i + 1 < paragraph.end else " "
        if not inner and text[i - 1].isspace() and not after.isspace() and text.count('"', i + 1, paragraph.end) >= 2:
            inner = True  # a quotation within, in the same marks
        elif inner:
            inner = False
        else:
            return i
    return paragraph.end


def _single_close(text: str, at: int, paragraph: Span) -> int | None:
    """A single mark is an apostrophe unless another closes it; one after `s` closes only when no better one comes."""
    close, doubtful = _SINGLE[text[at]], None
    for i in range(at + 2, paragraph.end):
        after = text[i + 1] if i + 1 < paragraph.end else " "
        if text[i] != close or after not in _AFTER_CLOSING or text[i - 1].isspace():
            continue
        if text[i - 1] not in "sS" or after not in " \u00a0":
            return i
        doubtful = doubtful if doubtful is not None else i
    return doubtful
