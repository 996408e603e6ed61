from __future__ import annotations

import pytest

from tests.actors.helpers import TAGS, actors_of, named
from tests.markup import parse

FOUND = {
    "determiner and possessive": "The <o>Tessaly Herald</o>'s editor left <c>Brazil</c>'s capital.",
    "possessive before of": "The <o>Dockers' Union of Velmar</o> met <p>Ana Ruiz</p>.",
    "title of one word": "President <p>Lena Fox</p> met General <p>Paul Ortega</p>.",
    "title with a portfolio": "Secretary of State <p>Helen Marsh</p> flew to <c>Brazil</c>.",
    "portfolio before the title": "Defense Secretary <p>Paul Ortega</p> stayed in <c>Chile</c>.",
    "list of countries": "Envoys from <c>France</c>, <c>Germany</c> and <c>Italy</c> arrived.",
    "list of persons": "They met <p>Klara Novak</p>, <p>Ivan Petrov</p> and <p>Hugo Lindqvist</p>.",
    "apposition": "<p>Rui Tavares</p>, head of the <o>Velmar Port Authority</o>, resigned.",
    "demonym as adjective": "<c>French</c> forces left <c>Chad</c>.",
    "people": "The <g>Russians</g> protested.",
    "body by the noun before": "The watchmaker <o>Aurine</o> paid; news site <o>Ojo Vivo</o> sued.",
    "body by what it is after a comma": "The trains of <o>Halvorna</o>, the state-owned operator, ran.",
    "body by its chief": "<o>Dalmar</o> chief executive <p>Ana Ruiz</p> wept. <o>Dalmar</o>'s founder slept.",
    "given name that was torn off": "His lawyer, <p>Despo Marku</p>, left.",
    "person of a people": "Its coordinator, <c>Briton</c> <p>Gareth Lloyd</p>, left.",
    "two bodies at once": "The <o>EU</o>-<o>Mercosur</o> talks failed.",
    "seat that speaks": "<c>Kremlin</c> spokesman <p>Ivan Petrov</p> declined.",
    "language": "She answered in Russian.",
    "acronym in brackets": "The <o>World Fishing Alliance</o> (<o>WFA</o>) sued.",
    "newspapers": "The <o>Guardian</o> and the <o>Washington Post</o> had seen the letter.",
    "movement called after a day": "The <o>May 5 Movement</o> fled.",
    "company of a country": "They bought <o>Halden AG</o> of <c>Germany</c>.",
    "person after a company": "They met <o>Orvex Inc.</o> CEO <p>Maria Keller</p>.",
    "of a group": "Rebels of the <o>March 12 Movement</o> fled.",
    "honour after a name": "<p>Daniel Moss</p> FRS was a physicist.",
    "ruler's number": "King <p>Harald V</p> opened the bridge.",
    "street that is a seat": "<c>Downing Street</c> declined to comment.",
    "state that nothing else knows": "Neighbouring <c>Varda</c> closed its ports.",
    "broadcaster": "<o>Radio Tessaly</o> reported that <p>Ana Ruiz</p> had left.",
    "companies": "<o>Meridian Steel</o> sued <o>Halvorsen Mining</o> on Monday.",
    "airline of a country": "<o>Air Brazil</o> flies to <c>Chile</c>.",
    "last name that is another word": "<p>Otto Swift</p> left. On Friday <p>Swift</p> said that he was ill.",
    "body by what it is said to be": "<o>Halbwerk</o>, a <c>German</c> foundation, withdrew.",
    "company in which a stake is held": "She bought a stake in <o>Delmar</o>, a <c>Spanish</c> olive oil producer.",
    "centre that is a place": "They met at the <l>Halden Centre</l> near <l>Oslo</l>.",
    "person called like a place": "<p>P. R. Hill</p> sang in <l>Oslo</l>.",
    "singer whom the language model takes for a body": "Music by <p>Tampa Grey</p> and <p>Hopkin</p> fills the room.",
    "body word that is not the head": "It ran a School Safety Week in May.",
    "body word before an office": "Our Government Spokesman of the Year is <p>Ana Ruiz</p>.",
    "office between titles": "Executive Cabinet Minister of Defence <p>Ana Ruiz</p> resigned.",
    "state with a possessive in its name": "Ministers of the <c>People's Republic of China</c> met.",
    "state with a hyphen": "Troops left <c>Guinea-Bissau</c>.",
    "last name like an adverb": "<p>Rui Marvally</p> left. <p>Marvally</p> says that he is ill.",
    "last name in the plural": "<p>Steve Banks</p> resigned. <p>Banks</p>, born in <l>Oslo</l>, sold the firm.",
    "branch of a company in a state": "<o>Nokia</o> shut a plant. It gave <o>Nokia Portugal</o> no money.",
    "what a body is said to be": "Chipmaker <o>Orvex</o> sued <o>Halden AG</o>. Rival <o>Tessair SE</o> did not.",
    "double surname": "They met <p>Phula Mlaba-Ngara</p> and <p>Ana Ruiz-Keller</p>.",
    "company by its first word": "<o>Halvyr AG</o> closed a mine. Miners blamed <o>Halvyr</o> for it.",
    "body of a body": "The <o>African Union</o>'s <o>Peace Council</o> suspended <c>Gabon</c>.",
    "state of the US": "It rained in <l>Athens</l>, <l>Georgia</l>. <c>Georgia</c>'s army left <l>Tbilisi</l>.",
    "weekdays and months": "On Friday in March <p>Ana Ruiz</p> left.",
}


