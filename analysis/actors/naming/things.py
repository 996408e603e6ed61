"""Names of things, which are no actors though they look like bodies: share indices, models by number, brands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.actors.forms import is_acronym
from analysis.actors.line import ORGANIZATION, OTHER, PROPER, UNKNOWN, Name, Words, is_capital
from analysis.actors.lists.lexicon import words

LONGEST = 6  # words of an index
INDEX = "share index"
_BRAND = re.compile(r"[a-z]{1,5}[A-Z](?:[a-z]{2,}|OS)\w*")  # "iPhone", "macOS", but not "kWh"
_CODE = re.compile(r"(?!Q[1-4]$|H[12]$|FY|G\d|U-?\d)[A-Z]{1,3}-?\d{2,4}[A-Z]{0,2}(?:-\d+)?s?|\d{3}-\d{3}s?")
_ARTICLES = frozenset(("a", "an"))
_OWNED = frozenset(("the", "its", "their", "his", "her", "our", "my", "your", "a", "an", "this", "new"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "CD"))


def index_names(line: Words) -> Iterator[Name]:
    """Yield the share indices, each as long as it is listed."""
    listed = {name.replace(" ", "") for name in words("notnames.toml", "indices")}
    short = {name.replace(" ", "") for name in words("notnames.toml", "short_indices")} - _of_companies(line)
    at, size = 0, len(line.text)
    known = listed | short
    while at < size:
        stops = range(min(at + LONGEST, size), at, -1) if is_capital(line, at) else ()
        end = next((e for e in stops if "".join(line.lower[at:e]) in known), at)
        if end > at:
            yield Name(at, end, OTHER, INDEX)
        at = max(end, at + 1)


def _of_companies(line: Words) -> set[str]:
    """Return the short names of indices by which the article calls a company: "Dow" in "Dow Chemical"."""
    found: set[str] = set()
    for name in words("notnames.toml", "short_indices"):
        parts = name.split()
        for at in range(len(line.lower) - len(parts)):
            end = at + len(parts)
            after = line.lower[end]
            named = (after == "&" or (is_capital(line, end) and line.tag[end] in PROPER)) and not line.first[end]
            if line.lower[at:end] == parts and named and after not in words("notnames.toml", "index_tails"):
                found.update((name.replace(" ", ""), parts[0]))
    return found


def brand_names(line: Words) -> Iterator[Name]:
    """Yield the brands that begin with a small letter and are had or sold like things: "the iPhone", "an iPod"."""
    at, size = 0, len(line.text)
    things = {line.text[i] for i in range(1, size) if _BRAND.fullmatch(line.text[i]) and _is_owned(line, i)}
    while at < size:
        end = at + 1
        if line.text[at] in things:
            while end < size and not line.first[end] and (line.tag[end] in PROPER and is_capital(line, end)):
                end += 1
            yield Name(at, end, OTHER, "brand of a thing")
        at = end


def _is_owned(line: Words, at: int) -> bool:
    """Tell whether the word heads a phrase with a determiner: "its [iPhone]", but not "the [eBay] deal"."""
    follows = at + 1 < len(line.tag) and line.tag[at + 1] in _NOUNS
    return line.lower[at - 1] in _OWNED and not follows


def mark_things(names: Sequence[Name], line: Words) -> list[Name]:
    """Return the names with those of things marked: models with their makers, what is had by the piece, acronyms."""
    marked = _models(names, line)
    short = {line.text[b.start] for a, b in pairwise(marked) if _defines(a, b, line)}
    return [
        replace(name, label=OTHER, rule=f"{name.rule}, acronym of a thing")
        if name.end - name.start == 1 and line.text[name.start] in short
        else name
        for name in marked
    ]


def _defines(long: Name, short: Name, line: Words) -> bool:
    """Tell whether a law, treaty, plan or index is given an acronym: "the Fair Ports Act ([FPA])"."""
    thing = line.lower[long.end - 1] in words("notnames.toml", "things") or long.rule == INDEX
    bracket = short.start == long.end + 1 and line.text[long.end] == "(" and short.end - short.start == 1
    return long.label == OTHER and thing and bracket and is_acronym(line.text[short.start])


def _models(names: Sequence[Name], line: Words) -> list[Name]:
    out: list[Name] = []
    for name in names:
        last = out[-1] if out else None
        if last and last.end == name.start and last.label == ORGANIZATION and _begins_model(name, line):
            out[-1] = replace(name, start=last.start)
        elif name.label == ORGANIZATION and _is_model(name, line):
            out.append(replace(name, end=name.end + 1, label=OTHER, rule=f"{name.rule}, model"))
        elif name.label in (ORGANIZATION, UNKNOWN) and _by_the_piece(name, line):
            out.append(replace(name, label=OTHER, rule=f"{name.rule}, one of many"))
        else:
            out.append(name)
    return out


def _begins_model(name: Name, line: Words) -> bool:
    return name.label == OTHER and any(c.isdigit() for c in line.text[name.start])


def _is_model(name: Name, line: Words) -> bool:
    return name.end < len(line.text) and not line.gap[name.end] and bool(_CODE.fullmatch(line.text[name.end]))


def _by_the_piece(name: Name, line: Words) -> bool:
    """Tell whether a single word has "a" before it and heads its phrase: "a [Toyota]", but not "a [Toyota] plant"."""
    at = name.start
    if name.end - at > 1 or line.text[at].isupper() or (name.end < len(line.tag) and line.tag[name.end] in _NOUNS):
        return False
    before = at - 2 if line.tag[at - 1] in ("JJ", "VBN") else at - 1
    return before >= 0 and line.lower[before] in _ARTICLES
