"""Doc -> names by the trained tagger (docs/model_card_names.md), with the probability of each.

It reads words, the language model's tags and entities, the word lists and the default pipeline's word vectors, and
needs nothing else: the file of weights lies beside this module. Trained by ``python -m tests.training.names``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from analysis.actors.tagging.clues import find_clues
from analysis.actors.tagging.network import LABELS, Tagged, load_weights, tag
from analysis.language.vectors import vector_table
from analysis.weights import Weights

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name: token indices ``start`` to ``end`` (half-open), PER, ORG, LOC or MISC, and a probability (0 to 1).

    MISC: peoples and what is no actor (works, products, events). ``score`` is that of its least certain word.
    """

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tagger reads in a Doc: ``names`` in order, none overlapping another.

    ``outside``: of each token the probability that it belongs to no name.
    """

    names: tuple[TaggedName, ...]
    outside: tuple[float, ...]


def read_names(doc: Doc) -> Reading:
    """Return the tagger's reading of a Doc."""
    tagged = tag(find_clues(doc), vector_table(), _weights())
    return Reading(tuple(_names(tagged)), tuple(float(chance) for chance in tagged.outside))


def _names(tagged: Tagged) -> Iterator[TaggedName]:
    start = 0
    for at, number in enumerate(tagged.labels):
        label = LABELS[number]
        if label[0] in "BS":
            start = at
        if label[0] in "ES":
            yield TaggedName(start, at + 1, label[2:], float(tagged.scores[start : at + 1].min()))


@functools.cache
def _weights() -> tuple[Weights, ...]:
    return load_weights(files("analysis.actors.tagging").joinpath("model", "names.zip").read_bytes())
