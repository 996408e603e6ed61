"""One expression on its way, and the sentence that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from analysis.times.calendar import interval, shift

DAY = re.compile(r"\d{4}-\d\d-\d\d")
HOUR = re.compile(r"T\d\d:")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?")
CLOCK_UNITS = {"TS": "seconds", "TM": "minutes", "TH": "hours"}


@dataclass(frozen=True)
class Convention:
    """What the two sets do differently; ``duckling`` has ends of ranges that count, coming weekdays, articles."""

    parts: dict[str, tuple[int, int]]
    duckling: bool


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
        return self.type == "DATE" and DAY.fullmatch(self.value) is not None


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


def each(change: Callable[[Item, Scene], Item]) -> Step:
    return lambda items, scene: [change(item, scene) for item in items]


def shifted(moment: datetime, count: float, unit: str) -> datetime:
    if unit in CLOCK_UNITS:
        return moment + timedelta(**{CLOCK_UNITS[unit]: count})
    return datetime.combine(shift(moment.date(), count, "W" if unit == "WE" else unit), moment.time())


def ends_of(item: Item) -> tuple[datetime, datetime] | None:
    """Return the first moment of an item and the first after it."""
    if item.type == "TIME":
        moment = datetime.fromisoformat(item.value) if MOMENT.fullmatch(item.value) else None
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


def weekday_of(day: date, said: str, scene: Scene) -> date:
    today = scene.now.date()
    monday = today - timedelta(days=today.weekday())
    if said in {"next", "following"}:
        return monday + timedelta(days=7 + day.weekday())
    if said in {"last", "previous"} and not scene.duckling:
        return monday + timedelta(days=day.weekday() - 7)
    if scene.duckling and said in {"", "this"} and day <= today:
        return day + timedelta(days=7)
    return day
