"""Where the visible words of a page stand in its source: characters of the decoded file."""

from __future__ import annotations

import html
import re
from array import array

#: Comments, elements whose content is no text, tags, character references, and single characters of text.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<dead>script|style|template|noscript|svg|head(?!er))\b.*?(?:</(?P=dead)\s*>|\Z)|<[a-zA-Z/!?][^>]*>"
    r"|(?P<reference>&#?\w{1,32};?)|(?P<letter>\S)",
    re.DOTALL | re.IGNORECASE,
)


class SourceMap:
    """Finds stretches of a page's visible text in its source, in order.

    White space, tags and comments count for nothing, so that a word that a tag divides is found as well.
    """

    def __init__(self, source: str) -> None:
        letters: list[str] = []
        self._starts, self._ends = array("L"), array("L")
        for found in _TOKEN.finditer(source):
            if found["letter"] is None and found["reference"] is None:
                continue
            for letter in html.unescape(found[0]):
                if not letter.isspace():
                    letters.append(letter)
                    self._starts.append(found.start())
                    self._ends.append(found.end())
        self._letters = "".join(letters)
        self._at = 0

    def next(self, text: str) -> tuple[int, int] | tuple[None, None]:
        """Return where ``text`` stands next, as half-open characters of the source, or two Nones."""
        wanted = "".join(text.split())
        place = self._letters.find(wanted, self._at)
        if place < 0 or not wanted:
            return None, None
        self._at = place + len(wanted)
        return self._starts[place], self._ends[self._at - 1]
