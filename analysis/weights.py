"""The files of trained weights: arrays in a ZIP file, in half precision; equal weights give equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that ZIP knows: the clock is no part of the file


def save_weights(weights: Weights, path: Path) -> None:
    """Write the weights, rounded to half precision."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(weights):
            array = io.BytesIO()
            np.save(array, np.ascontiguousarray(weights[name], dtype="<f2"), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), array.getvalue(), zipfile.ZIP_DEFLATED)


def load_weights(data: bytes) -> Weights:
    """Read what ``save_weights`` wrote."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: np.load(io.BytesIO(archive.read(name)), allow_pickle=False).astype(np.float32)
            for name in archive.namelist()
        }
