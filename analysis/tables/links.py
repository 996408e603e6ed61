"""Ties figures and relationships to each other, to actors, times, places and statements, once all stages are done."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.records import Actors
from analysis.figures.records import Figure, Figures
from analysis.relationships.records import Relationship, Relationships
from analysis.statements.records import Statements
from analysis.times.records import Times


@dataclass(frozen=True, slots=True)
class Linked:
    """Figures and relationships with their ids of other tables filled in."""

    figures: tuple[Figure, ...]
    relationships: tuple[Relationship, ...]


def link(
    actors: Actors, times: Times, figures: Figures, statements: Statements, relationships: Relationships
) -> Linked:
    """Return the figures and relationships with their references to other tables."""
    return Linked(figures.figures, relationships.relationships)
