"""Renders the notebooks with their outputs on the seed: ``python -m analysis.runs.render notebooks``.

The sources stay as they are; only outputs and execution counts change, and those are the same from time to time.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from analysis.runs.analyze import analyze
from analysis.runs.cache import is_writable, temporary_cache
from analysis.runs.execute import NotebookFailed, execute_notebooks
from analysis.runs.normalise import normalised, to_json
from analysis.runs.parameters import parameters


def render(folder: Path) -> list[Path]:
    """Execute every notebook of a folder with its own parameters, and write those whose outputs are new.

    Returns:
        The notebooks that changed.

    Raises:
        NotebookFailed: a cell of one raised; then no notebook is touched.
    """
    sources = sorted(folder.glob("*.ipynb"))
    analyze(parameters()["article"].default)  # the language model is loaded here once, not in every kernel
    with tempfile.TemporaryDirectory(prefix="newsbook-render-") as room:
        with execute_notebooks([path.stem for path in sources], folder, Path(room), {}):
            pass
        rendered = {path: (Path(room) / path.name).read_bytes() for path in sources}
    changed = [path for path in sources if path.read_bytes() != rendered[path]]
    for path in changed:
        path.write_bytes(rendered[path])
    return changed


def bare(notebook: Path) -> str:
    """Return a notebook as it is rendered, without outputs and execution counts: what its author wrote."""
    whole = normalised(json.loads(notebook.read_text(encoding="utf-8")))
    for cell in whole["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return to_json(whole)


def main() -> None:
    """Render the notebooks of the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    try:
        if is_writable():
            changed = render(folder)
        else:
            with temporary_cache():
                changed = render(folder)
    except NotebookFailed as error:
        sys.exit(f"{error}\nNo notebook was changed.")
    print("\n".join(map(str, changed)) or "Every notebook is up to date.")  # noqa: T201


if __name__ == "__main__":
    main()
