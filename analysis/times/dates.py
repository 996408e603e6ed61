"""Days, months, quarters, years and what is longer, by name or number -> TIMEX3."""

from __future__ import annotations

import calendar
import re
from datetime import date

from analysis.times.calendar import month_days, shift
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting, counted_from, which_of
from analysis.times.weekdays import weekday_number
from analysis.times.years import (
    day_number,
    month_number,
    ordinal_value,
    relative_year,
    which_year,
    year_for,
)

_LAST = frozenset({"last", "final", "latter", "closing"})


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
    return Resolved("DATE", date(int(groups["year"]), month, day).isoformat())


def resolve_date(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "5 May 2019", "Friday, May 5"; without a year it is that of publication, or of the time before."""
    month, day = month_number(groups), day_number(groups["day"])
    if "year" in groups:
        return Resolved("DATE", date(int(groups["year"]), month, day).isoformat())
    date(2000, month, day)  # a leap year: raises for the 31st of June
    if "which" in groups:
        year, anchor = _chosen_year(groups["which"], month, day, setting)
        return Resolved("DATE", f"{year or 'XXXX'}-{month:02d}-{day:02d}", anchor=anchor)
    if "weekday" in groups and setting.published is not None and not setting.story:
        year = _year_of_weekday(month, day, weekday_number(groups["weekday"]), setting)
        if year is not None:
            return Resolved("DATE", date(year, month, day).isoformat(), anchor="published")
    year, anchor = year_for(setting, lambda y: date(y, month, min(day, 28)))
    if year is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}")
    return Resolved("DATE", date(year, month, day).isoformat(), anchor=anchor)


def _chosen_year(which: str, month: int, day: int, setting: Setting) -> tuple[int | None, str]:
    """Return the year of "next April 6", "last 12 March"."""
    step, source = which_of(which)
    since, anchor = counted_from(setting, source)
    if since is None:
        return None, ""
    gone = (month, day) <= (since.month, since.day)
    return since.year + ((gone if step > 0 else gone - 1) if step else 0), anchor


def _monthday(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "on 5/12" as Americans do; "on 25/12" can only be the other way."""
    first, second = int(groups["first"]), int(groups["second"])
    month, day = (second, first) if first > 12 else (first, second)
    return resolve_date({k: v for k, v in groups.items() if k == "year"} | _numbers(month, day), setting)


def _numbers(month: int, day: int) -> dict[str, str]:
    return {"month_number": str(month), "day": str(day)}


def _dayofmonth(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "on the 14th": of the month that is told of, else the nearest one before or ahead."""
    number = day_number(groups["day"])
    day, anchor = counted_from(setting, "last" if setting.story or setting.in_month else "published")
    if day is None:
        return Resolved("DATE", f"XXXX-XX-{number:02d}")
    step = 0
    if not setting.story and not setting.in_month and number != day.day:
        step = (number < day.day) if setting.ahead else -(number > day.day)
    month = shift(day.replace(day=1), step, "M")
    return Resolved("DATE", month.replace(day=number).isoformat(), anchor=anchor)


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
    weekday, number = weekday_number(groups["weekday"]), day_number(groups["day"])
    day, anchor = counted_from(setting, "last" if setting.story else "published")
    if day is None:
        return Resolved("DATE", f"XXXX-XX-{number:02d}")
    forth = [shift(day.replace(day=1), n, "M") for n in range(0, 14)]
    back = [shift(day.replace(day=1), -n, "M") for n in range(0, 14)]
    for month in [m for pair in zip(forth, back, strict=True) for m in (pair if setting.ahead else pair[::-1])]:
        last = month_days(month.year, month.month)[1]
        if number <= last.day and month.replace(day=number).isoweekday() == weekday:
            return Resolved("DATE", month.replace(day=number).isoformat(), anchor=anchor)
    return None


def resolve_month(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "May 2019", "last May", "May of next year", "May"."""
    month = month_number(groups)
    if "year" in groups:
        return Resolved("DATE", f"{groups['year']}-{month:02d}")
    year, anchor = _year_of(month, groups, setting)
    return Resolved("DATE", f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}", anchor=anchor)


def _year_of(month: int, groups: dict[str, str], setting: Setting) -> tuple[int | None, str]:
    """Return the year that a month or season without one is of, and what it is counted from."""
    if "relyear" in groups:
        return relative_year(groups["relyear"], setting)
    if "which" in groups:
        return which_year(groups["which"], setting, lambda y: date(y, month, 1), month)
    return year_for(setting, lambda y: date(y, month, 1))


def _season(groups: dict[str, str], setting: Setting) -> Resolved:
    code = words()["seasons"][groups["season"]]
    if "year" in groups:
        return Resolved("DATE", f"{groups['year']}-{code}")
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, anchor = _year_of(month, groups, setting)
    return Resolved("DATE", f"{year:04d}-{code}" if year else f"XXXX-{code}", anchor=anchor)


def _quarter(groups: dict[str, str], setting: Setting) -> Resolved | None:
    letter = "H" if groups["half"] in {"half", "h"} else "Q"
    number = {"opening": 1}.get(groups["ordinal"]) or (
        (2 if letter == "H" else 4) if groups["ordinal"] in _LAST else ordinal_value(groups["ordinal"])
    )
    if number > (2 if letter == "H" else 4):
        return None
    if "year" in groups:
        return Resolved("DATE", f"{groups['year']}-{letter}{number}")
    said = groups.get("relyear", "")
    year, anchor = relative_year(said, setting) if said else (None, "")
    if not said and setting.published:
        year, anchor = _last_quarter(number, letter, setting.published, setting.ahead), "published"
    return Resolved("DATE", f"{year:04d}-{letter}{number}" if year else f"XXXX-{letter}{number}", anchor=anchor)


def _last_quarter(number: int, letter: str, published: date, ahead: bool) -> int:
    """Return the year of a bare quarter: the latest that has begun, or the next when the clause looks ahead."""
    first = (number - 1) * (3 if letter == "Q" else 6) + 1
    return published.year - (first > published.month and not ahead)


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
    number = ordinal_value(groups["ordinal"]) - 1
    if groups.get("era", "").startswith("b"):
        return Resolved("DATE", f"BC{number:02d}")
    return Resolved("DATE", f"{number:02d}")


def _era(groups: dict[str, str], setting: Setting) -> Resolved:
    year = groups["year"]
    before = groups.get("era", "ad").startswith("b")
    return Resolved("DATE", f"BC{int(year):04d}" if before else f"{int(year):04d}")


def _year(groups: dict[str, str], setting: Setting) -> Resolved | None:
    if "short" in groups:  # the second of "1990-94"
        later = groups["short"] > groups["year"][2:]
        return Resolved("DATE", groups["year"][:2] + groups["short"]) if later else None
    fiscal = groups.get("fiscal", "")[:2] in {"fi", "fy", "ta"}
    return Resolved("DATE", ("FY" if fiscal else "") + groups["year"])


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {
    "iso": _iso,
    "slashes": _slashes,
    "date": resolve_date,
    "monthday": _monthday,
    "dayofmonth": _dayofmonth,
    "dayofweek": _dayofweek,
    "month": resolve_month,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "era": _era,
    "year": _year,
}
