"""Counted in units from a day: "two years ago", "last week", "the end of the month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analysis.times.calendar import at_grain, interval, shift
from analysis.times.lengths import CLOCK_UNITS, count_of, length, unit_of
from analysis.times.nth import resolve_holiday
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting, counted_from, which_of
from analysis.times.weekdays import resolve_deictic, resolve_weekday

SATURDAY = 6
#: "EOD", "EOM": the end of the day, of the month.
_LETTERS = {"d": "day", "w": "week", "m": "month", "y": "year"}


def moved_from(groups: dict[str, str], day: date | None, anchor: str, sign: int) -> Resolved:
    """Return the time that lies a number of units before or after a day, at the unit's grain."""
    count, unit = length(groups)
    if unit in CLOCK_UNITS:
        return Resolved("TIME", f"{day.isoformat()}TXX" if day else "XXXX-XX-XXTXX", anchor=anchor)
    if day is None or count is None:
        return Resolved("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    unit = "D" if unit == "WE" else unit
    there = shift(day, sign * count, unit)
    if "unit2" in groups and (more := unit_of(groups["unit2"])) not in CLOCK_UNITS | {"WE": ""}:
        there, unit = shift(there, sign * (count_of(groups["number2"]) or 0), more), more
    grain = {"Q": "M", "E": "Y", "C": "Y"}.get(unit, unit)
    return Resolved("DATE", at_grain(there, grain), anchor=anchor, day=there)


def _ago(groups: dict[str, str], setting: Setting) -> Resolved:
    return moved_from(groups, setting.published, "published" if setting.published else "", -1)


def _later(groups: dict[str, str], setting: Setting) -> Resolved:
    day, anchor = counted_from(setting, "last")
    return moved_from(groups, day, anchor, 1 if groups["way"] in {"later", "after", "afterward", "afterwards"} else -1)


def _hence(groups: dict[str, str], setting: Setting) -> Resolved:
    return moved_from(groups, setting.published, "published" if setting.published else "", 1)


def _earlier(groups: dict[str, str], setting: Setting) -> Resolved:
    return _later(groups | {"number": "a"}, setting)


def _relative(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "last year", "the following week", "that month"."""
    step, source = which_of(groups["which"])
    unit = unit_of(groups["unit"])
    day, anchor = counted_from(setting, source)
    if unit in CLOCK_UNITS or (unit in {"E", "C", "Q"} and step == 0 and source == "last"):
        return None
    if day is None:
        return Resolved("DATE", {-1: "PAST_REF", 1: "FUTURE_REF"}.get(step, f"XXXX{'-WXX' if unit == 'W' else ''}"))
    if unit == "WE":
        return Resolved("DATE", f"{at_grain(shift(day, step, 'W'), 'W')}-WE", anchor=anchor)
    there = shift(day, step, unit)
    if groups["unit"].startswith(("fiscal", "financial")):
        return Resolved("DATE", f"FY{there.year:04d}", anchor=anchor)
    return Resolved("DATE", at_grain(there, unit), anchor=anchor, day=there if source == "last" else None)


def _edge(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the end of the month", "later in the year"; in a story it is that of the time before."""
    mod = str(words()["edges"][groups.get("edge", "end")])
    if "deictic" in groups:
        return replace(resolve_deictic(groups, setting), mod=mod)
    if "weekday" in groups:
        return replace(resolve_weekday(groups, setting), mod=mod)
    which = groups.get("which") or ("that" if setting.story else "this")
    unit = _LETTERS.get(groups.get("unit", "d"), groups.get("unit", ""))
    resolved = _relative(groups | {"which": which, "unit": unit}, setting)
    return replace(resolved, mod=mod) if resolved and unit_of(unit) not in CLOCK_UNITS else None


def _weekend(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "over the weekend": the last one, or the coming one when the clause looks ahead."""
    day, anchor = counted_from(setting, "last" if setting.story else "published")
    if day is None:
        return Resolved("DATE", "XXXX-WXX-WE")
    back = not setting.ahead and day.isoweekday() < SATURDAY
    return Resolved("DATE", f"{at_grain(shift(day, -back, 'W'), 'W')}-WE", anchor=anchor)


def _theunit(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "for the week", "ended the day"."""
    return _relative(groups | {"which": "that" if setting.story else "this"}, setting)


def _recent(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DATE", "PAST_REF", anchor="published" if setting.published else "")


def _offset(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "three weeks from tomorrow", "two days before Easter"."""
    for key, find in (("deictic", resolve_deictic), ("weekday", resolve_weekday), ("holiday", resolve_holiday)):
        if key in groups:
            base = find({k: v for k, v in groups.items() if k in {key, "which", "year"}}, setting)
            break
    days = interval(base.value)
    if days is None or unit_of(groups["unit"]) in CLOCK_UNITS:
        return None
    moved = moved_from(groups, days[0], base.anchor, -1 if groups["way"] == "before" else 1)
    return replace(moved, value=moved.day.isoformat()) if moved.day else moved


def _ref(groups: dict[str, str], setting: Setting) -> Resolved:
    value = next(name for name, listed in words()["refs"].items() if groups["ref"] in listed)
    return Resolved("DATE", value, anchor="published" if setting.published else "")


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {
    "ago": _ago,
    "later": _later,
    "hence": _hence,
    "earlier": _earlier,
    "relative": _relative,
    "weekend": _weekend,
    "theunit": _theunit,
    "edge": _edge,
    "vagueago": _recent,
    "recent": _recent,
    "offset": _offset,
    "ref": _ref,
}
