"""Expressions -> TIMEX3 values, counted from the day of publication, an explicit date, or the time before.

Source: TimeML 1.2.1 (TIMEX3). What nothing settles stays ``X``; the clock of this computer is never asked.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analysis.numerals import words_value
from analysis.times.calendar import at_grain, feast, interval, month_days, nth_weekday, shift
from analysis.times.grammar import Found, words

#: A day so long ahead of publication is taken for last year's, unless the clause looks ahead.
_NEAR = timedelta(days=61)
#: In a story a month so long before the time before is that of the next year; one so long after it, of the year before.
_HALF_YEAR, _LONG = timedelta(days=150), timedelta(days=290)
_CLOCK_UNITS = {"TS": "S", "TM": "M", "TH": "H"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A resolved time that later ones may count from; ``day`` is where counting starts."""

    time_id: str
    value: str
    day: date


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against.

    ``ahead`` tells that the clause speaks of what is to come. ``story`` is true in a text that tells of other years
    than that of its publication: then a bare month is counted from the time before.
    ``beside`` is the day that stands beside an hour: "at 5 am on October 3".
    """

    published: date | None
    last: Reference | None = None
    ahead: bool = False
    story: bool = False
    beside: date | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """TIMEX3 type, value and mod, what it was counted from, and the day that later ones count from."""

    type: str
    value: str
    mod: str = ""
    anchor: str = ""
    day: date | None = None


def resolve(found: Found, setting: Setting) -> Resolved | None:
    """Return the value of one expression, or None when it is no time after all."""
    try:
        resolved = _RESOLVERS[found.form](found.groups, setting)
    except (ValueError, OverflowError):
        return None  # a day that no calendar has: 31 February, the year 20000
    if resolved is None:
        return None
    days = interval(resolved.value)
    day = resolved.day or (days[0] if days else None)
    return replace(resolved, mod=resolved.mod or _mod(found.groups), day=day)


def _mod(groups: dict[str, str]) -> str:
    said = groups.get("mod") or groups.get("bound") or ""
    for name, listed in words()["mods"].items():
        if said in listed:
            return str(name)
    return {"earlier": "START", "later": "END"}.get(said, "")


# Dates by name


def _iso(groups: dict[str, str], setting: Setting) -> Resolved:
    day = date(int(groups["year"]), int(groups["month_number"]), int(groups["day"]))
    clock = groups.get("clock")
    return Resolved("TIME" if clock else "DATE", f"{day.isoformat()}{'T' + clock if clock else ''}")


def _slashes(groups: dict[str, str], setting: Setting) -> Resolved:
    """Read 12/25/2019 as Americans do, 25/12/2019 as the rest; 7/8/2007, which may be either, as the eighth of July.

    With points it is the other way: 7.8.2007 is the seventh of August.
    """
    first, second = int(groups["first"]), int(groups["second"])
    day_first = first > 12 or (groups["sep"] == "." and second <= 12)
    month, day = (second, first) if day_first else (first, second)
    year = _full_year(groups["year"])
    return Resolved("DATE", date(year, month, day).isoformat())


def _full_year(said: str) -> int:
    year = int(said)
    return year if len(said) == 4 else year + (2000 if year < 50 else 1900)


def _day_number(said: str) -> int:
    """Return the day of "5", "5th" or "fifth"."""
    return int(re.sub(r"\D", "", said)) if said[0].isdigit() else _ordinal(said)


def _month_number(groups: dict[str, str]) -> int:
    return int(words()["months"][groups["month"].rstrip(".")])


def _date(groups: dict[str, str], setting: Setting) -> Resolved:
    month, day = _month_number(groups), _day_number(groups["day"])
    if "year" in groups:
        return Resolved("DATE", date(_full_year(groups["year"]), month, day).isoformat())
    date(2000, month, day)  # a leap year: raises for the 31st of June
    if "weekday" in groups and setting.published is not None and not setting.story:
        year = _year_of_weekday(month, day, _weekday_number(groups["weekday"]), setting)
        if year is not None:
            return Resolved("DATE", date(year, month, day).isoformat(), anchor="published")
    year, anchor = _year_for(setting, lambda y: date(y, month, min(day, 28)))
    if year is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}")
    return Resolved("DATE", date(year, month, day).isoformat(), anchor=anchor)


def _year_of_weekday(month: int, day: int, weekday: int, setting: Setting) -> int | None:
    """Return the year near publication in which a day falls on the weekday that is said, the likelier side first."""
    assert setting.published is not None
    this = setting.published.year
    for year in (this, this + 1, this - 1) if setting.ahead else (this, this - 1, this + 1):
        exists = (month, day) != (2, 29) or calendar.isleap(year)
        if exists and date(year, month, day).isoweekday() == weekday:
            return year
    return None


def _dayofweek(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "Friday the 31st": the nearest month in which that day is a Friday."""
    weekday, number = _weekday_number(groups["weekday"]), _day_number(groups["day"])
    day, anchor = _from(setting, "last" if setting.story else "published")
    if day is None:
        return Resolved("DATE", f"XXXX-XX-{number:02d}")
    forth = [shift(day.replace(day=1), n, "M") for n in range(0, 14)]
    back = [shift(day.replace(day=1), -n, "M") for n in range(0, 14)]
    for month in [m for pair in zip(forth, back, strict=True) for m in (pair if setting.ahead else pair[::-1])]:
        last = month_days(month.year, month.month)[1]
        if number <= last.day and month.replace(day=number).isoweekday() == weekday:
            return Resolved("DATE", month.replace(day=number).isoformat(), anchor=anchor)
    return None


