"""Trains the name tagger of ``analysis.actors.tagging.tagger``.

python -m tests.training.names FOLDER OUT

FOLDER holds the training sets (names_data.SETS), OUT becomes the file of weights. Scores on the parts set aside are
printed after every epoch. The seeds are fixed; the language model's reading is kept in newsbook's cache.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.actors.tagging.clues import MARKS, TABLES, Clues
from analysis.actors.tagging.network import DILATIONS, LABELS, PIECES, Floats, Weights, save_weights, tag
from analysis.language.vectors import vector_table
from tests.training.adam import Adam, Pace, Parameters
from tests.training.names_data import SETS, read_samples
from tests.training.names_docs import read_docs
from tests.training.names_examples import Example, examples, pieces, spans_of
from tests.training.names_gradient import Batch, Dropout, loss_and_gradient

WORDS = 2000  # a batch
PACE = Pace(rate=2e-3, warm_up=200, decay=0.01, average=0.998, least=1e-7)
CLIP = 5.0  # the longest gradient
EMBEDDING = {"word": 64, "word2": 64, "prefix": 24, "suffix": 24, "shape": 24, "tag": 24, "dep": 12, "head": 24}
EMBEDDING |= {"entity": 32, "elsewhere": 8}
VECTORS = 96
NAMES = tuple(SETS)
GUIDE = ("ner_uner_ewt", "alias_docred")  # whose guidelines the finished network keeps to, half and half
SEEDS, EPOCHS, WIDTH = (20241, 20242, 20243), 3, 128
DROPOUT = Dropout(units=0.33, clue=0.12, set=0.3)

Scores = dict[str, tuple[float, float, float]]  # set -> precision, recall, F1
Piece = tuple[Clues, NDArray[np.bool_], int]


def initial(rng: np.random.Generator) -> Parameters:
    """Return the weights before learning."""

    def drawn(*shape: int, scale: float) -> Floats:
        return rng.normal(0, scale, shape).astype(np.float32)

    weights = {f"table {name}": drawn(rows, EMBEDDING[name], scale=0.1) for name, rows in TABLES.items()}
    weights["vectors"] = drawn(300, VECTORS, scale=(1 / 300) ** 0.5 * 3)
    inputs = {"mix": sum(EMBEDDING.values()) + VECTORS + len(MARKS)}
    inputs |= {f"layer {number}": 3 * WIDTH for number in range(len(DILATIONS))}
    for layer, size in inputs.items():
        weights[f"{layer} W"] = drawn(size, WIDTH * PIECES, scale=(1.5 / size) ** 0.5)
        weights[f"{layer} b"] = np.zeros(WIDTH * PIECES, np.float32)
        weights[f"{layer} scale"] = np.ones(WIDTH, np.float32)
        weights[f"{layer} shift"] = np.zeros(WIDTH, np.float32)
    weights["out W"] = drawn(WIDTH, len(LABELS), scale=WIDTH**-0.5)
    weights["out b"] = np.zeros(len(LABELS), np.float32)
    weights["sets mix"] = np.zeros((len(NAMES), WIDTH * PIECES), np.float32)
    weights["sets out"] = np.zeros((len(NAMES), len(LABELS)), np.float32)
    weights |= {"moves": np.zeros((len(LABELS), len(LABELS)), np.float32)}
    return weights | {name: np.zeros(len(LABELS), np.float32) for name in ("starts", "ends")}


def finished(weights: Parameters) -> Parameters:
    """Return the weights as the product uses them: the guidelines are fixed, so the sets' hints become biases."""
    rows = [NAMES.index(name) for name in GUIDE]
    kept = {name: value for name, value in weights.items() if not name.startswith("sets")}
    kept["mix b"] = kept["mix b"] + weights["sets mix"][rows].mean(axis=0)
    kept["out b"] = kept["out b"] + weights["sets out"][rows].mean(axis=0)
    return {name: value.astype(np.float16).astype(np.float32) for name, value in kept.items()}


def epoch_of(stock: dict[str, list[list[Piece]]], rng: np.random.Generator) -> list[list[Piece]]:
    """Return the batches of an epoch: each set as often as SETS says, sequences of like length together."""
    chosen: list[Piece] = []
    for name, samples in stock.items():
        copies = SETS[name][2]
        count = round(copies * len(samples))
        order = np.concatenate([rng.permutation(len(samples)) for _ in range(int(np.ceil(copies)))])[:count]
        chosen.extend(piece for at in order for piece in samples[at])
    lengths = np.array([len(piece[1]) for piece in chosen]) + rng.uniform(0, 4, len(chosen))
    batches: list[list[Piece]] = [[]]
    for at in np.argsort(lengths):
        if (len(batches[-1]) + 1) * len(chosen[at][1]) > WORDS and batches[-1]:
            batches.append([])
        batches[-1].append(chosen[at])
    return [batches[at] for at in rng.permutation(len(batches))]


