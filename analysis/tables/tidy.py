"""After corrections: references to rows that are gone become empty, and ids count on without holes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from analysis.tables.schemas import SCHEMAS

#: References that the data dictionary cannot declare: a list of ids, and an id among other values.
_MORE = {"relationships": {"figure_ids": "figures"}, "times": {"anchor": "times"}}
#: The prefix of the ids that added rows bear until they are counted.
ADDED = "added"
_PREFIX = {"statements": "q"}
_NO_ID = frozenset(("published",))


def tidied(records: Mapping[str, Iterable[Any]]) -> dict[str, tuple[Any, ...]]:
    """Return the records with ids counted anew in their order, and references to rows that are gone emptied."""
    rows = {name: tuple(found) for name, found in records.items()}
    ids = {name: _new_ids(name, found) for name, found in rows.items()}
    return {name: tuple(_tidy(name, row, ids) for row in found) for name, found in rows.items()}


def _new_ids(name: str, rows: tuple[Any, ...]) -> dict[str, str]:
    """Return old id -> new id, in the order of the rows."""
    key = SCHEMAS[name].key
    old = [getattr(row, key) for row in rows] if key else []
    prefix = next((i.rstrip("0123456789") for i in old if not i.startswith(ADDED)), _PREFIX.get(name, name[:1]))
    return {i: f"{prefix}{n}" for n, i in enumerate(old, 1)}


def _tidy(name: str, row: Any, ids: Mapping[str, Mapping[str, str]]) -> Any:
    key = SCHEMAS[name].key
    changes: dict[str, Any] = {key: ids[name][getattr(row, key)]} if key else {}
    for field in SCHEMAS[name].fields:
        target = _MORE.get(name, {}).get(field.name) or field.references.split(".", 1)[0]
        value = getattr(row, field.name)
        if target not in ids or not value or value in _NO_ID:
            continue
        known = ids[target]
        changes[field.name] = (
            tuple(known[v] for v in value if v in known) if isinstance(value, tuple) else known.get(value, "")
        )
    return replace(row, **changes) if changes else row
