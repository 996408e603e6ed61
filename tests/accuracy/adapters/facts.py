"""MEANTIME: times, figures and events of one article in one line."""

from __future__ import annotations

from collections.abc import Iterator

from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.adapters.quantities import quantities_of
from tests.accuracy.adapters.relationships import actions_of
from tests.accuracy.adapters.timex import timexes_of
from tests.accuracy.tables import doc_for, tables_for


def meantime(records: list[Record]) -> Iterator[Record]:
    """Yield the three layers of each record."""
    for record in records:
        tables = tables_for(record)
        yield {
            "id": record["id"],
            "timexes": timexes_of(tables),
            "quantities": quantities_of(tables),
            "events": actions_of(doc_for(record)),
        }


ADAPTERS: dict[str, Adapter] = {"facts_meantime": meantime}
