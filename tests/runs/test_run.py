import csv
import json
import os
import signal
import subprocess
import sys
from datetime import date

import pyarrow.parquet as pq
import pytest

from analysis.errors import NewsbookError
from analysis.readers import read_article
from analysis.runs import folder, run
from analysis.runs.folder import Options
from analysis.runs.manifest import CHANGING, file_hashes
from analysis.runs.run import RunFailed, run_article
from analysis.runs.show import overview, table_json, table_of_run
from analysis.runs.verify import verify
from analysis.tables import SCHEMAS

TEXT = 'Mayor Ada Brandt met 20 nurses in Leeds on Monday. "We will hire 15% more," she said.\n'
TABLES = Options(tables_only=True)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSBOOK_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def path(tmp_path):
    return written(tmp_path / "in" / "nurses.txt")


def written(path, text=TEXT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def make(path, out, options=TABLES, **more):
    return run_article(read_article(path, published=options.published), out, options, **more)


def test_a_run_holds_what_the_design_says(path, tmp_path):
    path.with_suffix(".toml").write_text('title = "Nurses"\n', encoding="utf-8")
    made = make(path, tmp_path / "out").folder
    assert made == tmp_path / "out" / "nurses"
    assert (made / "article.txt").read_text(encoding="utf-8") == TEXT
    assert (made / "source" / "nurses.txt").read_bytes() == path.read_bytes()
    assert (made / "source" / "nurses.toml").read_text() == 'title = "Nurses"\n'
    tables = {p.name for p in (made / "tables").iterdir()}
    assert tables == {f"{name}.{kind}" for name in SCHEMAS for kind in ("csv", "parquet")}
    manifest = json.loads((made / "manifest.json").read_text())
    assert manifest["files"] == file_hashes(made)
    assert manifest["rows"]["sentences"] == 2
    assert len(manifest["model"]["sha256"]) == 64
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["nurses"]


def test_no_path_of_the_machine_stands_in_a_stable_file(path, tmp_path):
    made = make(path, tmp_path / "out").folder
    for found in made.rglob("*"):
        if found.is_file() and found.name not in CHANGING:
            assert str(tmp_path).encode() not in found.read_bytes(), found.name
    assert json.loads((made / "run.json").read_text())["source"] == str(path.resolve())


def test_two_runs_give_the_same_bytes(path, tmp_path):
    first = make(path, tmp_path / "a").folder
    second = make(path, tmp_path / "b", Options(tables_only=True, cache=False)).folder
    for name in ("manifest.json", "datapackage.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    assert file_hashes(first) == file_hashes(second)


def test_csv_and_parquet_are_the_same_rows(path, tmp_path):
    made = make(path, tmp_path / "out").folder
    for name, schema in SCHEMAS.items():
        with (made / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        table = pq.read_table(made / "tables" / f"{name}.parquet")
        assert rows[0] == table.column_names == list(schema.columns)
        assert len(rows) - 1 == table.num_rows
    types = {f.name: str(f.type) for f in pq.read_schema(made / "tables" / "actors.parquet")}
    assert types["aliases"].startswith("list<") and types["n_mentions"] == "int64"
    assert str(pq.read_schema(made / "tables" / "article.parquet").field("published").type) == "date32[day]"


def test_the_data_package_describes_every_table(path, tmp_path):
    made = make(path, tmp_path / "out").folder
    package = json.loads((made / "datapackage.json").read_text())
    assert package["name"] == "nurses"
    manifest = json.loads((made / "manifest.json").read_text())
    for resource in package["resources"]:
        data = (made / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{manifest['files'][resource['path']]}"
        head = data.decode("utf-8").split("\n", 1)[0].split(",")
        assert [f["name"] for f in resource["schema"]["fields"]] == head
        for key in resource["schema"].get("foreignKeys", ()):
            target = key["reference"]["resource"] or resource["name"]
            assert key["reference"]["fields"] in SCHEMAS[target].columns


def test_an_unchanged_article_is_not_made_anew(path, tmp_path, monkeypatch):
    out = tmp_path / "out"
    assert not make(path, out).unchanged
    monkeypatch.setattr(run, "fill", lambda *_: pytest.fail("made anew"))
    assert make(path, out).unchanged


@pytest.mark.parametrize("change", ["text", "sidecar", "published", "force", "damage", "lost", "package"])
def test_whatever_changes_makes_it_anew(path, tmp_path, change, monkeypatch):
    out, options, more = tmp_path / "out", TABLES, {}
    made = make(path, out).folder
    if change == "text":
        written(path, TEXT + "More.\n")
    elif change == "sidecar":
        path.with_suffix(".toml").write_text('title = "T"\n', encoding="utf-8")
    elif change == "published":
        options = Options(tables_only=True, published=date(2024, 3, 12))
    elif change == "force":
        more = {"force": True}
    elif change == "damage":
        (made / "tables" / "actors.csv").write_text("")
    elif change == "lost":
        (made / "article.txt").unlink()
    else:
        monkeypatch.setattr(sys.modules["analysis.runs.analyze"], "package_sha256", lambda: "other")
    assert not make(path, out, options, **more).unchanged
    assert (made / "article.txt").is_file() and (made / "tables" / "actors.csv").stat().st_size > 0


def test_another_source_of_the_same_name_gets_a_folder_of_its_own(path, tmp_path):
    other = written(tmp_path / "elsewhere" / "nurses.txt", "Nurses of Hull went home.\n")
    first, second = make(path, tmp_path / "out").folder, make(other, tmp_path / "out").folder
    digest = json.loads((second / "manifest.json").read_text())["files"]["source/nurses.txt"]
    assert second.name == f"nurses-{digest[:8]}"
    assert make(path, tmp_path / "out").folder == first and make(other, tmp_path / "out").unchanged


def test_a_folder_that_is_no_run_is_left_alone(path, tmp_path):
    mine = written(tmp_path / "out" / "nurses" / "mine.txt")
    with pytest.raises(NewsbookError, match="no run"):
        make(path, tmp_path / "out")
    assert mine.read_text() == TEXT


def test_an_article_named_failed_does_not_stand_among_the_failed(tmp_path):
    made = make(written(tmp_path / "failed.txt"), tmp_path / "out").folder
    assert made.name.startswith("failed-")


def test_a_failed_run_is_kept_apart(path, tmp_path, monkeypatch):
    out = tmp_path / "out"
    former = file_hashes(make(path, out).folder)

    def fail(*_):
        raise ZeroDivisionError("broken")

    monkeypatch.setattr(folder, "_write_tables", fail)
    with pytest.raises(RunFailed, match="broken") as failure:
        make(path, out, force=True)
    kept = failure.value.folder
    assert kept.parent == out / "failed" and kept.name.startswith("nurses-")
    assert "ZeroDivisionError: broken" in (kept / "error.txt").read_text()
    assert not (kept / "manifest.json").exists()
    assert json.loads((kept / "log.jsonl").read_text().splitlines()[-1])["event"] == "failed"
    assert file_hashes(out / "nurses") == former
    assert sorted(p.name for p in out.iterdir()) == ["failed", "nurses"]


def test_kill_in_the_middle_leaves_the_former_run_whole(path, tmp_path):
    out = tmp_path / "out"
    former = file_hashes(make(path, out).folder)
    written(path, TEXT + "More.\n")
    code = (
        "import sys, time; from pathlib import Path; from analysis.runs import folder\n"
        "from analysis.runs.run import run_article; from analysis.readers import read_article\n"
        "folder._write_tables = lambda *_: (print('now', flush=True), time.sleep(60))\n"
        "options = folder.Options(tables_only=True)\n"
        "run_article(read_article(sys.argv[1]), Path(sys.argv[2]), options)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(path), str(out)], stdout=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "now\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert file_hashes(out / "nurses") == former
    assert len(list(out.iterdir())) == 2
    written(path)
    assert make(path, out).unchanged
    assert [p.name for p in out.iterdir()] == ["nurses"]


def test_show_reads_a_run(path, tmp_path):
    made = make(path, tmp_path / "out").folder
    assert {row["table"]: row["rows"] for row in overview(made)}["sentences"] == 2
    rows = json.loads(table_json("sentences", table_of_run(made, "sentences")))
    assert rows[0]["start"] == 0 and rows[1]["in_quote"] is True
    with pytest.raises(NewsbookError, match="Did you mean 'actors'"):
        table_of_run(made, "actor")
    (made / "tables" / "actors.parquet").write_bytes(b"PAR1")
    with pytest.raises(NewsbookError, match="damaged"):
        table_of_run(made, "actors")


def test_verify_finds_the_same_without_the_cache(path, tmp_path, monkeypatch):
    made = make(path, tmp_path / "out", Options(tables_only=True, published=date(2024, 3, 12))).folder
    path.unlink()
    monkeypatch.setattr(sys.modules["analysis.runs.analyze"], "cached_tables", lambda _: None)
    moved = made.rename(tmp_path / "moved")
    assert verify(moved) == []


@pytest.mark.parametrize("change", ["altered", "missing", "extra"])
def test_verify_names_what_is_other(path, tmp_path, change):
    made = make(path, tmp_path / "out").folder
    target = made / "tables" / "sentences.csv"
    if change == "altered":
        target.write_text(target.read_text().replace("s1,", "s9,"))
    elif change == "missing":
        target.unlink()
    else:
        (made / "note.txt").write_text("")
    found = {(d.kind, d.path) for d in verify(made)}
    name = "note.txt" if change == "extra" else "tables/sentences.csv"
    assert found == {(change, name), ("differs", name)}
    if change == "altered":
        assert "row 1, sentence_id: 's9', made anew 's1'" in [d.what for d in verify(made)]


def test_verify_sees_a_manifest_that_was_forged(path, tmp_path):
    made = make(path, tmp_path / "out").folder
    target = made / "tables" / "sentences.csv"
    target.write_text(target.read_text().replace("s1,", "s9,"))
    manifest = json.loads((made / "manifest.json").read_text())
    manifest["files"] = file_hashes(made)
    manifest["model"]["sha256"] = "other"
    (made / "manifest.json").write_text(json.dumps(manifest))
    assert {d.path for d in verify(made)} == {"tables/sentences.csv", "model.sha256"}


@pytest.mark.parametrize("lost", ["manifest.json", "source/nurses.txt"])
def test_verify_cannot_do_without_manifest_and_source(path, tmp_path, lost):
    made = make(path, tmp_path / "out").folder
    (made / lost).unlink()
    with pytest.raises(NewsbookError):
        verify(made)
