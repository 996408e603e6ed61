"""The training of the name tagger: the gradient is the loss's, and the sets' conventions become ours."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis.actors.tagging.clues import MARKS, TABLES, Clues
from analysis.actors.tagging.network import LABELS, tag
from tests.training import names
from tests.training.adam import Parameters
from tests.training.names import NAMES, initial, learn, padded
from tests.training.names_data import SETS, read_samples
from tests.training.names_docs import read_docs
from tests.training.names_examples import examples, spans_of
from tests.training.names_gradient import Dropout, loss_and_gradient
from tests.training.numeric import assert_gradient

NUMBER = {label: at for at, label in enumerate(LABELS)}


def piece(size: int, rng: np.random.Generator) -> tuple[Clues, np.ndarray, int]:
    ids = np.stack([rng.integers(0, rows, size) for rows in TABLES.values()], axis=-1).astype(np.int32)
    marks = (rng.random((size, len(MARKS))) > 0.5).astype(np.float32)
    allowed = np.zeros((size, len(LABELS)), bool)
    allowed[:, 0] = True
    return Clues(ids, marks, rng.integers(0, 9, size).astype(np.int32)), allowed, 0


def test_the_gradient_is_that_of_the_loss() -> None:
    rng = np.random.default_rng(3)
    group = [piece(size, rng) for size in (6, 3, 1)]
    group[0][1][1:3] = True  # nothing known of two words
    group[1][1][2] = False
    group[1][1][2, [NUMBER["S-ORG"], NUMBER["S-LOC"]]] = True
    weights = {name: value.astype(np.float64) for name, value in initial(rng).items()}
    weights = {name: value + rng.normal(0, 0.1, value.shape) for name, value in weights.items()}
    vectors = rng.normal(0, 0.05, (10, 300))
    batch = padded(group, no_vector=9)

    def learned() -> tuple[float, Parameters]:
        return loss_and_gradient(batch, weights, vectors, Dropout(0, 0, 0), np.random.default_rng(1))

    assert_gradient(learned, weights, step=1e-4)


def test_learning_finds_a_pattern_and_repeats_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "WORDS", 100)
    monkeypatch.setattr(names, "PACE", replace(names.PACE, warm_up=10))
    rng = np.random.default_rng(5)
    samples = []
    for _ in range(200):
        clues, allowed, number = piece(8, rng)
        at = int(rng.integers(0, 8))
        clues.ids[:, 0] = 1
        clues.ids[at, 0] = 2  # one word means a person
        allowed[at] = False
        allowed[at, NUMBER["S-PER"]] = True
        samples.append([(clues, allowed, number)])
    stock = {name: samples if name == "ner_crossner" else [] for name in SETS}
    vectors = np.zeros((10, 300), np.float32)
    first, again = (list(learn(stock, vectors, 5, seed=1)) for _ in range(2))
    assert first[-1][1] < first[0][1] / 2
    clues, allowed, _ = samples[0][0]
    expected = [NUMBER["S-PER"] if not row[0] else 0 for row in allowed]
    assert list(tag(clues, vectors, [first[-1][2]]).labels) == expected
    assert all(np.array_equal(value, again[-1][2][name]) for name, value in first[-1][2].items())


def record(text: str, *names: tuple[str, str], **more: object) -> dict[str, object]:
    ents = [{"start": text.index(name), "end": text.index(name) + len(name), "type": kind} for name, kind in names]
    return {"id": text, "text": text, "ents": ents, "meta": {"section": "g"}} | more


def related(text: str, relation: str, names: tuple[str, str]) -> dict[str, object]:
    """Return a record of a set of relations: head, tail."""
    entities = [
        {"id": at, "mentions": [{"start": text.index(name), "end": text.index(name) + len(name), "text": name}]}
        for at, name in enumerate(names)
    ]
    return {"id": text, "text": text, "entities": entities, "relations": [{"head": 0, "tail": 1, "type": relation}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    records = {
        "names_fewnerd": record(
            "Clara Voss of the Bremen Office was seen by our friend Otto Lind.", ("the Bremen Office", "ORG")
        ),
        "ner_uner_ewt": record("Canada's French envoy came.", ("Canada's", "ORG")),
        "alias_docred": record("A French envoy came.", ("French", "LOC")),
        "rel_core": related("Halder Steel bought the company.", "acquired_by", ("the company", "Halder Steel")),
        "rel_fewrel": related("Otto Lind sang bass in Velmar.", "P412", ("Otto Lind", "bass")),
        "rel_knowledgenet": {
            "id": "k",
            "text": "She went to the Velmar School.",
            "facts": [
                {
                    "type": "EDUCATED_AT",
                    "subject": {"start": 0, "end": 3, "text": "She"},
                    "object": {"start": 12, "end": 29, "text": "the Velmar School"},
                }
            ],
        },
    }
    for name in SETS:
        (tmp_path / name).mkdir()
        with gzip.open(tmp_path / name / "train.jsonl.gz", "wt", encoding="utf-8") as handle:
            if name in records:
                handle.write(json.dumps(records[name]) + "\n")
    return tmp_path


def test_conventions_become_ours(folder: Path) -> None:
    found = {
        s.source: [(s.text[p.start : p.end], sorted(p.types)) for p in s.spans]
        for s in read_samples(folder)
        if not (s.text.islower() or s.text.isupper() or s.text.istitle())
    }
    assert found["names_fewnerd"] == [("Bremen Office", ["ORG"])]
    assert found["ner_uner_ewt"] == [("Canada", ["LOC"])]
    assert found["alias_docred"] == [("French", ["MISC"])]


def test_a_relation_tells_what_its_arguments_are(folder: Path) -> None:
    found = {s.source: [(s.text[p.start : p.end], sorted(p.types)) for p in s.spans] for s in read_samples(folder)}
    assert found["rel_core"] == [("Halder Steel", ["ORG", "PER"])]  # who acquires; "the company" is no name
    assert found["rel_fewrel"] == [("Otto Lind", ["PER"])]
    assert found["rel_knowledgenet"] == [("Velmar School", ["ORG"])]


def test_words_that_a_partly_marked_set_leaves_unmarked_may_be_anything(folder: Path) -> None:
    samples = [s for s in read_samples(folder) if s.source == "names_fewnerd"]
    (example,) = (example for _, example in examples(read_docs(samples)))
    free = {at for at, row in enumerate(example.allowed) if row.all()}
    assert {0, 1, 11, 12} <= free and free.isdisjoint(range(7, 10))  # Clara Voss, Otto Lind; not "seen by our"
    assert (4, 6, "ORG") in example.gold
    best = [int(row.argmax()) for row in example.allowed]
    assert (4, 6, "ORG") in spans_of(best)


def test_every_set_is_known_by_name() -> None:
    assert set(NAMES) == set(SETS)
