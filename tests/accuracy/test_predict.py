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
