"""Notebooks by plain papermill and nbval, in processes of their own, as a user starts them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.runs.paths import notebooks_folder

CONFIG = Path(__file__).parent.parent.parent / "pyproject.toml"


@pytest.fixture
def start(tmp_path, session_cache, seed_run):
    """Start a Python module in ``tmp_path``; the seed's tables are in the cache."""
    path = os.pathsep.join(filter(None, (str(CONFIG.parent), os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"NEWSBOOK_CACHE": str(session_cache), "PYTHONHASHSEED": "0", "PYTHONPATH": path}

    def run(*words):
        command = [sys.executable, "-m", *map(str, words)]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def texts(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "".join(line for cell in cells for output in cell.get("outputs", ()) for line in output.get("text", ()))


def test_plain_papermill_from_any_folder(tmp_path, start):
    for name in ("niger_delegation.txt", "niger_delegation.toml"):  # the same bytes: its tables are in the cache
        shutil.copy(CONFIG.parent / "seeds" / name, tmp_path)
    notebook = notebooks_folder() / "02_actors.ipynb"
    done = start("papermill", notebook, "out.ipynb", "-p", "article", "niger_delegation.txt", "-p", "top_n", "1")
    assert done.returncode == 0, done.stderr
    assert "Niger junta" in texts(tmp_path / "out.ipynb")


def test_plain_papermill_refuses_with_the_choices(start):
    done = start("papermill", notebooks_folder() / "02_actors.ipynb", "out.ipynb", "-p", "topn", "3")
    assert done.returncode == 1
    assert "no such parameter: 'topn'. Did you mean 'top_n'? Choices: article, published" in done.stderr
    assert "analysis/runs/parameters.py" not in done.stderr  # the message alone, not the way to it


def nbval(start, path):
    return start("pytest", "-q", "-c", CONFIG, "-p", "no:cacheprovider", "--nbval", path)


def test_nbval_sees_one_changed_figure(tmp_path, start):
    path = tmp_path / "03_figures.ipynb"
    shutil.copy(notebooks_folder() / path.name, path)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == "figures-finding"]
    (output,) = cell["outputs"]
    (line,) = output["text"]
    output["text"] = [line.replace("claims ", "claims 1")]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    done = nbval(start, path)
    assert done.returncode == 1, done.stdout
    assert "mismatch" in done.stdout and "claims 1" in done.stdout and "FAILED" in done.stdout
