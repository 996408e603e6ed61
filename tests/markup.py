"""Gold spans written inline: ``<a>Rosa</a> met <b>the board</b>``; nobody counts offsets by hand."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)([a-z]\w*)>")


def parse(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """Return the plain text and, for each tag, its half-open spans in order. Tags may nest, not cross."""
    text, spans, open_at, at = "", {}, {}, 0  # type: str, dict[str, list[tuple[int, int]]], dict[str, list[int]], int
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[1]:
            spans.setdefault(tag[2], []).append((open_at[tag[2]].pop(), len(text)))
        else:
            open_at.setdefault(tag[2], []).append(len(text))
    return text + marked[at:], {name: sorted(found) for name, found in spans.items()}
