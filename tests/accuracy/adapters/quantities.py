"""Figures in the benchmarks' conventions: units in words, minor money as said, durations where a set counts them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.figures.units import units
from analysis.tables import Tables
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import tables_for

_BOUNDS = {"APPROX": "~", "LESS_THAN": "<", "MORE_THAN": ">", "EQUAL_OR_LESS": "<=", "EQUAL_OR_MORE": ">="}
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)$")
_TIME_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_TIME_UNITS |= {"DE": "decade", "CE": "century"}
_HUNDREDTHS = re.compile(r"cent|penny|pence|pennies|¢|basis|bps?$|kope|paisa|\bsen$|^[pc]$", re.IGNORECASE)


@dataclass(frozen=True)
class Quantity:
    """One row in neutral terms: numbers as said, the unit's code, name and kind, and where it stands."""

    start: int
    end: int
    value: float | None
    value2: float | None
    unit: str
    kind: str
    mod: str
    row: Any


def _cell(value: Any) -> Any:
    return None if value is None or (not isinstance(value, str) and pd.isna(value)) else value


def figures_of(tables: Tables) -> list[Quantity]:
    """Return the figures table; a range and a score have two values, minor money and basis points are as said."""
    return [_quantity(row) for row in tables.figures.itertuples(index=False)]


def _quantity(row: Any) -> Quantity:
    value, low, high = _cell(row.value), _cell(row.low), _cell(row.high)
    factor = 100 if _is_hundredth(row) else 1
    first, second = (value, None) if value is not None else (low, high)
    first, second = (None if v is None else v * factor for v in (first, second))
    return Quantity(row.start, row.end, first, second, unit_words(row), row.kind, row.mod or "", row)


def _is_hundredth(row: Any) -> bool:
    return row.kind in ("money", "percent") and bool(_HUNDREDTHS.search((row.unit_text or "").strip()))


@functools.cache
def _unit_names() -> dict[str, str]:
    """Return each UCUM code's own name, singular."""
    names = {code: listed[0] for code, listed in reversed(units()["names"].items())}
    return names | {"%": "percentage", "Cel": "celsius", "[degF]": "fahrenheit"} | {
        code: listed[0] for code, listed in units()["time"].items()
    }  # fmt: skip


def currency_words(code: str, said: str) -> str:
    """Return a currency as the sets name it: "dollar" for the US one, else Babel's name in lower case."""
    from babel.numbers import get_currency_name

    if code in {"USD", "EUR"}:
        return {"USD": "dollar", "EUR": "euro"}[code]
    if code == "GBP":
        return "pound sterling"
    if not code:
        return said.lower().removesuffix("s")
    return get_currency_name(code, count=1, locale="en").lower()


def unit_words(row: Any) -> str:
    """Return the unit of a figures row in words; "" for none."""
    code, said = row.unit or "", row.unit_text or ""
    if row.kind == "money":
        if _is_hundredth(row):
            return "cent" if code in ("USD", "GBP", "EUR") else said.lower().removesuffix("s")
        return currency_words(code, said)
    if _is_hundredth(row):
        return "basis point"
    if code in _unit_names():
        return _unit_names()[code]
    if "/" in code:
        return " per ".join(_unit_names().get(part, part) for part in code.split("/", 1))
    return code


def durations_of(tables: Tables) -> list[Quantity]:
    """Return the durations of the times table as amounts of their units."""
    found = []
    for row in tables.times.itertuples(index=False):
        match = _DURATION.match(row.value) if row.type == "DURATION" else None
        if match:
            unit = _TIME_UNITS.get(match[1] + match[3], "")
            found.append(Quantity(row.start, row.end, float(match[2]), None, unit, "duration", row.mod or "", row))
    return found


def _plain(quantity: Quantity, **more: Any) -> dict[str, Any]:
    return {
        "start": int(quantity.start), "end": int(quantity.end), "value": quantity.value, "value2": quantity.value2,
        "unit": quantity.unit, "kind": quantity.kind,
    } | more  # fmt: skip


def quantities_of(tables: Tables) -> list[dict[str, Any]]:
    """MEANTIME: money, percentages, counts and measures; no ordinals in words. Scores have no value there."""
    rows = (q for q in figures_of(tables) if q.kind != "ordinal" or q.row.text[:1].isdigit())
    return [_plain(q) for q in rows]


def _sorted(quantities: Iterable[Quantity]) -> list[Quantity]:
    return sorted(quantities, key=lambda q: (q.start, q.end))


def recognizers(records: list[Record]) -> Iterator[Record]:
    """Every number; the currency names are the set's own; bounds without an equals sign are kept apart."""
    for record in records:
        tables = tables_for(record)
        yield {
            "id": record["id"],
            "quantities": [_plain(q, change=_bound(q)) for q in figures_of(tables)],
        }


def _bound(quantity: Quantity) -> str:
    change = _BOUNDS.get(quantity.mod, "=")
    return "=" if change == "~" or quantity.value2 is not None else change


_DUCKLING_UNITS = {"percentage": "percent", "kilogram": "gram", "milligram": "gram"}
_DUCKLING_FACTORS = {"kilogram": 1000.0, "milligram": 0.001}


def duckling(records: list[Record]) -> Iterator[Record]:
    """Grams for every metric weight; ISO codes for all money but dollars; durations in their smallest unit."""
    for record in records:
        tables = tables_for(record)
        rows = _sorted([*figures_of(tables), *durations_of(tables)])
        yield {"id": record["id"], "quantities": [_duckling(q) for q in rows]}


def _duckling(quantity: Quantity) -> dict[str, Any]:
    factor = _DUCKLING_FACTORS.get(quantity.unit, 1.0)
    change = {"<": "<=", ">": ">="}.get(_bound(quantity), _bound(quantity))
    unit = _DUCKLING_UNITS.get(quantity.unit, quantity.unit)
    if quantity.kind == "money" and quantity.unit not in ("dollar", "cent"):
        unit = quantity.row.unit or quantity.unit
    out = _plain(quantity, change=change)
    scaled = {key: out[key] * factor if out[key] is not None else None for key in ("value", "value2")}
    return out | scaled | {"unit": unit}


def quantulum3(records: list[Record]) -> Iterator[Record]:
    """Durations count; units by name, a degree Celsius in full."""
    full = {"celsius": "degree celsius", "fahrenheit": "degree fahrenheit"}
    for record in records:
        tables = tables_for(record)
        rows = _sorted([*figures_of(tables), *durations_of(tables)])
        yield {"id": record["id"], "quantities": [_plain(q, unit=full.get(q.unit, q.unit)) for q in rows]}


def measeval(records: list[Record]) -> Iterator[Record]:
    """Spans only; durations count, ordinals do not."""
    for record in records:
        tables = tables_for(record)
        rows = _sorted(q for q in (*figures_of(tables), *durations_of(tables)) if q.kind != "ordinal")
        yield {"id": record["id"], "quantities": [_plain(q) for q in rows]}


ADAPTERS: dict[str, Adapter] = {
    "quant_recognizers": recognizers,
    "quant_duckling": duckling,
    "quant_quantulum3": quantulum3,
    "quant_measeval": measeval,
}
