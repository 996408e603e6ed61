"""Replays human corrections on the records of any stage: set, reject and add, keyed by quoted words.

What a correction may say is for ``analysis.tables.replay`` to check against the data dictionary; here it is applied.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from analysis.article import Correction, Located, Span, contains, overlaps

APPLIED, STALE, REFUSED = "applied", "stale", "refused"
RULE = "correction"


class Ruled(Protocol):
    """A record that says what it rests on."""

    @property
    def rule(self) -> str: ...


Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one correction; ``old`` and ``new`` are as the ``corrections`` table prints them.

    ``stale``: the quoted words stand no longer in the article. ``refused``: they do, but no row of that table stands
    there, or the name that it gives is no actor's.
    """

    correction: Correction
    status: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Replay:
    """How one table takes corrections.

    ``kinds``: column -> ``string``, ``Float64``, ``boolean``, ``date``, ``list`` or ``actor`` (a name stands for the
    actor's id). ``core``: the columns with start and end of the words that a row is found by, beside its whole span.
    ``actors``: name -> actor_id. ``make`` builds the record of an added row from its span and its values;
    ``then`` follows up a changed column (a new event has another quad class).
    """

    text: str
    kinds: Mapping[str, str]
    core: tuple[str, str] = ("start", "end")
    actors: Mapping[str, str] = field(default_factory=dict)
    make: Callable[[Span, dict[str, Any]], Any] | None = None
    then: Callable[[Any, str], Any] = field(default=lambda record, column: record)
    locate: Callable[[Sequence[Any], Span], list[int]] | None = None


def places_of(text: str, quote: str) -> Iterator[Span]:
    """Yield where ``quote`` stands in ``text``, overlapping places too.

    A line's end counts as a blank on both sides: whoever quotes an article sees no difference.
    """
    text, quote = text.replace("\n", " "), quote.replace("\n", " ")
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)


def quoted(text: str, quote: str, nth: int = 1) -> Span | None:
    """Return where ``quote`` stands in ``text`` for the ``nth`` time (from 1), or None."""
    return next(itertools.islice(places_of(text, quote), max(1, nth) - 1, None), None)


def rivals_of(text: str, corrections: Sequence[Correction], number: int) -> tuple[int, ...]:
    """Return the numbers (from 1) of the corrections before the given one that it contradicts: the later holds."""
    later = corrections[number - 1]
    return tuple(n for n, earlier in enumerate(corrections[: number - 1], 1) if _contradict(text, earlier, later))


def _contradict(text: str, a: Correction, b: Correction) -> bool:
    """Tell whether two corrections cannot both be meant: other values for one cell, merge and separate, keep and
    remove, set and reject of one place."""
    actions = {a.action, b.action}
    if actions == {"merge", "separate"}:
        return len(set(a.names) & set(b.names)) > 1
    here, there = quoted(text, a.quote, a.nth), quoted(text, b.quote, b.nth)
    if here is None or there is None or not overlaps(here, there):
        return False
    if actions == {"keep", "remove"}:
        return True
    if a.table != b.table or here != there:
        return False
    if actions == {"set"}:
        return a.column == b.column and a.new != b.new
    return "reject" in actions and actions & {"set", "add"} != set()


def replay(
    records: Sequence[Record], corrections: Iterable[Correction], how: Replay
) -> tuple[tuple[Record, ...], tuple[Outcome, ...]]:
    """Return the records with the corrections applied in order, and what became of each.

    Added records are put in the order of the text; nothing else changes its place or its id.
    """
    rows = list(records)
    outcomes = []
    for correction in corrections:
        rows, outcome = _one(rows, correction, how)
        outcomes.append(outcome)
    return tuple(rows), tuple(outcomes)


