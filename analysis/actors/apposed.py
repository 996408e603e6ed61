"""What the noun beside a name says that it is: "the dairy [giant] Orvex", "the Orvex [party]", "the Nuwar [dam]"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from analysis.actors.line import LOCATION, ORGANIZATION, OTHER, PERSON, Name, Words
from analysis.actors.lists.gazetteer import cities, countries, demonyms
from analysis.actors.lists.lexicon import is_person_head, words
from analysis.actors.lists.regions import regions

_MODIFIERS = frozenset(("NN", "JJ", "VBN", "VBG", "HYPH", "NNP", "CD", "JJS"))
_OPENERS = frozenset(("DT", "PRP$", "POS"))
LONGEST = 6  # words from an article to the noun that it belongs to


def kind_beside(line: Words, start: int, end: int) -> str:
    """Return the kind that the noun before the name, else the one behind it, gives it; ``""`` where none does."""
    return _kind_before(line, start) or _kind_behind(line, start, end)


def thing_before(line: Words, start: int) -> bool:
    """Tell whether the noun before a name makes it a thing's: "the patrol [vessel] Orvex"."""
    return _kind_before(line, start) == OTHER


def apposed_kinds(doc: Doc, names: Sequence[Name]) -> dict[int, str]:
    """Return first token -> kind of the names behind a comma that a phrase is said of: "their coach, [Ana Ruiz]"."""
    found = {}
    for name in names:
        root = doc[name.start : name.end].root
        if name.start > 1 and root.dep_ == "appos" and root.head.i < name.start and doc[name.start - 1].text == ",":
            kind = kind_of_noun(root.head.lower_) if root.head.tag_ == "NN" else ""
            if kind in (PERSON, ORGANIZATION):
                found[name.start] = kind
    return found


def is_called_body(line: Words, start: int) -> bool:
    """Tell whether a name from ``start`` on is called a body by the noun before it: "the carmaker [Orvex]"."""
    return _kind_before(line, start) == ORGANIZATION


def described_from(line: Words, start: int) -> int:
    """Return where the description straight before a name begins, ``start`` for none: "[the Danish] maker Orvex"."""
    at = start - 1
    if at < 1 or line.tag[at] != "NN" or not line.text[at].islower() or line.gap[at]:
        return start
    while at > 0 and start - at < LONGEST and line.tag[at - 1] in _MODIFIERS and not line.gap[at - 1]:
        at -= 1
    opened = at > 0 and line.tag[at - 1] in _OPENERS
    return at if opened or (line.first[at] and at < start - 1) else start


def _kind_before(line: Words, start: int) -> str:
    begin = described_from(line, start)
    return (
        kind_of_noun(line.lower[start - 1], line.lower[start - 2] if start - begin > 1 else "") if begin < start else ""
    )


def _kind_behind(line: Words, start: int, end: int) -> str:
    if end >= len(line.text) or line.gap[end] or line.tag[end] not in ("NN", "NNS") or not line.text[end].islower():
        return ""
    key, noun = line.key(start, end), line.lower[end]
    if key in demonyms() or key in countries():
        return ""
    if noun in words("kinds.toml", "behind_places"):
        return LOCATION
    place = key in regions() or bool(cities(key))
    return ORGANIZATION if noun in words("kinds.toml", "behind_bodies") and not place else ""


def kind_of_noun(head: str, noun: str = "") -> str:
    """Return the kind of what a noun says that something is: "a port [city]", "a German [foundation]".

    ``noun``: the one before it, by which makers are companies, not persons: "an olive oil [producer]".
    """
    if noun and noun not in words("kinds.toml", "arts") and head in words("kinds.toml", "makers"):
        return ORGANIZATION
    kinds = ((LOCATION, "said_place"), (ORGANIZATION, "said_body"), (PERSON, "said_person"), (OTHER, "said_thing"))
    for kind, key in kinds:
        if head in words("kinds.toml", key):
            return kind
    if head.endswith("maker") and not is_person_head(head) and head not in words("kinds.toml", "no_makers"):
        return ORGANIZATION
    weak = head in words("nominals.toml", "weak")
    if head in words("organizations.toml", "nominal") and (not weak or not is_person_head(head)):
        return ORGANIZATION
    return PERSON if head and is_person_head(head) and not weak else ""
