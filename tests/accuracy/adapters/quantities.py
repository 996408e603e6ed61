"""Figures in the benchmarks' conventions: units in words, minor money as said, durations where a set counts them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.figures.units import currencies, unit_code, units
from analysis.numerals import words_value
from analysis.tables import Tables
from analysis.times.grammar import find_expressions
from analysis.times.lengths import length
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import tables_for

_BOUNDS = {"APPROX": "~", "LESS_THAN": "<", "MORE_THAN": ">", "EQUAL_OR_LESS": "<=", "EQUAL_OR_MORE": ">="}
_DURATION = re.compile(r"P(?:T?\d+(?:\.\d+)?(?:DE|CE|[YMWDHS]))+")
_PART = re.compile(r"(T?)(\d+(?:\.\d+)?)(DE|CE|[YMWDHS])")
_TIME_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_TIME_UNITS |= {"DE": "decade", "CE": "century"}


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


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a table with ``None`` for what is missing."""
    plain = frame.astype(object)
    yield from plain.where(plain.notna(), None).itertuples(index=False)


def figures_of(tables: Tables) -> list[Quantity]:
    """Return the figures table; a range and a score have two values, minor money and basis points are as said."""
    return [_quantity(row) for row in _rows(tables.figures)]


def _quantity(row: Any) -> Quantity:
    value, low, high = row.value, row.low, row.high
    factor = 100 if _is_hundredth(row) else 1
    first, second = (value, None) if value is not None else (low, high)
    first, second = (None if v is None else v * factor for v in (first, second))
    return Quantity(row.start, row.end, first, second, unit_words(row), row.kind, row.mod or "", row)


def _is_hundredth(row: Any) -> bool:
    """Tell whether a row was converted from hundredths: its unit's words are those of a minor currency or of bp."""
    said = (row.unit_text or "").strip()
    return said in currencies()["minor_behind"] or said.lower().replace("-", " ") in _hundredths()


