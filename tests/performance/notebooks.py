"""What a whole run costs with its tables cached, beside nbclient alone on the same notebooks."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from analysis.runs.parameters import notebook_names
from analysis.runs.paths import notebooks_folder

ROUNDS = 3
LIMIT = 1.2
SEED = "seeds/niger_delegation.txt"
RUN, ONE, TWO = "`newsbook run --force-notebooks`", "nbclient, one after another", "nbclient, two at a time"


def measure() -> dict[str, float]:
    """Return median seconds of each way, each round trying all ways in turn, each in a process of its own."""
    python, folder = sys.executable, str(notebooks_folder())
    with tempfile.TemporaryDirectory() as out:
        ways = {
            RUN: [python, "-m", "analysis", "run", SEED, "--force-notebooks", "--out", out],
            ONE: [python, "-m", "tests.performance.bare", folder, "1"],
            TWO: [python, "-m", "tests.performance.bare", folder, "2"],
        }
        rounds = [{way: _seconds(command) for way, command in ways.items()} for _ in range(ROUNDS + 1)][1:]
    return {way: statistics.median(r[way] for r in rounds) for way in ways}


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONWARNINGS": "ignore"})
    return time.perf_counter() - start


def render(seconds: dict[str, float]) -> str:
    """Return the Markdown section."""
    rows = [f"| {way} | {value:.1f} | {seconds[RUN] / value:.2f} |" for way, value in seconds.items()]
    held = "held" if seconds[RUN] <= LIMIT * seconds[ONE] else "**not held**"
    head = [
        "## A run beside nbclient alone",
        "",
        f"The {len(notebook_names())} notebooks on `{SEED}`, its tables in the cache: the whole run, with charts,",
        "report and manifest, beside nbclient executing the same notebooks and doing nothing else. Each way in a",
        f"process of its own, all ways in turn, median of {ROUNDS} rounds after one to warm up. The last column is the",
        f"run's time as a multiple of that way's; at most {LIMIT} of the first is wanted: {held}.",
        "",
        "| way | s | run ÷ way |",
        "| --- | --- | --- |",
    ]
    return "\n".join([*head, *rows, ""])
