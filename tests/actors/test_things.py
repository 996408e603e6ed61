from __future__ import annotations

import pytest

from tests.actors.helpers import actors_of

#: text -> the names that are things, and those that are actors
THINGS = [
    ("The Dow fell 90 points on Monday.", ["Dow"], []),
    ("Shares fell and the Dow Jones Industrial Average lost 2%.", ["Dow Jones Industrial Average"], []),
    ("The Standard & Poor's 500 rose on Friday.", ["Standard & Poor's 500"], []),
    ("Standard & Poor's cut the rating of Peru.", [], ["Standard & Poor", "Peru"]),
    ("Dow Chemical closed a plant. Dow said that it would pay.", [], ["Dow Chemical"]),
    ("Nokia sold the oPhone to shops in Oslo. The oPhone is grey.", ["oPhone", "oPhone"], ["Nokia", "Oslo"]),
    ("Ana Ruiz drove a stolen Toyota.", ["Toyota"], ["Ana Ruiz"]),
    ("Toyota shut its plant near Oslo.", [], ["Toyota", "Oslo"]),
    (
        "The Fair Harbours Act (FHA) passed in Oslo. The FHA bans fees.",
        ["Fair Harbours Act", "FHA", "FHA"],
        ["Oslo"],
    ),
    ("An Airbus A320 landed in Oslo.", ["Airbus A320"], ["Oslo"]),
]


@pytest.mark.parametrize(("text", "things", "actors"), THINGS)
def test_things_are_told_from_their_makers(text: str, things: list[str], actors: list[str]) -> None:
    found = actors_of(text)
    assert [r.text for r in found.not_coded if r.reason == "a name that is no actor"] == things
    named = {m.actor_id for m in found.mentions if m.form == "name"}
    assert [a.name for a in found.actors if a.actor_id in named] == actors


def test_things_are_merged_too_and_named_by_their_fullest_name() -> None:
    found = actors_of("Shares fell and the Dow Jones Industrial Average lost 2%. In May the Dow had gained 3%.")
    assert [r.candidate for r in found.not_coded] == ["Dow Jones Industrial Average"] * 2
