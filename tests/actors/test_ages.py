from __future__ import annotations

import pytest

from tests.actors.helpers import actors_of, texts_of

SAID = [
    "Rui Tavares, 54, won. Paul Ortega met Lena Fox. The 54-year-old left the hall.",
    "Rui Tavares (54) won. Paul Ortega met Lena Fox. The 54-year-old left the hall.",
    "Rui Tavares, aged 54, won. Paul Ortega met Lena Fox. The 54-year-old left the hall.",
    "The 54-year-old bus driver Rui Tavares won. Paul Ortega met Lena Fox. The 54-year-old left the hall.",
    "Rui Tavares, a 54-year-old engineer, won. Paul Ortega met Lena Fox. The 54-year-old left the hall.",
    "Paul Ortega, 33, came. Rui Tavares won. The 54-year-old left the hall.",
]


@pytest.mark.parametrize("text", SAID)
def test_an_age_stands_for_the_one_person_of_that_age(text: str) -> None:
    found = actors_of(text)
    assert texts_of(found, "Rui Tavares")[-1] == "The 54-year-old"
    assert [merge.reason for merge in found.merges if merge.rule == "age"]


APART = [
    "Rui Tavares, 54, met Lena Fox, 54. The 54-year-old left the hall.",
    "Rui Tavares, 51, won. The 54-year-old left the hall.",
    "Rui Tavares met Lena Fox. The 54-year-old left the hall.",
    "Rui Tavares won. A 54-year-old left the hall.",
    "Rui Tavares won. The three 54-year-old twins left the hall.",
]


@pytest.mark.parametrize("text", APART)
def test_an_age_that_two_or_nobody_may_have_is_nobody_named(text: str) -> None:
    found = actors_of(text)
    assert texts_of(found, "Rui Tavares") == ["Rui Tavares"]
    assert not [merge for merge in found.merges if merge.rule == "age"]


def test_a_person_without_a_name_is_called_by_the_age() -> None:
    (one,) = actors_of("Police freed the 54-year-old.").actors[1:]
    assert one.name == "54-year-old"
