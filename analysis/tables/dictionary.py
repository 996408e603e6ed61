"""Writes the data dictionary as Markdown, from the schemas: ``python -m analysis.tables.dictionary [FILE]``."""

from __future__ import annotations

import sys
from pathlib import Path

from analysis.tables.schemas import SCHEMAS, Field, TableSchema

_HEAD = """# Data dictionary

Generated from `analysis/tables/schemas.py` by `make docs`; a test holds the two together.

Every table of a run lies in `tables/` as CSV (UTF-8, RFC 4180, `\\n`) and as Parquet. In CSV an empty cell is a
missing value, list items are joined by `|` (`\\|` and `\\\\` inside an item) and booleans are `true` and `false`;
Parquet has real lists, dates and booleans. `start` and `end` are code points in `article.txt`, end-exclusive, and
`text` is exactly what stands there. Ids count in order of first appearance. Every foreign key is checked on every run.
"""


def render() -> str:
    """Return docs/data_dictionary.md."""
    return _HEAD + "".join(_table(schema) for schema in SCHEMAS.values())


def _table(schema: TableSchema) -> str:
    lines = ["", f"## {schema.name}", "", schema.about, "", "| column | type | required | what it is |"]
    lines += ["| --- | --- | --- | --- |", *map(_row, schema.fields), ""]
    return "\n".join(lines)


def _row(field: Field) -> str:
    about = field.about
    if field.choices:
        about += ": " + " ".join(f"`{choice}`" for choice in field.choices)
    if field.references:
        about += f" → `{field.references}`"
    needed = "key" if field.unique else "yes" if field.required else ""
    return f"| `{field.name}` | {field.kind.lower()} | {needed} | {about} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), encoding="utf-8") if len(sys.argv) > 1 else sys.stdout.write(render())
