"""Which row of one side is which row of the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from analysis.desk.rows import TELLING, Row, Side

Pair = tuple[Row | None, Row | None]


def pairs(name: str, a: Side, b: Side) -> list[Pair]:
    """Return the rows of a table side by side, in the order of the text; a row without a partner stands alone.

    Rows with equal evidence are partners, the most alike first. Actors are partners by the mentions that they share.
    """
    left, right = a.tables.get(name, ()), b.tables.get(name, ())
    same_text = a.text_sha256 == b.text_sha256
    if name == "actors":
        found = _by_mentions(left, right, a, b, same_text=same_text)
    else:
        found = _by_evidence(name, left, right, same_text=same_text)
    return sorted(found, key=_place)


def _place(pair: Pair) -> tuple[int, int, bool]:
    row = pair[0] or pair[1]
    assert row is not None
    return row.start, row.end, pair[0] is None


def _by_evidence(name: str, left: Sequence[Row], right: Sequence[Row], *, same_text: bool) -> list[Pair]:
    there: dict[Hashable, list[Row]] = defaultdict(list)
    for key, row in zip(_keys(right, same_text=same_text), right, strict=True):
        there[key].append(row)
    found: list[Pair] = []
    for key, row in zip(_keys(left, same_text=same_text), left, strict=True):
        rivals = there[key]
        best = max(rivals, key=lambda other: _likeness(name, row, other), default=None)
        if best is not None:
            rivals.remove(best)
        found.append((row, best))
    return found + [(None, row) for rivals in there.values() for row in rivals]


def _keys(rows: Sequence[Row], *, same_text: bool) -> list[Hashable]:
    """Return what rows are found by: their place, or in another text the words and how often they stood before."""
    if same_text:
        return [(row.start, row.end) for row in rows]
    seen: dict[str, dict[int, int]] = defaultdict(dict)
    return [(row.text, seen[row.text].setdefault(row.start, len(seen[row.text]))) for row in rows]


def _likeness(name: str, a: Row, b: Row) -> tuple[int, int]:
    telling = sum(a.cells.get(c) == b.cells.get(c) for c in TELLING.get(name, ()))
    return telling, sum(a.cells.get(c) == b.cells.get(c) for c in a.cells)


def _by_mentions(left: Sequence[Row], right: Sequence[Row], a: Side, b: Side, *, same_text: bool) -> list[Pair]:
    """Pair actors one to one, those with the most shared mentions first; ties go by the order of the text."""
    owners: list[dict[Hashable, str]] = [{}, {}]
    for side, owner in zip((a, b), owners, strict=True):
        rows = side.tables.get("mentions", ())
        for key, row in zip(_keys(rows, same_text=same_text), rows, strict=True):
            owner[key] = row.cells.get("actor_id", "")
    shared = Counter((owners[0][key], owners[1][key]) for key in owners[0].keys() & owners[1].keys())
    place = {row.key: n for n, row in enumerate(left)}
    known = {row.key: row for row in right}
    partner: dict[str, Row] = {}
    taken: set[str] = set()
    for (one, other), _ in sorted(shared.items(), key=lambda item: (-item[1], place.get(item[0][0], 0), item[0])):
        if one in place and other in known and one not in partner and other not in taken:
            partner[one] = known[other]
            taken.add(other)
    found: list[Pair] = [(row, partner.get(row.key)) for row in left]
    return found + [(None, row) for row in right if row.key not in taken]
