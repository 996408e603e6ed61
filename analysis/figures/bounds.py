"""What bounds or blurs a number: words before and behind it (bounds.toml)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.figures.places import Places
from analysis.lexicons import read_toml
from analysis.numerals import any_of

WINDOW = 44  # characters before a number that a bound can reach


@dataclass(frozen=True, slots=True)
class Bound:
    """``start``–``end`` is the bound with its adverbs; ``word`` is the bound alone, in lower case."""

    start: int
    end: int
    mod: str
    word: str


def _meanings(side: str) -> dict[str, str]:
    table = read_toml("analysis.figures", "bounds.toml")[side]
    return {phrase: mod for mod, listed in table.items() for phrase in listed}


def _any(phrases: Iterable[str]) -> str:
    return any_of(phrases).replace(r"\ ", r"\s+")


@functools.cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = _meanings("before")
    adverbs = _any(read_toml("analysis.figures", "bounds.toml")["adverbs"]["words"])
    words = rf"(?:(?<!\w)(?:{adverbs}\s+)?)(?P<word>{_any(meanings)})"
    return re.compile(rf"{words}(?:\s+(?:a|an|the|only|just|another|all))?\s*$"), meanings


@functools.cache
def _behind() -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = _meanings("behind")
    return re.compile(rf"\s?(?P<word>{_any(meanings)})(?![^\W_]|\s+than\b)", re.I), meanings


def bound_before(text: str, at: int, floor: int = 0) -> Bound | None:
    """Return the bound that ends where the number begins, looking no further back than ``floor``."""
    pattern, meanings = _before()
    low = max(floor, at - WINDOW)
    match = pattern.search(text[low:at].lower())
    if match is None:
        return None
    word = re.sub(r"\s+", " ", match["word"])
    return Bound(low + match.start(), low + match.end("word"), meanings[word], word)


def bound_behind(text: str, at: int) -> Bound | None:
    """Return the bound that begins where the number with its unit ends: "or more", "or so", "+"."""
    pattern, meanings = _behind()
    match = pattern.match(text, at)
    if match is None:
        return None
    word = re.sub(r"\s+", " ", match["word"].lower())
    return Bound(match.start("word"), match.end(), meanings[word], word)


def governed(bound: Bound, places: Places) -> bool:
    """Tell whether a word is no bound here but the preposition of a verb or noun: "talk about two plans"."""
    governors = read_toml("analysis.figures", "bounds.toml")["governors"].get(bound.word)
    if governors is None:
        return False
    token, before = places.token(bound.end - 1), places.before(bound.start)
    if before is not None and before.lemma_.lower() in governors:
        return True
    return token.dep_ == "prep" and token.head.lemma_.lower() in governors
