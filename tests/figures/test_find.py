"""Figures of small articles, as tables of (sentence, rows)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.figures import find_figures
from analysis.figures.records import Figure
from analysis.language import article_of, attach
from analysis.times import find_times
from tests.samples import doc_of


def figures(text: str) -> tuple[Figure, ...]:
    doc = doc_of(text)
    return find_figures(doc, find_times(doc)).figures


KINDS = [
    ("The army sent 46 naval ships to the gulf.", "46", "count", 46, ""),
    ("The bridge cost $1.3bn in the end.", "$1.3bn", "money", 1_300_000_000, "USD"),
    ("The firm paid 612 pence a share for it.", "612 pence a share", "money", 6.12, "GBP"),
    ("Turnout was 38 percent in the north.", "38 percent", "percent", 38, "%"),
    ("Support grew by 3 percentage points.", "3 percentage points", "percent", 3, "pp"),
    ("Rates will rise by 25 basis points.", "25 basis points", "percent", 0.25, "pp"),
    ("The pipeline runs for 60 km along the coast.", "60 km", "measure", 60, "km"),
    ("Winds of 120 km/h tore roofs off.", "120 km/h", "rate", 120, "km/h"),
    ("One in five households has no water.", "One in five", "ratio", 0.2, ""),
    ("A baker aged 56 was among the victims.", "56", "age", 56, "a"),
    ("The pair took the third seat on the board.", "third", "ordinal", 3, ""),
]


@pytest.mark.parametrize(("text", "said", "kind", "value", "unit"), KINDS)
def test_kind_value_and_unit(text: str, said: str, kind: str, value: float, unit: str) -> None:
    assert [(f.text, f.kind, f.value, f.unit) for f in figures(text)] == [(said, kind, value, unit)]


RANGES = [
    ("They moved between 1.8 and 2 million boxes.", "range", 1_800_000, 2_000_000, ""),
    ("The plant will cost €120m-€150m.", "range", 120_000_000, 150_000_000, "EUR"),
    ("Yields fell short by 18–25% this year.", "range", 18, 25, "%"),
    ("The home side won 3-1 at the weekend.", "score", 3, 1, ""),
]


@pytest.mark.parametrize(("text", "shape", "low", "high", "unit"), RANGES)
def test_two_ends_stay_two(text: str, shape: str, low: float, high: float, unit: str) -> None:
    rows = [(f.value, f.low, f.high, f.unit) for f in figures(text)]
    assert rows == [(None, low, high, unit)]


MODS = [
    ("At least 40 houses burned.", "EQUAL_OR_MORE"),
    ("More than 40 houses burned.", "MORE_THAN"),
    ("Just under 40 houses burned.", "LESS_THAN"),
    ("Up to 40 houses burned.", "EQUAL_OR_LESS"),
    ("An estimated 40 houses burned.", "APPROX"),
    ("Forty or more houses burned.", "EQUAL_OR_MORE"),
    ("They talked about 40 houses.", ""),
]


@pytest.mark.parametrize(("text", "mod"), MODS)
def test_bounds(text: str, mod: str) -> None:
    assert [f.mod for f in figures(text)] == [mod]


def test_a_change_is_three_linked_rows() -> None:
    rows = figures("Revenue rose 4.2% to $1.3bn from $1.1bn.")
    assert [(f.change, f.change_part) for f in rows] == [("up", "by"), ("up", "to"), ("up", "from")]
    assert len({f.change_group for f in rows}) == 1


def test_the_values_tell_the_direction() -> None:
    rows = figures("Output went from 55 tonnes to 40 tonnes.")
    assert [(f.value, f.change, f.change_part) for f in rows] == [(55, "down", "from"), (40, "down", "to")]


def test_by_and_to_are_no_range() -> None:
    rows = figures("Shares of the mill rose 18 sen to RM23.50.")
    assert [(f.value, f.unit, f.change_part) for f in rows] == [(0.18, "MYR", "by"), (23.5, "MYR", "to")]


def test_a_change_goes_on_through_a_low() -> None:
    rows = figures("Shares of Norra fell by 5% to a low of $31.")
    assert [(f.value, f.change_part, f.about) for f in rows] == [
        (5, "by", "Shares of Norra"),
        (31, "to", "Shares of Norra"),
    ]
    assert len({f.change_group for f in rows}) == 1


def test_a_fraction_of_a_million_is_no_time() -> None:
    rows = figures("The loss came to three quarters of a billion dollars.")
    assert [(f.text, f.value, f.unit) for f in rows] == [("three quarters of a billion dollars", 750_000_000, "USD")]


def test_an_age_is_one_row() -> None:
    doc = doc_of("The boy, three years of age, survived.")
    times = find_times(doc)
    assert [f.text for f in find_figures(doc, times).figures] == ["three years of age"] and not times.times


def test_a_change_said_twice_is_one_group() -> None:
    rows = figures("The index fell 120 points, or 0.7 percent, on Monday.")
    assert [(f.value, f.change, f.change_part) for f in rows] == [(120, "down", "by"), (0.7, "down", "by")]
    assert rows[0].change_group == rows[1].change_group


def test_a_range_after_a_change_word_stays_a_range() -> None:
    rows = figures("Prices rose by 18 to 23 percent.")
    assert [(f.low, f.high, f.change) for f in rows] == [(18, 23, "up")]


AGES = [
    ("The 34-year-old keeper was hurt.", "34-year-old", 34, "a"),
    ("A girl of 6 months of age was found.", "6 months of age", 6, "mo"),
    ("The lawyer, 48, was not harmed.", "48", 48, "a"),
]


@pytest.mark.parametrize(("text", "said", "value", "unit"), AGES)
def test_ages(text: str, said: str, value: float, unit: str) -> None:
    assert [(f.text, f.kind, f.value, f.unit) for f in figures(text)] == [(said, "age", value, unit)]


def test_the_denominator_may_stand_behind_the_thing() -> None:
    assert [(f.value, f.counted, f.per) for f in figures("The plant makes 250,000 lorries a year.")] == [
        (250_000, "lorries", "year")
    ]


def test_dollars_by_the_domain_of_the_page() -> None:
    doc = doc_of("The bridge cost $5 million and US$2 million.")
    article = article_of(doc)
    metadata = replace(article.metadata, url="https://news.example.ca/bridge")
    attach(doc, replace(article, metadata=metadata))
    assert [f.unit for f in find_figures(doc, find_times(doc)).figures] == ["CAD", "USD"]


def test_a_currency_may_be_left_out() -> None:
    rows = figures("Profit came to 1.1 billion euros, beating the 0.9 billion that was expected of it.")
    assert [(f.value, f.unit, f.unit_text) for f in rows] == [(1.1e9, "EUR", "euros"), (0.9e9, "EUR", "")]


def test_an_ordinal_has_no_unit() -> None:
    assert [(f.text, f.unit) for f in figures("They lifted their first cup.")] == [("first", "")]


def test_a_name_stays_a_name() -> None:
    assert [f.text for f in figures("She flew a Boeing 787 home. The 787 was late. It had 787 lamps.")] == ["787"]


@pytest.mark.parametrize(
    "text",
    [
        "The agency rates the debt Baa3.",
        "An Airbus A320 landed safely.",
        "The court cited Article 5 of the treaty.",
        "Leaders of the G20 met on Monday.",
        "The Standard & Poor's 500 ended the day lower.",
        "The Nikkei 225 ended the day lower.",
        "Samples of 14C were taken.",
        "The airline flies the 777.",
        "Call 0800 555 1234 for help.",
        "The two-part talks began at 2.15pm.",
        "They blamed one another.",
        "It was level at half-time.",
        "The war ended in 1945.",
    ],
)
def test_no_figure(text: str) -> None:
    assert [f.text for f in figures(text) if f.text != "two"] == []


def test_what_is_left_out_has_a_reason() -> None:
    doc = doc_of("An Airbus A320 landed under Article 5.")
    left = find_figures(doc, find_times(doc)).not_coded
    assert [(n.text, n.stage) for n in left] == [("320", "figures"), ("5", "figures")]
    assert all(n.reason for n in left)
