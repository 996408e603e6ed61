"""Each expression by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from analysis.times.calendar import interval
from analysis.times.grammar import Found
from analysis.times.lengths import length
from analysis.times.resolve import resolve
from analysis.times.setting import Setting
from tests.accuracy.adapters.specs.counted import offset
from tests.accuracy.adapters.specs.items import DAY, MOMENT, Item, Scene, shifted, weekday_of

#: Hours from Duckling's own zone (UTC-2) to those that its sentences name.
_ZONES = {"pst": 6.0, "cst": 4.0, "est": 3.0, "ist": -7.5, "gmt": -2.0, "utc": -2.0}


def article(item: Item, scene: Scene) -> Item:
    forms = {"relative", "span", "year", "edge", "month", "somespan", "holiday", "nthday", "weeknumber", "thehour"}
    if scene.duckling:
        return item
    if item.form == "year" and (said := re.search(r"\byear $", scene.before(item), re.IGNORECASE)):
        return replace(item, start=said.start())
    if item.form not in forms or not scene.text[item.start :].lower().startswith("the "):
        return item
    return replace(item, start=item.start + 4)


def names(item: Item, scene: Scene) -> Item:
    """Write school years, half-years and weekends as Recognizers-Text does."""
    if scene.duckling:
        return item
    said = scene.text[item.start : item.end].lower()
    if item.type == "DATE" and re.fullmatch(r"\d{4}", item.value) and re.search(r"\bsy|school year|school", said):
        return replace(item, value=f"SY{item.value}")
    if item.type == "SET":
        shorter = {"P6M": "P0.5Y", "XXXX-WXX-WE": "P1WE"}.get(item.value, item.value.removeprefix("XXXX-XX-XX"))
        return replace(item, value=shorter)
    count, unit = length(item.groups) if "number" in item.groups and item.type == "DURATION" else (None, "")
    return replace(item, value=f"PT{count:g}H") if unit == "TH" and count is not None and count < 1 else item


def reference(item: Item, scene: Scene) -> Item:
    if item.value != "PRESENT_REF":
        return item
    return replace(item, type="TIME", value=scene.now.isoformat(timespec="seconds" if scene.duckling else "minutes"))


def zone(item: Item, scene: Scene) -> Item:
    """Recognizers-Text leaves zone and seconds out; Duckling converts to its own zone."""
    value = item.value.removesuffix("Z")
    if item.form != "clock" or not MOMENT.fullmatch(value):
        return item
    zone = item.groups.get("zone", "")
    if scene.duckling:
        return replace(item, value=shifted(datetime.fromisoformat(value), _ZONES.get(zone, 0.0), "TH").isoformat())
    cut = re.sub(r" ?\(?" + zone + r"\)?$", "", scene.text[item.start : item.end], flags=re.I) if zone else ""
    end = item.start + len(cut) if cut and "clockday" not in item.groups else item.end
    return replace(item, end=end, value=value[:16])


def coming(item: Item, scene: Scene) -> Item:
    """Take a bare weekday, month or feast for the coming one (Duckling); "next Monday" is that of next week."""
    if item.form == "weekday" and DAY.match(item.value) and "week" not in item.groups:
        day = weekday_of(date.fromisoformat(item.value[:10]), item.groups.get("which", ""), scene)
        return replace(item, value=day.isoformat() + item.value[10:])
    if item.form == "offset":
        return offset(item, scene)
    named = {"date", "month", "holiday", "nthday", "nthweek", "partdate"}
    if (
        scene.duckling
        and item.groups
        and item.form in named
        and not {"year", "relyear", "relmonth"} & item.groups.keys()
    ):
        again = resolve(Found(item.form, 0, 0, "", item.groups), Setting(scene.now.date(), None, ahead=True))
        return replace(item, value=again.value) if again else item
    return item


def length_said(item: Item, scene: Scene) -> Item:
    if item.type == "DURATION" and re.fullmatch(r"PT?X\w", item.value):
        return replace(item, value=item.value.replace("X", "3"))
    return item


def edge(item: Item, scene: Scene) -> Item:
    """Write thirds of a month and ends of a week as Duckling does."""
    days = interval(item.value)
    if item.mod not in {"START", "MID", "END"} or days is None:
        return item
    if not scene.duckling:
        by_day = item.form == "edge" and item.mod == "END" and item.is_day
        return replace(item, type="TIME", value=f"{item.value}T23:59", form="bound") if by_day else item
    first, last = days
    if by := re.search(r"\bby (?:the )?$", scene.before(item), re.IGNORECASE):
        end = datetime.combine(last, time()) + timedelta(days=1)
        return replace(item, start=by.start(), type="TIME", value=f"{scene.now.isoformat()}/{end.isoformat()}")
    if re.fullmatch(r"\d{4}-\d\d", item.value):
        cuts = [first, first + timedelta(days=10), first + timedelta(days=20), last + timedelta(days=1)]
        at = ["START", "MID", "END"].index(item.mod)
        return replace(item, value=f"{cuts[at].isoformat()}/{cuts[at + 1].isoformat()}")
    if re.fullmatch(r"\d{4}-W\d\d", item.value) and item.mod != "MID":
        begin = first if item.mod == "START" else first + timedelta(days=4)
        return replace(item, value=f"{begin.isoformat()}/{(begin + timedelta(days=3)).isoformat()}")
    return item


def weekend(item: Item, scene: Scene) -> Item:
    days = interval(item.value)
    if not scene.duckling or not item.value.endswith("-WE") or days is None:
        return item
    friday, monday = days[0] - timedelta(days=1), days[1] + timedelta(days=1)
    return replace(item, type="TIME", value=f"{friday.isoformat()}T18/{monday.isoformat()}T00")


def part_of_day(item: Item, scene: Scene) -> Item:
    """Write a part of the day in hours."""
    match = re.search(r"T(MO|MI|AF|EV|NI)$", item.value)
    if item.type != "TIME" or not match:
        return item
    lead = re.search(r"(?:(?:early|later?) )?(?:in|at) $", scene.before(item), re.IGNORECASE)
    own = item.form == "daypart" and (scene.duckling or not item.groups.get("mod"))
    start = lead.start() if lead and own else item.start
    first, last = scene.parts[match[1]]
    said = scene.text[start : item.end].casefold()
    if "late" in said:
        first = 21 if scene.duckling else (first + last) // 2
    elif "early" in said:
        last = (first + last) // 2
    day = item.value[: match.start()]
    if scene.duckling:
        begin = datetime.combine(date.fromisoformat(day), time(first))
        end = datetime.combine(date.fromisoformat(day), time()) + timedelta(hours=last)
        return replace(item, start=start, value=f"{begin:%Y-%m-%dT%H}/{end:%Y-%m-%dT%H}")
    hours = f"{first:02d}:00:00", "23:59:59" if last == 24 else f"{last:02d}:00:00"
    return replace(item, start=start, value="/".join(f"{day}T{h}" if item.dated else h for h in hours))


def hour_of_tomorrow(item: Item, scene: Scene) -> Item:
    """Give a bare hour that has passed to the next day (Duckling)."""
    if not scene.duckling or item.dated or not MOMENT.fullmatch(item.value):
        return item
    moment = datetime.fromisoformat(item.value)
    return replace(item, value=(moment + timedelta(days=moment < scene.now)).isoformat())


def seconds(item: Item, scene: Scene) -> Item:
    """Duckling's values are also given to the second."""
    seconds = scene.duckling and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", item.value)
    return replace(item, value=item.value + ":00") if seconds else item
