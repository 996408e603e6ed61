"""What corrections may say, by the data dictionary, and how each table takes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from analysis.actors.records import Actors, Mention, Place
from analysis.article import Article, Correction, Span, contains
from analysis.corrections import (
    APPLIED,
    REFUSED,
    RULE,
    STALE,
    Outcome,
    Replay,
    quoted,
    replay,
    rivals_of,
    rows_at,
    typed,
)
from analysis.errors import NewsbookError, explain
from analysis.figures.records import Figure
from analysis.language import Sentence
from analysis.relationships.lexicon import cameo_of, quad_of
from analysis.relationships.records import Relationship
from analysis.statements.records import Statement
from analysis.tables.schemas import SCHEMAS, Field
from analysis.tables.tidy import ADDED
from analysis.times.records import Time

#: The columns that a correction may set, by table. Where the words stand is never one of them.
SETTABLE: dict[str, tuple[str, ...]] = {
    "actors": ("name", "type", "role", "country", "sector"),
    "mentions": ("form",),
    "figures": ("kind", "value", "low", "high", "mod", "change", "unit", "per", "counted", "about", "actor_id"),
    "times": ("type", "value", "mod", "begin", "end_date"),
    "places": ("name", "country", "latitude", "longitude"),
    "statements": ("form", "polarity", "speaker_id"),
    "relationships": (
        "kind", "source_id", "target_id", "predicate", "event", "mode", "negated", "modality", "tense", "wikidata",
    ),
}  # fmt: skip
#: What `add` needs and takes beside the quote; ``actor`` names the actor that a new mention belongs to.
ADDABLE: dict[str, tuple[str, ...]] = {
    "actors": ("actor", "type", "country", "form"),
    "mentions": ("actor", "form"),
    "figures": SETTABLE["figures"],
    "times": SETTABLE["times"],
    "statements": SETTABLE["statements"],
    "relationships": SETTABLE["relationships"],
}
NEEDED = {"times": ("type", "value"), "relationships": ("predicate",), "figures": ("kind",)}
_CORES = {"statements": ("content_start", "content_end"), "relationships": ("predicate_start", "predicate_end")}
_MAKERS: dict[str, tuple[type, dict[str, Any]]] = {
    "figures": (Figure, {}),
    "times": (Time, {}),
    "statements": (Statement, {"form": "direct", "polarity": "positive"}),
    "relationships": (Relationship, {"kind": "event", "modality": "asserted", "negated": False}),
}
_PATTERNS = {"country": re.compile(r"[A-Z]{3}"), "wikidata": re.compile(r"P\d+")}


def check_corrections(corrections: Iterable[Correction]) -> None:
    """Check tables, columns and values of corrections against the data dictionary.

    Raises NewsbookError for the first that is wrong, with the choices.
    """
    for number, correction in enumerate(corrections, 1):
        where = f"correction {number}"
        if correction.action in ("keep", "remove", "merge", "separate"):
            continue
        known = ADDABLE if correction.action == "add" else SETTABLE
        if correction.table not in known:
            raise NewsbookError(
                explain(f"{where}: no table to {correction.action} in", value=correction.table, choices=known)
            )
        given = dict(correction.value) if correction.action == "add" else {}
        if correction.action == "set":
            given = {correction.column: correction.new}
        for column, value in given.items():
            if column not in known[correction.table]:
                choices = known[correction.table]
                raise NewsbookError(
                    explain(
                        f"{where}: no such column to {correction.action} in {correction.table}",
                        value=column,
                        choices=choices,
                    )
                )
            _check_value(where, correction.table, column, value)
        missing = [c for c in NEEDED.get(correction.table, ()) if c not in given] if correction.action == "add" else []
        if missing:
            raise NewsbookError(f"{where}: to add to {correction.table}, `values` needs {', '.join(missing)}.")


def _check_value(where: str, table: str, column: str, value: object) -> None:
    known = _field(table, column)
    if known is None:
        return
    try:
        new = typed(value, _kind(known))
    except ValueError:
        raise NewsbookError(explain(f"{where}: {table}.{column} takes a {known.kind}", value=value)) from None
    if known.required and new in ("", None):
        raise NewsbookError(f"{where}: {table}.{column} cannot be empty.")
    if known.choices and new and new not in known.choices:
        raise NewsbookError(explain(f"{where}: unknown {table}.{column}", value=new, choices=known.choices))
    pattern = _PATTERNS.get(column)
    if pattern and new and not pattern.fullmatch(new):
        remedy = "A country is its ISO 3166-1 alpha-3 code: FRA." if column == "country" else "Such as P39."
        raise NewsbookError(explain(f"{where}: no {table}.{column}", value=new, remedy=remedy))


def _field(table: str, column: str) -> Field | None:
    return next((f for f in SCHEMAS[table].fields if f.name == column), None)


def _kind(known: Field) -> str:
    return "actor" if known.references == "actors.actor_id" else known.kind


class Replayer:
    """Replays the corrections of one article, table by table, and keeps what became of each."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        check_corrections(article.corrections)
        self.article = article
        self.sentences = sentences
        self.actors: dict[str, str] = {}
        self.mentions: dict[str, Mention] = {}
        self.outcomes: list[Outcome] = []
        self.added = 0
        self._cleaned()

    @property
    def moved(self) -> bool:
        """Whether rows came or went, so that ids and references are to be tidied."""
        return any(o.status == APPLIED and o.correction.action in ("reject", "add") for o in self.outcomes)

    def know(self, actors: Actors) -> None:
        """Take the names by which corrections may call actors, and what the actors' stage did with its own."""
        self.actors = {a.name: a.actor_id for a in reversed(actors.actors)}
        for mention in actors.mentions:
            self.actors.setdefault(mention.text, mention.actor_id)
        self.mentions = {m.mention_id: m for m in actors.mentions}
        for correction in self.article.corrections:
            own = correction.table in ("actors", "mentions") and (correction.table, correction.action) != (
                "mentions",
                "set",
            )
            if correction.action in ("merge", "separate") or own:
                self.outcomes.append(self._of_actors(correction, actors))

    def _of_actors(self, correction: Correction, actors: Actors) -> Outcome:
        known = next((o for o in actors.outcomes if o.correction is correction), None)
        if known is not None:
            return known
        if correction.action in ("merge", "separate"):
            if any(name not in self.article.text for name in correction.names):
                return Outcome(correction, STALE)
            owners = {self.actors.get(name, "") for name in correction.names}
            apart = len(owners) == len(correction.names)
            done = "" not in owners and (len(owners) == 1 if correction.action == "merge" else apart)
            return Outcome(correction, APPLIED if done else REFUSED)
        place = quoted(self.article.text, correction.quote, correction.nth)
        if place is None:
            return Outcome(correction, STALE)
        there = any(m.start < place.end and place.start < m.end for m in actors.mentions)
        if correction.action == "add":
            return Outcome(correction, APPLIED if there else REFUSED, new=correction.quote)
        return Outcome(correction, APPLIED, old=correction.quote)

    def _cleaned(self) -> None:
        """Say what became of `keep` and `remove`, which cleaning has replayed."""
        for correction in self.article.corrections:
            if correction.action not in ("keep", "remove"):
                continue
            place = quoted(self.article.text, correction.quote, correction.nth)
            if place is None:
                self.outcomes.append(Outcome(correction, STALE))
                continue
            gone = any(r.start < place.end and place.start < r.end for r in self.article.removed)
            done = gone == (correction.action == "remove")
            self.outcomes.append(Outcome(correction, APPLIED if done else REFUSED))

    def table(self, name: str, records: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the records of one table with its corrections applied; of mentions, only what is set."""
        actions = ("set",) if name == "mentions" else ("set", "reject", "add")
        wanted = [c for c in self.article.corrections if c.table == name and c.action in actions]
        if not wanted:
            return records
        how = Replay(
            text=self.article.text,
            kinds={f.name: _kind(f) for f in SCHEMAS[name].fields},
            core=_CORES.get(name, ("start", "end")),
            actors=self.actors,
            make=self._make(name),
            then=_new_event if name == "relationships" else lambda record, column: record,
            locate=self._places if name == "places" else None,
        )
        done, outcomes = replay(records, wanted, how)
        self.outcomes.extend(outcomes)
        return done

    def _places(self, rows: Sequence[Place], place: Span) -> list[int]:
        spans = [self.mentions[row.mention_id] for row in rows]
        return rows_at(spans, place)

    def _make(self, table: str) -> Callable[[Span, dict[str, Any]], Any]:
        def make(span: Span, values: dict[str, Any]) -> Any:
            quote = self.article.text[span.start : span.end]
            kind, defaults = _MAKERS[table]
            row: dict[str, Any] = {f.name: _empty(table, f.name) for f in fields(kind)}
            row |= defaults | {"start": span.start, "end": span.end, "text": quote, "rule": RULE}
            row["sentence_id"] = next((s.sentence_id for s in reversed(self.sentences) if s.start <= span.start), "")
            self.added += 1
            row[SCHEMAS[table].key] = f"{ADDED}{self.added}"
            if table in _CORES:
                row |= dict(zip(_CORES[table], (span.start, span.end), strict=True))
            if table == "statements":
                row["content"] = quote
            row |= values
            for party in ("source", "target", "speaker"):
                row |= self._words_of(party, row.get(f"{party}_id", ""), span)
            made = kind(**row)
            return _with_quad(made) if isinstance(made, Relationship) else made

        return make

    def rows(self) -> list[dict[str, object]]:
        """Return the rows of ``corrections``, in the sidecar's order."""
        found = {id(o.correction): o for o in self.outcomes}
        all_of_them = self.article.corrections
        return [
            _row(found[id(c)]) | {"contradicts": [str(n) for n in rivals_of(self.article.text, all_of_them, number)]}
            for number, c in enumerate(all_of_them, 1)
            if id(c) in found
        ]

    def _words_of(self, party: str, actor_id: str, span: Span) -> dict[str, Any]:
        """Return where the quoted words of an added row name a party."""
        found = (m for m in self.mentions.values() if actor_id and m.actor_id == actor_id and contains(span, m))
        mention = next(found, None)
        if mention is None:
            return {}
        return {f"{party}_text": mention.text, f"{party}_start": mention.start, f"{party}_end": mention.end}


def _row(outcome: Outcome) -> dict[str, object]:
    correction = outcome.correction
    quote = correction.quote if correction.nth == 1 else f"{correction.quote}#{correction.nth}"
    return {
        "action": correction.action,
        "table_name": correction.table,
        "selector": "|".join(correction.names) or quote,
        "column_name": correction.column,
        "old": outcome.old,
        "new": outcome.new,
        "author": correction.by,
        "date": correction.date,
        "reason": correction.reason,
        "status": outcome.status,
    }


def _new_event(record: Relationship, column: str) -> Relationship:
    """A new event type has its own quad class and CAMEO root; the old one's mode is gone."""
    return _with_quad(replace(record, mode="")) if column == "event" else record


def _with_quad(record: Relationship) -> Relationship:
    return replace(record, quad=quad_of(record.event), cameo_root=cameo_of(record.event))


def _empty(table: str, column: str) -> Any:
    known = _field(table, column)
    if known is None or known.kind == "string":
        return ""
    return () if known.kind == "list" else None
