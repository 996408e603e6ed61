"""What each stage costs, as a share of the language model's own time on the same text."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis import annotate, clean, read_article
from analysis.actors import find_actors
from analysis.actors.tagging.tagger import read_names
from analysis.figures import find_figures
from analysis.language import find_sentences
from analysis.relationships import find_relationships
from analysis.relationships.learned import propose
from analysis.statements import find_statements
from analysis.times import find_times

ROUNDS = 5
OF = "of which"  # what a stage before it holds


def measure(seeds: Path) -> dict[str, float]:
    """Return seconds of each stage over all seeds: the sum over articles of the median of some rounds."""
    total: dict[str, float] = {}
    for path in sorted(p for p in seeds.iterdir() if p.suffix in {".txt", ".md", ".html"}):
        rounds = [_one(path) for _ in range(ROUNDS + 1)][1:]  # the first round warms caches
        for stage in rounds[0]:
            total[stage] = total.get(stage, 0.0) + statistics.median(r[stage] for r in rounds)
    return total


def _one(path: Path) -> dict[str, float]:
    seconds: dict[str, float] = {}

    def timed(stage: str, call: Callable[..., Any], *args: Any) -> Any:
        start = time.perf_counter()
        result = call(*args)
        seconds[stage] = time.perf_counter() - start
        return result

    article = timed("read", read_article, path)
    article = timed("clean", clean, article)
    doc = timed("language model", annotate, article)
    timed("sentences", find_sentences, doc)
    actors = timed("actors", find_actors, doc)
    times = timed("times", find_times, doc)
    timed("figures", find_figures, doc, times)
    statements = timed("statements", find_statements, doc, actors)
    timed("relationships", find_relationships, doc, actors, times, statements)
    timed(f"{OF} actors: the trained name tagger", read_names, doc)
    timed(f"{OF} relationships: the trained component", propose, doc, actors, times)
    return seconds


def render(seconds: dict[str, float]) -> str:
    """Return the Markdown section."""
    base = seconds["language model"]
    rows = [f"| {stage} | {value * 1000:.1f} | {value / base:.2f} |" for stage, value in seconds.items()]
    head = [
        "## Cost of the stages",
        "",
        f"All seeds, median of {ROUNDS} rounds after one to warm up, in one process. The last column is the share of",
        "the language model's own time on the same text. What is learned is part of its stage.",
        "",
        "| stage | ms | × language model |",
        "| --- | --- | --- |",
    ]
    return "\n".join([*head, *rows, ""])
