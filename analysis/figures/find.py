"""Doc -> figures, in text order, and the numbers that are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Doc

from analysis.article import Article, NotCoded, Span, overlaps
from analysis.figures.ages import with_age
from analysis.figures.amounts import Amount, read_amounts, with_denominator
from analysis.figures.bounds import Bound, bound_before, bound_behind, governed
from analysis.figures.changes import Change, find_changes, split_changes
from analysis.figures.counted import Described, describe
from analysis.figures.places import Places
from analysis.figures.records import Figure, Figures
from analysis.figures.screen import NAMED, goes_on, phone_spans, why_no_figure
from analysis.figures.units import MILLION, ONE, Unit, unit_behind
from analysis.language import article_of, sentence_spans
from analysis.lexicons import read_toml
from analysis.numerals import Numeral, find_numerals
from analysis.times.records import Time, Times

TABLE = 100  # figures of one sentence; with more it is a table, and no phrase says what each of them counts
_UNSAID = Described("", "", "")
_SILENT_REASONS = frozenset({"a pronoun", "an adverb"})
_LEAD = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_OF_AGE = re.compile(r"\s+of\s+age\b")
_AND = re.compile(r",?\s+(?:and|but|or)?\s*$")
_POINTS = re.compile(r"[\s-]points?\b")
_MULTIPLE = re.compile(
    r"[\s-](fold|times(?!\s(?:a|an|per|in|since|before|over|during)\b|\s*[.,;]))\b(?!-)",
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """An amount that is a figure, with its kind."""

    amount: Amount
    kind: str


def find_figures(doc: Doc, times: Times) -> Figures:
    """Return the figures of the kept text, and the numbers that were left out.

    A number inside a time's span is no figure.
    """
    article, places = article_of(doc), Places(doc)
    text = article.text
    left: list[NotCoded] = []
    taken = sorted(times.times, key=lambda t: t.start)
    found: list[tuple[str, list[_Claim]]] = []
    at = 0
    for number, sentence in enumerate(sentence_spans(doc), 1):
        span = Span(sentence.start_char, sentence.end_char)
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        upto = bisect_left(taken, span.end, lo=at, key=lambda t: t.start)
        if numerals := _numerals(text, span, taken[at:upto], left):
            found.append((f"s{number}", _claims(text, span.start, numerals, places, left)))
    rows: list[Figure] = []
    groups: dict[int, str] = {}
    names = frozenset(row.text for row in left if row.reason == NAMED)
    for sentence_id, claims in found:
        claims = _without_names(text, claims, names, places, left)
        money: Unit | None = None
        amounts, kinds = [c.amount for c in claims], [_changing(text, c) for c in claims]
        for claim, change in zip(claims, find_changes(text, amounts, kinds, places), strict=True):
            group = groups.setdefault(change.trigger, f"c{len(groups) + 1}") if change else ""
            words = _words(doc, claim) if len(claims) <= TABLE else _UNSAID
            if money is not None and _leaves_out(claim, words):
                claim = _Claim(replace(claim.amount, unit=replace(money, text="", factor=ONE)), "money")
                words = _words(doc, claim)
            money = claim.amount.unit if claim.kind == "money" else money
            rows.append(_row(article, f"f{len(rows) + 1}", claim, change, group, sentence_id, words))
    return Figures(tuple(rows), tuple(sorted(left, key=lambda row: row.start)))


def _changing(text: str, claim: _Claim) -> str:
    """Return the kind that tells whether a figure can be a change: points of an index are as percentages."""
    return "percent" if claim.kind == "count" and _POINTS.match(text, claim.amount.end) else claim.kind


def _without_names(
    text: str, claims: list[_Claim], names: frozenset[str], places: Places, left: list[NotCoded]
) -> list[_Claim]:
    """Leave out a number that is a name elsewhere in the article: the 787, once it was a Boeing 787."""
    kept = []
    for claim in claims:
        numeral, behind = claim.amount.numerals[0], places.behind(claim.amount.end)
        bare = claim.kind == "count" and len(numeral.text) > 2 and not claim.amount.mod
        if bare and numeral.text in names and (behind is None or behind.tag_ != "NNS"):
            left.append(_left_out(text, claim.amount.start, claim.amount.end, f"{NAMED} elsewhere"))
        else:
            kept.append(claim)
    return kept


def _numerals(text: str, span: Span, times: Sequence[Time], left: list[NotCoded]) -> list[Numeral]:
    """Return the numbers of a sentence that stand in no time and no phone number."""
    kept = []
    phones: list[Span] | None = None
    at = phone = 0
    for numeral in find_numerals(text, span.start, span.end):
        phones = phone_spans(text, span.start, span.end) if phones is None else phones
        while at < len(times) and times[at].end <= numeral.start:
            at += 1
        while phone < len(phones) and phones[phone].end <= numeral.start:
            phone += 1
        if phone < len(phones) and overlaps(phones[phone], numeral):
            left.append(_left_out(text, numeral.start, numeral.end, "part of a phone number"))
        elif at == len(times) or not overlaps(times[at], numeral) or _no_time(text, times[at], numeral):
            kept.append(numeral)
    return kept


def _claims(text: str, floor: int, numerals: list[Numeral], places: Places, left: list[NotCoded]) -> list[_Claim]:
    """Return the figures among the numbers of a sentence that begins at ``floor``."""
    claims: list[_Claim] = []
    last = (-1, "")
    for amount in split_changes(read_amounts(text, numerals), places):
        reason = why_no_figure(text, amount, places) or goes_on(text, last, amount)
        last = (amount.end, reason)
        if reason:
            if reason not in _SILENT_REASONS:
                left.append(_left_out(text, amount.start, amount.end, reason))
            continue
        amount = with_age(text, amount, places) or _with_times(text, amount)
        if claims and _says_again(text, claims[-1].amount, amount):
            continue
        claims.append(_Claim(_bounded(text, amount, floor, places), _kind(amount)))
        floor = claims[-1].amount.end
        if len(claims) > 1 and (both := _between_bounds(text, claims[-2], claims[-1])):
            claims[-2:] = [both]
    return claims


def _says_again(text: str, last: Amount, amount: Amount) -> bool:
    """Tell whether "forty-five (45)" says one number twice."""
    inside = text[amount.start - 1 : amount.start] == "(" and text[amount.end : amount.end + 1] == ")"
    return inside and amount.value == last.value and amount.start - last.end <= 2 and amount.unit is None


_THING = Unit(0, 0, "", "", "count")
_LOWER, _UPPER = {"MORE_THAN", "EQUAL_OR_MORE"}, {"LESS_THAN", "EQUAL_OR_LESS"}


def _between_bounds(text: str, first: _Claim, second: _Claim) -> _Claim | None:
    """Join "more than 10 and less than 40" to one range."""
    a, b = first.amount, second.amount
    if a.code != b.code or first.kind != second.kind or a.value is None or b.value is None or a.per or b.per:
        return None
    if a.value > b.value:
        a, b = b, a
    if a.mod not in _LOWER or b.mod not in _UPPER or a.value == b.value:
        return None
    start, end = min(a.start, b.start), max(a.end, b.end)
    if not _AND.fullmatch(text, min(a.end, b.end), max(a.start, b.start)):
        return None
    numerals = tuple(sorted((*a.numerals, *b.numerals), key=lambda n: n.start))
    unit = a.unit or b.unit
    joined = Amount(start, end, numerals, None, unit, a.value, b.value, "range", unit_end=end)
    return _Claim(joined, second.kind)


def _no_time(text: str, time: Time, numeral: Numeral) -> bool:
    """Tell whether what looks like a time is an age ("3 years of age") or has a unit ("2000 km")."""
    if _OF_AGE.match(text, time.end):
        return True
    return time.text == numeral.text and unit_behind(text, numeral.end) is not None


def _left_out(text: str, start: int, end: int, reason: str) -> NotCoded:
    return NotCoded(start, end, text[start:end], "figures", "figure", reason)


def _bounded(text: str, amount: Amount, floor: int, places: Places) -> Amount:
    """Let the amount's stretch and ``mod`` take in what bounds it: "at least 40", "between 5 and 8", "40 or more"."""
    if amount.style == "ordinal":
        return amount
    if amount.shape == "range" and (lead := _LEAD.search(text, max(floor, amount.start - 10), amount.start)):
        amount = replace(amount, start=lead.start())
    before = bound_before(text, amount.start, floor)
    if before is not None and not governed(before, places):
        outer = bound_before(text, before.start, floor)
        if outer is not None and outer.end == before.start - 1 and not governed(outer, places):
            before = Bound(outer.start, before.end, outer.mod if outer.mod != "APPROX" else before.mod, outer.word)
        return replace(amount, start=before.start, mod=before.mod)
    behind = bound_behind(text, amount.end)
    if behind is not None:
        return replace(amount, end=behind.end, mod=behind.mod)
    return amount


