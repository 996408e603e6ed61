"""The way back through the name tagger's network: the loss of partly labelled text, and its gradient.

The loss is the logarithm of the sum over all label sequences less that over the allowed ones (a partial CRF:
Tsuboi et al. 2008, "Training conditional random fields using incomplete annotations").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from analysis.actors.tagging.clues import TABLES
from analysis.actors.tagging.network import DILATIONS, NEVER, Floats, larger, moves, window
from tests.training.adam import Parameters

Back = Callable[[Floats], Floats]
_OPS = NumpyOps()
_TINY = np.float32(1e-30)


@dataclass(frozen=True, slots=True)
class Batch:
    """B sequences padded to T words: ``ids`` (B, T, tables), ``marks`` (B, T, marks), ``vectors`` (B, T) rows,
    ``allowed`` (B, T, labels), ``sizes`` (B,) words, ``sets`` (B,) number of the training set."""  # fmt: skip

    ids: NDArray[np.int32]
    marks: Floats
    vectors: NDArray[np.int32]
    allowed: NDArray[np.bool_]
    sizes: NDArray[np.intp]
    sets: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Dropout:
    """Shares of what is hidden while learning: units of a layer, whole clues, the training set's name."""

    units: float
    clue: float
    set: float


def loss_and_gradient(
    batch: Batch, weights: Parameters, vectors: Floats, dropout: Dropout, rng: np.random.Generator
) -> tuple[float, Parameters]:
    """Return the loss summed over the batch's sequences and its gradient by every weight."""
    gradient: Parameters = {}
    real = (np.arange(batch.allowed.shape[1]) < batch.sizes[:, None])[..., None]
    mask = real.astype(np.float32)
    rows, back_rows = _embed(batch, weights, vectors, dropout, rng, gradient)
    known = (rng.random(len(batch.sets)) >= dropout.set).astype(np.float32)[:, None, None]
    hint = weights["sets mix"][batch.sets][:, None] * known
    hidden, back_mix = _maxout(rows, weights, "mix", gradient, hint)
    hidden, back_norm = _normed(hidden, weights, "mix", gradient)
    hidden = hidden * mask
    backs: list[tuple[Back, Back, Floats, int]] = []
    for number, dilation in enumerate(DILATIONS):
        layer = f"layer {number}"
        seen, back_layer = _maxout(window(hidden, dilation), weights, layer, gradient)
        seen, back_layer_norm = _normed(seen, weights, layer, gradient)
        keep = mask * _kept(seen.shape, dropout.units, rng)
        hidden = hidden + seen * keep
        backs.append((back_layer, back_layer_norm, keep, dilation))
    hint_out = weights["sets out"][batch.sets][:, None] * known
    emissions = hidden @ weights["out W"] + weights["out b"] + hint_out
    loss, d_emissions = crf_loss(emissions, batch.allowed, batch.sizes, weights, gradient)
    d_emissions *= mask

    flat = d_emissions.reshape(-1, d_emissions.shape[-1])
    gradient["out W"] = hidden.reshape(-1, hidden.shape[-1]).T @ flat
    gradient["out b"] = flat.sum(axis=0)
    gradient["sets out"] = _summed(weights["sets out"], batch.sets, (d_emissions * known).sum(axis=1))
    d_hidden = d_emissions @ weights["out W"].T
    for back_layer, back_layer_norm, keep, dilation in reversed(backs):
        d_window = back_layer(back_layer_norm(d_hidden * keep))
        d_hidden = (d_hidden + _unwindow(d_window, dilation)) * mask
    d_pieces = back_norm(d_hidden * mask)
    d_rows = back_mix(d_pieces)
    gradient["sets mix"] = _summed(weights["sets mix"], batch.sets, gradient.pop("hint") * known[:, 0])
    back_rows(d_rows)
    return loss, gradient


def _kept(shape: tuple[int, ...], share: float, rng: np.random.Generator) -> Floats:
    """Return 0 for what is hidden, else what keeps the mean."""
    if not share:
        return np.ones(shape, dtype=np.float32)
    return (rng.random(shape, dtype=np.float32) >= share) * np.float32(1 / (1 - share))


def _summed(like: Floats, index: NDArray[np.int32], values: Floats) -> Floats:
    out = np.zeros_like(like)
    _OPS.scatter_add(out, np.ascontiguousarray(index, dtype=np.int32), np.ascontiguousarray(values))
    return out


def _embed(
    batch: Batch, weights: Parameters, vectors: Floats, dropout: Dropout, rng: np.random.Generator, gradient: Parameters
) -> tuple[Floats, Callable[[Floats], None]]:
    shape = batch.vectors.shape
    found = vectors[batch.vectors.reshape(-1)]
    parts = [weights[f"table {name}"][batch.ids[..., at]] for at, name in enumerate(TABLES)]
    parts += [(found @ weights["vectors"]).reshape(*shape, -1), batch.marks]
    whole = [_kept((*shape, 1), dropout.clue, rng) for _ in parts]
    widths = np.cumsum([part.shape[-1] for part in parts])[:-1]
    rows = np.concatenate([part * keep for part, keep in zip(parts, whole, strict=True)], axis=-1)
    units = _kept(rows.shape, dropout.units / 2, rng)

    def back(d_rows: Floats) -> None:
        d_parts = np.split(d_rows * units, widths, axis=-1)
        for at, name in enumerate(TABLES):
            values = (d_parts[at] * whole[at]).reshape(-1, d_parts[at].shape[-1])
            gradient[f"table {name}"] = _summed(weights[f"table {name}"], batch.ids[..., at].reshape(-1), values)
        d_vectors = (d_parts[-2] * whole[-2]).reshape(-1, d_parts[-2].shape[-1])
        gradient["vectors"] = found.T @ d_vectors

    return rows * units, back


