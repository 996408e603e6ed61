"""What rose or fell, and which part a figure has in it: by, to, from (changes.toml)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Token

from analysis.figures.amounts import Amount
from analysis.figures.places import Places
from analysis.lexicons import read_toml

_NEVER = frozenset({"ordinal", "score", "age"})
STEPS = 5  # how far up the tree a change word is looked for
FAR = 5  # times: "rose 120 to 16,644" is no range
_AGAIN = re.compile(r"(?:\s+points?)?(?:,?\s+or\s+(?:about\s|around\s|nearly\s|some\s)*$|\s*\()$")
_TO_NEXT = re.compile(r"(?:\s+points?)?\s+to\s+$")
_BETWEEN = re.compile(
    r"(?:\s+points?)?,?\s+(to|from|by)\s+(?:a\s|an\s|about\s|around\s|some\s|just\s|over\s|nearly\s)*$"
)


@dataclass(frozen=True, slots=True)
class Change:
    """``trigger`` is the change word's token; ``direction`` is up, down, or "" where only the values can tell."""

    trigger: int
    direction: str
    part: str
    rule: str = "change:word"


def _words() -> dict[str, Any]:
    return read_toml("analysis.figures", "changes.toml")


@functools.cache
def _directions(table: str) -> dict[str, str]:
    return {word: way for way, listed in _words()[table].items() for word in listed}


@functools.cache
def _parts() -> dict[str, str]:
    return {word: part for part, listed in _words()["parts"].items() for word in listed}


def find_changes(text: str, amounts: Sequence[Amount], kinds: Sequence[str], places: Places) -> list[Change | None]:
    """Return the change of each amount of a sentence, or None; directions by values are not yet told."""
    found: list[Change | None] = []
    for i, (amount, kind) in enumerate(zip(amounts, kinds, strict=True)):
        goes_on = i + 1 < len(amounts) and _TO_NEXT.fullmatch(text, amount.end, amounts[i + 1].start)
        change = None if kind in _NEVER else _by_parse(amount, "" if goes_on else kind, places)
        last = found[-1] if found else None
        if last is not None and change is None and kind not in _NEVER and amounts[i - 1].code != amount.code:
            change = last if _AGAIN.fullmatch(text, amounts[i - 1].end, _start(text, amount)) else None
        if last is not None and (change is None or change.trigger == last.trigger):
            joined = _BETWEEN.fullmatch(text, amounts[i - 1].end, _start(text, amount))
            change = Change(last.trigger, last.direction, joined[1]) if joined else change
        found.append(change)
    return _told_by_values(amounts, found)


def _start(text: str, amount: Amount) -> int:
    """Return where the number with its currency begins, without its bound."""
    first = amount.numerals[0].start
    return min(first, amount.unit.start) if amount.unit else first


def split_changes(amounts: Sequence[Amount], places: Places) -> list[Amount]:
    """Take "from 5 to 8" and "rose 18 cents to $23" apart, where something changed."""
    out: list[Amount] = []
    for amount in amounts:
        low, high = amount.low, amount.high
        if amount.sides and _by_parse(amount.sides[0], "", places) and (amount.lead == "from" or _by_and_to(amount)):
            out += amount.sides
        elif amount.shape == "range" and low is not None and high is not None and low > high:
            out.append(replace(amount, low=high, high=low))
        else:
            out.append(amount)
    return out


def _by_and_to(amount: Amount) -> bool:
    """Tell whether the sides say by how much and to what: each has its own unit, or they are far apart."""
    first, second = amount.sides
    if amount.shape != "range" or amount.lead or first.value is None or second.value is None:
        return False
    if second.start - first.end < len(" to "):
        return False
    own = first.unit is not None and second.unit is not None and first.unit.start != second.unit.start
    return own or abs(second.value) >= FAR * abs(first.value)


