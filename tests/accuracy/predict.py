"""Predictions of newsbook for a benchmark: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json
from pathlib import Path

from analysis.errors import NewsbookError, explain
from tests.accuracy.adapters import adapters


def predict(name: str, source: Path, target: Path) -> int:
    """Write one prediction a record of ``source`` to ``target``; return how many.

    Raises NewsbookError when no adapter has that name.
    """
    known = adapters()
    if name not in known:
        raise NewsbookError(explain("No adapter for this benchmark", value=name, choices=sorted(known)))
    with source.open(encoding="utf-8") as handle:
        records = [json.loads(line) for line in handle if line.strip()]
    count = 0
    with target.open("w", encoding="utf-8") as handle:
        for prediction in known[name](records):
            print(json.dumps(prediction, ensure_ascii=False, default=str), file=handle)
            count += 1
    return count
