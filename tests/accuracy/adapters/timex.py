"""Times in the benchmarks' conventions: spans, TIMEX3 types and values as the times table has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pandas as pd

from analysis.tables import Tables
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import tables_for

_EDGES = re.compile(r"^(?:on|in|at|by|just|only|barely) ", re.IGNORECASE)


def timexes_of(tables: Tables) -> list[dict[str, Any]]:
    """Return the times table as TIMEX3 annotations."""
    return [_timex(row) for row in tables.times.itertuples(index=False)]


def _timex(row: Any) -> dict[str, Any]:
    return {"start": int(row.start), "end": int(row.end), "type": row.type, "value": row.value}


def wikiwars(records: list[Record]) -> Iterator[Record]:
    """TIMEX2's extents leave out no modifier; the values are those of TIMEX3."""
    for record in records:
        yield {"id": record["id"], "timexes": timexes_of(tables_for(record))}


def specs(records: list[Record]) -> Iterator[Record]:
    """Reference days as the sets have them: a range in days is begin/end with an exclusive end."""
    for record in records:
        rows = tables_for(record).times.itertuples(index=False)
        yield {"id": record["id"], "timexes": [_ranged(row) for row in rows]}


def _ranged(row: Any) -> dict[str, Any]:
    timex = _timex(row)
    if row.type == "DATE" and re.search(r"-(SP|SU|FA|WI|Q\d|H\d)$", row.value) and not pd.isna(row.begin):
        timex["value"] = f"{row.begin.isoformat()}/{(row.end_date + timedelta(days=1)).isoformat()}"
    return timex


ADAPTERS: dict[str, Adapter] = {"timex_wikiwars": wikiwars, "timex_recognizers": specs, "timex_duckling": specs}
