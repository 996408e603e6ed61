"""The report: article on one side, tables and charts on the other, in one file without any outside link."""

from __future__ import annotations

import base64
import functools
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import jinja2
import pandas as pd

from analysis.report.marks import KINDS, SOURCES, evidence_of, pieces
from analysis.tables import SCHEMAS, Tables
from analysis.tables.frames import csv_cell

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
    "corrections": ("action", "table_name", "selector", "column_name", "old", "new", "author", "date", "status"),
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
) -> str:
    """Return the report as one HTML text.

    Args:
        tables: every table of the article.
        charts: chart name -> SVG bytes, shown in this order.
        headings: chart name -> heading.
        findings: chart name -> what the chart shows, also its alternative text.
        info: what stands under "How this was made": label -> text.

    Text of the article is escaped everywhere; charts go in as data, so that nothing in them is live.
    """
    evidence = evidence_of(tables)
    lines = [
        {"pieces": line, "removed": bool(line) and all(p.removed for p in line)} for line in pieces(tables, evidence)
    ]
    article = tables.article.iloc[0]
    return _template().render(
        article={
            c: csv_cell(f, article[c]) for c, f in zip(tables.article.columns, SCHEMAS["article"].fields, strict=True)
        },
        lines=list(_folded(lines)),
        kinds=KINDS,
        charts=[
            {
                "name": name,
                "heading": headings[name],
                "finding": findings[name],
                "source": f"data:image/svg+xml;base64,{base64.b64encode(svg).decode('ascii')}",
            }
            for name, svg in charts.items()
        ],
        tables=[_table(tables, name) for name in COLUMNS],
        info=dict(info),
        css=_asset("report.css"),
        js=_asset("report.js"),
    )


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
    frame = _named(tables, name)
    fields = {f.name: f for f in SCHEMAS[name].fields}
    columns = COLUMNS[name]
    cells = [
        [
            csv_cell(fields[c], v).replace("\\|", "|") if c in fields else ("" if pd.isna(v) else str(v))
            for v in frame[c]
        ]
        for c in columns
    ]
    keys = _keys(tables, name)
    rows = [{"keys": k, "cells": list(r)} for k, *r in zip(keys, *cells, strict=True)]
    heading = HEADINGS.get(name, name.replace("_", " ").capitalize())
    kind = SOURCES[name][0] if name in SOURCES else {"actors": "actor"}.get(name, "")
    return {"name": name, "heading": heading, "about": ABOUT[name], "columns": columns, "rows": rows, "kind": kind}


def _keys(tables: Tables, name: str) -> list[str]:
    """Return for each row the keys of its evidence in the text."""
    frame = tables[name]
    if name in SOURCES:
        return [str(k) for k in frame[SOURCES[name][1]]]
    if name == "actors":
        of: dict[str, list[str]] = {}
        for actor, mention in zip(tables.mentions["actor_id"], tables.mentions["mention_id"], strict=True):
            of.setdefault(str(actor), []).append(str(mention))
        return [" ".join(of.get(str(a), [])) for a in frame["actor_id"]]
    return [""] * len(frame)


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
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(files(PACKAGE).joinpath("report.html.jinja").read_text(encoding="utf-8"))


def _asset(name: str) -> str:
    return files(PACKAGE).joinpath(name).read_text(encoding="utf-8")
