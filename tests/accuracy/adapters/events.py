"""Political events: coded rows of ``relationships`` as the event sets write them, with actor codes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from analysis.tables import Tables
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import doc_for, tables_for

Row = dict[str, Any]
_BETWEEN = re.compile(r"['’]S\b|[^A-Z0-9.' ]")

#: Sectors of actors that act for no one state; PLOVER writes them where the country stands.
INTERNATIONAL = ("IGO", "NGO")
#: What PLOVER makes of an event that is only announced: a cooperative one is AGREE, a hostile deed THREATEN.

ANNOUNCED = {"V-COOP": ("AGREE", "03"), "M-COOP": ("AGREE", "03"), "M-CONF": ("THREATEN", "13")}


def plover_gsr(records: list[Record]) -> Iterator[Record]:
    """Yield the main event of each lead, the one nearest to its main verb: that set has one for most sentences."""
    for record in records:
        doc = doc_for(record)
        groups = sorted(
            grouped(tables_for(record)), key=lambda rows: (_depth(doc, rows[0]), rows[0]["predicate_start"])
        )
        codes = actor_codes(tables_for(record))
        yield {"id": record["id"], "events": [_event(rows, codes) for rows in groups[:1]]}


def grouped(tables: Tables, *, coded: bool = True) -> list[list[Row]]:
    """Return the rows of each event together, with ``coded`` only of those that have a type."""
    groups: dict[int, list[Row]] = {}
    for row in table_rows(tables, "relationships"):
        if row["kind"] == "event" and ("event" in row or not coded):
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
    kind, root = first["event"], first["cameo_root"]
    if first["modality"] in ("future", "intended") and kind not in ("CONSULT", "CONCEDE"):
        kind, root = ANNOUNCED.get(first["quad"], (kind, root))
    return {
        "type": kind,
        "cameo": root,
        "source": sorted({codes[r["source_id"]] for r in rows if r.get("source_id") in codes}),
        "target": sorted({codes[r["target_id"]] for r in rows if r.get("target_id") in codes}),
        "reciprocal": "mutual" in first["rule"],
    }


def table_rows(tables: Tables, name: str) -> Iterator[Row]:
    """Yield the rows of a table without their empty cells."""
    for row in tables[name].to_dict("records"):
        yield {str(k): v for k, v in row.items() if isinstance(v, (list, tuple)) or not pd.isna(v)}


def petrarch_unit(records: list[Record]) -> Iterator[Record]:
    """Yield the events whose two sides stand in the test's own dictionary, with its codes.

    Events without a type count too: many of the test's verbs have a code in that dictionary only.
    """
    known = _Dictionary.read()
    for record in records:
        events = []
        for rows in grouped(tables_for(record), coded=False):
            sides = [
                {known.code(r.get(f"{side}_text", ""), record["date"]) for r in rows} for side in ("source", "target")
            ]
            if all(any(side) for side in sides):
                source, target = (sorted(filter(None, side)) for side in sides)
                events.append(_named(rows[0], source, target))
        yield {"id": record["id"], "events": events}


def _named(row: Row, source: list[str], target: list[str]) -> Record:
    codes = {"type": row.get("event"), "cameo": row.get("cameo_root")}
    return {**codes, "source": source, "target": target, "reciprocal": "mutual" in row["rule"]}


@dataclass(frozen=True)
class _Dictionary:
    """The lexicon given with the test: names with codes for dates, and agents whose codes are added to them."""

    actors: dict[str, list[str]]
    agents: dict[str, str]

    @classmethod
    def read(cls) -> _Dictionary:
        folder = Path(os.environ.get("NEWSBOOK_BENCHMARKS", Path(__file__).parents[4] / "shared" / "benchmarks"))
        lexicon = json.loads((folder / "events_petrarch_unit" / "lexicon.json").read_text(encoding="utf-8"))
        actors = {name: actor["codes"] for actor in lexicon["actors"] for name in (actor["name"], *actor["synonyms"])}
        agents = {}
        for agent in lexicon["agents"]:
            plural = agent["plural"] if agent["plural"] is not None else f"{agent['name']}S"
            agents |= {name: agent["code"] for name in (agent["name"], plural) if name}
        return cls(actors, agents)

    def code(self, text: str, date: str) -> str:
        """Return the code of an argument's words, ``""`` when none is in the dictionary."""
        actor = _longest(text, self.actors)
        agent = _longest(text, self.agents)
        country = _on(self.actors[actor], date.replace("-", "")) if actor else "---"
        if country == "---" and not agent:
            return ""
        return self.agents[agent].replace("~", country, 1) if agent else country


def _longest(text: str, names: Iterable[str]) -> str:
    words = f" {re.sub(_BETWEEN, ' ', text.upper())} "
    return max((n for n in names if f" {n} " in words), key=len, default="")


def _on(codes: list[str], day: str) -> str:
    """Return the code that holds on a day: conditions are ``< YYMMDD``, ``> YYMMDD`` or a range."""
    for code in codes:
        name, *condition = code.replace("<", " < ").replace(">", " > ").split()
        days = [d if len(d) == 8 else f"19{d}" for d in condition if d.isdigit()]
        fits = {"<": day < days[0], ">": day > days[0]}.get(condition[0], days[0] <= day <= days[-1]) if days else True
        if fits:
            return name
    return "---"


ADAPTERS: dict[str, Adapter] = {"events_plover_gsr": plover_gsr, "events_petrarch_unit": petrarch_unit}
