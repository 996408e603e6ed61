"""Which unit stands before or behind a number: names and symbols of units.toml and currencies.toml, and Babel's."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analysis.lexicons import read_toml
from analysis.numerals import any_of

PACKAGE = "analysis.figures"
ONE, HUNDREDTH, MILLION = Decimal(1), Decimal("0.01"), Decimal(1_000_000)
LONGEST = 5  # words of a unit's name
_GAP = re.compile(r"[ \u00a0\u202f]?-?")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’]s)?")
_JOIN = re.compile(r"[ \u00a0-]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in the text: ``code`` is UCUM or ISO 4217, ``""`` where several currencies bear the name.

    ``kind`` is money, percent or measure; a number in it times ``factor`` is in ``code`` (612 pence × 0.01 = GBP).
    """

    start: int
    end: int
    text: str
    code: str
    kind: str
    factor: Decimal = ONE
    name: str = ""


#: Behind the lone letter of a currency: R5m, R1,200, R150, but not R1 or R60.
_RAND = re.compile(r"\d+[.,]\d|\d{3}|\d+\s?(?:m|b|k|mn|bn|million|billion|trillion)\b")

#: Signs for inches that close a quotation, too, and what opens it.
_CLOSING = {'"': '"', "''": "``", "”": "“"}

_Meaning = tuple[str, str, Decimal]


def units() -> dict[str, Any]:
    """Return units.toml."""
    return read_toml(PACKAGE, "units.toml")


def currencies() -> dict[str, Any]:
    """Return currencies.toml."""
    return read_toml(PACKAGE, "currencies.toml")


def _kind(code: str) -> str:
    return "percent" if code in ("%", "pp") else "measure"


def _forms(name: str) -> set[str]:
    """Return a name and its plurals: the last word's, the first word's ("miles per hour")."""
    first, _, rest = name.partition(" ")
    forms = {name, f"{name}s", f"{first}s {rest}"} if rest else {name, f"{name}s"}
    return {form.replace("-", " ") for form in forms}


@functools.cache
def _names() -> dict[str, _Meaning]:
    """Return every name in lower case, hyphens as blanks: what the dictionaries say, before Babel's full names."""
    from babel import Locale
    from babel.numbers import get_currency_name

    found: dict[str, _Meaning] = {}
    for code in map(str, Locale("en").currencies):
        for count in (1, 2):
            found.setdefault(get_currency_name(code, count=count, locale="en").lower(), (code, "money", ONE))
    for (code, kind, factor), name in _listed():
        found |= dict.fromkeys(_forms(name), (code, kind, factor))
    return found


def _listed() -> Iterator[tuple[_Meaning, str]]:
    """Yield the names of the data files; a later one goes before an earlier one."""
    for name, code in currencies()["names"].items():
        yield (code, "money", ONE), name
    for name, code in currencies()["minor"].items():
        yield (code, "money", HUNDREDTH), name
    for table, factor in (("names", ONE), ("lengths", ONE), ("hundredths", HUNDREDTH)):
        for code, listed in units()[table].items():
            for name in listed:
                if table != "lengths" or (name.islower() and len(name) > 1):
                    yield (code, _kind(code), factor), name


@functools.cache
def _symbols() -> dict[str, _Meaning]:
    found: dict[str, _Meaning] = {code: (code, "money", ONE) for code in iso_codes()}
    found |= {sign: (code, "money", ONE) for sign, code in currencies()["behind"].items()}
    found |= {sign: (code, "money", HUNDREDTH) for sign, code in currencies()["minor_behind"].items()}
    found |= {f"M{code}": (code, "money", MILLION) for code in currencies()["millions"]["codes"]}
    for code, listed in units()["symbols"].items():
        found |= dict.fromkeys(listed, (code, _kind(code), ONE))
    for code, listed in units()["lengths"].items():
        found |= {sign: (code, "measure", ONE) for sign in listed if len(sign) == 1 or not sign.islower()}
    return found


@functools.cache
def iso_codes() -> frozenset[str]:
    """Return the codes of ISO 4217, as Babel knows them, but those of former currencies."""
    from babel import Locale

    dated = (code for code in map(str, Locale("en").currencies) if len(code) == 3)
    return frozenset(code for code in dated if "(" not in str(Locale("en").currencies[code]))


