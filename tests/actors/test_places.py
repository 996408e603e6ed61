from __future__ import annotations

import pytest

from tests.actors.helpers import actors_of

GEOCODED = [
    ("Floods hit Tbilisi.", "Tbilisi", "GEO", "the only place of that name"),
    ("Floods hit Paris.", "Paris", "FRA", "by far the most populous"),
    ("Brazil signed.", "Brazil", "BRA", "country code"),
    ("Spain sent help after the flood in Córdoba.", "Córdoba", "ESP", "in ESP, which the article names"),
    ("Argentina sent help after the flood in Córdoba.", "Córdoba", "ARG", "in ARG, which the article names"),
    ("A court in Athens, Georgia, met.", "Athens", "USA", "in Georgia, which stands after it"),
    ("A court in Paris, Texas, met.", "Paris", "USA", "in Texas, which stands after it"),
    ("A court in London, Ontario, met.", "London", "CAN", "in Ontario, which stands after it"),
    ("Residents of Springfield fled.", "Springfield", "", "ambiguous"),
]


@pytest.mark.parametrize(("text", "name", "country", "reason"), GEOCODED)
def test_a_place_with_its_candidates_and_the_reason(text: str, name: str, country: str, reason: str) -> None:
    (place,) = [p for p in actors_of(text).places if p.name == name]
    assert place.country == country
    assert place.reason.startswith(reason)
    assert place.candidates
    assert (place.geonameid is None) == (not country)


def test_a_place_that_no_gazetteer_has_gets_no_row() -> None:
    found = actors_of("Rain fell in Qorvelmarbad.")
    assert found.places == ()
