"""Which numbers are ages: "aged 56", "a 56-year-old", "Jan Roe, 56,"."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from analysis.figures.amounts import Amount
from analysis.figures.nouns import is_people
from analysis.figures.places import Places
from analysis.figures.units import Unit
from analysis.lexicons import read_toml

OLDEST = 125


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_toml("analysis.figures", "words.toml")["ages"]
    aged = "|".join(sorted(map(re.escape, words["aged"]), key=len, reverse=True))
    tails = {"a": words["years"], "mo": words["months"], "wk": words["weeks"], "d": words["days"]}
    tail = "|".join(rf"(?P<{code}>{'|'.join(map(re.escape, listed))})" for code, listed in tails.items())
    return (
        re.compile(rf"\b(?:{aged})(?:\s+(?:just|only|about|over|under|between|from|at least))*\s+$", re.I),
        re.compile(rf"[\s-]?(?:{tail})[\s-](?:olds?\b|of\s+age\b)", re.I),
    )


def with_age(text: str, amount: Amount, places: Places) -> Amount | None:
    """Return the amount as an age in years (months, weeks, days), or None where it is none."""
    if amount.style == "ordinal" or amount.shape not in ("number", "range"):
        return None
    aged, old = _patterns()
    if tail := old.match(text, amount.numerals[-1].end):
        return _in_unit(text, amount, tail.lastgroup or "a", tail.end())
    if amount.unit is not None:
        return None
    if aged.search(text, max(0, amount.start - 30), amount.start) or _behind_name(text, amount, places):
        return _in_unit(text, amount, "a", amount.end)
    return None


def _in_unit(text: str, amount: Amount, code: str, end: int) -> Amount:
    start = amount.numerals[-1].end
    said = text[start:end].strip(" -")
    return replace(amount, end=end, unit_end=end, unit=Unit(start, end, said, code, "age", name=said))


def _behind_name(text: str, amount: Amount, places: Places) -> bool:
    """Tell whether the number stands between commas behind a person: "Jan Roe, 56,", "the lawyer, 48,"."""
    value = amount.value
    if value is None or amount.style != "digits" or not 1 <= value <= OLDEST or value != int(value):
        return False
    if text[amount.start - 2 : amount.start] != ", " or text[amount.end : amount.end + 1] not in (",", ".", ";", ")"):
        return False
    name = places.before(amount.start - 2)
    return name is not None and (name.ent_type_ == "PERSON" or (name.pos_ == "NOUN" and is_people(name)))
