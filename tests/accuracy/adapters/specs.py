"""Times in the conventions of two rule-based recognisers' own tests (Recognizers-Text, Duckling).

Their sentences are commands to an assistant. What differs from the times table, mapped here by rule:

- a day and an hour beside each other are one item, and so are both ends of a range ("from 2014 to 2018") and a length
  with its start ("for 3 days from today"), written ``begin/end`` with an exclusive end; "since", "after", "before" and
  "until" belong to an item: ``begin/..``, ``../end``
- "in two weeks", "two weeks ago" are counted from the moment of the command, at a grain below their unit
- parts of the day are hours; "now" is the moment; a few is three
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
_BARE_HOUR = re.compile(r"(?:(from|between) )?(?<!\d)(\d{1,2}) ?(?:-|–|to|and|until|till) ?$", re.IGNORECASE)
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
_CLOCK_UNITS = {"TS": "seconds", "TM": "minutes", "TH": "hours"}
#: Hours from Duckling's own zone (UTC-2) to those that its sentences name.
_ZONES = {"pst": 6.0, "cst": 4.0, "est": 3.0, "ist": -7.5, "gmt": -2.0, "utc": -2.0}


@dataclass(frozen=True)
class Convention:
    """What the two sets do differently; ``duckling`` has ends of ranges that count, coming weekdays, articles."""

    parts: dict[str, tuple[int, int]]
    duckling: bool


RECOGNIZERS = Convention({"MO": (8, 12), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24)}, duckling=False)
DUCKLING = Convention({"MO": (0, 12), "AF": (12, 19), "EV": (18, 24), "NI": (18, 24)}, duckling=True)


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
    forms = {"relative", "span", "year", "edge", "month", "somespan", "holiday"}
    if scene.duckling or item.form not in forms or not scene.text[item.start :].lower().startswith("the "):
        return item
    return replace(item, start=item.start + 4)


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
    back = item.form == "ago" or item.groups.get("way") in {"earlier", "previously", "before"}
    moved = _shifted(scene.now, (3.0 if count is None else count) * (-1 if back else 1), unit)
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
    if item.form != "span":
        return item
    count, unit = length(item.groups)
    back = item.groups["which"].split()[-1] in {"last", "past", "previous", "preceding"}
    signed = (3.0 if count is None else count) * (-1 if back else 1)
    if unit in _CLOCK_UNITS:
        now = scene.now.replace(minute=0, second=0) if unit == "TH" and scene.duckling else scene.now
        ends = sorted((now, _shifted(now, signed, unit)))
        return replace(item, type="TIME", value="/".join(e.isoformat(timespec="seconds") for e in ends))
    grain = {"Y": 4, "M": 7}.get(unit, 10) if scene.duckling else 10
    first = scene.now if back else scene.now + timedelta(days=1)
    days = sorted((first, _shifted(first, signed, unit)))
    return replace(item, type="DATE", value="/".join(d.date().isoformat()[:grain] for d in days))


def _coming(item: Item, scene: Scene) -> Item:
    """Take a bare weekday, month or feast for the coming one (Duckling); "next Monday" is that of next week."""
    if item.form == "weekday" and _DAY.match(item.value) and "week" not in item.groups:
        day = _weekday(date.fromisoformat(item.value[:10]), item.groups.get("which", ""), scene)
        return replace(item, value=day.isoformat() + item.value[10:])
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


def _bare_hour(item: Item, scene: Scene) -> Item:
    """Read the hour of "tomorrow at 9", "9 tomorrow evening", "tonight at 2"."""
    own = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(MO|AF|EV|NI))?", item.value)
    after = re.match(
        r" (?:at|around) (\d{1,2})(a|p)?(?=[.,!?]?(?:\s|$))(?! ?[-–]| (?:to|until|and) \d)", scene.text[item.end :]
    )
    before = re.search(r"(?:^|\s)(\d{1,2})() $", scene.before(item)) if item.form == "deictic" else None
    match = after or before
    if not own or match is None or not 0 < int(match[1]) <= 12 or item.form in {"clock", "slashes", "iso"}:
        return item
    late = match[2] == "p" or own[2] in {"AF", "EV"}
    hour = int(match[1]) % 12 + (12 if late else 0)
    start, end = (item.start, item.end + match.end()) if after else (match.start(1), item.end)
    return replace(item, start=start, end=end, type="TIME", value=f"{own[1]}T{hour:02d}:00", form="clock")


def _length(item: Item, scene: Scene) -> Item:
    if item.type == "DURATION" and re.fullmatch(r"PT?X\w", item.value):
        return replace(item, value=item.value.replace("X", "3"))
    return item


def _edge(item: Item, scene: Scene) -> Item:
    """Write thirds of a month and ends of a week as Duckling does."""
    days = interval(item.value)
    if not scene.duckling or item.mod not in {"START", "MID", "END"} or days is None:
        return item
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
    match = re.search(r"T(MO|AF|EV|NI)$", item.value)
    if item.type != "TIME" or not match:
        return item
    lead = (
        re.search(r"(?:(?:early|later?) )?in $", scene.before(item), re.IGNORECASE) if item.form == "daypart" else None
    )
    start = lead.start() if lead else item.start
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
        return f"{begin.date().isoformat()}/{end.date().isoformat()}"
    if like.dated or scene.duckling:
        return f"{begin.isoformat()}/{end.isoformat()}"
    return f"{begin:%H:%M:%S}/{end:%H:%M:%S}"


def _ranges(items: list[Item], scene: Scene) -> list[Item]:
    """Join both ends of a range."""
    out: list[Item] = []
    skip = False
    for item, after in zip_longest(items, items[1:]):
        whole = None if skip or after is None else _range(item, after, scene)
        if not skip:
            out.append(whole or _from_bare_hour(item, scene))
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


def _from_bare_hour(item: Item, scene: Scene) -> Item:
    """Read the "3" of "3-5 pm"."""
    match = _BARE_HOUR.search(scene.before(item))
    if item.type != "TIME" or not match or not _MOMENT.fullmatch(item.value) or not 0 < int(match[2]) <= 12:
        return item
    first = replace(item, value=f"{item.value[:10]}T{int(match[2]) % 12:02d}:00")
    whole = _between(first, item, scene)
    return replace(whole, start=match.start(), end=item.end) if whole else item


def _between(first: Item, second: Item, scene: Scene) -> Item | None:
    if "ref" in {first.form, second.form} and "DATE" in {first.type, second.type}:  # "between now and 15 November"
        first, second = (replace(i, type="DATE", value=i.value[:10]) for i in (first, second))
    a, b = _ends(first), _ends(second)
    if a is None or b is None or first.type != second.type:
        return None
    if first.type == "TIME":
        return _hours_between(first, second, a[0], b[0], scene)
    begin, end = a[0], b[1] if scene.duckling else b[0]
    if begin >= end and first.form in {"date", "month"} and "year" not in first.groups:
        begin = begin.replace(year=begin.year - 1)
    return replace(first, value=_range_value(begin, end, first, scene))


def _hours_between(first: Item, second: Item, begin: datetime, end: datetime, scene: Scene) -> Item:
    if second.dated and not first.dated:
        begin = datetime.combine(end.date(), begin.time())
    if first.dated and not second.dated:
        end = datetime.combine(begin.date(), end.time())
    if end.hour >= 12 > begin.hour and begin + timedelta(hours=12) < end:
        begin += timedelta(hours=12)
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
    return datetime.combine(days[0], time()), datetime.combine(days[1], time()) + timedelta(days=1)


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
    _each(_article), _each(_reference), _each(_zone), _each(_moved), _each(_span), _each(_coming), _each(_bare_hour),
    _each(_length), _each(_edge), _each(_weekend), _joined, _each(_part), _ranges, _day_with_hours, _each(_hour),
    _each(_bound), _each(_seconds),
)  # fmt: skip
ADAPTERS: dict[str, Adapter] = {"timex_recognizers": specs(RECOGNIZERS), "timex_duckling": specs(DUCKLING)}
