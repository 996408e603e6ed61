"""Text -> amounts: numbers with their units, joined where two say one thing (ranges, ratios, scores, "5 ft 10 in").

Reads characters only; what an amount means in its sentence is told by the other modules of this stage.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analysis.figures.units import ONE, Unit, currencies, currency_before, unit_behind, unit_code, units
from analysis.lexicons import read_toml
from analysis.numerals import Numeral, any_of

NEAR = 60  # characters around a pair in which a word of winning makes it a score
_DASH = re.compile(r"\s?[-–—]\s?$|\s?to\s?$|-to-$|[-–]to[-–]$")
_TO = re.compile(r"\s+to\s+$|\s+until\s+$|-to-$|[-–]to[-–]$")
_OR = re.compile(r"\s+or\s+$|-or-$")
_AND = re.compile(r"\s+and\s+[<>≤≥~∼]?\s?$")
_LIST = re.compile(r",?\s+(?:and|or)\s+$|,\s+$|/$")
_PLUS_MINUS = re.compile(r"\s?(?:±|\+/-|\+-)\s?$")
_IN = re.compile(r"\s+in\s+(?:every\s+)?$|-in-$")
_OUT_OF = re.compile(r"\s+out\s+of\s+(?:every\s+)?$")
_TO_ONE = re.compile(r"[-\s]to[-\s]$")
_OF_A = re.compile(r"(?:[ -]of)?(?:[ -]an?)?(?=[ -])")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|roughly\s+|some\s+|an?\s+)?$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|roughly\s+|some\s+|an?\s+|nearly\s+|just\s+)?$", re.I)
_PLURAL = re.compile(r" (?:people|children|men|women|[a-z]{3,}[^s\W]s)\b")
_MONEY_SCALE = re.compile(r" (m|b)(?![^\W_])")
_MONEY_SCALES = {"m": 6, "b": 9}
_BELOW_ZERO = re.compile(r"\s+below\s+zero\b")
_MORE_WORDS = re.compile(r"\s+(?:and|a|an|or|to)\b|\s*[.,;:!?)\n]|\s*$")
_OVER = re.compile(r"\s+over\s+$")
_MANY = frozenset({Decimal(10) ** n for n in range(1, 7)} | {Decimal(20), Decimal(50)})


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount. ``start``–``end`` covers number and unit, later its bound, too; ``shape`` is number, range, score
    or ratio. Values are in ``unit``; a range and a score have ``low`` and ``high`` and no ``value``.

    ``sides`` are the amounts that a range was made of, since "from 5 to 8" is two figures where something changed.
    """

    start: int
    end: int
    numerals: tuple[Numeral, ...]
    value: Decimal | None
    unit: Unit | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    shape: str = "number"
    mod: str = ""
    per: str = ""
    per_code: str = ""
    unit_end: int = 0
    scale: Decimal = ONE
    sides: tuple[Amount, ...] = ()
    lead: str = ""  # "from" or "between" before a range

    @property
    def code(self) -> str:
        """ISO 4217 or UCUM, or ``""``."""
        return self.unit.code if self.unit else ""

    @property
    def style(self) -> str:
        """The first number's style."""
        return self.numerals[0].style


def read_amounts(text: str, numerals: Sequence[Numeral]) -> list[Amount]:
    """Return the amounts of a text, given its numbers in order."""
    singles = _shared(_singles(text, numerals), text)
    found: list[Amount] = []
    i = 0
    while i < len(singles):
        joined, used = singles[i], 1
        while i + used < len(singles) and (more := _compound(text, joined, singles[i + used])):
            joined, used = more, used + 1
        if used == 1 and i + 1 < len(singles):
            pair = _pair(text, joined, singles[i + 1])
            joined, used = (pair, 2) if pair else (joined, 1)
        found.append(with_denominator(text, joined))
        i += used
    return _without_denominators(found)


def _singles(text: str, numerals: Sequence[Numeral]) -> list[Amount]:
    out: list[Amount] = []
    for numeral in numerals:
        if numeral.style == "ordinal":
            out.append(Amount(numeral.start, numeral.end, (numeral,), numeral.exact, unit_end=numeral.end))
        else:
            out.append(_single(text, numeral, floor=out[-1].end if out else 0))
    return out


