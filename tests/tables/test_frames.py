from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest

from analysis.errors import NewsbookError
from analysis.tables import SCHEMAS, Tables, check, csv_text, frame_of
from tests.samples import tables_of

TEXT = "Rosa Tal leads the board. The board met."
SENTENCE = {"sentence_id": "s1", "start": 0, "end": 25, "text": TEXT[:25], "section": "body", "in_quote": False}
ACTOR: dict[str, object] = {
    "actor_id": "a1", "name": "Rosa Tal", "type": "person", "aliases": ("Tal", "a|b\\c"), "role": (), "country": "",
    "sector": "", "n_mentions": 1, "first_start": 0, "rule": "test",
}  # fmt: skip
MENTION: dict[str, object] = {
    "mention_id": "m1", "actor_id": "a1", "start": 0, "end": 8, "text": "Rosa Tal", "form": "name", "head": "Tal",
    "sentence_id": "s1",
}  # fmt: skip


def tables_with(**rows: list[Mapping[str, object]]) -> Tables:
    empty = {name: frame_of(name, []) for name in SCHEMAS}
    base = {"sentences": [SENTENCE], "actors": [ACTOR], "mentions": [MENTION]} | rows
    return Tables(TEXT, empty | {name: frame_of(name, given) for name, given in base.items()})


def test_good_tables_pass() -> None:
    check(tables_with())


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({"mentions": [MENTION | {"end": 7}]}, "not 'Rosa Tal'"),
        ({"mentions": [MENTION | {"actor_id": "a9"}]}, "actors.actor_id lacks"),
        ({"mentions": [MENTION | {"form": "noun"}]}, "breaks its schema"),
        ({"mentions": [MENTION, MENTION]}, "breaks its schema"),
        ({"actors": [ACTOR | {"type": ""}]}, "breaks its schema"),
    ],
)
def test_a_broken_table_is_found(rows: dict[str, list[Mapping[str, object]]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check(tables_with(**rows))


def test_csv_says_missing_truth_and_lists_as_the_dictionary_does() -> None:
    tables = tables_with()
    row = next(csv.DictReader(io.StringIO(csv_text("actors", tables.actors))))
    assert (row["aliases"], row["country"], row["role"]) == ("Tal|a\\|b\\\\c", "", "")
    row = next(csv.DictReader(io.StringIO(csv_text("sentences", tables.sentences))))
    assert (row["in_quote"], row["start"]) == ("false", "0")
    assert "\r" not in csv_text("sentences", tables.sentences)


@pytest.mark.parametrize(
    ("value", "cell"), [(1000, "1000"), (1 / 3, "0.3333333333333333"), (5.5, "5.5"), (-0.1, "-0.1")]
)
def test_csv_numbers_keep_full_precision(value: float, cell: str) -> None:
    frame = frame_of("figures", [{"figure_id": "f1", "value": value}])
    assert next(csv.DictReader(io.StringIO(csv_text("figures", frame))))["value"] == cell


def test_csv_scores_have_three_places_and_days_are_iso() -> None:
    frame = frame_of("relationships", [{"score": 0.12345}])
    assert next(csv.DictReader(io.StringIO(csv_text("relationships", frame))))["score"] == "0.123"
    frame = frame_of("times", [{"begin": date(2024, 3, 1)}])
    assert next(csv.DictReader(io.StringIO(csv_text("times", frame))))["begin"] == "2024-03-01"


def test_an_unknown_table_is_named_with_the_nearest() -> None:
    with pytest.raises(NewsbookError, match="Did you mean 'actors'"):
        tables_with()["actor"]


def test_every_table_of_the_dictionary_is_there_and_typed() -> None:
    tables = tables_of("Rosa Tal met the board on Tuesday. She paid $5 million, officials said.")
    assert list(tables) == list(SCHEMAS)
    for name, schema in SCHEMAS.items():
        assert tuple(tables[name].columns) == schema.columns


def test_the_same_text_gives_the_same_tables() -> None:
    text = "Rosa Tal met the board of Acme Ltd on Tuesday. The company paid her $5 million, she said."
    one, two = tables_of(text), tables_of(text)
    for name in SCHEMAS:
        pd.testing.assert_frame_equal(one[name], two[name])
