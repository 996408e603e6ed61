"""A company under its founder's surname: which of the two a bare name is, told place by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.actors.line import ORGANIZATION, PERSON, Name, Words, is_title
from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import words

NEAR = 2  # sentences, its own among them, in which a person's name is taken up by the surname alone


def settle_founders(names: Sequence[Name], line: Words) -> list[Name]:
    """Return the names with bare ones that a person and a body of the article share given to the nearer of the two.

    "Orvex Mining … Ana Orvex, its founder … Orvex said": words beside a name come first, then the person named in full
    in this sentence or the one before, unless the body was named in full since; all else is the body.
    """
    bodies = {_word(line, n.start) for n in names if n.label == ORGANIZATION and _is_long(n)}
    shared = bodies & {_word(line, n.end - 1) for n in names if n.label == PERSON and _is_long(n)}
    out: list[Name] = []
    for at, name in enumerate(names):
        key = _word(line, name.start)
        if key in shared and not _is_long(name) and name.label in (PERSON, ORGANIZATION):
            kind = _beside(name, line) or _named_last(key, out, names[at + 1 :], name, line)
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
    if after[0] in words("kinds.toml", "of_bodies") or (
        after[0] == "'s" and after[1] in words("kinds.toml", "of_bodies")
    ):
        return ORGANIZATION
    invested = len(before) == 2 and before[1] in ("in", "of") and before[0] in words("kinds.toml", "held_in_bodies")
    return ORGANIZATION if invested else ""


def _named_last(key: str, before: Sequence[Name], after: Sequence[Name], name: Name, line: Words) -> str:
    """Return the kind of the last name before that tells, if it is near; a first mention is what the next one is."""
    for other in reversed(before):
        if other.label == ORGANIZATION and _is_long(other) and _word(line, other.start) == key:
            return ORGANIZATION
        if other.label == PERSON and _word(line, other.end - 1) == key:
            return PERSON if _sentences(line, other.end, name.end) < NEAR else ORGANIZATION
    for other in after:
        if _is_long(other) and key in (_word(line, other.start), _word(line, other.end - 1)):
            return PERSON if other.label == PERSON else ORGANIZATION
    return name.label


def _sentences(line: Words, start: int, end: int) -> int:
    """Return how many sentences begin between two tokens."""
    return sum(line.first[at] and not line.text[at].isspace() for at in range(start, end))
