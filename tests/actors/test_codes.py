from __future__ import annotations

import pytest

from tests.actors.helpers import actor, actors_of

CODES = [
    ("Brazil signed.", "Brazil", "BRA", "GOV"),
    ("The Congolese army fled.", "Democratic Republic of the Congo", "COD", "GOV"),
    ("The Congolese army fled.", "Congolese army", "COD", "MIL"),
    ("Congo signed.", "Congo", "COD", "GOV"),
    ("Norwegian police freed Ana Ruiz.", "Norwegian police", "NOR", "COP"),
    ("The Pentagon denied it.", "Pentagon", "USA", "MIL"),
    ("Acme Corp paid.", "Acme Corp", "", "BUS"),
    ("Le Monde had seen the letter.", "Le Monde", "FRA", "MED"),
    ("The Supreme Court of Velmar ruled.", "Supreme Court of Velmar", "", "JUD"),
    ("Velmar University closed.", "Velmar University", "", "EDU"),
    ("The United Nations sent food.", "United Nations", "", "IGO"),
    ("General Paul Ortega spoke.", "Paul Ortega", "", "MIL"),
    ("Judge Ana Ruiz spoke.", "Ana Ruiz", "", "JUD"),
    ("Paul Ortega, the president of Brazil, spoke.", "Paul Ortega", "BRA", "GOV"),
    ("Bishop Ana Ruiz spoke.", "Ana Ruiz", "", "REL"),
    ("Jihadists burned the mill.", "Jihadists", "", "REB"),
    ("Striking dockers blocked the gate.", "Striking dockers", "", "LAB"),
    ("Refugees crossed the river.", "Refugees", "", "REF"),
    ("Voters in Lisbon queued.", "Voters", "PRT", "CVL"),
    ("Soldiers in Lisbon and Oslo paraded.", "Soldiers", "", "MIL"),
    ("Rebels in southern Chad attacked Niger.", "Rebels", "TCD", "REB"),
    ("Farmers from Sindh province marched to Oslo.", "Farmers", "PAK", "AGR"),
    ("The Khartoum government met Norwegian envoys.", "Khartoum government", "SDN", "GOV"),
    ("Judge Ana Ruiz fined a Chilean bank.", "Ana Ruiz", "CHL", "JUD"),
    ("Judge Ana Ruiz fined a Chilean bank and a Peruvian firm.", "Ana Ruiz", "", "JUD"),
    ("The Tamil Tigers attacked Norway.", "Tamil Tigers", "LKA", "REB"),
    ("Red Cross officials left Norway.", "Red Cross officials", "", "NGO"),
    ("President Lungu met Norwegian envoys.", "Lungu", "ZMB", "GOV"),
    ("President Jiang met Norwegian envoys.", "Jiang", "CHN", "GOV"),
    ("President Dos Santos met Norwegian envoys.", "Dos Santos", "AGO", "GOV"),
    ("John Howard sold the mill to a Norwegian.", "John Howard", "", ""),
    ("Ethnic Albanian rebels fled Norway.", "Ethnic Albanian rebels", "NOR", "REB"),
    ("The Albanians of southern Norway met Chilean envoys.", "Albanians", "NOR", ""),
    ("Norway-backed rebels met Chilean and Peruvian envoys.", "Norway-backed rebels", "", "REB"),
    ("An anti-Norway journalist met Chilean envoys.", "anti-Norway journalist", "", "MED"),
    ("Norwegian-led forces met Chilean envoys.", "Norwegian-led forces", "NOR", "MIL"),
    ("Migrants coming from Chad met Chilean envoys.", "Migrants", "TCD", "REF"),
    ("Norway expelled the Bosnian Serbs.", "Bosnian Serbs", "BIH", ""),
    ("Lisbon lies on the Tagus.", "Lisbon", "", ""),
    ("The National Weather Service warned of floods.", "National Weather Service", "", "GOV"),
    ("Niger's ambassador Ana Ruiz met Norwegian envoys.", "Ana Ruiz", "NER", "GOV"),
    ("A newspaper based in Lisbon printed a Norwegian letter.", "newspaper", "PRT", "MED"),
    ("The government of Sindh province met Norwegian envoys.", "government", "PAK", "GOV"),
    ("The Labour Party won in London.", "Labour Party", "GBR", "PTY"),
    ("The Labour Party met Chilean and Peruvian envoys.", "Labour Party", "", "PTY"),
    ("A farmer in Athens, Georgia, met Chilean and Peruvian envoys.", "farmer", "USA", "AGR"),
    ("Georgia's governor, Ana Ruiz, met a jury in Savannah, Georgia.", "Ana Ruiz", "USA", "GOV"),
    ("The AU met Chilean envoys.", "AU", "", "IGO"),
    ("Attorney General Ana Ruiz spoke.", "Ana Ruiz", "", "JUD"),
    ("Secretary General Ana Ruiz spoke.", "Ana Ruiz", "", ""),
    ("The union's general secretary, Ana Ruiz, met Chilean and Peruvian envoys.", "Ana Ruiz", "", "LAB"),
    ("Georgia Governor Ana Ruiz spoke.", "Ana Ruiz", "USA", "GOV"),
    ("Georgia's president, Ana Ruiz, spoke.", "Ana Ruiz", "GEO", "GOV"),
    ("The party, the Justice Movement, met Chilean and Peruvian envoys.", "Justice Movement", "", "PTY"),
    ("Norway's Trade Minister Ana Ruiz met Chilean and Peruvian envoys.", "Ana Ruiz", "NOR", "GOV"),
    ("Aid groups left.", "Aid groups", "", "NGO"),
    ("A farmers' group left.", "farmers' group", "", "AGR"),
    ("Prosecutor General Ana Ruiz left.", "Ana Ruiz", "", "JUD"),
    ("The lawyer and a neighbour's son met Norwegian envoys.", "neighbour's son", "", ""),
    ("Soldiers of the Democratic Republic of Congo left.", "Soldiers", "COD", "MIL"),
    ("Company officials left.", "Company officials", "", "BUS"),
    ("The team's captain, Ana Ruiz, left.", "Ana Ruiz", "", ""),
    ("Captain Ana Ruiz left.", "Ana Ruiz", "", "MIL"),
    ("The Premier League fined Ana Ruiz.", "Premier League", "", ""),
    ("Peter Hahn, the director of the Danish National Archives, left.", "Peter Hahn", "DNK", "GOV"),
]


#: An article is at home where its dateline is, but only for what has no name; one guest in many sentences is none.
HOMES = [
    (
        "OSLO (Lowland Observer) – The government fell. Norway and Chad signed. General Ana Ruiz left.",
        "government",
        "NOR",
    ),
    ("OSLO (Lowland Observer) – The government fell. Norway and Chad signed. General Ana Ruiz left.", "Ana Ruiz", ""),
    ("GENEVA (Lowland Observer) – The government fell. Chad and Mali signed.", "government", ""),
    (f"Police came. {'It rained. ' * 9}The Norwegian champions won.", "Police", ""),
]


@pytest.mark.parametrize(("text", "name", "country"), HOMES)
def test_the_country_where_an_article_is_at_home(text: str, name: str, country: str) -> None:
    assert actor(actors_of(text), name).country == country


@pytest.mark.parametrize(("text", "name", "country", "sector"), CODES)
def test_country_and_sector_with_what_says_so(text: str, name: str, country: str, sector: str) -> None:
    found = actor(actors_of(text), name)
    assert (found.country, found.sector) == (country, sector)
    assert ("country: " in found.rule, "sector: " in found.rule) == (bool(country), bool(sector))
