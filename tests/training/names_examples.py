"""Samples and their Docs -> what the network learns from: clues, and for each word the labels that it may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span as Tokens

from analysis.actors.tagging.clues import Clues, find_clues
from analysis.actors.tagging.network import LABELS
from tests.training.names_data import ANY, Sample

LONGEST = 160  # words of a sequence in training
_NUMBER = {label: at for at, label in enumerate(LABELS)}
_NO_NAME = frozenset(("DT", "IN", "PRP", "PRP$", "RB", "WDT", "WP", "WRB", "CC", "EX", "MD", "TO", "VB", "VBZ", "VBD"))
_NAMES = frozenset(("NNP", "NNPS"))


@dataclass(frozen=True, slots=True)
class Example:
    """One sample of n words: its clues, ``allowed`` (n, labels), where it may be cut, and its names by words."""

    source: str
    clues: Clues
    allowed: NDArray[np.bool_]
    cuts: tuple[int, ...]
    gold: frozenset[tuple[int, int, str]]
    unknown: frozenset[int]


def examples(read: Iterable[tuple[Sample, Tokens, int]]) -> Iterator[tuple[Sample, Example]]:
    """Yield what can be learned of each sample that has words."""
    for sample, tokens, base in read:
        if len(tokens):
            starts = {token.idx - base: at for at, token in enumerate(tokens)}
            ends = {token.idx - base + len(token): at + 1 for at, token in enumerate(tokens)}
            allowed, gold, unknown = _allowed(sample, tokens, base, starts, ends)
            cuts = tuple(at for at, token in enumerate(tokens) if token.is_sent_start and at)
            yield sample, Example(sample.source, find_clues(tokens), allowed, cuts, frozenset(gold), frozenset(unknown))


def _allowed(
    sample: Sample, tokens: Tokens, base: int, starts: dict[int, int], ends: dict[int, int]
) -> tuple[NDArray[np.bool_], set[tuple[int, int, str]], set[int]]:
    allowed = np.zeros((len(tokens), len(LABELS)), dtype=bool)
    allowed[:, 0] = True
    free = [_NUMBER[f"{place}-{kind}"] for kind in sample.unmarked for place in "BIES"]
    unsure = _unsure(sample, tokens) if free else []
    for at in unsure:
        allowed[at, free] = True
    gold = set()
    unknown = set(unsure) if sample.unmarked == ANY else set()
    for span in sample.spans:
        start, end = starts.get(span.start), ends.get(span.end)
        if start is None or end is None or not span.types:
            inside = [a for a, t in enumerate(tokens) if t.idx - base < span.end and t.idx - base + len(t) > span.start]
            allowed[inside] = True
            unknown.update(inside)
            continue
        allowed[start:end] = False
        for kind in span.types:
            for at, place in enumerate("S" if end - start == 1 else "B" + "I" * (end - start - 2) + "E", start):
                allowed[at, _NUMBER[f"{place}-{kind}"]] = True
        if len(span.types) == 1:
            gold.add((start, end, *span.types))
            unknown.difference_update(range(start, end))
        else:
            unknown.update(range(start, end))
    return allowed, gold, unknown


def _unsure(sample: Sample, tokens: Tokens) -> list[int]:
    """Return the words that may belong to a name that is not marked: capitalized ones, and small ones between two."""
    capital = [
        token.text[0].isupper() and (token.tag_ in _NAMES or not (token.is_sent_start and token.tag_ in _NO_NAME))
        for token in tokens
    ]
    if sample.unmarked != ANY:
        return [at for at, token in enumerate(tokens) if capital[at] and (token.tag_ in _NAMES or token.ent_type_)]
    near = [
        any(capital[max(0, at - 2) : at]) and any(capital[at + 1 : at + 3]) and not token.is_sent_start
        for at, token in enumerate(tokens)
    ]
    return [at for at in range(len(tokens)) if capital[at] or near[at] or tokens[at].text[0].isdigit()]


def pieces(example: Example) -> Iterator[tuple[Clues, NDArray[np.bool_]]]:
    """Yield the example in stretches of whole sentences of at most ``LONGEST`` words, longer sentences cut."""
    ids, size = example.clues, len(example.allowed)
    start = 0
    while start < size:
        end = min(size, start + LONGEST)
        if end < size:
            end = max((cut for cut in example.cuts if start < cut <= end), default=end)
        part = slice(start, end)
        yield Clues(ids.ids[part], ids.marks[part], ids.vectors[part]), example.allowed[part]
        start = end


def spans_of(labels: Iterable[int]) -> set[tuple[int, int, str]]:
    """Return (first word, word after the last, type) of every name in a valid label sequence."""
    found, start = set(), 0
    for at, label in enumerate(LABELS[number] for number in labels):
        if label[0] in "BS":
            start = at
        if label[0] in "ES":
            found.add((start, at + 1, label[2:]))
    return found
