"""Forms of names for comparing: what two spellings of one name have in common."""

from __future__ import annotations

import functools
import re

from analysis.actors.lists.gazetteer import countries, demonyms, fold
from analysis.actors.lists.lexicon import PACKAGE, given_names, known_bodies, words
from analysis.lexicons import read_toml

SMALL = words("organizations.toml", "small")
_BREAK = re.compile(r"\s*[,(\[;:]")
_TAIL = re.compile(r"-(?:led|based|backed|owned|run|controlled|born)$")
_OFFICE = re.compile(r"^(ministry|department|chamber|bank|office) (?:of|for) (?:the )?([\w\s&]+)$")
_REFLEXIVE = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)$")
_ARTICLE = re.compile(r"^(?:al|el)-(?=\w{3})")
_ORDINAL = re.compile(r"(?:\b|-)(?:\w+th|first|second|third)$")
_INNER = re.compile(r"\(([A-Z][\w&.-]{1,8})\)?")


@functools.lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Return a name for comparing: folded, without article, 's and outer punctuation; dots of initials gone."""
    key = re.sub(r"\s+", " ", fold(text)).strip(" .,\"'“”‘’()-")
    key = re.sub(r"^the ", "", re.sub(r"'s?$", "", key))
    return re.sub(r"(?<=\b\w)\.(?=\s?\w\b|\s|$)", "", key).replace("- ", "-").replace(" -", "-")


@functools.lru_cache(maxsize=8192)
def core(text: str, kind: str) -> str:
    """Return the name in a phrase around it: "the computer maker Acme" -> "Acme", "Gov. Ana Ruiz, 51" -> "Ana Ruiz"."""
    if kind in ("other", "location") or not any(c.isupper() for c in text):
        return text
    found = _REFLEXIVE.sub("", _TAIL.sub("", _before_break(text.strip())))
    parts = found.split()
    for at in range(len(parts) - 1, -1, -1):
        word = parts[at]
        own = fold(word) in SMALL or (kind == "person" and fold(word) in words("persons.toml", "particles"))
        common = word[0].islower() and not own and not _ORDINAL.search(word)
        if common and at + 1 < len(parts) and parts[at + 1][0].isupper():
            parts = parts[at + 1 :]
            break
    if kind == "person":
        parts = _untitled(parts)
    return " ".join(parts)


def _before_break(text: str) -> str:
    """Cut a phrase at its first comma or bracket, where a name stands before it; else take what follows."""
    cut = _BREAK.search(text)
    if not cut or cut.start() == 0:
        return text
    head, rest = text[: cut.start()], text[cut.end() :]
    last = head.split()[-1]
    if last[0].islower() and rest.strip()[:1].isupper():
        return rest.strip()
    return head if any(c.isupper() for c in head) else text


def _untitled(parts: list[str]) -> list[str]:
    for at in range(len(parts) - 2, -1, -1):
        word = parts[at].lower()
        inside = parts[at - 1][0].isupper() if at else word in given_names()
        if inside and word in words("persons.toml", "titles_as_names"):
            continue
        if word in words("persons.toml", "honorifics") or word in words("persons.toml", "titles"):
            return parts[at + 1 :] if parts[at + 1][0].isupper() and parts[at + 1].lower() not in SMALL else parts
    return parts


def inner_acronym(text: str) -> str:
    """Return the acronym that a phrase has in brackets, "the Auto Workers (AW) union" -> "AW", else ``""``."""
    found = _INNER.search(text)
    return found[1] if found and is_acronym(found[1]) else ""


def is_acronym(text: str) -> bool:
    """Tell whether the text looks like an acronym: two to seven letters, mostly capitals."""
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= 7 and " " not in text and sum(c.isupper() for c in letters) * 3 >= len(letters) * 2


def initials(text: str, small: bool) -> str:
    """Return the first letters of the words of a name, with or without its small words."""
    parts = [p for p in re.split(r"[\s\-–/]+", text) if p and p[0].isalnum()]
    return "".join(p[0] for p in parts if small or fold(p) not in SMALL).casefold()


