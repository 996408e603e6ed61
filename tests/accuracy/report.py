"""Runs every benchmark that exists, scores it with its own script, and writes docs/accuracy.md."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.tables import csv_text, tabulate
from tests.accuracy.adapters import adapters
from tests.accuracy.predict import predict

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
TARGET = PROJECT / "docs" / "accuracy.md"
NOTES = ("figures", "times", "actors", "relationships", "statements", "cleaning")


@dataclass(frozen=True)
class Line:
    """One scored run: ours and the peers' measures."""

    title: str
    records: int
    measures: tuple[str, ...]
    ours: tuple[float, ...]
    peers: tuple[tuple[Any, ...], ...]


def run_benchmarks(folder: Path, only: tuple[str, ...] = ()) -> list[Line]:
    """Predict and score every run of benchmarks.toml whose data lie under ``folder`` and that has an adapter."""
    runs = tomllib.loads((HERE / "benchmarks.toml").read_text(encoding="utf-8"))["run"]
    known = adapters()
    lines = []
    with tempfile.TemporaryDirectory() as scratch:
        for run in runs:
            gold = _gold(folder / run["benchmark"])
            if gold is None or run["benchmark"] not in known or (only and run["benchmark"] not in only):
                continue
            lines.append(_score(run, gold, folder, Path(scratch)))
            print(lines[-1].title, dict(zip(lines[-1].measures, lines[-1].ours, strict=True)), flush=True)
    return lines


def _gold(folder: Path) -> Path | None:
    return next((p for p in (folder / "dev.jsonl", folder / "dev.jsonl.gz") if p.exists()), None)


def _score(run: dict[str, Any], gold: Path, folder: Path, scratch: Path) -> Line:
    name, given = run["benchmark"], bool(run.get("given"))
    inputs, out = scratch / f"{name}-{given}.in", scratch / f"{name}-{given}.out"
    if not out.exists():
        _call(folder / "inputs.py", name, gold, inputs, *(["--given"] if given else []))
        predict(name, inputs, out)
    result = json.loads(_call(folder / run["scorer"], run["task"], gold, out, *run.get("options", [])))
    return Line(
        title=f"{name}, {run['setting']}" if "setting" in run else f"{name} ({run['task']})",
        records=sum(1 for _ in out.open(encoding="utf-8")),
        measures=tuple(run["measures"]),
        ours=tuple(_dig(result, path) for path in run["measures"]),
        peers=tuple(map(tuple, run.get("peers", []))),
    )


def _call(script: Path, *arguments: object) -> str:
    done = subprocess.run([sys.executable, script, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{script.name} {arguments} failed:\n{done.stderr}")
    return done.stdout


def _dig(result: Any, path: str) -> float:
    for key in path.split("."):
        result = result[key]
    return float(result)


def run_gold(folder: Path) -> dict[str, Any]:
    """Score the gold articles under ``folder`` with its ``score.py``; return its JSON by article."""
    from datetime import date

    from analysis import annotate, clean, read_article

    scores = {}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = read_article(folder / gold["article"], published=date.fromisoformat(gold["published"]))
        with tempfile.TemporaryDirectory() as scratch:
            for name, frame in tabulate(annotate(clean(article))).items():
                (Path(scratch) / f"{name}.csv").write_text(csv_text(name, frame), encoding="utf-8")
            scores[path.name.removesuffix(".gold.json")] = json.loads(_call(folder / "score.py", path, scratch))
    return scores


def render(lines: list[Line], gold: dict[str, Any]) -> str:
    """Return docs/accuracy.md: ours beside the peers, then the gold articles, then what still fails."""
    parts = [
        "# Accuracy",
        "",
        "Written by `make accuracy`; every figure was measured by that command on this version. Benchmarks are dev",
        "halves; peers' figures are those of the same records unless marked *published*. A predictor sees no answers.",
        "",
    ]
    for line in lines:
        parts += [f"## {line.title}", "", f"{line.records} records.", ""]
        parts += [f"| system | {' | '.join(line.measures)} |", f"| --- {'| --- ' * len(line.measures)}|"]
        rows: list[tuple[Any, ...]] = [("**newsbook**", *line.ours), *line.peers]
        for name, *values in rows:
            cells = [f"{v:.3f}" for v in values] + [""] * (len(line.measures) - len(values))
            parts.append(f"| {name} | {' | '.join(cells)} |")
        parts.append("")
    if gold:
        parts += _gold_part(gold)
    for note in NOTES:
        path = PROJECT / "docs" / f"accuracy_notes_{note}.md"
        if path.exists():
            parts += ["", path.read_text(encoding="utf-8").strip()]
    return "\n".join(parts).rstrip() + "\n"


def _gold_part(gold: dict[str, Any]) -> list[str]:
    parts = ["## Gold articles", "", f"| measure | {' | '.join(gold)} |", f"| --- {'| --- ' * len(gold)}|"]
    first = next(iter(gold.values()))
    for section, measures in first.items():
        if isinstance(measures, dict):
            for measure in measures:
                if measure != "missing":
                    cells = [str(scores[section][measure]) for scores in gold.values()]
                    parts.append(f"| {section}.{measure} | {' | '.join(cells)} |")
    return parts
