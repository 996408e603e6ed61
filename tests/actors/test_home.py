"""Whose an agent without a country is: the state that an article is about, and only where nothing makes it foreign."""

from __future__ import annotations

import pytest

from tests.actors.helpers import actor, actors_of, texts_of

LINE = "OSLO, Norway (Lowland Observer) – Norway closed its ports on Monday.\n"

OWN = [
    ("Police searched the quay.", "Police"),
    ("Interior Minister Ana Ruiz resigned.", "Ana Ruiz"),
    ("Fishermen and residents blocked the road.", "residents"),
    ("The Department of Fisheries shut the mill. Chad sent its envoy.", "Department of Fisheries"),
]
NOT_OWN = [
    ("Chad and Mali sent their envoys. Police searched the quay.", "Police"),
    ("Police in Chad searched the quay.", "Police"),
    ("Foreign officials left the quay.", "Foreign officials"),
    ("Ambassador Ana Ruiz left.", "Ana Ruiz"),
    ("The United Nations closed its office. Commissioner Ana Ruiz left.", "Ana Ruiz"),
    ("Reporters left the quay.", "Reporters"),
]


@pytest.mark.parametrize(("text", "name"), OWN)
def test_agents_of_the_state_that_the_article_is_about(text: str, name: str) -> None:
    found = actor(actors_of(LINE + text), name)
    assert found.country == "NOR"
    assert "article" in found.rule


@pytest.mark.parametrize(("text", "name"), NOT_OWN)
def test_another_state_nearby_or_a_foreign_word_keeps_it_away(text: str, name: str) -> None:
    assert actor(actors_of(LINE + "Chad sent grain.\n" + text), name).country != "NOR"


def test_without_a_dateline_the_state_that_leads_and_is_named_most() -> None:
    text = "Norway closed its ports. Norway also shut the mills.\nNorway sold ships to Chad.\nPolice searched the quay."
    assert actor(actors_of(text), "Police").country == "NOR"
    assert actor(actors_of(text.replace("also", "and Chad, and Chad")), "Police").country == ""


def test_a_correspondent_next_door_writes_of_the_state_that_leads() -> None:
    line = "OSLO (Lowland Observer) – Chad's army fired on a crowd. Chad shut its schools. Norway sent tents to Chad.\n"
    found = actors_of(line + "Interior Minister Ana Ruiz resigned. Residents fled.")
    assert [actor(found, name).country for name in ("Ana Ruiz", "Residents")] == ["TCD", "TCD"]


def test_of_two_states_the_ministers_without_a_state_may_be_either() -> None:
    text = LINE + "Chad and the Chadian navy blamed a Chadian captain.\nOil Minister Ana Ruiz resigned. Lawmakers met."
    found = actors_of(text)
    assert [actor(found, name).country for name in ("Ana Ruiz", "Lawmakers")] == ["", "NOR"]


def test_one_place_in_the_lead_and_no_other_country() -> None:
    text = f"Two villagers were shot in Jharkhand. {'It rained. ' * 9}Interior Minister Ana Ruiz resigned."
    assert actor(actors_of(text), "Ana Ruiz").country == "IND"


def test_the_government_and_the_country_are_that_state() -> None:
    text = LINE + "Chad sent grain.\nThe government thanked Ana Ruiz, who left the country."
    assert texts_of(actors_of(text), "Norway")[-2:] == ["The government", "the country"]


def test_the_government_beside_another_state_is_not() -> None:
    text = LINE + "Chad sent grain and the government thanked Ana Ruiz."
    assert "the government" not in texts_of(actors_of(text), "Norway")


def test_a_bare_state_is_no_row() -> None:
    assert not [a for a in actors_of("The state paid Chad and Norway.").actors if a.name == "state"]