def spells(acronym: str, full: str) -> bool:
    """Tell whether the acronym is made of the first letters of the full name's words."""
    letters = fold("".join(c for c in acronym if c.isalpha()))
    parts = fold(full).split()
    if len(parts) < 2 or letters in parts:
        return False
    bare = initials(full, False)
    if letters in (bare, initials(full, True)):
        return True
    lead = parts[0].replace(".", "")
    if lead in ("us", "uk", "un", "eu") and len(parts) > 2 and letters in (lead + bare[1:], bare[1:]):
        return True  # "U.S. Fish Service": FS, USFS
    if len(letters) >= 3 and bare.startswith(letters):
        return True
    last = parts[-1] in words("organizations.toml", "suffixes")
    return last and letters == bare[:-1]


def spells_end(acronym: str, full: str) -> bool:
    """Tell whether the acronym is that of a name within: "Court of Justice of the [Union of Coastal States] (UCS)"."""
    tails = re.split(r" (?:of|for) (?:the )?", full)
    ends = (full[full.index(tail) :] for tail in tails[1:])
    return not spells(acronym, full) and any(spells(acronym, end) for end in ends)


def shortens(acronym: str, full: str) -> bool:
    """Tell whether the acronym's letters stand in the full name in order, the first at its start.

    The rule of Schwartz and Hearst (2003) for an abbreviation in brackets straight after what it is short for.
    """
    letters, long = fold("".join(c for c in acronym if c.isalnum())), fold(full)
    at = len(long)
    for place, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (long[at] != letter or (not place and at and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return False
    return at == 0 and " " in full


@functools.lru_cache(maxsize=8192)
def without_legal(key: str) -> tuple[str, ...]:
    """Return the words of a folded name without its legal form ("ltd", "inc")."""
    parts = [p.strip(",") for p in key.split()]
    while len(parts) > 1 and (parts[-1] in words("organizations.toml", "suffixes") or parts[-1] in ("motor", "motors")):
        parts.pop()
    return tuple(parts)


@functools.cache
def _aliases() -> dict[str, str]:
    groups = read_toml(PACKAGE, "aliases.toml")["groups"]
    return {name: group[0] for group in groups for name in group}


def named_in_list(key: str) -> bool:
    """Tell whether ``aliases.toml`` says which body a folded name stands for."""
    return key in _aliases()


@functools.lru_cache(maxsize=8192)
def stated(key: str) -> str:
    """Return a body's folded name in one order: "us senate", "american senate"; "ministry of trade", "trade ministry".

    A leading state is its code, which bodies known by name have without it ("Home Office"); names that no rule could
    tell come from ``aliases.toml``.
    """
    key = _aliases().get(key, key)
    parts = _OFFICE.sub(r"\2 \1", key).split()
    for size in (3, 2, 1):
        lead = " ".join(parts[:size])
        code = countries().get(lead) or demonyms().get(lead)
        if code and len(parts) > size:
            return " ".join([code, *parts[size:]])
        if lead in ("eu", "european union", "european") and len(parts) > size:
            return " ".join(["european", *parts[size:]])
        if lead in ("un", "united nations") and len(parts) > size:
            return " ".join(["un", *parts[size:]])
    own = "" if named_in_list(key) else known_bodies().get(key, ("", ""))[0]
    return " ".join([own, *parts] if own else parts)


@functools.lru_cache(maxsize=8192)
def person_parts(key: str) -> tuple[str, ...]:
    """Return the words of a person's folded name without marks, honorifics, suffixes and the Arabic article."""
    parts = [_ARTICLE.sub("", p.strip(".,\"'“”‘’()")) for p in key.split()]
    kept = [p for p in parts if p and p not in ("jr", "sr", "mr", "mrs", "ms", "dr", "sir")]
    return tuple(p for at, p in enumerate(kept) if not at or p not in ("al", "el") or at == len(kept) - 1)


def one_edit(a: str, b: str, shortest: int = 6) -> bool:
    """Tell whether two words differ by one letter changed, added or dropped, or by two swapped."""
    if a == b or min(len(a), len(b)) < shortest or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    if len(a) == len(b):
        return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return long[at + 1 :] == short[at:]
