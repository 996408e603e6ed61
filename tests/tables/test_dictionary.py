from pathlib import Path

from analysis.tables.dictionary import render
from analysis.tables.schemas import SCHEMAS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_committed_dictionary_is_the_generated_one() -> None:
    assert (DOCS / "data_dictionary.md").read_text(encoding="utf-8") == render()


def test_every_column_is_explained() -> None:
    for schema in SCHEMAS.values():
        for field in schema.fields:
            assert field.about, f"{schema.name}.{field.name}"
            assert f"| `{field.name}` |" in render()
