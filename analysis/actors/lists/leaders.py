"""Leaders of states by name: whose agent a person is when the text gives no country."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import PACKAGE
from analysis.lexicons import read_toml

#: A role with one of these and a leader's surname is that leader: "President Bush".
_OFFICES = frozenset(("president", "premier", "chancellor", "king", "minister", "leader", "dictator", "strongman"))
#: "The Bush administration" acts for the same state.
_BODIES = frozenset(("administration", "government", "regime", "cabinet"))


def leaders_country(name: str, roles: Iterable[str]) -> str:
    """Return the ISO 3166-1 alpha-3 code of the state that a person leads or led, ``""`` when not known.

    The full name is enough, unless many others bear it; those, and a surname alone, need an office among ``roles``.
    A few surnames are those of one leader only.
    """
    words = _plain(name)
    if not words:
        return ""
    held = any(w in _OFFICES for role in roles for w in fold(role).split())
    key = " ".join(words)
    full = _full().get(key)
    if full and (held or key not in _listed("namesakes")):
        return full
    if len(words) > 1 and not _is_compound(words[:2]):
        return ""
    return _surnames().get(key, "") if held or key in _listed("sole") else ""


def administration_country(name: str) -> str:
    """Return the state of "Bush administration", "the Karimov regime", ``""`` for other bodies."""
    words = _plain(name)
    return _surnames().get(words[-2], "") if len(words) > 1 and words[-1] in _BODIES else ""


def _plain(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without the Arabic article, which news write in many ways."""
    bare = (word.removeprefix("al-").removeprefix("el-") for word in fold(name).split())
    return tuple(word for word in bare if word not in ("al", "el", "ul", "ad", "as", "ar", "an"))


def _is_compound(words: Sequence[str]) -> bool:
    """Tell whether the last word of a name has a particle before it that belongs to it: "dos Santos"."""
    return len(words) > 1 and words[-2] in ("dos", "da", "de", "del", "van", "von", "bin", "ben", "ould", "le", "la")


@functools.cache
def _full() -> Mapping[str, str]:
    names: dict[str, list[str]] = read_toml(PACKAGE, "leaders.toml")["names"]
    return {" ".join(_plain(name)): code for code, listed in names.items() for name in listed}


@functools.cache
def _surnames() -> Mapping[str, str]:
    """Return surname to code; a surname of leaders of two states has none."""
    family_first = read_toml(PACKAGE, "leaders.toml")["family_first"]
    found: dict[str, str] = {}
    for name, code in _full().items():
        words = name.split()
        surname = words[0] if code in family_first else " ".join(words[-2:] if _is_compound(words) else words[-1:])
        found[surname] = code if found.get(surname, code) == code else ""
    return found


@functools.cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(" ".join(_plain(name)) for name in read_toml(PACKAGE, "leaders.toml")[key])
