"""One article from its file to a run folder, made beside its place and moved there whole."""

from __future__ import annotations

import contextlib
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.article import Article
from analysis.errors import NewsbookError, explain
from analysis.runs.folder import REPORT, SOURCE, Options, fill, source_of
from analysis.runs.hashing import fingerprint, sha256, sha256_file
from analysis.runs.manifest import LOG, MANIFEST, RUN, Log, describe, file_hashes, read_json, write_json
from analysis.runs.paths import notebooks_folder
from analysis.runs.swap import clean_leftovers, move_into_place, staging
from analysis.tables import Tables

FAILED = "failed"


class RunFailed(Exception):
    """A run did not come to its end. ``folder`` keeps what there was, apart from results."""

    def __init__(self, article_id: str, folder: Path, reason: str) -> None:
        super().__init__(reason)
        self.article_id = article_id
        self.folder = folder


@dataclass(frozen=True)
class Outcome:
    """A run that stands in its place. ``unchanged``: it stood there already and nothing that it hangs on is new.

    ``warnings``: a sentence for each correction that had no effect or contradicts another.
    """

    article_id: str
    folder: Path
    unchanged: bool
    rows: dict[str, int]
    seconds: float
    warnings: tuple[str, ...] = ()

    @property
    def report(self) -> Path | None:
        """The report, where there is one."""
        path = self.folder / REPORT
        return path if path.is_file() else None


def run_article(
    article: Article,
    out: Path,
    options: Options,
    *,
    force: bool = False,
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Outcome:
    """Make the run folder of one article in ``out``.

    Args:
        article: as read, not yet cleaned.
        out: where run folders are made.
        options: what it is made with.
        force: make it anew where nothing has changed, too.
        on_stage: is told each stage as it begins, and each notebook as it ends.

    Raises:
        NewsbookError: a user's mistake; nothing was written.
        RunFailed: the run failed; what there was lies in ``out/failed/``.
    """
    with contextlib.suppress(OSError):  # a folder that cannot be written is told of when it is written to
        clean_leftovers(out)
    source = article.source_path or f"pasted text {sha256(article.raw)}"
    place = _place(out, article, source)
    key = _key(article, options)
    if not force and (outcome := _unchanged(place, key)):
        return outcome
    with staging(out, place.name) as folder:
        log = Log(folder / LOG)
        log.note("run", article_id=article.article_id, source=source)
        try:
            tables = fill(folder, article, options, log, on_stage)
            write_json(folder / MANIFEST, _manifest(folder, article, options, tables, key))
        except NewsbookError:
            raise
        except Exception as error:
            kept = _keep_failed(folder, out, article.article_id, log, error)
            raise RunFailed(article.article_id, kept, str(error)) from error
        on_stage("done")
        run = log.run_json(source, options.model, options.values.get("style", "report"))
        log.note("done", seconds=run["seconds"]["total"])
        write_json(folder / RUN, run)
        move_into_place(folder, place)
    return _outcome(place, read_json(place / MANIFEST), tables, run["seconds"]["total"])


def _place(out: Path, article: Article, source: str) -> Path:
    """Return the run's folder: named by the article's id, with a hash where another source has that name."""
    if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]*", article.article_id):
        remedy = "Use letters, digits, _ and - only."
        raise NewsbookError(explain("Not an id of an article", value=article.article_id, remedy=remedy))
    place = out / article.article_id
    other = out / f"{article.article_id}-{sha256(article.raw)[:8]}"
    if article.article_id == FAILED:
        return other
    if not place.is_dir() or not any(place.iterdir()):
        return place
    if not (place / MANIFEST).is_file():
        remedy = "Move it away or choose another folder with --out."
        raise NewsbookError(explain("There is a folder in the way that is no run", value=str(place), remedy=remedy))
    return place if _source_of_run(place) in (source, "") else other


def _source_of_run(place: Path) -> str:
    try:
        return str(read_json(place / RUN).get("source", ""))
    except NewsbookError:
        return ""


def _key(article: Article, options: Options) -> str:
    """Return the SHA-256 of all that the bytes of a run hang on."""
    return fingerprint(
        tables=source_of(article, options).key(),
        article_id=article.article_id,
        options=options.to_json(),
        notebooks=notebook_hashes(options),
    )


def notebook_hashes(options: Options) -> dict[str, str]:
    """Return the SHA-256 of each notebook that the run executes."""
    folder = notebooks_folder() if options.notebooks else Path()
    return {f"{name}.ipynb": sha256_file(folder / f"{name}.ipynb") for name in options.notebooks}


def _unchanged(place: Path, key: str) -> Outcome | None:
    """Return the run that stands at ``place`` where it was made of the same and is whole."""
    try:
        manifest = read_json(place / MANIFEST)
    except NewsbookError:
        return None
    if manifest.get("key") != key or file_hashes(place) != manifest.get("files"):
        return None
    return Outcome(manifest["article_id"], place, True, manifest["rows"], 0.0, tuple(manifest["warnings"]))


def _manifest(folder: Path, article: Article, options: Options, tables: Tables, key: str) -> dict[str, Any]:
    return describe(options.model) | {
        "article_id": article.article_id,
        "key": key,
        "parameters": options.to_json(),
        "source": f"{SOURCE}/{article.source_name}",
        "notebook_sources": notebook_hashes(options),
        "rows": {name: len(frame) for name, frame in tables.items()},
        "warnings": list(_warnings(tables)),
        "files": file_hashes(folder),
    }


def _warnings(tables: Tables) -> tuple[str, ...]:
    """Return what is to be said of corrections: which are stale or refused, and which contradict each other."""
    said = []
    for number, row in enumerate(tables["corrections"].to_dict("records"), 1):
        name = f"{row['action']} {row['table_name']} “{row['selector']}”"
        if row["status"] == "stale":
            said.append(f"Stale correction {number} ({name}): its words no longer stand in the article.")
        if row["status"] == "refused":
            said.append(f"Refused correction {number} ({name}): no such row or name is there.")
        if row["contradicts"]:
            said.append(f"Correction {number} ({name}) contradicts {', '.join(row['contradicts'])}; the later holds.")
    return tuple(said)


def _outcome(place: Path, manifest: dict[str, Any], tables: Tables, seconds: float) -> Outcome:
    return Outcome(manifest["article_id"], place, False, manifest["rows"], seconds, _warnings(tables))


def _keep_failed(folder: Path, out: Path, article_id: str, log: Log, error: Exception) -> Path:
    """Move a failed run aside, with its error and log, so that it never looks like a result."""
    log.note("failed", error=str(error))
    (folder / "error.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    (folder / MANIFEST).unlink(missing_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
    place = out / FAILED / f"{article_id}-{stamp}"
    place.parent.mkdir(exist_ok=True)
    folder.rename(place)
    return place