def _single(text: str, numeral: Numeral, *, floor: int) -> Amount:
    """Read one number with its unit; a sign before ``floor`` belongs to the number before ("10 $ 30 cents")."""
    before = currency_before(text, numeral.start)
    before = before if before and before.start >= floor else None
    behind = _unit_behind(text, numeral)
    start, end, value = numeral.start, numeral.end, numeral.exact
    unit = before or behind
    if before:
        start, value = before.start, value * before.factor
        if (scale := _MONEY_SCALE.match(text, end)) and numeral.scale == 1:
            factor = Decimal(10) ** _MONEY_SCALES[scale[1].lower()]
            numeral = replace(numeral, scale=factor)
            end, value, behind = scale.end(), value * factor, None
        if text[start - 1 : start] in ("-", "−") and text[start - 2 : start - 1].strip() in ("", "("):
            start, value = start - 1, -value
        if behind and behind.kind == "money" and behind.factor == 1 and behind.text != "$":
            end = behind.end
            unit = replace(behind if len(before.text) == 1 and behind.code else before, text=before.text)
    elif behind:
        end, value = behind.end, value * behind.factor
        if zero := _BELOW_ZERO.match(text, end):
            end, value = zero.end(), -value if behind.code in ("deg", "Cel", "[degF]") else value
        if behind.text == "m" and _PLURAL.match(text, end):  # "9m people"
            value, unit = value * 1_000_000, None
        elif behind.name in units()["two_meanings"] and _near(text, numeral, "weight"):
            unit = replace(behind, code="[lb_av]", kind="measure")
    elif zero := _BELOW_ZERO.match(text, end):
        unit = Unit(zero.start() + 1, zero.end(), zero[0].strip(), "deg", "measure")
        end, value = zero.end(), -value
    return Amount(start, end, (numeral,), value, unit, mod=numeral.mod, unit_end=end, scale=numeral.scale)


def _part_of_unit(text: str, numeral: Numeral) -> Unit | None:
    """Read the unit of "half a mile", "a quarter of a percentage point"."""
    if numeral.style != "fraction":
        return None
    gap = _OF_A.match(text, numeral.end)
    unit = unit_behind(text, gap.end()) if gap and gap[0] else None
    return unit if unit and not unit.name.isupper() else None


@functools.cache
def _words_of(table: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(units()[table]['words'])}\b", re.I)


