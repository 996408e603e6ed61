"""A company under its founder's surname: which of the two a bare name is, told place by place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from analysis.actors.apposed import is_called_body
from analysis.actors.line import ORGANIZATION, PERSON, Name, Words, is_title
from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import words

_SUCCESSION = frozenset(("predecessor", "successor"))
NEAR = 2  # sentences, its own among them, in which a person's name is taken up by the surname alone


def settle_founders(names: Sequence[Name], line: Words) -> list[Name]:
    """Return the names with bare ones that a person and a body of the article share given to the nearer of the two.

    "Orvex Mining … Ana Orvex, its founder … Orvex said": words beside a name come first, then the person named in full
    in this sentence or the one before, unless the body was named in full since; all else is the body.
    """
    bodies = {_word(line, n.start) for n in names if n.label == ORGANIZATION and _is_long(n)}
    people = {_word(line, n.end - 1): n.start for n in reversed(names) if n.label == PERSON and _is_long(n)}
    bare = [n for n in names if not _is_long(n) and n.start < people.get(_word(line, n.start), 0)]
    said = {n.start for n in bare if _beside(n, line) == ORGANIZATION}  # a company that is only called so
    shared = (bodies | {_word(line, at) for at in said}) & people.keys()
    out: list[Name] = []
    for at, name in enumerate(names):
        key = _word(line, name.start)
        if key in shared and not _is_long(name) and name.label in (PERSON, ORGANIZATION):
            kind = _beside(name, line) or _named_last(key, out, names[at + 1 :], name, line, said)
            name = (
                name if kind == name.label else replace(name, label=kind, rule=f"{name.rule}; {kind} by what is near")
            )
        out.append(name)
    return out


def _is_long(name: Name) -> bool:
    return name.end - name.start > 1


def _word(line: Words, at: int) -> str:
    return fold(line.text[at])


def _beside(name: Name, line: Words) -> str:
    """Return the kind that the words around a name tell: "Mr [Orvex]", "[Orvex], 49,", "shares in [Orvex]"."""
    before = line.lower[max(0, name.start - 2) : name.start]
    after = [*line.lower[name.end : name.end + 2], "", ""]
    aged = after[0] == "," and after[1].isdigit() and len(after[1]) < 3
    if (before and is_title(line, name.start - 1)) or aged or after[0] in ("who", "himself", "herself"):
        return PERSON
    if after[0] == "'s" and after[1] in words("kinds.toml", "of_persons") | words("persons.toml", "kin") | _SUCCESSION:
        return PERSON
    run = {after[0], " ".join(line.lower[name.end + 1 : name.end + 3]), after[1]} if after[0] == "'s" else {after[0]}
    if run & (words("kinds.toml", "of_bodies") | words("kinds.toml", "officers_of_bodies")):
        return ORGANIZATION
    if is_called_body(line, name.start):
        return ORGANIZATION
    invested = len(before) == 2 and before[1] in ("in", "of") and before[0] in words("kinds.toml", "held_in_bodies")
    return ORGANIZATION if invested else ""


def _named_last(
    key: str, before: Sequence[Name], after: Sequence[Name], name: Name, line: Words, said: Collection[int]
) -> str:
    """Return the kind of the last name before that tells, if it is near; a first mention is what the next one is.

    Until the body has been named, the bare name is the person's who was. ``said``: bare names of a body.
    """
    named = any(_is_body(other, key, line, said) for other in before)
    for other in reversed(before):
        if _is_body(other, key, line, said):
            return ORGANIZATION
        if other.label == PERSON and _word(line, other.end - 1) == key:
            return PERSON if not named or _sentences(line, other.end, name.end) < NEAR else ORGANIZATION
    for other in after:
        if _is_long(other) and key in (_word(line, other.start), _word(line, other.end - 1)):
            return PERSON if other.label == PERSON and name.start not in said and not said else ORGANIZATION
    return name.label


def _is_body(name: Name, key: str, line: Words, said: Collection[int]) -> bool:
    """Tell whether the name is the body's: its full name, or one that is called a body beside it."""
    full = name.label == ORGANIZATION and _is_long(name)
    return (full or name.start in said) and _word(line, name.start) == key


def _sentences(line: Words, start: int, end: int) -> int:
    """Return how many sentences begin between two tokens."""
    return sum(line.first[at] and not line.text[at].isspace() for at in range(start, end))