@functools.cache
def _symbol_pattern() -> re.Pattern[str]:
    return re.compile(any_of(_symbols()) + r"(?![^\W_²³]|\^)")


@functools.cache
def _before_pattern() -> re.Pattern[str]:
    signs = list(currencies()["before"])
    codes = any_of(iso_codes() - set(currencies()["words_too"]["codes"]))
    marks = any_of(sign for sign in signs if not (sign.isalpha() and len(sign) == 1))
    letters = "".join(sign.upper() for sign in signs if sign.isalpha() and len(sign) == 1)
    millions = "|".join(f"M{code}" for code in currencies()["millions"]["codes"])
    words = rf"(?P<code>(?:{codes})(?:\s?\$)?|{millions}|(?i:{codes})\$|(?i:{marks}))[ \u00a0]?"
    return re.compile(rf"(?<![^\W\d_])(?:{words}|(?P<letter>[{letters}]))$")


def currency_before(text: str, at: int) -> Unit | None:
    """Return the currency written right before position ``at``: "US$", "EUR", "RM"."""
    low = max(0, at - 10)
    match = _before_pattern().search(text[low:at])
    if match is None:
        return None
    said = match["code"] or match["letter"]
    if match["letter"] and not _RAND.match(text, at):
        return None
    start = low + match.start(match.lastgroup or 0)
    if said[1:] in currencies()["millions"]["codes"] and said[0] == "M":
        return Unit(start, start + len(said), said, said[1:], "money", MILLION, said)
    code = currencies()["before"].get(said.lower()) or said[:3].upper()
    return Unit(start, start + len(said), said, code, "money", name=said)


def unit_behind(text: str, at: int) -> Unit | None:
    """Return the unit that stands at position ``at``, behind at most a blank or a hyphen: the longest one."""
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    symbol = _symbol(text, start, touching=start == at)
    name = _name(text, start, hyphened=text[start - 1 : start] == "-") if start > at or not symbol else None
    if name and symbol:
        return max(name, symbol, key=lambda u: u.end)
    return name or symbol


def _symbol(text: str, start: int, *, touching: bool) -> Unit | None:
    match = _symbol_pattern().match(text, start)
    if match is None or text[start - 1 : start] == "-":
        return None
    sign = match[0]
    if sign in _CLOSING and not _is_inch(text, start, sign):
        return None
    if not touching and sign in units()["touching"]["symbols"] and not _stands_last(text, sign, match.end()):
        return None
    code, kind, factor = _symbols()[sign]
    return Unit(start, match.end(), sign, code, kind, factor, sign)


def _is_inch(text: str, start: int, sign: str) -> bool:
    """Tell whether a quotation mark behind digits closes nothing: 9" plates."""
    low = max(0, start - 600)
    line = text[max(text.rfind("\n", low, start), low) : start]
    opened = line.count(_CLOSING[sign]) - (line.count(sign) if _CLOSING[sign] != sign else 0)
    return text[start - 1 : start].isdigit() and (opened % 2 == 0 if _CLOSING[sign] == sign else opened <= 0)


def _stands_last(text: str, sign: str, end: int) -> bool:
    """Tell whether "2 in" is inches, since nothing but a mark follows."""
    return sign.isalpha() and (
        end == len(text) or re.match(r"\s*[.,;:)?!]?\s*(?:$|\n)", text[end : end + 4]) is not None
    )


def _name(text: str, start: int, *, hyphened: bool) -> Unit | None:
    words: list[str] = []
    best: Unit | None = None
    at = start
    while len(words) < LONGEST and (word := _WORD.match(text, at)):
        words.append(word[0].lower())
        name = " ".join(words)
        if name in _names():
            code, kind, factor = _names()[name]
            best = Unit(start, word.end(), text[start : word.end()], code, kind, factor, name)
        join = _JOIN.match(text, word.end())
        if join is None:
            break
        at = join.end()
    return best


def time_code(word: str) -> str:
    """Return the UCUM code of a unit of time ("hours" -> h), else ""."""
    single = word.lower().removesuffix("s")
    return next((code for code, listed in units()["time"].items() if single in listed or word in listed), "")


def unit_code(word: str) -> str:
    """Return the code of a unit's name or symbol, or of a unit of time; "" when it is none."""
    meaning = _names().get(word.lower()) or _symbols().get(word)
    return time_code(word) or (meaning[0] if meaning and meaning[1] == "measure" else "")
