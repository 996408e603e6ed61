"""Measures and writes docs/performance.md: ``python -m tests.performance docs/performance.md``."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from tests.performance import corrections, explorer, notebooks, stages

HEAD = """# Performance

Made by `make performance`, that is `python -m tests.performance docs/performance.md`, on {cpus} CPU cores, Python
{python}. Seconds are of one machine in one hour; what carries over are the ratios. No test asserts a time.

"""


def main() -> None:
    seeds = Path("seeds")
    head = HEAD.format(cpus=os.cpu_count(), python=platform.python_version())
    sections = [
        notebooks.render(notebooks.measure()),
        corrections.render(corrections.measure(seeds / "niger_delegation.txt")),
        explorer.render(explorer.measure()),
        stages.render(stages.measure(seeds)),
    ]
    Path(sys.argv[1]).write_text(head + "\n".join(sections), encoding="utf-8")


if __name__ == "__main__":
    main()
