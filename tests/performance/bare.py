"""Executes notebooks with nbclient alone, to hold a run against: ``python -m tests.performance.bare FOLDER JOBS``."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient


def execute(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(path.parent)}}).execute()


def main() -> None:
    folder, jobs = Path(sys.argv[1]), int(sys.argv[2])
    os.environ["PYTHONHASHSEED"] = "0"
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(execute, sorted(folder.glob("*.ipynb"))))


if __name__ == "__main__":
    main()
