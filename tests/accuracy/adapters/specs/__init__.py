"""Times in the conventions of two rule-based recognisers' own tests (Recognizers-Text, Duckling).

Their sentences are commands to an assistant. What differs from the times table, mapped here by rule:

- a day and an hour beside each other are one item, and so are both ends of a range ("from 2014 to 2018") and a length
  with its start ("for 3 days from today"), written ``begin/end`` with an exclusive end; "since", "after", "before" and
  "until" belong to an item: ``begin/..``, ``../end``
- "in two weeks", "two weeks ago" are counted from the moment of the command, at a grain below their unit
- parts of the day are hours, "end of day" its last minute; "now" is the moment; a few is three
- "the first two weeks of May", "within two hours", "more than two weeks after today" are stretches of days or hours,
  and a stretch that is one month, quarter, half or year is written as that
- Recognizers-Text leaves the article out ("last 3 months"); Duckling takes a bare weekday or month for the coming one
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.times.grammar import find_expressions
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.adapters.specs import beside, counted, single
from tests.accuracy.adapters.specs.items import Convention, Item, Scene, Step, each
from tests.accuracy.tables import tables_for

RECOGNIZERS = Convention(
    {"MO": (8, 12), "MI": (11, 13), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24)}, duckling=False
)
DUCKLING = Convention({"MO": (0, 12), "MI": (12, 14), "AF": (12, 19), "EV": (18, 24), "NI": (18, 24)}, duckling=True)


def specs(convention: Convention) -> Adapter:
    """Return the adapter of a convention."""

    def adapter(records: list[Record]) -> Iterator[Record]:
        for record in records:
            now = datetime.fromisoformat(record["dct"][:19])
            scene = Scene(record["text"], now, convention.parts, convention.duckling)
            again = {(f.start, f.end, f.form): f.groups for f in find_expressions(record["text"])}
            items = [_item(row, again) for row in tables_for(record).times.itertuples(index=False)]
            for step in _STEPS:
                items = step(items, scene)
            found = [{"start": i.start, "end": i.end, "type": i.type, "value": i.value} for i in items]
            yield {"id": record["id"], "timexes": found}

    return adapter


def _item(row: Any, again: dict[tuple[int, int, str], dict[str, str]]) -> Item:
    form = row.rule.removeprefix("form:")
    groups = again.get((row.start, row.end, form), {})
    dated = form not in {"clock", "daypart", "pastclock"} or "clockday" in groups
    mod = "" if pd.isna(row.mod) else str(row.mod)
    return Item(int(row.start), int(row.end), row.type, row.value, form, mod, groups, dated)


_STEPS: tuple[Step, ...] = (
    each(single.article),
    each(single.reference),
    each(single.zone),
    each(counted.within),
    each(counted.moved),
    each(counted.span),
    each(counted.first_of),
    each(single.coming),
    each(counted.more_than),
    each(single.names),
    each(single.length_said),
    beside.joined,
    each(single.part_of_day),
    beside.ranges,
    each(single.edge),
    each(single.weekend),
    beside.day_with_hours,
    each(single.hour_of_tomorrow),
    each(beside.bound),
    each(single.seconds),
)
ADAPTERS: dict[str, Adapter] = {"timex_recognizers": specs(RECOGNIZERS), "timex_duckling": specs(DUCKLING)}
