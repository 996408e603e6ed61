"""Two sets of tables, one with a planted difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.desk.compare import compare, find_tables
from analysis.errors import NewsbookError
from analysis.tables import Tables, csv_text
from tests.samples import tables_of

TEXT = "Anna Holm met Peter Vance in Oslo on Monday. Holm praised Vance. Police arrested 12 people."


@pytest.fixture(scope="module")
def tables() -> Tables:
    return tables_of(TEXT)


def written(folder: Path, tables: Tables, **changed: tuple[str, str]) -> Path:
    """Write the tables, with one text replaced in those that are named."""
    (folder / "tables").mkdir(parents=True)
    for name, frame in tables.items():
        text = csv_text(name, frame)
        old, new = changed.get(name, ("", ""))
        assert old in text
        (folder / "tables" / f"{name}.csv").write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder


def test_a_run_is_the_same_as_itself(tables: Tables, tmp_path: Path) -> None:
    found = compare(written(tmp_path / "a", tables), written(tmp_path / "b", tables))
    assert found.same
    assert all(a.precision == a.recall == 1.0 and a.equal == a.rows_a for a in found.agreement)
    assert {a.table: a.alpha for a in found.agreement}["mentions"]["form"] == 1.0 or tables["mentions"][
        "form"
    ].nunique() == 1


def test_a_planted_cell_is_named_and_nothing_else(tables: Tables, tmp_path: Path) -> None:
    a = written(tmp_path / "a", tables)
    b = written(tmp_path / "b", tables, actors=("Peter Vance", "Petra Vance"))
    (found,) = compare(a, b).differences
    assert (found.table, found.column, found.a, found.b) == ("actors", "name", "Peter Vance", "Petra Vance")


def test_a_missing_row_is_named_and_counted(tables: Tables, tmp_path: Path) -> None:
    a, b = written(tmp_path / "a", tables), written(tmp_path / "b", tables)
    path = b / "tables" / "times.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    found = compare(a, b)
    assert [(d.table, d.what, d.text) for d in found.differences if d.table == "times"] == [
        ("times", "only in A", "Monday")
    ]
    times = next(x for x in found.agreement if x.table == "times")
    assert (times.rows_a, times.rows_b, times.both, times.precision) == (1, 0, 0, 0.0)


def test_ids_do_not_matter(tables: Tables, tmp_path: Path) -> None:
    a, b = written(tmp_path / "a", tables), written(tmp_path / "b", tables)
    for path in (b / "tables").iterdir():
        text = path.read_text(encoding="utf-8")
        for number in range(9, 0, -1):
            text = text.replace(f"a{number},", f"a{number + 20},")
        path.write_text(text, encoding="utf-8")
    assert compare(a, b).same


def test_alpha_measures_the_classes(tables: Tables, tmp_path: Path) -> None:
    a, b = written(tmp_path / "a", tables), written(tmp_path / "b", tables, actors=(",person,", ",group,"))
    actors = next(x for x in compare(a, b).agreement if x.table == "actors")
    assert -1 <= actors.alpha["type"] < 1


def test_a_folder_without_tables_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(NewsbookError, match="no tables"):
        compare(tmp_path, tmp_path)
    with pytest.raises(NewsbookError, match="No such run"):
        find_tables(str(tmp_path / "nowhere"))
