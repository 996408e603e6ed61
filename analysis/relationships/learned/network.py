"""Clues -> probabilities, in plain numpy: embedded clues and averaged word vectors, one hidden layer, one output each.

A clue also speaks to every output directly (the "wide" part of Cheng et al. 2016, "Wide & deep learning"). Sums are in
double precision, so that no machine's order of adding reaches the rounded scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.language.vectors import vector_table
from analysis.relationships.learned.clues import BAGS, PairClues
from analysis.weights import Weights

_AT_ONCE = 256  # pairs

Doubles = NDArray[np.float64]


def probabilities(clues: Sequence[PairClues], weights: Weights) -> Doubles:
    """Return how likely each output is for each pair: (pairs, outputs), 0 to 1, each calibrated for itself."""
    parts = [_scores(clues[at : at + _AT_ONCE], weights) for at in range(0, len(clues), _AT_ONCE)]
    scores = np.concatenate([np.zeros((0, len(weights["out b"]))), *parts])
    return logistic(scores)


def logistic(scores: NDArray[Any]) -> NDArray[Any]:
    """Return the probabilities whose logarithms of odds are the scores; no score is too large for it."""
    chances: NDArray[Any] = (1 + np.tanh(scores / 2)) / 2
    return chances


def _scores(clues: Sequence[PairClues], weights: Weights) -> Doubles:
    sizes = np.array([len(c.ids) for c in clues])
    ids = np.concatenate([c.ids for c in clues])
    shares = 1 / np.sqrt(sizes)[:, None]
    hidden = _summed(weights["clues"], ids, sizes) * shares + averages(clues) @ weights["vectors"].astype(np.float64)
    hidden = np.maximum(hidden + weights["hidden b"], 0)
    direct = _summed(weights["direct"], ids, sizes) * shares
    scores: Doubles = hidden @ weights["out W"].astype(np.float64) + direct + weights["out b"]
    return scores


def _summed(table: NDArray[np.float32], ids: NDArray[np.int32], sizes: NDArray[np.int_]) -> Doubles:
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    sums: Doubles = np.add.reduceat(table[ids].astype(np.float64), starts, axis=0)
    return sums


def averages(clues: Sequence[PairClues]) -> Doubles:
    """Return the mean vector of each bag of each pair, side by side, zeros where no word has a vector."""
    table = vector_table()
    out = np.zeros((len(clues), len(BAGS), table.shape[1]))
    for at, found in enumerate(clues):
        for number, rows in enumerate(found.bags):
            if len(rows):
                out[at, number] = table[rows].mean(axis=0, dtype=np.float64)
    return out.reshape(len(clues), -1)
