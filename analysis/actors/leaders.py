"""Leaders of states by name: whose agent a person is when the text gives no country."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from analysis.actors.gazetteer import fold
from analysis.actors.lexicon import PACKAGE
from analysis.lexicons import read_toml

#: A role with one of these and a leader's surname is that leader: "President Bush".
_OFFICES = frozenset(("president", "premier", "chancellor", "king", "minister", "leader", "dictator", "strongman"))
#: "The Bush administration" acts for the same state.
_BODIES = frozenset(("administration", "government", "regime", "cabinet"))


def leaders_country(name: str, roles: Iterable[str]) -> str:
    """Return the ISO 3166-1 alpha-3 code of the state that a person leads or led, ``""`` when not known.

    The full name is enough; a surname needs an office among ``roles``, or to be one that only one leader has.
    """
    words = fold(name).split()
    if not words:
        return ""
    full = _full().get(" ".join(words))
    if full:
        return full
    code = _surnames().get(words[-1], "")
    held = any(w in _OFFICES for role in roles for w in fold(role).split())
    return code if len(words) == 1 and code and (held or words[-1] in _sole()) else ""


def administration_country(name: str) -> str:
    """Return the state of "Bush administration", "the Karimov regime", ``""`` for other bodies."""
    words = fold(name).split()
    return _surnames().get(words[-2], "") if len(words) > 1 and words[-1] in _BODIES else ""


@functools.cache
def _full() -> Mapping[str, str]:
    names: dict[str, list[str]] = read_toml(PACKAGE, "leaders.toml")["names"]
    return {fold(name): code for code, listed in names.items() for name in listed}


@functools.cache
def _surnames() -> Mapping[str, str]:
    """Return surname to code; a surname of leaders of two states has none."""
    found: dict[str, str] = {}
    for name, code in _full().items():
        surname = name.split()[-1]
        found[surname] = code if found.get(surname, code) == code else ""
    return found


@functools.cache
def _sole() -> frozenset[str]:
    return frozenset(fold(name) for name in read_toml(PACKAGE, "leaders.toml")["sole"])
