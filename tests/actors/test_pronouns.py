from __future__ import annotations

import pytest

from analysis.actors.records import Actors
from tests.actors.helpers import actors_of


def antecedents(found: Actors) -> list[tuple[str, str]]:
    """Return (pronoun, its actor's name) in order."""
    names = {a.actor_id: a.name for a in found.actors}
    return [(m.text, names[m.actor_id]) for m in found.mentions if m.form == "pronoun"]


RESOLVED = [
    ("Ana Ruiz left because she was ill.", [("she", "Ana Ruiz")]),
    ("Ana Ruiz met Paul Ortega. She thanked him.", [("She", "Ana Ruiz"), ("him", "Paul Ortega")]),
    ("Mrs Okoro said her firm had paid.", [("her", "Okoro")]),
    ("Acme Corp said it would sell its mill.", [("it", "Acme Corp"), ("its", "Acme Corp")]),
    ("France said it would pay.", [("it", "France")]),
    ("The strikers said they would stay.", [("they", "strikers")]),
    ("Paul Ortega, who owns the mill, left.", [("who", "Paul Ortega")]),
    ("Acme Corp, which owns the mill, closed.", [("which", "Acme Corp")]),
    ("After her arrest, Ana Ruiz resigned.", [("her", "Ana Ruiz")]),
    ("Asked whether she would resign, Ana Ruiz said no.", [("she", "Ana Ruiz")]),
    ("Ana Ruiz came. Piet Maas, who stood beside her, nodded.", [("who", "Piet Maas"), ("her", "Ana Ruiz")]),
    ("Dr. Rosa Tavira slept. Her brother, Pedro, did too.", [("Her", "Rosa Tavira")]),
    ("Rosa Tavira hurt herself.", [("herself", "Rosa Tavira")]),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_a_pronoun_with_a_safe_antecedent(text: str, expected: list[tuple[str, str]]) -> None:
    found = actors_of(text)
    assert antecedents(found) == expected
    reasons = [r for r in found.merges if r.rule in ("pronoun", "relative pronoun")]
    assert [r.name_b for r in reasons] == [word for word, _ in expected]
    assert all(r.reason for r in reasons)


OPEN = [
    "It rained in the valley.",
    "It is clear that the mill must close.",
    "The mill stood empty. She left.",
    "Paul Ortega said she had paid.",
    "Paul Ortega helped him.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_pronoun_without_one_stays_open(text: str) -> None:
    assert antecedents(actors_of(text)) == []


QUOTED = [
    # who speaks a quotation is nobody else in it
    ('Leo Brandt quit. "He was a good man," Paul Ortega said.', ("He", "Leo Brandt")),
    ('Leo Brandt quit. "It is over," Paul Ortega said. "He lost."', ("He", "Leo Brandt")),
    ('Leo Brandt quit. "I told him so," he said.', ("him", "")),
    # who is spoken of in a quotation is not the one who goes on speaking
    ('Ana Ruiz spoke. "My mother wept," Ana Ruiz said. She left.', ("She", "Ana Ruiz")),
    # a possessor of the subject
    ("Paul Ortega met Leo Brandt. Ortega's fate was unknown. His house was empty.", ("His", "Paul Ortega")),
    # who speaks for somebody
    ("Paul Ortega's lawyer, Kim Sole, said he denied it.", ("he", "Paul Ortega")),
    ("Paul Ortega's lawyer, Leo Brandt, said his client denied it.", ("his", "Leo Brandt")),
    # joined verbs share their subject
    ("Kim Sole met Paul Ortega on Sunday and urged him to stay.", ("him", "Paul Ortega")),
    ("Ana Ruiz came. Kim Sole, who stood next to her, nodded.", ("her", "Ana Ruiz")),
    ("Paul Ortega's lawyer, Ana Ruiz, said her client was ill. He had slept.", ("He", "Paul Ortega")),
    ("Ana Ruiz won. Her running mate, businessman Noa Brand, raised her hand.", ("her", "Ana Ruiz")),
    ("Leo Brandt met Paul Ortega. Ortega's deputy, Ana Ruiz, said he would stay.", ("he", "Paul Ortega")),
    ("Jean-Marie Sole left. Ana Ruiz said he was ill.", ("he", "Jean-Marie Sole")),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_pronouns_in_and_beside_quotations(text: str, expected: tuple[str, str]) -> None:
    word, name = expected
    found = dict(reversed(antecedents(actors_of(text))))
    assert found.get(word, "") == name
