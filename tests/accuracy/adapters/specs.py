"""Times in the conventions of two rule-based recognisers' own tests (Recognizers-Text, Duckling).

Their sentences are commands to an assistant. What differs from the times table, mapped here by rule:

- a day and an hour beside each other are one item, and so are both ends of a range ("from 2014 to 2018") and a length
  with its start ("for 3 days from today"), written ``begin/end`` with an exclusive end; "since", "after", "before" and
  "until" belong to an item: ``begin/..``, ``../end``
- "in two weeks", "two weeks ago" are counted from the moment of the command, at a grain below their unit
- parts of the day are hours, "end of day" its last minute; "now" is the moment; a few is three
- "the first two weeks of May", "within two hours", "more than two weeks after today" are stretches of days or hours,
  and a stretch that is one month, quarter, half or year is written as that
- Recognizers-Text leaves the article out ("last 3 months"); Duckling takes a bare weekday or month for the coming one
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

import pandas as pd

from analysis.times.calendar import interval, shift
from analysis.times.grammar import Found, find_expressions
from analysis.times.lengths import length
from analysis.times.resolve import resolve
from analysis.times.setting import Setting
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import tables_for

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR = re.compile(r"T\d\d:")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?")
_DAY_AND_HOUR = re.compile(r",? ?(?:\(\w+\) ?)?(?:at|on|for|around|by|@|in|from|early in)? ?(?:the )?", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:-|–|~|to|until|till|through|thru|and) ?(?:the )?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:from|between)(?: the)? $", re.IGNORECASE)
_STARTING = re.compile(r",? (?:starting|beginning|from|starting from)(?: on)? ", re.IGNORECASE)
_BEFORE_HOUR = re.compile(r" (before|after|until) ", re.IGNORECASE)
_HOURS_AFTER = re.compile(r" (?:from )?(\d{1,2}) ?- ?(\d{1,2})(?! ?[ap]m)(?=[ .,!?]|$)", re.IGNORECASE)
_HOURS_BEFORE = re.compile(r"(?<!\S)(\d{1,2}) ?- ?(\d{1,2}) $")
_PLAIN_HOURS = re.compile(r"(\d\d:\d\d:\d\d)/(\d\d:\d\d:\d\d)")
_AFTER = re.compile(
    r"(?:since|any ?time after|after|starting(?: on| from)?|from|(?<!no )later than|greater than|as early as)"
    r"(?: around)? (?:the )?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:before|until|till|through|no later than|as late as|prior to|by(?: the)?)(?: around)? (?:the )?$", re.IGNORECASE
)
_OR_LATER = re.compile(r" (?:or|and) (?:later|after|greater|newer)(?=\W*$)", re.IGNORECASE)
_IN = re.compile(r"\bin $", re.IGNORECASE)
FRIDAY = 5
_CLOCK_UNITS = {"TS": "seconds", "TM": "minutes", "TH": "hours"}
#: Hours from Duckling's own zone (UTC-2) to those that its sentences name.
_ZONES = {"pst": 6.0, "cst": 4.0, "est": 3.0, "ist": -7.5, "gmt": -2.0, "utc": -2.0}


@dataclass(frozen=True)
class Convention:
    """What the two sets do differently; ``duckling`` has ends of ranges that count, coming weekdays, articles."""

    parts: dict[str, tuple[int, int]]
    duckling: bool


RECOGNIZERS = Convention(
    {"MO": (8, 12), "MI": (11, 13), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24)}, duckling=False
)
DUCKLING = Convention({"MO": (0, 12), "MI": (12, 14), "AF": (12, 19), "EV": (18, 24), "NI": (18, 24)}, duckling=True)


@dataclass(frozen=True)
class Item:
    """One expression on its way; ``dated`` tells that the text names a day for its hour."""

    start: int
    end: int
    type: str
    value: str
    form: str
    mod: str
    groups: dict[str, str]
    dated: bool = True

    @property
    def is_day(self) -> bool:
        return self.type == "DATE" and _DAY.fullmatch(self.value) is not None


@dataclass(frozen=True)
class Scene:
    """A sentence, the moment it was said, and the convention."""

    text: str
    now: datetime
    parts: dict[str, tuple[int, int]]
    duckling: bool

    def before(self, item: Item) -> str:
        return self.text[: item.start]


Step = Callable[[list[Item], Scene], list[Item]]


def specs(convention: Convention) -> Adapter:
    """Return the adapter of a convention."""

    def adapter(records: list[Record]) -> Iterator[Record]:
        for record in records:
            now = datetime.fromisoformat(record["dct"][:19])
            scene = Scene(record["text"], now, convention.parts, convention.duckling)
            again = {(f.start, f.end, f.form): f.groups for f in find_expressions(record["text"])}
            items = [_item(row, again) for row in tables_for(record).times.itertuples(index=False)]
            for step in _STEPS:
                items = step(items, scene)
            found = [{"start": i.start, "end": i.end, "type": i.type, "value": i.value} for i in items]
            yield {"id": record["id"], "timexes": found}

    return adapter


def _item(row: Any, again: dict[tuple[int, int, str], dict[str, str]]) -> Item:
    form = row.rule.removeprefix("form:")
    groups = again.get((row.start, row.end, form), {})
    dated = form not in {"clock", "daypart", "pastclock"} or "clockday" in groups
    mod = "" if pd.isna(row.mod) else str(row.mod)
    return Item(int(row.start), int(row.end), row.type, row.value, form, mod, groups, dated)


def _each(change: Callable[[Item, Scene], Item]) -> Step:
    return lambda items, scene: [change(item, scene) for item in items]


# One by one


def _article(item: Item, scene: Scene) -> Item:
    forms = {"relative", "span", "year", "edge", "month", "somespan", "holiday", "nthday", "weeknumber", "thehour"}
    if scene.duckling:
        return item
    if item.form == "year" and (said := re.search(r"\byear $", scene.before(item), re.IGNORECASE)):
        return replace(item, start=said.start())
    if item.form not in forms or not scene.text[item.start :].lower().startswith("the "):
        return item
    return replace(item, start=item.start + 4)


def _names(item: Item, scene: Scene) -> Item:
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


def _reference(item: Item, scene: Scene) -> Item:
    if item.value != "PRESENT_REF":
        return item
    return replace(item, type="TIME", value=scene.now.isoformat(timespec="seconds" if scene.duckling else "minutes"))


def _zone(item: Item, scene: Scene) -> Item:
    """Recognizers-Text leaves zone and seconds out; Duckling converts to its own zone."""
    value = item.value.removesuffix("Z")
    if item.form != "clock" or not _MOMENT.fullmatch(value):
        return item
    zone = item.groups.get("zone", "")
    if scene.duckling:
        return replace(item, value=_shifted(datetime.fromisoformat(value), _ZONES.get(zone, 0.0), "TH").isoformat())
    cut = re.sub(r" ?\(?" + zone + r"\)?$", "", scene.text[item.start : item.end], flags=re.I) if zone else ""
    end = item.start + len(cut) if cut and "clockday" not in item.groups else item.end
    return replace(item, end=end, value=value[:16])


def _moved(item: Item, scene: Scene) -> Item:
    """Count "in two weeks", "two months ago", "two hours later" from the moment of the command."""
    in_future = item.type == "DURATION" and _IN.search(scene.before(item)) is not None
    if (not in_future and item.form not in {"ago", "later", "hence"}) or "number" not in item.groups:
        return item
    count, unit = length(item.groups)
    sign = -1 if item.form == "ago" or item.groups.get("way") in {"earlier", "previously", "before"} else 1
    moved = _shifted(scene.now, (3.0 if count is None else count) * sign, unit)
    if "unit2" in item.groups:
        more, unit = length({"number": item.groups["number2"], "unit": item.groups["unit2"]})
        moved = _shifted(moved, (more or 0) * sign, unit)
    if unit in _CLOCK_UNITS:
        value = moved.isoformat(timespec="seconds" if scene.duckling else "minutes")
    else:
        value = f"{moved:%Y-%m-%dT%H}" if unit == "D" and scene.duckling else moved.date().isoformat()
    start = item.start - 3 if in_future else item.start
    return replace(item, start=start, value=value, type="TIME" if "T" in value else "DATE")


def _shifted(moment: datetime, count: float, unit: str) -> datetime:
    if unit in _CLOCK_UNITS:
        return moment + timedelta(**{_CLOCK_UNITS[unit]: count})
    return datetime.combine(shift(moment.date(), count, "W" if unit == "WE" else unit), moment.time())


def _span(item: Item, scene: Scene) -> Item:
    """Read "the last three months" and "the next few days" as days, not as a length."""
    if item.form == "thehour" and not scene.duckling and "which" in item.groups and item.value == "PT1H":
        item = replace(item, form="span", groups=item.groups | {"number": "one"})
    if item.form != "span":
        return item
    count, unit = length(item.groups)
    back = item.groups["which"].split()[-1] in {"last", "past", "previous", "preceding"}
    signed = (3.0 if count is None else count) * (-1 if back else 1)
    if unit in _CLOCK_UNITS:
        now = scene.now.replace(minute=0, second=0) if unit == "TH" and scene.duckling else scene.now
        ends = sorted((now, _shifted(now, signed, unit)))
        return replace(item, type="TIME", value="/".join(e.isoformat(timespec="seconds") for e in ends))
    if unit in {"Q", "E"} and not scene.duckling:
        return _whole_units(item, unit, signed, scene)
    if item.groups["unit"].startswith(("business", "working", "trading")):
        return replace(item, type="DATE", value=_business_days(scene.now.date(), round(signed)))
    grain = {"Y": 4, "M": 7}.get(unit, 10) if scene.duckling else 10
    first = scene.now if back else scene.now + timedelta(days=1)
    days = sorted((first, _shifted(first, signed, unit)))
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


def _first_of(item: Item, scene: Scene) -> Item:
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


def _within(item: Item, scene: Scene) -> Item:
    """Read "within two hours" as the time from now on."""
    lead = re.search(r"\bwithin (?:the next )?$", scene.before(item), re.IGNORECASE)
    if lead is None or item.type != "DURATION" or "number" not in item.groups:
        return item
    count, unit = length(item.groups)
    if count is None:
        return item
    moved = _shifted(scene.now, count, unit)
    if unit in _CLOCK_UNITS or scene.duckling:
        value = "/".join(m.isoformat(timespec="seconds") for m in (scene.now, moved))
        return replace(item, start=lead.start(), type="TIME", value=value)
    return replace(item, start=lead.start(), type="DATE", value=f"{scene.now.date()}/{moved.date()}")


def _coming(item: Item, scene: Scene) -> Item:
    """Take a bare weekday, month or feast for the coming one (Duckling); "next Monday" is that of next week."""
    if item.form == "weekday" and _DAY.match(item.value) and "week" not in item.groups:
        day = _weekday(date.fromisoformat(item.value[:10]), item.groups.get("which", ""), scene)
        return replace(item, value=day.isoformat() + item.value[10:])
    if item.form == "offset":
        return _offset(item, scene)
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


def _offset(item: Item, scene: Scene) -> Item:
    """Count "two months after next Friday", "three months after Easter" from the coming one."""
    if {"holiday", "weekday"}.isdisjoint(item.groups):
        return item
    form = "holiday" if "holiday" in item.groups else "weekday"
    found = Found(form, 0, 0, "", {k: v for k, v in item.groups.items() if k in {form, "which", "year"}})
    base = resolve(found, Setting(scene.now.date(), None, ahead=True))
    days = interval(base.value) if base else None
    count, unit = length(item.groups)
    if days is None or count is None or unit in _CLOCK_UNITS:
        return item
    day = _weekday(days[0], item.groups.get("which", ""), scene) if form == "weekday" else days[0]
    return replace(item, value=shift(day, -count if item.groups["way"] == "before" else count, unit).isoformat())


def _more_than(item: Item, scene: Scene) -> Item:
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


def _weekday(day: date, said: str, scene: Scene) -> date:
    today = scene.now.date()
    monday = today - timedelta(days=today.weekday())
    if said in {"next", "following"}:
        return monday + timedelta(days=7 + day.weekday())
    if said in {"last", "previous"} and not scene.duckling:
        return monday + timedelta(days=day.weekday() - 7)
    if scene.duckling and said in {"", "this"} and day <= today:
        return day + timedelta(days=7)
    return day


def _length(item: Item, scene: Scene) -> Item:
    if item.type == "DURATION" and re.fullmatch(r"PT?X\w", item.value):
        return replace(item, value=item.value.replace("X", "3"))
    return item


def _edge(item: Item, scene: Scene) -> Item:
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


def _weekend(item: Item, scene: Scene) -> Item:
    days = interval(item.value)
    if not scene.duckling or not item.value.endswith("-WE") or days is None:
        return item
    friday, monday = days[0] - timedelta(days=1), days[1] + timedelta(days=1)
    return replace(item, type="TIME", value=f"{friday.isoformat()}T18/{monday.isoformat()}T00")


def _part(item: Item, scene: Scene) -> Item:
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


def _hour(item: Item, scene: Scene) -> Item:
    """Give a bare hour that has passed to the next day (Duckling)."""
    if not scene.duckling or item.dated or not _MOMENT.fullmatch(item.value):
        return item
    moment = datetime.fromisoformat(item.value)
    return replace(item, value=(moment + timedelta(days=moment < scene.now)).isoformat())


def _seconds(item: Item, scene: Scene) -> Item:
    """Duckling's values are also given to the second."""
    seconds = scene.duckling and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", item.value)
    return replace(item, value=item.value + ":00") if seconds else item


