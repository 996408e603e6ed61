"""Where amounts stand: characters -> tokens of the Doc."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token


class Places:
    """Finds tokens by character in logarithmic time."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = list(map(int, doc.to_array("IDX")))

    def token(self, char: int) -> Token:
        """Return the token that holds the character at ``char``, or the last one before it."""
        return self._doc[max(0, bisect_right(self._starts, char) - 1)]

    def before(self, char: int) -> Token | None:
        """Return the last token that begins before ``char`` and ends by it."""
        i = bisect_right(self._starts, char - 1) - 1
        return self._doc[i] if i >= 0 else None

    def behind(self, char: int) -> Token | None:
        """Return the first token that begins at ``char`` or later."""
        i = bisect_right(self._starts, char - 1)
        return self._doc[i] if i < len(self._doc) else None
