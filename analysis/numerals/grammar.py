"""Tokens -> numbers: the grammar of cardinals, fractions and ordinals, by one descent without backtracking.

Each reader takes the tokens and an index and returns what it read and the index behind it, or ``None``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analysis.numerals.tokens import Token

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Read:
    """A value read so far. ``end`` is the index behind its last token; ``closed`` bars any word behind it."""

    value: Decimal
    end: int
    style: str = "words"
    scale: Decimal = ONE
    mod: str = ""
    closed: bool = False


Tokens = Sequence[Token]


def kind_at(tokens: Tokens, i: int, *kinds: str) -> bool:
    """Tell whether token ``i`` is of one of the kinds and joined to the token before it."""
    return i < len(tokens) and tokens[i].kind in kinds and bool(tokens[i].link)


def read_number(tokens: Tokens, i: int) -> Read | None:
    """Read the longest number that begins at token ``i``."""
    if tokens[i].kind == "minus":
        inner = read_number(tokens, i + 1) if _number_follows(tokens, i + 1) else None
        return replace(inner, value=-inner.value) if inner and inner.style != "ordinal" else None
    if tokens[i].kind == "dordinal":
        return Read(tokens[i].value, i + 1, "ordinal")
    return _couple(tokens, i) or _fraction(tokens, i) or _cardinal_or_ordinal(tokens, i)


def _number_follows(tokens: Tokens, i: int) -> bool:
    return kind_at(tokens, i, "units", "teens", "tens", "digits", "fraction")


def _couple(tokens: Tokens, i: int) -> Read | None:
    """Read "a couple", "a couple of hundred"."""
    at = i + 1 if tokens[i].kind == "a" else i
    if at >= len(tokens) or tokens[at].kind != "couple" or (at > i and not tokens[at].link):
        return None
    end, value, scale = at + 1, Decimal(2), ONE
    behind = end + 1 if kind_at(tokens, end, "of") else end
    while kind_at(tokens, behind, "hundred", "scales", "groups"):
        factor = tokens[behind].value or Decimal(100)
        value, scale, behind = value * factor, scale * factor, behind + 1
        end = behind
    return Read(value, end, "words", scale, "APPROX")


def _fraction(tokens: Tokens, i: int) -> Read | None:
    """Read "half a million", "two thirds", "a quarter of a million", "½"."""
    token = tokens[i]
    if token.kind == "fraction":
        return _times_scale(tokens, Read(token.value, i + 1, "fraction"))
    if token.kind == "parts" and not token.plural:
        return _times_scale(
            tokens, Read(ONE / token.value, i + 1, "fraction"), bare=token.value != 2 and not token.part
        )
    top: Read | None = Read(ONE, i + 1) if token.kind == "a" else _under_hundred(tokens, i)
    if token.kind == "digits" and token.value < 100 and not token.scale > 1:
        top = Read(token.value, i + 1)
    if top is None:
        return None
    part = _part(tokens, top, article=token.kind == "a")
    return _times_scale(tokens, part) if part else None


def _part(tokens: Tokens, top: Read, *, article: bool) -> Read | None:
    """Read the lower half of a fraction: "thirds", "quarter", "twenty-fifths"."""
    at, tens = top.end, Decimal(0)
    if kind_at(tokens, at, "tens") and kind_at(tokens, at + 1, "ordinals"):
        at, tens = at + 1, tokens[at].value
    if not kind_at(tokens, at, "parts", "ordinals", "scale_ordinals"):
        return None
    token = tokens[at]
    if token.kind == "ordinals" and token.value < 3:
        return None
    singular = not token.plural
    if token.kind == "parts":
        if singular and top.value != 1:
            return None
    elif (singular and (top.value != 1 or ((token.kind == "scale_ordinals" or article) and not token.part))) or (
        not singular and article
    ):
        return None
    return Read(top.value / (tens + token.value), at + 1, "fraction")


def _times_scale(tokens: Tokens, read: Read, *, bare: bool = False) -> Read | None:
    """Multiply a fraction by what it is a part of: "half a million", "a quarter of a million"; bare parts need it."""
    at = read.end
    if kind_at(tokens, at, "of") and kind_at(tokens, at + 1, "a"):
        at += 2
    elif kind_at(tokens, at, "a"):
        at += 1
    value, scale = read.value, ONE
    while kind_at(tokens, at, "scales", "groups", "hundred"):
        factor = tokens[at].value or Decimal(100)
        value, scale, at = value * factor, scale * factor, at + 1
    if scale > 1:
        return Read(value, at, "words" if read.style == "fraction" else read.style, scale)
    return None if bare else read


def _cardinal_or_ordinal(tokens: Tokens, i: int) -> Read | None:
    if tokens[i].kind == "ordinals" and not tokens[i].plural:
        return Read(tokens[i].value, i + 1, "ordinal")
    if tokens[i].kind == "scale_ordinals" and not tokens[i].plural:
        return Read(tokens[i].value, i + 1, "ordinal")
    number = _cardinal(tokens, i)
    if number is None:
        return _ordinal_scale(tokens, i)
    return _ordinal_end(tokens, number) or number


def _ordinal_scale(tokens: Tokens, i: int) -> Read | None:
    """Read "a hundredth"."""
    if tokens[i].kind == "a" and kind_at(tokens, i + 1, "scale_ordinals") and not tokens[i + 1].plural:
        return Read(tokens[i + 1].value, i + 2, "ordinal")
    return None


def _ordinal_end(tokens: Tokens, number: Read) -> Read | None:
    """Read the ordinal that ends a cardinal: "twenty-first", "two hundred and third", "a hundred trillionth"."""
    at = number.end
    if number.style == "digits" or number.closed:
        return None
    if kind_at(tokens, at, "scale_ordinals") and not tokens[at].plural:
        return Read(number.value * tokens[at].value, at + 1, "ordinal")
    last = tokens[at - 1].kind
    if last in ("hundred", "scales") and kind_at(tokens, at, "and") and kind_at(tokens, at + 1, "ordinals", "tens"):
        at += 1
    tens = Decimal(0)
    if last in ("hundred", "scales") and kind_at(tokens, at, "tens") and kind_at(tokens, at + 1, "ordinals"):
        at, tens, last = at + 1, tokens[at].value, "tens"
    if not kind_at(tokens, at, "ordinals") or tokens[at].plural:
        return None
    if last == "tens" and tokens[at].value < 10 and (tokens[at].link == "-" or number.value > 99 or tens):
        return Read(number.value + tens + tokens[at].value, at + 1, "ordinal")
    if last in ("hundred", "scales"):
        return Read(number.value + tokens[at].value, at + 1, "ordinal")
    return None


def _cardinal(tokens: Tokens, i: int) -> Read | None:
    """Read blocks with falling scales: "two million three hundred thousand and five"; "2.1 million"; "1.3bn"."""
    first = _scaled(tokens, i)
    if first is None or first.style == "digits" or first.closed:
        return _with_tail(tokens, first) if first else None
    if first.style == "mixed":
        return _with_tail(tokens, _mixed_rest(tokens, first))
    total, end, limit = first.value, first.end, first.scale
    scale = first.scale
    while limit > 1:
        at = end + 1 if kind_at(tokens, end, "and") else end
        if not kind_at(tokens, at, "units", "teens", "tens", "a", "hundred"):
            break
        block = _scaled(tokens, at)
        if block is None or block.style != "words" or block.value >= limit or block.closed:
            break
        total, end, limit, scale = total + block.value, block.end, block.scale, ONE
    decimals = _decimals(tokens, end) if total == int(total) else None
    if decimals:
        return Read(total + decimals.value, decimals.end)
    return _over(tokens, Read(total, end, "words", scale)) or _with_tail(tokens, Read(total, end, "words", scale))


def _over(tokens: Tokens, top: Read) -> Read | None:
    """Read "a hundred and two fifths": a plural part divides all that stands before it."""
    if kind_at(tokens, top.end, "ordinals", "parts") and tokens[top.end].plural and top.value > 99:
        return Read(top.value / tokens[top.end].value, top.end + 1, "fraction")
    return None


def _mixed_rest(tokens: Tokens, first: Read) -> Read:
    """Read what follows "4 thousand" in "4 thousand 3 hundred", "3 hundred and 21"."""
    value, end, scale = first.value, first.end, first.scale
    joined = kind_at(tokens, end, "and") and scale <= 1000
    at = end + 1 if joined else end
    if scale > 1 and kind_at(tokens, at, "digits", "units", "teens", "tens") and tokens[at - 1].kind != "digits":
        block = _scaled(tokens, at)
        if block and block.value < scale and (joined or block.scale > 1):
            return Read(value + block.value, block.end, "mixed")
    return first


def _scaled(tokens: Tokens, i: int) -> Read | None:
    """Read one block and the scales behind it: "three hundred thousand", "2.1 million", "two dozen"."""
    block = _block(tokens, i)
    if block is None:
        return None
    value, end, scale, closed = block.value, block.end, block.scale, False
    if (half := _and_a_half(tokens, end)) and kind_at(tokens, half.end, "scales", "groups", "hundred"):
        value, end = value + half.value, half.end
    while _multiplies(tokens, end, block.style, first=end == i):
        closed = tokens[end].kind == "groups"
        factor = tokens[end].value or Decimal(100)
        value, scale, end = value * factor, scale * factor, end + 1
    style = "mixed" if block.style == "digits" and scale > 1 else block.style
    return Read(value, end, style, scale, closed=closed)


def _multiplies(tokens: Tokens, i: int, style: str, *, first: bool) -> bool:
    """Tell whether token ``i`` is a scale of what stands before it, or (``first``) a scale that stands alone."""
    if first:
        return tokens[i].kind in ("scales", "groups") and not tokens[i].plural
    return kind_at(tokens, i, "scales", "groups") or (style == "digits" and kind_at(tokens, i, "hundred"))


def _block(tokens: Tokens, i: int) -> Read | None:
    """Read what a scale multiplies: digits, or words below a thousand ("twelve hundred" too), or a bare scale."""
    token = tokens[i]
    if token.kind == "digits":
        return _in_digits(tokens, i)
    if token.kind == "point":
        return _decimals(tokens, i)
    if token.kind == "a" and not kind_at(tokens, i + 1, "hundred", "scales", "groups"):
        return None
    base = _base(tokens, i)
    if base is None:
        return None
    if base.end < len(tokens) and tokens[base.end].kind == "hundred" and (base.end == i or tokens[base.end].link):
        return _hundreds(tokens, base)
    if base.end == i:
        return base if token.kind in ("scales", "groups") and not token.plural else None
    decimals = _decimals(tokens, base.end)
    return Read(base.value + decimals.value, decimals.end) if decimals else base


def _in_digits(tokens: Tokens, i: int) -> Read:
    token = tokens[i]
    if kind_at(tokens, i + 1, "fraction") and token.scale == 1 and tokens[i + 1].value < 1 and token.value >= 0:
        return Read(token.value + tokens[i + 1].value, i + 2, "digits")
    decimals = _decimals(tokens, i + 1)
    if decimals and token.value == int(token.value):
        return Read(token.value + decimals.value, decimals.end, "digits")
    return Read(token.value, i + 1, "digits", token.scale)


def _base(tokens: Tokens, i: int) -> Read | None:
    """Read the word that a scale multiplies: "a", nothing at all (1), or words below a hundred."""
    if tokens[i].kind == "a":
        return Read(ONE, i + 1)
    if tokens[i].kind in ("hundred", "scales", "groups"):
        return None if tokens[i].plural else Read(ONE, i)
    return _under_hundred(tokens, i)


def _hundreds(tokens: Tokens, base: Read) -> Read:
    value, end = base.value * 100, base.end + 1
    at = end + 1 if kind_at(tokens, end, "and") else end
    if kind_at(tokens, at, "units", "teens", "tens"):
        rest = _under_hundred(tokens, at)
        # "between one hundred and two hundred": the second number is no part of the first.
        if rest and not kind_at(tokens, rest.end, "hundred") and not _is_part_of_fraction(tokens, rest.end):
            return Read(value + rest.value, rest.end)
    return Read(value, end, "words", Decimal(100))


def _is_part_of_fraction(tokens: Tokens, i: int) -> bool:
    return kind_at(tokens, i, "parts") or (kind_at(tokens, i, "ordinals") and tokens[i].plural)


def _under_hundred(tokens: Tokens, i: int) -> Read | None:
    token = tokens[i]
    if token.kind in ("units", "teens"):
        return Read(token.value, i + 1)
    if token.kind != "tens":
        return None
    if kind_at(tokens, i + 1, "units") and tokens[i + 1].value > 0:
        return Read(token.value + tokens[i + 1].value, i + 2)
    return Read(token.value, i + 1)


def _decimals(tokens: Tokens, i: int) -> Read | None:
    """Read "point one four", "point 77"."""
    if i >= len(tokens) or tokens[i].kind != "point":
        return None
    digits, at = "", i + 1
    if kind_at(tokens, at, "digits") and tokens[at].value == int(tokens[at].value) and tokens[at].value >= 0:
        return Read(Decimal(f"0.{int(tokens[at].value)}"), at + 1)
    if (tens := _under_hundred(tokens, at) if kind_at(tokens, at, "teens", "tens") else None) is not None:
        return Read(Decimal(f"0.{int(tens.value)}"), tens.end)
    while kind_at(tokens, at, "units") and len(digits) < 20:
        digits, at = digits + str(int(tokens[at].value)), at + 1
    return Read(Decimal(f"0.{digits}"), at) if digits else None


def _and_a_half(tokens: Tokens, i: int) -> Read | None:
    """Read "and a half", "and three quarters", "and 1/2"."""
    if not kind_at(tokens, i, "and") or i + 1 >= len(tokens) or not tokens[i + 1].link:
        return None
    if tokens[i + 1].kind == "fraction":
        return Read(tokens[i + 1].value, i + 2, "fraction")
    top = Read(ONE, i + 2) if tokens[i + 1].kind == "a" else _under_hundred(tokens, i + 1)
    if top is None:
        return None
    return _part(tokens, top, article=tokens[i + 1].kind == "a")


def _with_tail(tokens: Tokens, read: Read) -> Read:
    """Add "and a half" and "-odd" behind a number; "a million and a half" is half a million more."""
    value, end, mod = read.value, read.end, read.mod
    if (half := _and_a_half(tokens, end)) and half.value < 1 and not kind_at(tokens, half.end, "scales"):
        value, end = value + half.value * read.scale, half.end
    if kind_at(tokens, end, "odd"):
        end, mod = end + 1, "APPROX"
    return Read(value, end, read.style, read.scale, mod, read.closed)
