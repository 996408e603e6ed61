"""Rows of ``figures``."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.article import NotCoded


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the article claims.

    ``value`` is in plain units (1000, 100000000; percent 38 with unit ``%``); a range has ``low`` and ``high`` and no
    value; ``unit`` is ISO 4217 or UCUM. The ids of other tables are filled in when all stages are done.
    """

    figure_id: str
    start: int
    end: int
    text: str
    kind: str
    value: float | None
    low: float | None
    high: float | None
    mod: str
    change: str
    change_group: str
    change_part: str
    unit: str
    unit_text: str
    per: str
    counted: str
    about: str
    contrast: str
    sentence_id: str
    rule: str
    actor_id: str = ""
    place_id: str = ""
    time_id: str = ""
    statement_id: str = ""
    relationship_id: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures stage found."""

    figures: tuple[Figure, ...] = ()
    not_coded: tuple[NotCoded, ...] = ()