def _one(rows: list[Any], correction: Correction, how: Replay) -> tuple[list[Any], Outcome]:
    place = quoted(how.text, correction.quote, correction.nth)
    if place is None:
        return rows, Outcome(correction, STALE, new=printed(correction.new))
    if correction.action == "add":
        return _added(rows, correction, place, how)
    found = how.locate(rows, place) if how.locate is not None else rows_at(rows, place, how.core)
    if not found:
        return rows, Outcome(correction, REFUSED, new=printed(correction.new))
    if correction.action == "reject":
        old = "; ".join(str(getattr(rows[i], "text", correction.quote)) for i in found)
        return [r for i, r in enumerate(rows) if i not in set(found)], Outcome(correction, APPLIED, old=old)
    return _set(rows, found, correction, how)


def rows_at(rows: Sequence[Any], place: Span, core: tuple[str, str] = ("start", "end")) -> list[int]:
    """Return the indices of the rows that the quoted stretch means.

    Those whose span it is; else the longest that it covers; else the shortest whose core (predicate, content) it
    covers or lies in.
    """
    spans = [Span(r.start, r.end) for r in rows]
    exact = [i for i, s in enumerate(spans) if s == place]
    if exact:
        return exact
    covered = [i for i, s in enumerate(spans) if contains(place, s)]
    if covered:
        longest = max(spans[i].end - spans[i].start for i in covered)
        return [i for i in covered if spans[i].end - spans[i].start == longest][:1]
    cores = [Span(getattr(r, core[0]), getattr(r, core[1])) for r in rows]
    around = [i for i, s in enumerate(spans) if contains(s, place) and _touches(cores[i], place)]
    return sorted(around, key=lambda i: (cores[i].end - cores[i].start, spans[i].end - spans[i].start, i))[:1]


def _touches(core: Located, place: Located) -> bool:
    return contains(place, core) or contains(core, place)


def _set(rows: list[Any], found: list[int], correction: Correction, how: Replay) -> tuple[list[Any], Outcome]:
    column = correction.column
    new = typed(correction.new, how.kinds[column])
    if how.kinds[column] == "actor" and new:
        new = how.actors.get(str(new), "")
        if not new:
            return rows, Outcome(correction, REFUSED, new=printed(correction.new))
    old = "; ".join(dict.fromkeys(_shown(rows[i], column, how) for i in found))
    done = list(rows)
    for i in found:
        changed = replace(rows[i], **{column: new, "rule": f"{rows[i].rule}; {column}: {RULE}"})
        done[i] = how.then(changed, column)
    return done, Outcome(correction, APPLIED, old, printed(correction.new))


def _shown(row: Any, column: str, how: Replay) -> str:
    value = getattr(row, column)
    if how.kinds[column] == "actor":
        return next((name for name, known in how.actors.items() if known == value), "")
    return printed(value)


def _added(rows: list[Any], correction: Correction, place: Span, how: Replay) -> tuple[list[Any], Outcome]:
    assert how.make is not None
    values: dict[str, Any] = {}
    for column, said in correction.value:
        new = typed(said, how.kinds[column])
        if how.kinds[column] == "actor" and new:
            new = how.actors.get(str(new), "")
            if not new:
                return rows, Outcome(correction, REFUSED, new=correction.quote)
        values[column] = new
    made = how.make(place, values)
    at = next((i for i, r in enumerate(rows) if (r.start, r.end) > (place.start, place.end)), len(rows))
    return [*rows[:at], made, *rows[at:]], Outcome(correction, APPLIED, new=correction.quote)


def typed(value: object, kind: str) -> Any:
    """Return a correction's value as the column's type has it; an empty one is ``""``, None or ``()``.

    Raises ValueError when it cannot be read so.
    """
    if kind == "list":
        items = value if isinstance(value, list | tuple) else str(value).split("|")
        return tuple(str(item).strip() for item in items if str(item).strip())
    if kind in ("string", "actor"):
        if isinstance(value, bool | list | dict):
            raise ValueError(value)
        return str(value).strip()
    if value is None or value == "":
        return None
    return _READ[kind](value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(value)
    return float(value)


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() not in ("true", "false"):
        raise ValueError(value)
    return str(value).lower() == "true"


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))


_READ: dict[str, Callable[[object], Any]] = {"Float64": _number, "Int64": _number, "boolean": _truth, "date": _day}


def printed(value: object) -> str:
    """Return a value as the ``corrections`` table shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "|".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
