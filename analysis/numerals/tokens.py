"""Text -> the tokens that numbers are made of: numbers in digits, number words, and the words that join them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from analysis.lexicons import read_toml
from analysis.numerals.alternatives import any_of

NEAR = 3  # blanks between two words of one number
_JOINING = frozenset({"and", "of", "odd"})  # only of use behind a number
MAX_DIGITS = 40  # a longer row of digits is no number that an article claims
_THIN = "\u00a0\u2009\u202f"
_RUN = re.compile(rf"\d+(?:(?:[.,'’ {_THIN}]| \. )\d+)*")
_PART = re.compile(rf"(\d+)( \. |[.,'’ {_THIN}])?")
_EXPONENT = re.compile(
    r"(?:(?<=\.\d)|(?<=\.\d\d)|(?=[eE][+-]?\d\d)|(?=[eE][+-]))[eE]([+-]?\d{1,3})(?![\w.])|\s?[x×*]\s?10\s?(?:\^\s?)?([-−–+]?\d{1,3})(?!\d)"
)
_SLASH = re.compile(r"/(\d{1,4})(?![/\d]|\.\d|(?!h\b)[^\W\d_])| / (\d{1,4})(?![/\d\w]| /)")
_SUFFIX = re.compile(r"[A-Za-z]{1,3}(?![A-Za-z\d])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z\d])", re.IGNORECASE)
_POWER = re.compile(r"\^([+-]{0,2})(\d{1,2})(?![\w.])")
_PARTED = ("ordinals", "scale_ordinals", "parts")
_SPACES = re.compile(r"[ \u00a0\t\n]{1,3}")
_NEXT_WORD = re.compile(r"[ \u00a0-]([A-Za-z]+)")
_MONEY = re.compile(r"(?:[A-Z]{3}|RM|Rs\.?|Tk|R)\s?$")
_LETTERS = re.compile(r"[^\W\d_]+-?$")


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is digits, fraction (in digits), dordinal (in digits), a table of words.toml, or a joining word."""

    kind: str
    value: Decimal
    start: int
    end: int
    link: str = ""  # how it is joined to the token before: "" not at all, " " or "-"
    scale: Decimal = Decimal(1)
    before: str = ""
    plural: bool = False  # a plural, or the short form of a scale: both stand behind a number only
    part: bool = False  # an ordinal or "quarter" that is a part, by what follows: "a third of it", "quarter mile"


