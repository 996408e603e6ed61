"""Trains the relation component of ``analysis.relationships.learned``.

python -m tests.training.relations FOLDER OUT

FOLDER holds the training sets, OUT becomes the file of weights. It learns three times: what may be a case in news; all
but the fold set aside, on which it is calibrated and its scores are printed; everything. The seed is fixed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from analysis.relationships.learned.clues import BAGS, ROWS
from analysis.relationships.learned.network import logistic
from analysis.relationships.learned.relations import outputs
from analysis.weights import Floats, save_weights
from tests.training.adam import Adam, Pace, Parameters
from tests.training.relations_data import ASIDE, Passage, quiet, read_news, read_passages, scores

SEED, EPOCHS, TOGETHER, WIDTH = 20241, 10, 64, 32  # TOGETHER: passages a step
PACE = Pace(rate=2e-3, warm_up=50, decay=0.01, average=0.99, least=1e-6)
PER_STEP = 200  # pairs that make a gradient of full length
DROPPED_CLUES, DROPPED_UNITS = 0.3, 0.3
VECTOR = 300
_OPS = NumpyOps()


def initial(rng: np.random.Generator) -> Parameters:
    """Return the weights before learning."""

    def drawn(*shape: int, scale: float) -> Floats:
        return rng.normal(0, scale, shape).astype(np.float32)

    size, count = len(BAGS) * VECTOR, len(outputs())
    return {
        "clues": drawn(ROWS, WIDTH, scale=0.05),
        "vectors": drawn(size, WIDTH, scale=size**-0.5),
        "hidden b": np.zeros(WIDTH, np.float32),
        "direct": np.zeros((ROWS, count), np.float32),
        "out W": drawn(WIDTH, count, scale=WIDTH**-0.5),
        "out b": np.full(count, -3, np.float32),
    }


def loss_and_gradient(
    group: Sequence[Passage], weights: Parameters, drop: tuple[float, float], rng: np.random.Generator
) -> tuple[float, Parameters]:
    """Return the cross entropy of what is known, summed over the passages' pairs, and its gradient by every weight.

    ``drop``: the shares of clues and of hidden units that are left out while learning.
    """
    ids, sizes, means = (np.concatenate([getattr(p, name) for p in group]) for name in ("ids", "sizes", "means"))
    truth = np.concatenate([p.truth for p in group])
    known = known_of(group)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    dtype = weights["out b"].dtype
    shares = (1 / np.sqrt(sizes)).astype(dtype)[:, None]
    kept = _kept((len(ids), 1), drop[0], rng)
    inputs = means.astype(dtype)
    before = np.add.reduceat(weights["clues"][ids] * kept, starts) * shares
    before = before + inputs @ weights["vectors"] + weights["hidden b"]
    units = _kept(before.shape, drop[1], rng)
    hidden = np.maximum(before, 0) * units
    scores = np.add.reduceat(weights["direct"][ids] * kept, starts) * shares
    scores = scores + hidden @ weights["out W"] + weights["out b"]
    loss = float((known * (np.logaddexp(0, scores) - truth * scores)).sum())

    d_scores = (logistic(scores) - truth) * known
    d_before = (d_scores @ weights["out W"].T) * units * (before > 0)
    return loss, {
        "clues": _scattered(weights["clues"], ids, np.repeat(d_before * shares, sizes, axis=0) * kept),
        "vectors": inputs.T @ d_before,
        "hidden b": d_before.sum(axis=0),
        "direct": _scattered(weights["direct"], ids, np.repeat(d_scores * shares, sizes, axis=0) * kept),
        "out W": hidden.T @ d_scores,
        "out b": d_scores.sum(axis=0),
    }


def _kept(shape: tuple[int, ...], share: float, rng: np.random.Generator) -> Floats:
    """Return 0 for what is left out, else what keeps the mean."""
    return (rng.random(shape, dtype=np.float32) >= share) * np.float32(1 / (1 - share))


def _scattered(like: Floats, ids: NDArray[np.int32], values: Floats) -> Floats:
    out = np.zeros_like(like)
    _OPS.scatter_add(out, ids, np.ascontiguousarray(values, dtype=like.dtype))
    return out


def learn(passages: Sequence[Passage], epochs: int) -> Parameters:
    """Return the averaged weights after so many rounds."""
    rng = np.random.default_rng(SEED)
    weights = initial(rng)
    adam = Adam(weights, epochs * -(-len(passages) // TOGETHER), PACE, set(weights) - {"out b"})
    for epoch in range(1, epochs + 1):
        order = rng.permutation(len(passages))
        loss = 0.0
        for at in range(0, len(order), TOGETHER):
            group = [passages[i] for i in order[at : at + TOGETHER]]
            more, gradient = loss_and_gradient(group, weights, (DROPPED_CLUES, DROPPED_UNITS), rng)
            adam.update(weights, {name: slope / np.float32(PER_STEP) for name, slope in gradient.items()})
            loss += more
        mean = loss / sum(len(p.sizes) for p in passages)
        print(f"  round {epoch} of {epochs}: loss {mean:.4f} a pair, {time.monotonic():.0f} s", flush=True)
    return adam.average


def known_of(passages: Sequence[Passage]) -> NDArray[np.bool_]:
    """Return which outputs of which pairs were annotated: (pairs, outputs)."""
    return np.concatenate([p.known > 0 for p in passages])


def calibration(passages: Sequence[Passage], weights: Parameters) -> tuple[float, float]:
    """Return the factor and the summand that make the scores of passages set aside most likely (Platt 1999)."""
    known = known_of(passages)
    x = np.concatenate([scores(p, weights) for p in passages])[known].astype(np.float64)
    y = np.concatenate([p.truth for p in passages])[known]
    inputs, found = np.stack([x, np.ones_like(x)]), np.zeros(2)
    for _ in range(20):
        chance = logistic(found @ inputs)
        found -= np.linalg.solve((inputs * (chance * (1 - chance))) @ inputs.T, inputs @ (chance - y))
    return float(found[0]), float(found[1])


def calibrated(weights: Parameters, factor: float, summand: float) -> Parameters:
    """Return the weights as the product uses them: scores scaled and moved, numbers in half precision."""
    out = {
        name: value * np.float32(factor if name.startswith(("out", "direct")) else 1) for name, value in weights.items()
    }
    out["out b"] = out["out b"] + np.float32(summand)
    return {name: value.astype(np.float16).astype(np.float32) for name, value in out.items()}


def report(passages: Sequence[Passage], weights: Parameters) -> None:
    """Print, for pairs: how often each band of probabilities is right, and precision and recall by relation."""
    found = np.concatenate([logistic(scores(p, weights)) for p in passages])
    truth, known = np.concatenate([p.truth for p in passages]), known_of(passages)
    print("probability, right, pairs")
    for low in np.arange(0.1, 1, 0.1):
        band = known & (found >= low) & (found < low + 0.1)
        print(f"  {low:.1f} {truth[band].mean():.2f} {band.sum()}")
    print("relation, threshold, precision, recall of pairs")
    for at, (relation, source) in enumerate(outputs()):
        said, real = found[:, at] >= relation.threshold, truth[:, at] > 0
        right, of = (said & real & known[:, at]).sum(), (said & known[:, at]).sum()
        print(f"  {relation.name} {source}: {relation.threshold} {right / max(of, 1):.2f} {right / real.sum():.2f}")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder, out = map(Path, arguments)
    passages, news = list(read_passages(folder)), list(read_news(folder))
    print(f"{len(passages)} passages, {sum(len(p.sizes) for p in passages)} pairs; news: {len(news)}", flush=True)
    aside, rest = ([p for p in passages if (p.fold == ASIDE) == wanted] for wanted in (True, False))
    news = quiet(news, learn(rest, EPOCHS))
    weights = learn([*rest, *news], EPOCHS)
    scale = calibration(aside, weights)
    report(aside, calibrated(weights, *scale))
    save_weights(calibrated(learn([*passages, *news], EPOCHS), *scale), out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
