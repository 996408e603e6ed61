"""``datapackage.json``: the tables described in the terms of Frictionless Data Package (specs.frictionlessdata.io)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.tables import SCHEMAS, TableSchema
from analysis.tables.schemas import DAY, LIST, NUMBER, TEXT, TRUTH, WHOLE, Field

_TYPES = {TEXT: "string", WHOLE: "integer", NUMBER: "number", TRUTH: "boolean", DAY: "date", LIST: "string"}


def datapackage(article: Mapping[str, str], files: Mapping[str, bytes], hashes: Mapping[str, str]) -> dict[str, Any]:
    """Return the descriptor of the tables.

    Args:
        article: ``id`` and ``title`` of the article.
        files: the CSV files by path in the run.
        hashes: SHA-256 by path.
    """
    resources = [
        _resource(schema, f"tables/{name}.csv", files, hashes)
        for name, schema in SCHEMAS.items()
        if f"tables/{name}.csv" in files
    ]
    return {
        "profile": "tabular-data-package",
        "name": article["id"],
        "title": article["title"],
        "description": "Actors, figures and relationships of one news article, each tied to the words that say so.",
        "resources": resources,
    }


def _resource(schema: TableSchema, path: str, files: Mapping[str, bytes], hashes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": schema.name,
        "path": path,
        "title": schema.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(files[path]),
        "hash": f"sha256:{hashes[path]}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "schema": _schema(schema),
    }


def _schema(schema: TableSchema) -> dict[str, Any]:
    described: dict[str, Any] = {"fields": [_field(f) for f in schema.fields], "missingValues": [""]}
    if schema.key:
        described["primaryKey"] = schema.key
    keys = [_foreign_key(schema.name, f) for f in schema.fields if f.references]
    return described | ({"foreignKeys": keys} if keys else {})


def _field(field: Field) -> dict[str, Any]:
    about = field.about + (r" (items joined by |, \| and \\ inside an item)" if field.kind == LIST else "")
    described: dict[str, Any] = {"name": field.name, "type": _TYPES[field.kind], "description": about}
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.unique:
        constraints["unique"] = True
    if field.choices:
        constraints["enum"] = list(field.choices)
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: str, field: Field) -> dict[str, Any]:
    target, column = field.references.split(".")
    # Frictionless writes a reference to the same table as an empty name.
    return {"fields": field.name, "reference": {"resource": "" if target == table else target, "fields": column}}