def _near(text: str, numeral: Numeral, table: str) -> bool:
    """Tell whether a word of a table of units.toml stands near a number and its unit."""
    return bool(_words_of(table).search(text, max(0, numeral.start - NEAR // 2), numeral.end + NEAR // 2 + 8))


def _unit_behind(text: str, numeral: Numeral) -> Unit | None:
    """Return the unit behind a number: also that of "half a mile", but none for the carbon of "14C"."""
    unit = unit_behind(text, numeral.end) or _part_of_unit(text, numeral)
    if unit is None or text[numeral.start : unit.end] not in units()["heat"]["isotopes"]:
        return unit
    return unit if _near(text, numeral, "heat") else None


def _shared(singles: list[Amount], text: str) -> list[Amount]:
    """Give a bare number of a list the unit of the next: "45 and 50 mg", "2, 3 and 4 percent"."""
    out = list(singles)
    for i in range(len(out) - 2, -1, -1):
        here, behind = out[i], out[i + 1]
        gap = text[here.end : behind.start]
        if here.unit or not behind.unit or len(gap) > 12 or here.style == "ordinal":
            continue
        unit = behind.unit
        if unit.start < behind.numerals[0].start or not (_LIST.fullmatch(gap) or _DASH.fullmatch(gap)):
            continue
        if here.value is not None:
            value = here.value * unit.factor * _scale_of_next(here, behind)
            out[i] = replace(here, value=value, unit=unit)
    return out


def _scale_of_next(here: Amount, behind: Amount) -> Decimal:
    """Return the scale that "1.8 to 2 million" shares; "500 to 1.2 million" and "1,000 to 2 million" share none."""
    first, second = here.numerals[-1], behind.numerals[0]
    if first.scale > 1 or second.scale == 1 or first.exact >= 1000 or second.style == "ordinal":
        return ONE
    return second.scale if first.exact < second.exact / second.scale else ONE


def _compound(text: str, first: Amount, second: Amount) -> Amount | None:
    """Join "5 feet 10 inches", "three dollars and 45 cents", "15 dollars 50"."""
    gap = text[first.end : second.start]
    if first.unit is None or first.value is None or second.value is None or gap not in (" ", ", ", " and ", ""):
        return None
    part = _small_money(text, first, second) if first.unit.kind == "money" and gap != ", " else None
    if part is None and second.unit is not None and gap:
        size = units()["parts"].get(first.code, {}).get(second.code)
        part = second.value / size if size and second.value < 10 * size else None
    if part is None or second.value < 0:
        return None
    numerals = (*first.numerals, *second.numerals)
    return replace(first, end=second.end, unit_end=second.end, value=first.value + part, numerals=numerals)


def _small_money(text: str, first: Amount, second: Amount) -> Decimal | None:
    """Return the hundredths that follow a sum: "3 pounds 40 pence", "20 ringgit and 43c", "15 dollars 50"."""
    assert first.unit is not None
    assert second.value is not None
    if first.unit.factor != 1 or first.scale != 1 or first.value != int(first.value or 0):
        return None
    if second.unit is None:
        ends = _MORE_WORDS.match(text, second.end)
        small = 0 < second.value < 100 and second.value == int(second.value) and second.style in ("digits", "words")
        named = first.unit.start > first.numerals[0].start or "and" in text[first.end : second.start]
        return second.value / 100 if ends and small and named else None
    if second.unit.kind != "money" or second.unit.factor == 1 or second.unit.start < second.numerals[0].start:
        return None
    same = second.code == first.code or second.unit.text.lower() in currencies()["any_minor"]["words"]
    return second.value if same and second.value < 1 else None


def _pair(text: str, first: Amount, second: Amount) -> Amount | None:
    gap = text[first.end : second.start]
    if len(gap) > 16 or "ordinal" in (first.style, second.style) or first.value is None or second.value is None:
        return None
    if _PLUS_MINUS.fullmatch(gap):
        return _tolerance(first, second)
    return _ratio(text, gap, first, second) or _score(text, gap, first, second) or _range(text, gap, first, second)


def _tolerance(first: Amount, second: Amount) -> Amount | None:
    assert first.value is not None
    assert second.value is not None
    unit = second.unit or first.unit
    low, high = first.value - second.value, first.value + second.value
    return _joined(first, second, low, high, "range", unit)


def _joined(first: Amount, second: Amount, low: Decimal, high: Decimal, shape: str, unit: Unit | None) -> Amount:
    numerals = (*first.numerals, *second.numerals)
    sides = (replace(first, unit=first.unit or unit), replace(second, unit=second.unit or unit))
    return Amount(
        first.start, second.end, numerals, None, unit, low, high, shape, first.mod or second.mod,
        unit_end=second.end, sides=sides,
    )  # fmt: skip


def _ratio(text: str, gap: str, first: Amount, second: Amount) -> Amount | None:
    """Read "one in five", "nine out of ten", "two-to-one"."""
    top, bottom = first.value, second.value
    if first.unit or second.unit or not top or not bottom or "fraction" in (first.style, second.style):
        return None
    whole = all(n.exact == int(n.exact) for n in (*first.numerals, *second.numerals))
    if not whole:
        return None
    if _OVER.fullmatch(gap) and top == 1:
        return replace(_joined(first, second, top, bottom, "ratio", None), value=top / bottom, low=None, high=None)
    odds = _TO_ONE.fullmatch(gap) and bottom == 1 and top > 1 and second.style == "words"
    share = top < bottom and (
        _OUT_OF.fullmatch(gap)
        or (_IN.fullmatch(gap) and (top == 1 or bottom in _MANY or (bottom <= 10 and second.style == "words")))
    )
    if not (odds or share):
        return None
    joined = _joined(first, second, top, bottom, "ratio", None)
    return replace(joined, value=top / bottom, low=None, high=None)


@functools.cache
def _score_words() -> re.Pattern[str]:
    words = read_toml("analysis.figures", "words.toml")["scores"]["words"]
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.I)


def _score(text: str, gap: str, first: Amount, second: Amount) -> Amount | None:
    """Read "3-1" and "52 to 35" where someone won, lost or voted."""
    a, b = first.value, second.value
    if first.unit or second.unit or a is None or b is None or min(a, b) < 0 or max(a, b) >= 1000:
        return None
    if first.style != second.style or first.style not in ("digits", "words") or a != int(a) or b != int(b):
        return None
    tight = gap in ("-", "–", "—")
    if not (tight or (_TO.fullmatch(gap) and a > b) or (_TO.fullmatch(gap) and first.style == "digits")):
        return None
    near = _score_words().search(text, max(0, first.start - NEAR), second.end + NEAR)
    if (tight and a >= b and first.style == "digits") or near:
        return _joined(first, second, a, b, "score", None)
    return None


def _range(text: str, gap: str, first: Amount, second: Amount) -> Amount | None:
    lead = _lead(text, first.start)
    joins = bool(_DASH.fullmatch(gap) or _TO.fullmatch(gap) or (lead == "between" and _AND.fullmatch(gap)))
    loose = bool(_OR.fullmatch(gap)) or (lead == "from" and bool(_AND.fullmatch(gap)))
    if not (joins or loose) or first.value is None or second.value is None:
        return None
    own = first.unit is not None and first.unit.start > first.numerals[0].start and first.unit is not second.unit
    if own and _OR.fullmatch(gap):
        return None  # "15'' or 17''" are two
    first, second = _same_unit(first, second)
    low, high = first.value, second.value
    if low is None or high is None or first.code != second.code or (first.unit is None) != (second.unit is None):
        return None
    if (low >= high and lead == "" and gap.strip() in ("-", "–", "—", "or")) or low == high:
        return None
    if low > high and lead != "from":
        low, high = high, low
    joined = _joined(first, second, low, high, "range", second.unit)
    return replace(joined, lead=lead)


def _lead(text: str, start: int) -> str:
    before = text[max(0, start - 24) : start]
    return "between" if _BETWEEN.search(before) else "from" if _FROM.search(before) else ""


def _same_unit(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Let "$40 to 45", "1.8 to 2 million" and "€1.2-€1.5bn" share what one of them says."""
    scale = _scale_of_next(first, second) if first.unit is None or first.unit.start < first.numerals[0].start else ONE
    already = first.unit is not None and first.unit is second.unit
    if first.value is not None and scale != 1 and not already:
        first = replace(first, value=first.value * scale)
    if first.unit and not second.unit and second.value is not None:
        second = replace(second, unit=first.unit, value=second.value * first.unit.factor)
    elif second.unit and not first.unit and first.value is not None:
        first = replace(first, unit=second.unit, value=first.value * second.unit.factor)
    return first, second


# Denominators


@functools.cache
def _denominator() -> re.Pattern[str]:
    listed = read_toml("analysis.figures", "words.toml")["denominators"]["words"]
    nouns = "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
    size = r"(?:\d[\d,. ]*|(?:square|cubic|hundred|thousand|million)\s)*"
    ways = (
        r"(?P<slash>\s?/\s?)(?P<sym>[A-Za-z]+[²³23]?)(?![\w/])",
        rf"\s(?:per|for each|for every)\s(?!cent\b)(?P<noun>{size}[A-Za-z][\w-]*)",
        rf"\s-?\s?(?P<a>an?|each|every)[\s-]+-?\s?(?P<listed>{nouns})(?!\w|\s(?:ago|earlier|later|before|previously)\b)",
        rf"-an?-(?P<tied>{nouns})(?!\w)",
        r"\s(?P<each>each|apiece)(?=\s*[.,;:)]|\s+(?:to|from|in|on|at|for)\b|$)",
    )
    return re.compile("|".join(ways), re.I)


def with_denominator(text: str, amount: Amount) -> Amount:
    """Let the amount take in the denominator right behind it: "a share", "per day", "/h"."""
    match = _denominator().match(text, amount.end)
    if match is None or amount.shape in ("score", "ratio") or amount.style == "ordinal":
        return amount
    if match["each"]:
        return replace(amount, per="each", end=match.end()) if amount.unit else amount
    said = match["sym"] or match["noun"] or match["listed"] or match["tied"]
    code = unit_code(said)
    if match["slash"] and not code:
        return amount
    if match["a"] and amount.unit is None and not code:
        return amount
    return replace(amount, per=said.strip(), per_code=code, end=match.end())


def _without_denominators(found: list[Amount]) -> list[Amount]:
    """Drop the numbers inside denominators: "5 per 100,000 people" is one figure."""
    kept: list[Amount] = []
    for amount in found:
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return kept
