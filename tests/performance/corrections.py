"""How soon a correction shows: an edited sidecar, the language model's result cached, to all tables and charts."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from analysis import analyze
from analysis.runs.cache import temporary_cache
from analysis.runs.drawing import draw_charts

ROUNDS = 5
LIMIT = 2.0
_HEAD = '\n[[correction]]\nby = "round {n}"\n'
#: What is corrected: one value that no chart but one draws, and two actors who become one in every chart.
_BLOCKS = {
    "the value of a figure": 'action = "set"\ntable = "figures"\nquote = "{figure}"\ncolumn = "value"\nnew = {value}\n',
    "two actors merged": 'action = "merge"\nnames = ["{one}", "{other}"]\n',
}


def measure(seed: Path) -> dict[str, tuple[float, float, int]]:
    """Return for each kind of correction median seconds from an edited sidecar to all tables, from there to all
    charts (SVG), and how many of them were new."""
    with tempfile.TemporaryDirectory() as room, temporary_cache():
        for path in (seed, seed.with_suffix(".toml")):
            shutil.copy(path, room)
        copy, sidecar = Path(room) / seed.name, Path(room) / seed.with_suffix(".toml").name
        said = sidecar.read_text(encoding="utf-8")
        tables = analyze(copy)
        before = {d.chart.name: d.pictures for d in draw_charts(tables, {}, ("svg",))}
        names, figures = list(tables.actors["name"]), list(tables.figures["text"])
        found = {}
        for kind, block in _BLOCKS.items():
            rounds = []
            for n in range(ROUNDS + 1):
                words = {"figure": figures[0], "value": 7 + n, "one": names[n], "other": names[n + 1]}
                sidecar.write_text(said + _HEAD.format(n=n) + block.format(**words), encoding="utf-8")
                start = time.perf_counter()
                tables = analyze(copy)
                tabulated = time.perf_counter()
                drawn = {d.chart.name: d.pictures for d in draw_charts(tables, {}, ("svg",))}
                ended = time.perf_counter()
                new = sum(drawn[name] != before[name] for name in drawn)
                rounds.append((tabulated - start, ended - tabulated, new))
            tables_s, charts_s, new = (statistics.median(column) for column in zip(*rounds[1:], strict=True))
            found[kind] = (tables_s, charts_s, int(new))
    return found


def render(found: dict[str, tuple[float, float, int]]) -> str:
    """Return the Markdown section."""
    held = all(tables + charts < LIMIT for tables, charts, _ in found.values())
    head = [
        "## Until a correction shows",
        "",
        "A sidecar is edited, the language model's result is in the cache: seconds until all tables are there anew,",
        "and from there until all six charts are, as SVG, in the process of a notebook or the explorer; median of",
        f"{ROUNDS}. Charts whose table is as before come from the cache. Under {LIMIT:g} s is wanted for both: "
        f"{'held' if held else '**not held**'}.",
        "",
        "| what is corrected | charts that change | tables, s | charts, s | both, s |",
        "| --- | --- | --- | --- | --- |",
    ]
    rows = [f"| {kind} | {new} | {t:.2f} | {c:.2f} | {t + c:.2f} |" for kind, (t, c, new) in found.items()]
    return "\n".join([*head, *rows, ""])