@pytest.mark.parametrize("marked", FOUND.values(), ids=FOUND)
def test_names_and_their_types(marked: str) -> None:
    text, spans = parse(marked)
    wanted = {span: TAGS[tag] for tag, found in spans.items() for span in found}
    assert named(actors_of(text)) == wanted


METONYMS = [
    ("Moscow warned London over the treaty.", {"Moscow": "RUS", "London": "GBR"}),
    ("Talks with Washington had failed, the Kremlin said.", {"Washington": "USA", "Kremlin": "RUS"}),
    ("Downing Street and the White House rejected the plan.", {"Downing Street": "GBR", "White House": "USA"}),
    ("Kigali denied the report.", {"Kigali": "RWA"}),
    ("The Kremlin denied it. A crowd stood outside the Kremlin.", {"Kremlin": "RUS"}),
    ("Moscow and Downing Street exchanged accusations.", {"Moscow": "RUS", "Downing Street": "GBR"}),
    ("London broke off talks.", {"London": "GBR"}),
    ("Moscow's ambassador left. They did so at Bamako's request.", {"Moscow": "RUS", "Bamako": "MLI"}),
    ("London's mayor left. Oslo broke the record.", {}),
    ("Brussels welcomed the vote.", {}),
    ("The envoy lives in Moscow.", {}),
    ("Crowds filled Paris, and tourists left Berlin.", {}),
    ("The storm hit Lisbon.", {}),
]


@pytest.mark.parametrize(("text", "expected"), METONYMS)
def test_a_capital_stands_for_its_government_only_where_it_acts(text: str, expected: dict[str, str]) -> None:
    found = actors_of(text)
    countries = {a.actor_id: a.country for a in found.actors if a.type == "country"}
    assert {m.text: countries[m.actor_id] for m in found.mentions if m.actor_id in countries} == expected


def test_a_seat_that_acts_is_the_government_throughout() -> None:
    found = actors_of("The White House refused. Dana Lind, a White House spokeswoman, gave no reason.")
    (usa,) = [a for a in found.actors if a.country == "USA" and a.type == "country"]
    assert [m.text for m in found.mentions if m.actor_id == usa.actor_id] == ["White House", "White House"]


HEADLINES = [
    ("TAVARES QUITS AFTER PORT BLAST\nThe minister, Rui Tavares, resigned on Friday.", ["TAVARES", "Rui Tavares"]),
    ("NORWAY SHUTS THE BORDER AGAIN\nThe road was empty.", ["NORWAY"]),
    ("KREMLIN AND NATO TRADE BLAME OVER MINES\nThe road was empty.", ["KREMLIN", "NATO"]),
    ("MANY SHOPS STAY CLOSED TODAY\nThe road was empty.", []),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_capitals_throughout_name_only_what_is_known_from_elsewhere(text: str, expected: list[str]) -> None:
    assert [m.text for m in actors_of(text).mentions if m.form == "name"] == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [("By Maria Keller", "Maria Keller"), ("Photo: Erik Dahl/Reuters", "Erik Dahl")],
)
def test_bylines_and_photo_credits_are_no_actors(line: str, name: str) -> None:
    text = f"{line}\nThe court in Oslo freed Lars Holm on Tuesday. He gave no reason."
    found = actors_of(text)
    assert "Lars Holm" in {a.name for a in found.actors}
    assert name not in {m.text for m in found.mentions}


def test_one_name_has_one_type_throughout() -> None:
    text = (
        "Edwin Harlow came to Lisbon. Harlow sold rice. In 1901 Harlow opened a mill. "
        "Shops took the rice that Harlow brought."
    )
    found = named(actors_of(text))
    assert set(found.values()) == {"person", "location"}
    assert list(found.values()).count("person") == 4


def test_works_and_events_stand_in_not_coded() -> None:
    found = actors_of("Rosa Tavira won at the Olympics.")
    assert [(r.text, r.reason) for r in found.not_coded] == [("Olympics", "a name that is no actor")]
    assert [a.name for a in found.actors] == ["Rosa Tavira"]
