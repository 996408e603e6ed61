"""Titles and offices of persons, as said: before the name, in apposition, after "be" and "as"."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.draft import Board


@dataclass(frozen=True, slots=True)
class DraftRole:
    """A role by token indices, half-open; ``person`` and ``body`` are the spans of mentions."""

    actor: int
    start: int
    end: int
    person: tuple[int, int]
    body: tuple[int, int] | None
    body_actor: int | None
    rule: str


def find_roles(board: Board) -> list[DraftRole]:
    """Return the roles that the article gives to persons."""
    return []
