"""The one base error of newsbook, and how its messages are put together."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class NewsbookError(Exception):
    """A user's mistake or bad input: one clear message, exit status 2, never a traceback."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows: the message alone. IPython looks for a method of this name."""
        return [f"{type(self).__name__}: {self}"]


def explain(what: str, *, value: object = None, choices: Iterable[str] = (), remedy: str = "") -> str:
    """Return one message that says what was wrong, the value, the choices and the remedy.

    The nearest choice is named when ``value`` looks like a slip of the pen.
    """
    parts = [what if value is None else f"{what}: {value!r}."]
    known = list(choices)
    if known:
        near = difflib.get_close_matches(str(value), known, n=1)
        if near:
            parts.append(f"Did you mean {near[0]!r}?")
        parts.append(f"Choices: {', '.join(known)}.")
    if remedy:
        parts.append(remedy)
    return " ".join(parts)
