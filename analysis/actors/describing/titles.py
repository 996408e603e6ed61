"""Titles that stand before a name: "General [Michael Langley]", "Secretary of State [Antony Blinken]"."""

from __future__ import annotations

from analysis.actors.line import PROPER, Words
from analysis.actors.lists.lexicon import is_given_title, words

_JOINTS = frozenset(("of", "for", "and", "the", "&"))


def title_start(line: Words, name_start: int) -> int:
    """Return the token where the capitalized title before a person's name begins, else ``name_start``."""
    start, at, seen = name_start, name_start - 1, False
    while at >= 0 and not line.gap[at] and name_start - at <= 8:
        word, tag = line.lower[at], line.tag[at]
        if is_given_title(word):
            break
        if word in words("persons.toml", "titles") or word in words("persons.toml", "honorifics"):
            if not line.text[at][0].isupper():
                break
            seen, start = True, at
        elif (
            line.text[at][0].isupper()
            and (tag in PROPER or tag == "JJ")
            and word in words("persons.toml", "qualifiers")
        ):
            start = at if seen else start
        elif (
            (line.text[at][0].isupper() and word in words("notnames.toml", "portfolios"))
            or (word in _JOINTS and at + 1 < name_start and line.lower[at + 1] in words("notnames.toml", "portfolios"))
            or (word == "-" and at > 0)
            or (word == "elect" and at > 0 and line.text[at - 1] == "-")
        ):
            pass
        else:
            break
        at -= 1
    return start