# Beside each other


def _joined(items: list[Item], scene: Scene) -> list[Item]:
    """Join a day and an hour beside it, a repeated day and its hour, a length and its start."""
    out: list[Item] = []
    for item in items:
        whole = _both(out[-1], item, scene) if out else None
        if whole is not None:
            out[-1] = whole
        else:
            out.append(item)
    return out


def _both(first: Item, second: Item, scene: Scene) -> Item | None:
    gap = scene.text[first.end : second.start]
    whole = _length_from(first, second, gap, scene) or _bound_hour(first, second, gap)
    if whole is None and _DAY_AND_HOUR.fullmatch(gap):
        whole = _day_with_hour(first, second) or _day_with_hour(second, first)
        whole = replace(whole, start=first.start, end=second.end) if whole else None
    return whole


def _day_with_hour(day: Item, hour: Item) -> Item | None:
    clock = re.search(r"T(?:\d\d:\d\d(?::\d\d)?|MO|AF|EV|NI)$", hour.value)
    if hour.type != "TIME" or not clock or (hour.dated and hour.form != "deictic"):
        return None
    if day.type == "SET":
        day = replace(day, value=re.sub(r"T(?:MO|AF|EV|NI)$", "", day.value).removeprefix("XXXX-XX-XX"))
        return replace(day, value=(day.value if day.value.startswith("XXXX") else "") + clock[0].removesuffix(":00"))
    own = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(?:MO|AF|EV|NI))?", day.value)
    if not own or day.form in {"clock", "daypart"}:
        return None
    return replace(day, type="TIME", value=own[1] + clock[0], dated=True, form="clock")


