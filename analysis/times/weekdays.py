"""Days of the week, and days named by how they lie to another: "yesterday", "the next day"."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.numerals import words_value
from analysis.times.calendar import shift
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting, counted_from, which_of


def weekday_number(said: str) -> int:
    """Return 1 for "Monday" or "mon.", 7 for "Sunday"."""
    data = words()
    name = said.rstrip(".")
    return int(data["weekdays"].get(name) or data["weekdays_short"][name])


def resolve_weekday(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "Friday", "next Friday", "Friday evening", "Friday of last week"; the clause tells the direction."""
    number = weekday_number(groups["weekday"])
    part = words()["day_parts"].get(groups.get("part", ""), "")
    kind = "TIME" if part else "DATE"
    said = groups.get("which", "")
    step, source = which_of(said) if said else (0, "published")
    if not said and setting.story and setting.last is not None:
        source, step = "last", 1
    day, anchor = counted_from(setting, source)
    if day is None:
        return Resolved(kind, f"XXXX-WXX-{number}{part}")
    if groups.get("week"):
        return Resolved(kind, f"{_in_week(day, number, groups['week']).isoformat()}{part}", anchor=anchor)
    there = _near(day, number, step if said else (1 if setting.ahead else -1), strict=bool(said) and step != 0)
    if said and step == 0:
        there = _in_week(day, number, "this")
    return Resolved(kind, f"{there.isoformat()}{part}", anchor=anchor)


def _in_week(day: date, number: int, week: str) -> date:
    monday = day - timedelta(days=day.isoweekday() - 1)
    return monday + timedelta(days=number - 1 + 7 * {"last": -1, "this": 0, "next": 1}[week])


def _near(day: date, number: int, step: int, *, strict: bool) -> date:
    """Return the nearest such weekday before (step < 0) or after a day, the day itself unless ``strict``."""
    distance = (number - day.isoweekday()) % 7 if step > 0 else -((day.isoweekday() - number) % 7)
    if distance == 0 and strict:
        distance = 7 if step > 0 else -7
    return day + timedelta(days=distance)


def _weekdays(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "two Fridays ago", "three Mondays from now", "the Monday after next"."""
    number, way = weekday_number(groups["weekday"]), groups.get("way", "hence")
    count = int(words_value(groups["number"]) or 2) if "number" in groups else 2
    day, anchor = counted_from(setting, "published")
    if day is None:
        return Resolved("DATE", f"XXXX-WXX-{number}")
    step = -1 if way == "ago" else 1
    there = _near(day, number, step, strict=True) + timedelta(days=7 * step * (count - 1))
    return Resolved("DATE", there.isoformat(), anchor=anchor)


def resolve_deictic(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "yesterday", "tomorrow evening", "tonight"."""
    step, part = words()["deictics"][groups["deictic"]]
    part = words()["day_parts"].get(groups.get("part", ""), part)
    kind = "TIME" if part else "DATE"
    if setting.published is None:
        return Resolved(kind, f"XXXX-XX-XX{part}")
    return Resolved(kind, f"{shift(setting.published, step, 'D').isoformat()}{part}", anchor="published")


def _anaphor(groups: dict[str, str], setting: Setting) -> Resolved:
    step, part = words()["anaphors"][groups["anaphor"]]
    day, anchor = counted_from(setting, "last")
    kind = "TIME" if part else "DATE"
    if day is None:
        return Resolved(kind, f"XXXX-XX-XX{part}")
    return Resolved(kind, f"{shift(day, step, 'D').isoformat()}{part}", anchor=anchor)


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {
    "weekdays": _weekdays,
    "weekday": resolve_weekday,
    "deictic": resolve_deictic,
    "anaphor": _anaphor,
}
