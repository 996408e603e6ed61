"""The product's own way from a benchmark record to tables; what every adapter maps from."""

from __future__ import annotations

import functools
from datetime import date
from typing import Any

from spacy.tokens import Doc

from analysis.article import Article, Metadata
from analysis.cleaning import clean
from analysis.runs.docs import annotated
from analysis.tables import Tables, tabulate

Record = dict[str, Any]


def article_for(record: Record) -> Article:
    """Return the article of a record: its text as it is, published on its ``dct`` or ``date`` if it has one."""
    day = (record.get("dct") or record.get("date") or "")[:10]
    metadata = Metadata(published=_day(day), published_source="benchmark", language="en")
    name = str(record["id"])
    return Article(name, record["text"], metadata, "text", name, name, record["text"].encode("utf-8"))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def doc_for(record: Record) -> Doc:
    """Return the cleaned and annotated article of a record."""
    return _doc(_Key(record))


def tables_for(record: Record) -> Tables:
    """Return the tables of a record, exactly as ``newsbook extract`` would."""
    return _tables(_Key(record))


class _Key:
    """A record as a cache key: adapters of one record's layers share one pass of the model."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.same = (record["id"], record["text"], record.get("dct"), record.get("date"))

    def __hash__(self) -> int:
        return hash(self.same)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.same == other.same


@functools.lru_cache(maxsize=2)
def _doc(key: _Key) -> Doc:
    return annotated(clean(article_for(key.record)))


@functools.lru_cache(maxsize=2)
def _tables(key: _Key) -> Tables:
    return tabulate(_doc(key))
