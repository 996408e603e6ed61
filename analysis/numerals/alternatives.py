"""Word lists -> patterns that look at each letter once, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of alternatives that takes the longest.

    Words that begin alike share their beginning ("f(?:ive|our)"): an alternation of hundreds of words is as cheap as
    one of a few.
    """
    root: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: dict[str, Any]) -> str:
    """Return what may follow; the key "" marks that a word may end here."""
    single, ways = [], []
    for letter, after in node.items():
        if letter == "":
            continue
        rest = _pattern(after)
        if rest or letter == " ":  # a blank stays by itself, so that a pattern can put others in its place
            ways.append(re.escape(letter) + rest)
        else:
            single.append(letter)
    if single:
        ways.append(re.escape(single[0]) if len(single) == 1 else "[" + "".join(map(re.escape, single)) + "]")
    if not ways:
        return ""
    whole = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{whole}?" if "" in node else whole
