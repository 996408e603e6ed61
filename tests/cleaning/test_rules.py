from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.article import Correction
from analysis.cleaning import clean
from analysis.cleaning.rules import line_rules
from tests.samples import article_of_text

BODY = (
    "Fishermen in the bay of Corrin went back to sea on Monday after a week of storms.\n"
    "{line}\n"
    "The harbour master said that the last boats would leave before noon.\n"
)
LAST = BODY.replace("{line}\n", "") + "Nobody was hurt, and no boat was lost.\n{line}\n"

#: rule -> a line that it removes from the middle of an article, and an article's own line that it must leave alone.
RULES = {
    "promo:call to action": (
        "TELEGRAM: Tap here for the fastest headlines",
        "Join us or leave, the captain told the crew.",
    ),
    "newsletter:box": ("Sign up for our morning briefing", "They had signed up for the navy when they were sixteen."),
    "newsletter:heading": ("The Harbour Newsletter", "The newsletter of the port was printed for the last time."),
    "promo:paywall": (
        "To read the full story, subscribe or log in.",
        "To see the full harbour, climb the hill behind the chapel.",
    ),
    "promo:affiliate": (
        "We may earn a commission from links on this page.",
        "The skippers earn a commission on each box they land.",
    ),
    "navigation:cookies": (
        "This site uses cookies to improve your experience.",
        "By using nets of this size, the boats break the law.",
    ),
    "navigation:comments": ("Leave a comment", "Comments by the minister angered the crews."),
    "navigation:menu": ("Home | World | Business | Sport", "Home owners near the harbour were told to leave."),
    "navigation:share": ("Share on Facebook | Tweet | Email", "Share prices of the two canneries fell."),
    "navigation:tags": ("Tags: fishing, weather, Corrin", "Tags on the fish showed where they came from."),
    "navigation:interface": ("Facebook Twitter | Copy link", "Link roads to the harbour were closed."),
    "related:heading": ("Related stories", "More from the same catch was sold on Friday."),
    "related:teaser": ("READ ALSO: Ferry runs aground off Corrin", "Read more books, the bishop told the boys."),
    "caption:gallery": ("PHOTOS: Boats return to the bay", "Photos of the storm were shown in court."),
    "caption:credited": (
        "The quay of Corrin at dawn (Image: Lena Orr)",
        "The quay (image 4 of the report) was not repaired.",
    ),
    "credit:photographer": ("Photo: Lena Orr/Corrin Pictures", "Photo albums were all that the family could save."),
    "credit:image": ("Photo courtesy of the harbour office", "Pictures by satellite came too late for the crews."),
    "credit:agency picture": ("Lena Orr/Corrin Pictures/Getty Images", "Reuters reported the loss of a second boat."),
    "credit:agency": ("Reporting by Lena Orr; editing by Tom Vane", "Writing was what she lived for."),
    "byline:name": ("By Lena Orr and Tom Vane", "By Monday, Lena Orr had sold the boat."),
    "byline:published": ("Updated: 4 March 2024, 10:15", "Published figures show a fall of a tenth."),
    "dateline:date": ("March 4, 2024", "March 4, 2024 was the day of the storm."),
}

#: The same for rules that hold for the last paragraphs only.
LAST_RULES = {
    "promo:contact": (
        "Have a tip? Reach the reporters on Signal.",
        "Have a look at the bay, she said, and tell me who could live there.",
    ),
    "navigation:notice": (
        "This material may not be published or rewritten without permission.",
        "This material may be used for nets, the company said.",
    ),
    "byline:about": ("About the author", "About the author of the letter nothing is known."),
    "byline:biography": (
        "Lena Orr is a senior reporter for the Corrin Courier.",
        "Lena Orr is a daughter of the oldest skipper.",
    ),
}

KEPT = [
    "“Follow us on the road to peace,” the bishop told them.",
    "“Sign up to our newsletter”",
    "By noon the last boats had left.",
    "The strike lasted nine days.",
    "- an end to night landings;",
    "They went home.",
    "A day at the quay",
    "Join us or leave, the captain told the crew when the storm was at its worst and no help could be expected.",
    "Video of the storm was shown in court, and the judge asked for more of it before the hearing ended for the day.",
]


def test_every_rule_has_its_examples() -> None:
    names = {rule.name for rule in line_rules()} | {"dateline:date"}
    assert names == RULES.keys() | LAST_RULES.keys()


