"""Times in the benchmarks' conventions: spans, TIMEX3 types and values as the times table has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.tables import Tables
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import tables_for


def timexes_of(tables: Tables) -> list[dict[str, Any]]:
    """Return the times table as TIMEX3 annotations."""
    return [_timex(row) for row in tables.times.itertuples(index=False)]


def _timex(row: Any) -> dict[str, Any]:
    return {"start": int(row.start), "end": int(row.end), "type": row.type, "value": row.value}


#: TIMEX2 tags these words wherever they stand, with no regard to whether they tell when something was; TIMEX3 (and the
#: times table) does not.
_TIMEX2_ONLY = (
    (re.compile(r"\b(?:former|recent)\b", re.IGNORECASE), "PAST_REF"),
    (re.compile(r"\b(?:current|present[- ]day|(?:at )?(?:the|this|that|the same) time|this period)\b", re.IGNORECASE),
     "PRESENT_REF"),
    (re.compile(r"\bfuture\b", re.IGNORECASE), "FUTURE_REF"),
)  # fmt: skip
#: The set's types are derived from the first letter of a value, also of these.
_TIMEX2_TYPES = {"PAST_REF": "DURATION", "PRESENT_REF": "DURATION", "FUTURE_REF": "TIME"}


def wikiwars(records: list[Record]) -> Iterator[Record]:
    """TIMEX2: ages are lengths, some words always expressions; references have the types that the set derives."""
    for record in records:
        tables = tables_for(record)
        found = [*timexes_of(tables), *_ages(tables)]
        found += [t for t in _timex2_only(record["text"]) if not any(_touch(t, other) for other in found)]
        yield {"id": record["id"], "timexes": [t | {"type": _TIMEX2_TYPES.get(t["value"], t["type"])} for t in found]}


def _ages(tables: Tables) -> Iterator[dict[str, Any]]:
    """Yield the figures that are ages as lengths: "nineteen years old" is P19Y."""
    rows = tables.figures
    for row in rows[(rows["kind"] == "age") & rows["value"].notna()].itertuples(index=False):
        letter = {"a": "Y", "mo": "M", "wk": "W", "d": "D"}[row.unit]
        yield {"start": int(row.start), "end": int(row.end), "type": "DURATION", "value": f"P{row.value:g}{letter}"}


def _timex2_only(text: str) -> Iterator[dict[str, Any]]:
    for pattern, value in _TIMEX2_ONLY:
        for match in pattern.finditer(text):
            yield {"start": match.start(), "end": match.end(), "type": "DATE", "value": value}


def _touch(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


ADAPTERS: dict[str, Adapter] = {"timex_wikiwars": wikiwars}