def _month(groups: dict[str, str], setting: Setting) -> Resolved:
    month = _month_number(groups)
    if "year" in groups:
        return Resolved("DATE", f"{groups['year']}-{month:02d}")
    if "relyear" in groups:
        year, anchor = _relative_year(groups["relyear"], setting)
    elif "which" in groups:
        year, anchor = _which_year(groups["which"], setting, lambda y: date(y, month, 1), month)
    else:
        year, anchor = _year_for(setting, lambda y: date(y, month, 1))
    return Resolved("DATE", f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}", anchor=anchor)


def _year_for(setting: Setting, day_in: Callable[[int], date]) -> tuple[int | None, str]:
    """Return the year of a day that is named without one, and what it was counted from."""
    if setting.last is not None and (setting.story or setting.published is None):
        return _nearest_year(setting.last.day, day_in), setting.last.time_id
    published = setting.published
    if published is None:
        return None, ""
    this = day_in(published.year)
    if setting.ahead:
        gone = (this.year, this.month) < (published.year, published.month)
        return published.year + gone, "published"
    early = (this.month, this.day) > (published.month, published.day)
    if early and this - published > _NEAR:
        return published.year - 1, "published"
    return published.year, "published"


def _nearest_year(last: date, day_in: Callable[[int], date]) -> int:
    """Return the year in which a day lies nearest to the time before; a story goes on rather than back."""
    this = day_in(last.year)
    if last - this > _HALF_YEAR:
        return last.year + 1
    return last.year - 1 if this - last > _LONG else last.year


def _relative_year(said: str, setting: Setting) -> tuple[int | None, str]:
    step, source = _which(said)
    day, anchor = _from(setting, source)
    return (day.year + step if day else None), anchor


def _which(said: str) -> tuple[int, str]:
    listed = words()["which"]
    step, source = listed.get(said) or listed.get(said.removeprefix("the ")) or (0, "last")
    return int(step), str(source)


def _which_year(said: str, setting: Setting, day_in: Callable[[int], date], month: int) -> tuple[int | None, str]:
    step, source = _which(said)
    day, anchor = _from(setting, source)
    if day is None:
        return None, ""
    if step < 0:
        return (day.year if month < day.month else day.year - 1), anchor
    if step > 0:
        return (day.year if month > day.month else day.year + 1), anchor
    return day.year, anchor


