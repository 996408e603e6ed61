"""How long: numbers with units of time -> TIMEX3 durations."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.numerals import words_value
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting

_PARTS = {"half a": 0.5, "half an": 0.5, "half": 0.5, "quarter": 0.25, "three quarters": 0.75, "three quarter": 0.75}
_PARTS |= {"couple of": 2.0, "couple": 2.0, "pair of": 2.0}
_SHORT = {"centuries": "C", "h": "TH", "d": "D", "y": "Y"}
CLOCK_UNITS = {"TS": "S", "TM": "M", "TH": "H"}


def count_of(said: str) -> float | None:
    """Return the number that is said, or None where the text leaves it open."""
    plain = said
    if plain in {"a", "an", "another"}:
        return 1.0
    if (part := _PARTS.get(plain.removeprefix("a ").removeprefix("an ").removeprefix("one "))) is not None:
        return part
    return None if plain in words()["numbers"]["vague"] else words_value(said)


def unit_of(said: str) -> str:
    """Return the letter of a unit of time, singular or plural: D, W, M, Y, TH …"""
    units = words()["units"]
    return str(units.get(said) or units.get(said.removesuffix("s")) or _SHORT[said])


def length(groups: Mapping[str, str]) -> tuple[float | None, str]:
    """Return how many units are said (None where the text leaves it open), and the unit: D, W, M, Y, TH …"""
    unit, count = unit_of(groups["unit"]), count_of(groups["number"])
    if count is not None:
        count = count * (2 if groups["unit"].startswith("fortnight") else 1) + (0.5 if groups.get("half") else 0)
    return count, unit


def period_of(groups: dict[str, str]) -> str:
    """Return the TIMEX3 duration of a number and a unit, or of two: P3D, PT12H, P2.5Y, PXM, P2Y3M."""
    count, unit = length(groups)
    first = _duration_value(count, unit)
    if "unit2" not in groups:
        return first
    second = _duration_value(count_of(groups["number2"]), unit_of(groups["unit2"]))
    if first.startswith("PT") == second.startswith("PT"):
        return first + second.removeprefix("PT" if second.startswith("PT") else "P")
    return first + second.removeprefix("P")


def _duration_value(count: float | None, unit: str) -> str:
    if unit in CLOCK_UNITS:
        if unit == "TH" and count is not None and count < 1:
            return f"PT{_plain(count * 60)}M"
        return f"PT{_plain(count)}{CLOCK_UNITS[unit]}"
    if unit == "Q" and count is not None:
        return f"P{_plain(count * 3)}M"
    if unit == "E" and count is not None and count != 1:
        return f"P{_plain(count * 10)}Y"
    if unit == "C" and count is not None:
        return f"P{_plain(count * 100)}Y"
    letters = {"E": "DE", "C": "CE"}
    return f"P{_plain(count)}{letters.get(unit, unit)}"


def _plain(count: float | None) -> str:
    return "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"


def _span(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DURATION", period_of(groups), anchor="published" if setting.published else "")


def _whole_of(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "the first two weeks of 2021" as a length."""
    return Resolved("DURATION", period_of(groups))


def _somespan(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DURATION", period_of(groups | {"number": "several"}))


def _thehour(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the next hour", "for the hour"; "the last minute" is when something ends, "the second" an ordinal."""
    unit = groups["unit"].replace("-", " ")
    if groups.get("which") in {"last", "previous"} and unit in {"minute", "second"}:
        return None
    period = "PT30M" if unit == "half hour" else period_of({"number": "a", "unit": unit})
    return Resolved("DURATION", period, anchor="published" if setting.published else "")


def _duration(groups: dict[str, str], setting: Setting) -> Resolved | None:
    if groups["unit"] in {"second", "quarter"} and groups["number"] in {"a", "another"}:
        return None  # an ordinal, a fraction
    return Resolved("DURATION", period_of(groups))


def _whole(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DURATION", period_of(groups | {"number": "a"}))


def _vague(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DURATION", period_of(groups | {"number": "several"}))


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {
    "thehour": _thehour,
    "firstspan": _whole_of,
    "span": _span,
    "somespan": _somespan,
    "duration": _duration,
    "whole": _whole,
    "vague": _vague,
}
