"""Text of an article is hostile until it went through here, or through an escaping template."""

from __future__ import annotations

import re

# Control characters (terminal codes begin with one), line and paragraph separators, and marks that turn the
# direction of text: a terminal or a browser would obey them.
_LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def plain(text: object) -> str:
    """Return text that no terminal and no browser obeys: control and direction marks become U+FFFD."""
    return _LIVE.sub("\ufffd", str(text))
