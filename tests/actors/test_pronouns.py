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