def _bound_hour(day: Item, hour: Item, gap: str) -> Item | None:
    """Read "today before 4 pm"."""
    match = _BEFORE_HOUR.fullmatch(gap)
    if not match or hour.dated or not _HOUR.search(hour.value) or not day.is_day:
        return None
    said = f"{day.value}T{hour.value.split('T')[1][:5]}:00"
    value = f"{said}/.." if match[1].lower() == "after" else f"../{said}"
    return replace(day, end=hour.end, type="TIME", value=value, form="bound")


def _length_from(first: Item, second: Item, gap: str, scene: Scene) -> Item | None:
    """Read "for 3 days, from today", "at 9 am for 7 hours"."""
    forth = first.type == "DURATION" and _STARTING.fullmatch(gap) is not None
    if not forth and not (second.type == "DURATION" and gap == " for " and first.type == "TIME"):
        return None
    span, begin = (first, second) if forth else (second, first)
    ends = _ends(begin)
    count, unit = length(span.groups) if "number" in span.groups else (None, "")
    if ends is None or count is None:
        return None
    lead = 4 if "from" in gap and scene.before(first).lower().endswith("for ") else 0
    value = _range_value(ends[0], _shifted(ends[0], count, unit), begin, scene)
    return replace(begin, start=first.start - lead, end=second.end, value=value, form="bound")


