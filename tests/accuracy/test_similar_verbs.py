"""The measurement of proposals by word vectors hides what it asks about."""

from __future__ import annotations

from analysis.relationships.lexicon import codebook
from tests.accuracy.similar_verbs import NEAREST, proposals, types_of_verbs


def test_a_verb_has_no_vote_on_itself() -> None:
    types = types_of_verbs(plain=True)
    changed = proposals(types | {"condemn": frozenset({"AID"})})
    assert changed["condemn"] == proposals(types)["condemn"]
    assert changed["condemn"][0] == "ACCUSE"


def test_a_verb_without_a_sense_of_its_own_has_no_vote() -> None:
    types = types_of_verbs(plain=True)
    assert "condemn" in types and "impose" not in types  # what is imposed decides
    assert {event for events in types.values() for event in events} <= set(codebook())
    assert all(0 < agree <= NEAREST for _, agree in proposals(types).values())