def _by_parse(amount: Amount, kind: str, places: Places) -> Change | None:
    root = _root(amount, places)
    adverb = _adverb(amount, kind, places)
    if adverb is not None:
        return adverb
    part, node = "", root
    for _ in range(STEPS):
        if node.head.i == node.i:
            return None
        if node.dep_ == "pobj" or (node.dep_ in ("pcomp", "prep") and node.head.pos_ == "ADP"):
            part = part or _parts().get(node.head.lower_, "no")
            node = node.head
            continue
        link, node = node, node.head
        change = _trigger(node, link, part, amount, kind, root)
        if change is not None:
            return change
        if node.lemma_.lower() in _words()["levels"]["words"] and node.pos_ in ("NOUN", "ADJ"):
            part = ""
            continue
        if node.pos_ in ("VERB", "AUX") or part == "no" or not _transparent(node):
            return None
    return None


def _root(amount: Amount, places: Places) -> Token:
    """Return the token of the amount that hangs on something outside it."""
    first, last = places.token(amount.start), places.token(max(amount.start, (amount.unit_end or amount.end) - 1))
    node = places.token(amount.numerals[-1].start)
    while first.i <= node.head.i <= last.i and node.head.i != node.i:
        node = node.head
    return node


def _transparent(node: Token) -> bool:
    """Tell whether the climb may pass: prepositions, numbers, units, signs."""
    if node.lower_ in ("point", "points"):
        return True
    return node.pos_ in ("ADP", "NUM", "SYM") or node.ent_type_ in ("MONEY", "PERCENT", "CARDINAL", "QUANTITY")


def _adverb(amount: Amount, kind: str, places: Places) -> Change | None:
    """Read "up 5%", "down $2", "5% higher"."""
    if amount.unit is None and kind != "percent":
        return None
    before, behind = places.before(amount.start), places.behind(amount.end)
    first = places.token(amount.start)
    for token, ways, apart in ((before, None, first), (behind, ("higher", "lower", "up", "down"), behind)):
        if token is None or apart is None or apart.is_sent_start or (ways and token.lower_ not in ways):
            continue
        way = _directions("adverbs").get(token.lower_, "")
        if way and not (token.lower_ == "off" and token.pos_ == "ADP"):
            return Change(token.i, way, "by")
    return None


def _trigger(node: Token, link: Token, part: str, amount: Amount, kind: str, root: Token) -> Change | None:
    lemma = node.lemma_.lower()
    shares = kind in ("percent", "") or (amount.unit is not None and amount.unit.factor != 1)
    if node.pos_ == "VERB":
        way = _directions("verbs").get(lemma)
        if way is None or (not part and not _says_by_how_much(lemma, link, kind, shares=shares)):
            return None
        if part == "no" or (way == "either" and part == "by" and root.dep_ != "pobj"):
            return None
        return Change(node.i, "" if way == "either" else way, part or "by")
    if node.pos_ == "NOUN" and lemma in _directions("nouns"):
        if part == "no" or (lemma in _words()["shares"]["words"] and not shares and part in ("", "by")):
            return None
        return Change(node.i, _directions("nouns")[lemma], part or "by")
    return None


def _says_by_how_much(lemma: str, link: Token, kind: str, *, shares: bool) -> bool:
    if lemma not in _words()["amounts"]["verbs"] or link.dep_ not in (
        "dobj",
        "npadvmod",
        "obj",
        "advmod",
        "dative",
        "attr",
    ):
        return False
    return shares or (kind in ("money", "measure") and lemma not in _words()["shares"]["words"])


def _told_by_values(amounts: Sequence[Amount], found: Sequence[Change | None]) -> list[Change | None]:
    """Give "went from 40 to 55" its direction; a change without any is none."""
    values: dict[int, dict[str, Amount]] = {}
    for amount, change in zip(amounts, found, strict=True):
        if change is not None and change.direction == "":
            values.setdefault(change.trigger, {})[change.part] = amount
    ways: dict[int, str] = {}
    for trigger, parts in values.items():
        low, high = parts.get("from"), parts.get("to")
        if low and high and low.value is not None and high.value is not None and low.value != high.value:
            ways[trigger] = "up" if low.value < high.value else "down"
    out: list[Change | None] = []
    for change in found:
        if change is not None and change.direction == "":
            way = ways.get(change.trigger, "")
            out.append(replace(change, direction=way, rule="change:values") if way else None)
        else:
            out.append(change)
    return out
