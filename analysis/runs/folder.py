"""Fills a run's folder: source, text, tables and their description, charts, notebooks, report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.article import Article
from analysis.readers import Limits
from analysis.readers.limits import ENVIRONMENT as LIMITS
from analysis.report import render_report
from analysis.runs.analyze import Source, tables_of
from analysis.runs.cache import is_writable, temporary_cache
from analysis.runs.datapackage import datapackage
from analysis.runs.drawing import Drawing, draw_charts
from analysis.runs.execute import execute_notebooks
from analysis.runs.hashing import sha256
from analysis.runs.manifest import Log, describe, write_json
from analysis.runs.parquet import parquet_bytes
from analysis.runs.paths import notebooks_folder
from analysis.tables import Tables, csv_text

ARTICLE, SOURCE, NOTEBOOKS, PICTURES, REPORT = "article.txt", "source", "notebooks", "charts", "report.html"
_MODEL = "NEWSBOOK_MODEL"


@dataclass(frozen=True)
class Options:
    """What a run is made with; ``values`` are the notebooks' parameters, checked."""

    published: date | None = None
    model: str | None = None
    notebooks: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    tables_only: bool = False
    cache: bool = True
    refresh: bool = False
    limits: Limits = field(default_factory=Limits)

    def to_json(self) -> dict[str, Any]:
        """Return what changes the bytes of a run, for its manifest."""
        return {
            "published": self.published.isoformat() if self.published else "",
            "notebooks": list(self.notebooks),
            "values": dict(self.values),
            "tables_only": self.tables_only,
            "limits": self.limits.changed(),
        }


def fill(folder: Path, article: Article, options: Options, log: Log, on_stage: Callable[[str], None]) -> Tables:
    """Write everything but the manifest into ``folder``, and return the tables.

    ``on_stage`` is told each stage as it begins, and each notebook as it ends (``"notebook 02_actors"``).
    """
    _write_source(folder, article)
    with _cache_for(options), _told(_MODEL, options.model), _told(LIMITS, str(options.limits)):
        tables = _tables(article, options, log, on_stage)
        (folder / ARTICLE).write_text(tables.text, encoding="utf-8", newline="")
        _write_tables(folder, tables)
        if not options.tables_only:
            _write_pictures(folder, article, tables, options, log, on_stage)
    return tables


def _write_source(folder: Path, article: Article) -> None:
    source = folder / SOURCE
    source.mkdir()
    (source / article.source_name).write_bytes(article.raw)
    if article.sidecar_raw:
        (source / Path(article.source_name).with_suffix(".toml")).write_bytes(article.sidecar_raw)


def _tables(article: Article, options: Options, log: Log, on_stage: Callable[[str], None]) -> Tables:
    stages: list[str] = []

    def told(stage: str) -> None:
        stages.append(stage)
        log.note("stage", stage=stage)
        on_stage(stage)

    with log.stage("tables"):
        tables = tables_of(
            article, published=options.published, model=options.model, refresh=options.refresh, on_stage=told
        )
    log.note("tables", cached=not stages, rows={name: len(frame) for name, frame in tables.items()})
    return tables


def _write_tables(folder: Path, tables: Tables) -> None:
    (folder / "tables").mkdir()
    files: dict[str, bytes] = {}
    for name, frame in tables.items():
        files[f"tables/{name}.csv"] = csv_text(name, frame).encode("utf-8")
        files[f"tables/{name}.parquet"] = parquet_bytes(name, frame)
    for path, data in files.items():
        (folder / path).write_bytes(data)
    row = tables["article"].iloc[0]
    article = {"id": str(row["article_id"]), "title": "" if row.isna()["title"] else str(row["title"])}
    hashes = {path: sha256(data) for path, data in files.items()}
    write_json(folder / "datapackage.json", datapackage(article, files, hashes))


def _write_pictures(
    folder: Path, article: Article, tables: Tables, options: Options, log: Log, on_stage: Callable[[str], None]
) -> None:
    """Draw the charts and write the report while the notebooks' kernels are at work."""
    values = {"article": f"../{SOURCE}/{article.source_name}"} | dict(options.values)
    if options.published:
        values["published"] = options.published.isoformat()

    def done(name: str) -> None:
        log.note("notebook", name=name)
        on_stage(f"notebook {name}")

    with (
        log.stage("notebooks"),
        execute_notebooks(
            options.notebooks,
            notebooks_folder(),
            folder / NOTEBOOKS,
            values,
            on_done=done,
            seconds=options.limits.seconds,
        ),
    ):
        with log.stage("charts"):
            on_stage("charts")
            drawings = _draw(folder / PICTURES, tables, options)
        with log.stage("report"):
            on_stage("report")
            _write_report(folder / REPORT, tables, drawings, options)
        on_stage("notebooks")


def _draw(folder: Path, tables: Tables, options: Options) -> list[Drawing]:
    """Draw every chart with the run's parameters and write it as SVG and PNG."""
    folder.mkdir()
    drawings = list(draw_charts(tables, options.values, refresh=options.refresh))
    for drawing in drawings:
        for kind, picture in drawing.pictures.items():
            (folder / f"{drawing.chart.name}.{kind}").write_bytes(picture)
    return drawings


def _write_report(path: Path, tables: Tables, drawings: list[Drawing], options: Options) -> None:
    info = {
        "newsbook": __version__,
        "Language model": _model_line(options.model),
        "Source": str(tables.article["source_path"].iloc[0]),
        "SHA-256 of the source": str(tables.article["sha256_raw"].iloc[0]),
        "Day of publication": _published(tables),
    }
    page = render_report(
        tables,
        {d.chart.name: d.pictures["svg"] for d in drawings},
        headings={d.chart.name: d.chart.heading for d in drawings},
        findings={d.chart.name: d.finding for d in drawings},
        info=info,
        drawn={d.chart.name: d.data for d in drawings},
    )
    path.write_text(page, encoding="utf-8", newline="")


def _model_line(name: str | None) -> str:
    model = describe(name)["model"]
    return f"{model['pipeline']} {model['version']}, SHA-256 {model['sha256']}"


def _published(tables: Tables) -> str:
    row = tables.article.iloc[0]
    if not isinstance(row["published"], date):
        return "not known; relative times stay open"
    return f"{row['published'].isoformat()} ({row['published_source']})"


@contextmanager
def _cache_for(options: Options) -> Iterator[None]:
    """Give the run's kernels a cache to read the tables from, if only for this run."""
    if options.cache and is_writable():
        yield
    else:
        with temporary_cache():
            yield


@contextmanager
def _told(variable: str, value: str | None) -> Iterator[None]:
    """Tell the kernels something by the environment: a folder's path must not stand in an executed notebook."""
    before = os.environ.get(variable)
    if value:
        os.environ[variable] = value
    try:
        yield
    finally:
        if value and before is None:
            del os.environ[variable]
        elif value and before is not None:
            os.environ[variable] = before


def source_of(article: Article, options: Options) -> Source:
    """Return what the tables of a run hang on."""
    return Source(article.source_name, article.raw, article.sidecar_raw, options.published, options.model)