def _range_value(begin: datetime, end: datetime, like: Item, scene: Scene) -> str:
    if like.type == "DATE":
        plain = f"{begin.date().isoformat()}/{end.date().isoformat()}"
        return plain if scene.duckling else _as_unit(begin.date(), end.date()) or plain
    if like.dated or scene.duckling:
        return f"{begin.isoformat()}/{end.isoformat()}"
    return f"{begin:%H:%M:%S}/{end:%H:%M:%S}"


def _as_unit(begin: date, end: date) -> str:
    """Return the month, quarter, half or year that a range from one first of a month to another is, or ""."""
    months = (end.year - begin.year) * 12 + end.month - begin.month
    size = {1: "", 3: "Q", 6: "H", 12: ""}.get(months)
    if size is None or begin.day != 1 or end.day != 1 or (begin.month - 1) % months:
        return ""
    if not size:
        return f"{begin:%Y-%m}" if months == 1 else f"{begin:%Y}"
    return f"{begin:%Y}-{size}{(begin.month - 1) // months + 1}"


def _ranges(items: list[Item], scene: Scene) -> list[Item]:
    """Join both ends of a range."""
    out: list[Item] = []
    skip = False
    for item, after in zip_longest(items, items[1:]):
        whole = None if skip or after is None else _range(item, after, scene)
        if not skip:
            out.append(whole or item)
        skip = whole is not None
    return out


