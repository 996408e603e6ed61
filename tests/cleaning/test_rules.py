from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.article import Correction
from analysis.cleaning import clean
from tests.samples import article_of_text

BODY = (
    "Fishermen in the bay of Corrin went back to sea on Monday after a week of storms.\n"
    "{line}\n"
    "The harbour master said that the last boats would leave before noon.\n"
)

REMOVED = [
    ("TELEGRAM: Tap here for the fastest headlines", "promo", "promo:call to action"),
    ("Follow us on Facebook and Instagram", "promo", "promo:call to action"),
    ("Sign up for our morning briefing", "newsletter", "newsletter:box"),
    ("This site uses cookies to improve your experience.", "navigation", "navigation:cookies"),
    ("ADVERTISEMENT", "navigation", "navigation:menu"),
    ("Home | World | Business | Sport", "navigation", "navigation:menu"),
    ("Share on Facebook | Tweet | Email", "navigation", "navigation:share"),
    ("Tags: fishing, weather, Corrin", "navigation", "navigation:share"),
    ("READ ALSO: Ferry runs aground off Corrin", "related", "related:teaser"),
    ("Related stories", "related", "related:teaser"),
    ("PHOTOS: Boats return to the bay", "caption", "caption:gallery"),
    ("Photo: Lena Orr/Corrin Pictures", "credit", "credit:photographer"),
    ("Photo courtesy of the harbour office", "credit", "credit:image"),
    ("© 2024 Corrin Courier. All rights reserved.", "credit", "credit:image"),
    ("Reporting by Lena Orr; editing by Tom Vane", "credit", "credit:agency"),
    ("By Lena Orr and Tom Vane", "byline", "byline:name"),
    ("Updated: 4 March 2024, 10:15", "byline", "byline:published"),
    ("March 4, 2024", "dateline", "dateline:date"),
]

KEPT = [
    "“Follow us on the road to peace,” the bishop told them.",
    "Join us or leave, the captain told the crew when the storm was at its worst and no help could be expected.",
    "By noon the last boats had left.",
    "By Monday, Lena Orr had sold the boat.",
    "Share prices of the two canneries fell.",
    "Home owners near the harbour were told to leave.",
    "Tagged fish were found in three nets.",
    "The strike lasted nine days.",
    "- an end to night landings;",
    "Published figures show a fall of a tenth.",
    "They went home.",
    "Video of the storm was shown in court, and the judge asked for more of it before the hearing ended for the day.",
]


@pytest.mark.parametrize(("line", "reason", "rule"), REMOVED)
def test_page_furniture_is_marked_with_rule_and_reason(line: str, reason: str, rule: str) -> None:
    article = clean(article_of_text(BODY.format(line=line)))
    assert [(r.text, r.reason, r.rule) for r in article.removed] == [(line, reason, rule)]


@pytest.mark.parametrize("line", KEPT)
def test_an_articles_own_line_is_kept(line: str) -> None:
    assert clean(article_of_text(BODY.format(line=line))).removed == ()


def test_a_caption_that_the_next_paragraph_repeats_is_marked_once() -> None:
    caption = "Boats lie in the bay of Corrin"
    text = f"Headline of the day\n{caption}\n{caption}, where no catch was landed for a week.\n"
    removed = clean(article_of_text(text)).removed
    assert [(r.text, r.start, r.reason) for r in removed] == [(caption, text.index(caption), "caption")]


def test_a_headline_that_the_first_paragraph_repeats_stays() -> None:
    text = (
        "Boats return to the bay of Corrin\nBoats return to the bay of Corrin after a week of storms, officials said.\n"
    )
    assert clean(article_of_text(text, title=True)).removed == ()


def test_a_paragraph_pasted_twice_is_marked_the_second_time() -> None:
    line = "The harbour master said that the last boats would leave before noon."
    text = f"{line}\nFishermen mended their nets on the quay.\n{line}\n"
    removed = clean(article_of_text(text)).removed
    assert [(r.start, r.reason) for r in removed] == [(text.rindex(line), "duplicate")]


@pytest.mark.parametrize(
    ("opening", "gone"),
    [
        ("CORRIN (Courier News) — Boats left the bay.", "CORRIN (Courier News) —"),
        ("CORRIN, March 4, 2024 - Boats left the bay.", "CORRIN, March 4, 2024 -"),
        ("Port Corrin (CNA) – Boats left the bay.", "Port Corrin (CNA) –"),
    ],
)
def test_a_dateline_is_marked_up_to_its_dash(opening: str, gone: str) -> None:
    removed = clean(article_of_text(f"{opening}\nThey came back.\n")).removed
    assert [(r.text, r.reason) for r in removed] == [(gone, "dateline")]


def test_a_dash_in_a_sentence_makes_no_dateline() -> None:
    assert clean(article_of_text("Lena Orr - the oldest of them - left.\nThey came back.\n")).removed == ()


def test_a_person_may_keep_and_remove() -> None:
    text = BODY.format(line="Tags: fishing, weather, Corrin")
    corrections = (
        Correction("keep", "removed", "Tags: fishing, weather, Corrin"),
        Correction("remove", "removed", "after a week of storms"),
        Correction("remove", "removed", "words that are not there"),
    )
    article = clean(replace(article_of_text(text), corrections=corrections))
    assert [(r.text, r.rule) for r in article.removed] == [("after a week of storms", "correction:remove")]


def test_cleaning_changes_neither_the_text_nor_the_article_given() -> None:
    article = article_of_text(BODY.format(line="ADVERTISEMENT"))
    before = repr(article)
    cleaned = clean(article)
    assert cleaned.text == article.text and repr(article) == before
    assert all(cleaned.text[r.start : r.end] == r.text for r in cleaned.removed)


def test_markdown_marks_are_removed_from_a_markdown_file_only() -> None:
    text = "# Boats return\n\n*All of them came back on Monday.*\n\nNobody was *badly* hurt, she said.\n"
    article = article_of_text(text)
    assert clean(article).removed == ()
    marks = [(r.text, r.start, r.reason) for r in clean(replace(article, source_name="a.md")).removed]
    assert marks == [("#", 0, "markup"), ("*", 16, "markup"), ("*", 49, "markup")]
