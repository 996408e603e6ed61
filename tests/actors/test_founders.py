from __future__ import annotations

import pytest

from tests.actors.helpers import actor, actors_of, texts_of

TEXT = "Lindqvist Group bought a mill in Oslo. Its chief, Ana Lindqvist, is ill. "

BARE = [
    ("Lindqvist, 61, was born in Bergen.", "Ana Lindqvist"),
    ("Lindqvist said that she would return.", "Ana Lindqvist"),
    ("Lindqvist shares fell.", "Lindqvist Group"),
    ("Shares in Lindqvist fell.", "Lindqvist Group"),
    ("Lindqvist Group has two mills. Lindqvist said that it was sorry.", "Lindqvist Group"),
    ("The town is cold. The road is long. Lindqvist paid 40 million euros.", "Lindqvist Group"),
]


@pytest.mark.parametrize(("more", "name"), BARE)
def test_a_bare_name_is_the_company_or_its_founder_by_what_is_near(more: str, name: str) -> None:
    found = actors_of(TEXT + more)
    other = ({"Ana Lindqvist", "Lindqvist Group"} - {name}).pop()
    assert "Lindqvist" in texts_of(found, name)
    assert "Lindqvist" not in texts_of(found, other)


def test_a_headlines_bare_name_is_the_company_that_follows() -> None:
    found = actors_of(f"Lindqvist buys mill\n{TEXT}")
    assert actor(found, "Lindqvist").name == "Lindqvist Group"


FAMILY = "The packaging maker Halvor said it had paid. Halvor's chief executive, Ana Ruiz, wept. "


def test_a_company_that_is_only_called_by_its_family_is_no_person() -> None:
    found = actors_of(f"{FAMILY}Halvor was founded by Anders Halvor, a miner.")
    assert actor(found, "Halvor").type == "organization"
    assert actor(found, "Anders Halvor").type == "person"


def test_until_the_company_is_named_the_bare_name_is_the_persons() -> None:
    text = "President Gil Sorren lost. The road is long. The town is cold. Sorren wept. Sorren Holdings declined."
    found = actors_of(text)
    assert "Sorren" in texts_of(found, "Gil Sorren")
