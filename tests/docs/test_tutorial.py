"""The tutorial, followed word by word: every command in a project of its own, in order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent
TUTORIAL = (PROJECT / "docs" / "tutorial.md").read_text(encoding="utf-8")
#: Set-up, which this very environment is, and the server, which the JupyterLab test drives.
ELSEWHERE = ("make run", ".venv/bin/jupyter lab")


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", TUTORIAL, flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if not line.startswith(ELSEWHERE)]


def test_the_tutorial_runs_as_it_stands(tmp_path: Path, session_cache: Path) -> None:
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    tool = tmp_path / ".venv" / "bin" / "newsbook"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m analysis "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    environment = os.environ | {"NEWSBOOK_CACHE": str(session_cache), "PYTHONPATH": str(PROJECT), "COLUMNS": "200"}
    said = {}
    for command in commands():
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        said[command] = done.stdout + done.stderr
    run = next(text for command, text in said.items() if " run desk/flood.html" in command)
    assert "outputs/flood/report.html" in run
    assert "Choices: person" in next(text for command, text in said.items() if "--new king" in command)
    assert "applied" in next(text for command, text in said.items() if command.endswith(" corrections flood"))
    assert "comes out again to the byte" in next(text for command, text in said.items() if "verify" in command)
    compared = next(text for command, text in said.items() if " compare " in command)
    assert "director of the National Disaster Institute" in compared
    assert "director of the National Disaster Institute" in (tmp_path / "outputs/flood/report.html").read_text("utf-8")


def test_every_picture_is_there() -> None:
    pages = [PROJECT / "README.md", *(PROJECT / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
