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


def tabulate(doc: Doc) -> Tables:
    """Return all tables of the data dictionary for an annotated article, checked."""
    # The stages load spaCy; who only reads finished tables from this package does not wait for it.
    from analysis.actors import find_actors
    from analysis.figures import find_figures
    from analysis.language import article_of, find_sentences
    from analysis.relationships import find_relationships
    from analysis.statements import find_statements
    from analysis.tables.links import link
    from analysis.tables.replay import Replayer
    from analysis.tables.tidy import tidied
    from analysis.times import find_times

    article = article_of(doc)
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
    frames = {"article": frame_of("article", [_article_row(article, len(sentences))])}
    frames |= {name: frame_of(name, (_row(row, article.text) for row in rows)) for name, rows in records.items()}
    frames["corrections"] = frame_of("corrections", replayer.rows())
    tables = Tables(article.text, frames)
    check(tables)
    return tables


def _row(record: Any, text: str) -> Mapping[str, object]:
    """Return a record as a row: words of the article as they stand there, names and other values on one line.

    Where a person broke the lines of a paragraph, the model saw blanks, and a name may run over a line's end.
    """
    row = {f.name: getattr(record, f.name) for f in fields(record)}
    if isinstance(row.get("text"), str):
        quote = text[row["start"] : row["end"]]
        row["text"] = quote if quote.split() == row["text"].split() else row["text"]
    for name, value in row.items():
        if name != "text" and f"{name.removesuffix('_text')}_start" not in row:
            row[name] = _on_one_line(value)
    return row


def _on_one_line(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\n", " ")
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
