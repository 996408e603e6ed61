"""Small articles for tests, made from text written here."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from analysis.article import Article, Metadata, Span
from analysis.cleaning import clean
from analysis.language import annotate
from analysis.tables import Tables, tabulate

PUBLISHED = date(2024, 3, 12)  # a Tuesday


def article_of_text(text: str, *, published: date | None = PUBLISHED, title: bool = False) -> Article:
    """Return an article of this text; with ``title`` its first line is the headline."""
    metadata = Metadata(published=published, published_source="test", language="en")
    span = Span(0, text.index("\n")) if title else None
    return Article("sample", text, metadata, "text", "sample.txt", "sample.txt", text.encode(), title_span=span)


def doc_of(text: str, *, published: date | None = PUBLISHED, title: bool = False) -> Doc:
    """Return the cleaned and annotated article of this text."""
    return annotate(clean(article_of_text(text, published=published, title=title)))


def tables_of(text: str, *, published: date | None = PUBLISHED, title: bool = False) -> Tables:
    """Return all tables of this text."""
    return tabulate(doc_of(text, published=published, title=title))
