"""Web pages: the visible text, a block a line; what trafilatura leaves out of the article is a hint to remove it.

The article's body, title, author, site and date come from trafilatura; JSON-LD, OpenGraph and the page's own words
stand behind them in its order. Nothing is fetched; scripts, styles and frames are dead text and give no line.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from analysis.article import Metadata, Origin, Removed, Span
from analysis.errors import NewsbookError
from analysis.readers.decode import decode
from analysis.readers.document import Document

_UNSEEN = {"script", "style", "noscript", "template", "iframe", "svg", "head", "object", "embed", "math", "canvas"}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
#: A date must be stated, not guessed from a copyright line; by default the search also ends at today's clock.
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_NAVIGATION = {"nav", "header", "footer", "menu", "form", "button", "select"}
#: Share of a block's words that the body finder must have kept for the block to count as article.
IN_BODY = 0.6
_CAPTION = {"figcaption", "caption"}


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    path: str
    tags: frozenset[str]


def read_html(raw: bytes, name: str) -> Document:
    """Return a web page as a document.

    Raises NewsbookError when the page has no visible text.
    """
    source = decode(raw, name)
    try:
        tree = lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (etree.ParserError, ValueError) as error:
        raise NewsbookError(f"{name} has no readable HTML: {error}. Save the page again and run again.") from error
    found = trafilatura.bare_extraction(
        source, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=_DATE_SEARCH
    )
    metadata = _metadata(found)
    blocks = list(_blocks(tree))
    title = metadata.title or next((b.text for b in blocks if "h1" in b.tags), "")
    blocks = _title_first(blocks, title)
    if not blocks:
        raise NewsbookError(f"{name} has no visible text. Save the whole page (not only its frame) and run again.")
    text = "\n".join(b.text for b in blocks)
    body = _words(getattr(found, "text", None) or "")
    spans = list(_spans(blocks))
    hints = tuple(_hints(blocks, spans, body, bool(title)))
    origins = tuple(Origin(s.start, s.end, element=b.path) for s, b in zip(spans, blocks, strict=True))
    return Document(text, metadata, spans[0] if title else None, origins, hints)


def _metadata(found: object) -> Metadata:
    def said(key: str) -> str:
        return " ".join(str(getattr(found, key, None) or "").split())

    day = said("date")
    published = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    return Metadata(
        title=said("title"),
        byline=said("author"),
        publication=said("sitename"),
        published=published,
        published_source="the page's metadata" if published else "",
        url=said("url"),
        licence=said("license"),
        language=said("language"),
    )


def _blocks(tree: etree._Element) -> Iterator[_Block]:
    """Yield the page's visible blocks in order: runs of text that no block element interrupts."""
    root = tree.getroottree()
    for is_break, pieces in itertools.groupby(_pieces(tree), key=lambda piece: piece is None):
        if is_break:
            continue
        run = [piece for piece in pieces if piece is not None]
        text = " ".join("".join(words for words, _ in run).split())
        if text:
            owner = next(element for words, element in run if words.strip())
            tags = frozenset(str(e.tag) for e in (owner, *owner.iterancestors()))
            yield _Block(text, root.getpath(owner), tags)


def _pieces(element: etree._Element) -> Iterator[tuple[str, etree._Element] | None]:
    """Yield the visible words under an element with the element they stand in; ``None`` where a block ends."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return
    edge = [] if element.tag in _INLINE else [None]
    yield from edge
    yield (element.text or "", element)
    for child in element:
        yield from _pieces(child)
        yield (child.tail or "", element)
    yield from edge


def _title_first(blocks: list[_Block], title: str) -> list[_Block]:
    """Put the headline first: the page's own block of it when there is one, else the metadata's words."""
    if not title:
        return blocks
    at = next((i for i, b in enumerate(blocks) if _words(b.text) == _words(title)), None)
    at = at if at is not None else next((i for i, b in enumerate(blocks) if "h1" in b.tags), None)
    if at is None:
        return [_Block(title, "/html/head/title", frozenset({"title"})), *blocks]
    return [blocks[at], *blocks[:at], *blocks[at + 1 :]]


def _spans(blocks: list[_Block]) -> Iterator[Span]:
    at = 0
    for block in blocks:
        yield Span(at, at + len(block.text))
        at += len(block.text) + 1


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _hints(blocks: list[_Block], spans: list[Span], body: list[str], titled: bool) -> Iterator[Removed]:
    """Yield the blocks that the body finder left out."""
    shares = _shares([_words(b.text) for b in blocks], body)
    for number, (block, span, share) in enumerate(zip(blocks, spans, shares, strict=True)):
        caption = bool(block.tags & _CAPTION)
        if (share >= IN_BODY and not caption) or (number == 0 and titled):
            continue
        reason = "caption" if caption else "navigation" if block.tags & _NAVIGATION else "other"
        yield Removed("", span.start, span.end, block.text, reason, "html:outside body")


def _shares(blocks: list[list[str]], body: list[str]) -> list[float]:
    """Return for each block the share of its words that the body has, both read in order.

    The two word sequences are aligned as wholes, longest common run first, so that a menu's "World" is not taken
    for a word of the third paragraph.
    """
    page = [word for words in blocks for word in words]
    matched = bytearray(len(page))
    for run in difflib.SequenceMatcher(None, page, body, autojunk=False).get_matching_blocks():
        matched[run.a : run.a + run.size] = b"\x01" * run.size
    shares, at = [], 0
    for words in blocks:
        shares.append(sum(matched[at : at + len(words)]) / len(words) if words else 0.0)
        at += len(words)
    return shares
