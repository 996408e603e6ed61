"""Days by their place in the month or the year: "the first Tuesday of November", feasts."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.times.calendar import at_grain, feast, interval, month_days, nth_weekday, shift
from analysis.times.dates import resolve_date, resolve_month
from analysis.times.lengths import unit_of
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting, counted_from, which_of
from analysis.times.weekdays import weekday_number
from analysis.times.years import ordinal_value, relative_year, year_for


def _nthday(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the first Tuesday of November", "the last Friday of next month"."""
    month, anchor = _month_of(groups, setting)
    number = weekday_number(groups["weekday"])
    if month is None:
        return Resolved("DATE", f"XXXX-XX-WXX-{number}")
    day = nth_weekday(month.year, month.month, -1 if groups["nth"] == "last" else ordinal_value(groups["nth"]), number)
    return Resolved("DATE", day.isoformat(), anchor=anchor) if day else None


def _month_of(groups: dict[str, str], setting: Setting) -> tuple[date | None, str]:
    if "relmonth" in groups:
        step, source = which_of(groups["relmonth"])
        day, anchor = counted_from(setting, source)
        return (shift(day, step, "M") if day else None), anchor
    resolved = resolve_month({k: v for k, v in groups.items() if k in {"month", "year"}}, setting)
    days = interval(resolved.value)
    return (days[0] if days else None), resolved.anchor


def _nthweek(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the last week of July", "the first week of 2021", "the third day of October"."""
    number = -1 if groups["nth"] == "last" else ordinal_value(groups["nth"])
    unit = unit_of(groups["unit"])
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


def resolve_holiday(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "Christmas", "last Easter", "Thanksgiving 2019"."""
    rule = str(words()["holidays"][groups["holiday"]])
    part = words()["day_parts"].get(groups.get("part", ""), "")
    kind = "TIME" if part else "DATE"
    if "year" in groups:
        year, anchor = int(groups["year"]), ""
    elif "relyear" in groups:
        found, anchor = relative_year(groups["relyear"], setting)
        year = found or 0
    elif "which" in groups:
        step, source = which_of(groups["which"])
        day, anchor = counted_from(setting, source)
        year = _year_of_next(rule, day, step) if day else 0
    else:
        found, anchor = year_for(setting, lambda y: feast(rule, y))
        year = found or 0
    if not year:
        return Resolved(kind, f"XXXX-{rule if '-' in rule and rule[0].isdigit() else 'XX-XX'}{part}")
    return Resolved(kind, feast(rule, year).isoformat() + part, anchor=anchor)


def _year_of_next(rule: str, day: date, step: int) -> int:
    gone = feast(rule, day.year) <= day
    return day.year + (int(gone) if step > 0 else 0 if step == 0 or gone else -1)


def _partdate(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "the night of 18 April"."""
    base = resolve_date({k: v for k, v in groups.items() if k in {"day", "month", "year"}}, setting)
    return Resolved("TIME", base.value + str(words()["day_parts"][groups["part"]]), anchor=base.anchor)


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {
    "nthday": _nthday,
    "nthweek": _nthweek,
    "holiday": resolve_holiday,
    "partdate": _partdate,
}
