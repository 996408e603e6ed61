"""Rows of a text as short lines that tables of tests can state: ``source | predicate | target | what | flags``."""

from __future__ import annotations

from analysis.actors import find_actors
from analysis.relationships import find_relationships
from analysis.relationships.records import Relationship
from analysis.statements import find_statements
from analysis.times import find_times
from tests.samples import doc_of


def rows_of(text: str) -> tuple[tuple[Relationship, ...], dict[str, str]]:
    """Return the relationships of a text, and the name of each actor."""
    doc = doc_of(text)
    actors = find_actors(doc)
    found = find_relationships(doc, actors, find_times(doc), find_statements(doc, actors))
    return found.relationships, {actor.actor_id: actor.name for actor in actors.actors}


def lines_of(text: str) -> list[str]:
    """Return a line for each row: an actor by its name, other arguments in brackets as they stand in the text."""
    rows, names = rows_of(text)
    return [_line(row, names) for row in rows]


def _line(row: Relationship, names: dict[str, str]) -> str:
    source = names.get(row.source_id, f"[{row.source_text}]" if row.source_text else "-")
    target = names.get(row.target_id, f"[{row.target_text}]" if row.target_text else "-")
    what = row.event or ("-" if row.kind == "event" else row.kind)
    flags = ["not"] * row.negated + [row.modality] * (row.modality != "asserted")
    return " | ".join([source, row.predicate, target, what, *flags])
