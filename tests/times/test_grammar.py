"""Forms of expressions: every way of writing a day parses back; nothing crashes, and the cost is linear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.times.grammar import find_expressions
from analysis.times.resolve import resolve
from analysis.times.setting import Setting

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"]
MONTHS.append("December")
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def month(day: date) -> str:
    return MONTHS[day.month - 1]


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


WRITERS: list[Callable[[date], str]] = [
    lambda d: d.isoformat(),
    lambda d: f"{d.day} {month(d)} {d.year}",
    lambda d: f"{month(d)} {d.day}, {d.year}",
    lambda d: f"{month(d)} {ordinal(d.day)}, {d.year}",
    lambda d: f"the {ordinal(d.day)} of {month(d)} {d.year}",
    lambda d: f"{weekday(d)}, {month(d)} {d.day}, {d.year}",
    lambda d: f"{weekday(d)} {d.day} {month(d)} {d.year}",
    lambda d: f"{month(d).upper()} {d.day}, {d.year}",
    lambda d: f"{month(d)[:3]}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    lambda d: f"{d.day}-{month(d)[:3]}-{d.year}",
    lambda d: f"{d.day}/{month(d)[:3]}/{d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
]


@given(st.dates(date(1100, 1, 1), date(2099, 12, 31)), st.sampled_from(WRITERS))
def test_a_day_parses_back(day: date, write: Callable[[date], str]) -> None:
    if day.year < 1900 and "." in write(day) and write(day)[0].isdigit():
        return  # with points only years of our time: 1.12.1100 may be anything
    text = write(day)
    (found,) = find_expressions(f"It opened on {text}; nobody came.")
    resolved = resolve(found, Setting(None))
    assert found.text == text
    assert resolved is not None and resolved.value == day.isoformat()


@given(st.integers(1000, 2099), st.integers(1, 12), st.sampled_from(["{m} {y}", "{m}, {y}", "{m} of {y}"]))
def test_a_month_parses_back(year: int, number: int, form: str) -> None:
    (found,) = find_expressions("in " + form.format(m=MONTHS[number - 1], y=year))
    resolved = resolve(found, Setting(None))
    assert resolved is not None and resolved.value == f"{year}-{number:02d}"


ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spoken_year(year: int) -> str:
    """Write a year as it is said: "nineteen oh five", "two thousand and five", "nineteen eighty-six"."""
    century, rest = divmod(year, 100)
    small = (
        TEENS[rest - 10] if 10 <= rest < 20 else TENS[rest // 10 - 2] + (f"-{ONES[rest % 10 - 1]}" if rest % 10 else "")
    )
    if century == 20 and rest < 10:
        return f"two thousand and {ONES[rest - 1]}"
    start = "twenty" if century == 20 else TEENS[century - 10]
    return f"{start} hundred" if rest == 0 else f"{start} oh {ONES[rest - 1]}" if rest < 10 else f"{start} {small}"


@given(st.integers(1700, 2099).filter(lambda y: y != 2000), st.integers(1, 12))
def test_a_year_in_words_parses_back(year: int, number: int) -> None:
    (found,) = find_expressions(f"in {MONTHS[number - 1]} {spoken_year(year)}.")
    resolved = resolve(found, Setting(None))
    assert resolved is not None and resolved.value == f"{year}-{number:02d}"


@given(st.integers(1, 11), st.integers(1, 11), st.sampled_from(["a.m.", "p.m."]), st.sampled_from(["-", " to ", "–"]))
def test_a_range_of_hours_parses_back(first: int, second: int, half: str, join: str) -> None:
    late = 12 * (half == "p.m.")
    begin, end = first + (late if first < second else 0), second + late
    if begin >= end:
        return  # "11 to 9 am" goes over midnight
    found = find_expressions(f"open from {first}{join}{second} {half} or so")
    values = [resolved.value for f in found if (resolved := resolve(f, Setting(date(2024, 3, 12))))]
    assert values == [f"2024-03-12T{begin:02d}:00", f"2024-03-12T{end:02d}:00"]


@given(st.integers(0, 23), st.integers(0, 59))
def test_an_hour_parses_back(hour: int, minute: int) -> None:
    half = "a.m." if hour < 12 else "p.m."
    for text in (f"{hour:02d}:{minute:02d}", f"{hour % 12 or 12}:{minute:02d} {half}", f"{hour}:{minute:02d}"):
        (found,) = find_expressions(f"at {text}")
        resolved = resolve(found, Setting(date(2024, 3, 12)))
        assert resolved is not None and resolved.value == f"2024-03-12T{hour:02d}:{minute:02d}"


@pytest.mark.parametrize("text", ["31 February 2019", "June 31, 2019", "2019-02-30", "13:75", "29 February 2019"])
def test_no_day_of_any_calendar(text: str) -> None:
    for found in find_expressions(f"on {text}"):
        resolved = resolve(found, Setting(None))
        assert resolved is None or found.text != text


@given(st.text(alphabet="0123456789 -/.,:'’MaychQ4Hadpmsonthe\n", max_size=300))
def test_no_text_crashes(text: str) -> None:
    for found in find_expressions(text):
        assert text[found.start : found.end] == found.text
        resolve(found, Setting(date(2024, 3, 12)))


@pytest.mark.parametrize(
    "piece",
    ["9", "1999 ", "12:30 ", "May ", "two and a half ", "the end of the ", "2019-", "1/2/", "3 to 5 pm to ", "10/1-",
     "the 14th ", "at 5 ", "nineteen eighty ", "five thirty ", "Mon-Fri "],
)  # fmt: skip
def test_the_cost_is_linear(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts the characters of the windows that forms are tried on: the work, which no clock disturbs."""
    from analysis.times import grammar

    tried = 0
    plain = grammar._windows

    def counted(small: str) -> dict[str, list[tuple[int, int]]]:
        nonlocal tried
        windows = plain(small)
        tried += sum(high - low for spans in windows.values() for low, high in spans)
        return windows

    monkeypatch.setattr(grammar, "_windows", counted)
    work = []
    for size in (2_000, 4_000):
        tried = 0
        find_expressions(piece * (size // len(piece)))
        work.append(tried)
    assert work[1] <= 2 * work[0] + 2_000


@pytest.mark.parametrize(("piece", "size"), [("1", 1_000_000), ("from 1 to 2 to ", 1_000_000), ("12:30-", 100_000)])
def test_long_input_comes_back(piece: str, size: int) -> None:
    found = find_expressions(piece * (size // len(piece)))
    assert all(a.end <= b.start for a, b in pairwise(found))
