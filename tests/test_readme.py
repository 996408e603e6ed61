"""What README says of the notebooks' parameters is what the schema says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from analysis.readers import Limits
from analysis.runs.parameters import notebook_names
from analysis.runs.show import parameter_rows

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_readme_has_every_parameter() -> None:
    for row in parameter_rows().itertuples():
        choices = f": {row.choices}" if row.choices else ""
        line = f"| `{row.parameter}` | {row.notebooks} | {row.type} | `{row.default}` | {row.about}{choices} |"
        assert line in README


def test_readme_has_every_limit() -> None:
    for limit in fields(Limits):
        assert f"| `{limit.name}` | {limit.default} | {limit.metadata['about']} |" in README


def test_readme_has_every_notebook() -> None:
    assert all(f"| `{name}` |" in README for name in notebook_names())
