"""Where times stand in a text: one pattern a form, built from the words of words.toml.

A form's named groups, in small letters, are what ``resolve`` reads; nothing here looks at a calendar. Only the
surroundings of words that can belong to a time are looked at, so that the cost grows with the times, not with the text.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from analysis.lexicons import read_toml

PACKAGE = "analysis.times"
#: Characters on either side of a trigger that an expression may reach.
REACH = 45


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: its form, its stretch of the text, and the groups that its form named, in small letters."""

    form: str
    start: int
    end: int
    text: str
    groups: dict[str, str]


def words() -> dict[str, Any]:
    """Return the word lists."""
    return read_toml(PACKAGE, "words.toml")


def any_of(listed: Iterable[str]) -> str:
    """Return a pattern of alternatives, the longest first."""
    unique = sorted(set(listed), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w) for w in unique) + ")"


@functools.cache
def _parts() -> dict[str, str]:
    data = words()
    months = any_of(data["months"])
    full = [m for m in data["months"] if len(m) > 4 or m in {"may", "june", "july"}]
    brief = [m for m in data["months"] if m not in full]
    cardinals, ordinals = data["numbers"]["cardinals"], data["numbers"]["ordinals"]
    word = any_of(cardinals)
    number = rf"{word}(?:[ -](?:and[ -])?(?:a[ -])?(?:half|{word}))*"
    vague = any_of(data["numbers"]["vague"])
    edges = [w for name in ("START", "MID", "END") for w in data["mods"][name]]
    bounds = [w for name, listed in data["mods"].items() if name not in {"START", "MID", "END"} for w in listed]
    units = list(data["units"])
    weekdays, short = any_of(data["weekdays"]), any_of(data["weekdays_short"])
    part, unit = any_of(data["day_parts"]), any_of(units)
    ordinal = any_of([*ordinals, *(o.replace("-", " ") for o in ordinals)])
    hour = any_of(cardinals[:12])
    half_day = r"(?:[ap]\.m\b\.?|[ap]m\b)"
    return {
        "MONTH": rf"(?P<month>{any_of(full)}|{any_of(brief)}\b\.?)",
        "MONTHS": months,
        "DAY": rf"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)|{ordinal})",
        "YEAR": r"(?P<year>1\d{3}|20\d{2})",
        "WEEKDAY": rf"(?P<weekday>{weekdays})",
        "WEEKDAY2": rf"(?P<weekday2>{weekdays})",
        "WEEKDAYS": weekdays,
        "ANYDAY": rf"(?:{weekdays}|{short}\b\.?)",
        "SOMEDAY": rf"(?P<weekday>{weekdays}|{short}\b\.?)",
        "MOD": rf"(?:(?P<mod>{any_of(edges)})[ -]?)?",
        "THEMOD": rf"(?:(?:the )?(?P<mod>{any_of(edges)})[ -]?)?",
        "BOUND": rf"(?:(?P<bound>{any_of(bounds)}) )?",
        "NUMBER": rf"(?P<number>\d+(?:[.,]\d+)*|{number}|{vague}|half an?|an?|another)",
        "MORE": rf"(?:(?:,? and|,)? (?P<number2>\d+|{number}) (?P<unit2>{unit}s?))?",
        "ORDINALS": ordinal,
        "CARDINAL": word,
        "EXACT": rf"(?P<number>\d+(?:\.\d+)?|{number}|half)",
        "UNIT": rf"(?P<unit>{any_of([*units, *(u + 's' for u in units), 'centuries'])})",
        "UNIT1": rf"(?P<unit>{unit})",
        "WHICH": rf"(?P<which>{any_of(data['which'])})",
        "EDGE": rf"(?P<edge>{any_of(data['edges'])})",
        "PART": rf"(?P<part>{part})",
        "SEASON": rf"(?P<season>{any_of(data['seasons'])})",
        "ORDINAL": rf"(?P<ordinal>{ordinal}|\d{{1,2}}(?:st|nd|rd|th))",
        "NTH": rf"(?P<nth>{ordinal}|last|\d{{1,2}}(?:st|nd|rd|th))",
        "DECADE": rf"(?P<decade>{any_of(data['decades'])}|['’]?\d0s|(?:1\d|20)\d0['’]?s)",
        "HOLIDAY": rf"(?P<holiday>{any_of(data['holidays'])})",
        "FREQUENCY": rf"(?P<frequency>{any_of(data['frequencies'])})",
        "REF": rf"(?P<ref>{any_of(w for listed in data['refs'].values() for w in listed)})",
        "DEICTIC": rf"(?P<deictic>{any_of(data['deictics'])})",
        "ANAPHOR": rf"(?P<anaphor>{any_of(data['anaphors'])})",
        "HOURWORD": hour,
        "CLOCK": (
            r"(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
            rf"(?: ?{half_day}|[ap](?!\w)| ?hrs\b)?"
            r"|(?:[01]?\d|2[0-4])h[0-5]\d"
            rf"|(?:(?:1[0-2]|0?[1-9])(?:[.:]?[0-5]\d)?|{hour}) ?{half_day})"
        ),
        "OCLOCK": rf"(?P<clock>(?:1[0-2]|[1-9]|{hour}) o['’]?clock)",
        "ZONE": r"(?: ?\(?(?P<zone>utc|gmt|[ecmp][sd]t|bst|ces?t|ist|jst|local time)\b\)?)?",
    }  # fmt: skip


