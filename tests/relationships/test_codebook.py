"""The codebook's data hold together, and docs/codebook.md is what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.relationships.codebook import render
from analysis.relationships.learned.relations import relations
from analysis.relationships.lexicon import codebook, noun_senses, state_entries, verb_senses
from analysis.tables.vocabularies import EVENTS

DOCS = Path(__file__).parents[2] / "docs"
SENSES = {(s.event, s.mode) for found in verb_senses().values() for s in found} | {
    (s.event, s.mode) for found in noun_senses().values() for s in found
}


def test_the_committed_codebook_is_the_generated_one() -> None:
    assert (DOCS / "codebook.md").read_text(encoding="utf-8") == render(), "run `make docs`"


def test_the_sixteen_types_are_those_of_the_tables() -> None:
    assert set(codebook()) == set(EVENTS)
    assert len(EVENTS) == 16


@pytest.mark.parametrize("name", sorted(codebook()))
def test_every_type_is_explained_with_examples(name: str) -> None:
    event = codebook()[name]
    assert event.definition and event.excludes and len(event.examples) >= 2
    assert f"### {name}\n" in render()
    assert all(example in render() for example in event.examples)


def test_every_type_has_words_and_no_word_has_another_type() -> None:
    assert {event for event, _ in SENSES if event} == set(codebook())


def test_every_mode_is_explained_and_every_explained_mode_is_used() -> None:
    explained = {(e.name, mode) for e in codebook().values() for mode in e.modes}
    assert {(event, mode) for event, mode in SENSES if mode} == explained


def test_every_state_word_is_in_the_document() -> None:
    for entry in (*state_entries("noun"), *state_entries("verb")):
        assert f"*{', '.join(entry.words)}*" in render()


def test_every_learned_state_is_in_the_document() -> None:
    for relation in relations():
        assert f"| {relation.name} | {relation.kind} | {relation.about} | {relation.wikidata} |" in render()
