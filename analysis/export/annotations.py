"""Rows as W3C Web Annotations, and back.

Source: Web Annotation Data Model, W3C Recommendation 23 February 2017, with the selectors of section 4.2. Each body is
one cell; ``newsbook:column`` names its column, ``newsbook:table`` the table of the annotation.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analysis.errors import NewsbookError, explain
from analysis.runs.csvtables import csv_rows
from analysis.tables import SCHEMAS
from analysis.tables.replay import SETTABLE

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"newsbook": "urn:newsbook:"}]
_AROUND = 32  # characters of prefix and suffix
#: The tables that go out: those that quote their evidence and that corrections can change.
TABLES = tuple(name for name, schema in SCHEMAS.items() if schema.quotes and name in SETTABLE)
Rows = dict[str, list[dict[str, str]]]


def annotations_of(run: Path) -> str:
    """Return every row of ``TABLES`` as an annotation of ``article.txt``: JSON-LD, equal for equal tables."""
    text = (run / "article.txt").read_text(encoding="utf-8")
    items = [_annotation(name, row, text) for name in TABLES for row in csv_rows(run, name) or ()]
    page = {"@context": _CONTEXT, "id": "urn:newsbook:annotations", "type": "AnnotationPage", "items": items}
    return json.dumps(page, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _annotation(name: str, row: dict[str, str], text: str) -> dict[str, Any]:
    start, end = int(row["start"]), int(row["end"])
    bodies = [
        {"type": "TextualBody", "purpose": "classifying", "value": row[column], "newsbook:column": column}
        for column in SETTABLE[name]
        if row[column]
    ]
    return {
        "id": f"urn:newsbook:{name}:{row[SCHEMAS[name].key]}",
        "type": "Annotation",
        "motivation": "classifying",
        "newsbook:table": name,
        "body": bodies,
        "target": {
            "source": "article.txt",
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": row["text"],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        },
    }


def rows_of(page: str, text: str) -> Rows:
    """Return the rows that a page of annotations says, by table, with the cells that it names.

    Args:
        page: JSON-LD as ``annotations_of`` writes it and other tools edit it; an annotation without one of our ids is
            a new row.
        text: the article's text, which a quote without a position is looked up in.

    Raises:
        NewsbookError: it is no JSON, or an annotation names no table of ours or quotes nothing of the article.
    """
    try:
        data = json.loads(page)
    except ValueError as error:
        raise NewsbookError(f"The annotations are no JSON: {error}.") from error
    items = data.get("items", []) if isinstance(data, dict) else data
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise NewsbookError("The annotations are no list. Give an AnnotationPage with `items`.")
    rows: Rows = {}
    for item in items:
        name, key = _identity(item)
        start, end = _place(item, text)
        row = {SCHEMAS[name].key: key, "start": str(start), "end": str(end), "text": text[start:end]}
        cells = {str(b.get("newsbook:column", "")): str(b.get("value", "")) for b in _listed(item.get("body", []))}
        rows.setdefault(name, []).append(dict.fromkeys(SETTABLE[name], "") | cells | row)
    return rows


def _identity(item: dict[str, Any]) -> tuple[str, str]:
    parts = str(item.get("id", "")).removeprefix("urn:newsbook:").split(":")
    name = str(item.get("newsbook:table", parts[0]))
    if name not in TABLES:
        raise NewsbookError(explain("An annotation names no table", value=name, choices=TABLES))
    return name, parts[1] if len(parts) == 2 and parts[0] == name else ""


def _place(item: dict[str, Any], text: str) -> tuple[int, int]:
    target = item.get("target", {})
    selectors = _listed(target.get("selector", [])) if isinstance(target, dict) else []
    by_type = {str(s.get("type")): s for s in selectors}
    quote = str(by_type.get("TextQuoteSelector", {}).get("exact", ""))
    position = by_type.get("TextPositionSelector", {})
    start, end = position.get("start"), position.get("end")
    if isinstance(start, int) and isinstance(end, int) and _holds(text, start, end, quote):
        return start, end
    prefix = str(by_type.get("TextQuoteSelector", {}).get("prefix", ""))
    at = text.find(prefix + quote)
    if not quote or at < 0:
        raise NewsbookError(explain("An annotation quotes nothing of the article", value=quote or item.get("id")))
    return at + len(prefix), at + len(prefix) + len(quote)


def _holds(text: str, start: int, end: int, quote: str) -> bool:
    return 0 <= start < end <= len(text) and quote in ("", text[start:end])


def _listed(value: Any) -> list[dict[str, Any]]:
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, dict)]
