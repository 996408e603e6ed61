"""What an expression is resolved against, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from analysis.times.parts import words


@dataclass(frozen=True, slots=True)
class Reference:
    """A resolved time that later ones may count from; ``day`` is where counting starts."""

    time_id: str
    value: str
    day: date


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against.

    ``ahead`` tells that the clause speaks of what is to come. ``story`` is true in a text that tells of other years
    than that of its publication: then a bare month is counted from the time before.
    ``beside`` is the day that stands beside an hour: "at 5 am on October 3".
    """

    published: date | None
    last: Reference | None = None
    ahead: bool = False
    story: bool = False
    beside: date | None = None

    @property
    def in_month(self) -> bool:
        """Tell whether the time before is a month or a day, of which "the 14th" may be another."""
        return self.last is not None and len(self.last.value) in {len("2024-03"), len("2024-03-12")}


@dataclass(frozen=True, slots=True)
class Resolved:
    """TIMEX3 type, value and mod, what it was counted from, and the day that later ones count from."""

    type: str
    value: str
    mod: str = ""
    anchor: str = ""
    day: date | None = None


#: The groups of an expression and what it is resolved against -> its value; None when it is no time after all.
Resolver = Callable[[dict[str, str], Setting], Resolved | None]


def counted_from(setting: Setting, source: str) -> tuple[date | None, str]:
    """Return the day to count from, and its name; without a time before, the day of publication serves."""
    if source == "last" and setting.last is not None:
        return setting.last.day, setting.last.time_id
    if setting.published is not None:
        return setting.published, "published"
    if setting.last is not None:
        return setting.last.day, setting.last.time_id
    return None, ""


def which_of(said: str) -> tuple[int, str]:
    """Return how many units from what "last", "the following" … stand, and what they are counted from."""
    listed = words()["which"]
    step, source = listed.get(said) or listed.get(said.removeprefix("the ")) or (0, "last")
    return int(step), str(source)
