"""What is counted from the moment of the command."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from analysis.times.calendar import interval, shift
from analysis.times.grammar import Found
from analysis.times.lengths import length
from analysis.times.resolve import resolve
from analysis.times.setting import Setting
from tests.accuracy.adapters.specs.items import CLOCK_UNITS, Item, Scene, shifted, weekday_of

_IN = re.compile(r"\bin $", re.IGNORECASE)
FRIDAY = 5


def moved(item: Item, scene: Scene) -> Item:
    """Count "in two weeks", "two months ago", "two hours later" from the moment of the command."""
    in_future = item.type == "DURATION" and _IN.search(scene.before(item)) is not None
    if (not in_future and item.form not in {"ago", "later", "hence"}) or "number" not in item.groups:
        return item
    count, unit = length(item.groups)
    sign = -1 if item.form == "ago" or item.groups.get("way") in {"earlier", "previously", "before"} else 1
    moved = shifted(scene.now, (3.0 if count is None else count) * sign, unit)
    if "unit2" in item.groups:
        more, unit = length({"number": item.groups["number2"], "unit": item.groups["unit2"]})
        moved = shifted(moved, (more or 0) * sign, unit)
    if unit in CLOCK_UNITS:
        value = moved.isoformat(timespec="seconds" if scene.duckling else "minutes")
    else:
        value = f"{moved:%Y-%m-%dT%H}" if unit == "D" and scene.duckling else moved.date().isoformat()
    start = item.start - 3 if in_future else item.start
    return replace(item, start=start, value=value, type="TIME" if "T" in value else "DATE")


def span(item: Item, scene: Scene) -> Item:
    """Read "the last three months" and "the next few days" as days, not as a length."""
    if item.form == "thehour" and not scene.duckling and "which" in item.groups and item.value == "PT1H":
        item = replace(item, form="span", groups=item.groups | {"number": "one"})
    if item.form != "span":
        return item
    count, unit = length(item.groups)
    back = item.groups["which"].split()[-1] in {"last", "past", "previous", "preceding"}
    signed = (3.0 if count is None else count) * (-1 if back else 1)
    if unit in CLOCK_UNITS:
        now = scene.now.replace(minute=0, second=0) if unit == "TH" and scene.duckling else scene.now
        ends = sorted((now, shifted(now, signed, unit)))
        return replace(item, type="TIME", value="/".join(e.isoformat(timespec="seconds") for e in ends))
    if unit in {"Q", "E"} and not scene.duckling:
        return _whole_units(item, unit, signed, scene)
    if item.groups["unit"].startswith(("business", "working", "trading")):
        return replace(item, type="DATE", value=_business_days(scene.now.date(), round(signed)))
    grain = {"Y": 4, "M": 7}.get(unit, 10) if scene.duckling else 10
    first = scene.now if back else scene.now + timedelta(days=1)
    days = sorted((first, shifted(first, signed, unit)))
    return replace(item, type="DATE", value="/".join(d.date().isoformat()[:grain] for d in days))


def _whole_units(item: Item, unit: str, count: float, scene: Scene) -> Item:
    """Read "the past two quarters", "the next two decades" as whole ones."""
    day = scene.now.date()
    size = 3 if unit == "Q" else 120
    this = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) if unit == "Q" else date(day.year // 10 * 10, 1, 1)
    first = this if count < 0 else shift(this, size, "M")
    ends = sorted((first, shift(first, round(count) * size, "M")))
    return replace(item, type="DATE", value="/".join(d.isoformat() for d in ends))


def _business_days(today: date, count: int) -> str:
    """Return so many weekdays before or after a day, today itself not among them."""
    days: list[date] = []
    day, step = today, 1 if count > 0 else -1
    while len(days) < abs(count):
        day += timedelta(days=step)
        if day.isoweekday() <= FRIDAY:
            days.append(day)
    return f"{min(days).isoformat()}/{(max(days) + timedelta(days=1)).isoformat()}"


def first_of(item: Item, scene: Scene) -> Item:
    """Read "the first two weeks of 2021" as days; weeks are those of the calendar."""
    if item.form != "firstspan" or scene.duckling:
        return item
    kept = {"month", "year", "relyear", "relmonth"}
    groups = {k: v for k, v in item.groups.items() if k in kept}
    if (said := groups.pop("relyear", "")) and "month" not in groups:
        form, groups = "relative", {"which": said.rpartition(" ")[0] or "this", "unit": said.rpartition(" ")[2]}
    else:
        form = "month" if "month" in groups else "year"
    whole = resolve(Found(form, 0, 0, "", groups), Setting(scene.now.date(), None))
    days = interval(whole.value) if whole else None
    count, unit = length(item.groups)
    if days is None or count is None:
        return item
    begin, end = days[0], days[1] + timedelta(days=1)
    if unit == "W":
        begin += timedelta(days=-begin.weekday() % 7)
        end -= timedelta(days=end.weekday())
    if item.groups["edge"] in {"last", "final", "closing"}:
        begin = shift(end, -count, unit)
    else:
        end = shift(begin, count, unit)
    return replace(item, type="DATE", value=f"{begin.isoformat()}/{end.isoformat()}")


def within(item: Item, scene: Scene) -> Item:
    """Read "within two hours" as the time from now on."""
    lead = re.search(r"\bwithin (?:the next )?$", scene.before(item), re.IGNORECASE)
    if lead is None or item.type != "DURATION" or "number" not in item.groups:
        return item
    count, unit = length(item.groups)
    if count is None:
        return item
    moved = shifted(scene.now, count, unit)
    if unit in CLOCK_UNITS or scene.duckling:
        value = "/".join(m.isoformat(timespec="seconds") for m in (scene.now, moved))
        return replace(item, start=lead.start(), type="TIME", value=value)
    return replace(item, start=lead.start(), type="DATE", value=f"{scene.now.date()}/{moved.date()}")


def offset(item: Item, scene: Scene) -> Item:
    """Count "two months after next Friday", "three months after Easter" from the coming one."""
    if {"holiday", "weekday"}.isdisjoint(item.groups):
        return item
    form = "holiday" if "holiday" in item.groups else "weekday"
    found = Found(form, 0, 0, "", {k: v for k, v in item.groups.items() if k in {form, "which", "year"}})
    base = resolve(found, Setting(scene.now.date(), None, ahead=True))
    days = interval(base.value) if base else None
    count, unit = length(item.groups)
    if days is None or count is None or unit in CLOCK_UNITS:
        return item
    day = weekday_of(days[0], item.groups.get("which", ""), scene) if form == "weekday" else days[0]
    return replace(item, value=shift(day, -count if item.groups["way"] == "before" else count, unit).isoformat())


def more_than(item: Item, scene: Scene) -> Item:
    """Read "more than two weeks after today" as what is beyond, "less than" as what is between."""
    lead = re.search(r"\b(more|less) than $", scene.before(item), re.IGNORECASE)
    if lead is None or item.form not in {"offset", "ago", "hence", "later"} or not item.is_day or scene.duckling:
        return item
    today = scene.now.date().isoformat()
    gone = item.value < today
    if lead[1].lower() == "more":
        value = f"../{item.value}" if gone else f"{item.value}/.."
    else:
        value = "/".join(sorted((today, item.value)))
    return replace(item, start=lead.start(), value=value, form="bound")
