"""Recomputes a run from its own folder and names each difference."""

from __future__ import annotations

import csv
import itertools
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis.errors import NewsbookError, explain
from analysis.readers import Limits, read_article
from analysis.runs.analyze import day_of
from analysis.runs.folder import Options, fill
from analysis.runs.manifest import LOG, MANIFEST, RUN, Log, describe, file_hashes, read_json
from analysis.runs.parameters import notebook_names
from analysis.runs.run import notebook_hashes

MOST = 20  # differing cells that are named a file


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the manifest or the recomputation has it."""

    kind: str  # altered | missing | extra | differs | environment
    path: str
    what: str


def verify(run: Path, *, on_stage: Callable[[str], None] = lambda stage: None) -> list[Difference]:
    """Return every difference between a run and its manifest, and between it and what it gives when made anew.

    The run's own source, sidecar and parameters are used, the cache is not.

    Raises:
        NewsbookError: the run has no manifest or no source.
    """
    manifest = read_json(run / MANIFEST)
    differences = list(_against_manifest(run, manifest))
    options = _options(run, manifest)
    differences += _environment(manifest, options)
    with tempfile.TemporaryDirectory(prefix="newsbook-verify-") as room:
        folder = Path(room) / "run"
        folder.mkdir()
        _recompute(run, folder, manifest, options, on_stage)
        differences += _against_recomputed(run, folder)
    return differences


def to_json(run: Path, differences: list[Difference]) -> str:
    """Return the finding as JSON."""
    found = {"run": run.name, "same": not differences, "differences": [asdict(d) for d in differences]}
    return json.dumps(found, ensure_ascii=False, indent=2)


def _options(run: Path, manifest: dict[str, Any]) -> Options:
    try:
        wanted = manifest["parameters"]
        recorded = read_json(run / RUN).get("model") if (run / RUN).is_file() else None
        return Options(
            published=day_of(wanted["published"]),
            model=recorded or manifest["model"]["name"],
            notebooks=tuple(name for name in wanted["notebooks"] if name in notebook_names()),
            values=wanted["values"],
            tables_only=wanted["tables_only"],
            cache=False,
            limits=Limits(**wanted["limits"]),
        )
    except (KeyError, TypeError) as error:
        raise NewsbookError(explain("The manifest lacks an entry", value=str(error))) from error


def _recompute(
    run: Path, folder: Path, manifest: dict[str, Any], options: Options, on_stage: Callable[[str], None]
) -> None:
    source = run / str(manifest.get("source", ""))
    if not source.is_file():
        raise NewsbookError(explain("The run has lost its source", value=str(source)))
    article = read_article(source, published=options.published, limits=options.limits)
    fill(folder, article, options, Log(folder / LOG), on_stage)


def _against_manifest(run: Path, manifest: dict[str, Any]) -> Iterator[Difference]:
    """Compare what stands in the folder with the hashes that were noted when it was made."""
    noted, found = manifest.get("files", {}), file_hashes(run)
    for path in sorted(noted.keys() | found.keys()):
        if path not in found:
            yield Difference("missing", path, "the manifest names it, the run lacks it")
        elif path not in noted:
            yield Difference("extra", path, "the manifest does not name it")
        elif noted[path] != found[path]:
            yield Difference("altered", path, "it was changed after the run was made")


def _environment(manifest: dict[str, Any], options: Options) -> Iterator[Difference]:
    """Name what computes otherwise than when the run was made: the likely causes of differences."""
    here = describe(options.model) | {"notebook_sources": notebook_hashes(options)}
    for part, values in here.items():
        noted = manifest.get(part, {})
        for name in sorted(values.keys() | noted.keys()):
            if noted.get(name) != values.get(name):
                what = f"the run was made with {noted.get(name)}, here is {values.get(name)}"
                yield Difference("environment", f"{part}.{name}", what)


def _against_recomputed(run: Path, anew: Path) -> Iterator[Difference]:
    old, new = file_hashes(run), file_hashes(anew)
    for path in sorted(old.keys() | new.keys()):
        if path not in old:
            yield Difference("differs", path, "made anew it is there, in the run it is not")
        elif path not in new:
            yield Difference("differs", path, "made anew it is not there")
        elif old[path] != new[path]:
            cells = list(_cells(run / path, anew / path)) if path.endswith(".csv") else []
            yield from (Difference("differs", path, what) for what in cells or ["made anew its bytes are others"])


def _cells(old: Path, new: Path) -> Iterator[str]:
    """Name the cells of a CSV file that differ, at most ``MOST``."""
    a, b = (list(csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True))) for path in (old, new))
    head = b[0] if b else []
    found = (
        f"row {number}, {column}: {left!r}, made anew {right!r}"
        for number, (row_a, row_b) in enumerate(itertools.zip_longest(a, b, fillvalue=()))
        for column, left, right in itertools.zip_longest(head, row_a, row_b, fillvalue="")
        if left != right
    )
    yield from itertools.islice(found, MOST)
