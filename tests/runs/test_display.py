from datetime import date

import pandas as pd
import pytest

from analysis.runs.display import (
    Shown,
    cell_text,
    counts,
    in_context,
    named,
    only,
    part,
    plain,
    say,
    several,
    share,
    show,
)

HOSTILE = "<script>alert(1)</script> \x1b[31m $x$ \u202e **b**"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (pd.NA, ""),
        (float("nan"), ""),
        ("word", "word"),
        (0.3333333, "0.3333"),
        (38.0, "38"),
        (1_000_000.0, "1,000,000"),
        (1999, "1999"),
        (12_345, "12,345"),
        (True, "true"),
        (["a", "b"], "a, b"),
        ([], ""),
        (date(2024, 3, 12), "2024-03-12"),
    ],
)
def test_cell_text(value, text):
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Agadez\n\tSébha 東京", "Agadez\n\tSébha 東京"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("a\u202eb\u2066c\x07\r\x9b", "a\ufffdb\ufffdc\ufffd\ufffd\ufffd"),
    ],
)
def test_plain(text, safe):
    assert plain(text) == safe


def test_no_text_is_live_in_a_notebook():
    shown = show(pd.DataFrame({"text": [HOSTILE], "<b>": ["&"]}))
    html = shown._repr_html_()
    assert "<script" not in html and "<b>" not in html and "\x1b" not in html and "\u202e" not in html
    assert "&lt;script&gt;" in html and "mathjax_ignore" in html
    assert "\x1b" not in repr(shown) and "\u202e" not in repr(shown)


def test_say_prints_nothing_live(capsys):
    say(HOSTILE, "second")
    assert capsys.readouterr().out == f"{plain(HOSTILE)}\nsecond\n"


def test_show_picks_columns_and_says_what_it_left_out():
    shown = show(pd.DataFrame({"a": [1, 2, 3], "b": ["x", "y", None]}), ["b", "a"], top=2)
    assert repr(shown) == "b  a\nx  1\ny  2\n… and 1 more"
    assert "… and 1 more" in shown._repr_html_()
    assert repr(Shown(["a"], [])) == "(no rows)"


def test_a_cell_of_several_lines_stays_one_row_of_text():
    assert repr(Shown(["a", "b"], [("x\ny", "z" * 200)])).count("\n") == 1


@pytest.mark.parametrize(
    ("names", "text"), [([], "none"), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_named(names, text):
    assert named(names) == text


@pytest.mark.parametrize(("count", "text"), [(0, "no cities"), (1, "1 city"), (2, "2 cities")])
def test_several(count, text):
    assert several(count, "city", "cities") == text


def test_share_of_nothing_is_nothing():
    assert (share(1, 4), share(0, 0)) == ("25%", "0%")
    assert (part(1, 4), part(0, 4), part(0, 0)) == ("1 of 4 (25%)", "0 of 4 (0%)", "none")


@pytest.mark.parametrize(
    ("start", "end", "context", "text"),
    [
        (4, 7, 3, "…[two]…"),
        (8, 13, 6, "…two [three]"),
        (0, 3, 6, "[one] two…"),
        (0, 3, 100, "[one] two three"),
        (8, 13, 100, "one two [three]"),
        (4, 7, 0, "…[two]…"),
    ],
)
def test_in_context(start, end, context, text):
    assert in_context("one two three", start, end, context) == text


def test_counts_have_a_full_sort_key():
    frame = pd.DataFrame({"k": ["b", "a", "c", "c", None]})
    assert counts(frame, "k").to_dict("list") == {"k": ["c", "", "a", "b"], "rows": [2, 1, 1, 1]}
    assert counts(frame.head(0), "k").empty


def test_only_without_values_is_everything():
    frame = pd.DataFrame({"k": ["a", "b"]})
    assert len(only(frame, "k", [])) == 2
    assert only(frame, "k", ["b"])["k"].to_list() == ["b"]
