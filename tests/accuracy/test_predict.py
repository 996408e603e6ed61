"""Predictions are the tables' own rows in another shape: nothing is found under tests/accuracy that a run would not."""

from __future__ import annotations

import ast
import json
import tomllib
from pathlib import Path

import pytest

from analysis.errors import NewsbookError
from tests.accuracy.__main__ import main
from tests.accuracy.adapters import adapters
from tests.accuracy.predict import predict
from tests.accuracy.tables import tables_for

HERE = Path(__file__).parent
RECORD = {
    "id": "a",
    "text": "Anna Holm, the finance minister, met Peter Vance in Oslo on Monday. "
    "The city hired 40 guards for $3 million.",
    "dct": "2024-03-12",
}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBOOK_CACHE", str(tmp_path / "cache"))


def predicted(name: str, folder: Path) -> dict[str, object]:
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    assert main(["predict", name, str(source), str(target)]) == 0
    (prediction,) = map(json.loads, target.read_text(encoding="utf-8").splitlines())
    assert prediction["id"] == "a"
    return prediction


def test_times_are_those_of_the_table(tmp_path: Path) -> None:
    rows = tables_for(RECORD).times
    told = {(t["start"], t["end"], t["type"], t["value"]) for t in predicted("facts_meantime", tmp_path)["timexes"]}
    assert told == set(rows[["start", "end", "type", "value"]].itertuples(index=False, name=None)) and told


def test_figures_are_those_of_the_table(tmp_path: Path) -> None:
    rows = tables_for(RECORD).figures
    for name in ("facts_meantime", "quant_newsquant"):
        told = [q["value"] for q in predicted(name, tmp_path)["quantities"]]
        assert sorted(told) == sorted(rows["value"].tolist()) == [40, 3_000_000]


NEWSQUANT = [
    ("Norra shares rose 3.5% to $41.", [(3.5, None, "percentage", "up"), (41, None, "dollar", "up")]),
    ("The tunnel will cost between €20m and €25m.", [(20e6, 25e6, "euro", "=")]),
    ("More than a dozen nurses from two wards went on strike.", [(12, None, "nurse", ">"), (2, None, "ward", "=")]),
    ("Imports went from 900 tonnes to about 700 tonnes.", [(900, 700, "tonne", "=")]),
    ("The surplus narrowed to 4 million euros from 6 million euros.", [(6e6, 4e6, "euro", "down")]),
    ("The index ended at 8,120.", [(8120, None, "-", "=")]),
    ("The lorry carried 30 crates of ripe pears.", [(30, None, "crate ripe pear", "=")]),
    ("The ferry sails every three weeks and sank two years ago.", [(3, None, "week", "="), (2, None, "year", "=")]),
    ("In 2017 nobody came.", []),
]


@pytest.mark.parametrize(("text", "rows"), NEWSQUANT)
def test_newsquant_as_its_readme_has_it(text: str, rows: list[tuple[float, float | None, str, str]]) -> None:
    (prediction,) = adapters()["quant_newsquant"]([{"id": "a", "text": text}])
    assert [tuple(q[k] for k in ("value", "value2", "unit", "change")) for q in prediction["quantities"]] == rows


def test_newsquant_says_what_a_quantity_is_of() -> None:
    record = {"id": "a", "text": "Shares of Norra rose 3%. The lorry carried 30 crates."}
    (prediction,) = adapters()["quant_newsquant"]([record])
    assert [q["concept"] for q in prediction["quantities"]] == ["Shares Norra", None]


RTEXT = [
    ("the mill is 9 months old", [(9, "month of age")]),
    ("it cost 30,000 yen", [(30_000, "japanese yen")]),
    ("it was -7 C outside", [(-7, "celsius")]),
    ("a 60-year-old man walked 12 miles", [(60, "year of age"), (12, "mile")]),
]


@pytest.mark.parametrize(("text", "rows"), RTEXT)
def test_rtext_as_its_readme_has_it(text: str, rows: list[tuple[float, str]]) -> None:
    (prediction,) = adapters()["quant_rtext"]([{"id": "a", "text": text}])
    assert [(q["value"], q["unit"]) for q in prediction["quantities"]] == rows


COMMANDS = [
    (
        "I'll be out from 2 to 4 pm on Friday",
        "timex_recognizers",
        [(12, 36, "2024-03-15T14:00:00/2024-03-15T16:00:00")],
    ),
    ("book a room for the first two weeks of 2025", "timex_recognizers", [(16, 43, "2025-01-06/2025-01-20")]),
    ("it lasted from 2011 to the start of 2012", "timex_recognizers", [(10, 40, "2011")]),
    ("by EOM", "timex_duckling", [(0, 6, "2024-03-12T10:00:00/2024-04-01T00:00:00")]),
]


@pytest.mark.parametrize(("text", "name", "rows"), COMMANDS)
def test_commands_in_their_sets_conventions(text: str, name: str, rows: list[tuple[int, int, str]]) -> None:
    (prediction,) = adapters()[name]([{"id": "a", "text": text, "dct": "2024-03-12T10:00:00"}])
    assert [(t["start"], t["end"], t["value"]) for t in prediction["timexes"]] == rows


def test_names_are_those_of_the_table(tmp_path: Path) -> None:
    tables = tables_for(RECORD)
    named = tables.mentions[tables.mentions["form"] == "name"]
    told = {(e["start"], e["end"]) for e in predicted("ner_uner_pud", tmp_path)["ents"]}
    assert told == set(named[["start", "end"]].itertuples(index=False, name=None)) and told


def test_every_benchmark_has_an_adapter() -> None:
    runs = tomllib.loads((HERE / "benchmarks.toml").read_text(encoding="utf-8"))["run"]
    assert {run["benchmark"] for run in runs} <= set(adapters())
    assert {"quant_newsquant", "quant_rtext"} <= set(adapters())  # measured from outside


def test_an_unknown_benchmark_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("", encoding="utf-8")
    with pytest.raises(NewsbookError, match="No adapter for this benchmark"):
        predict("nonsense", source, tmp_path / "out.jsonl")


def test_adapters_find_nothing_themselves() -> None:
    """No adapter loads a model or runs spaCy's matchers; what it imports of newsbook is what ``tabulate`` stands on."""
    for path in (HERE / "adapters").rglob("*.py"):
        imported = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ImportFrom)]
        modules = {n.module or "" for n in imported}
        assert not [m for m in modules if m.startswith(("spacy.", "sklearn", "torch")) and m != "spacy.tokens"], (
            path.name
        )
        assert "spacy" not in modules
