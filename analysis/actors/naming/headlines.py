"""All-capitals lines: a name stands there only where the rest of the article, or a gazetteer, knows it as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from analysis.actors.line import COUNTRY, LOCATION, ORGANIZATION, PERSON, Name, Words
from analysis.actors.lists.gazetteer import capitals, countries, fold
from analysis.actors.lists.lexicon import given_names, known_bodies, mapping

LONGEST = 6  # words of a name that is looked for


def settle_headlines(names: Sequence[Name], line: Words) -> list[Name]:
    """Return the names with those in all-capitals lines replaced by what is known from elsewhere."""
    shouted = _in_capitals(line)
    if not any(shouted):
        return list(names)
    body = [name for name in names if not shouted[name.start]]
    known = _known(body, line)
    found = _matches(line, shouted, known)
    taken = {at for name in found for at in range(name.start, name.end)}
    whole = [n for n in names if shouted[n.start] and _is_safe(n) and taken.isdisjoint(range(n.start, n.end))]
    return sorted([*body, *found, *whole], key=lambda name: name.start)


def _in_capitals(line: Words) -> list[bool]:
    """Tell of each token whether its sentence is printed in capitals throughout."""
    out = [False] * len(line.text)
    starts = [at for at, first in enumerate(line.first) if first] + [len(line.text)]
    for start, end in pairwise(starts):
        said = [line.text[at] for at in range(start, end) if line.text[at].isalpha() and not line.gap[at]]
        if len(said) > 2 and all(word.isupper() for word in said) and max(map(len, said)) > 4:
            out[start:end] = [True] * (end - start)
    return out


def _known(body: Sequence[Name], line: Words) -> Mapping[tuple[str, ...], str]:
    """Return folded words -> label of the names outside such lines, and of persons' last names."""
    known: dict[tuple[str, ...], str] = {}
    for name in body:
        said = tuple(fold(word) for word in line.text[name.start : name.end])
        known.setdefault(said, name.label)
        if name.label == PERSON:
            known.setdefault(said[-1:], PERSON)
    return known


def _matches(line: Words, shouted: Sequence[bool], known: Mapping[tuple[str, ...], str]) -> list[Name]:
    found, at, size = [], 0, len(line.text)
    while at < size:
        last = min(at + LONGEST, size) if shouted[at] else at
        end = next((e for e in range(last, at, -1) if all(shouted[at:e]) and _label(line, at, e, known)), at)
        if end > at:
            found.append(Name(at, end, _label(line, at, end, known), "named elsewhere in the article"))
        at = max(end, at + 1)
    return found


def _label(line: Words, start: int, end: int, known: Mapping[tuple[str, ...], str]) -> str:
    said = tuple(fold(word) for word in line.text[start:end])
    return known.get(said, "") or _listed(" ".join(said))


def _listed(key: str) -> str:
    """Return what a gazetteer has under a folded name of more than three letters: "NATO", but not "WHO"."""
    if len(key) < 4:
        return ""
    if key in countries():
        return COUNTRY
    if key in mapping("metonyms.toml", "seats") or known_bodies().get(key, ("", ""))[1] == "IGO":
        return ORGANIZATION
    return LOCATION if key in capitals() and len(key) > 4 and key not in given_names() else ""


def _is_safe(name: Name) -> bool:
    """Tell whether the model's own finding is kept: a full name of a person."""
    return name.label == PERSON and 1 < name.end - name.start < 4
