"""Accuracy, apart from correctness.

python -m tests.accuracy predict NAME INPUT OUT     predictions for one benchmark
python -m tests.accuracy report [NAME …]            score all (or these), write docs/accuracy.md (all only)
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from analysis.errors import NewsbookError
from tests.accuracy.predict import predict
from tests.accuracy.report import PROJECT, TARGET, render, run_benchmarks, run_gold


def main(arguments: list[str]) -> int:
    match arguments:
        case ["predict", name, source, target]:
            predict(name, Path(source), Path(target))
        case ["report", *names]:
            folder = Path(os.environ.get("NEWSBOOK_BENCHMARKS", PROJECT.parent / "shared" / "benchmarks"))
            if not folder.is_dir():
                raise NewsbookError(f"No benchmarks at {folder}; name their folder in NEWSBOOK_BENCHMARKS.")
            lines = run_benchmarks(folder, tuple(names))
            if not names:
                gold = folder.parent / "gold"
                TARGET.write_text(render(lines, run_gold(gold) if gold.is_dir() else {}), encoding="utf-8")
                print(f"Wrote {TARGET.relative_to(PROJECT)}")
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NewsbookError as error:
        print(f"newsbook: {error}", file=sys.stderr)
        sys.exit(2)
