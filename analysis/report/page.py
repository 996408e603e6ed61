"""The report: article on one side, tables and charts on the other, in one file without any outside link."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import jinja2
import pandas as pd
from markupsafe import Markup

from analysis.harmless import plain
from analysis.report.marks import KINDS, evidence_of, keys_of, pieces
from analysis.tables import SCHEMAS, Tables
from analysis.tables.frames import csv_cell
from analysis.tables.schemas import Field

PACKAGE = "analysis.report"
#: The columns that a reader looks at, table by table; the CSV files have all of them.
COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": ("actor_id", "name", "type", "aliases", "role", "country", "sector", "n_mentions", "rule"),
    "figures": ("figure_id", "text", "kind", "value", "low", "high", "mod", "unit", "per", "counted", "about", "rule"),
    "relationships": (
        "relationship_id", "source", "predicate", "target", "event", "quad", "kind", "negated", "modality", "text",
        "rule",
    ),
    "statements": ("statement_id", "speaker", "cue", "content", "form", "polarity", "rule"),
    "times": ("time_id", "text", "type", "value", "mod", "begin", "end_date", "anchor", "rule"),
    "mentions": ("mention_id", "actor", "text", "form", "sentence_id"),
    "merges": ("actor", "name_a", "name_b", "rule", "reason"),
    "places": ("place_id", "name", "country", "latitude", "longitude", "candidates", "reason"),
    "removed": ("removed_id", "text", "reason", "rule"),
    "not_coded": ("stage", "text", "candidate", "reason"),
    "corrections": (
        "status", "action", "table_name", "selector", "column_name", "old", "new", "author", "date", "reason",
        "contradicts",
    ),
}  # fmt: skip
HEADINGS = {"not_coded": "Seen and not coded"}
ABOUT = {name: SCHEMAS[name].about for name in COLUMNS}


def render_report(
    tables: Tables,
    charts: Mapping[str, bytes],
    *,
    headings: Mapping[str, str],
    findings: Mapping[str, str],
    info: Mapping[str, str],
    drawn: Mapping[str, pd.DataFrame] | None = None,
) -> str:
    """Return the report as one HTML text.

    Args:
        tables: every table of the article.
        charts: chart name -> SVG bytes, shown in this order.
        headings: chart name -> heading.
        findings: chart name -> what the chart shows, also its alternative text.
        info: what stands under "How this was made": label -> text.
        drawn: chart name -> the table that it draws, folded under the chart.

    Text of the article is escaped everywhere and has no control or direction marks; charts go in as data. The page
    allows no script but its own, by its hash, and no connection at all.
    """
    lines = [
        {"pieces": line, "removed": bool(line) and all(p.removed for p in line)}
        for line in pieces(tables, evidence_of(tables))
    ]
    css, js = _asset("report.css"), _asset("report.js")
    return _template().render(
        article=_record(tables, "article", 0),
        lines=list(_folded(lines)),
        kinds=KINDS,
        charts=[
            {
                "name": name,
                "heading": headings[name],
                "finding": findings[name],
                "source": f"data:image/svg+xml;base64,{base64.b64encode(svg).decode('ascii')}",
                "drawn": _drawn(drawn[name]) if drawn and name in drawn else None,
            }
            for name, svg in charts.items()
        ],
        tables=[_table(tables, name) for name in COLUMNS],
        failed=[
            _record(tables, "corrections", n) for n, s in enumerate(tables.corrections["status"]) if s != "applied"
        ],
        rivals=[
            _record(tables, "corrections", n) | {"number": str(n + 1)}
            for n, others in enumerate(tables.corrections["contradicts"])
            if others
        ],
        info=dict(info),
        css=Markup(css),
        js=Markup(js),
        policy=f"default-src 'none'; img-src data:; style-src {_hash(css)}; script-src {_hash(js)}",
    )


def _hash(source: str) -> str:
    """Return the source of a style or script as a Content Security Policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode('ascii')}'"


def _record(tables: Tables, name: str, row: int) -> dict[str, str]:
    fields = SCHEMAS[name].fields
    return {f.name: _cell(f, tables[name][f.name].iloc[row]) for f in fields}


def _cell(field: Field | None, value: object) -> str:
    """Return a cell as a reader wants it: lists with semicolons, else as in the CSV file."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    if field is not None:
        return csv_cell(field, value)
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]


def _drawn(data: pd.DataFrame) -> dict[str, Any]:
    """Return a chart's table without the columns that only join it to other tables."""
    columns = [c for c in data.columns if c != "start" and not str(c).endswith("_id")]
    rows = [[_number(v) for v in row] for row in data[columns].itertuples(index=False, name=None)]
    return {"columns": columns, "rows": rows}


def _number(value: object) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:.12g}"
    return _cell(None, value)


def _folded(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Join runs of wholly removed lines, so that the page can fold them away."""
    run: list[Any] = []
    for line in lines:
        if line["removed"]:
            run.append(line["pieces"])
            continue
        if run:
            yield {"folded": run}
            run = []
        if line["pieces"]:
            yield {"pieces": line["pieces"]}
    if run:
        yield {"folded": run}


def _table(tables: Tables, name: str) -> dict[str, Any]:
    """Return a table for the page; columns without any value are left out."""
    frame = _named(tables, name)
    fields = {f.name: f for f in SCHEMAS[name].fields}
    own = SCHEMAS[name].key
    cells = {c: [_cell(fields.get(c), v) for v in frame[c]] for c in COLUMNS[name]}
    columns = [c for c, values in cells.items() if any(values)]
    rows = zip(keys_of(tables, name), *(cells[c] for c in columns), strict=True)
    return {
        "name": name,
        "heading": HEADINGS.get(name, name.replace("_", " ").capitalize()),
        "about": ABOUT[name],
        "columns": [{"name": c, "heading": "id" if c == own else c.replace("_", " ")} for c in columns],
        "rows": [{"keys": " ".join(keys), "cells": row} for keys, *row in rows],
    }


def _named(tables: Tables, name: str) -> pd.DataFrame:
    """Return the table with names instead of ids where a reader wants names."""
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    frame = tables[name]
    if name == "relationships":
        return frame.assign(source=_filled(frame, "source", names), target=_filled(frame, "target", names))
    if name == "statements":
        return frame.assign(speaker=_filled(frame, "speaker", names))
    if name in {"mentions", "merges"}:
        return frame.assign(actor=[names.get(a, "") for a in frame["actor_id"]])
    return frame


def _filled(frame: pd.DataFrame, side: str, names: Mapping[Any, Any]) -> list[str]:
    pairs = zip(frame[f"{side}_id"], frame[f"{side}_text"], strict=True)
    return [str(names[i]) if i in names else "" if pd.isna(text) else f"“{text}”" for i, text in pairs]


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    return environment.from_string(files(PACKAGE).joinpath("report.html.jinja").read_text(encoding="utf-8"))


def _asset(name: str) -> str:
    return files(PACKAGE).joinpath(name).read_text(encoding="utf-8")
