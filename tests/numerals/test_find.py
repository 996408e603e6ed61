"""Every way of writing a number, as a table of (text, numbers in it)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.numerals import any_of, find_numerals, words_value

FORMS = [
    ("1,000", [1000]),
    ("1 000 votes", [1000]),
    ("1\u2009000\u2009000 votes", [1_000_000]),
    ("1.000,5 points", [1000.5]),
    ("1.000.000 points", [1_000_000]),
    ("12,00,000 rupees", [1_200_000]),
    ("10,000,000.5", [10_000_000.5]),
    ("9,5", [9, 5]),
    ("in 2019 300 trees", [2019, 300]),
    ("version 1.2.3 of 12.03.2024", []),
    ("1.3bn", [1_300_000_000]),
    ("2.1 million", [2_100_000]),
    ("12k", [12_000]),
    ("€3m and 3m", [3_000_000, 3]),
    ("a cost of $4.5-billion", [4_500_000_000]),
    (".77", [0.77]),
    ("-5 and minus five", [-5, -5]),
    ("1.5e6", [1_500_000]),
    ("2.5 × 10−3", [0.0025]),
    ("twenty-odd boats", [20]),
    ("30-odd boats", [30]),
    ("half a million", [500_000]),
    ("two dozen", [24]),
    ("half a dozen", [6]),
    ("a couple of hundred", [200]),
    ("one and a half", [1.5]),
    ("two-and-a-half", [2.5]),
    ("two and a half million", [2_500_000]),
    ("a million and a half", [1_500_000]),
    ("three quarters of a million", [750_000]),
    ("three point one four", [3.14]),
    ("point 25", [0.25]),
    ("three million two hundred thousand and five", [3_200_005]),
    ("between one hundred and two hundred", [100, 200]),
    ("two hundred and fifty-one thousand", [251_000]),
    ("two thirds", [Decimal(2) / 3]),
    ("three-fifths", [Decimal("0.6")]),
    ("3/4", [0.75]),
    ("2 1/2", [2.5]),
    ("2½", [2.5]),
    ("a third of it", [Decimal(1) / 3]),
    ("a third day", [3]),
    ("the 21st, the 1,000th", [21, 1000]),
    ("the twenty-first", [21]),
    ("two hundred and first", [201]),
    ("the third quarter, the first half", [3, 1]),
    ("a 30 second clip", [30]),
    ("million", [1_000_000]),
    ("three billions", [3_000_000_000]),
    ("billions of stars and hundreds of suns", []),
    ("five hundreds", [500]),
    ("200 dozens", [2400]),
    ("half a  dozen", [6]),
    ("two hundred point zero three", [200.03]),
    ("point seventy-one", [0.71]),
    ("one hundred thirty-two fifths", [26.4]),
    ("two and a third of it", [Decimal(7) / 3]),
    ("4 thousand 3 hundred", [4300]),
    ("3 hundred and 21", [321]),
    ("4 million and 3 goats", [4_000_000, 3]),
    ("10^6 cells", [1_000_000]),
    ("the 7e7 project", [7, 7]),
    ("weighty tenets, often someone", []),
]


@pytest.mark.parametrize(("text", "values"), FORMS)
def test_reads_the_form(text: str, values: list[float]) -> None:
    assert [n.value for n in find_numerals(text)] == [float(v) for v in values]


@pytest.mark.parametrize(
    ("text", "style"),
    [("40", "digits"), ("forty", "words"), ("4 million", "mixed"), ("two thirds", "fraction"), ("40th", "ordinal")],
)
def test_says_the_style(text: str, style: str) -> None:
    assert [n.style for n in find_numerals(text)] == [style]


def test_reads_exactly() -> None:
    assert find_numerals("1.3bn")[0].exact == Decimal(1_300_000_000)
    assert find_numerals("0.1 million")[0].exact == 100_000


def test_says_what_touches_the_digits() -> None:
    assert [n.before for n in find_numerals("A320, F-35, RM5 and 5")] == ["A", "F-", "RM", ""]


def test_marks_approximate_numbers() -> None:
    assert [n.mod for n in find_numerals("twenty-odd, a couple of thousand, twenty")] == ["APPROX", "APPROX", ""]


def test_words_value_wants_the_whole_text() -> None:
    assert words_value(" forty-two ") == 42
    assert words_value("forty-two boats") is None


@given(st.lists(st.text(alphabet="ab -", min_size=1, max_size=5), min_size=1, max_size=8), st.text(alphabet="ab -"))
def test_alternatives_take_the_longest(words: list[str], text: str) -> None:
    longest = next((w for w in sorted(words, key=len, reverse=True) if text.startswith(w)), None)
    match = re.match(any_of(words), text)
    assert (match[0] if match else None) == longest


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"


def spelled(n: int, *, joined: bool) -> str:
    """Write a whole number below 10^15 in words, with or without "and"."""
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            rest = f" {spelled(n % size, joined=joined)}" if n % size else ""
            return f"{spelled(n // size, joined=joined)} {word}{rest}"
    if n >= 100:
        rest = (" and " if joined else " ") + spelled(n % 100, joined=joined) if n % 100 else ""
        return f"{ONES.split()[n // 100]} hundred{rest}"
    if n < 20:
        return ONES.split()[n]
    return TENS.split()[n // 10] + (f"-{ONES.split()[n % 10]}" if n % 10 else "")


@given(st.integers(0, 10**15 - 1), st.booleans())
def test_a_number_in_words_parses_back(n: int, joined: bool) -> None:
    assert [x.exact for x in find_numerals(f"They counted {spelled(n, joined=joined)} of them.")] == [n]


@given(st.decimals(0, 10**12, places=2, allow_nan=False), st.sampled_from([",", "\u2009", "\u00a0", "'", " "]))
def test_a_number_in_digits_parses_back(n: Decimal, separator: str) -> None:
    assert [x.exact for x in find_numerals(f"A sum of {n:,}".replace(",", separator))] == [n]


@given(
    st.decimals(0, 999, places=1, allow_nan=False),
    st.sampled_from([("bn", 9), ("k", 3), (" million", 6), ("-billion", 9), (" thousand", 3), ("tn", 12)]),
)
def test_a_mixture_parses_back(n: Decimal, scale: tuple[str, int]) -> None:
    assert [x.exact for x in find_numerals(f"about {n}{scale[0]} of it")] == [n.scaleb(scale[1])]


@given(st.integers(1, 99), st.integers(2, 99))
def test_a_fraction_parses_back(top: int, bottom: int) -> None:
    if f"{top}/{bottom}" not in ("24/7", "9/11", "7/7", "50/50"):
        assert [x.value for x in find_numerals(f"{top}/{bottom} of it")] == [float(Decimal(top) / Decimal(bottom))]


@given(st.integers(1, 10**9))
def test_an_ordinal_parses_back(n: int) -> None:
    assert [(x.exact, x.style) for x in find_numerals(f"the {n}th visitor")] == [(n, "ordinal")]


PIECES = [
    *("1", "one ", "hundred ", "and ", "a ", "half ", "of ", ".", ",", " ", "/", "million ", "third ", "-", "½"),
    *("x10^", "e9", "é", "\n", "point ", "couple ", "minus "),
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text())
def test_no_text_crashes_and_spans_hold(text: str) -> None:
    found = find_numerals(text)
    assert all(text[n.start : n.end] == n.text for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["1", "1 ", "1,", "1.", "1/", "one ", "one hundred and ", "a couple of ", "half a "])
def test_long_input_comes_back(piece: str) -> None:
    find_numerals(piece * 20_000)
