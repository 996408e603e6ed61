"""Doc -> states that the trained component (docs/model_card_relations.md) proposes, each with a probability.

Trained by ``python -m tests.training.relations``; the file of weights lies beside this module.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from spacy.tokens import Doc

from analysis.actors.records import Actors
from analysis.relationships.learned.clues import Line, clues_of
from analysis.relationships.learned.network import probabilities
from analysis.relationships.learned.pairs import Argument, Pair, arguments_of, pairs_of
from analysis.relationships.learned.relations import Relation, outputs
from analysis.times.records import Times
from analysis.weights import Weights, load_weights

PLACES = 3  # of a score
_NEAR = 3  # words before and after a pair that may be its predicate
_LEAST = 0.05  # how much the score falls without the predicate
_CONTENT = ("NN", "VB", "JJ")
_UNKNOWN = "?"
_MARGIN = 0.2  # of probability, below the likeliest relation of a pair

Found = tuple[float, int, int]  # score, number of the pair, number of the output


@dataclass(frozen=True, slots=True)
class Proposal:
    """A state, its probability, and the token of its predicate: the word without which it would be least likely.

    ``predicate`` is ``None`` where no word of content says it: "Ada Byron (1815–1852)".
    """

    relation: Relation
    source: Argument
    target: Argument
    score: float
    predicate: int | None


def propose(doc: Doc, actors: Actors, times: Times) -> tuple[Proposal, ...]:
    """Return the states that are likely enough, each once a sentence, in the order of the text."""
    arguments = arguments_of(doc, actors, times)
    pairs = list(pairs_of(doc, arguments))
    if not pairs:
        return ()
    line = Line(doc, arguments)
    scores = np.round(probabilities([clues_of(line, pair) for pair in pairs], trained()), PLACES)
    best: dict[tuple[object, ...], Found] = {}
    for output, (relation, _) in enumerate(outputs()):
        for at in np.flatnonzero(scores[:, output] >= relation.threshold):
            source, target = _sides(pairs[at], output)
            key = _key(pairs[at], output, relation)
            if relation.fits(source.kind, target.kind) and scores[at, output] > best.get(key, (0, 0, 0))[0]:
                best[key] = (float(scores[at, output]), int(at), output)
    found = sorted(_likeliest(best.values(), pairs), key=lambda found: (found[1], found[2]))
    return tuple(_proposal(doc, line, pairs[at], score, output) for score, at, output in found)


def _likeliest(found: Collection[Found], pairs: Sequence[Pair]) -> Iterator[Found]:
    """Yield of what two actors may be to each other only what is nearly as likely as the likeliest."""
    best: dict[frozenset[str], float] = {}
    for score, at, _ in found:
        sides = frozenset((pairs[at].a.key, pairs[at].b.key))
        best[sides] = max(score, best.get(sides, 0))
    for score, at, output in found:
        if score >= best[frozenset((pairs[at].a.key, pairs[at].b.key))] - _MARGIN:
            yield score, at, output


def _key(pair: Pair, output: int, relation: Relation) -> tuple[object, ...]:
    sides = (pair.a.key, pair.b.key)
    return (pair.begin, output, *(sorted(sides) if relation.mutual else sides))


def _proposal(doc: Doc, line: Line, pair: Pair, score: float, output: int) -> Proposal:
    return Proposal(outputs()[output][0], *_sides(pair, output), score, _predicate(doc, line, pair, score, output))


def _sides(pair: Pair, output: int) -> tuple[Argument, Argument]:
    """Return the source and the target that an output means."""
    return (pair.a, pair.b) if outputs()[output][1] == "a" else (pair.b, pair.a)


def _predicate(doc: Doc, line: Line, pair: Pair, score: float, output: int) -> int | None:
    """Return the word of content near the pair without which the score falls most."""
    words = list(_words(doc, line, pair))
    if not words:
        return None
    without = probabilities([clues_of(_without(line, word), pair) for word in words], trained())[:, output]
    falls = np.round(score - without, PLACES)
    best = int(falls.argmax())
    return words[best] if falls[best] >= _LEAST else None


def _words(doc: Doc, line: Line, pair: Pair) -> Iterator[int]:
    left, right = sorted((pair.a, pair.b), key=lambda x: x.first)
    path = line.path(left.head, right.head)
    near = set(range(max(pair.begin, left.first - _NEAR), min(pair.end, right.last + _NEAR)))
    own = set(range(left.first, left.last)) | set(range(right.first, right.last))
    for i in sorted((near | {i for i in (*path.up, path.top, *path.down) if i >= 0}) - own):
        if doc[i].tag_.startswith(_CONTENT) and doc[i].is_alpha and not line.inside[i]:
            yield i


def _without(line: Line, word: int) -> Line:
    """Return the line with one word made unknown."""
    other = copy.copy(line)
    other.word = [*line.word[:word], _UNKNOWN, *line.word[word + 1 :]]
    other.vector = line.vector.copy()
    other.vector[word] = -1
    return other


@functools.cache
def trained() -> Weights:
    """Return the component's weights."""
    return load_weights(files("analysis.relationships.learned").joinpath("model", "relations.zip").read_bytes())
