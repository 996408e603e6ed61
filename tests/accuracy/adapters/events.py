"""Political events: coded rows of ``relationships`` as the event sets write them, with actor codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from analysis.tables import Tables
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import doc_for, tables_for

Row = dict[str, Any]

#: Sectors of actors that act for no one state; PLOVER writes them where the country stands.
INTERNATIONAL = ("IGO", "NGO")
#: What PLOVER makes of an event that is only announced: a cooperative one is AGREE, a hostile deed THREATEN.
ANNOUNCED = {"V-COOP": "AGREE", "M-COOP": "AGREE", "M-CONF": "THREATEN"}


def plover_gsr(records: list[Record]) -> Iterator[Record]:
    """Yield the main event of each lead, the one nearest to its main verb: that set has one for most sentences."""
    for record in records:
        doc = doc_for(record)
        groups = sorted(coded(tables_for(record)), key=lambda rows: (_depth(doc, rows[0]), rows[0]["predicate_start"]))
        codes = actor_codes(tables_for(record))
        yield {"id": record["id"], "events": [_event(rows, codes) for rows in groups[:1]]}


def coded(tables: Tables) -> list[list[Row]]:
    """Return the rows of each coded event together."""
    groups: dict[int, list[Row]] = {}
    for row in table_rows(tables, "relationships"):
        if row["kind"] == "event" and "event" in row:
            groups.setdefault(row["predicate_start"], []).append(row)
    return list(groups.values())


def actor_codes(tables: Tables) -> dict[str, str]:
    """Return country and sector of each actor in one, as PLOVER writes actors; a place has its country's code."""
    codes = {row["actor_id"]: row["country"] for row in table_rows(tables, "places") if "country" in row}
    for actor in table_rows(tables, "actors"):
        country, sector = actor.get("country", ""), actor.get("sector", "")
        if actor["type"] == "country":
            codes[actor["actor_id"]] = country or "---"
        elif country or sector in INTERNATIONAL:
            codes[actor["actor_id"]] = country + sector
    return codes


def _depth(doc: Doc, row: Row) -> int:
    """Return how many words govern the predicate."""
    span = doc.char_span(row["predicate_start"], row["predicate_end"], alignment_mode="expand")
    return len(list(span.root.ancestors)) if span is not None else 0


def _event(rows: list[Row], codes: dict[str, str]) -> Record:
    first = rows[0]
    kind = first["event"]
    if first["modality"] in ("future", "intended") and kind not in ("CONSULT", "CONCEDE"):
        kind = ANNOUNCED.get(first["quad"], kind)
    return {
        "type": kind,
        "cameo": first["cameo_root"],
        "source": sorted({codes[r["source_id"]] for r in rows if r.get("source_id") in codes}),
        "target": sorted({codes[r["target_id"]] for r in rows if r.get("target_id") in codes}),
        "reciprocal": "mutual" in first["rule"],
    }


def table_rows(tables: Tables, name: str) -> Iterator[Row]:
    """Yield the rows of a table without their empty cells."""
    for row in tables[name].to_dict("records"):
        yield {str(k): v for k, v in row.items() if isinstance(v, (list, tuple)) or not pd.isna(v)}


ADAPTERS: dict[str, Adapter] = {"events_plover_gsr": plover_gsr}
