"""The training of the relation component: the gradient is the loss's, and the sets' facts become pairs."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis.relationships.learned.network import logistic
from analysis.relationships.learned.relations import outputs, relations
from tests.training import relations as training
from tests.training.adam import Parameters
from tests.training.numeric import assert_gradient
from tests.training.relations import calibrated, calibration, initial, learn, loss_and_gradient
from tests.training.relations_data import MAIN, OTHERS, Passage, read_passages, scores

OUTPUTS = [(relation.name, source) for relation, source in outputs()]
BORN, CHILD_OF_A, CHILD_OF_B = (OUTPUTS.index(o) for o in (("place of birth", "a"), ("child", "a"), ("child", "b")))


def passage(rng: np.random.Generator, pairs: int) -> Passage:
    sizes = rng.integers(2, 6, pairs)
    truth = (rng.random((pairs, len(OUTPUTS))) > 0.7).astype(np.float32)
    known = (rng.random((pairs, len(OUTPUTS))) > 0.3).astype(np.float32)
    ids = rng.integers(0, 40, sizes.sum()).astype(np.int32)
    return Passage(1, ids, sizes, rng.normal(0, 0.1, (pairs, 2100)).astype(np.float16), truth, known)


def test_the_gradient_is_that_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "ROWS", 50)
    rng = np.random.default_rng(3)
    group = [passage(rng, 4), passage(rng, 1)]
    weights = {name: value.astype(np.float64) for name, value in initial(rng).items()}
    weights = {name: value + rng.normal(0, 0.1, value.shape) for name, value in weights.items()}

    def learned() -> tuple[float, Parameters]:
        return loss_and_gradient(group, weights, (0, 0), np.random.default_rng(1))

    assert_gradient(learned, weights, step=1e-5)


def test_learning_finds_a_pattern_and_repeats_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "ROWS", 50)
    monkeypatch.setattr(training, "PACE", replace(training.PACE, rate=0.02, warm_up=5))
    rng = np.random.default_rng(5)
    passages = [passage(rng, 6) for _ in range(200)]
    for found in passages:  # one clue means birth
        starts = np.concatenate([[0], np.cumsum(found.sizes)[:-1]])
        found.truth[:] = 0
        found.truth[:, BORN] = np.add.reduceat((found.ids == 7).astype(int), starts) > 0
    first, again = learn(passages, 10), learn(passages, 10)
    assert all(np.array_equal(value, again[name]) for name, value in first.items())
    said = np.concatenate([scores(p, first) for p in passages])[:, BORN] > 0
    truth = np.concatenate([p.truth for p in passages])[:, BORN] > 0
    assert 0 < truth.sum() < len(truth)
    assert (said == truth).mean() > 0.95


def test_calibration_finds_the_scale_of_the_truth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "ROWS", 50)
    rng = np.random.default_rng(6)
    weights = {name: value + rng.normal(0, 0.3, value.shape) for name, value in initial(rng).items()}
    passages = [passage(rng, 6) for _ in range(500)]
    for found in passages:
        chance = logistic(0.5 * scores(found, weights) + 1)
        found.truth[:] = rng.random(chance.shape) < chance
    factor, summand = calibration(passages, weights)
    assert (factor, summand) == (pytest.approx(0.5, abs=0.05), pytest.approx(1, abs=0.1))
    mended = scores(passages[0], calibrated(weights, factor, summand))
    assert mended == pytest.approx(factor * scores(passages[0], weights) + summand, abs=0.05)


def write(folder: Path, name: str, record: dict[str, object]) -> None:
    (folder / name).mkdir(exist_ok=True)
    with gzip.open(folder / name / "train.jsonl.gz", "wt", encoding="utf-8") as handle:
        handle.write(json.dumps({"id": "1", "fold": 2} | record) + "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in OTHERS:
        (tmp_path / name).mkdir()
        gzip.open(tmp_path / name / "train.jsonl.gz", "wt", encoding="utf-8").close()
    write(tmp_path, MAIN, {"text": "", "facts": [], "properties": []})
    return tmp_path


def at(text: str, part: str) -> dict[str, int]:
    return {"start": text.index(part), "end": text.index(part) + len(part)}


def test_a_fact_is_a_case_of_its_pair_and_only_annotated_properties_are_known(folder: Path) -> None:
    text = "Clara Lindholm was born in Norway."
    fact = {"type": "PLACE_OF_BIRTH", "subject": at(text, "Clara Lindholm"), "object": at(text, "Norway")}
    write(folder, MAIN, {"text": text, "facts": [fact], "properties": ["PLACE_OF_BIRTH", "SPOUSE"]})
    (found,) = read_passages(folder)
    assert (found.truth > 0).nonzero()[1].tolist() == [BORN]
    settled = {relation.name for (relation, _), known in zip(outputs(), found.known[0], strict=True) if known}
    assert settled == {"place of birth", "spouse"}


@pytest.mark.parametrize(("relation", "expected"), [("P25", CHILD_OF_B), ("P40", CHILD_OF_A)])
def test_a_marked_pair_of_the_other_sets_settles_family_alone(folder: Path, relation: str, expected: int) -> None:
    text = "Clara Lindholm and Peter Lindholm met in Norway."
    sides = [
        {"id": name, "mentions": [at(text, full)]} for name, full in (("c", "Clara Lindholm"), ("p", "Peter Lindholm"))
    ]
    marked = {"head": "c", "tail": "p", "type": relation}
    write(folder, "rel_fewrel", {"text": text, "entities": sides, "relations": [marked]})
    (found,) = read_passages(folder)
    assert (found.truth > 0).nonzero()[1].tolist() == [expected]
    settled = {relation.name for (relation, _), known in zip(outputs(), found.known[0], strict=True) if known}
    assert settled == {"spouse", "child"}


def test_every_property_of_the_main_set_is_learned_once() -> None:
    assert len({relation.set for relation in relations()}) == len(relations()) == 15
