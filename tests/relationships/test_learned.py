"""The trained component: its file is the one that its card describes, and its states are rows like any other."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from analysis.actors import find_actors
from analysis.relationships import find_clauses
from analysis.relationships.learned import Proposal, propose
from analysis.relationships.learned.clues import BAGS, ROWS, Line, clues_of
from analysis.relationships.learned.network import logistic, probabilities
from analysis.relationships.learned.pairs import RANK, arguments_of, pairs_of
from analysis.relationships.learned.relations import outputs, relations
from analysis.relationships.learned_rows import learned_rows
from analysis.tables.vocabularies import ACTOR_TYPES, RELATIONSHIP_KINDS
from analysis.times import find_times
from analysis.weights import load_weights, save_weights
from tests.relationships.rows import rows_of
from tests.samples import doc_of

CARD = Path(__file__).parents[2] / "docs" / "model_card_relations.md"
WEIGHTS = files("analysis.relationships.learned").joinpath("model", "relations.zip")


def learned(text: str) -> list[str]:
    """Return the component's rows as "source | target | relation"; arguments that are no actors in brackets."""
    rows, names = rows_of(text)
    return [
        f"{names.get(r.source_id, f'[{r.source_text}]')} | {names.get(r.target_id, f'[{r.target_text}]')} | "
        f"{r.rule.removeprefix('learned:')}"
        for r in rows
        if r.rule.startswith("learned:")
    ]