def _from(setting: Setting, source: str) -> tuple[date | None, str]:
    """Return the day to count from, and its name; without a time before, the day of publication serves."""
    if source == "last" and setting.last is not None:
        return setting.last.day, setting.last.time_id
    if setting.published is not None:
        return setting.published, "published"
    if setting.last is not None:
        return setting.last.day, setting.last.time_id
    return None, ""


def _season(groups: dict[str, str], setting: Setting) -> Resolved:
    code = words()["seasons"][groups["season"]]
    if "year" in groups:
        return Resolved("DATE", f"{groups['year']}-{code}")
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if "relyear" in groups:
        year, anchor = _relative_year(groups["relyear"], setting)
    elif "which" in groups:
        year, anchor = _which_year(groups["which"], setting, lambda y: date(y, month, 1), month)
    else:
        year, anchor = _year_for(setting, lambda y: date(y, month, 1))
    return Resolved("DATE", f"{year:04d}-{code}" if year else f"XXXX-{code}", anchor=anchor)


def _quarter(groups: dict[str, str], setting: Setting) -> Resolved | None:
    letter = "H" if groups["half"] in {"half", "h"} else "Q"
    number = {"opening": 1}.get(groups["ordinal"]) or (
        (2 if letter == "H" else 4) if groups["ordinal"] in _LAST else _ordinal(groups["ordinal"])
    )
    if number > (2 if letter == "H" else 4):
        return None
    if "year" in groups:
        return Resolved("DATE", f"{groups['year']}-{letter}{number}")
    said = groups.get("relyear", "")
    year, anchor = _relative_year(said, setting) if said else (None, "")
    if not said and setting.published:
        year, anchor = _last_quarter(number, letter, setting.published, setting.ahead), "published"
    return Resolved("DATE", f"{year:04d}-{letter}{number}" if year else f"XXXX-{letter}{number}", anchor=anchor)


_LAST = frozenset({"last", "final", "latter", "closing"})


def _last_quarter(number: int, letter: str, published: date, ahead: bool) -> int:
    """Return the year of a bare quarter: the latest that has begun, or the next when the clause looks ahead."""
    first = (number - 1) * (3 if letter == "Q" else 6) + 1
    return published.year - (first > published.month and not ahead)


