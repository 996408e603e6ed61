from __future__ import annotations

import pytest

from tests.actors.helpers import actors_of

NOBODY = [
    ("The farmers' union met.", ["The farmers' union"]),
    ("The farmers' demands were met.", ["The farmers"]),
    ("Justice was done.", []),
    ("The justice smiled.", ["The justice"]),
    ("They sent air defences.", []),
    ("The defence rested its case.", ["The defence"]),
]


@pytest.mark.parametrize(("text", "phrases"), NOBODY)
def test_a_phrase_is_an_actor_only_where_it_is_of_one(text: str, phrases: list[str]) -> None:
    assert [m.text for m in actors_of(text).mentions if m.form == "nominal"] == phrases
