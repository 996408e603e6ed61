"""What two folders of tables disagree about, row by row with the evidence, and how far they agree in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.desk.matching import Pair, pairs
from analysis.desk.rows import SKIPPED, Row, Side, read_side, references, side_of
from analysis.runs.csvtables import TABLES
from analysis.runs.paths import find_run
from analysis.tables import SCHEMAS, Tables

#: The columns that classify rows: how far two sides agree on them is a figure of its own.
CLASSES: dict[str, tuple[str, ...]] = {
    "mentions": ("form",),
    "actors": ("type", "country", "sector"),
    "figures": ("kind", "unit", "mod"),
    "times": ("type",),
    "statements": ("form",),
    "relationships": ("kind", "event", "modality", "negated"),
    "removed": ("reason",),
}
#: Cells that say where things stand or why; they follow from others, or differ from version to version.
_UNTOLD = ("rule", "score", "first_start", "source_start", "source_end", "target_start", "target_end")
ONLY_A, ONLY_B, OTHER = "only in A", "only in B", "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the sides disagree about; ``column`` is empty where the whole row is missing on one side."""

    table: str
    what: str
    start: int
    end: int
    text: str
    column: str = ""
    a: str = ""
    b: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the sides agree on one table.

    ``precision`` is the share of A's rows that B has, ``recall`` of B's rows that A has: B is what A is held against.
    ``alpha`` is Krippendorff's alpha (nominal) of each classifying column over the rows that both have; missing where
    there is nothing to disagree about.
    """

    table: str
    rows_a: int
    rows_b: int
    both: int
    equal: int
    precision: float
    recall: float
    f1: float
    alpha: Mapping[str, float]


@dataclass(frozen=True)
class Comparison:
    """The outcome of comparing A with B."""

    a: str
    b: str
    differences: tuple[Difference, ...]
    agreement: tuple[Agreement, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "a": self.a,
            "b": self.b,
            "same": self.same,
            "differences": [asdict(d) for d in self.differences],
            "agreement": [asdict(a) | {"alpha": dict(a.alpha)} for a in self.agreement],
        }


def find_tables(run: str) -> Path:
    """Return the folder of a run, or any folder that has ``tables/``.

    Raises:
        NewsbookError: it is neither.
    """
    folder = Path(run).expanduser()
    return folder if (folder / TABLES).is_dir() else find_run(run)


def compare(folder_a: Path, folder_b: Path) -> Comparison:
    """Compare two runs, or any two folders with ``tables/``.

    Raises:
        NewsbookError: one of them has no tables.
    """
    return compare_sides(read_side(folder_a), read_side(folder_b))


def compare_tables(a: Tables, b: Tables) -> Comparison:
    """Compare two sets of tables that were just made."""
    return compare_sides(side_of("A", a), side_of("B", b))


def differences_frame(comparison: Comparison) -> pd.DataFrame:
    """Return one row a difference, with the columns of ``Difference``."""
    return pd.DataFrame([asdict(d) for d in comparison.differences], columns=[f.name for f in fields(Difference)])


def agreement_frame(comparison: Comparison) -> pd.DataFrame:
    """Return one row a table, with the columns of ``Agreement``; alphas as text."""
    rows = [
        asdict(a) | {"alpha": ", ".join(f"{column} {value:.3f}" for column, value in a.alpha.items())}
        for a in comparison.agreement
    ]
    return pd.DataFrame(rows, columns=[f.name for f in fields(Agreement)])


def compare_sides(a: Side, b: Side) -> Comparison:
    """Compare two sets of tables."""
    found = {
        name: pairs(name, a, b) for name in SCHEMAS if name not in SKIPPED and name in a.tables and name in b.tables
    }
    differences = [
        Difference(name, ONLY_A if name in a.tables else ONLY_B, 0, 0, "the whole table")
        for name in SCHEMAS
        if (name in a.tables) != (name in b.tables)
    ]
    agreement = []
    teller = _Teller(a, b, found)
    for name, listed in found.items():
        told = [list(teller.told(name, pair)) for pair in listed]
        differences += [difference for of_pair in told for difference in of_pair]
        agreement.append(_agreement(name, listed, sum(not of_pair for of_pair in told)))
    return Comparison(a.name, b.name, tuple(differences), tuple(agreement))


class _Teller:
    """Says what differs in a pair; ids are equal where the rows that they name are partners."""

    def __init__(self, a: Side, b: Side, found: Mapping[str, list[Pair]]) -> None:
        self.a, self.b = a, b
        self.partner = {
            name: {x.key: y.key for x, y in listed if x is not None and y is not None} for name, listed in found.items()
        }

    def told(self, name: str, pair: Pair) -> Iterator[Difference]:
        a, b = pair
        if a is None or b is None:
            row = a or b
            assert row is not None
            yield Difference(name, ONLY_B if a is None else ONLY_A, row.start, row.end, row.text)
            return
        for column in (c for c in SCHEMAS[name].columns if c not in _UNTOLD):
            left, right = a.cells.get(column, ""), b.cells.get(column, "")
            if self._same(name, column, left) != right:
                shown = (self.a.meaning(name, column, left), self.b.meaning(name, column, right))
                yield Difference(name, OTHER, a.start, a.end, a.text, column, *shown)

    def _same(self, name: str, column: str, cell: str) -> str:
        """Return what B's cell must be to be equal to A's."""
        if column == "figure_ids":
            known = self.partner.get("figures", {})
            return "|".join(known.get(one, f"{one}?") for one in cell.split("|")) if cell else ""
        target = "times" if column == "anchor" and cell != "published" else references(name).get(column, "")
        if not target or not cell:
            return cell
        return self.partner.get(target, {}).get(cell, f"{cell}?")


def _agreement(name: str, found: list[Pair], equal: int) -> Agreement:
    both = [(a, b) for a, b in found if a is not None and b is not None]
    rows_a, rows_b = sum(a is not None for a, _ in found), sum(b is not None for _, b in found)
    precision = len(both) / rows_a if rows_a else 1.0
    recall = len(both) / rows_b if rows_b else 1.0
    f1 = 2 * precision * recall / (precision + recall) if both else float(not found)
    alphas = {column: _alpha(both, column) for column in CLASSES.get(name, ())}
    known = {column: round(value, 3) for column, value in alphas.items() if value is not None}
    return Agreement(name, rows_a, rows_b, len(both), equal, round(precision, 3), round(recall, 3), round(f1, 3), known)


def _alpha(both: list[tuple[Row, Row]], column: str) -> float | None:
    """Return Krippendorff's alpha for nominal data, or None where fewer than two values were given.

    Source: Krippendorff, Content Analysis (2004), chapter 11; computed by the library ``krippendorff``.
    """
    import krippendorff

    values = [[row.cells.get(column, "") for row in side] for side in zip(*both, strict=True)]
    if len({value for side in values for value in side}) < 2:
        return None
    codes = {value: code for code, value in enumerate(sorted({v for side in values for v in side}))}
    data = [[codes[value] for value in side] for side in values]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