@functools.cache
def lexicon() -> dict[str, tuple[str, Decimal, bool]]:
    """Return word -> (kind, value, is a plural part)."""
    data: dict[str, Any] = read_toml("analysis.numerals", "words.toml")
    words: dict[str, tuple[str, Decimal, bool]] = {}
    for kind in ("units", "teens", "tens", "scale_ordinals", "ordinals"):
        words |= {word: (kind, Decimal(value), False) for word, value in data[kind].items()}
    for kind in ("ordinals", "scale_ordinals"):
        words |= {f"{word}s": (kind, Decimal(value), True) for word, value in data[kind].items() if value not in (1, 2)}
    for kind in ("scales", "groups"):
        words |= {word: (kind, Decimal(value), len(word) < 5) for word, value in data[kind].items()}
        words |= {f"{word}s": (kind, Decimal(value), True) for word, value in data[kind].items() if len(word) > 4}
    words |= {word: ("parts", Decimal(value), word.endswith("s")) for word, value in data["parts"].items()}
    words |= {word: (kind, Decimal(0), word == "hundreds") for word, kind in data["joins"].items()}
    return words


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Match one number word, one run of digits with its separators, or one vulgar fraction."""
    vulgar = "".join(read_toml("analysis.numerals", "words.toml")["vulgar"])
    words = rf"(?<![^\W_])(?P<word>{any_of(lexicon())})(?![^\W_]|['’][a-z])"
    return re.compile(rf"(?P<digit>\d)|(?P<vulgar>[{vulgar}])|{words}")


def tokens_of(text: str) -> list[Token]:
    """Return the tokens in order; one pass over the text."""
    found: list[Token] = []
    article: Token | None = None  # "a", kept only where a number word follows
    at = 0
    pattern, words, small = _pattern(), lexicon(), _small(text)
    while match := pattern.search(small, at):
        start = match.start()
        if match["word"]:
            kind, value, plural = words[match["word"]]
            if kind in _JOINING and (not found or start - found[-1].end > NEAR):
                at = match.end()
                continue
            part = kind in _PARTED and _is_part(text, match.end(), kind)
            new = [Token(kind, value, start, match.end(), plural=plural, part=part)]
            at = match.end()
        elif match["vulgar"]:
            new = [Token("fraction", _vulgar(match["vulgar"]), start, start + 1)]
            at = start + 1
        else:
            run = _RUN.match(text, start)
            assert run is not None
            new = list(_numbers(text, run))
            at = max(run.end(), new[-1].end if new else 0)
        for token in new:
            if article is not None and token.start - article.end <= NEAR:
                found.append(_linked(text, article, found[-1] if found else None))
            article = token if token.kind == "a" else None
            if article is None:
                found.append(_linked(text, token, found[-1] if found else None))
    return found


def _small(text: str) -> str:
    """Return the text in small letters, character for character."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _linked(text: str, token: Token, last: Token | None) -> Token:
    if last is None:
        return token
    gap = text[last.end : token.start]
    link = " " if _SPACES.fullmatch(gap) else "-" if gap in ("-", "‑") else ""
    if gap == " - " and (token.kind == "parts" or (token.kind == "ordinals" and token.value > 2)):
        link = "-"  # "one - fourth"
    if gap == "" and token.kind == "fraction" and last.kind == "digits":
        link = " "  # 2½
    return replace(token, link=link) if link else token


def _is_part(text: str, end: int, kind: str) -> bool:
    following = _NEXT_WORD.match(text, end)
    if kind == "parts":
        return following is not None and following[1].lower() in _listed("quarter_of")
    return following is None or following[1].lower() in _listed("part_before")


@functools.cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(read_toml("analysis.numerals", "words.toml")[table]["words"])


def _vulgar(sign: str) -> Decimal:
    top, bottom = read_toml("analysis.numerals", "words.toml")["vulgar"][sign].split("/")
    return Decimal(top) / Decimal(bottom)


def _numbers(text: str, run: re.Match[str]) -> Iterator[Token]:
    """Cut a run of digits and separators into numbers; what fits no way of writing numbers (1.2.3) gives none."""
    parts = [(m[1], m[2] or "", m.start(), m.end(1)) for m in _PART.finditer(text, run.start(), run.end())]
    parts = [(d, sep.strip() or sep, s, e) for d, sep, s, e in parts]
    index = 0
    while index < len(parts):
        used, number = _one(parts, index)
        if number is not None and parts[index + used - 1][3] - parts[index][2] <= MAX_DIGITS:
            yield _dressed(text, parts[index][2], parts[index + used - 1][3], number, last=index + used == len(parts))
        index += used


_Part = tuple[str, str, int, int]


def _one(parts: list[_Part], at: int) -> tuple[int, str | None]:
    """Read the number that begins at a part: how many parts it takes, and its digits (None: no number)."""
    used, whole = _grouped(parts, at)
    separator = parts[at + used - 1][1]
    if used > 1 and parts[at][1] == ".":  # 1.000.000 or 1.000,5
        if separator == "," and at + used < len(parts) and len(parts[at + used][0]) != 3:
            return used + 1, f"{whole}.{parts[at + used][0]}"
        return used, whole
    if separator != "." or at + used >= len(parts):
        return used, whole
    if parts[at + used][1] == "." and at + used + 1 < len(parts):  # 1.2.3: a version, a date, an address
        while at + used < len(parts) and parts[at + used - 1][1] == ".":
            used += 1
        return used, None
    return used + 1, f"{whole}.{parts[at + used][0]}"


