"""Two expressions beside each other, and what bounds one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from analysis.times.calendar import shift
from analysis.times.lengths import length
from tests.accuracy.adapters.specs.items import DAY, HOUR, Item, Scene, ends_of, shifted

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


def joined(items: list[Item], scene: Scene) -> list[Item]:
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
    if not match or hour.dated or not HOUR.search(hour.value) or not day.is_day:
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
    ends = ends_of(begin)
    count, unit = length(span.groups) if "number" in span.groups else (None, "")
    if ends is None or count is None:
        return None
    lead = 4 if "from" in gap and scene.before(first).lower().endswith("for ") else 0
    value = _range_value(ends[0], shifted(ends[0], count, unit), begin, scene)
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


def ranges(items: list[Item], scene: Scene) -> list[Item]:
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
    a, b = ends_of(first), ends_of(second)
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


def day_with_hours(items: list[Item], scene: Scene) -> list[Item]:
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
    own = DAY.match(day.value)
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


def bound(item: Item, scene: Scene) -> Item:
    """Read "since", "after", "before", "until", "or later"."""
    ends = ends_of(item)
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