def _with_times(text: str, amount: Amount) -> Amount:
    """Let "three times", "12-fold" be one amount."""
    match = _MULTIPLE.match(text, amount.end) if amount.unit is None and amount.shape == "number" else None
    if match is None or amount.style == "ordinal":
        return amount
    unit = Unit(match.start(1), match.end(), match[1], "", "ratio", name=match[1])
    return replace(amount, unit=unit, end=match.end(), unit_end=match.end())


def _kind(amount: Amount) -> str:
    unit = amount.unit
    if amount.shape in ("score", "ratio"):
        return amount.shape
    if amount.style == "ordinal":
        return "ordinal"
    if unit is None:
        return "ratio" if amount.style == "fraction" else "count"
    if unit.kind == "measure" and ("/" in unit.code or amount.per_code):
        return "rate"
    return unit.kind


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _leaves_out(claim: _Claim, words: Described) -> bool:
    """Tell whether a number leaves its currency to the one before: "1.1 billion kronor, beating the 0.9 billion"."""
    return claim.kind == "count" and not words.counted and claim.amount.numerals[-1].scale >= MILLION


def _words(doc: Doc, claim: _Claim) -> Described:
    amount = claim.amount
    return describe(doc, amount.start, amount.end, kind=claim.kind, unit_end=amount.unit_end or amount.end)


