"""Tables -> what the explorer's page needs: the text cut at its evidence, rows with names, filters, what can be set."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.report.marks import evidence_of, keys_of, pieces
from analysis.runs.display import cell_text, plain
from analysis.tables import SCHEMAS, Tables
from analysis.tables.replay import SETTABLE

#: The columns that are shown, table by table.
COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": ("name", "type", "aliases", "role", "country", "sector", "n_mentions"),
    "figures": ("text", "kind", "value", "low", "high", "mod", "unit", "counted", "about", "change"),
    "relationships": ("source", "predicate", "target", "event", "kind", "modality", "negated", "text"),
    "statements": ("speaker", "cue", "content", "form", "polarity"),
    "times": ("text", "type", "value", "mod", "begin", "end_date", "anchor"),
    "mentions": ("text", "actor", "form"),
    "places": ("name", "country", "latitude", "longitude", "reason"),
    "merges": ("actor", "name_a", "name_b", "rule", "reason"),
    "removed": ("text", "reason", "rule"),
    "not_coded": ("text", "stage", "candidate", "reason"),
    "corrections": (
        "action", "table_name", "selector", "column_name", "old", "new", "author", "date", "status", "contradicts",
    ),
}  # fmt: skip
#: What each table is filtered by, beside actors and words.
FACETS = {
    "actors": ("type", "sector"),
    "figures": ("kind",),
    "relationships": ("kind", "event", "modality"),
    "statements": ("form", "speaker"),
    "times": ("type",),
    "mentions": ("form",),
    "removed": ("reason",),
    "not_coded": ("stage",),
    "corrections": ("status",),
}
_ACTORS = {
    "actors": ("actor_id",), "mentions": ("actor_id",), "figures": ("actor_id",), "statements": ("speaker_id",),
    "relationships": ("source_id", "target_id"), "merges": ("actor_id",), "places": ("actor_id",),
}  # fmt: skip


def payload_of(tables: Tables) -> dict[str, Any]:
    """Return JSON values: ``title``, ``lines`` of pieces ``[text, keys, kinds, removed]``, ``tables``, ``actors``."""
    lines = [
        [[plain(p.text), list(p.keys), list(p.kinds), p.removed] for p in line]
        for line in pieces(tables, evidence_of(tables))
    ]
    people = tables.actors
    return {
        "title": _title(tables),
        "lines": lines,
        "actors": [[i, plain(n)] for i, n in zip(people["actor_id"], people["name"], strict=True)],
        "tables": {name: _table(tables, name) for name in COLUMNS},
    }


def _title(tables: Tables) -> str:
    """Return the headline where the text does not begin with it."""
    title = cell_text(tables.article["title"].iloc[0])
    return "" if title and tables.text.lstrip().startswith(title) else plain(title)


def _table(tables: Tables, name: str) -> dict[str, Any]:
    frame = _with_names(tables, name)
    columns = COLUMNS[name]
    cells = [[plain(cell_text(v)) for v in frame[c]] for c in columns]
    return {
        "columns": list(columns),
        "rows": [list(row) for row in zip(*cells, strict=True)],
        "keys": keys_of(tables, name),
        "actors": _owners(tables, name),
        "facets": list(FACETS.get(name, ())),
        "settable": {column: _choices(name, column) for column in SETTABLE.get(name, ())},
        "about": SCHEMAS[name].about,
    }


def _choices(name: str, column: str) -> list[str]:
    field = next((f for f in SCHEMAS[name].fields if f.name == column), None)
    if field is not None and field.kind == "boolean":
        return ["true", "false"]
    return list(field.choices) if field is not None else []


def _owners(tables: Tables, name: str) -> list[list[str]]:
    columns = [tables[name][c] for c in _ACTORS.get(name, ())]
    return [[str(v) for v in row if not pd.isna(v)] for row in zip(*columns, strict=True)] or [[]] * len(tables[name])


def _with_names(tables: Tables, name: str) -> pd.DataFrame:
    """Return the table with names where it has actors' ids, and the words where nobody is known."""
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    frame = tables[name]
    if "actor" in COLUMNS[name]:
        frame = frame.assign(actor=[names.get(a, "") for a in frame["actor_id"]])
    for side in ("source", "target", "speaker"):
        if side in COLUMNS[name]:
            pairs = zip(frame[f"{side}_id"], frame[f"{side}_text"], strict=True)
            frame = frame.assign(**{side: [names.get(i) or cell_text(text) for i, text in pairs]})
    return frame