def _range(first: Item, second: Item, scene: Scene) -> Item | None:
    gap = scene.text[first.end : second.start]
    opened = _BETWEEN.search(scene.before(first))
    if not _RANGE.fullmatch(gap) or (gap.strip().lower() == "and" and not opened):
        return None
    whole = _between(first, second, scene)
    start = opened.start() if opened else first.start
    return replace(whole, start=start, end=second.end) if whole else None


def _between(first: Item, second: Item, scene: Scene) -> Item | None:
    if "ref" in {first.form, second.form} and "DATE" in {first.type, second.type}:  # "between now and 15 November"
        first, second = (replace(i, type="DATE", value=i.value[:10]) for i in (first, second))
    a, b = _ends(first), _ends(second)
    if a is None or b is None or first.type != second.type:
        return None
    if first.type == "TIME":
        return _hours_between(first, second, a[0], b[0], scene)
    begin, end = a[0], b[1] if scene.duckling else b[0]
    if begin >= end and first.groups.get("month") == second.groups.get("month") and "year" not in first.groups:
        end = datetime.combine(shift(end.date(), 1, "M"), time())
    if begin >= end and first.form in {"date", "month"} and "year" not in first.groups:
        begin = begin.replace(year=begin.year - 1)
    return replace(first, value=_range_value(begin, end, first, scene))


def _hours_between(first: Item, second: Item, begin: datetime, end: datetime, scene: Scene) -> Item:
    if second.dated and not first.dated:
        named_first = scene.text[second.start :].lower().startswith(("tomorrow", "today"))
        begin = datetime.combine(scene.now.date() if named_first else end.date(), begin.time())
    if first.dated and not second.dated:
        end = datetime.combine(begin.date(), end.time())
    if end < begin:
        end += timedelta(hours=12)
    dated = first.dated or second.dated
    whole = replace(first, dated=dated)
    value = _range_value(begin, end + timedelta(minutes=scene.duckling), whole, scene)
    return replace(whole, value=value)


