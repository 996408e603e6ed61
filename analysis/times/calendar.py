"""TIMEX3 values and the days that they cover. No clock: every day comes from the article."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def interval(value: str) -> tuple[date, date] | None:
    """Return the first and last day (inclusive) of a TIMEX3 DATE or TIME value, or None where it is not settled."""
    day = value.split("T", 1)[0]
    if "X" in day or day.startswith(("P", "BC")) or day.endswith("_REF") or not day:
        return None
    try:
        return _interval(day)
    except ValueError:
        return None


def _interval(day: str) -> tuple[date, date] | None:
    if len(day) == len("2024-03-12") and day[4] == day[7] == "-":
        return (only := date.fromisoformat(day)), only
    if len(day) == len("2024-03") and day[5:].isdigit():
        return month_days(int(day[:4]), int(day[5:]))
    if day.isdigit() and 2 <= len(day) <= 4:
        size = 10 ** (4 - len(day))
        first = int(day) * size
        return (date(first, 1, 1), date(first + size - 1, 12, 31)) if first else None
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6)
    part = re.fullmatch(r"(\d{4})-([QH])(\d)", day)
    if part:
        size = 3 if part[2] == "Q" else 6
        last = int(part[3]) * size
        return date(int(part[1]), last - size + 1, 1), month_days(int(part[1]), last)[1]
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day)
    if season:
        first_month, last_month = SEASON_MONTHS[season[2]]
        year = int(season[1])
        return date(year, first_month, 1), month_days(year + (last_month < first_month), last_month)[1]
    return None


def month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def shift(day: date, count: float, unit: str) -> date:
    """Return the day ``count`` units later (earlier when negative); unit is D, W, M, Y, E (decade) or C (century).

    Raises OverflowError or ValueError where the calendar ends.
    """
    if unit in {"D", "W"}:
        return day + timedelta(days=round(count * (7 if unit == "W" else 1)))
    months = round(count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def at_grain(day: date, unit: str) -> str:
    """Return a day as a TIMEX3 value of the unit's grain: 2024-03-12, 2024-W11, 2024-03, 2024, 202, 20."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    size = {"D": 10, "M": 7, "Y": 4, "E": 3, "C": 2}[unit]
    return day.isoformat()[:size]


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """Return the nth such weekday (1 is Monday) of a month, the last where ``nth`` is -1; None where it has none."""
    first, last = month_days(year, month)
    if nth < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Orthodox churches, as a Gregorian day (Meeus' Julian algorithm; from 1583 on)."""
    c = (19 * (year % 19) + 15) % 30
    d = (2 * (year % 4) + 4 * (year % 7) - c + 34) % 7
    month, day = divmod(c + d + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def feast(rule: str, year: int) -> date:
    """Return the day of a feast: ``12-25``, ``11 4 thursday`` (the fourth; -1 the last), ``easter -2``, ``orthodox 1``.

    Raises ValueError for a day that the year does not have.
    """
    parts = rule.split()
    if parts[0] in {"easter", "orthodox"}:
        return {"easter": easter, "orthodox": orthodox_easter}[parts[0]](year) + timedelta(days=int(parts[1]))
    if len(parts) == 1:
        return date(year, int(rule[:2]), int(rule[3:]))
    names = [name.casefold() for name in calendar.day_name]
    day = nth_weekday(year, int(parts[0]), int(parts[1]), names.index(parts[2]) + 1)
    if day is None:
        raise ValueError(f"no such day: {rule} {year}")
    return day