def _ordinal(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else words()["numbers"]["ordinals"].index(said.replace(" ", "-")) + 1


def _decade(groups: dict[str, str], setting: Setting) -> Resolved:
    said = groups["decade"]
    digits = re.search(r"\d+", said)
    if digits and digits[0] in {"00", "10"} and len(digits[0]) == 2 and said[0] not in "'’":
        raise ValueError("tens, not a decade")
    if digits and len(digits[0]) == 4:
        return Resolved("DATE", digits[0][:3])
    number = int(digits[0][0]) if digits else int(words()["decades"][said])
    return Resolved("DATE", f"{'20' if number < 2 and digits else '19'}{number}")


def _century(groups: dict[str, str], setting: Setting) -> Resolved:
    number = _ordinal(groups["ordinal"]) - 1
    if groups.get("era", "").startswith("b"):
        return Resolved("DATE", f"BC{number:02d}")
    return Resolved("DATE", f"{number:02d}")


def _era(groups: dict[str, str], setting: Setting) -> Resolved:
    year = groups.get("year") or groups["year2"]
    before = groups.get("era", "ad").startswith("b")
    return Resolved("DATE", f"BC{int(year):04d}" if before else f"{int(year):04d}")


def _year(groups: dict[str, str], setting: Setting) -> Resolved | None:
    if "short" in groups:  # the second of "1990-94"
        later = groups["short"] > groups["year"][2:]
        return Resolved("DATE", groups["year"][:2] + groups["short"]) if later else None
    return Resolved("DATE", ("FY" if "fiscal" in groups else "") + groups["year"])


# Counted from another time


def _count(said: str) -> float | None:
    """Return the number that is said, or None where the text leaves it open."""
    plain = said
    if plain in {"a", "an", "another"}:
        return 1.0
    if plain in {"half a", "half an", "half"}:
        return 0.5
    if plain in {"a couple of", "couple of"}:
        return 2.0
    return None if plain in words()["numbers"]["vague"] else words_value(said)


def _unit(said: str) -> str:
    units = words()["units"]
    return str(units.get(said) or units.get(said.removesuffix("s")) or {"centuries": "C"}[said])


def length(groups: Mapping[str, str]) -> tuple[float | None, str]:
    """Return how many units are said (None where the text leaves it open), and the unit: D, W, M, Y, TH …"""
    unit, count = _unit(groups["unit"]), _count(groups["number"])
    if count is not None:
        count = count * (2 if groups["unit"].startswith("fortnight") else 1) + (0.5 if groups.get("half") else 0)
    return count, unit


def _period(groups: dict[str, str]) -> str:
    """Return the TIMEX3 duration of a number and a unit, or of two: P3D, PT12H, P2.5Y, PXM, P2Y3M."""
    count, unit = length(groups)
    first = _duration_value(count, unit)
    if "unit2" not in groups:
        return first
    second = _duration_value(_count(groups["number2"]), _unit(groups["unit2"]))
    if first.startswith("PT") == second.startswith("PT"):
        return first + second.removeprefix("PT" if second.startswith("PT") else "P")
    return first + second.removeprefix("P")


def _duration_value(count: float | None, unit: str) -> str:
    if unit in _CLOCK_UNITS:
        if unit == "TH" and count == 0.5:
            return "PT30M"
        return f"PT{_plain(count)}{_CLOCK_UNITS[unit]}"
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


def _moved(groups: dict[str, str], day: date | None, anchor: str, sign: int) -> Resolved:
    """Return the time that lies a number of units before or after a day, at the unit's grain."""
    count, unit = length(groups)
    if unit in _CLOCK_UNITS:
        return Resolved("TIME", f"{day.isoformat()}TXX" if day else "XXXX-XX-XXTXX", anchor=anchor)
    if day is None or count is None:
        return Resolved("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    unit = "D" if unit == "WE" else unit
    there = shift(day, sign * count, unit)
    if "unit2" in groups and (more := _unit(groups["unit2"])) not in _CLOCK_UNITS | {"WE": ""}:
        there, unit = shift(there, sign * (_count(groups["number2"]) or 0), more), more
    grain = {"Q": "M", "E": "Y", "C": "Y"}.get(unit, unit)
    return Resolved("DATE", at_grain(there, grain), anchor=anchor, day=there)


def _ago(groups: dict[str, str], setting: Setting) -> Resolved:
    return _moved(groups, setting.published, "published" if setting.published else "", -1)


def _later(groups: dict[str, str], setting: Setting) -> Resolved:
    day, anchor = _from(setting, "last")
    return _moved(groups, day, anchor, 1 if groups["way"] in {"later", "after", "afterward", "afterwards"} else -1)


def _hence(groups: dict[str, str], setting: Setting) -> Resolved:
    return _moved(groups, setting.published, "published" if setting.published else "", 1)


def _earlier(groups: dict[str, str], setting: Setting) -> Resolved:
    return _later(groups | {"number": "a"}, setting)


def _relative(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "last year", "the following week", "that month"."""
    step, source = _which(groups["which"])
    unit = _unit(groups["unit"])
    day, anchor = _from(setting, source)
    if unit in _CLOCK_UNITS or (unit in {"E", "C", "Q"} and step == 0 and source == "last"):
        return None
    if day is None:
        return Resolved("DATE", {-1: "PAST_REF", 1: "FUTURE_REF"}.get(step, f"XXXX{'-WXX' if unit == 'W' else ''}"))
    if unit == "WE":
        return Resolved("DATE", f"{at_grain(shift(day, step, 'W'), 'W')}-WE", anchor=anchor)
    there = shift(day, step, unit)
    return Resolved("DATE", at_grain(there, unit), anchor=anchor, day=there if source == "last" else None)


def _edge(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the end of the month", "later in the year"; in a story it is that of the time before."""
    which = groups.get("which") or ("that" if setting.story else "this")
    resolved = _relative(groups | {"which": which}, setting)
    mod = str(words()["edges"][groups["edge"]])
    return replace(resolved, mod=mod) if resolved and _unit(groups["unit"]) not in _CLOCK_UNITS else None


def _span(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DURATION", _period(groups), anchor="published" if setting.published else "")


def _somespan(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DURATION", _period(groups | {"number": "several"}))


def _recent(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DATE", "PAST_REF", anchor="published" if setting.published else "")


def _offset(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "three weeks from tomorrow", "two days before Easter"."""
    for key, find in (("deictic", _deictic), ("weekday", _weekday), ("holiday", _holiday)):
        if key in groups:
            base = find({k: v for k, v in groups.items() if k in {key, "which", "year"}}, setting)
            break
    days = interval(base.value)
    if days is None or _unit(groups["unit"]) in _CLOCK_UNITS:
        return None
    moved = _moved(groups, days[0], base.anchor, -1 if groups["way"] == "before" else 1)
    return replace(moved, value=moved.day.isoformat()) if moved.day else moved


# Days by their place in the month or the year


def _nthday(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the first Tuesday of November", "the last Friday of next month"."""
    month, anchor = _month_of(groups, setting)
    number = _weekday_number(groups["weekday"])
    if month is None:
        return Resolved("DATE", f"XXXX-XX-WXX-{number}")
    day = nth_weekday(month.year, month.month, -1 if groups["nth"] == "last" else _ordinal(groups["nth"]), number)
    return Resolved("DATE", day.isoformat(), anchor=anchor) if day else None


def _month_of(groups: dict[str, str], setting: Setting) -> tuple[date | None, str]:
    if "relmonth" in groups:
        step, source = _which(groups["relmonth"])
        day, anchor = _from(setting, source)
        return (shift(day, step, "M") if day else None), anchor
    resolved = _month({k: v for k, v in groups.items() if k in {"month", "year"}}, setting)
    days = interval(resolved.value)
    return (days[0] if days else None), resolved.anchor


def _nthweek(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the last week of July", "the first week of 2021", "the third day of October"."""
    number = -1 if groups["nth"] == "last" else _ordinal(groups["nth"])
    unit = _unit(groups["unit"])
    if "month" not in groups:
        return _nth_of_year(int(groups["year"]), number, unit)
    month, anchor = _month_of(groups, setting)
    if month is None:
        return None
    if unit == "D":
        day = month.replace(day=number) if number > 0 else month_days(month.year, month.month)[1]
        return Resolved("DATE", day.isoformat(), anchor=anchor)
    monday = nth_weekday(month.year, month.month, number, 1)
    if monday is None:
        return None
    if number < 0 and (monday + timedelta(days=6)).month != month.month:
        monday -= timedelta(days=7)
    return Resolved("DATE", at_grain(monday, "W") + ("-WE" if unit == "WE" else ""), anchor=anchor)


def _nth_of_year(year: int, number: int, unit: str) -> Resolved | None:
    if unit == "M" and 0 < number <= 12:
        return Resolved("DATE", f"{year:04d}-{number:02d}")
    if unit == "W":
        last = date(year, 12, 28).isocalendar().week
        return Resolved("DATE", f"{year:04d}-W{number if number > 0 else last:02d}")
    if unit == "D" and number > 0:
        return Resolved("DATE", (date(year, 1, 1) + timedelta(days=number - 1)).isoformat())
    return None


def _holiday(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "Christmas", "last Easter", "Thanksgiving 2019"."""
    rule = str(words()["holidays"][groups["holiday"]])
    part = words()["day_parts"].get(groups.get("part", ""), "")
    kind = "TIME" if part else "DATE"
    if "year" in groups:
        year, anchor = int(groups["year"]), ""
    elif "relyear" in groups:
        found, anchor = _relative_year(groups["relyear"], setting)
        year = found or 0
    elif "which" in groups:
        step, source = _which(groups["which"])
        day, anchor = _from(setting, source)
        year = _year_of_next(rule, day, step) if day else 0
    else:
        found, anchor = _year_for(setting, lambda y: feast(rule, y))
        year = found or 0
    if not year:
        return Resolved(kind, f"XXXX-{rule if '-' in rule and rule[0].isdigit() else 'XX-XX'}{part}")
    return Resolved(kind, feast(rule, year).isoformat() + part, anchor=anchor)


def _year_of_next(rule: str, day: date, step: int) -> int:
    gone = feast(rule, day.year) <= day
    return day.year + (int(gone) if step > 0 else 0 if step == 0 or gone else -1)


def _partdate(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "the night of 18 April"."""
    base = _date({k: v for k, v in groups.items() if k in {"day", "month", "year"}}, setting)
    return Resolved("TIME", base.value + str(words()["day_parts"][groups["part"]]), anchor=base.anchor)


# Days of the week, parts of the day


def _weekday_number(said: str) -> int:
    data = words()
    name = said.rstrip(".")
    return int(data["weekdays"].get(name) or data["weekdays_short"][name])


def _weekday(groups: dict[str, str], setting: Setting) -> Resolved:
    number = _weekday_number(groups["weekday"])
    part = words()["day_parts"].get(groups.get("part", ""), "")
    kind = "TIME" if part else "DATE"
    said = groups.get("which", "")
    step, source = _which(said) if said else (0, "published")
    if not said and setting.story and setting.last is not None:
        source, step = "last", 1
    day, anchor = _from(setting, source)
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


def _deictic(groups: dict[str, str], setting: Setting) -> Resolved:
    step, part = words()["deictics"][groups["deictic"]]
    part = words()["day_parts"].get(groups.get("part", ""), part)
    kind = "TIME" if part else "DATE"
    if setting.published is None:
        return Resolved(kind, f"XXXX-XX-XX{part}")
    return Resolved(kind, f"{shift(setting.published, step, 'D').isoformat()}{part}", anchor="published")


def _anaphor(groups: dict[str, str], setting: Setting) -> Resolved:
    step, part = words()["anaphors"][groups["anaphor"]]
    day, anchor = _from(setting, "last")
    kind = "TIME" if part else "DATE"
    if day is None:
        return Resolved(kind, f"XXXX-XX-XX{part}")
    return Resolved(kind, f"{shift(day, step, 'D').isoformat()}{part}", anchor=anchor)


def _clock(groups: dict[str, str], setting: Setting) -> Resolved | None:
    clock = _clock_value(groups["clock"], groups.get("part") or groups.get("part2", ""))
    if clock is None:
        return None
    named = groups.get("clockday", "")
    if named in words()["weekdays"]:
        base = _weekday({"weekday": named}, setting)
    elif named:
        base = _deictic({"deictic": named}, setting)
    else:
        day, anchor = _day_of_clock(setting)
        base = Resolved("DATE", day.isoformat() if day else "XXXX-XX-XX", anchor=anchor)
    zone = "Z" if groups.get("zone") in {"utc", "gmt"} else ""
    return Resolved("TIME", f"{base.value}T{clock}{zone}", anchor=base.anchor)


def _pastclock(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "half past eight", "a quarter to nine in the evening"."""
    part = groups.get("part", "")
    said = {"noon": "12:00 pm", "midnight": "0:00"}.get(groups["clock"], groups["clock"])
    clock = _clock_value(said, part)
    if clock is None:
        return None
    minutes = groups.get("minutes", "")
    count = 30 if minutes == "half" else 15 if minutes else int(words_value(groups["minutes2"]) or 0)
    total = int(clock[:2]) * 60 + int(clock[3:5]) + (count if groups["way"] in {"past", "after"} else -count)
    day, anchor = _day_of_clock(setting)
    hour, minute = divmod(total % 1440, 60)
    return Resolved("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02d}:{minute:02d}", anchor=anchor)


def _day_of_clock(setting: Setting) -> tuple[date | None, str]:
    """Return the day of a bare hour: that beside it, the time before if that is a day, else the day of publication."""
    if setting.beside is not None:
        return setting.beside, ""
    of_day = setting.last is not None and len(setting.last.value) >= len("2024-03-12")
    return _from(setting, "last" if of_day else "published")


def _clock_value(said: str, part: str) -> str | None:
    numbers = re.findall(r"\d+", said)
    if len(numbers) == 1 and len(numbers[0]) > 2:  # 1140 a.m.
        numbers = [numbers[0][:-2], numbers[0][-2:]]
    hour = int(numbers[0]) if numbers else int(words_value(re.split(r"[ ap.]", said)[0] or said) or _hour_word(said))
    late = re.search(r"\dp|p\.?m", said) or part in {"afternoon", "evening"} or (part == "night" and hour > 5)
    if late and hour < 12:
        hour += 12
    if (re.search(r"\da|a\.?m", said) or part in {"morning", "night"}) and hour == 12:
        hour = 0
    minutes = numbers[1] if len(numbers) > 1 else "00"
    seconds = f":{numbers[2]}" if len(numbers) > 2 else ""
    return f"{hour:02d}:{minutes}{seconds}" if hour <= 24 and int(minutes) < 60 else None


def _hour_word(said: str) -> int:
    hours = words()["numbers"]["cardinals"][:12]
    return next((n for n, word in enumerate(hours, 1) if said.startswith(word)), 0)


def _daypart(groups: dict[str, str], setting: Setting) -> Resolved:
    day, anchor = _day_of_clock(setting)
    part = words()["day_parts"][groups["part"]]
    return Resolved("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}{part}", anchor=anchor)


# Durations, sets and references


def _duration(groups: dict[str, str], setting: Setting) -> Resolved | None:
    if groups["unit"] in {"second", "quarter"} and groups["number"] in {"a", "another"}:
        return None  # an ordinal, a fraction
    return Resolved("DURATION", _period(groups))


def _whole(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DURATION", _period(groups | {"number": "a"}))


def _vague(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("DURATION", _period(groups | {"number": "several"}))


def _set(groups: dict[str, str], setting: Setting) -> Resolved:
    if "weekday2" in groups:
        groups = groups | {"weekday": groups["weekday2"]}
    if "weekday" in groups:
        part = words()["day_parts"].get(groups.get("part", ""), "")
        return Resolved("SET", f"XXXX-WXX-{words()['weekdays'][groups['weekday'].casefold()]}{part}")
    number = groups.get("number", "a")
    number = {"other": "two", "few": "several"}.get(number, number)
    return Resolved("SET", _period(groups | {"number": number}))


def _frequency(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("SET", str(words()["frequencies"][groups["frequency"]]))


def _ref(groups: dict[str, str], setting: Setting) -> Resolved:
    value = next(name for name, listed in words()["refs"].items() if groups["ref"] in listed)
    return Resolved("DATE", value, anchor="published" if setting.published else "")


_RESOLVERS: dict[str, Callable[[dict[str, str], Setting], Resolved | None]] = {
    "iso": _iso, "slashes": _slashes, "date": _date, "dayofweek": _dayofweek, "month": _month, "partdate": _partdate,
    "nthday": _nthday, "nthweek": _nthweek, "holiday": _holiday, "season": _season, "quarter": _quarter,
    "decade": _decade, "century": _century, "era": _era, "year": _year, "ago": _ago, "later": _later, "hence": _hence,
    "earlier": _earlier, "offset": _offset, "relative": _relative, "edge": _edge, "span": _span,
    "somespan": _somespan, "recent": _recent, "weekday": _weekday, "deictic": _deictic, "anaphor": _anaphor,
    "clock": _clock, "pastclock": _pastclock, "daypart": _daypart, "duration": _duration, "whole": _whole,
    "vague": _vague, "set": _set, "frequency": _frequency, "ref": _ref,
}  # fmt: skip
