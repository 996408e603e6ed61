"""Days by their place in the month or the year: "the first Tuesday of November", feasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from analysis.times.calendar import at_grain, feast, interval, month_days, nth_weekday, shift
from analysis.times.dates import resolve_date, resolve_month
from analysis.times.lengths import unit_of
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting, counted_from, which_of
from analysis.times.weekdays import resolve_weekday, weekday_number
from analysis.times.years import day_number, ordinal_value, relative_year, year_for

WEDNESDAY = 3  # the weekend of a Monday is the one before


def _nthday(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the first Tuesday of November", "the last Friday of next month"."""
    month, anchor = _month_of(groups, setting)
    number = weekday_number(groups["weekday"])
    part = words()["day_parts"].get(groups.get("part", ""), "")
    kind = "TIME" if part else "DATE"
    if month is None:
        return Resolved(kind, f"XXXX-XX-WXX-{number}{part}")
    day = nth_weekday(month.year, month.month, -1 if groups["nth"] == "last" else ordinal_value(groups["nth"]), number)
    return Resolved(kind, day.isoformat() + part, anchor=anchor) if day else None


def _month_of(groups: dict[str, str], setting: Setting) -> tuple[date | None, str]:
    if "relmonth" in groups:
        step, source = which_of(groups["relmonth"])
        day, anchor = counted_from(setting, source)
        return (shift(day, step, "M").replace(day=1) if day else None), anchor
    resolved = resolve_month({k: v for k, v in groups.items() if k in {"month", "year"}}, setting)
    days = interval(resolved.value)
    return (days[0] if days else None), resolved.anchor


def _nthweek(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the last week of July", "the first week of 2021", "the third day of October"."""
    number = _which_one(groups)
    unit = unit_of(groups.get("unit", "day"))
    if "relyear" in groups:
        year, anchor = relative_year(groups["relyear"], setting)
        resolved = _nth_of_year(year, number, unit) if year else None
        return replace(resolved, anchor=anchor) if resolved else None
    if not {"month", "relmonth"} & groups.keys():
        return _nth_of_year(int(groups["year"]), number, unit)
    month, anchor = _month_of(groups, setting)
    if month is None:
        return None
    if unit == "D":
        last = month_days(month.year, month.month)[1]
        day = month.replace(day=number) if number > 0 else last + timedelta(days=number + 1)
        return Resolved("DATE", day.isoformat(), anchor=anchor)
    monday = nth_weekday(month.year, month.month, max(number, -1), 1)
    if monday is None:
        return None
    if number < 0 and (monday + timedelta(days=6)).month != month.month:
        monday -= timedelta(days=7)
    monday -= timedelta(days=7 * (-number - 1)) if number < 0 else timedelta()
    return Resolved("DATE", at_grain(monday, "W") + ("-WE" if unit == "WE" else ""), anchor=anchor)


def _which_one(groups: dict[str, str]) -> int:
    """Return 3 for "the third", -1 for "the last", -2 for "the second to last"."""
    if "nthlast" in groups:
        return -ordinal_value(groups["nthlast"])
    return -1 if groups["nth"] == "last" else day_number(groups["nth"])


def _weekof(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "the week of March 4", "the week ended Nov. 12", "the weekend of Halloween"."""
    find = resolve_holiday if "holiday" in groups else resolve_date
    base = find({k: v for k, v in groups.items() if k in {"holiday", "day", "month", "year"}}, setting)
    days = interval(base.value)
    if days is None:
        return None
    if groups["unit"] != "weekend":
        return replace(base, value=at_grain(days[0], "W"))
    near = days[0] - timedelta(days=7) if days[0].isoweekday() < WEDNESDAY else days[0]
    return replace(base, value=f"{at_grain(near, 'W')}-WE")


def _weeknumber(groups: dict[str, str], setting: Setting) -> Resolved:
    """Resolve "week 31", "week 3 of last year" as weeks of ISO 8601."""
    if "year" in groups:
        year: int | None = int(groups["year"])
        anchor = ""
    else:
        year, anchor = relative_year(groups.get("relyear", "this"), setting)
    return Resolved("DATE", f"{year or 'XXXX'}-W{int(groups['number']):02d}", anchor=anchor)


def _nth_of_year(year: int, number: int, unit: str) -> Resolved | None:
    if unit == "M" and -12 <= number <= 12:
        return Resolved("DATE", f"{year:04d}-{number if number > 0 else 13 + number:02d}")
    if unit == "W":
        last = date(year, 12, 28).isocalendar().week
        return Resolved("DATE", f"{year:04d}-W{number if number > 0 else last:02d}")
    if unit == "D":
        first = date(year, 1, 1) if number > 0 else date(year + 1, 1, 1)
        return Resolved("DATE", (first + timedelta(days=number - (number > 0))).isoformat())
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
    find = resolve_holiday if "holiday" in groups else resolve_date if "month" in groups else resolve_weekday
    kept = {"holiday", "day", "month", "year"} if "month" in groups or "holiday" in groups else {"weekday"}
    base = find({k: v for k, v in groups.items() if k in kept}, setting)
    if "smallhours" in groups:
        return Resolved("TIME", base.value + str(words()["small_hours"][groups["smallhours"]]), anchor=base.anchor)
    return Resolved("TIME", base.value + str(words()["day_parts"][groups["part"]]), anchor=base.anchor)


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {
    "nthday": _nthday,
    "nthweek": _nthweek,
    "weekof": _weekof,
    "weeknumber": _weeknumber,
    "holiday": resolve_holiday,
    "partdate": _partdate,
}
