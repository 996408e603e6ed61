"""Rows of the tables with their evidence in context, and the article with a table's evidence marked."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd

from analysis.runs.display import Shown, cell_text, in_context, plain
from analysis.tables import Tables

#: The tables that can be explored, and the column whose values filter each.
KINDS = {
    "mentions": "form",
    "figures": "kind",
    "times": "type",
    "statements": "form",
    "relationships": "kind",
    "removed": "reason",
    "not_coded": "stage",
}
#: Where each table names actors.
ACTORS = {
    "mentions": ("actor_id",),
    "figures": ("actor_id",),
    "statements": ("speaker_id",),
    "relationships": ("source_id", "target_id"),
}
#: What of each table stands beside its evidence.
DETAILS = {
    "mentions": ("form",),
    "figures": ("kind", "value", "low", "high", "mod", "unit", "per", "counted", "about"),
    "times": ("type", "value", "mod", "begin", "end_date"),
    "statements": ("form", "speaker_text", "cue"),
    "relationships": ("kind", "source_text", "predicate", "target_text", "event", "negated", "modality"),
    "removed": ("reason", "rule"),
    "not_coded": ("stage", "candidate", "reason"),
}
ALL = "all"
MOST = 200  # rows that are shown at once


def matching(
    tables: Tables, table: str, *, kind: str = ALL, actor_id: str = ALL, words: str = "", context: int = 60
) -> Shown:
    """Return the rows of a table that match, with their evidence in context.

    Args:
        tables: of one article.
        table: one of ``KINDS``.
        kind: a value of the table's kind column, or ``"all"``.
        actor_id: only rows that name this actor, or ``"all"``.
        words: only rows whose evidence holds these words, whatever their case.
        context: characters of the article around the evidence.
    """
    frame = tables[table]
    if kind != ALL:
        frame = frame[frame[KINDS[table]] == kind]
    if actor_id != ALL:
        frame = frame[_names_actor(frame, table, actor_id)]
    if words:
        frame = frame[frame["text"].str.contains(words, case=False, regex=False)]
    rows = [
        [*(cell_text(row[c]) for c in DETAILS[table]), in_context(tables.text, row["start"], row["end"], context)]
        for row in frame.head(MOST).to_dict("records")
    ]
    return Shown([*DETAILS[table], "evidence in context"], rows, max(0, len(frame) - MOST))


def _names_actor(frame: pd.DataFrame, table: str, actor_id: str) -> pd.Series:
    named = pd.Series(False, index=frame.index)
    for column in ACTORS.get(table, ()):
        named |= (frame[column] == actor_id).fillna(False).astype(bool)
    return named


class Marked:
    """The article's text with the evidence of one table marked; overlapping rows are one mark."""

    def __init__(self, tables: Tables, table: str) -> None:
        self._text, self._table = tables.text, table
        self._marks = _merged(tables[table])

    def __repr__(self) -> str:
        """Return the text with marks as brackets."""
        return plain(_with_marks(self._text, self._marks, "[", "]", str))

    def _repr_html_(self) -> str:
        marked = _with_marks(self._text, self._marks, "<mark>", "</mark>", lambda text: html.escape(plain(text)))
        style = "white-space:pre-wrap;max-width:60em;line-height:1.5"
        return f"<div class='mathjax_ignore tex2jax_ignore' style='{style}'>{marked}</div>"


def _merged(frame: pd.DataFrame) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(zip(frame["start"].to_list(), frame["end"].to_list(), strict=True)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _with_marks(text: str, marks: list[tuple[int, int]], before: str, after: str, clean: Any) -> str:
    parts, at = [], 0
    for start, end in marks:
        parts += [clean(text[at:start]), before, clean(text[start:end]), after]
        at = end
    return "".join([*parts, clean(text[at:])])
