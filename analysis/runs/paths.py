"""Finds articles, notebooks and runs from any working folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import NewsbookError, explain
from analysis.readers import address
from analysis.runs.hashing import PACKAGE

SEEDS = "seeds"
OUTPUTS = "outputs"
NOTEBOOKS = "notebooks"


def project_folders() -> Iterator[Path]:
    """Yield the projects in sight: above the working folder, above the notebook, around the package."""
    seen: set[Path] = set()
    starts = [Path.cwd(), PACKAGE.parent]
    if session := os.environ.get("JPY_SESSION_NAME"):  # Jupyter's name for the notebook's path
        starts.insert(1, Path(session).absolute().parent)
    for start in starts:
        found = next((folder for folder in (start, *start.parents) if (folder / SEEDS).is_dir()), None)
        if found and found not in seen:
            seen.add(found)
            yield found


def find_article(path: str | Path) -> Path:
    """Return an article's absolute path; a relative one is tried in the working folder, then in the project.

    ``FILE#ID`` stays as it is: one article of a file of many.

    Raises:
        NewsbookError: there is no such file; the seeds are named.
    """
    named = Path(path).expanduser()
    places = [Path.cwd(), *project_folders()]
    for place in places:
        if address(place / named)[0].is_file():
            return (place / named).absolute()
    if any((place / named).is_dir() for place in places):
        raise NewsbookError(explain("A folder is not an article", value=str(path), remedy="Name its files."))
    seeds = [seed.as_posix() for folder in project_folders() for seed in seeds_of(folder)]
    raise NewsbookError(explain("No such article", value=str(path), choices=seeds))


def seeds_of(project: Path) -> list[Path]:
    """Return the seeds of a project as ``seeds/NAME``, in order of name: every file but sidecars and hidden ones."""
    found = (p for p in (project / SEEDS).iterdir() if p.is_file() and not p.name.startswith("."))
    return sorted(p.relative_to(project) for p in found if p.suffix != ".toml" and p.name != "README.md")


def all_seeds() -> list[Path]:
    """Return the paths of all seeds of the nearest project.

    Raises:
        NewsbookError: there is no project or it has no seeds.
    """
    for project in project_folders():
        if seeds := seeds_of(project):
            return [project / seed for seed in seeds]
    raise NewsbookError(explain("There are no seeds", remedy="Name an article: newsbook run ARTICLE."))


def default_out() -> Path:
    """Return where runs lie: ``outputs/`` of the project above the working folder, else of the working folder."""
    here = Path.cwd()
    project = next((folder for folder in (here, *here.parents) if (folder / SEEDS).is_dir()), here)
    return project / OUTPUTS


def find_run(run: str | Path) -> Path:
    """Return a run's folder, given as its path or its article_id in ``outputs/``.

    Raises:
        NewsbookError: there is no such run; the runs that exist are named.
    """
    for folder in (Path(run).expanduser(), default_out() / run):
        if (folder / "manifest.json").is_file():
            return folder
    for folder in (Path(run).expanduser(), default_out() / run):
        if folder.is_dir():
            raise NewsbookError(
                explain("The folder holds no run (no manifest.json)", value=str(run), choices=_runs_in(folder))
            )
    raise NewsbookError(
        explain(
            "No such run", value=str(run), choices=_runs_in(default_out()), remedy="Make one: newsbook run ARTICLE."
        )
    )


def _runs_in(folder: Path) -> list[str]:
    return sorted(p.parent.name for p in folder.glob("*/manifest.json"))


def notebooks_folder() -> Path:
    """Return the folder of the notebooks that came with the package.

    Raises:
        NewsbookError: the package stands without them.
    """
    for folder in (PACKAGE.parent / NOTEBOOKS, PACKAGE / NOTEBOOKS):
        if folder.is_dir() and any(folder.glob("*.ipynb")):
            return folder
    raise NewsbookError(
        explain("The notebooks are not there", value=str(PACKAGE.parent / NOTEBOOKS), remedy="Run from a checkout.")
    )
