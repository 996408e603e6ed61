from __future__ import annotations

from datetime import date

import pytest

from analysis.errors import NewsbookError
from analysis.sidecar import parse_sidecar

GOOD = b"""
id = "corrin_bay"
title = "Boats return"
published = 2024-03-04
published_source = "date line"

[[correction]]
action = "set"
table = "actors"
quote = "Lena Orr"
nth = 2
column = "role"
new = "captain"
by = "A. Reader"
date = 2024-03-20
reason = "as the register has it"

[[correction]]
action = "merge"
names = ["Lena Orr", "the captain"]
by = "A. Reader"
date = "2024-03-21"
reason = "one person"
"""


def test_a_sidecar_says_what_it_says() -> None:
    sidecar = parse_sidecar(GOOD)
    assert sidecar.article_id == "corrin_bay"
    assert dict(sidecar.metadata) == {
        "title": "Boats return",
        "published": date(2024, 3, 4),
        "published_source": "date line",
    }
    first, second = sidecar.corrections
    assert (first.action, first.quote, first.nth, first.new, first.date) == (
        "set",
        "Lena Orr",
        2,
        "captain",
        date(2024, 3, 20),
    )
    assert second.names == ("Lena Orr", "the captain") and second.date == date(2024, 3, 21)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("titel = 'x'", "'titel'.*Did you mean 'title'"),
        ("published = 'soon'", "`published`.*must be a date.*'soon'.*2024-03-12"),
        ("title = 3", "`title`.*must be text.*3"),
        ("title = ", "no valid TOML"),
        ("correction = 'x'", r"\[\[correction\]\]"),
        ("[[correction]]\naction = 'sett'", "'sett'.*Did you mean 'set'.*Choices"),
        ("[[correction]]\naction = 'reject'\ntable = 'actors'", "needs `quote`"),
        ("[[correction]]\naction = 'merge'\nnames = ['one']", "two names or more"),
        ("[[correction]]\naction = 'merge'\nnames = ['a', 'b']\nquotes = 'x'", "'quotes'"),
        ("[[correction]]\naction = 'keep'\nquote = 'x'\nnth = 0", "`nth`.*from 1"),
        ("[[correction]]\naction = 'add'\ntable = 'actors'\nquote = 'x'\nvalues = 'y'", "must be a table"),
    ],
)
def test_a_mistake_gets_one_clear_message(toml: str, message: str) -> None:
    with pytest.raises(NewsbookError, match=message):
        parse_sidecar(toml.encode())