def _ends(item: Item) -> tuple[datetime, datetime] | None:
    """Return the first moment of an item and the first after it."""
    if item.type == "TIME":
        moment = datetime.fromisoformat(item.value) if _MOMENT.fullmatch(item.value) else None
        return (moment, moment) if moment else None
    days = interval(item.value)
    if days is None or item.type != "DATE":
        return None
    first, after = days[0], days[1] + timedelta(days=1)
    if item.mod == "END" and not item.is_day:
        first = after
    elif item.mod == "MID" and len(item.value) == len("2024-03"):
        first = first + timedelta(days=15)
    return datetime.combine(first, time()), datetime.combine(after, time())


def _day_with_hours(items: list[Item], scene: Scene) -> list[Item]:
    """Join a day and a range of hours beside it: "Monday 12-4", "on 1 May between 10 and 11:30"."""
    out: list[Item] = []
    for found in items:
        item = _bare_hours(found, scene)
        last = out[-1] if out else None
        if last is not None and _DAY_AND_HOUR.fullmatch(scene.text[last.end : item.start]):
            whole = _dated_hours(last, item) or _dated_hours(item, last)
            if whole is not None:
                out[-1] = replace(whole, start=last.start, end=item.end)
                continue
        out.append(item)
    return out


def _dated_hours(day: Item, hours: Item) -> Item | None:
    match = _PLAIN_HOURS.fullmatch(hours.value)
    own = _DAY.match(day.value)
    if not match or not own or "/.." in day.value or day.type not in {"DATE", "TIME"}:
        return None
    return replace(day, type="TIME", value="/".join(f"{own[0]}T{h}" for h in match.groups()), form="bound")


def _bare_hours(item: Item, scene: Scene) -> Item:
    if item.form not in {"weekday", "deictic", "date"} or not item.is_day:
        return item
    after = _HOURS_AFTER.match(scene.text, item.end)
    match = after or _HOURS_BEFORE.search(scene.before(item))
    if match is None or not all(0 < int(h) <= 12 for h in match.groups()):
        return item
    first, second = (int(h) for h in match.groups())
    second += 12 if second <= first % 12 else 0
    value = f"{item.value}T{first % 12:02d}:00:00/{item.value}T{second:02d}:00:00"
    start, end = (item.start, match.end()) if after else (match.start(), item.end)
    return replace(item, start=start, end=end, type="TIME", value=value, form="bound")


def _bound(item: Item, scene: Scene) -> Item:
    """Read "since", "after", "before", "until", "or later"."""
    ends = _ends(item)
    before = scene.before(item)
    later = _OR_LATER.match(scene.text, item.end)
    after, until = _AFTER.search(before), _BEFORE.search(before)
    if ends is None or item.form == "ref" or not (later or after or until):
        return item
    lead = after or until
    wide = replace(item, start=lead.start() if lead else item.start, end=later.end() if later else item.end)
    if re.fullmatch(r"\d{4}", item.value) and not scene.duckling:
        return wide
    if until and scene.duckling and until[0].lower().startswith("by"):
        return replace(wide, type="TIME", value=f"{scene.now.isoformat()}/{ends[1].isoformat()}")
    past = after is not None and after[0].lower().startswith(("after", "later", "greater")) and item.form == "month"
    said = _written(ends[1] if past and not item.mod else ends[0], item, scene)
    return replace(wide, value=f"../{said}" if until and not after else f"{said}/..")


def _written(moment: datetime, item: Item, scene: Scene) -> str:
    if item.type == "TIME":
        return moment.isoformat() if item.dated or scene.duckling else f"{moment:%H:%M:%S}"
    return item.value if re.fullmatch(r"\d{4}", item.value) else moment.date().isoformat()


_STEPS: tuple[Step, ...] = (
    _each(_article), _each(_reference), _each(_zone), _each(_within), _each(_moved), _each(_span), _each(_first_of),
    _each(_coming), _each(_more_than), _each(_names), _each(_length), _joined, _each(_part), _ranges, _each(_edge),
    _each(_weekend), _day_with_hours, _each(_hour), _each(_bound), _each(_seconds),
)  # fmt: skip
ADAPTERS: dict[str, Adapter] = {"timex_recognizers": specs(RECOGNIZERS), "timex_duckling": specs(DUCKLING)}