@functools.cache
def _hundredths() -> frozenset[str]:
    names = [*currencies()["minor"], *(name for listed in units()["hundredths"].values() for name in listed)]
    return frozenset(form for name in names for form in (name, f"{name}s"))


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

    known = {"USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "XBT": "bitcoin", "NLG": "netherlands guilder"}
    if code in known:
        return known[code]
    if not code:
        return said.lower().removesuffix("s")
    return get_currency_name(code, count=1, locale="en").lower()


def unit_words(row: Any) -> str:
    """Return the unit of a figures row in words; "" for none."""
    code, said = row.unit or "", row.unit_text or ""
    if row.kind == "age":
        return f"{_unit_names()[code]} of age"
    if row.kind == "count" and (row.counted or "").split()[-1:] in (["points"], ["point"]):
        return "point"
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
    """Return the durations of the times table as amounts of their units, one a unit (P2Y3M is two)."""
    found = []
    for row in _rows(tables.times):
        if row.type != "DURATION" or not _DURATION.fullmatch(row.value):
            continue
        clock = ""
        for mark, number, unit in _PART.findall(row.value):
            clock = clock or mark
            name = _TIME_UNITS.get(clock + unit, "")
            found.append(Quantity(row.start, row.end, float(number), None, name, "duration", row.mod or "", row))
    return found


_COUNTED_FROM = frozenset({"form:ago", "form:later", "form:hence"})


def counted_times_of(tables: Tables) -> list[Quantity]:
    """Return the numbers of units that are said in times which are no lengths: "every 33 years", "two weeks ago"."""
    found = []
    for row in _rows(tables.times):
        if row.type != "SET" and row.rule not in _COUNTED_FROM:
            continue
        for said in find_expressions(row.text):
            if said.groups.get("number", "a") in ("a", "an", "another", "other"):
                continue
            count, unit = length(said.groups)
            name = _TIME_UNITS.get({"E": "DE", "C": "CE"}.get(unit, unit), "")
            if count is not None and name:
                found.append(Quantity(row.start, row.end, count, None, name, "duration", row.mod or "", row))
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
    """Every number of the text, also those that are no figures (not_coded) and those in times; £ is "pound" there.

    Of a range in units the upper end is given alone, too, as their models of units do.
    """
    for record in records:
        tables = tables_for(record)
        rows = [*figures_of(tables), *(_upper(q) for q in figures_of(tables) if q.unit and q.value2 is not None)]
        found = [_plain(q, unit=_pound(q), change=_bound(q)) for q in rows]
        found += [_plain(q, unit="", change="=") for q in durations_of(tables)]
        yield {"id": record["id"], "quantities": [*found, *_left_out(tables)]}


def _upper(quantity: Quantity) -> Quantity:
    return replace(quantity, value=quantity.value2, value2=None)


def _pound(quantity: Quantity) -> str:
    said = (quantity.row.unit_text or "").lower()
    return "pound" if said in ("£", "pound", "pounds") and quantity.kind == "money" else quantity.unit


def _left_out(tables: Tables) -> Iterator[dict[str, Any]]:
    for row in _rows(tables.not_coded):
        value = words_value(row.text) if row.stage == "figures" else None
        if value is not None:
            yield {
                "start": int(row.start),
                "end": int(row.end),
                "value": value,
                "value2": None,
                "unit": "",
                "change": "=",
            }


def _bound(quantity: Quantity) -> str:
    change = _BOUNDS.get(quantity.mod, "=")
    return "=" if change == "~" or quantity.value2 is not None else change


_SMALLER = {"hour": ("minute", 60.0), "day": ("hour", 24.0), "week": ("day", 7.0), "minute": ("second", 60.0)}
_SMALLER |= {"year": ("month", 12.0)}
_GRAMS = {"kilogram": 1000.0, "milligram": 0.001}
_SECONDS = {"year": 31_536_000.0, "month": 2_592_000.0, "week": 604_800.0, "day": 86_400.0, "hour": 3600.0}
_SECONDS |= {"minute": 60.0, "second": 1.0}


def duckling(records: list[Record]) -> Iterator[Record]:
    """Grams for metric weights; ISO codes for money but dollars; a length said in two units in the smaller one."""
    for record in records:
        tables = tables_for(record)
        rows = [*figures_of(tables), *_whole(_joined(durations_of(tables), record["text"]))]
        yield {"id": record["id"], "quantities": [_duckling(q) for q in _sorted(map(_in_smallest, rows))]}


def _joined(rows: list[Quantity], text: str) -> list[Quantity]:
    """Join "2 years and 3 months" to one duration in the last unit."""
    out: list[Quantity] = []
    for row in rows:
        gap = text[out[-1].end : row.start].strip() if out else "x"
        if gap in ("", ",", "and", ", and") and {out[-1].unit, row.unit} <= _SECONDS.keys():
            last = out.pop()
            months = (last.unit, row.unit) == ("year", "month")
            size = 12.0 if months else _SECONDS[last.unit] / _SECONDS[row.unit]
            row = replace(row, start=last.start, value=(last.value or 0) * size + (row.value or 0))
        out.append(row)
    return out


def _whole(rows: list[Quantity]) -> Iterator[Quantity]:
    """Give a broken number of a unit of time in the next smaller unit: 1.5 hours are 90 minutes."""
    for row in rows:
        if row.value is not None and row.value != int(row.value) and row.unit in _SMALLER:
            unit, size = _SMALLER[row.unit]
            row = replace(row, value=row.value * size, unit=unit)
        yield row


def _in_smallest(quantity: Quantity) -> Quantity:
    """Give "7 feet 10 inches" in inches, as the last unit in its text says."""
    if quantity.kind != "measure" or quantity.value is None:
        return next(_whole([quantity]))
    code, size = quantity.row.unit, 1.0
    last = re.findall(r"[^\W\d_]+", quantity.row.text)[-1:]
    for part, factor in units()["parts"].get(code, {}).items():
        if last and unit_code(last[0]) == part:
            code, size = part, float(factor)
    if size == 1.0:
        return next(_whole([quantity]))
    return replace(quantity, value=quantity.value * size, unit=_unit_names()[code])


def _duckling(quantity: Quantity) -> dict[str, Any]:
    factor = _GRAMS.get(quantity.unit, 1.0)
    change = {"<": "<=", ">": ">="}.get(_bound(quantity), _bound(quantity))
    unit = "gram" if quantity.unit in _GRAMS else {"percentage": "percent"}.get(quantity.unit, quantity.unit)
    if quantity.kind == "money" and quantity.unit not in ("dollar", "cent"):
        unit = quantity.row.unit or quantity.unit
    out = _plain(quantity, change=change)
    scaled = {key: out[key] * factor if out[key] is not None else None for key in ("value", "value2")}
    return out | scaled | {"unit": unit}


_QUANTULUM = {"celsius": "degree celsius", "fahrenheit": "degree fahrenheit", "millilitre": "cubic centimetre"}


def quantulum3(records: list[Record]) -> Iterator[Record]:
    """Durations count; from–to is one range; denominators belong to the unit; units by their full names."""
    for record in records:
        tables = tables_for(record)
        rows = [*changes_joined(figures_of(tables), ordered=True), *durations_of(tables)]
        yield {"id": record["id"], "quantities": [_plain(q, unit=_with_per(q)) for q in _sorted(rows)]}


def _with_per(quantity: Quantity) -> str:
    unit = _QUANTULUM.get(quantity.unit, quantity.unit)
    per = getattr(quantity.row, "per", "") or ""
    if not per or quantity.kind == "rate":
        return unit
    return f"{unit} per {_unit_names().get(unit_code(per), per)}"


def changes_joined(rows: list[Quantity], *, ordered: bool = False) -> list[Quantity]:
    """Join the from and the to of one change to one item: value from, value2 to (``ordered``: the smaller first)."""
    out: list[Quantity] = []
    for row in rows:
        mate = next((q for q in out if _belong(q, row)), None)
        if mate is None:
            out.append(row)
            continue
        first, second = (mate, row) if mate.row.change_part == "from" else (row, mate)
        a, b = first.value, second.value
        if ordered and a is not None and b is not None and a > b:
            a, b = b, a
        joined = replace(first, start=min(mate.start, row.start), end=max(mate.end, row.end), value=a, value2=b)
        out[out.index(mate)] = joined
    return out


def _belong(a: Quantity, b: Quantity) -> bool:
    group = a.row.change_group and a.row.change_group == b.row.change_group and a.unit == b.unit
    both = a.value2 is None and b.value2 is None
    return bool(group and both and {a.row.change_part, b.row.change_part} == {"from", "to"})


_LIST = re.compile(r"\s*(?:,|,?\s*(?:and|or|to)|[–-])\s*")


def measeval(records: list[Record]) -> Iterator[Record]:
    """Spans only; durations count, ordinals do not; a list of one unit and a change from–to are one quantity."""
    for record in records:
        tables = tables_for(record)
        figures = changes_joined([q for q in figures_of(tables) if q.kind != "ordinal"])
        rows = _listed(_sorted([*figures, *durations_of(tables)]), record["text"])
        yield {"id": record["id"], "quantities": [_plain(q) for q in rows]}


def _listed(rows: list[Quantity], text: str) -> list[Quantity]:
    out: list[Quantity] = []
    for row in rows:
        last = out[-1] if out else None
        if last and last.unit == row.unit != "" and _LIST.fullmatch(text[last.end : row.start]):
            out[-1] = replace(last, end=max(last.end, row.end))
        else:
            out.append(row)
    return out


# NewsQuant and R-Text: no spans; units in words, the noun counted as unit, change and bound in one column.

_CHANGE = {"APPROX": "~", "LESS_THAN": "<", "MORE_THAN": ">", "EQUAL_OR_LESS": "<", "EQUAL_OR_MORE": ">"}
_FUNCTION = frozenset(
    {
        *("a", "an", "the", "of", "in", "on", "at", "for", "to", "from", "by", "with", "and", "or", "about", "than"),
        *("their", "its", "his", "her", "our", "your", "my", "this", "that", "these", "those", "as", "some", "all"),
        *("more", "other", "others", "another", "additional", "further", "both"),
    }
)
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life", "wives": "wife"}
_IRREGULAR |= {"policemen": "policeman", "policewomen": "policewoman", "mice": "mouse", "teeth": "tooth"}
_SINGULAR = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"))
_KEPT = ("ss", "us", "is", "series", "species", "news")


def newsquant(records: list[Record]) -> Iterator[Record]:
    """Every figure but ordinals, durations, numbers of years ago; from–to is one item; what is counted is the unit."""
    for record in records:
        tables = tables_for(record)
        rows = changes_joined([q for q in figures_of(tables) if q.kind != "ordinal"])
        durations = [q for q in durations_of(tables) if not q.row.text.lower().startswith(("a ", "an "))]
        found = [_news(q) for q in _sorted([*rows, *durations, *counted_times_of(tables)])]
        yield {"id": record["id"], "quantities": found}


def _news(quantity: Quantity) -> dict[str, Any]:
    told = "change:values" not in getattr(quantity.row, "rule", "")
    change = _CHANGE.get(quantity.mod) or (told and getattr(quantity.row, "change", "")) or "="
    about = getattr(quantity.row, "about", "") or ""
    return {
        "value": quantity.value, "value2": quantity.value2, "unit": _news_unit(quantity), "change": change,
        "concept": " ".join(w for w in about.split() if w.lower() not in _FUNCTION) or None,
    }  # fmt: skip


def _news_unit(quantity: Quantity) -> str:
    if quantity.kind == "age":
        return quantity.unit.removesuffix(" of age")
    if quantity.unit and quantity.unit != "point":
        return quantity.unit
    if quantity.kind == "ratio" and quantity.row.unit_text == "times":
        return "time"
    if quantity.kind in ("score", "money"):
        return "-"
    words = [w.strip(".,'’\"") for w in str(quantity.row.counted or "").lower().split()]
    return " ".join(singular(w) for w in words if w and w not in _FUNCTION) or "-"


def singular(word: str) -> str:
    """Return the singular of a noun in lower case, by its ending."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.endswith("s") or word.endswith(_KEPT) or len(word) < 4:
        return word
    ending = next(((old, new) for old, new in _SINGULAR if word.endswith(old) and len(word) > len(old) + 1), ("s", ""))
    return word.removesuffix(ending[0]) + ending[1]


def rtext(records: list[Record]) -> Iterator[Record]:
    """As NewsQuant, but an age is in years of age, and nothing is counted."""
    for record in records:
        tables = tables_for(record)
        rows = changes_joined([q for q in figures_of(tables) if q.kind != "ordinal"])
        found = [{**_news(q), "unit": q.unit or _news_unit(q)} for q in _sorted([*rows, *durations_of(tables)])]
        yield {"id": record["id"], "quantities": found}


ADAPTERS: dict[str, Adapter] = {
    "quant_recognizers": recognizers,
    "quant_duckling": duckling,
    "quant_quantulum3": quantulum3,
    "quant_measeval": measeval,
    "quant_newsquant": newsquant,
    "quant_rtext": rtext,
}
