"""Amounts read from characters alone: every way to write them parses back, and long input stays cheap."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures.amounts import Amount, read_amounts
from analysis.numerals import find_numerals

MONEY = [("$", "", "USD"), ("€", "", "EUR"), ("£", "", "GBP"), ("US$", "", "USD"), ("CHF ", "", "CHF")]
MONEY += [("", " euros", "EUR"), ("", " Swiss francs", "CHF"), ("", " yen", "JPY"), ("RM", "", "MYR")]
MEASURES = [(" km", "km"), ("km", "km"), (" miles", "[mi_i]"), ("-foot", "[ft_i]"), (" tonnes", "t"), ("%", "%")]
MEASURES += [(" percent", "%"), (" percentage points", "pp"), (" degrees Celsius", "Cel"), ("GB", "GBy")]
SCALES = [("", 0), (" million", 6), (" billion", 9), ("bn", 9), (" thousand", 3)]

sums = st.decimals(min_value=Decimal("0.01"), max_value=999, places=2, allow_nan=False)


def amounts(text: str) -> list[Amount]:
    return read_amounts(text, find_numerals(text))


@given(sums, st.sampled_from(MONEY), st.sampled_from(SCALES))
def test_money_parses_back(n: Decimal, money: tuple[str, str, str], scale: tuple[str, int]) -> None:
    before, behind, code = money
    found = amounts(f"It paid {before}{n}{scale[0]}{behind} for the site.")
    assert [(a.value, a.code) for a in found] == [(n.scaleb(scale[1]), code)]


@given(sums, st.sampled_from(MEASURES))
def test_measures_parse_back(n: Decimal, measure: tuple[str, str]) -> None:
    assert [(a.value, a.code) for a in amounts(f"It was {n}{measure[0]} more.")] == [(n, measure[1])]


@given(st.integers(1, 500), st.integers(501, 999), st.sampled_from(["-", "–", " to "]), st.sampled_from(MEASURES))
def test_ranges_parse_back(low: int, high: int, join: str, measure: tuple[str, str]) -> None:
    found = amounts(f"It was {low}{join}{high}{measure[0]} more.")
    assert [(a.low, a.high, a.code) for a in found] == [(low, high, measure[1])]


JOINED = [
    ("5 feet 10 inches", Decimal(5) + Decimal(10) / 12, "[ft_i]"),
    ("three dollars and forty-five cents", Decimal("3.45"), "USD"),
    ("20 ringgit and 43c", Decimal("20.43"), "MYR"),
    ("612 pence", Decimal("6.12"), "GBP"),
    ("25 basis points", Decimal("0.25"), "pp"),
    ("half a percentage point", Decimal("0.5"), "pp"),
    ("12 degrees below zero", Decimal(-12), "deg"),
    ("9m people", Decimal(9_000_000), ""),
    ("a 9m wall", Decimal(9), "m"),
    ("MEUR 120", Decimal(120_000_000), "EUR"),
    ("£5 m", Decimal(5_000_000), "GBP"),
    ("lost 20 pounds in weight", Decimal(20), "[lb_av]"),
    ("20 million pounds", Decimal(20_000_000), "GBP"),
    ("one in five", Decimal("0.2"), ""),
    ("nine out of ten", Decimal("0.9"), ""),
]


@pytest.mark.parametrize(("text", "value", "code"), JOINED)
def test_reads_as_one(text: str, value: Decimal, code: str) -> None:
    assert [(a.value, a.code) for a in amounts(text)] == [(value, code)]


LISTS = [
    ("45 and 50 mg", [(45, "mg"), (50, "mg")]),
    ("15'' or 17'' screens", [(15, "[in_i]"), (17, "[in_i]")]),
    ("10 $ 30 euros", [(10, "USD"), (30, "EUR")]),
    ('said "I am 9"', [(9, "")]),
    ('a 9" plate', [(9, "[in_i]")]),
    ("5 in July", [(5, "")]),
    ("R2 and R2.5m", [(2, ""), (2_500_000, "ZAR")]),
]


@pytest.mark.parametrize(("text", "rows"), LISTS)
def test_reads_apart(text: str, rows: list[tuple[int, str]]) -> None:
    assert [(a.value, a.code) for a in amounts(text)] == rows


def test_between_shares_scale_and_unit() -> None:
    found = amounts("between €1.8 and 2 million; 500 to 1.2 million")
    assert [(a.low, a.high, a.code) for a in found] == [(1_800_000, 2_000_000, "EUR"), (500, 1_200_000, "")]


PIECES = [
    *(
        "5",
        "0.5 ",
        "$",
        "€",
        " million",
        "bn",
        "%",
        " to ",
        "-",
        "–",
        " and ",
        "between ",
        "from ",
        " or ",
        "one ",
        "in ",
    ),
    *(
        "a ",
        "share",
        "/",
        "km",
        " per ",
        "day",
        "(",
        ")",
        '"',
        "'",
        "s",
        ".",
        ",",
        "\n",
        "more than ",
        "half ",
        "of ",
        "é",
    ),
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text())
def test_no_text_crashes_and_spans_hold(text: str) -> None:
    found = amounts(text)
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["1-", "between 1 and ", "$1 to ", "1% ", "one in ", "1 a share ", "5 ft ", '9" ', "£1 a "]
)
def test_long_input_comes_back(piece: str) -> None:
    assert amounts(piece * 10_000)


def test_a_megabyte_of_digits_is_no_number() -> None:
    assert amounts("1" * 1_000_000) == []
