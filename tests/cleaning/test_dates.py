from __future__ import annotations

from datetime import date

import pytest

from analysis.cleaning import clean
from analysis.cleaning.dates import stated_day
from tests.samples import PUBLISHED, article_of_text

DAY = date(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("CORRIN, March 4, 2024 -", DAY),
        ("CORRIN, Mar. 4, 2024 -", DAY),
        ("Monday, 4 March 2024", DAY),
        ("2024-03-04", DAY),
        ("CORRIN, March 4 -", None),
        ("February 31, 2024", None),
        ("March 2024", None),
    ],
)
def test_only_a_full_date_is_a_day(text: str, day: date | None) -> None:
    assert stated_day(text) == day


def test_a_date_line_dates_an_article_that_nothing_else_does() -> None:
    text = "CORRIN, March 4, 2024 - Boats left the bay.\nThey came back.\n"
    metadata = clean(article_of_text(text, published=None)).metadata
    assert (metadata.published, metadata.published_source) == (DAY, "the date line: CORRIN, March 4, 2024 -")
    assert clean(article_of_text(text)).metadata.published == PUBLISHED
