from __future__ import annotations

import pytest

from tests.actors.helpers import actors_of, texts_of

ONE = [
    ("The suspect, identified as Rui Tavares, fled.", "The suspect"),
    ("A man named Rui Tavares fled.", "A man"),
    ("The gunman was identified as Rui Tavares.", "The gunman"),
    ("Police named the suspect as Rui Tavares.", "the suspect"),
    ("The victim, named by police as Rui Tavares, was 30.", "The victim"),
]


@pytest.mark.parametrize(("text", "phrase"), ONE)
def test_a_description_that_is_given_its_name_is_one_with_it(text: str, phrase: str) -> None:
    found = actors_of(text)
    assert texts_of(found, "Rui Tavares")[:2] == [phrase, "Rui Tavares"]
    assert "identified" in {merge.rule for merge in found.merges}


TWO = [
    "The suspect was not identified as Rui Tavares.",
    "The suspect called Rui Tavares.",
    "The suspects were named as Rui Tavares and Paul Ortega.",
    "The suspect was seen as Rui Tavares fled.",
]


@pytest.mark.parametrize("text", TWO)
def test_who_is_not_given_that_name_is_somebody_else(text: str) -> None:
    assert texts_of(actors_of(text), "Rui Tavares") == ["Rui Tavares"]
