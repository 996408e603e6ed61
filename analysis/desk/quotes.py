"""The words that a correction finds a row by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analysis.corrections import places_of


def nth_of(text: str, quote: str, start: int) -> int:
    """Return which place of ``quote`` begins at ``start``, counted from 1, overlapping ones too."""
    return 1 + sum(1 for place in places_of(text, quote) if place.start < start)


def quote_of(text: str, mentions: Iterable[Mapping[str, Any]], table: str, row: Mapping[str, Any]) -> tuple[str, int]:
    """Return the quote of a row and which of its places it is; actors and places quote a mention of theirs."""
    key = {"actors": "actor_id", "places": "mention_id"}.get(table)
    quoted = next(m for m in mentions if m[key] == row[key]) if key else row
    return str(quoted["text"]), nth_of(text, str(quoted["text"]), int(quoted["start"]))
