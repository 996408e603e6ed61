"""Where times stand in a text: one pattern a form, built from the words of words.toml.

A form's named groups, in small letters, are what ``resolve`` reads; nothing here looks at a calendar. Only the
surroundings of words that can belong to a time are looked at, so that the cost grows with the times, not with the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from analysis.lexicons import read_toml
from analysis.numerals import any_of
from analysis.times.parts import AGAIN, PACKAGE, filled, pattern_of, words
from analysis.times.years import said_year

#: Characters before and behind a trigger that an expression may reach, and fewer where the kind has short forms only.
REACH = (45, 45)
_REACHES = {"year": (40, 16), "unit": (45, 32), "counted": (45, 32)}


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: its form, its stretch of the text, and the groups that its form named, in small letters."""

    form: str
    start: int
    end: int
    text: str
    groups: dict[str, str]


#: What may stand before an expression; the second of two dates may follow a dash: "22-25 April", "July-November".
_RANGES = frozenset({"date", "month", "year", "clock", "era", "slashes", "iso"})
_BEFORE = r"(?<![\w$£€/.,-])"
_BEFORE_RANGES = rf"(?:{_BEFORE}|(?<=[a-z\d][–—-]))"
#: Kinds of triggers, the rarer in news first: a form is tried around the rarest kind that it needs.
_RARE_FIRST = (
    "weekof", "ish", "eod", "glued", "spoken", "nthday", "barehour", "holiday", "era", "slashes", "decade", "past",
    "season", "frequency", "quarter", "clock", "part", "ref", "month", "deictic", "weekday", "year", "counted",
    "anaphor", "unit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Form:
    """A form; of two, the one of the lower ``rank`` is preferred."""

    rank: int
    name: str
    needs: frozenset[str]
    has: tuple[str, ...]
    pattern: re.Pattern[str]


@functools.cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Return the forms by the rarest kind of trigger that they need."""
    out: dict[str, list[_Form]] = {}
    for rank, entry in enumerate(read_toml(PACKAGE, "forms.toml")["form"]):
        pattern = pattern_of(entry["match"])
        before = _BEFORE_RANGES if entry["name"] in _RANGES else _BEFORE
        rarest = min(entry["needs"], key=_RARE_FIRST.index)
        whole = re.compile(rf"{before}(?:{pattern})(?!\w)")
        form = _Form(rank, entry["name"], frozenset(entry["needs"]), tuple(entry.get("has", ())), whole)
        out.setdefault(rarest, []).append(form)
    return {kind: tuple(forms) for kind, forms in out.items()}


#: Triggers that are shapes, not words; of two that begin at one place the earlier wins.
_SHAPES = {
    "ish": r"(?:\d{1,2}(?::?\d\d)?|noon|midnight)[ -]?ish",
    "glued": r"\d+(?:\.\d+)?(?:hrs?|mins?|secs?|yrs?|hours?|days|weeks?|months?|years?|minutes?|seconds?|[dy])",
    "slashes": r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} ?/ ?\d{1,2}",
    "clock": (
        r"\d{1,2}[:.h]\d\d(?: ?(?:hrs|[ap]))?|\d{1,4} ?[ap] ?\. ?m|\d{1,4} ?[ap]m|o['’]?clock|[ap] ?\. ?m\.?|pm|\d\d?h"
        r"|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:hrs|hours|gmt|utc|[ecmp][sd]?t|bst|ces?t|eet|ist|jst|local time)\b)"
        r"|{hours} (?:am|a m|p m)"
    ),
    "quarter": r"(?:(?:20)?\d\d)?[qh][1-4](?:(?:20)?\d\d)?|[1-4][qh](?:(?:20)?\d\d)?",
    "year": (
        r"(?:1\d|2[0-4])\d\d|['’]\d\d(?!\d)|(?<=of )\d\d|two thousand|[fsc]y ?['’]?\d\d(?:\d\d)?"
        r"|(?:seventeen|eighteen|nineteen|twenty)[ -](?:hundred|oh?|{teens}|{tens})"
    ),
    "decade": r"(?:1\d|20)\d0['’]?s|['’]?\d0s",
    "era": r"bce?|b\.c\.?|ad|a\.d\.|ce",
    "nthday": r"the \d{1,2}(?:st|nd|rd|th)",
    "barehour": r"(?:(?<=at )|(?<=around )|(?<=about ))\d{1,2}",
    "spoken": r"{hours}[ -](?:oh?[ -]{ones}|{teens}|{tens})",
    "weekof": r"w/[ce]",
}


_WORKS = ("business", "play", "trading", "trade")


@functools.cache
def _trigger_kinds() -> dict[str, frozenset[str]]:
    """Return each trigger word, casefolded, with every kind of expression that it may belong to."""
    data = words()
    kinds: dict[str, Iterable[str]] = {
        "month": data["months"],
        "weekday": [*data["weekdays"], *(w + "s" for w in data["weekdays"]), *data["weekdays_short"]],
        "unit": [*data["units"], *(u + "s" for u in data["units"]), "centuries", "century"],
        "quarter": ["quarter", "qtr", "half"],
        "eod": ["eod", "eom", "eoy", "eow", *(f"{e} of {w}" for e in ("end", "close") for w in _WORKS)],
        "past": ["past", "quarter", "half", "minute", "minutes", "min", "mins"],
        "holiday": data["holidays"],
        "season": data["seasons"],
        "part": data["day_parts"],
        "decade": data["decades"],
        "frequency": data["frequencies"],
        "ref": [w.split()[-1] for listed in data["refs"].values() for w in listed],
        "deictic": [w.split()[-1] for w in data["deictics"]],
        "anaphor": [w.split()[-1] for w in data["anaphors"]],
    }
    table: dict[str, set[str]] = {}
    for kind, listed in kinds.items():
        for word in listed:
            table.setdefault(word.casefold(), set()).add(kind)
    return {word: frozenset(kinds_of) for word, kinds_of in table.items()}


@functools.cache
def _triggers() -> re.Pattern[str]:
    shapes = "|".join(f"(?P<{kind}>{filled(shape)})" for kind, shape in _SHAPES.items())
    return re.compile(rf"(?<!\w)(?:{shapes}|{any_of(_trigger_kinds())})(?!\w)")


def find_expressions(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Return the times of ``text[start:end]`` in order, without overlaps: the longest wins, then the first form."""
    stretch = text[start : len(text) if end is None else end]
    best = _without_overlaps(_matches(stretch, _small(stretch), start), start, len(stretch))
    return [_without_stop(found, text) for found in best]


def _without_stop(found: Found, text: str) -> Found:
    """Leave the full stop of "on 2 Aug." to the sentence, where that ends here."""
    if found.text[-1] != "." or found.form not in {"date", "month"}:
        return found
    after = text[found.end : found.end + 2]
    if after.strip() and not after[1:].isupper():
        return found
    return replace(found, end=found.end - 1, text=found.text[:-1])


_BLANKS = dict.fromkeys(map(ord, "\t\n\r\u00a0\u2009\u202f"), " ")


def _small(text: str) -> str:
    """Return the text in small letters and with plain blanks, character for character."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.translate(_BLANKS)


@functools.cache
def _counted() -> re.Pattern[str]:
    """Match what may stand right before a unit that is counted."""
    return re.compile(pattern_of(r"(?:[\d½¼¾]|\b(?:{NUMBER}|half|quarters?|couple|pair of)) ?-?(?:{FULL} )?$"))


def _windows(small: str) -> dict[str, list[tuple[int, int]]]:
    """Return the stretches around the triggers of each kind, merged where they touch."""
    windows: dict[str, list[tuple[int, int]]] = {}
    for found in _triggers().finditer(small):
        kinds = frozenset({found.lastgroup}) if found.lastgroup else _trigger_kinds()[found[0]]
        if "unit" in kinds and (found.lastgroup or _counted().search(small, max(0, found.start() - 24), found.start())):
            kinds |= {"counted"}
        for kind in kinds:
            before, behind = _REACHES.get(kind, REACH)
            low, high = max(0, found.start() - before), min(len(small), found.end() + behind)
            known = windows.setdefault(kind, [])
            if known and low <= known[-1][1]:
                known[-1] = (known[-1][0], high)
            else:
                known.append((low, high))
    return windows


def _matches(text: str, small: str, offset: int) -> Iterator[tuple[int, Found]]:
    """Yield what each form finds, with the form's rank."""
    windows = _windows(small)
    kinds, forms = windows.keys(), _forms()
    for kind, stretches in windows.items():
        for form in forms.get(kind, ()):
            if not form.needs <= kinds:
                continue
            for low, high in stretches:
                if not _has_any(small, form.has, low, high):
                    continue
                for match in form.pattern.finditer(small, low, high):
                    yield from ((form.rank, found) for found in _found(form.name, match, text, offset))


def _has_any(small: str, letters: tuple[str, ...], low: int, high: int) -> bool:
    for some in letters:  # a loop: this is asked of every form around every trigger
        if small.find(some, low, high) >= 0:
            return True
    return not letters


def _found(form: str, match: re.Match[str], text: str, offset: int) -> Iterator[Found]:
    """Yield the expression of a match, and the one that shares its words ("22" in "22-25 April")."""
    groups = _named(match.groupdict(), years=form != "era")
    start, end = match.span("inner") if "inner" in groups else match.span()
    glued = text[start - 1 : start] in _DASHES and text[start - 2 : start - 1].isalpha()
    if (glued and not text[start].isupper()) or (form == "anaphor" and text[end + 1 : end + 2].isupper()):
        return  # "anti-may"; "the day after Monday" tells of another day
    if form == "month" and _is_range_of_years(groups):
        return
    also = {key.removeprefix("also_"): groups.pop(key) for key in list(groups) if key.startswith("also_")}
    if "clock" in also:
        also["until"] = groups["clock"]
    yield Found(form, start + offset, end + offset, text[start:end], groups)
    if also:
        start, end = match.span("also")
        yield Found(form, start + offset, end + offset, text[start:end], groups | also)


def _named(found: dict[str, str | None], *, years: bool) -> dict[str, str]:
    """Return what the groups of a match say; ``day_b`` is another ``day``; ``years`` get four digits."""
    groups = {}
    for key, value in found.items():
        if value is not None:
            groups[key[:-2] if key[-2:] in AGAIN else key] = value
    if years and "year" in groups:
        groups["year"] = said_year(groups["year"])
    return groups


def _is_range_of_years(groups: dict[str, str]) -> bool:
    """Tell whether "2009-12" may be four years, not a month."""
    number = groups.get("month_number", "")
    return len(number) == 2 and int(number) > int(groups["year"]) % 100


_DASHES = frozenset("–—-")


def _without_overlaps(found: Iterable[tuple[int, Found]], offset: int, size: int) -> list[Found]:
    """Return the longest of what overlaps, then what the preferred form found, in order of the text."""
    ranked = sorted(found, key=lambda item: (item[1].start - item[1].end, item[0], item[1].start))
    chosen: list[Found] = []
    taken = bytearray(size)
    for _, one in ranked:
        start, end = one.start - offset, one.end - offset
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)