FOUND = [
    ("Clara Lindholm (born 4 May 1950) is a Swedish novelist.", "Clara Lindholm | [4 May 1950] | date of birth"),
    ("Clara Lindholm (born 4 May 1950) is a Swedish novelist.", "Clara Lindholm | Sweden | nationality"),
    ("Halden Steel was founded in 1987.", "Halden Steel | [1987] | date of foundation"),
    (
        "Clara Lindholm holds a master's degree from the University of Oslo.",
        "Clara Lindholm | University of Oslo | place of study",
    ),
    ("Clara Lindholm died on 3 June 2001.", "Clara Lindholm | [3 June 2001] | date of death"),
]  # fmt: skip
NOTHING = [
    "The court acquitted Clara Lindholm on Friday.",
    "Clara Lindholm told the BBC that the talks had failed.",
    "Kenya accused Somalia of arming the rebels.",
    "Clara Lindholm met Peter Brandt in Norway.",
    "Prices rose on Friday.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_states_of_plain_sentences(text: str, expected: str) -> None:
    assert expected in learned(text)


@pytest.mark.parametrize("text", NOTHING)
def test_deeds_are_no_states(text: str) -> None:
    assert learned(text) == []


def test_a_row_has_its_words_its_score_and_its_time() -> None:
    rows, _ = rows_of("Halden Steel was founded in 1987.")
    (row,) = (row for row in rows if row.wikidata == "P571")
    assert (row.predicate, row.time_id, row.target_id, row.kind) == ("found", "t1", "", "other")
    assert row.score is not None and 0.5 <= row.score <= 1 and row.score == round(row.score, 3)
    assert row.text == "Halden Steel was founded in 1987"


def test_what_a_rule_says_is_not_said_twice() -> None:
    rows, _ = rows_of("Clara Lindholm is married to Peter Brandt.")
    assert [row.rule for row in rows if row.wikidata == "P26"] == ["state:married"]
    rows, _ = rows_of("Clara Lindholm was born in 1950.")
    assert [row.wikidata for row in rows] == ["P569"]


def proposal(doc: Doc, relation: str, source: str, target: str, predicate: str) -> Proposal:
    """Return a proposal as the component makes them, its arguments and predicate by their words."""
    arguments = {doc.text[a.start : a.end]: a for a in arguments_of(doc, find_actors(doc), find_times(doc))}
    word = next(token.i for token in doc if token.text == predicate)
    named = next(r for r in relations() if r.name == relation)
    return Proposal(named, arguments[source], arguments[target], 0.8, word)


def test_what_the_text_denies_is_noted() -> None:
    doc = doc_of("Clara Lindholm never studied at the University of Oslo.")
    rows, notes = learned_rows(
        doc, [proposal(doc, "place of study", "Clara Lindholm", "University of Oslo", "studied")], []
    )
    assert rows == []
    assert [(note.text, note.candidate, note.reason) for note in notes] == [
        ("studied", "place of study", "the text denies it")
    ]


def test_a_word_that_a_rule_reads_as_a_deed_is_no_state() -> None:
    text = "Kenya accused Clara Lindholm of fraud."
    doc = doc_of(text)
    wrong = proposal(doc, "nationality", "Clara Lindholm", "Kenya", "accused")
    accused = find_clauses(doc)[0].head
    deed = learned_rows(doc, [wrong], [])[0][0]
    assert deed.wikidata == "P27"
    coded = dataclasses.replace(deed, kind="event", event="ACCUSE", wikidata="", score=None, head=accused)
    assert learned_rows(doc, [wrong], [coded]) == ([], [])


def test_pairs_are_in_the_order_of_their_kinds_and_never_of_two_places() -> None:
    doc = doc_of("In Norway and in Sweden, Halden Steel hired Clara Lindholm in 1987.")
    actors = find_actors(doc)
    pairs = list(pairs_of(doc, arguments_of(doc, actors, find_times(doc))))
    kinds = {(pair.a.kind, pair.b.kind) for pair in pairs}
    assert ("person", "organization") in kinds and ("person", "time") in kinds and ("country", "country") not in kinds
    assert all(RANK[a] <= RANK[b] for a, b in kinds)


def test_clues_leave_the_words_of_other_names_out() -> None:
    def bags(name: str) -> tuple[np.ndarray, ...]:
        doc = doc_of(f"Clara Lindholm, who met {name}, works for Halden Steel.")
        arguments = arguments_of(doc, find_actors(doc), find_times(doc))
        line = Line(doc, arguments)
        (pair,) = (p for p in pairs_of(doc, arguments) if (p.a.start, p.b.kind) == (0, "organization"))
        clues = clues_of(line, pair)
        return (np.sort(clues.ids), *clues.bags)

    for one, other in zip(bags("Peter Brandt"), bags("Anton Berger"), strict=True):
        assert np.array_equal(one, other)


def test_a_probability_does_not_hang_on_the_company_it_is_asked_in() -> None:
    doc = doc_of("Clara Lindholm, who was born in Norway in 1950, studied at the University of Oslo.")
    arguments = arguments_of(doc, find_actors(doc), find_times(doc))
    line = Line(doc, arguments)
    clues = [clues_of(line, pair) for pair in pairs_of(doc, arguments)]
    weights = load_weights(WEIGHTS.read_bytes())
    together = probabilities(clues, weights)
    alone = np.concatenate([probabilities([c], weights) for c in clues])
    assert together.shape == (len(clues), len(outputs()))
    assert np.abs(together - alone).max() < 1e-12
    assert probabilities([], weights).shape == (0, len(outputs()))


def test_the_logistic_function_takes_any_score() -> None:
    assert logistic(np.array([-1e4, 0, 1e4])).tolist() == [0, 0.5, 1]


def test_the_same_text_gives_the_same_proposals() -> None:
    doc = doc_of("Clara Lindholm (born 4 May 1950), a Swedish novelist, studied at the University of Oslo.")
    actors, times = find_actors(doc), find_times(doc)
    assert propose(doc, actors, times) == propose(doc, actors, times) != ()
    assert propose(doc, dataclasses.replace(actors, mentions=()), dataclasses.replace(times, times=())) == ()


def test_the_file_is_the_one_of_the_card(tmp_path: Path) -> None:
    stated = re.search(r"SHA-256 `([0-9a-f]{64})`", CARD.read_text(encoding="utf-8"))
    assert stated is not None
    assert hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == stated[1]
    weights = load_weights(WEIGHTS.read_bytes())
    assert weights["clues"].shape[0] == weights["direct"].shape[0] == ROWS
    assert weights["vectors"].shape[0] == 300 * len(BAGS)
    assert weights["out b"].shape == (len(outputs()),)
    save_weights(weights, tmp_path / "again.zip")
    again = load_weights((tmp_path / "again.zip").read_bytes())
    assert all(np.array_equal(value, again[name]) for name, value in weights.items())


def test_relations_fit_the_table() -> None:
    assert {relation.kind for relation in relations()} <= set(RELATIONSHIP_KINDS)
    assert set(ACTOR_TYPES) <= set(RANK)
    assert all(0.5 <= relation.threshold < 1 and relation.about for relation in relations())
