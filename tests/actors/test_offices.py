"""Offices, governments and countries that are said again without a name."""

from __future__ import annotations

import pytest

from tests.actors.helpers import actor, actors_of, texts_of

AGAIN = [
    ("Prime Minister Ana Ruiz spoke. Later the prime minister left.", "Ana Ruiz", "prime minister"),
    ("Prime Minister Ana Ruiz spoke. Later the premier left.", "Ana Ruiz", "premier"),
    (
        "French President Leo Brandt met President Ana Ruiz of Chile. The French president left.",
        "Leo Brandt",
        "French president",
    ),
    (
        "Vice President Leo Brandt met President Ana Ruiz. The president smiled.",
        "Ana Ruiz",
        "president",
    ),
    ("Premier quits over budget\n\nPrime Minister Ana Ruiz resigned on Monday.", "Ana Ruiz", "Premier"),
    ("The ambassador, Ana Ruiz, was late. The envoy apologised.", "Ana Ruiz", "envoy"),
    ("Former mayor Ana Ruiz sued. The former mayor won.", "Ana Ruiz", "former mayor"),
]


@pytest.mark.parametrize(("text", "name", "phrase"), AGAIN)
def test_an_office_said_again_is_its_holder(text: str, name: str, phrase: str) -> None:
    found = actors_of(text)
    assert phrase in actor(found, name).aliases
    assert any(link.rule in ("office", "apposition") and link.reason for link in found.merges)


APART = [
    ("Prime Minister Ana Ruiz spoke. The finance minister left.", "Ana Ruiz", "finance minister"),
    ("Prime Minister Ana Ruiz spoke. The former minister left.", "Ana Ruiz", "former minister"),
    ("Deputy Mayor Ana Ruiz spoke. The mayor left.", "Ana Ruiz", "mayor"),
    ("Former president Ana Ruiz spoke. The president replied.", "Ana Ruiz", "president"),
    ("Ghana's President Ana Ruiz spoke. The French president replied.", "Ana Ruiz", "French president"),
    ("President Ana Ruiz met President Leo Brandt. The president smiled.", "Ana Ruiz", "president"),
    ("A minister left Velmar. Minister Ana Ruiz stayed. Another minister left. The minister slept.", "Ana Ruiz", "A"),
]


@pytest.mark.parametrize(("text", "name", "phrase"), APART)
def test_another_office_is_somebody_else(text: str, name: str, phrase: str) -> None:
    assert phrase not in actor(actors_of(text), name).aliases


def test_the_government_is_that_of_the_state_that_an_article_is_about() -> None:
    text = (
        "Chile closed its mines. Chile sued Orvex. Chile's courts met. Peru wept.\nThe government said Chile had won."
    )
    assert "The government" in texts_of(actors_of(text), "Chile")


def test_the_government_of_a_sentence_about_another_state_is_its_own() -> None:
    text = "Chile closed its mines. Chile sued Orvex. Chile's courts met. In Peru, the government said it was glad."
    assert "the government" not in texts_of(actors_of(text), "Chile")


def test_his_government_is_the_state_of_his_office() -> None:
    found = actors_of("Chile mourned. Prime Minister Leo Brandt said his government would pay. Chile wept.")
    assert "his government" in texts_of(found, "Chile")
    found = actors_of("Chile mourned. Chairman Leo Brandt said his government would pay. Chile wept.")
    assert "his government" not in texts_of(found, "Chile")


def test_a_country_that_is_not_said_is_no_body() -> None:
    found = actors_of("Chile and Peru signed. France and Mali wept. The country said no.")
    assert all("country" not in (a.name, *a.aliases) for a in found.actors)


def test_an_ambassador_is_of_the_state_that_sends() -> None:
    found = actors_of("Chile protested. Its ambassador to France, Ana Ruiz, left.")
    assert actor(found, "Ana Ruiz").country == "CHL"
    found = actors_of("Ana Ruiz, the ambassador to France, left Velmar.")
    assert actor(found, "Ana Ruiz").country != "FRA"


def test_her_party_is_not_the_ruling_party() -> None:
    found = actors_of("The ruling party lost. Ana Ruiz said her party had won.")
    assert "party" not in actor(found, "ruling party").aliases


def test_the_aged_is_the_only_person_of_the_sentence_before() -> None:
    assert "62-year-old" in actor(actors_of("Ana Ruiz founded it. The 62-year-old has resigned."), "Ana Ruiz").aliases
    found = actors_of("Ana Ruiz met Leo Brandt. The 62-year-old has resigned.")
    assert "62-year-old" not in actor(found, "Ana Ruiz").aliases


def test_a_coalition_between_commas_is_the_body_with_its_acronym() -> None:
    found = actors_of("The main opposition coalition, the Rally for Reform (RFR), rejected the plan.")
    assert {"main opposition coalition", "RFR"} <= set(actor(found, "Rally for Reform").aliases)


def test_of_two_former_and_present_holders_the_former_is_the_former() -> None:
    text = "President Ana Ruiz met former president Leo Brandt. The former president's daughter left."
    assert "former president" in actor(actors_of(text), "Leo Brandt").aliases