def _grouped(parts: list[_Part], at: int) -> tuple[int, str]:
    """Read digits in groups of three (or 1,00,000); without groups, the digits alone."""
    first, separator = parts[at][0], parts[at][1]
    if len(first) > 3 or not separator or (first.startswith("0") and len(first) > 1):
        return 1, first
    end, good = at + 1, at + 1
    while end < len(parts) and parts[end - 1][1] == separator and len(parts[end][0]) in (2, 3):
        short = len(parts[end][0]) == 2
        if short and (separator != "," or (good > at + 1 and len(parts[good - 1][0]) == 3)):
            break
        end += 1
        good = good if short else end
        if not short and separator == "," and any(len(p[0]) == 2 for p in parts[at + 1 : end]):
            break
    if separator == ".":
        decimal = good < len(parts) and parts[good - 1][1] == "," and len(parts[good][0]) != 3
        if good - at < 3 and not (good - at == 2 and decimal):
            return 1, first
    return good - at, "".join(p[0] for p in parts[at:good])


def _dressed(text: str, start: int, end: int, digits: str, *, last: bool) -> Token:
    """Add what touches the digits: a sign, a leading point, an exponent, a slash, a suffix, an ordinal ending."""
    value = Decimal(digits)
    lead = text[max(0, start - 8) : start]
    if lead.endswith(".") and not lead[-2:-1].isalnum() and "." not in digits and lead[-2:-1] != ".":
        start, value = start - 1, Decimal(f"0.{digits}")
        lead = lead[:-1]
    if lead[-1:] in ("-", "−") and lead[-2:-1] in ("", " ", "(", "\n", "\u00a0", ":", "$", "€", "£"):
        start, value, lead = start - 1, -value, lead[:-1]
    letters = _LETTERS.search(lead)
    before = letters[0] if letters else ""
    if not last:
        return Token("digits", value, start, end, before=before)
    if (slash := _SLASH.match(text, end)) and "." not in digits and not lead.endswith("/"):
        bottom = Decimal(slash[1] or slash[2])
        barred = read_toml("analysis.numerals", "words.toml")["no_fraction"]["texts"]
        if bottom and len(digits) <= 3 and text[start : slash.end()] not in barred:
            return Token("fraction", value / bottom, start, slash.end(), before=before)
    if ordinal := _ORDINAL.match(text, end):
        return Token("dordinal", value, start, ordinal.end(), before=before)
    if power := _EXPONENT.match(text, end):
        value *= Decimal(10) ** int((power[1] or power[2]).replace("−", "-").replace("–", "-"))
        return Token("digits", value, start, power.end(), before=before)
    if raised := _POWER.match(text, end):
        value = _power(value, int(raised[2]) * (-1) ** raised[1].count("-"))
        return Token("digits", value, start, raised.end(), before=before)
    scale, end = _suffixed(text, lead, end)
    return Token("digits", value * scale, start, end, scale=scale, before=before)


def _power(base: Decimal, exponent: int) -> Decimal:
    """Return ``base`` to a power; the sign stands outside (-2^2 is -4)."""
    if base == 0:
        return base
    return (abs(base) ** exponent).copy_sign(base)


def _suffixed(text: str, lead: str, end: int) -> tuple[Decimal, int]:
    suffix = _SUFFIX.match(text, end)
    if suffix is None:
        return Decimal(1), end
    data = read_toml("analysis.numerals", "words.toml")
    of_money = unicodedata.category(lead.rstrip()[-1:] or " ") == "Sc" or _MONEY.search(lead)
    if suffix[0] == "b" and text[max(0, end - 4) : end].count(".") == 1:
        return Decimal(10**9), suffix.end()  # 1.2b
    scale = data["suffixes"].get(suffix[0]) or (data["money_suffixes"].get(suffix[0]) if of_money else None)
    return (Decimal(scale), suffix.end()) if scale else (Decimal(1), end)
