"""Aligns the words of a page with the words that the body finder took from it."""

from __future__ import annotations

import bisect
import difflib
from collections import Counter

#: So many words in a row that stand once in the page and once in the body are the same place.
RUN = 6
#: Pairs of words up to which every word counts; the time grows with their number where words repeat.
LARGE = 4_000_000


def shares_in(blocks: list[list[str]], body: list[str]) -> list[float]:
    """Return for each block the share of its words that the body has, both read in order.

    The two word sequences are aligned as wholes, so that a menu's "World" is not taken for a word of the third
    paragraph: first by runs of words that both have once, then between these by the longest common runs.
    """
    page = [word for block in blocks for word in block]
    matched = bytearray(len(page))
    here, there = 0, 0
    for place, line in [*_anchors(page, body), (len(page), len(body))]:
        if place >= here and line >= there:
            for run in _runs(page[here:place], body[there:line]):
                matched[here + run.a : here + run.a + run.size] = b"\x01" * run.size
        matched[place : place + RUN] = b"\x01" * len(matched[place : place + RUN])
        here, there = place + RUN, line + RUN
    shares, at = [], 0
    for block in blocks:
        shares.append(sum(matched[at : at + len(block)]) / len(block) if block else 0.0)
        at += len(block)
    return shares


def _runs(page: list[str], body: list[str]) -> list[difflib.Match]:
    """Return the common runs of two stretches; in very long ones the commonest words count for nothing."""
    matcher = difflib.SequenceMatcher(None, page, body, autojunk=len(page) * len(body) > LARGE)
    return matcher.get_matching_blocks()


def _anchors(page: list[str], body: list[str]) -> list[tuple[int, int]]:
    """Return where runs stand that each side has once: the longest chain of them that is in order on both sides."""
    places, lines = _once(page), _once(body)
    pairs = sorted((place, lines[run]) for run, place in places.items() if run in lines)
    chain: list[int] = []  # the last pair of the best chain of each length, after patience sorting
    ends: list[int] = []
    before: list[int] = []
    for number, (_, line) in enumerate(pairs):
        length = bisect.bisect_left(ends, line)
        before.append(chain[length - 1] if length else -1)
        chain[length : length + 1] = [number]
        ends[length : length + 1] = [line]
    out: list[tuple[int, int]] = []
    number = chain[-1] if chain else -1
    while number >= 0:
        out.append(pairs[number])
        number = before[number]
    return out[::-1]


def _once(text: list[str]) -> dict[tuple[str, ...], int]:
    """Return where each run of words begins that stands but once."""
    runs = [tuple(text[i : i + RUN]) for i in range(len(text) - RUN + 1)]
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1}
