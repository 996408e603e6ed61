"""The day that a web page says it was published, and which of its statements says so; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

#: Names of <meta> that give the day of first publication, in order of trust.
META = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate",
    "publish-date", "pubdate", "publication_date", "parsely-pub-date", "sailthru.date", "article.published",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "date",
)  # fmt: skip
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")


def stated(tree: etree._Element) -> tuple[date | None, str]:
    """Return the day of publication and its source: JSON-LD, then <meta>, then <time>; (None, "") without one."""
    for source, value in _statements(tree):
        day = _day(value)
        if day is not None:
            return day, source
    return None, ""


def _statements(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            for value in _published(script.text or ""):
                yield "the page's JSON-LD: datePublished", value
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            metas.setdefault((meta.get(key) or "").lower(), meta.get("content") or "")
    for name in META:
        if name in metas:
            yield f"the page's <meta>: {name}", metas[name]
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield "the page's <time>", element.get("datetime") or ""


def _published(text: str) -> Iterator[str]:
    """Yield the ``datePublished`` of each thing that JSON-LD describes."""
    try:
        stack = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while stack:
        thing = stack.pop()
        if isinstance(thing, dict):
            if isinstance(thing.get("datePublished"), str):
                yield thing["datePublished"]
            stack.extend(reversed(list(thing.values())))
        elif isinstance(thing, list):
            stack.extend(reversed(thing))


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
