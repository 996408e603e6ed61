"""The desk's commands, end to end on a small article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.errors import NewsbookError

TEXT = "Anna Holm, the finance minister, met Peter Vance in Oslo on Monday. Holm praised Vance.\n"


@pytest.fixture
def run(tmp_path: Path) -> Path:
    source = tmp_path / "meeting.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert call("extract", source, "--out", tmp_path / "out").exit_code == 0
    return tmp_path / "out" / "meeting"


def call(*arguments: object):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_a_correction_goes_in_and_shows_in_the_next_run(run: Path) -> None:
    said = ["--action", "set", "--table", "actors", "--quote", "Anna Holm", "--column", "role", "--new", "treasurer"]
    signed = ["--by", "A. Reader", "--date", "2024-03-20", "--reason", "as she signs"]
    done = call("correct", run, *said, *signed)
    assert done.exit_code == 0 and "→ 'treasurer'" in done.output
    listed = json.loads(call("corrections", run, "--json").output)
    assert [(e["status"], e["correction"]["by"]) for e in listed] == [("applied", "A. Reader")]
    other = run.parent.parent / "again"
    assert call("extract", run.parent.parent / "meeting.txt", "--out", other).exit_code == 0
    found = call("compare", run, other / "meeting", "--json")
    assert found.exit_code == 1
    told = [(d["table"], d["column"], d["b"]) for d in json.loads(found.output)["differences"]]
    assert ("actors", "role", "treasurer") in told
    assert {table for table, _, _ in told} == {"actors", "corrections"}
    assert call("compare", run, run).exit_code == 0


def test_a_source_that_is_gone_is_said(run: Path) -> None:
    (run.parent.parent / "meeting.txt").unlink()
    done = call("correct", run, "--action", "reject", "--quote", "Oslo")
    assert isinstance(done.exception, NewsbookError) and "source is gone" in str(done.exception)


def test_annotations_go_out_and_come_back(run: Path) -> None:
    file = run.parent / "a.jsonld"
    assert call("export", run, "annotations", "--to", file).exit_code == 0
    assert "nothing else" in call("correct", run, "--from", file).output
    refused = call("export", run, "excel").exception
    assert isinstance(refused, NewsbookError) and "Choices: annotations" in str(refused)
