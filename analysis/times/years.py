"""Numbers of days, months and years as they are said, and the year that a day named without one is of."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from analysis.numerals import words_value
from analysis.times.parts import words
from analysis.times.setting import Setting, counted_from, which_of

#: A day so long ahead of publication is taken for last year's, unless the clause looks ahead.
_NEAR = timedelta(days=61)
#: In a story a month so long before the time before is that of the next year; one so long after it, of the year before.
_HALF_YEAR, _LONG = timedelta(days=150), timedelta(days=290)


def said_year(said: str) -> str:
    """Return the four digits of "2019", "’87" (of the last or this century), "nineteen eighty-six"."""
    digits = re.sub(r"\D", "", said)
    if digits:
        return digits if len(digits) != 2 else f"{'20' if int(digits) < 50 else '19'}{digits}"
    century, rest = re.split(r"[ -]", said, maxsplit=1)
    if century == "two":
        return f"{words_value(said) or 0:.0f}"
    rest = re.sub(r"^(?:hundred|oh?)(?:[ -]and)?[ -]?", "", rest)
    return f"{100 * (words_value(century) or 0) + (words_value(rest) or 0):.0f}"


def day_number(said: str) -> int:
    """Return the day of "5", "5th", "fifth" or "five"."""
    if said[0].isdigit():
        return int(re.sub(r"\D", "", said))
    said = said.replace(" ", "-")
    return ordinal_value(said) if said in words()["numbers"]["ordinals"] else int(words_value(said) or 0)


def month_number(groups: dict[str, str]) -> int:
    """Return the number of a month's name, or the number that is said."""
    said = groups.get("month_number", "")
    return int(said) if said else int(words()["months"][groups["month"].rstrip(".")])


def year_for(setting: Setting, day_in: Callable[[int], date]) -> tuple[int | None, str]:
    """Return the year of a day that is named without one, and what it was counted from."""
    if setting.last is not None and (setting.story or setting.published is None):
        return _nearest_year(setting.last.day, day_in), setting.last.time_id
    published = setting.published
    if published is None:
        return None, ""
    this = day_in(published.year)
    if setting.ahead:
        gone = (this.year, this.month) < (published.year, published.month)
        return published.year + gone, "published"
    early = (this.month, this.day) > (published.month, published.day)
    if early and this - published > _NEAR:
        return published.year - 1, "published"
    return published.year, "published"


def _nearest_year(last: date, day_in: Callable[[int], date]) -> int:
    """Return the year in which a day lies nearest to the time before; a story goes on rather than back."""
    this = day_in(last.year)
    if last - this > _HALF_YEAR:
        return last.year + 1
    return last.year - 1 if this - last > _LONG else last.year


def relative_year(said: str, setting: Setting) -> tuple[int | None, str]:
    """Return the year of "last year", "the following year", and what it was counted from."""
    step, source = which_of(said)
    day, anchor = counted_from(setting, source)
    return (day.year + step if day else None), anchor


def which_year(said: str, setting: Setting, day_in: Callable[[int], date], month: int) -> tuple[int | None, str]:
    """Return the year of "last May", "next summer", whose first month is ``month``, and what it was counted from."""
    step, source = which_of(said)
    day, anchor = counted_from(setting, source)
    if day is None:
        return None, ""
    if step < 0:
        return (day.year if month < day.month else day.year - 1), anchor
    if step > 0:
        return (day.year if month > day.month else day.year + 1), anchor
    return day.year, anchor


def ordinal_value(said: str) -> int:
    """Return the number of "21st" or "twenty-first"."""
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else words()["numbers"]["ordinals"].index(said.replace(" ", "-")) + 1