def _maxout(
    rows: Floats, weights: Parameters, layer: str, gradient: Parameters, hint: Floats | None = None
) -> tuple[Floats, Back]:
    flat = rows.reshape(-1, rows.shape[-1])
    pieces = (flat @ weights[f"{layer} W"] + weights[f"{layer} b"]).reshape(*rows.shape[:-1], -1)
    if hint is not None:
        pieces += hint
    best = larger(pieces)
    first = pieces[..., : best.shape[-1]] == best

    def back(d_best: Floats) -> Floats:
        d_first = d_best * first
        d_flat = np.concatenate([d_first, d_best - d_first], axis=-1).reshape(len(flat), -1)
        gradient[f"{layer} W"] = flat.T @ d_flat
        gradient[f"{layer} b"] = d_flat.sum(axis=0)
        if hint is not None:
            gradient["hint"] = d_flat.reshape(*rows.shape[:-1], -1).sum(axis=1)
        return (d_flat @ weights[f"{layer} W"].T).reshape(rows.shape)

    return best, back


def _normed(rows: Floats, weights: Parameters, layer: str, gradient: Parameters) -> tuple[Floats, Back]:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    unit = centred / spread
    scale = weights[f"{layer} scale"]

    def back(d_out: Floats) -> Floats:
        axes = tuple(range(d_out.ndim - 1))
        gradient[f"{layer} scale"] = (d_out * unit).sum(axis=axes)
        gradient[f"{layer} shift"] = d_out.sum(axis=axes)
        d_unit = d_out * scale
        mean = d_unit.mean(axis=-1, keepdims=True)
        along = (d_unit * unit).mean(axis=-1, keepdims=True)
        return (d_unit - mean - unit * along) / spread

    return unit * scale + weights[f"{layer} shift"], back


def _unwindow(d_window: Floats, dilation: int) -> Floats:
    width = d_window.shape[-1] // 3
    out = d_window[..., width : 2 * width].copy()
    out[:, :-dilation] += d_window[:, dilation:, :width]
    out[:, dilation:] += d_window[:, :-dilation, 2 * width :]
    return out


def crf_loss(
    emissions: Floats, allowed: NDArray[np.bool_], sizes: NDArray[np.intp], weights: Parameters, gradient: Parameters
) -> tuple[float, Floats]:
    """Return the loss and its gradient by the emissions (B, T, labels); add those by the moves to ``gradient``."""
    number, length = allowed.shape[:2]
    step, first, last = moves(weights)
    chance = np.exp(step)
    rows = np.concatenate([emissions, np.where(allowed, emissions, NEVER)])
    real = np.tile(np.arange(length) < sizes[:, None], (2, 1))
    ahead = np.empty_like(rows)
    ahead[:, 0] = first + rows[:, 0]
    for at in range(1, length):
        new = _step(ahead[:, at - 1], chance) + rows[:, at]
        ahead[:, at] = np.where(real[:, at, None], new, ahead[:, at - 1])
    total = _log_sum(ahead[:, -1] + last)
    sign = np.repeat(np.array([1, -1], dtype=np.float32), number)
    pairs = np.zeros_like(step)
    behind = np.empty_like(rows)
    behind[:, -1] = last
    for at in range(length - 1, 0, -1):
        to = rows[:, at] + behind[:, at]
        behind[:, at - 1] = np.where(real[:, at, None], _step(to, chance.T), behind[:, at])
        top_a, top_b = ahead[:, at - 1].max(axis=1), to.max(axis=1)
        share = np.exp(np.minimum(top_a + top_b - total, 60)) * sign * real[:, at]
        pairs += (np.exp(ahead[:, at - 1] - top_a[:, None]) * share[:, None]).T @ np.exp(to - top_b[:, None])
    chances = np.exp(np.minimum(ahead + behind - total[:, None, None], 0))
    d_emissions = (chances[:number] - chances[number:]) * real[:number, :, None]
    ends = d_emissions[np.arange(number), sizes - 1]
    gradient["moves"] = pairs * chance
    gradient["starts"] = d_emissions[:, 0].sum(axis=0)
    gradient["ends"] = ends.sum(axis=0)
    return float((total[:number] - total[number:]).sum()), d_emissions


def _step(scores: Floats, chance: Floats) -> Floats:
    top = scores.max(axis=1, keepdims=True)
    out: Floats = np.log(np.exp(scores - top) @ chance + _TINY) + top
    return out


def _log_sum(scores: Floats) -> Floats:
    top = scores.max(axis=1)
    out: Floats = np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top
    return out
