"""The name tagger's network in plain numpy: embedded clues, dilated convolutions, a linear-chain CRF.

Strubell et al. 2017, "Fast and accurate entity recognition with iterated dilated convolutions", with the maxout units
and layer norms of spaCy's encoder. The training script adds the way back; the way forward is this one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from analysis.actors.tagging.clues import TABLES, Clues
from analysis.weights import Floats, Weights
from analysis.weights import load_weights as load_arrays

_Doubles = NDArray[np.float64]

TYPES = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BIES"))
DILATIONS = (1, 1, 2, 4)
PIECES = 2  # of a maxout unit
NEVER = np.float32(-1e4)
_OPS = NumpyOps()


def _follows(before: str, after: str) -> bool:
    """Tell whether a word's label may follow another's: B I* E is a name of one type, S a name of one word."""
    if before[0] in "BI":
        return after[0] in "IE" and before[1:] == after[1:]
    return after[0] in "OBS"


ALLOWED = np.array([[_follows(a, b) for b in LABELS] for a in LABELS])
STARTS = np.array([label[0] in "OBS" for label in LABELS])
ENDS = np.array([label[0] in "OES" for label in LABELS])


@dataclass(frozen=True, slots=True)
class Tagged:
    """The best labels of n words: ``labels`` (n,) numbers into LABELS, ``scores`` (n,) their probabilities.

    ``outside`` (n,): the probability that the word belongs to no name.
    """

    labels: NDArray[np.intp]
    scores: NDArray[np.float64]
    outside: NDArray[np.float64]


def save_weights(members: Sequence[Weights], path: Path) -> None:
    """Write the weights of an ensemble in half precision: equal weights give equal bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, weights in enumerate(members):
            for name in sorted(weights):
                array = io.BytesIO()
                np.save(array, np.ascontiguousarray(weights[name], dtype="<f2"), allow_pickle=False)
                archive.writestr(zipfile.ZipInfo(f"{number}/{name}", (1980, 1, 1, 0, 0, 0)), array.getvalue())


def load_weights(data: bytes) -> tuple[Weights, ...]:
    """Read what ``save_weights`` wrote."""
    members: dict[str, dict[str, Floats]] = {}
    for path, array in load_arrays(data).items():
        number, name = path.split("/")
        members.setdefault(number, {})[name] = array
    return tuple(members.values())


def tag(clues: Clues, vectors: Floats, members: Sequence[Weights]) -> Tagged:
    """Return the most probable labels of a text by the mean scores of an ensemble.

    ``vectors`` is the table that ``clues.vectors`` points into.
    """
    if not len(clues.ids):
        return Tagged(np.zeros(0, np.intp), np.zeros(0), np.zeros(0))
    rows = vectors[clues.vectors]
    scores = [moves(weights) for weights in members]
    step, first, last = (np.mean(part, axis=0) for part in zip(*scores, strict=True))
    return decode(np.mean([_emissions(clues, rows, weights) for weights in members], axis=0), (step, first, last))


def _emissions(clues: Clues, rows: Floats, weights: Weights) -> Floats:
    embedded = [weights[f"table {name}"][clues.ids[:, at]] for at, name in enumerate(TABLES)]
    parts = [*embedded, _product(rows, weights["vectors"]), clues.marks]
    hidden = normed(maxout(np.concatenate(parts, axis=1), weights, "mix"), weights, "mix")
    for number, dilation in enumerate(DILATIONS):
        layer = f"layer {number}"
        hidden = hidden + normed(maxout(window(hidden, dilation), weights, layer), weights, layer)
    return _product(hidden, weights["out W"]) + weights["out b"]


def _product(rows: Floats, matrix: Floats) -> Floats:
    """Return the matrix product, by spaCy's library: one thread always, so that no count of threads tells."""
    product: Floats = _OPS.gemm(np.ascontiguousarray(rows), matrix)
    return product


def window(hidden: Floats, dilation: int) -> Floats:
    """Return each row beside the rows ``dilation`` before and after it, zeros beyond the ends: (…, n, 3 × width)."""
    before, after = np.zeros_like(hidden), np.zeros_like(hidden)
    before[..., dilation:, :] = hidden[..., :-dilation, :]
    after[..., :-dilation, :] = hidden[..., dilation:, :]
    return np.concatenate([before, hidden, after], axis=-1)


def maxout(rows: Floats, weights: Weights, layer: str) -> Floats:
    """Return the larger of two linear maps, elementwise."""
    return larger(_product(rows, weights[f"{layer} W"]) + weights[f"{layer} b"])


def larger(pieces: Floats) -> Floats:
    """Return the larger of the first and the second half of the last axis, elementwise."""
    half = pieces.shape[-1] // PIECES
    best: Floats = np.maximum(pieces[..., :half], pieces[..., half:])
    return best


def normed(rows: Floats, weights: Weights, layer: str) -> Floats:
    """Return the rows with mean 0 and variance 1, scaled and shifted."""
    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    scaled: Floats = centred / spread * weights[f"{layer} scale"] + weights[f"{layer} shift"]
    return scaled


def moves(weights: Weights) -> tuple[Floats, Floats, Floats]:
    """Return the scores of one label after another (labels, labels), of a first and of a last label (labels,)."""
    return (
        np.where(ALLOWED, weights["moves"], NEVER),
        np.where(STARTS, weights["starts"], NEVER),
        np.where(ENDS, weights["ends"], NEVER),
    )


def decode(emissions: Floats, scores: tuple[Floats, Floats, Floats]) -> Tagged:
    """Return the best label sequence (Viterbi) and each label's marginal probability (forward-backward).

    ``scores`` as ``moves`` returns them.
    """
    step, first, last = (part.astype(np.float64) for part in scores)
    rows = emissions.astype(np.float64)
    labels = _best_labels(rows, step, first, last)
    chances = _chances(rows, step, first, last)
    return Tagged(labels, chances[np.arange(len(rows)), labels], chances[:, LABELS.index("O")])


def _best_labels(rows: _Doubles, step: _Doubles, first: _Doubles, last: _Doubles) -> NDArray[np.intp]:
    best, back = first + rows[0], np.zeros(rows.shape, dtype=np.intp)
    number = np.arange(len(first))
    for at in range(1, len(rows)):
        options = step + best[:, None]
        back[at] = options.argmax(axis=0)
        best = options[back[at], number] + rows[at]
    labels = np.empty(len(rows), dtype=np.intp)
    labels[-1] = (best + last).argmax()
    for at in range(len(rows) - 1, 0, -1):
        labels[at - 1] = back[at, labels[at]]
    return labels


def _chances(rows: _Doubles, step: _Doubles, first: _Doubles, last: _Doubles) -> _Doubles:
    """Return the probability of every label of every word; each step is scaled, so that nothing underflows."""
    likely, move = np.exp(rows - rows.max(axis=1, keepdims=True)), np.exp(step)
    ahead, behind = np.empty_like(rows), np.empty_like(rows)
    ahead[0] = np.exp(first) * likely[0]
    for at in range(1, len(rows)):
        reached = (ahead[at - 1] @ move) * likely[at]
        ahead[at] = reached / reached.sum()
    behind[-1] = np.exp(last)
    for at in range(len(rows) - 2, -1, -1):
        follows = move @ (behind[at + 1] * likely[at + 1])
        behind[at] = follows / follows.sum()
    both = ahead * behind
    chances: _Doubles = both / both.sum(axis=1, keepdims=True)
    return chances
