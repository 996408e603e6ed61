"""Cleaning: what ``read_article`` and ``clean`` keep of a page or of its lines."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.article import Article
from analysis.cleaning import clean
from analysis.readers import read_bytes
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import article_for


def pages(records: list[Record]) -> Iterator[Record]:
    """Give the body of each page, without its title: this set's article bodies have no headline."""
    for record in records:
        article = _cleaned(record)
        yield {"id": record["id"], "text": _kept(article, article.title_span.end if article.title_span else 0)}


def passages(records: list[Record]) -> Iterator[Record]:
    """Give all that is kept of each page; this set counts the headline to the text."""
    for record in records:
        yield {"id": record["id"], "text": _kept(_cleaned(record), 0)}


def _cleaned(record: Record) -> Article:
    return clean(read_bytes(record["html"].encode("utf-8"), f"{record['id']}.html"))


def _kept(article: Article, start: int) -> str:
    return "".join(article.text[max(s.start, start) : s.end] for s in article.kept() if s.end > start)


def lines(records: list[Record]) -> Iterator[Record]:
    """Give 1 for each line of which at least half was kept, else 0."""
    for record in records:
        article = clean(article_for(record))
        kept = bytearray(len(article.text))
        for span in article.kept():
            kept[span.start : span.end] = b"\x01" * (span.end - span.start)
        flags, at = [], 0
        for line in article.text.split("\n"):
            flags.append(int(2 * sum(kept[at : at + len(line)]) >= len(line)))
            at += len(line) + 1
        yield {"id": record["id"], "lines": flags}


ADAPTERS: dict[str, Adapter] = {"cleaning_html": pages, "cleaning_segments": passages, "cleaning_lines": lines}
