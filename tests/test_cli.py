"""The command line as a user meets it: what it prints, what it leaves, and with which status it ends."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from rich.console import Console

from analysis import cli
from analysis.readers import Limits
from analysis.runs.manifest import file_hashes
from analysis.runs.parameters import notebook_names
from analysis.tables import SCHEMAS

TEXT = "Mayor Ada Brandt met 20 nurses in Leeds on Monday. She hired 15 of them.\n"
PROJECT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def workplace(tmp_path, monkeypatch, session_cache):
    """An empty working folder outside of the project, with one article."""
    monkeypatch.setenv("NEWSBOOK_CACHE", str(session_cache))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nurses.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def newsbook(monkeypatch, capsys):
    """Call the command line in this process, where the language model is loaded once; return status, out and err."""

    def call(*words, pasted=""):
        monkeypatch.setattr(sys, "argv", ["newsbook", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pasted.encode())))
        with pytest.raises(SystemExit) as done:
            cli.main()
            sys.exit(0)
        said = capsys.readouterr()
        return done.value.code or 0, said.out, said.err

    return call


def left(folder, but=("nurses.txt",)):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.name not in but)


def test_run_without_notebooks(newsbook, workplace):
    status, out, err = newsbook("run", "nurses.txt", "--notebooks", "none", "--published", "2024-03-12")
    assert (status, err) == (0, "")
    assert re.search(r"Done nurses in \d+\.\d s: \d+ actors, \d+ figures, 1 time, no statements, ", out)
    made = workplace / "outputs" / "nurses"
    assert out.splitlines()[-1].strip() == str(made / "report.html")
    assert {p.name for p in made.iterdir()} == {
        "article.txt", "charts", "datapackage.json", "log.jsonl", "manifest.json", "notebooks", "report.html",
        "run.json", "source", "tables",
    }  # fmt: skip
    assert list((made / "notebooks").iterdir()) == []
    assert '"published": "2024-03-12"' in (made / "manifest.json").read_text()


def test_run_with_chosen_notebooks_and_parameters(newsbook, workplace):
    words = ("run", "nurses.txt", "--notebooks", "02_actors", "-p", "top_n=1", "-p", "actor_types=person,group")
    assert newsbook(*words, "--out", "runs")[0] == 0
    made = workplace / "runs" / "nurses"
    assert [p.name for p in (made / "notebooks").iterdir()] == ["02_actors.ipynb"]
    notebook = json.loads((made / "notebooks" / "02_actors.ipynb").read_text())
    (cell,) = [c for c in notebook["cells"] if c["id"] == "injected-parameters"]
    source = "".join(cell["source"])
    assert "top_n = 1" in source and 'actor_types = ["person", "group"]' in source
    status, out, _ = newsbook(*words, "--out", "runs")
    assert status == 0 and "Unchanged" in out
    before = (made / "run.json").read_bytes()
    status, out, _ = newsbook(*words, "--out", "runs", "--force-notebooks")
    assert status == 0 and "Done" in out and (made / "run.json").read_bytes() != before
    events = [json.loads(line) for line in (made / "log.jsonl").read_text().splitlines()]
    assert [e["cached"] for e in events if e["event"] == "tables"] == [True]


def test_force_computes_anew_and_no_cache_keeps_nothing(newsbook, workplace, monkeypatch):
    monkeypatch.setenv("NEWSBOOK_CACHE", str(workplace / "cache"))
    assert newsbook("extract", "nurses.txt", "--no-cache")[0] == 0
    assert not list((workplace / "cache").rglob("*.zip"))
    assert newsbook("extract", "nurses.txt")[1].startswith("Unchanged")
    assert newsbook("extract", "nurses.txt", "--force")[1].startswith("Done")
    assert newsbook("extract", "nurses.txt", "--force")[1].startswith("Done")
    log = (workplace / "outputs" / "nurses" / "log.jsonl").read_text()
    assert '"stage": "language model"' in log


def test_extract_makes_tables_only(newsbook, workplace):
    status, out, _ = newsbook("extract", "nurses.txt", "--out", "runs")
    made = workplace / "runs" / "nurses"
    assert status == 0 and out.splitlines()[-1].strip() == "runs/nurses"
    assert len(list((made / "tables").iterdir())) == 2 * len(SCHEMAS)
    assert not (made / "report.html").exists() and not (made / "charts").exists()


def test_limits_are_options_that_a_run_remembers(newsbook, workplace):
    status, _, err = newsbook("extract", "nurses.txt", "--limit", "characters=20")
    assert status == 2 and "--limit characters=N" in err
    assert newsbook("extract", "nurses.txt", "--limit", "characters=20000", "--limit", "megabytes=2")[0] == 0
    made = workplace / "outputs" / "nurses"
    wanted = {"characters": 20000, "megabytes": 2}
    assert json.loads((made / "manifest.json").read_text())["parameters"]["limits"] == wanted
    assert newsbook("verify", "nurses")[0] == 0
    status, _, err = newsbook("extract", "nurses.txt", "--limit", "page=2")
    assert status == 2 and "Did you mean 'pages'?" in err
    status, _, err = newsbook("extract", "-", "--limit", "megabytes=1", pasted="The boats came back.\n" * 100_000)
    assert status == 2 and "--limit megabytes=N" in err


def test_a_style_is_remembered_and_reaches_the_notebooks(newsbook, workplace):
    assert newsbook("run", "nurses.txt", "--style", "slide", "--notebooks", "02_actors", "--out", "runs")[0] == 0
    made = workplace / "runs" / "nurses"
    assert json.loads((made / "run.json").read_text())["style"] == "slide"
    assert json.loads((made / "manifest.json").read_text())["parameters"]["values"] == {"style": "slide"}
    assert 'style = \\"slide\\"' in (made / "notebooks" / "02_actors.ipynb").read_text()
    assert re.search(r'width="887\.\d*pt"', (made / "charts" / "mentions.svg").read_text())
    status, _, err = newsbook("run", "nurses.txt", "--style", "slides")
    assert status == 2 and "Did you mean 'slide'?" in err
    status, _, err = newsbook("run", "nurses.txt", "-p", "style=slide")
    assert status == 2 and "Use --style" in err


@pytest.mark.parametrize("command", ["run", "extract"])
def test_help_names_every_limit(newsbook, command):
    told = "".join(newsbook(command, "--help")[1].replace("│", " ").split())
    assert all(f"{field.name}," in told or f"{field.name}." in told for field in fields(Limits))


def test_pasted_text(newsbook, workplace):
    assert newsbook("extract", "-", "--published", "2024-03-12", pasted=TEXT)[0] == 0
    made = workplace / "outputs" / "pasted"
    assert (made / "article.txt").read_text() == TEXT
    assert newsbook("extract", "-", pasted=TEXT + "More of it came later.\n")[0] == 0
    (other,) = [p for p in (workplace / "outputs").iterdir() if p != made]
    assert other.name.startswith("pasted-")


def test_all_seeds_of_the_project_from_below_it(newsbook, workplace, monkeypatch):
    (workplace / "seeds" / "deep").mkdir(parents=True)
    for name in ("one", "two"):
        (workplace / "seeds" / f"{name}.txt").write_text(TEXT)
    (workplace / "seeds" / "one.toml").write_text('title = "One"\n')
    monkeypatch.chdir(workplace / "seeds" / "deep")
    status, out, _ = newsbook("extract")
    assert status == 0 and len(re.findall(r"^Done", out, re.M)) == 2
    assert sorted(p.name for p in (workplace / "outputs").iterdir()) == ["one", "two"]
    status, out, _ = newsbook("show", "one", "article")
    assert status == 0 and "One" in out


def test_one_bad_article_does_not_stop_the_others(newsbook, workplace):
    status, out, err = newsbook("extract", "lost.txt", "nurses.txt")
    assert status == 2 and "Done nurses" in out and "'lost.txt'" in err


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "PNG picture"),
    "numbers.txt": (b"1 2 3\n4 5 6\n", "no sentence"),
    "odd.txt": (b"Caf\x81\x8d\x8f\x90\x9d was closed on Monday.\n", "encoding"),
    "article.odt": (b"PK\x03\x04", r"\.odt.*Choices: \.txt"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_one_message(newsbook, workplace, name):
    raw, message = BAD_FILES[name]
    (workplace / name).write_bytes(raw)
    _is_refused(newsbook("run", name), message, name)
    assert left(workplace) == [name]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["run", "lost.txt"], "No such article: 'lost.txt'"),
        (["run", "."], "folder"),
        (["run", "nurses.txt", "--published", "12 March"], "'12 March'.*YYYY-MM-DD"),
        (["run", "nurses.txt", "-p", "topn=3"], "Unknown parameter: 'topn'. Did you mean 'top_n'.*Choices"),
        (["run", "nurses.txt", "-p", "top_n=many"], "whole number: 'many'"),
        (["run", "nurses.txt", "-p", "palette"], "NAME=VALUE"),
        (["run", "nurses.txt", "--notebooks", "2_actors"], "'2_actors'.*Did you mean '02_actors'.*Choices"),
        (["run", "nurses.txt", "--model", "no_such_model"], "no_such_model"),
        (["run", "nurses.txt", "--out", "nurses.txt/runs"], "cannot be written.*--out"),
        (["run", "nurses.txt", "--out", "nurses.txt"], "cannot be written.*--out"),
        (["extract", "nurses.txt", "--out", "/proc/newsbook"], "cannot be written.*--out"),
        (["show", "lost"], "No such run: 'lost'"),
        (["verify", "lost"], "No such run: 'lost'"),
        (["run"], "newsbook run ARTICLE"),
    ],
)
def test_a_mistake_is_one_message_and_leaves_nothing(newsbook, workplace, monkeypatch, words, message):
    monkeypatch.setattr("analysis.runs.paths.PACKAGE", workplace / "elsewhere" / "analysis")
    if "--notebooks" in words or "-p" in words or "--out" in words or "--model" in words:
        monkeypatch.undo()
        monkeypatch.chdir(workplace)
    _is_refused(newsbook(*words), message)
    assert left(workplace) == []


def test_a_typo_in_the_sidecar_is_one_message(newsbook, workplace):
    (workplace / "nurses.toml").write_text("publishd = 2024-03-12\n")
    _is_refused(newsbook("run", "nurses.txt"), "nurses.toml.*'publishd'.*Did you mean 'published'")
    assert left(workplace) == ["nurses.toml"]


def _is_refused(answer, message, name=""):
    status, out, err = answer
    assert (status, out) == (2, "")
    assert re.search(message, err) and name in err
    assert err.startswith("Error ") and err.count("\n") == 1 and "Traceback" not in err


def test_corrections_without_effect_and_against_each_other_are_told_each_time(newsbook, workplace):
    correction = '[[correction]]\naction = "reject"\ntable = "actors"\nquote = "words that are gone"\n'
    role = '[[correction]]\naction = "set"\ntable = "actors"\nquote = "Ada Brandt"\ncolumn = "role"\nnew = "{}"\n'
    no_row = '[[correction]]\naction = "reject"\ntable = "figures"\nquote = "Monday"\n'
    (workplace / "nurses.toml").write_text(correction + role.format("chief") + role.format("clerk") + no_row)
    for word in ("Done", "Unchanged"):
        status, out, _ = newsbook("extract", "nurses.txt")
        assert status == 0 and out.startswith(word)
        assert "Stale correction 1 (reject actors “words that are gone”)" in out
        assert "Correction 3 (set actors “Ada Brandt”) contradicts 2; the later holds" in out
        assert "Refused correction 4 (reject figures “Monday”)" in out


def test_show(newsbook, seed_run):
    status, out, _ = newsbook("show", seed_run)
    assert status == 0 and all(re.search(rf"^{name} ", out, re.M) for name in SCHEMAS)
    status, out, _ = newsbook("show", seed_run, "actors", "--json")
    assert status == 0 and {"actor_id", "name", "aliases"} <= json.loads(out)[0].keys()
    status, out, _ = newsbook("show", seed_run, "times")
    assert status == 0 and "2024-03-12" in out and "sentence_id" not in out and "rule" not in out
    status, out, _ = newsbook("show", seed_run, "times", "--all")
    assert status == 0 and "sentence_id" in out and "rule" in out
    _is_refused(newsbook("show", seed_run, "actor"), "'actor'. Did you mean 'actors'")


def test_hostile_text_is_not_obeyed_by_the_terminal(newsbook, workplace):
    (workplace / "bad.txt").write_text("Mayor \x1b[31mAda[bold]Brandt\u202e met nurses in Leeds.\n", encoding="utf-8")
    assert newsbook("extract", "bad.txt")[0] == 0
    status, out, _ = newsbook("show", "bad", "sentences")
    assert status == 0 and "\x1b" not in out and "\u202e" not in out and "[bold]" in out


def test_verify_names_each_planted_difference_and_nothing_else(newsbook, seed_run, workplace):
    """All other files of a whole run, executed notebooks and report included, come out again to the byte."""
    run = workplace / "copy"
    shutil.copytree(seed_run, run)
    planted = ["tables/actors.csv", "notebooks/02_actors.ipynb", "report.html", "charts/network.svg"]
    for path in planted:
        text = (run / path).read_text(encoding="utf-8")
        assert "1" in text
        (run / path).write_text(text.replace("1", "2", 1), encoding="utf-8")
    status, out, _ = newsbook("verify", run, "--json")
    found = json.loads(out)
    assert status == 1 and not found["same"]
    assert {(d["kind"], d["path"]) for d in found["differences"]} == {
        (kind, path) for path in planted for kind in ("altered", "differs")
    }


def test_a_whole_run_holds_every_notebook_and_chart(seed_run):
    assert sorted(p.stem for p in (seed_run / "notebooks").iterdir()) == list(notebook_names())
    assert {p.suffix for p in (seed_run / "charts").iterdir()} == {".svg", ".png"}
    assert "http://" not in re.sub(r"http://www\.w3\.org/\S+", "", (seed_run / "report.html").read_text())
    for path in file_hashes(seed_run):
        assert str(seed_run.parent).encode() not in (seed_run / path).read_bytes(), path


def test_verify_of_a_run_that_is_whole(newsbook, workplace):
    assert newsbook("extract", "nurses.txt")[0] == 0
    status, out, _ = newsbook("verify", "nurses")
    assert status == 0 and out.startswith("The same")


def test_doctor(newsbook):
    status, out, _ = newsbook("doctor")
    assert status == 0 and "✓ language model" in out and "✓ notebooks" in out
    status, out, _ = newsbook("doctor", "--model", "no_such_model", "--json")
    bad = [finding for finding in json.loads(out) if not finding["ok"]]
    assert status == 1 and [finding["name"] for finding in bad] == ["language model"] and bad[0]["remedy"]


COMMANDS = ("run", "extract", "show", "verify", "doctor", "correct", "corrections", "compare", "export")


def test_help_is_complete(newsbook):
    status, out, _ = newsbook("--help")
    assert status == 0 and all(re.search(rf"\b{command}\b", out) for command in COMMANDS)
    known = {command.name or command.callback.__name__ for command in cli.app.registered_commands}
    assert known == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_has_examples_and_says_what_each_option_is(newsbook, command):
    status, out, _ = newsbook(command, "--help")
    assert status == 0 and "Examples:" in out and f"newsbook {command}" in out
    options = re.findall(r"^[│ ]+(?:-\w, )?(--\w[\w-]*)(.*)$", out, re.M)
    assert options and all(re.search(r"\w{3}.*[.,;]?", rest) for _, rest in options), options


def test_version_and_module(workplace):
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-m", "analysis", "--version"]
    done = subprocess.run(command, cwd=workplace, env=environment, capture_output=True, text=True, check=True)
    assert re.fullmatch(r"newsbook \d+\.\d+\.\d+\n", done.stdout)


def test_progress_names_the_stages_on_a_terminal(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(cli, "err", Console(file=screen, force_terminal=True, width=100))
    with cli._progress("nurses", 2) as on_stage:
        for stage, shown in (("language model", "language model"), ("notebook 02_actors", "notebooks 1/2")):
            on_stage(stage)
            assert "nurses" in screen.getvalue() and shown in screen.getvalue()
