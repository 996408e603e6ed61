"""Corrections from a command, an edited table and annotations: checked, written, and what each changes."""

from __future__ import annotations

import csv
import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from analysis.article import Correction
from analysis.desk.blocks import block_of
from analysis.desk.corrections import Desk, Effect, checked, effects, entered, write
from analysis.desk.edited import corrections_from
from analysis.errors import NewsbookError
from analysis.export import annotations_of
from analysis.sidecar import parse_sidecar
from analysis.tables import csv_text

TEXT = (
    "Ministers of Norland met on Monday.\n\n"
    "Anna Holm, the finance minister of Norland, met Peter Vance in Oslo on Monday. Holm praised Vance.\n\n"
    "The ministry hired 40 people. Police arrested 12 people in Oslo.\n"
)
SAID = {"by": "A. Reader", "date": date(2024, 3, 20), "reason": "as they say"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    source = tmp_path / "meeting.txt"
    source.write_text(TEXT, encoding="utf-8")
    return Desk(source, date(2024, 3, 12), None)


@pytest.fixture
def run(desk: Desk, tmp_path: Path) -> Path:
    """The tables of the article, as a run has them."""
    folder = tmp_path / "run"
    (folder / "tables").mkdir(parents=True)
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    for name, frame in desk.tables(desk.article(b"")).items():
        (folder / "tables" / f"{name}.csv").write_text(csv_text(name, frame), encoding="utf-8")
    return folder


def correct(desk: Desk, corrections: list[Correction]) -> list[Effect]:
    found = checked(desk, corrections)
    write(desk, corrections)
    return found


ROLE = Correction("set", "actors", "Anna Holm", column="role", new="treasurer", **SAID)


@pytest.mark.parametrize(
    "correction",
    [
        ROLE,
        Correction("set", "figures", "40", nth=2, column="value", new=4.5, **SAID),
        Correction("set", "relationships", "met", column="negated", new=True),
        Correction("merge", "actors", names=('Anna "A." Holm', "Holm\\\n"), **SAID),
        Correction("add", "figures", "a few", value=(("kind", "count"), ("value", 3)), **SAID),
        Correction("keep", "removed", "Click\x7f here"),
        Correction("set", "actors", "Holm", column="role", new=""),
    ],
)
def test_a_block_reads_back(correction: Correction) -> None:
    assert parse_sidecar(block_of(correction).encode()).corrections == (correction,)


def test_a_correction_is_written_behind_what_stands_there(desk: Desk) -> None:
    desk.sidecar.write_text('title = "Meeting"  # mine', encoding="utf-8")
    (effect,) = correct(desk, [ROLE])
    assert effect.status == "applied"
    assert [(d.table, d.column, d.b) for d in effect.changes] == [("actors", "role", "treasurer")]
    kept = desk.sidecar.read_text(encoding="utf-8")
    assert kept.startswith('title = "Meeting"  # mine\n\n[[correction]]\n')
    assert [e.correction for e in effects(desk)] == [ROLE]


def test_a_merge_shows_every_row_that_follows(desk: Desk) -> None:
    (effect,) = checked(desk, [Correction("merge", "actors", names=("Anna Holm", "Peter Vance"), **SAID)])
    assert ("actors", "only in A", "Peter Vance") in [(d.table, d.what, d.text) for d in effect.changes]
    assert not desk.sidecar.exists()


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (Correction("set", "actors", "Anna Hulm", column="role", new="x"), "do not stand in the article: 'Anna Hulm'"),
        (Correction("set", "actors", "Anna Holm", nth=2, column="role", new="x"), "2 times"),
        (Correction("set", "actors", "Anna Holm", column="rule", new="x"), "no such column to set in actors"),
        (Correction("set", "actors", "Anna Holm", column="type", new="robot"), "Choices: person"),
        (Correction("set", "figures", "Monday", column="value", new=3), "No row of figures to set"),
        (Correction("merge", "actors", names=("Anna Holm", "Zed")), "'Zed'"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_written(desk: Desk, correction: Correction, message: str) -> None:
    with pytest.raises(NewsbookError, match=message):
        correct(desk, [correction])
    assert not desk.sidecar.exists()


def test_contradictions_are_shown(desk: Desk) -> None:
    other = Correction("set", "actors", "Anna Holm", column="role", new="clerk", **SAID)
    apart = Correction("separate", "actors", names=("Anna Holm", "Holm"), **SAID)
    together = Correction("merge", "actors", names=("Holm", "Anna Holm"), **SAID)
    correct(desk, [ROLE, other, apart, together])
    assert [e.contradicts for e in effects(desk)] == [(), (1,), (), (3,)]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"action": "put"}, "Unknown action: 'put'"),
        ({"action": "set", "quote": "Holm"}, "--column is needed"),
        ({"action": "merge", "names": ("Holm",)}, "twice"),
        ({"action": "reject", "quote": "Holm", "column": "role"}, "--column does not belong to reject"),
        ({"action": "add", "quote": "Holm", "values": ("kind",)}, "COLUMN=VALUE"),
    ],
)
def test_options_that_make_no_correction(given: dict[str, object], message: str) -> None:
    said = {
        "action": "", "table": "", "quote": "", "nth": 1, "column": "", "new": "", "names": (), "values": (),
        "by": "", "day": None, "reason": "",
    } | given  # fmt: skip
    with pytest.raises(NewsbookError, match=message):
        entered(**said)  # type: ignore[arg-type]


