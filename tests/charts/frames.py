"""Hand-made tables for charts: only the cells that a chart reads, no language model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from analysis.tables import SCHEMAS, Tables
from analysis.tables.frames import frame_of

Row = Mapping[str, Any]


def tables_with(text: str = "", **rows: list[Row]) -> Tables:
    """Return tables with these rows; every other table is empty."""
    return Tables(text, {name: frame_of(name, rows.get(name, [])) for name in SCHEMAS})


def actor(number: int, name: str, kind: str = "person", *, mentions: int = 1) -> Row:
    return {"actor_id": f"a{number}", "name": name, "type": kind, "n_mentions": mentions, "first_start": number}


def mention(number: int, actor_number: int, start: int, *, form: str = "name", sentence: int = 1) -> Row:
    return {
        "mention_id": f"m{number}", "actor_id": f"a{actor_number}", "start": start, "end": start + 1, "form": form,
        "sentence_id": f"s{sentence}",
    }  # fmt: skip


def sentences(number: int, length: int = 100) -> list[Row]:
    return [{"sentence_id": f"s{n + 1}", "start": n * length, "end": (n + 1) * length} for n in range(number)]


def figure(number: int, text: str, kind: str = "count", **cells: Any) -> Row:
    return {"figure_id": f"f{number}", "text": text, "kind": kind, "start": number, "end": number + 1, **cells}


def relationship(number: int, source: int | None, target: int | None, event: str = "", quad: str = "", **cells: Any):
    return {
        "relationship_id": f"r{number}", "start": number, "end": number + 1, "kind": "event" if event else "other",
        "source_id": f"a{source}" if source else None, "target_id": f"a{target}" if target else None,
        "predicate": "do", "event": event, "quad": quad, "negated": False, "modality": "asserted", **cells,
    }  # fmt: skip


def time(number: int, text: str, begin: date | None, end: date | None = None, **cells: Any) -> Row:
    return {
        "time_id": f"t{number}", "text": text, "type": "DATE", "value": begin.isoformat() if begin else "XXXX-XX-XX",
        "begin": begin, "end_date": end or begin, "start": number, "end": number + 1, **cells,
    }  # fmt: skip


def statement(number: int, speaker: int | None, content: str, form: str = "direct", **cells: Any) -> Row:
    return {
        "statement_id": f"q{number}", "speaker_id": f"a{speaker}" if speaker else None, "content": content,
        "form": form, "start": number, "end": number + 1, **cells,
    }  # fmt: skip


def crowd(number: int) -> Tables:
    """Return tables of an article with so many actors, each doing something to the next and saying so."""
    quads = [("CONSULT", "V-COOP"), ("AID", "M-COOP"), ("ACCUSE", "V-CONF"), ("ASSAULT", "M-CONF"), ("", "")]
    types = ["person", "organization", "country", "group", "location"]
    people = range(1, number + 1)
    return tables_with(
        actors=[actor(n, f"The Honourable Member Number {n}", types[n % 5], mentions=1 + n % 7) for n in people],
        mentions=[
            mention(k * number + n, n, 100 * n + 9 * k, sentence=n + 1) for n in people for k in range(1 + n % 7)
        ],
        sentences=sentences(number + 2),
        figures=[figure(n, f"{n} thousand crates", counted="crates", value=1000 * n) for n in people],
        relationships=[
            relationship(n, n, n % number + 1, *quads[n % 5], time_id=f"t{n}", negated=n % 9 == 0) for n in people
        ],
        times=[time(n, f"day {n}", date(2020, 1, 1 + n % 28), date(2020, 2 + n % 10, 1 + n % 28)) for n in people],
        statements=[statement(n, n, "word " * n, ("direct", "indirect", "mixed")[n % 3]) for n in people],
    )
