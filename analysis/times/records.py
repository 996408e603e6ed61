"""Rows of ``times``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.article import NotCoded


@dataclass(frozen=True, slots=True)
class Time:
    """One TIMEX3 expression; ``begin`` and ``end_date`` are its first and last day, both inclusive.

    ``anchor`` is ``published``, the ``time_id`` that the value was counted from, or ``""``.
    """

    time_id: str
    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str
    begin: date | None
    end_date: date | None
    anchor: str
    sentence_id: str
    rule: str


@dataclass(frozen=True, slots=True)
class Times:
    """What the times stage found."""

    times: tuple[Time, ...] = ()
    not_coded: tuple[NotCoded, ...] = ()
