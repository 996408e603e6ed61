from __future__ import annotations

import pytest

from analysis.cleaning import clean
from tests.samples import article_of_text

OPENING = (
    "Fishermen in the bay of Corrin went back to sea on Monday after a week of storms and two of fog.\n"
    "The harbour master said that the last boats would leave before noon, and the smaller ones on Tuesday.\n"
)
CLOSING = "Nobody was hurt, and no boat was lost.\n"


def rules_of(text: str) -> dict[str, str]:
    return {r.text: r.rule for r in clean(article_of_text(text)).removed}


def test_headlines_under_the_heading_of_a_list_go_with_it() -> None:
    links = "Ferry runs aground off the cape\nCannery to close after ninety years\n"
    assert rules_of(OPENING + "Most read\n" + links + CLOSING) == {
        "Most read": "related:heading",
        "Ferry runs aground off the cape": "related:under its heading",
        "Cannery to close after ninety years": "related:under its heading",
    }


def test_a_list_that_the_article_announces_is_article() -> None:
    demands = "The crews asked for three things:\n- an end to night landings\n- a doctor on the quay\nhigher pay\n"
    assert rules_of(OPENING + demands + CLOSING) == {}
    assert rules_of(OPENING + demands) == {}


def test_headlines_in_a_row_between_paragraphs_are_other_stories() -> None:
    links = "Ferry Runs Aground Off the Cape\nOld Cannery to Close After Ninety Years\n"
    assert set(rules_of(OPENING + links + CLOSING).values()) == {"related:headlines in a row"}


@pytest.mark.parametrize(
    "heading", ["A Long Night for the Crews", "A LONG NIGHT", "Where the fleet stands and who pays"]
)
def test_one_heading_before_a_paragraph_is_article(heading: str) -> None:
    assert rules_of(OPENING + heading + "\n" + CLOSING) == {}


def test_a_headline_in_capitals_between_paragraphs_is_another_story() -> None:
    line = "OLD CANNERY OF THE CAPE TO CLOSE AFTER NINETY YEARS"
    assert rules_of(OPENING + line + "\n" + CLOSING) == {line: "related:headline in capitals"}


def test_what_follows_the_end_goes_with_the_furniture_that_begins_it() -> None:
    gone = rules_of(OPENING + CLOSING + "Share on Facebook\nFerry aground\nLena Orr\n")
    assert gone == {
        "Share on Facebook": "navigation:share",
        "Ferry aground": "navigation:after the end",
        "Lena Orr": "navigation:after the end",
    }


def test_a_last_line_without_furniture_before_it_is_article() -> None:
    assert rules_of(OPENING + CLOSING + "Corrin 3, Port Vane 1\n") == {}


def test_a_sentence_after_the_tags_goes_and_one_after_a_teaser_stays() -> None:
    last = "Old boats never die.\n"
    assert rules_of(OPENING + CLOSING + "Tags: boats\n" + last)[last.strip()] == "navigation:after the end"
    assert rules_of(OPENING + CLOSING + "READ ALSO: Ferry aground\n" + last) == {
        "READ ALSO: Ferry aground": "related:teaser"
    }


def test_a_line_that_two_rules_of_place_mean_is_marked_once() -> None:
    text = OPENING + CLOSING + "READ ALSO: Ferry aground\nMost read\nCod quota cut again\n"
    removed = [r.text for r in clean(article_of_text(text)).removed]
    assert removed == ["READ ALSO: Ferry aground", "Most read", "Cod quota cut again"]
