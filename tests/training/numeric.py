"""A gradient beside the difference quotient of its loss."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.training.adam import Parameters


def assert_gradient(learned: Callable[[], tuple[float, Parameters]], weights: Parameters, step: float) -> None:
    """Fail unless the gradient is the loss's by every array of weights, there where it is steepest."""
    gradient = learned()[1]
    assert set(gradient) == set(weights)
    for name, slope in gradient.items():
        steepest = int(np.abs(slope).argmax())
        value = weights[name].flat[steepest]
        around = []
        for moved in (value + step, value - step):
            weights[name].flat[steepest] = moved
            around.append(learned()[0])
        weights[name].flat[steepest] = value
        assert (around[0] - around[1]) / (2 * step) == pytest.approx(slope.flat[steepest], rel=1e-3), name