@pytest.mark.parametrize(("rule", "line"), [(rule, lines[0]) for rule, lines in RULES.items()])
def test_page_furniture_is_marked_with_rule_and_reason(rule: str, line: str) -> None:
    article = clean(article_of_text(BODY.format(line=line)))
    assert [(r.text, r.reason, r.rule) for r in article.removed] == [(line, rule.partition(":")[0], rule)]


@pytest.mark.parametrize("line", [*(lines[1] for lines in RULES.values()), *KEPT])
def test_an_articles_own_line_is_kept(line: str) -> None:
    assert clean(article_of_text(BODY.format(line=line))).removed == ()
    assert clean(article_of_text(LAST.format(line=line))).removed == ()


@pytest.mark.parametrize(("rule", "line"), [(rule, lines[0]) for rule, lines in LAST_RULES.items()])
def test_what_stands_under_an_article_is_marked_there_only(rule: str, line: str) -> None:
    article = clean(article_of_text(LAST.format(line=line)))
    assert [(r.text, r.reason, r.rule) for r in article.removed] == [(line, rule.partition(":")[0], rule)]
    assert clean(article_of_text(line + "\n" + "The boats came back before noon.\n" * 12)).removed == ()


@pytest.mark.parametrize("line", [lines[1] for lines in LAST_RULES.values()])
def test_a_last_sentence_is_kept(line: str) -> None:
    assert clean(article_of_text(LAST.format(line=line))).removed == ()


@pytest.mark.parametrize(
    ("opening", "gone"),
    [
        ("CORRIN (Courier News) — Boats left the bay.", "CORRIN (Courier News) —"),
        ("CORRIN, March 4, 2024 - Boats left the bay.", "CORRIN, March 4, 2024 -"),
        ("Port Corrin (CNA) – Boats left the bay.", "Port Corrin (CNA) –"),
        ("PORT CORRIN, 4 March 2024 — Boats left the bay.", "PORT CORRIN, 4 March 2024 —"),
        ("CORRIN, Feroe, MARCH 4 - Boats left the bay.", "CORRIN, Feroe, MARCH 4 -"),
        ("CORRIN/TARN, Mar 4 (Courier) -- Boats left.", "CORRIN/TARN, Mar 4 (Courier) --"),
        ("CORRIN (4 March 2024) – Boats left the bay.", "CORRIN (4 March 2024) –"),
        ("CORRIN, March 4. /CNA/. Boats left the bay.", "CORRIN, March 4. /CNA/."),
        ("CORRIN, March 4, 2024 /CNA/ -- Boats left.", "CORRIN, March 4, 2024 /CNA/ --"),
        ("March 4 (Courier) - Boats left the bay.", "March 4 (Courier) -"),
        ("Corrin, Monday, March 4 — Boats left the bay.", "Corrin, Monday, March 4 —"),
        ("Port Corrin, Feroe — Boats left the bay.", "Port Corrin, Feroe —"),
        ("CORRIN: Boats left the bay.", "CORRIN:"),
        (
            "CORRIN, Free Republic of the Isles, March 4 (CNA) - Boats.",
            "CORRIN, Free Republic of the Isles, March 4 (CNA) -",
        ),
    ],
)
def test_a_dateline_is_marked_up_to_its_dash(opening: str, gone: str) -> None:
    removed = clean(article_of_text(f"{opening}\nThey came back.\n")).removed
    assert [(r.text, r.reason) for r in removed] == [(gone, "dateline")]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Orr - the oldest of them - left.\nThey came back.\n",
        "UPDATE: Boats left the bay.\nThey came back.\n",
        "ORR: Boats left the bay.\nMAAS: They came back.\n",
        "On March 4 - a Monday - boats left the bay.\nThey came back.\n",
        "March 4 - Boats left the bay.\nThey came back.\n",
        "Lena Orr (March 4, 1901 – May 6, 1980) was a sailor.\nShe came back.\n",
        "Lena Orr, Piet Maas – boats and men – came.\nThey came back.\n",
        "CORRIN, the port of the north — boats left.\nThey came back.\n",
    ],
)
def test_a_dash_or_a_label_in_a_sentence_makes_no_dateline(text: str) -> None:
    assert clean(article_of_text(text)).removed == ()


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


def test_a_dateline_is_found_under_page_furniture_and_not_far_down() -> None:
    menu = "Home\nIslands\nSea\nLog in\nBy Lena Orr\n"
    opening = "PORT CORRIN — Boats left the bay.\n"
    assert "PORT CORRIN —" in [r.text for r in clean(article_of_text(menu + opening)).removed]
    down = "The boats came back before noon.\n" * 3
    assert "PORT CORRIN —" not in [r.text for r in clean(article_of_text(down + opening)).removed]
