"""Lines that stand in the text a second time: syndicated text pasted twice, pull quotes, captions."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator

from analysis.article import Article
from analysis.cleaning.lines import Finding, Line, folded, lines
from analysis.cleaning.rules import DATA, PACKAGE
from analysis.lexicons import read_toml

SHINGLE = 3  # words
#: A run of words that so many paragraphs have tells none of them from another.
COMMON = 50


def repeats(article: Article) -> Iterator[Finding]:
    """Yield a line that the next paragraph begins with, and the later of two paragraphs that are alike.

    What the reader left out already is no first copy: a pull quote outside the body must not cost the paragraph.
    """
    here = [line for line in lines(article) if not line.hinted]
    yield from _openings(here)
    yield from _copies(here)


def _openings(here: list[Line]) -> Iterator[Finding]:
    shortest = read_toml(PACKAGE, DATA)["repeat"]["shortest"]
    for line, after in itertools.pairwise(here):
        stem = line.text.rstrip(" .…:")
        longer = len(after.text) > len(line.text) >= shortest
        if longer and after.text.startswith(stem) and not line.title:
            yield Finding(line.span, "caption", "caption:repeats next paragraph")


def _copies(here: list[Line]) -> Iterator[Finding]:
    data = read_toml(PACKAGE, DATA)["repeat"]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    known: list[set[tuple[str, ...]]] = []
    for line in here:
        words = folded(line.text)
        if len(words) < data["words"] or line.text.endswith("?"):
            continue
        alike = data["alike"] if len(words) >= data["near"] else 1.0
        runs = {words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1)}
        shared = Counter(number for run in runs if len(holders[run]) < COMMON for number in holders[run])
        if any(n >= alike * len(runs | known[number]) for number, n in shared.most_common(COMMON)):
            yield Finding(line.span, "duplicate", "duplicate:paragraph")
            continue
        for run in runs:
            holders[run].append(len(known))
        known.append(runs)
