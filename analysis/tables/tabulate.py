"""Doc -> every table. Pure: the same Doc and article give the same rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from analysis.tables.frames import Tables, check, frame_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from analysis.article import Article


#: Columns that quote the article, and what their offsets' names begin with; every other column is a value.
_QUOTES = {
    "text": "", "content": "content_", "speaker_text": "speaker_", "source_text": "source_", "target_text": "target_",
}  # fmt: skip


def tabulate(doc: Doc) -> Tables:
    """Return all tables of the data dictionary for an annotated article, checked."""
    # The stages load spaCy; who only reads finished tables from this package does not wait for it.
    from analysis.actors import find_actors
    from analysis.figures import find_figures
    from analysis.language import article_of, find_sentences, original_of
    from analysis.relationships import find_relationships
    from analysis.statements import find_statements
    from analysis.tables.links import link
    from analysis.tables.replay import Replayer
    from analysis.tables.tidy import tidied
    from analysis.times import find_times

    article, original = article_of(doc), original_of(doc)
    sentences = find_sentences(doc)
    replayer = Replayer(article, sentences)
    actors = find_actors(doc)
    replayer.know(actors)
    actors = replace(actors, mentions=replayer.table("mentions", actors.mentions))
    times = find_times(doc)
    times = replace(times, times=replayer.table("times", times.times))
    figures = find_figures(doc, times)
    statements = find_statements(doc, actors)
    statements = replace(statements, statements=replayer.table("statements", statements.statements))
    relationships = find_relationships(doc, actors, times, statements)
    linked = link(doc, actors, times, figures, statements, relationships)
    not_coded = sorted(
        (row for stage in (actors, times, figures, statements, relationships) for row in stage.not_coded),
        key=lambda r: (r.start, r.end, r.stage, r.candidate),
    )
    records: Mapping[str, Iterable[Any]] = {
        "removed": article.removed,
        "origins": article.origins,
        "sentences": sentences,
        "mentions": actors.mentions,
        "actors": actors.actors,
        "merges": actors.merges,
        "figures": replayer.table("figures", linked.figures),
        "times": times.times,
        "places": replayer.table("places", actors.places),
        "statements": statements.statements,
        "relationships": replayer.table("relationships", linked.relationships),
        "not_coded": not_coded,
    }
    if replayer.moved:
        records = tidied(records)
    frames = {"article": frame_of("article", [_article_row(original, len(sentences))])}
    frames |= {name: frame_of(name, (_row(row, original.text) for row in rows)) for name, rows in records.items()}
    frames["corrections"] = frame_of("corrections", replayer.rows())
    tables = Tables(original.text, frames)
    check(tables)
    return tables


def _row(record: Any, text: str) -> Mapping[str, object]:
    """Return a record as a row: words of the article as they stand there, names and other values on one line.

    Where a person broke the lines of a paragraph, the stages saw blanks, and a name may run over a line's end.
    """
    row = {f.name: getattr(record, f.name) for f in fields(record)}
    for name, value in row.items():
        first, last = (f"{_QUOTES.get(name, name)}{edge}" for edge in ("start", "end"))
        quotes = name in _QUOTES and first in row
        row[name] = _quoted(value, text, row[first], row[last]) if quotes else _on_one_line(value)
    return row


def _quoted(words: str, text: str, start: int | None, end: int | None) -> str:
    """Return the words at a place as they stand there, where they are the same but for white space."""
    there = text[start:end] if start is not None and end is not None else ""
    return there if there.split() == words.split() else words


def _on_one_line(value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.split()) if "\n" in value else value
    return tuple(map(_on_one_line, value)) if isinstance(value, tuple) else value


def _article_row(article: Article, n_sentences: int) -> dict[str, object]:
    return asdict(article.metadata) | {
        "article_id": article.article_id,
        "reader": article.reader,
        "source_path": article.source_name,
        "sha256_raw": hashlib.sha256(article.raw).hexdigest(),
        "sha256_text": hashlib.sha256(article.text.encode("utf-8")).hexdigest(),
        "n_chars": len(article.text),
        "n_sentences": n_sentences,
    }
