"""Web pages: the visible text, a block a line; what trafilatura leaves out of the article is a hint to remove it.

The article's body, title, author and site come from trafilatura, which reads JSON-LD, OpenGraph and the page's own
words in its order; the day of publication comes from ``page_date``, and says from where. Nothing is fetched; scripts,
styles and frames are dead text and give no line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from analysis.article import Metadata, Origin, Removed, Span
from analysis.errors import NewsbookError
from analysis.readers.blocks import Block, blocks
from analysis.readers.body import in_body, words
from analysis.readers.decode import decode_page
from analysis.readers.document import Document, Reading
from analysis.readers.page_date import stated
from analysis.readers.source_map import SourceMap

#: A date must be stated, not guessed from a copyright line; by default the search also ends at today's clock.
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_NAVIGATION = {"nav", "header", "footer", "menu", "form", "button", "select"}
_CAPTION = {"figcaption", "caption"}


def read_html(raw: bytes, name: str, reading: Reading) -> Document:
    """Return a web page as a document; see ``read_page``."""
    return read_page(decode_page(raw, name), name, reading)


def read_page(source: str, name: str, reading: Reading) -> Document:
    """Return the decoded text of a web page as a document.

    Its origins are the block's element and where its words stand in the source.
    Raises NewsbookError when the page has no visible text or is beyond the limits.
    """
    limits, remedy = reading.limits, "Save the article's own page, or its text, and run again."
    limits.check("characters", len(source), name, "characters of HTML", remedy)
    tree = _tree(source, name)
    here = list(itertools.islice(blocks(tree), limits.lines + 1))
    limits.check("lines", len(here), name, "lines", remedy)
    limits.check("words", sum(len(words(block.text)) for block in here), name, "words", remedy)
    places = SourceMap(source)
    here = [replace(block, place=places.next(block.text)) for block in here]
    found = _found(source)
    metadata = _metadata(found, tree)
    title = metadata.title or next((b.text for b in here if "h1" in b.tags), "")
    here = _title_first(here, title)
    if not here:
        raise NewsbookError(f"{name} has no visible text. Save the whole page (not only its frame) and run again.")
    text = "\n".join(b.text for b in here)
    spans = list(_spans(here))
    hints = tuple(_hints(here, spans, in_body(here, getattr(found, "text", None) or ""), bool(title)))
    origins = tuple(
        Origin(s.start, s.end, b.place[0], b.place[1], element=b.path) for s, b in zip(spans, here, strict=True)
    )
    return Document(text, metadata, spans[0] if title else None, origins, hints)


def _tree(source: str, name: str) -> etree._Element:
    parser = lxml_html.HTMLParser(remove_blank_text=False)
    try:
        tree = lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise NewsbookError(f"{name} has no readable HTML: {error}. Save the page again and run again.") from None
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise NewsbookError(f"{name} nests its HTML tags too deeply to be read. Save the article's text and run again.")
    return tree


def _found(source: str) -> object:
    return trafilatura.bare_extraction(
        source,
        include_comments=False,
        include_tables=True,
        favor_precision=True,
        with_metadata=True,
        date_extraction_params=_DATE_SEARCH,
    )


def _metadata(found: object, tree: etree._Element) -> Metadata:
    def said(key: str) -> str:
        return " ".join(str(getattr(found, key, None) or "").split())

    published, source = stated(tree)
    if published is None and re.fullmatch(r"\d{4}-\d\d-\d\d", said("date")):
        published, source = date.fromisoformat(said("date")), "the page's own words"
    return Metadata(
        title=said("title"),
        byline=said("author"),
        publication=said("sitename"),
        published=published,
        published_source=source,
        url=said("url"),
        licence=said("license"),
        language=said("language"),
    )


def _title_first(here: list[Block], title: str) -> list[Block]:
    """Put the headline first: the page's own block of it when there is one, else the metadata's words."""
    if not title:
        return here
    at = next((i for i, b in enumerate(here) if words(b.text) == words(title)), None)
    at = at if at is not None else next((i for i, b in enumerate(here) if "h1" in b.tags), None)
    if at is None:
        return [Block(title, "/html/head/title", frozenset({"title"}), 0.0), *here]
    return [here[at], *here[:at], *here[at + 1 :]]


def _spans(here: list[Block]) -> Iterator[Span]:
    at = 0
    for block in here:
        yield Span(at, at + len(block.text))
        at += len(block.text) + 1


def _hints(here: list[Block], spans: list[Span], kept: list[bool], titled: bool) -> Iterator[Removed]:
    """Yield the blocks that are not the body."""
    for number, (block, span, is_kept) in enumerate(zip(here, spans, kept, strict=True)):
        if is_kept or (number == 0 and titled):
            continue
        reason = "caption" if block.tags & _CAPTION else "navigation" if block.tags & _NAVIGATION else "other"
        yield Removed("", span.start, span.end, block.text, reason, "html:outside body")
