"""Rows of ``statements``."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.article import NotCoded


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: ``start``–``end`` covers speaker, cue and content; offsets of a part not there are ``None``."""

    statement_id: str
    start: int
    end: int
    text: str
    form: str
    polarity: str
    speaker_id: str
    speaker_text: str
    speaker_start: int | None
    speaker_end: int | None
    cue: str
    cue_start: int | None
    cue_end: int | None
    content: str
    content_start: int
    content_end: int
    parent_id: str
    continues: str
    sentence_id: str
    rule: str


@dataclass(frozen=True, slots=True)
class Statements:
    """What the statements stage found."""

    statements: tuple[Statement, ...] = ()
    not_coded: tuple[NotCoded, ...] = ()
