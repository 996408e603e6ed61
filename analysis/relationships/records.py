"""Rows of ``relationships``."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.article import NotCoded


@dataclass(frozen=True, slots=True)
class Relationship:
    """Who did what to whom, or who is what to whom; ``start``–``end`` covers predicate and both arguments.

    An argument that is no actor has an empty id and its words in ``source_text`` or ``target_text``.
    """

    relationship_id: str
    start: int
    end: int
    text: str
    kind: str
    source_id: str
    source_text: str
    source_start: int | None
    source_end: int | None
    predicate: str
    predicate_start: int
    predicate_end: int
    target_id: str
    target_text: str
    target_start: int | None
    target_end: int | None
    event: str
    mode: str
    quad: str
    cameo_root: str
    negated: bool
    modality: str
    tense: str
    time_id: str
    statement_id: str
    event_group: str
    wikidata: str
    sentence_id: str
    rule: str
    score: float | None
    place_id: str = ""
    figure_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relationships:
    """What the relationships stage found."""

    relationships: tuple[Relationship, ...] = ()
    not_coded: tuple[NotCoded, ...] = ()
