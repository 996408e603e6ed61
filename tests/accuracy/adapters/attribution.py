"""attribution_gum: rows of ``statements``, cut to the sentence of the cue as that set marks them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.tables import Tables
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import tables_for

Row = dict[str, Any]


def attribution_gum(records: list[Record]) -> Iterator[Record]:
    """Yield each record's attributions: the stretches of one statement are one, within the sentence of its cue."""
    for record in records:
        tables = tables_for(record)
        names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
        yield {"id": record["id"], "attributions": list(_attributions(tables, names))}


def _attributions(tables: Tables, names: dict[str, str]) -> Iterator[Record]:
    sentences = {r["sentence_id"]: (r["start"], r["end"]) for r in _rows(tables, "sentences")}
    rows = [r for r in _rows(tables, "statements") if "cue_start" in r]
    for row in rows:
        if "continues" in row and any(
            _same(row, first) for first in rows if first is not row and first["statement_id"] == row["continues"]
        ):
            continue
        if row["rule"].endswith("noun phrase") or row["rule"].startswith("fragment") or "speaker_start" not in row:
            continue  # the set marks clauses and whole quotations only, each with its source
        parts = [r for r in rows if r is row or (r.get("continues") == row["statement_id"] and _same(r, row))]
        content = [_within(r, sentences) for r in parts]
        source = [{"start": row["speaker_start"], "end": row["speaker_end"]}] if "speaker_start" in row else []
        speaker = names.get(row.get("speaker_id", ""), row.get("speaker_text", ""))
        yield {"content": content, "source": source, "speaker": speaker}


def _same(a: Row, b: Row) -> bool:
    return bool(a["cue_start"] == b["cue_start"])


def _within(row: Row, sentences: dict[str, tuple[int, int]]) -> dict[str, int]:
    """Return the row's content, cut to one sentence: of a quotation its first, else the cue's or the nearest."""
    start, end = row["content_start"], row["content_end"]
    cut = [(max(start, s), min(end, e)) for s, e in sentences.values() if s < end and start < e]
    if row["form"] == "direct" and cut:
        return {"start": cut[0][0], "end": cut[0][1]}
    home = sentences.get(row["sentence_id"])
    if home is not None and home[0] < end and start < home[1]:
        return {"start": max(start, home[0]), "end": min(end, home[1])}
    after = row["cue_start"] >= end
    first, last = cut[-1 if after else 0] if cut else (start, end)
    return {"start": first, "end": last}


def _rows(tables: Tables, name: str) -> Iterator[Row]:
    for row in tables[name].to_dict("records"):
        yield {str(k): v for k, v in row.items() if v is not None and not pd.isna(v)}


ADAPTERS: dict[str, Adapter] = {"attribution_gum": attribution_gum}
