"""Bodies by the words of their names: capitalized phrases around "union", "bank", "ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.line import (
    ORGANIZATION,
    PROPER,
    Name,
    Words,
    is_capital,
)
from analysis.actors.lists.lexicon import words
from analysis.actors.naming.mending import LEADING


def named_bodies(line: Words) -> Iterator[Name]:
    """Yield capitalized phrases around a word that makes an organization ("the Dockers' [Union] of Velmar")."""
    heads = words("organizations.toml", "name")
    at, size = 0, len(line.text)
    while at < size:
        if line.lower[at] not in heads or not line.text[at][0].isupper() or line.gap[at]:
            at += 1
            continue
        start, end = _left(line, at), at + 1
        while end < size and is_capital(line, end) and (line.lower[end] in heads or line.tag[end] in PROPER):
            end += 1
        tail = _of_phrase(line, end)
        named = (end - start > 1 and not _all_caps(line, start, end)) or (tail > end and not line.first[at])
        if named and _is_body(line, at, end):
            start = start + 1 if line.tag[start] in LEADING and end - start > 1 else start
            yield Name(start, tail, ORGANIZATION, "organization word")
        at = max(tail, at + 1)


def _is_body(line: Words, at: int, end: int) -> bool:
    """Tell whether the word at ``at`` makes the phrase up to ``end`` a body: as its head, which is the last word.

    "Club Ninja", "Academy Award" and "Government Spokesman" are none; "Radio Velmar" is one.
    """
    return line.lower[end - 1] in words("organizations.toml", "name") or (
        line.lower[at] in words("organizations.toml", "leading")
    )


def _left(line: Words, at: int) -> int:
    """Return where the run of capitalized words that ends before ``at`` begins; it may hold possessives and "&"."""
    start = at
    while start > 0 and not line.gap[start - 1]:
        if is_capital(line, start - 1) and line.tag[start - 1] in (*PROPER, "JJ"):
            if line.first[start - 1] and line.tag[start - 1] == "JJ":
                break
            start -= 1
        elif (
            start > 1 and line.tag[start - 1] == "POS" and line.lower[start - 1] == "'" and is_capital(line, start - 2)
        ) or (start > 1 and line.text[start - 1] == "&" and is_capital(line, start - 2)):
            start -= 2
        elif start > 1 and line.text[start - 1].isdigit() and line.lower[start - 2] in words("notnames.toml", "months"):
            start -= 2  # "the [March 23 Movement]"
        else:
            break
    return start


_MADE_OF = ("company", "corporation", "group")  # "Company of Merchants", but "Orvex AG, of Peru"


def _of_phrase(line: Words, end: int) -> int:
    """Return the end of an "of …" or "for …" tail of capitalized words, else ``end``."""
    size = len(line.text)
    at = end
    legal = line.lower[end - 1] in words("organizations.toml", "suffixes") and line.lower[end - 1] not in _MADE_OF
    if at < size and line.lower[at] in ("of", "for") and not legal:
        at += 1
        if at < size and line.lower[at] == "the":
            at += 1
        stop = at
        while stop < size and is_capital(line, stop) and line.tag[stop] in (*PROPER, "JJ") and not line.first[stop]:
            stop += 1
        if stop > at and line.lower[at] not in words("notnames.toml", "words"):
            return stop
    return end


def _all_caps(line: Words, start: int, end: int) -> bool:
    return all(word.isupper() for word in line.text[start:end])
