"""Text -> its numbers, in order, without overlaps."""

from __future__ import annotations

from decimal import Decimal

from analysis.numerals.grammar import kind_at, read_number
from analysis.numerals.records import Numeral
from analysis.numerals.tokens import Token, tokens_of

_NEVER_FIRST = frozenset({"and", "of", "odd"})


def find_numerals(text: str, first: int = 0, last: int | None = None) -> tuple[Numeral, ...]:
    """Return every number of ``text[first:last]``, with its place in the text.

    Takes linear time; reads the characters only, so "one" is always a number.
    """
    text = text[first:last] if first or last is not None else text
    tokens = tokens_of(text)
    found: list[Numeral] = []
    i = 0
    while i < len(tokens):
        read = None if tokens[i].kind in _NEVER_FIRST else read_number(tokens, i)
        if read is None or _is_unit(tokens, i):
            i += 1
            continue
        start, end = tokens[i].start, tokens[read.end - 1].end
        found.append(
            Numeral(
                start + first,
                end + first,
                text[start:end],
                float(read.value),
                read.style,
                _plain(read.value),
                read.scale,
                read.mod,
                tokens[i].before,
            )
        )
        i = read.end
    return tuple(found)


def _is_unit(tokens: list[Token], i: int) -> bool:
    """Tell whether a word only looks like a number here: "30 second", "the first half", "third quarter"."""
    token = tokens[i]
    if token.kind == "ordinals" and token.value == 2 and not token.plural and i:
        return kind_at(tokens, i, "ordinals") and tokens[i - 1].kind in ("units", "teens", "tens", "digits")
    if token.kind == "parts" and i:
        return kind_at(tokens, i, "parts") and tokens[i - 1].kind in ("ordinals", "dordinal")
    return False


def _plain(value: Decimal) -> Decimal:
    """Write 1.3E+9 as 1300000000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < Decimal("1e25") else value


def words_value(text: str) -> float | None:
    """Return the value of a text that is one number and nothing else, else ``None``."""
    stripped = text.strip()
    found = find_numerals(stripped)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(stripped):
        return found[0].value
    return None