def padded(group: Sequence[Piece], no_vector: int) -> Batch:
    """Return the sequences as one batch."""
    sizes = np.array([len(allowed) for _, allowed, _ in group])
    shape = (len(group), int(sizes.max()))
    ids = np.zeros((*shape, len(TABLES)), np.int32)
    marks = np.zeros((*shape, len(MARKS)), np.float32)
    vectors = np.full(shape, no_vector, np.int32)
    allowed = np.zeros((*shape, len(LABELS)), bool)
    allowed[..., 0] = True
    for at, (clues, labels, _) in enumerate(group):
        ids[at, : sizes[at]], marks[at, : sizes[at]] = clues.ids, clues.marks
        vectors[at, : sizes[at]], allowed[at, : sizes[at]] = clues.vectors, labels
    return Batch(ids, marks, vectors, allowed, sizes, np.array([number for _, _, number in group]))


def clipped(gradient: Parameters) -> Parameters:
    """Return the gradient, no longer than CLIP."""
    length = float(np.sqrt(sum(float((g * g).sum()) for g in gradient.values())))
    scale = np.float32(min(1.0, CLIP / (length + 1e-6)))
    return {name: slope * scale for name, slope in gradient.items()}


def scores(aside: Sequence[Example], vectors: Floats, members: Sequence[Weights]) -> Scores:
    """Return exact precision, recall and F1 of PER, ORG, LOC by set; names where nothing is known do not count."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for example in aside:
        found = {s for s in spans_of(tag(example.clues, vectors, members).labels) if s[2] != "MISC"}
        found = {s for s in found if example.unknown.isdisjoint(range(s[0], s[1]))}
        gold = {s for s in example.gold if s[2] != "MISC"}
        for at, n in enumerate((len(found & gold), len(found), len(gold))):
            counts[example.source][at] += n
    return {
        name: (right / max(found, 1), right / max(gold, 1), 2 * right / max(found + gold, 1))
        for name, (right, found, gold) in counts.items()
    }


def learn(
    stock: dict[str, list[list[Piece]]], vectors: Floats, epochs: int, seed: int
) -> Iterator[tuple[int, float, Parameters]]:
    """Yield after each epoch its number, the mean loss a word, and the averaged weights, as the product has them."""
    rng = np.random.default_rng(seed)
    weights = initial(rng)
    steps = epochs * len(epoch_of(stock, np.random.default_rng(seed)))
    adam = Adam(weights, steps, PACE, {name for name in weights if name.endswith(" W") or name == "vectors"})
    for epoch in range(1, epochs + 1):
        lost = seen = 0.0
        for group in epoch_of(stock, rng):
            batch = padded(group, len(vectors) - 1)
            loss, gradient = loss_and_gradient(batch, weights, vectors, DROPOUT, rng)
            size = np.float32(20 / batch.sizes.sum())  # the mean of a short sentence
            adam.update(weights, clipped({name: slope * size for name, slope in gradient.items()}))
            lost, seen = lost + loss, seen + float(batch.sizes.sum())
            if adam.step % 50 == 0:
                print(f"  step {adam.step} of {steps}, loss {lost / seen:.3f}, {time.monotonic():.0f} s", flush=True)
        yield epoch, lost / seen, finished(adam.average)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder, out = Path(arguments[0]), Path(arguments[1])
    vectors = vector_table()
    stock: dict[str, list[list[Piece]]] = {name: [] for name in SETS}
    aside = []
    for sample, example in examples(read_docs(list(read_samples(folder)))):
        if sample.aside:
            aside.append(example)
        else:
            stock[sample.source].append([(*piece, NAMES.index(sample.source)) for piece in pieces(example)])
    print({name: sum(len(p[1]) for sample in group for p in sample) for name, group in stock.items()}, flush=True)
    members: list[Parameters] = []
    for seed in SEEDS:
        weights: Parameters = {}
        for epoch, loss, weights in learn(stock, vectors, EPOCHS, seed):
            print(f"seed {seed}, epoch {epoch}: loss {loss:.4f}")
            show(scores(aside, vectors, [weights]))
        members.append(weights)
    print("together")
    show(scores(aside, vectors, members))
    save_weights(members, out)
    return 0


def show(found: Scores) -> None:
    for name, (precision, recall, f1) in found.items():
        print(f"  {name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
