"""The pieces that forms are made of: word lists of words.toml, and the parts of forms.toml built from them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from analysis.lexicons import read_toml
from analysis.numerals import any_of

PACKAGE = "analysis.times"
_PIECE = re.compile(r"\{([A-Za-z]\w*)\}")
_GROUP = re.compile(r"\(\?P<(\w+)>")
#: What the second, third … group of one name is called.
AGAIN = ("", "_b", "_c", "_d", "_e")
#: In a pattern a blank stands for one or two of them ("15th  century"); one in brackets stays one.
_BLANK = re.compile(r"(\[[^\]]*\])|( )(\?)?")


def words() -> dict[str, Any]:
    """Return the word lists."""
    return read_toml(PACKAGE, "words.toml")


@functools.cache
def _lists() -> dict[str, str]:
    """Return each word list, by its name in small letters, as alternatives."""
    data = words()
    numbers, mods, months = data["numbers"], data["mods"], data["months"]
    parts_of = ("START", "MID", "END")
    lists: dict[str, Iterable[str]] = {
        "months": months,
        "months_full": [m for m in months if len(m) > 4 or m in {"may", "june", "july"}],
        "months_brief": [m for m in months if len(m) <= 4 and m not in {"may", "june", "july"}],
        "weekdays_short": data["weekdays_short"],
        "ones": numbers["cardinals"][:9],
        "hours": numbers["cardinals"][:12],
        "teens": numbers["cardinals"][9:19],
        "tens": numbers["cardinals"][19:27],
        "cardinals": numbers["cardinals"],
        "ordinals": [form for o in numbers["ordinals"] for form in (o, o.replace("-", " "))],
        "vague": numbers["vague"],
        "mod_words": [w for name in parts_of for w in mods[name]],
        "bounds": [w for name, listed in mods.items() if name not in parts_of for w in listed],
        "units": data["units"],
        "units_all": [*data["units"], *(f"{u}s" for u in data["units"]), "centuries"],
        "refs": [w for listed in data["refs"].values() for w in listed],
    }
    named = ("weekdays", "which", "edges", "day_parts", "seasons", "decades", "holidays", "frequencies", "deictics")
    lists |= {name: data[name] for name in (*named, "anaphors")}
    return {name: any_of(listed) for name, listed in lists.items()}


@functools.cache
def _part(name: str) -> str:
    """Return what ``{name}`` stands for: a word list (small letters) or a part of forms.toml (capitals)."""
    lists = _lists()
    return lists[name] if name in lists else filled(read_toml(PACKAGE, "forms.toml")["parts"][name])


def filled(pattern: str) -> str:
    """Return a pattern with its pieces filled in."""
    return _PIECE.sub(lambda m: _part(m[1]), pattern)


def pattern_of(form: str) -> str:
    """Return a form's pattern: its pieces filled in, one or two blanks where it has one.

    A group that is named again is called ``name_b``, ``name_c`` …, since a pattern names each but once.
    """
    seen: dict[str, int] = {}

    def named(match: re.Match[str]) -> str:
        times = seen[match[1]] = seen.get(match[1], -1) + 1
        return f"(?P<{match[1]}{AGAIN[times]}>"

    return _GROUP.sub(named, _BLANK.sub(lambda m: m[1] or (" {0,2}" if m[3] else " {1,2}"), filled(form)))
