"""The relations that the component may propose: relations.toml as records, and the network's outputs in order."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from analysis.lexicons import read_toml


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation, in the terms of the relationships table.

    ``sources``: which of a pair may be the source, ``"a"``, ``"ab"``; ``set`` is its property in the training set,
    whose subject is our ``subject``: source, target or either. ``threshold`` is the least probability of a row.
    """

    name: str
    about: str
    kind: str
    wikidata: str
    sources: str
    set: str
    subject: str
    threshold: float
    source_kinds: tuple[str, ...] = ()
    target_kinds: tuple[str, ...] = ()

    def fits(self, source: str, target: str) -> bool:
        """Tell whether the sides may be of these kinds."""
        return source in (self.source_kinds or (source,)) and target in (self.target_kinds or (target,))

    @property
    def mutual(self) -> bool:
        """Whether it holds both ways."""
        return self.subject == "either"


@functools.cache
def relations() -> tuple[Relation, ...]:
    """Return the relations in the order of the file."""
    data = read_toml("analysis.relationships.learned", "relations.toml")
    return tuple(_relation({"threshold": data["threshold"]} | raw) for raw in data["relation"])


def _relation(raw: dict[str, Any]) -> Relation:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return Relation(**fields)


@functools.cache
def outputs() -> tuple[tuple[Relation, str], ...]:
    """Return what each output of the network stands for: a relation, and which of the pair is its source."""
    return tuple((relation, source) for relation in relations() for source in relation.sources)
