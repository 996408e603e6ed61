"""What a run says of itself: ``manifest.json``, the same from run to run, and ``run.json`` with ``log.jsonl``, which
are not."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.errors import NewsbookError, explain
from analysis.language import model_name, model_sha256
from analysis.language.model import model_folder
from analysis.runs.hashing import package_sha256, sha256_file, versions

MANIFEST, RUN, LOG = "manifest.json", "run.json", "log.jsonl"
CHANGING = (RUN, LOG)  # all other files of a run are the same from run to run


def describe(model: str | None) -> dict[str, Any]:
    """Return what computes: newsbook, the language model and the libraries, each with version or SHA-256."""
    name = model_name(model)
    meta = json.loads((model_folder(name) / "meta.json").read_text(encoding="utf-8"))
    pipeline = f"{meta['lang']}_{meta['name']}"
    return {
        "newsbook": {"version": __version__, "sha256": package_sha256()},
        # A folder's path is no part of it: the same model elsewhere is the same.
        "model": {
            "name": name if name.isidentifier() else pipeline,
            "pipeline": pipeline,
            "version": meta["version"],
            "sha256": model_sha256(name),
        },
        "versions": versions(),
    }


def file_hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a run's folder but those that change, by path."""
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    paths = [p.relative_to(folder).as_posix() for p in found]
    return {path: sha256_file(folder / path) for path in paths if path not in (MANIFEST, *CHANGING)}


def read_json(path: Path) -> dict[str, Any]:
    """Return a JSON object.

    Raises:
        NewsbookError: there is none; the file is named.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        value = None
    if not isinstance(value, dict):
        raise NewsbookError(explain("The file is missing or damaged", value=str(path), remedy="Make the run anew."))
    return value


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write JSON with sorted keys, so that equal values are equal bytes."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")


@dataclass
class Log:
    """What happened when; written line by line, so that a run that dies leaves it."""

    path: Path
    seconds: dict[str, float] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)
    began_at: str = field(default_factory=lambda: _now())

    def note(self, event: str, **what: object) -> None:
        """Add a line."""
        line = {"at": _now(), "event": event} | what
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure and note one stage."""
        start = time.perf_counter()
        self.note("begin", stage=name)
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)
        self.note("end", stage=name, seconds=self.seconds[name])

    def run_json(self, source: str, model: str | None, style: str) -> dict[str, Any]:
        """Return what ``run.json`` holds: all that another run of the same article would say otherwise."""
        return {
            "began": self.began_at,
            "ended": _now(),
            "seconds": self.seconds | {"total": round(time.perf_counter() - self.began, 3)},
            "source": source,
            "model": model_name(model),
            "style": style,
            "machine": {
                "node": platform.node(),
                "system": platform.platform(),
                "processor": platform.machine(),
                "cores": os.cpu_count(),
            },
        }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
