"""Lines with their places on pages -> paragraphs in reading order: columns, line ends, headers and footers."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: The rows of a page, from its top and from its bottom, among which headers and footers are looked for.
EDGE_LINES = 3
#: A gutter between columns is at least so wide (points); a column at least this share of the text's width.
GUTTER, COLUMN = 6.0, 0.15
#: A paragraph ends where the next line stands further down than this many times the usual step.
STEP = 1.35
#: Letters larger or smaller than the line before by this share begin a new paragraph.
SIZE = 0.15
#: A line that ends this share of its column before the column's edge is the last of its paragraph.
SHORT = 0.12
_SENTENCE_END = re.compile(r"""[.!?…:]["'”’»)\]]*$""")
_ITEM = re.compile(r"[-–—*•·▪■►]\s|\(?\d{1,3}[.)]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A run of words side by side; places in points, ``bottom`` counted from the page's top, downwards."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the size of its letters, whether it is a header or footer, and its stretches on pages (from 1)."""

    text: str
    size: float
    margin: bool
    pages: tuple[tuple[int, int, int], ...]


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document in reading order; one may run on over columns and pages."""
    merged = [_side_by_side(page) for page in pages]
    margins = _margins(merged)
    known = _words(line.text for page in merged for line in page)
    open_lines: list[tuple[Line, int]] = []
    for number, page in enumerate(merged, 1):
        body = [line for line in page if (number, line) not in margins]
        for line in page:
            if (number, line) in margins:
                yield Paragraph(line.text, line.size, True, ((0, len(line.text), number),))
        for column in _columns(body):
            step, right = _step(column), max(line.right for line in column)
            width = right - min(line.left for line in column)
            for position, line in enumerate(column):
                before = column[position - 1] if position else None
                if open_lines and _begins(open_lines[-1][0], before, line, step, right - SHORT * width):
                    yield _paragraph(open_lines, known)
                    open_lines = []
                open_lines.append((line, number))
    if open_lines:
        yield _paragraph(open_lines, known)


def _side_by_side(page: Sequence[Line]) -> list[Line]:
    """Join runs of one line that the file has in pieces."""
    out: list[Line] = []
    for line in page:
        last = out[-1] if out else None
        if last and abs(last.bottom - line.bottom) < 0.5 * line.size and 0 <= line.left - last.right < line.size:
            text = f"{last.text} {line.text}" if line.left - last.right > 0.15 * line.size else last.text + line.text
            out[-1] = Line(text, last.left, line.right, last.bottom, max(last.size, line.size))
        else:
            out.append(line)
    return out


def _margins(pages: Sequence[Sequence[Line]]) -> set[tuple[int, Line]]:
    """Return the headers and footers: what stands at the edge of most pages but for its numbers, and page numbers."""
    edges = [(number, line) for number, page in enumerate(pages, 1) for line in _edge(page)]
    counts = Counter(re.sub(r"\d+", "#", line.text) for line in {(n, x.text): x for n, x in edges}.values())
    found = set()
    for number, line in edges:
        shape = re.sub(r"\d+", "#", line.text)
        repeated = counts[shape] > 1 and 2 * counts[shape] >= len(pages)
        if repeated or re.fullmatch(r"(page |p\. ?)?#( ?(of|/) ?#)?", shape, re.IGNORECASE):
            found.add((number, line))
    return found


def _edge(page: Sequence[Line]) -> list[Line]:
    rows = sorted({round(line.bottom) for line in page})
    outer = set(rows[:EDGE_LINES]) | set(rows[-EDGE_LINES:])
    return [line for line in page if round(line.bottom) in outer]


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a page column by column: cut at gutters, else at the widest gap between two lines."""
    if not lines:
        return
    gutter = _gutter(lines)
    if gutter is not None:
        yield from _columns([line for line in lines if line.right <= gutter])
        yield from _columns([line for line in lines if line.right > gutter])
        return
    ordered = sorted(lines, key=lambda line: (line.bottom, line.left))
    for cut in _gaps(ordered):
        above, below = ordered[:cut], ordered[cut:]
        if _gutter(above) is not None or _gutter(below) is not None:
            yield from _columns(above)
            yield from _columns(below)
            return
    yield ordered


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the left edge of the widest band that no line crosses, with a column of two lines or more on each side."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[float, float] | None = None
    reach = left
    for line in sorted(lines, key=lambda line: line.left):
        if line.left - reach >= GUTTER and (best is None or line.left - reach > best[0]):
            sides = [x for x in lines if x.right <= reach], [x for x in lines if x.left >= line.left]
            wide = reach - left >= COLUMN * (right - left) and right - line.left >= COLUMN * (right - left)
            if wide and all(len({round(x.bottom) for x in side}) > 1 for side in sides):
                best = (line.left - reach, reach)
        reach = max(reach, line.right)
    return best[1] if best else None


def _gaps(ordered: Sequence[Line]) -> list[int]:
    """Return the places between lines where the page may be cut across, the widest gap first, at most a dozen."""
    gaps = [(b.bottom - b.size - a.bottom, n) for n, (a, b) in enumerate(itertools.pairwise(ordered), 1)]
    return [n for gap, n in sorted(gaps, key=lambda g: (-g[0], g[1])) if gap > 0][:12]


def _step(column: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next."""
    steps = sorted(b.bottom - a.bottom for a, b in itertools.pairwise(column) if b.bottom > a.bottom)
    return steps[len(steps) // 2] if steps else 0.0


def _begins(last: Line, before: Line | None, line: Line, step: float, short: float) -> bool:
    """Tell whether ``line`` begins a paragraph after ``last``; ``before`` is ``last`` in the same column, else None."""
    if abs(last.size - line.size) > SIZE * last.size or _ITEM.match(line.text):
        return True
    if before is None:
        return bool(_SENTENCE_END.search(last.text)) or last.text[-1].isupper()
    if line.bottom - before.bottom > STEP * max(min(step, 2 * line.size), 1.15 * line.size):
        return True
    indented = line.left - before.left > 0.5 * line.size and bool(_SENTENCE_END.search(before.text))
    return indented or (before.right < short and bool(_SENTENCE_END.search(before.text)))


def _paragraph(lines: Sequence[tuple[Line, int]], known: Counter[str]) -> Paragraph:
    """Join lines to a paragraph; a hyphen at a line's end goes where the word is known or likely without it."""
    text = ""
    pages: list[tuple[int, int, int]] = []
    for line, page in lines:
        text = _joined(text, line.text, known)
        start = pages[-1][1] if pages else 0
        if pages and pages[-1][2] == page:
            pages[-1] = (pages[-1][0], len(text), page)
        else:
            pages.append((start, len(text), page))
    return Paragraph(text, max(line.size for line, _ in lines), False, tuple(pages))


def _joined(text: str, more: str, known: Counter[str]) -> str:
    broken = re.search(r"(\w+)[-\u00ad‐]$", text)
    follows = re.match(r"\w+", more)
    if broken is None or follows is None:
        return f"{text} {more}" if text else more
    if not follows[0][0].islower() or known[f"{broken[1]}-{follows[0]}".casefold()]:
        return text + more
    return text[: broken.end(1)] + more


def _words(texts: Iterator[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+(?:-\w+)*", text.casefold()))
