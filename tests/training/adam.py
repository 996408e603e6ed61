"""The optimizer of the training scripts: Adam with decoupled weight decay (Loshchilov and Hutter 2019), in numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.weights import Floats

Parameters = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast weights follow their slopes.

    ``rate``: the highest step; ``warm_up``: the steps to reach it, from where it falls as a cosine; ``decay``: the
    share of a weight lost a step, times the rate; ``average``: the memory of the running average; ``least``: added
    to the root of the mean square.
    """

    rate: float
    warm_up: int
    decay: float
    average: float
    least: float


class Adam:
    """Moves weights against their slopes, and keeps a running ``average`` of them."""

    def __init__(self, weights: Parameters, steps: int, pace: Pace, decaying: set[str]) -> None:
        self.steps, self.step, self.pace, self.decaying = steps, 0, pace, decaying
        self.mean = {name: np.zeros_like(value) for name, value in weights.items()}
        self.square = {name: np.zeros_like(value) for name, value in weights.items()}
        self.average = {name: value.copy() for name, value in weights.items()}

    def update(self, weights: Parameters, slopes: Parameters) -> None:
        """Change the weights, in place."""
        self.step += 1
        done = min(1.0, self.step / self.steps)
        rate = self.pace.rate * min(1.0, self.step / self.pace.warm_up) * (0.02 + 0.49 * (1 + np.cos(np.pi * done)))
        fix = np.float32(rate * np.sqrt(1 - 0.999**self.step) / (1 - 0.9**self.step))
        keep = np.float32(min(self.pace.average, (1 + self.step) / (10 + self.step)))
        for name, value in weights.items():
            slope, mean, square, average = slopes[name], self.mean[name], self.square[name], self.average[name]
            mean += np.float32(0.1) * (slope - mean)
            square += np.float32(0.001) * (slope * slope - square)
            if name in self.decaying:
                value *= np.float32(1 - rate * self.pace.decay)
            value -= fix * mean / (np.sqrt(square) + np.float32(self.pace.least))
            average += (1 - keep) * (value - average)