def _row(
    article: Article,
    figure_id: str,
    claim: _Claim,
    change: Change | None,
    group: str,
    sentence_id: str,
    words: Described,
) -> Figure:
    amount = claim.amount
    text = article.text
    code = amount.code
    if claim.kind == "rate" and amount.per_code:
        code = f"{code}/{amount.per_code}"
    return Figure(
        figure_id=figure_id,
        start=amount.start,
        end=amount.end,
        text=text[amount.start : amount.end],
        kind=claim.kind,
        value=_number(amount.value),
        low=_number(amount.low),
        high=_number(amount.high),
        mod=amount.mod,
        change=change.direction if change else "",
        change_group=group,
        change_part=change.part if change else "",
        unit=_dollar(article, amount, code),
        unit_text=amount.unit.text if amount.unit else "",
        per=amount.per or _per_behind(text, amount, words.counted),
        counted=words.counted,
        about=words.about,
        contrast="",
        sentence_id=sentence_id,
        rule=" ".join(filter(None, (f"amount:{amount.shape}", words.rule, change.rule if change else ""))),
    )


def _per_behind(text: str, amount: Amount, counted: str) -> str:
    """Return the denominator behind the thing counted: "250,000 vehicles a year"."""
    gap = len(text[amount.end : amount.end + 2]) - len(text[amount.end : amount.end + 2].lstrip())
    end = amount.end + gap + len(counted)
    if not counted or text[amount.end + gap : end] != counted:
        return ""
    return with_denominator(text, replace(amount, end=end, unit=_THING)).per


def _dollar(article: Article, amount: Amount, code: str) -> str:
    """Return the code that a bare "$" has on a page of this domain."""
    if code != "USD" or amount.unit is None or amount.unit.text not in ("$", "dollars", "dollar", "cents", "cent"):
        return code
    host = article.metadata.url.partition("//")[2].partition("/")[0].partition(":")[0]
    named = read_toml("analysis.figures", "currencies.toml")["dollar_of_domain"]
    return next((other for ending, other in named.items() if host.endswith(ending)), code)
