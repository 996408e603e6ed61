"""Write the tables of one article as CSV: ``python -m tests.tabulate_to ARTICLE FOLDER [--published YYYY-MM-DD]``."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from analysis import annotate, clean, read_article, tabulate
from analysis.tables import csv_text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--published", type=date.fromisoformat)
    options = parser.parse_args()
    tables = tabulate(annotate(clean(read_article(options.article, published=options.published))))
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        (options.folder / f"{name}.csv").write_text(csv_text(name, frame), encoding="utf-8")


if __name__ == "__main__":
    main()
