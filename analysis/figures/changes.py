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

STEPS = 5  # how far up the tree a change word is looked for
_BETWEEN = re.compile(r",?\s+(to|from|by)\s+(?:a\s|an\s|about\s|around\s|some\s|just\s|over\s|nearly\s)*$")


@dataclass(frozen=True, slots=True)
class Change:
    """``trigger`` is the change word's token; ``direction`` is up, down, or "" where only the values can tell."""

    trigger: int
    direction: str
    part: str


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
        change = None if kind in ("ordinal", "score", "age") else _by_parse(amount, kind, places)
        last = found[-1] if found else None
        if last is not None and (change is None or change.trigger == last.trigger):
            joined = _BETWEEN.fullmatch(text, amounts[i - 1].end, amount.start)
            change = Change(last.trigger, last.direction, joined[1]) if joined else change
        found.append(change)
    return _told_by_values(amounts, found)


def split_changes(amounts: Sequence[Amount], places: Places) -> list[Amount]:
    """Take "from 5 to 8" apart where something changed from the one to the other."""
    out: list[Amount] = []
    for amount in amounts:
        if amount.lead == "from" and amount.sides and _by_parse(amount.sides[0], "", places):
            out += amount.sides
        elif (
            amount.shape == "range" and amount.low is not None and amount.high is not None and amount.low > amount.high
        ):
            out.append(replace(amount, low=amount.high, high=amount.low))
        else:
            out.append(amount)
    return out


def _by_parse(amount: Amount, kind: str, places: Places) -> Change | None:
    root = _root(amount, places)
    adverb = _adverb(amount, root, places)
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
    return node.pos_ in ("ADP", "NUM", "SYM") or node.ent_type_ in ("MONEY", "PERCENT", "CARDINAL", "QUANTITY")


def _adverb(amount: Amount, root: Token, places: Places) -> Change | None:
    """Read "up 5%", "down $2", "5% higher"."""
    if amount.unit is None:
        return None
    before, behind = places.before(amount.start), places.behind(amount.end)
    for token, ways in ((before, None), (behind, ("higher", "lower", "up", "down"))):
        if token is None or token.sent.start != root.sent.start or (ways and token.lower_ not in ways):
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
            out.append(replace(change, direction=way) if way else None)
        else:
            out.append(change)
    return out
