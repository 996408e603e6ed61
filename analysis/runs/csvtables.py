"""A run's tables as their CSV has them: every cell a text."""

from __future__ import annotations

import csv
from pathlib import Path

from analysis.errors import NewsbookError, explain

TABLES = "tables"


def csv_rows(folder: Path, name: str) -> list[dict[str, str]] | None:
    """Return the rows of ``folder/tables/NAME.csv``, or ``None`` where there is no such file.

    Raises:
        NewsbookError: the file is no CSV in UTF-8.
    """
    path = folder / TABLES / f"{name}.csv"
    if not path.is_file():
        return None
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NewsbookError(explain("The table cannot be read", value=str(path), remedy=str(error))) from error
