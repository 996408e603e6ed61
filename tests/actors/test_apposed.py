"""What the noun beside a name says of it: its kind, its country and its sector."""

from __future__ import annotations

import pytest

from tests.actors.helpers import actor, actors_of

TOLD = [
    ("They sold a stake in the Kenyan insurer Bahari.", "Bahari", "organization", "KEN", "BUS"),
    ("The Turkish charity Lokman built a kitchen.", "Lokman", "organization", "TUR", "NGO"),
    ("Lawmakers from the ruling Nurlan party clapped.", "Nurlan", "organization", "", "PTY"),
    ("Miners left the Nuwara pit near Oslo.", "Nuwara", "location", "", ""),
    ("They fired their coach, Tor Eikeland, in March.", "Tor Eikeland", "person", "", ""),
    ("The bank hired the lawyers Marlin & Frost on Monday.", "Marlin & Frost", "organization", "", ""),
]
NOT_TOLD = [
    ("They left the company Ana Ruiz founded.", "Ana Ruiz", "person"),
    ("He knew the manufacturer Georg Rosenhain.", "Georg Rosenhain", "person"),
    ("The Oslo newspaper printed the letter.", "Oslo", "location"),
]


@pytest.mark.parametrize(("text", "name", "kind", "country", "sector"), TOLD)
def test_the_noun_beside_a_name_tells(text: str, name: str, kind: str, country: str, sector: str) -> None:
    found = actor(actors_of(text), name)
    assert (found.type, found.country, found.sector) == (kind, country, sector)


@pytest.mark.parametrize(("text", "name", "kind"), NOT_TOLD)
def test_what_a_noun_beside_a_name_does_not_tell(text: str, name: str, kind: str) -> None:
    assert actor(actors_of(text), name).type == kind


def test_results_and_the_first_word_alone_make_a_company() -> None:
    text = "Danford Savell posted a 3% rise in profit. Danford's chairman, Ana Ruiz, left. Danford cut jobs."
    assert actor(actors_of(text), "Danford").type == "organization"
    assert actor(actors_of("Daniel Savell posted a letter. Savell left. Daniel cut jobs."), "Savell").type == "person"


@pytest.mark.parametrize("text", ["Typhoon Melora hit Norway.", "The navy sent the patrol vessel Aldora to Norway."])
def test_storms_and_vessels_are_no_actors(text: str) -> None:
    assert not [a for a in actors_of(text).actors if "ora" in a.name]


def test_names_cut_at_a_hyphen_or_before_a_particle_are_whole() -> None:
    found = actors_of("Commission spokesman Joris Van Aelst met Denise Okoye-Lund in Santa Rosa del Valle on Monday.")
    assert {a.name for a in found.actors} >= {"Joris Van Aelst", "Denise Okoye-Lund", "Santa Rosa del Valle"}


MATCH = """Lerwick beat Stanmere Rovers 2-1 on Saturday. Captain Ana Ruiz scored the winner. Lerwick coach Maria Lenz
praised the goalkeeper and the midfielder, and the referee. The players of Aberdeen, the champions, drew
1-1 with Dundee."""


@pytest.mark.parametrize("name", ["Lerwick", "Stanmere Rovers", "Dundee"])
def test_teams_in_a_report_of_matches(name: str) -> None:
    assert actor(actors_of(MATCH), name).type == "organization"


def test_cities_elsewhere_and_in_such_a_report_are_places() -> None:
    assert actor(actors_of("Floods hit Aberdeen. Aberdeen lost its bridge."), "Aberdeen").type == "location"
    assert actor(actors_of(MATCH + " They play in Cardiff."), "Cardiff").type == "location"


NOMINALS = [
    ("Gendarmes reached the camp.", "Gendarmes", "group", "COP"),
    ("The security services arrested Ana Ruiz.", "security services", "organization", "SPY"),
    ("Both camps signed a truce.", "camps", "group", ""),
    ("Officials said the mill was shut.", "Officials", "group", "GOV"),
    ("Relatives blocked the gate.", "Relatives", "group", "CVL"),
    ("Three gunmen and two mercenaries fled.", "mercenaries", "group", "UAF"),
    ("Aid agencies sent food.", "Aid agencies", "group", "NGO"),
    ("The central bank kept its rate.", "central bank", "organization", "GOV"),
    ("Local officials closed the road.", "Local officials", "group", "GOV"),
    ("The court tried a dozen smugglers.", "smugglers", "group", "CRM"),
]


@pytest.mark.parametrize(("text", "name", "kind", "sector"), NOMINALS)
def test_descriptions_that_act(text: str, name: str, kind: str, sector: str) -> None:
    found = actor(actors_of(text), name)
    assert (found.type, found.sector) == (kind, sector)


@pytest.mark.parametrize("text", ["The camps were full.", "Its services were cut.", "She endorsed neither candidate."])
def test_what_is_no_description_of_an_actor(text: str) -> None:
    assert not actors_of(text).actors