def test_an_edited_table_comes_back_as_corrections(run: Path, tmp_path: Path) -> None:
    with (run / "tables" / "actors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = [
        row | ({"role": "treasurer"} if row["name"] == "Anna Holm" else {}) for row in rows if row["name"] != "Police"
    ]
    edited = tmp_path / "actors.csv"
    with edited.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(kept)
    found = corrections_from(edited, run, by="B")
    assert [(c.action, c.quote, c.column, c.new, c.by) for c in found] == [
        ("set", "Anna Holm", "role", "treasurer", "B"),
        ("reject", "Police", "", None, "B"),
    ]


def test_an_edited_column_that_follows_from_the_text_is_refused(run: Path, tmp_path: Path) -> None:
    edited = tmp_path / "times.csv"
    table = (run / "tables" / "times.csv").read_text(encoding="utf-8")
    edited.write_text(table.replace(",Monday,", ",Mondays,", 1), encoding="utf-8")
    with pytest.raises(NewsbookError, match=r"No correction changes times\.text: 'Mondays'"):
        corrections_from(edited, run)


def test_annotations_come_back_as_corrections(run: Path, tmp_path: Path) -> None:
    page = json.loads(annotations_of(run))
    file = tmp_path / "back.jsonld"
    file.write_text(json.dumps(page), encoding="utf-8")
    assert corrections_from(file, run) == []
    time = next(item for item in page["items"] if item["newsbook:table"] == "times")
    body = next(b for b in time["body"] if b["newsbook:column"] == "value")
    body["value"] = "2024-03-04"
    file.write_text(json.dumps(page), encoding="utf-8")
    (found,) = corrections_from(file, run)
    assert (found.table, found.quote, found.column, found.new) == ("times", "Monday", "value", "2024-03-04")


def test_annotations_point_at_their_words(run: Path) -> None:
    for item in json.loads(annotations_of(run))["items"]:
        position, quote = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert TEXT[: position["start"]].endswith(quote["prefix"])


def test_blocks_stand_in_the_order_of_the_article(desk: Desk) -> None:
    mine = '# what I know\npublished = 2024-03-12\n\n# seen on the spot\n[[correction]]\naction = "reject"\n'
    mine += 'table = "mentions"\nquote = "Police"\n'
    desk.sidecar.write_text(mine, encoding="utf-8")
    correct(desk, [ROLE, Correction("reject", "mentions", "Ministers", **SAID)])
    kept = desk.sidecar.read_text(encoding="utf-8")
    places = [
        kept.index(words) for words in ("what I know", '"Ministers"', '"Anna Holm"', "seen on the spot", '"Police"')
    ]
    assert places == sorted(places)


def test_two_peoples_sidecars_merge(desk: Desk, tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-C", str(tmp_path), "-c", "user.name=n", "-c", "user.email=e", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    correct(desk, [Correction("reject", "mentions", "Oslo", **SAID)])
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "base")
    git("checkout", "-qb", "other")
    correct(desk, [Correction("reject", "mentions", "Police", **SAID)])
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    correct(desk, [ROLE])
    git("commit", "-qam", "ours")
    git("merge", "-q", "--no-edit", "other")
    quotes = [c.quote for c in parse_sidecar(desk.sidecar_bytes()).corrections]
    assert quotes[0] == "Anna Holm" and quotes[-1] == "Police" and len(quotes) == 3
