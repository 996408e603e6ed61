"""The whole way from a file to its tables in one call, through the cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.article import Article
from analysis.errors import NewsbookError, explain
from analysis.language import model_name, model_sha256
from analysis.readers import Limits, read_bytes, read_source
from analysis.runs.cache import read_entry, write_entry
from analysis.runs.hashing import fingerprint, package_sha256, sha256, versions
from analysis.runs.parquet import tables_from_members, tables_to_members
from analysis.runs.paths import find_article
from analysis.tables import Tables

KIND = "tables"


@dataclass(frozen=True, slots=True)
class Source:
    """What an article's tables hang on: the files' bytes and the options; no path, no clock."""

    name: str
    raw: bytes
    sidecar: bytes
    published: date | None = None
    model: str | None = None

    def key(self) -> str:
        """Return the SHA-256 of all that the tables hang on."""
        return fingerprint(
            name=self.name,
            raw=sha256(self.raw),
            sidecar=sha256(self.sidecar) if self.sidecar else "",
            published=self.published.isoformat() if self.published else "",
            model=model_sha256(model_name(self.model)),
            package=package_sha256(),
            versions=versions(),
        )


def analyze(
    path: str | Path,
    *,
    published: date | str | None = None,
    model: str | None = None,
    cache: bool = True,
    limits: Limits | None = None,
) -> Tables:
    """Return every table of one article.

    Args:
        path: the article; a relative path is tried in the working folder, then in the project.
        published: the day of publication (a date or ``YYYY-MM-DD``); it goes before the sidecar's.
        model: an installed spaCy pipeline; the default is ``$NEWSBOOK_MODEL``, else newsbook's own.
        cache: read the tables from the cache where nothing that they hang on has changed, and keep them there.
        limits: how much of a file is read; the default is ``$NEWSBOOK_LIMITS``, else ``Limits()``.

    Raises:
        NewsbookError: the article, its sidecar, the date or the model is not to be used; the message says why.
    """
    found = find_article(path)
    day = day_of(published)
    file = read_source(found, limits=limits)
    if cache and (tables := cached_tables(Source(file.name, file.raw, file.sidecar_raw, day, model or None))):
        return tables
    article = read_bytes(file.raw, file.name, file.sidecar_raw, published=day, source_path=file.path, limits=limits)
    return tables_of(article, published=day, model=model or None, cache=cache)


def cached_tables(source: Source) -> Tables | None:
    """Return the tables from the cache, or ``None`` where they are not there or damaged."""
    members = read_entry(KIND, source.key())
    if members is None:
        return None
    try:
        return tables_from_members(members)
    except (KeyError, ValueError, OSError):
        return None


def tables_of(
    article: Article,
    *,
    published: date | None = None,
    model: str | None = None,
    cache: bool = True,
    refresh: bool = False,
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Tables:
    """Return every table of an article that was read; ``published`` is what ``read_article`` was given.

    With ``refresh`` nothing is read from the cache, and what stands there is replaced.
    ``on_stage`` is told the name of each stage as it begins.
    """
    source = Source(article.source_name, article.raw, article.sidecar_raw, published, model)
    if cache and not refresh and (tables := cached_tables(source)):
        return tables
    from analysis.cleaning import clean
    from analysis.runs.docs import annotated
    from analysis.tables import tabulate

    on_stage("clean")
    article = clean(article)
    on_stage("language model")
    doc = annotated(article, model=model, cache=cache, refresh=refresh)
    on_stage("tables")
    tables = tabulate(doc)
    if cache:
        write_entry(KIND, source.key(), tables_to_members(tables))
    return tables


def day_of(value: date | str | None) -> date | None:
    """Return the day that a date or ``YYYY-MM-DD`` names; ``None`` and ``""`` name none.

    Raises:
        NewsbookError: it is no such day.
    """
    if isinstance(value, date):
        return value
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        remedy = "Write it as YYYY-MM-DD, for example 2024-03-12."
        raise NewsbookError(explain("Not a day of publication", value=value, remedy=remedy)) from None
