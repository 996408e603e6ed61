"""What a run holds, and what can be turned: for ``newsbook show`` and the first notebook."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import NewsbookError, explain
from analysis.runs.display import cell_text
from analysis.runs.explore import DETAILS
from analysis.runs.manifest import MANIFEST, read_json
from analysis.runs.parameters import notebook_names, parameters, parameters_of
from analysis.runs.parquet import frame_from_parquet
from analysis.runs.paths import find_run
from analysis.tables import SCHEMAS, Tables


def table_sizes(tables: Tables) -> pd.DataFrame:
    """Return each table's name, rows and meaning."""
    rows = [{"table": name, "rows": len(tables[name]), "holds": schema.about} for name, schema in SCHEMAS.items()]
    return pd.DataFrame(rows)


def parameter_rows() -> pd.DataFrame:
    """Return every parameter of the notebooks: where it is known, its type, default, choices and what it is for."""
    rows = [
        {
            "parameter": parameter.name,
            "notebooks": ", ".join(n[:2] for n in notebook_names() if parameter in parameters_of(n)),
            "type": parameter.type,
            "default": json.dumps(parameter.default, ensure_ascii=False),
            "about": parameter.about,
            "choices": ", ".join(parameter.choices),
        }
        for parameter in parameters().values()
    ]
    return pd.DataFrame(rows)


def overview(run: str | Path) -> list[dict[str, Any]]:
    """Return each table's name, rows and meaning."""
    rows = read_json(find_run(run) / MANIFEST)["rows"]
    return [{"table": name, "rows": rows.get(name, 0), "about": schema.about} for name, schema in SCHEMAS.items()]


def table_of_run(run: str | Path, table: str) -> pd.DataFrame:
    """Return one table of a run.

    Raises:
        NewsbookError: there is no such run or table, or the table's file is damaged.
    """
    if table not in SCHEMAS:
        raise NewsbookError(explain("Unknown table", value=table, choices=SCHEMAS))
    path = find_run(run) / "tables" / f"{table}.parquet"
    try:
        return frame_from_parquet(table, path.read_bytes())
    except (OSError, ValueError) as error:
        remedy = "Make the run anew with --force."
        raise NewsbookError(explain("The table is missing or damaged", value=str(path), remedy=remedy)) from error


def telling_columns(table: str, frame: pd.DataFrame) -> list[str]:
    """Return the columns that a reader wants, without empty ones: of a wide table the key, the details and the words;
    of another all but those that only point elsewhere or name a rule."""
    pointing = {f.name for f in SCHEMAS[table].fields if f.references} | {"rule"}
    told = [c for c in frame.columns if c not in pointing and not re.search(r"(^|_)(start|end)(_[ab])?$", c)]
    if table in DETAILS:
        told = [c for c in (SCHEMAS[table].key, *DETAILS[table], "text") if c]
    return [c for c in told if any(map(cell_text, frame[c]))]


def table_json(table: str, frame: pd.DataFrame) -> str:
    """Return the rows as a JSON list of objects; missing values are null, dates ISO 8601."""
    rows = [{name: _json_value(row[name]) for name in SCHEMAS[table].columns} for row in frame.to_dict("records")]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _json_value(value: Any) -> Any:
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    return value.isoformat() if isinstance(value, date) else value
