from __future__ import annotations

from datetime import date

import pytest

from analysis.times.calendar import at_grain, easter, feast, interval, nth_weekday, orthodox_easter, shift

INTERVALS = [
    ("2024-03-12", date(2024, 3, 12), date(2024, 3, 12)),
    ("2024-03-12TMO", date(2024, 3, 12), date(2024, 3, 12)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2024-W11", date(2024, 3, 11), date(2024, 3, 17)),
    ("2024-W11-WE", date(2024, 3, 16), date(2024, 3, 17)),
    ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
    ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
    ("2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
    ("199", date(1990, 1, 1), date(1999, 12, 31)),
    ("18", date(1800, 1, 1), date(1899, 12, 31)),
]


@pytest.mark.parametrize(("value", "begin", "end"), INTERVALS)
def test_interval(value: str, begin: date, end: date) -> None:
    assert interval(value) == (begin, end)


@pytest.mark.parametrize("value", ["XXXX-05", "P3D", "PRESENT_REF", "BC0264", "FY2019", "2019-02-30", ""])
def test_not_settled(value: str) -> None:
    assert interval(value) is None


@pytest.mark.parametrize(
    ("year", "day"), [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("year", "day"), [(1999, date(1999, 4, 11)), (2018, date(2018, 4, 8)), (2024, date(2024, 5, 5))]
)
def test_orthodox_easter(year: int, day: date) -> None:
    assert orthodox_easter(year) == day


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2024, date(2024, 12, 25)),
        ("11 4 thursday", 2024, date(2024, 11, 28)),
        ("5 -1 monday", 2024, date(2024, 5, 27)),
        ("easter -2", 2024, date(2024, 3, 29)),
        ("orthodox 1", 2024, date(2024, 5, 6)),
    ],
)
def test_feast(rule: str, year: int, day: date) -> None:
    assert feast(rule, year) == day


def test_a_month_without_a_fifth_friday() -> None:
    assert nth_weekday(2024, 2, 5, 5) is None


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (1, "M", date(2024, 2, 29)),
        (-1, "Y", date(2023, 1, 31)),
        (2, "W", date(2024, 2, 14)),
        (0.5, "Y", date(2024, 7, 31)),
    ],
)
def test_shift_stays_within_the_month(count: float, unit: str, day: date) -> None:
    assert shift(date(2024, 1, 31), count, unit) == day


def test_grain() -> None:
    day = date(2024, 3, 12)
    assert [at_grain(day, unit) for unit in "DWMQYEC"] == [
        "2024-03-12", "2024-W11", "2024-03", "2024-Q1", "2024", "202", "20",
    ]  # fmt: skip