#: What may stand before an expression; the second of two dates may follow a dash: "22-25 April", "July-November".
_RANGES = frozenset({"date", "month", "year", "clock", "era"})
_BEFORE = r"(?<![\w$£€/.,-])"
_BEFORE_RANGES = rf"(?:{_BEFORE}|(?<=[a-z\d][–—-]))"
#: Kinds of triggers, the rarer in news first: a form is tried around the rarest kind that it needs.
_RARE_FIRST = (
    "holiday", "era", "slashes", "decade", "past", "season", "frequency", "quarter", "clock", "part", "ref", "month",
    "deictic", "weekday", "year", "unit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    needs: frozenset[str]
    rarest: str
    pattern: re.Pattern[str]


@functools.cache
def _forms() -> tuple[_Form, ...]:
    """Return the forms in order of preference."""
    out = []
    for entry in read_toml(PACKAGE, "forms.toml")["form"]:
        pattern = re.sub(r"\{([A-Z0-9]{3,})\}", lambda m: _parts()[m[1]], entry["match"])
        before = _BEFORE_RANGES if entry["name"] in _RANGES else _BEFORE
        rarest = min(entry["needs"], key=_RARE_FIRST.index)
        out.append(_Form(entry["name"], frozenset(entry["needs"]), rarest, re.compile(rf"{before}(?:{pattern})(?!\w)")))
    return tuple(out)


#: Triggers that are shapes, not words.
_SHAPES = {
    "year": r"(?:1\d|20)\d\d",
    "decade": r"(?:1\d|20)\d0['’]?s|['’]?\d0s",
    "slashes": r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
    "clock": r"\d{1,2}[:.h]\d\d(?: ?(?:hrs|[ap]))?|\d{1,4} ?[ap]\.?m|o['’]?clock|[ap]\.?m\.?",
    "era": r"bce?|b\.c\.?|ad|a\.d\.|ce",
    "quarter": r"[qh][1-4]",
}


@functools.cache
def _trigger_kinds() -> dict[str, frozenset[str]]:
    """Return each trigger word, casefolded, with every kind of expression that it may belong to."""
    data = words()
    kinds: dict[str, Iterable[str]] = {
        "month": data["months"],
        "weekday": [*data["weekdays"], *(w + "s" for w in data["weekdays"]), *data["weekdays_short"]],
        "unit": [*data["units"], *(u + "s" for u in data["units"]), "centuries", "century"],
        "quarter": ["quarter", "qtr", "half"],
        "past": ["past", "quarter", "half", "minute", "minutes", "min", "mins"],
        "holiday": data["holidays"],
        "season": data["seasons"],
        "part": data["day_parts"],
        "decade": data["decades"],
        "frequency": data["frequencies"],
        "ref": [w.split()[-1] for listed in data["refs"].values() for w in listed],
        "deictic": [w.split()[-1] for w in (*data["deictics"], *data["anaphors"])],
    }
    table: dict[str, set[str]] = {}
    for kind, listed in kinds.items():
        for word in listed:
            table.setdefault(word.casefold(), set()).add(kind)
    return {word: frozenset(kinds_of) for word, kinds_of in table.items()}


@functools.cache
def _triggers() -> re.Pattern[str]:
    shapes = "|".join(rf"(?P<{kind}>{shape})" for kind, shape in _SHAPES.items())
    return re.compile(rf"(?<!\w)(?:{shapes}|{any_of(_trigger_kinds())})(?!\w)")


def find_expressions(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Return the times of ``text[start:end]`` in order, without overlaps: the longest wins, then the first form."""
    stop = len(text) if end is None else end
    small = _small(text[start:stop])
    best = _without_overlaps(_matches(text[start:stop], small))
    if best and best[-1].end == len(small) and best[-1].text.endswith(".") and best[-1].form in {"date", "month"}:
        last = best[-1]  # "on 2 Aug." ends the sentence
        best[-1] = replace(last, end=last.end - 1, text=last.text[:-1])
    return [replace(found, start=found.start + start, end=found.end + start) for found in best]


def _small(text: str) -> str:
    """Return the text in small letters, character for character."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _windows(small: str) -> dict[str, list[tuple[int, int]]]:
    """Return the stretches around the triggers of each kind, merged where they touch."""
    windows: dict[str, list[tuple[int, int]]] = {}
    for found in _triggers().finditer(small):
        low, high = max(0, found.start() - REACH), min(len(small), found.end() + REACH)
        for kind in {found.lastgroup} if found.lastgroup else _trigger_kinds()[found[0]]:
            known = windows.setdefault(kind, [])
            if known and low <= known[-1][1]:
                known[-1] = (known[-1][0], high)
            else:
                known.append((low, high))
    return windows


def _matches(text: str, small: str) -> Iterator[Found]:
    windows = _windows(small)
    for form in _forms():
        if not form.needs <= windows.keys():
            continue
        for low, high in windows[form.rarest]:
            for match in form.pattern.finditer(small, low, high):
                yield from _found(form.name, match, text)


def _found(form: str, match: re.Match[str], text: str) -> Iterator[Found]:
    """Yield the expression of a match, and the one that shares its words ("22" in "22-25 April")."""
    groups = {key: value for key, value in match.groupdict().items() if value is not None}
    start, end = match.span("inner") if "inner" in groups else match.span()
    glued = text[start - 1 : start] in _DASHES and text[start - 2 : start - 1].isalpha()
    if (glued and not text[start].isupper()) or (form == "anaphor" and text[end + 1 : end + 2].isupper()):
        return  # "anti-may"; "the day after Monday" tells of another day
    also = {key.removeprefix("also_"): groups.pop(key) for key in list(groups) if key.startswith("also_")}
    yield Found(form, start, end, text[start:end], groups)
    if also:
        start, end = match.span("also")
        yield Found(form, start, end, text[start:end], groups | also)


_DASHES = frozenset("–—-")


def _without_overlaps(found: Iterable[Found]) -> list[Found]:
    ranked = sorted(enumerate(found), key=lambda item: (item[1].start - item[1].end, item[0]))
    chosen: list[Found] = []
    starts: list[int] = []
    for _, one in ranked:
        at = bisect_left(starts, one.start)
        if (at == 0 or chosen[at - 1].end <= one.start) and (at == len(chosen) or one.end <= chosen[at].start):
            chosen.insert(at, one)
            starts.insert(at, one.start)
    return chosen
