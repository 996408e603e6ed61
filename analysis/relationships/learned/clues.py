"""Pair -> clues: hashed words, dependency paths and kinds, and the rows of word vectors that are averaged.

Nothing here comes from the Doc's vocabulary, so that a Doc from the cache is read like a fresh one. Words of names are
clues only as parts of the two arguments; elsewhere a name is its kind, so that people are not learned by heart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc

from analysis.language.vectors import vector_rows
from analysis.relationships.learned.pairs import Argument, Pair

ROWS = 1 << 15  # of the table of embedded clues
BAGS = ("between", "path", "before", "after", "top", "a", "b")
_LONGEST_PATH = 10
_LONGEST_MIDDLE = 8  # words between that are also one clue together
_NEAR = 4  # words before and after whose vectors are averaged; one more each as clues
_DISTANCES = (*range(6), *[6] * 4, *[7] * 6, *[8] * 9)


@dataclass(frozen=True, slots=True)
class PairClues:
    """Of one pair: ``ids`` rows of the clue table, ``bags`` for each of BAGS the rows of its words' vectors."""

    ids: NDArray[np.int32]
    bags: tuple[NDArray[np.int32], ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The way through the parse: tokens from ``a`` up, the lowest common one (-1 for none), tokens down to ``b``."""

    up: list[int]
    top: int
    down: list[int]


class Line:
    """The words of a Doc as the clues see them. A word of an argument is its kind; digits are one sign."""

    def __init__(self, doc: Doc, arguments: Sequence[Argument]) -> None:
        self.lower = [token.lower_ for token in doc]
        self.dep = [token.dep_ for token in doc]
        self.head = [token.head.i for token in doc]
        self.noun = [token.tag_ in ("NN", "NNS") for token in doc]
        self.verb = [token.pos_ in ("VERB", "AUX") for token in doc]
        self.word = [_sign(token.lemma_.lower()) for token in doc]
        self.inside = [False] * len(doc)
        self.starts: dict[int, str] = {}
        for argument in arguments:
            if argument.form != "nominal":
                self.starts[argument.first] = argument.kind
                for i in range(argument.first, argument.last):
                    self.inside[i], self.word[i] = True, f"<{argument.kind}>"
        self.vector = vector_rows([token.text for token in doc])

    def path(self, a: int, b: int) -> Path:
        """Return the way from one token to another."""
        up, down = self._way_up(a), self._way_up(b)
        common = set(down)
        top = next((i for i in up if i in common), -1)
        if top < 0:
            return Path(up, -1, down[::-1])
        return Path(up[: up.index(top)], top, down[: down.index(top)][::-1])

    def _way_up(self, i: int) -> list[int]:
        way = [i]
        while self.head[way[-1]] != way[-1]:
            way.append(self.head[way[-1]])
        return way

    def rows(self, tokens: Sequence[int]) -> NDArray[np.int32]:
        """Return the rows of the tokens' vectors, of those that have one."""
        rows: NDArray[np.int32] = self.vector[list(tokens)] if tokens else self.vector[:0]
        return rows[rows >= 0]


def _sign(lemma: str) -> str:
    return "0" if lemma[:1].isdigit() else lemma


def clues_of(line: Line, pair: Pair) -> PairClues:
    """Return what the network sees of a pair."""
    a, b = pair.a, pair.b
    left, right = (a, b) if a.first < b.first else (b, a)
    path = line.path(a.head, b.head)
    names = [*_argument_clues(line, pair), *_around(line, pair, left, right)]
    names += [*_between(line, pair, left, right), *_path_clues(line, f"{a.kind}|{b.kind}", path)]
    ids = np.array([hash_string(name) % ROWS for name in names], dtype=np.int32)
    bags = (
        [i for i in range(left.last, right.first) if not line.inside[i]],
        [i for i in (*path.up, path.top, *path.down) if i >= 0 and not line.inside[i]],
        range(max(pair.begin, left.first - _NEAR), left.first),
        range(right.last, min(pair.end, right.last + _NEAR)),
        [path.top] if path.top >= 0 else [],
        range(a.first, a.last),
        range(b.first, b.last),
    )
    return PairClues(ids, tuple(line.rows(bag) for bag in bags))


def _argument_clues(line: Line, pair: Pair) -> Iterator[str]:
    a, b, word = pair.a, pair.b, line.word
    kinds, order = f"{a.kind}|{b.kind}", "ab" if a.first < b.first else "ba"
    yield kinds
    yield f"{kinds}|{order}"
    yield f"ff {_form(a)} {_form(b)} {order}"
    for name, x in (("a", a), ("b", b)):
        yield f"f{name} {_form(x)} {x.kind}"
        yield f"{name}w {x.word}"
        yield f"{name}d {line.dep[x.head]}"
        yield f"{name}n {x.last - x.first}"
        yield from (f"{name}t {line.lower[i]}" for i in range(x.first, x.last))
        yield f"{name}-1 {word[x.first - 1] if x.first > pair.begin else '^'}"
        yield f"{name}-2 {' '.join(word[max(pair.begin, x.first - 2) : x.first])}"
        yield f"{name}+1 {word[x.last] if x.last < pair.end else '$'}"
        yield f"{name}+2 {' '.join(word[x.last : min(pair.end, x.last + 2)])}"
        yield f"{name}+3 {' '.join(word[x.last : min(pair.end, x.last + 3)])}"


def _form(argument: Argument) -> str:
    """A description ("the company") stands for a name as a pronoun does; the training set has marked none."""
    return "pronoun" if argument.form == "nominal" else argument.form


def _around(line: Line, pair: Pair, left: Argument, right: Argument) -> Iterator[str]:
    kinds, order = f"{pair.a.kind}|{pair.b.kind}", "ab" if left is pair.a else "ba"
    for i in range(max(pair.begin, left.first - _NEAR - 1), left.first):
        yield f"l {line.word[i]}"
        yield f"lk {kinds} {order} {line.word[i]}"
    for i in range(right.last, min(pair.end, right.last + _NEAR + 1)):
        yield f"r {line.word[i]}"
        yield f"rk {kinds} {order} {line.word[i]}"
    for i in range(pair.begin, pair.end):
        if not line.inside[i]:
            yield f"s {line.word[i]}"
            if line.verb[i] or line.noun[i]:
                yield f"sk {kinds} {line.word[i]}"


def _between(line: Line, pair: Pair, left: Argument, right: Argument) -> Iterator[str]:
    kinds, order = f"{pair.a.kind}|{pair.b.kind}", "ab" if left is pair.a else "ba"
    gap = right.first - left.last
    yield f"n {_DISTANCES[gap] if gap < len(_DISTANCES) else 9} {kinds}"
    middle = range(left.last, right.first)
    starts = [line.starts[i] for i in middle if i in line.starts]
    yield f"m {min(len(starts), 5)}"
    yield f"mk {order} {kinds} {starts.count(left.kind)} {starts.count(right.kind)}"
    yield f"mt {kinds} {' '.join(starts[:4])}"
    words = [w for w, same in groupby(line.word[i] for i in middle) for _ in ([0] if w[0] == "<" else same)]
    if len(words) <= _LONGEST_MIDDLE:
        yield f"all {order} {kinds} {' '.join(words)}"
    for w in words:
        yield f"w {w}"
        yield f"wo {order} {w}"
        yield f"wk {kinds} {order} {w}"
    closed = ["[", *words, "]"]
    yield from (f"2 {order} {p} {q}" for p, q in pairwise(closed))
    yield from (f"3 {order} {p} {q} {r}" for (p, q), (_, r) in pairwise(pairwise(closed)))


def _path_clues(line: Line, kinds: str, path: Path) -> Iterator[str]:
    word, dep, up, top, down = line.word, line.dep, path.up, path.top, path.down
    if top < 0 or len(up) + len(down) > _LONGEST_PATH:
        yield f"p none {kinds}"
        return
    labels = " ".join([*(f"<{dep[i]}" for i in up), "^", *(f">{dep[i]}" for i in down)])
    inner = [*up[1:], *([top] if up and down else []), *down[:-1]]
    lemmas = " ".join(word[i] for i in inner)
    yield f"pl {labels}"
    yield f"plk {kinds} {labels}"
    yield f"pw {lemmas}"
    yield f"pwk {kinds} {lemmas}"
    yield f"pwl {labels} {lemmas}"
    yield f"top {word[top]}"
    yield f"topk {kinds} {word[top]}"
    yield f"topl {labels} {word[top]}"
    for i in inner:
        yield f"pi {word[i]}"
        yield f"pid {dep[i]} {word[i]}"
        yield f"pik {kinds} {word[i]}"
    steps = [*((f"<{dep[i]}", word[i]) for i in up), ("^", word[top]), *((f">{dep[i]}", word[i]) for i in down)]
    yield from (f"pb {d1} {d2} {w1} {w2}" for (d1, w1), (d2, w2) in pairwise(steps))
    if line.verb[top]:
        negated = any(line.head[i] == top and dep[i] == "neg" for i in range(max(0, top - 4), top))
        yield f"neg {negated}"
