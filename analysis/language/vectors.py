"""The default pipeline's word vectors, read from its folder alone, whatever model reads the article."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]

from analysis.language.model import DEFAULT_MODEL, model_folder

if TYPE_CHECKING:
    from spacy.vectors import Vectors  # type: ignore[import-not-found]


@functools.cache
def word_vectors() -> Vectors:
    """Return the vectors as spaCy has them."""
    from spacy.vectors import Vectors

    return Vectors().from_disk(model_folder(DEFAULT_MODEL) / "vocab")


@functools.cache
def vector_table() -> NDArray[np.float32]:
    """Return the vectors (rows, 300) at unit length, and a last row of zeros for words without one."""
    data = word_vectors().data
    length = np.linalg.norm(data, axis=1, keepdims=True)
    unit = data / np.maximum(length, 1e-6)
    return np.vstack([unit, np.zeros_like(unit[:1])]).astype(np.float32)


def vector_rows(words: Sequence[str]) -> NDArray[np.int32]:
    """Return each word's row of the table, else that of the word in small letters, else -1: (words,)."""
    keys = np.array([[hash_string(word), hash_string(word.lower())] for word in words], dtype=np.uint64)
    exact, small = (word_vectors().find(keys=column) for column in keys.reshape(-1, 2).T)
    rows: NDArray[np.int32] = np.where(exact >= 0, exact, small).astype(np.int32)
    return rows
