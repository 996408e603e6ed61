from __future__ import annotations

import pytest

from tests.actors.helpers import actor, actors_of

SAID = [
    ("President Lena Fox left.", "Lena Fox", ("President",)),
    ("Secretary of State Helen Marsh left.", "Helen Marsh", ("Secretary of State",)),
    ("Prime Minister-elect Nadia Okoye left.", "Nadia Okoye", ("Prime Minister-elect",)),
    ("They met former president Tomás Rey.", "Tomás Rey", ("former president",)),
    ("They met acting governor Lena Fox.", "Lena Fox", ("acting governor",)),
    ("In a letter, Governor of Tessaly Ana Ruiz said no.", "Ana Ruiz", ("Governor of Tessaly",)),
    ("Norway's goalkeeper Ivar Lund was booked.", "Ivar Lund", ("goalkeeper",)),
    ("The film follows botanist Clara Weiss.", "Clara Weiss", ("botanist",)),
    ("Prof. Ana Ruiz left.", "Ana Ruiz", ("Prof.",)),
    ("Mr Paul Ortega left.", "Paul Ortega", ()),
    (
        "Jane Roe, assistant secretary of defense for international security affairs, signed.",
        "Jane Roe",
        ("assistant secretary of defense for international security affairs",),
    ),
    ("Peter Hahn, the current chief executive of Orvex, left.", "Peter Hahn", ("current chief executive of Orvex",)),
    ("Paul Ortega is the mayor of Velmar.", "Paul Ortega", ("mayor of Velmar",)),
    ("Ana Ruiz died in May. She was a pioneer of the trade.", "Ana Ruiz", ("pioneer of the trade",)),
    (
        "They asked Jane Roe, chair and treasurer of the Velmar Fund.",
        "Jane Roe",
        ("chair", "treasurer of the Velmar Fund"),
    ),
    ("Paul Ortega was not the mayor.", "Paul Ortega", ()),
    ("Paul Ortega is a man of few words.", "Paul Ortega", ()),
    ("Ana Ruiz, her mother and her aunt left.", "Ana Ruiz", ()),
    ("He was cast as Dean Halloway in the play.", "Dean Halloway", ()),
]


@pytest.mark.parametrize(("text", "name", "expected"), SAID)
def test_roles_as_said(text: str, name: str, expected: tuple[str, ...]) -> None:
    assert actor(actors_of(text), name).role == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Peter Hahn, the head of Orvex Ltd, left.", "Orvex Ltd"),
        ("Orvex Ltd sued its chairman, Peter Hahn.", "Orvex Ltd"),
        ("Peter Hahn, a surgeon, left.", ""),
        ("Peter Hahn, the president of Brazil, left.", "Brazil"),
    ],
)
def test_a_role_knows_its_body_where_the_phrase_names_it(text: str, body: str) -> None:
    found = actors_of(text)
    names = {a.actor_id: a.name for a in found.actors} | {"": ""}
    (role,) = [r for r in found.roles if names[r.actor_id] == "Peter Hahn"]
    assert names[role.body_id] == body
    assert text[role.start : role.end] == role.text
    assert text[role.person_start : role.person_end] == "Peter Hahn"


COMMAS = [
    ("Its former envoy in Norvik, Ana Ruiz, testified.", ("former envoy in Norvik",)),
    ("His adviser for the Levant, Ana Ruiz, called it unhelpful.", ("adviser for the Levant",)),
    ("The mayor of Velmar, Ana Ruiz, said no.", ("mayor of Velmar",)),
    ("Its founder, the American financier Ana Ruiz, said no.", ("founder", "American financier")),
    ("The union's secretary-general, Ana Ruiz, called a strike.", ("secretary-general",)),
    ("Brandt's sister-in-law, Ana Ruiz, keeps her job.", ("sister-in-law",)),
    ("Brandt's friend, the poet Ana Ruiz, was arrested.", ("friend", "poet")),
    ("Out goes Ana Ruiz, the veteran technocrat who ran the ministry.", ("veteran technocrat",)),
    ("Army spokesman Colonel Ana Ruiz said no.", ("Army spokesman", "Colonel")),
    ("It named retired general Ana Ruiz.", ("retired general",)),
    ("Ana Ruiz, a member of the ruling party, left.", ("member of the ruling party",)),
    ("The winner was Swedish skater Ana Ruiz, who wept.", ("Swedish skater",)),
]


@pytest.mark.parametrize(("text", "expected"), COMMAS)
def test_descriptions_and_names_between_commas(text: str, expected: tuple[str, ...]) -> None:
    assert actor(actors_of(text), "Ana Ruiz").role == expected


NO_APPOSITIONS = [
    "After the talks with Ana Ruiz, the minister said no.",
    "Its chairman, Leo Brandt, met Ana Ruiz.",
    "A clerk and his mother, Carla Moss, met Ana Ruiz.",
    "She took over as chair of the board from her predecessor in Norvik, Ana Ruiz, in May.",
    "In the view of Ana Ruiz, her successor and her aunt lied.",
]


@pytest.mark.parametrize("text", NO_APPOSITIONS)
def test_commas_of_lists_and_fronted_phrases_are_none(text: str) -> None:
    assert actor(actors_of(text), "Ana Ruiz").role == ()


GIVEN = [
    ("The board has named Ana Ruiz as chief executive.", "chief executive"),
    ("The board appointed Ana Ruiz chief executive.", "chief executive"),
    ("Ana Ruiz was elected president of Peru in May.", "president of Peru"),
    ("Ana Ruiz, who was elected mayor in May, smiled.", "mayor"),
    ("Ana Ruiz serves as deputy mayor of Lima.", "deputy mayor of Lima"),
    ("Ana Ruiz was sworn in as governor.", "governor"),
]


@pytest.mark.parametrize(("text", "role"), GIVEN)
def test_an_office_that_a_verb_gives_is_a_role(text: str, role: str) -> None:
    found = actor(actors_of(text), "Ana Ruiz")
    assert role in found.role


NOT_GIVEN = ["Ana Ruiz was not elected mayor.", "The mayor elected Ana Ruiz.", "Ana Ruiz named the mayor."]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_an_office_that_is_not_given_is_none(text: str) -> None:
    assert actor(actors_of(text), "Ana Ruiz").role == ()
