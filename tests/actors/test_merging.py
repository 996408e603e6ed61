from __future__ import annotations

from itertools import pairwise

import pytest

from analysis.actors.merging import Merged, NamedMention, merge_names
from tests.actors.helpers import actor, actors_of, texts_of

PER, ORG, LOC, OTHER = "person", "organization", "location", "other"


def merged(kind: str, *names: str, text: str | None = None) -> Merged:
    """Merge names of one kind; without a text they stand far apart."""
    mentions, at = [], 0
    for number, name in enumerate(names):
        at = text.index(name, at) if text is not None else number * 100
        mentions.append(NamedMention(at, at + len(name), name, kind))
        at += len(name)
    return merge_names(mentions, text)


ONE = [
    (PER, ("Ana Ruiz", "Ruiz"), "last name"),
    (PER, ("Ana Ruiz", "Ana"), "first name"),
    (PER, ("Ana M. Ruiz", "Ana Ruiz"), "full names"),
    (PER, ("John Paul Okoro", "J. P. Okoro"), "full names"),
    (PER, ("Kenji Ito", "Ito Kenji"), "full names"),
    (PER, ("Angela Brandt", "Angla Brandt"), "full names"),
    (PER, ("Michael Okonkwo", "Okonkwa"), "spelling"),
    (PER, ("José Muñoz", "Jose Munoz"), "same name"),
    (PER, ("Omar al-Hashimi", "Hashimi"), "last name"),
    (PER, ("Gov. Ana Ruiz", "Ana Ruiz"), "same name"),
    (PER, ("Ruiz herself", "Ruiz"), "same name"),
    (PER, ("Benedict XVI", "Benedict"), "ruler"),
    (ORG, ("Orvex Ltd", "Orvex"), "short form"),
    (ORG, ("Orvex Shipping Lines", "Orvex"), "short form"),
    (ORG, ("Ministry of Health", "Health Ministry"), "state in a name"),
    (ORG, ("US Senate", "American Senate"), "state in a name"),
    (ORG, ("European Union", "EU"), "state in a name"),
    (ORG, ("United Kingdom Home Office", "Home Office"), "state in a name"),
    (ORG, ("World Fishing Alliance", "WFA"), "acronym"),
    (ORG, ("US Geological Survey", "USGS"), "acronym"),
    (ORG, ("U.S. Federal Trade Commission", "FTC"), "acronym"),
    (ORG, ("Larkin Capital", "Larkin"), "short form"),
    (ORG, ("Velmar Port Commission", "Commission"), "head word"),
    (ORG, ("Social Democratic Party", "Social Democrats"), "short form"),
    (ORG, ("Red Brigade", "The Red Brigade"), "same name"),
    (OTHER, ("Dow Jones Industrial Average", "Dow"), "thing"),
    (OTHER, ("Airbus A320", "A320"), "thing"),
    (LOC, ("United States", "US"), "country names"),
    (LOC, ("Gaza Strip", "Gaza"), "place"),
    (LOC, ("Frankfurt am Main", "Frankfurt"), "place"),
    (LOC, ("Taipei City", "Taipei"), "place"),
]


@pytest.mark.parametrize(("kind", "names", "rule"), ONE)
def test_two_names_of_one(kind: str, names: tuple[str, str], rule: str) -> None:
    found = merged(kind, *names)
    assert found.cluster == (0, 0)
    assert [link.rule for link in found.links] == [rule]
    assert all(link.reason for link in found.links)


TWO = [
    (PER, ("Ana Ruiz", "Eva Ruiz")),
    (PER, ("Ana Ruiz", "Ana Rey")),
    (PER, ("Silas Seaman Holt", "Edgar Dorn Holt")),
    (PER, ("Maria Keller", "Mario Keller")),
    (PER, ("Marta Novak", "Maria Novak")),
    (PER, ("Ana and Eva Ruiz", "Ruiz")),
    (PER, ("the High Commissioner for Refugees", "Refugees")),
    (PER, ("Karl Lindqvar", "Lindqvars")),
    (PER, ("Dean Halloway", "Jon Halloway")),
    (ORG, ("Orvex Pictures", "Orvex")),
    (ORG, ("Orvex Peru", "Orvex")),
    (ORG, ("Royal Navy", "Royal")),
    (ORG, ("French Army", "Chilean Army")),
    (ORG, ("UN", "Upper Narva")),
    (LOC, ("Niger", "Nigeria")),
    (LOC, ("Mexico City", "Mexico")),
    (LOC, ("Kansas City", "Kansas")),
    (LOC, ("Guinea", "Equatorial Guinea")),
    (LOC, ("North Korea", "South Korea")),
    (OTHER, ("Tarantula", "tarantula")),
]


@pytest.mark.parametrize(("kind", "names"), TWO)
def test_two_names_of_two(kind: str, names: tuple[str, str]) -> None:
    assert merged(kind, *names).cluster == (0, 1)


@pytest.mark.parametrize(
    ("kind", "text", "names"),
    [
        (ORG, "The Patriots for Unity and Reform (PUR) met.", ("Patriots for Unity and Reform", "PUR")),
        (ORG, "The March 23 Movement (M23) met.", ("March 23 Movement", "M23")),
        (ORG, "The Farmers' Union (BVD) met.", ("Farmers' Union", "BVD")),
        (ORG, "Nubora (formerly Brevix) grew.", ("Nubora", "Brevix")),
        (LOC, "Tessaly, formerly known as Port Brandt, lies on the coast.", ("Tessaly", "Port Brandt")),
        (PER, "Mara Lind, better known as Zephra, sang.", ("Mara Lind", "Zephra")),
    ],
)
def test_what_the_article_says_is_one(kind: str, text: str, names: tuple[str, str]) -> None:
    assert merged(kind, *names, text=text).cluster == (0, 0)


@pytest.mark.parametrize(
    ("kind", "text", "names"),
    [
        (ORG, "Nubora sued Brevix.", ("Nubora", "Brevix")),
        (ORG, "Sporting Nubora (ESP) won.", ("Sporting Nubora", "ESP")),
        (ORG, "PUR met. The Farmers' Union (PUR) left.", ("PUR", "Farmers' Union")),
        (ORG, "The Court of the Union of Coastal States (UCS) met.", ("Court of the Union of Coastal States", "UCS")),
        (ORG, "The Red Front (and PUR) met.", ("Red Front", "PUR")),
        (PER, "Mara Lind, who is known to Zephra, sang.", ("Mara Lind", "Zephra")),
    ],
)
def test_what_only_stands_side_by_side_is_two(kind: str, text: str, names: tuple[str, str]) -> None:
    assert merged(kind, *names, text=text).cluster == (0, 1)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (PER, ("Ana Ruiz", "Tomás Ruiz", "Ruiz")),
        (PER, ("Ana Ruiz", "Ana Rey", "Ana")),
        (PER, ("Johann Brandt", "Johann II", "Johann")),
        (ORG, ("World Fishing Alliance", "Western Farm Association", "WFA")),
        (ORG, ("Velmar Port Commission", "Tessaly Fish Commission", "Commission")),
    ],
)
def test_what_two_could_claim_stays_alone_and_is_said(kind: str, names: tuple[str, str, str]) -> None:
    found = merged(kind, *names)
    assert found.cluster == (0, 1, 2)
    assert found.ambiguous == ((2, (0, 1)),)


def test_a_last_name_used_before_any_relative_is_named_is_the_first_persons() -> None:
    found = merged(PER, "Ana Ruiz", "Ruiz", "Leo Ruiz", "Ruiz")
    assert found.cluster == (0, 0, 1, 0)
    assert [link.rule for link in found.links] == ["last name"]


def test_spellings_of_one_body_do_not_make_it_ambiguous() -> None:
    assert merged(ORG, "Orvex Motors Co", "Orvex Motors", "Orvex").cluster == (0, 0, 0)


def test_an_initial_waits_for_the_full_names_to_be_one() -> None:
    assert merged(PER, "J. Okoro", "Juan Okoro", "Juan M. Okoro").cluster == (0, 0, 0)


def test_a_title_tells_which_of_a_family_is_meant() -> None:
    mentions = [
        NamedMention(0, 11, "Nadia Okoye", PER, title="prime minister"),
        NamedMention(50, 62, "Daniel Okoye", PER),
        NamedMention(90, 95, "Okoye", PER, title="prime minister"),
    ]
    found = merge_names(mentions)
    assert found.cluster == (0, 1, 0)
    assert [(link.rule, link.reason) for link in found.links] == [
        ("title", "the only one here called 'prime minister'")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orvex shuts its mill\nOrvex Textile said so.", (0, 0)),
        ("Orvex shut its mill. Orvex Textile said so.", (0, 1)),
        ("Orvex shuts its mill\nOrvex Pictures said so.", (0, 1)),
    ],
)
def test_a_headline_has_the_short_name_first(text: str, expected: tuple[int, int]) -> None:
    name = "Orvex Pictures" if "Pictures" in text else "Orvex Textile"
    assert merged(ORG, "Orvex", name, text=text).cluster == expected


def test_titles_of_two_genders_keep_a_surname_apart() -> None:
    he, she = NamedMention(0, 8, "Al Moreau", PER, "m"), NamedMention(50, 56, "Moreau", PER, "f")
    assert merge_names([he, she]).cluster == (0, 1)


@pytest.mark.parametrize(
    ("together", "apart", "expected"),
    [((("Ana Ruiz", "Zephra"),), (), (0, 0, 0)), ((), (("Ana Ruiz", "Ruiz"),), (0, 1, 2))],
)
def test_corrections_win_over_rules(
    together: tuple[tuple[str, ...], ...], apart: tuple[tuple[str, ...], ...], expected: tuple[int, ...]
) -> None:
    mentions = [NamedMention(i * 50, i * 50 + len(n), n, PER) for i, n in enumerate(("Ana Ruiz", "Ruiz", "Zephra"))]
    assert merge_names(mentions, together=together, apart=apart).cluster == expected


def test_merging_leaves_its_input_as_it_was() -> None:
    mentions = [NamedMention(0, 8, "Ana Ruiz", PER), NamedMention(20, 24, "Ruiz", PER)]
    before = list(mentions)
    assert merge_names(mentions) == merge_names(mentions)
    assert mentions == before


DESCRIBED = [
    ("Ana Ruiz, a surgeon, resigned.", "Ana Ruiz", "a surgeon", "apposition"),
    ("Ana Ruiz is a surgeon.", "Ana Ruiz", "a surgeon", "predicate nominal"),
    ("Ana Ruiz left. She was a pioneer of the trade.", "Ana Ruiz", "a pioneer of the trade", "predicate nominal"),
    ("Acme Corp sued Lena Fox. The company wants money.", "Acme Corp", "The company", "body"),
    ("The Dockers' Union struck. The union won.", "Dockers' Union", "The union", "body"),
    ("Minister Ana Ruiz spoke. The minister then left.", "Ana Ruiz", "The minister", "office"),
    ("France protested. The French government wrote a letter.", "France", "The French government", "government"),
    ("The ruling junta met envoys. The junta refused.", "ruling junta", "The junta", "same description"),
]


@pytest.mark.parametrize(("text", "name", "words", "rule"), DESCRIBED)
def test_descriptions_are_merged_with_a_reason(text: str, name: str, words: str, rule: str) -> None:
    found = actors_of(text)
    assert words in texts_of(found, name)
    row = next(r for r in found.merges if r.name_b == words)
    assert (row.actor_id, row.rule) == (actor(found, name).actor_id, rule)
    assert row.reason
    assert text[row.start_b : row.end_b] == words


@pytest.mark.parametrize(
    "text",
    [
        "Acme Corp and Orvex Ltd met. The company that lost wants money.",
        "Ana Ruiz is not a surgeon.",
        "Ana Ruiz, her mother and her aunt left.",
    ],
)
def test_descriptions_that_are_not_of_the_name_stay_apart(text: str) -> None:
    found = actors_of(text)
    names = {m.actor_id for m in found.mentions if m.form == "name"}
    assert names.isdisjoint(m.actor_id for m in found.mentions if m.form == "nominal")


def test_the_offices_of_two_are_two_and_a_place_of_work_is_none() -> None:
    text = "The mayor's office sued. The office won. The bishop's office denied it. She took the office by storm."
    found = actors_of(text)
    offices = [(m.text, m.actor_id) for m in found.mentions if m.text.endswith("office")]
    (_, first), (_, again), (_, other) = offices
    assert first == again != other


def test_a_family_stays_apart_and_the_bare_surname_is_said_to_be_open() -> None:
    found = actors_of(
        "President Amara Diallo, her husband Kofi Diallo and their son Yaw Diallo came. Diallo then spoke."
    )
    assert {"Amara Diallo", "Kofi Diallo", "Yaw Diallo", "Diallo"} == {a.name for a in found.actors}
    assert [r.text for r in found.not_coded if r.candidate == "merge"] == ["Diallo"]


def test_niger_and_nigeria() -> None:
    found = actors_of("Niger and Nigeria closed their border. Niger's army patrolled it.")
    assert {a.name: a.country for a in found.actors if a.type == "country"} == {"Niger": "NER", "Nigeria": "NGA"}


def test_georgia_twice() -> None:
    found = actors_of("Georgian police closed the road. A firm in Savannah, Georgia, built it. Georgia will pay.")
    assert [(a.name, a.type, a.country) for a in found.actors if a.name == "Georgia"] == [
        ("Georgia", "country", "GEO"),
        ("Georgia", "location", ""),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Voters in Atlanta, Georgia, queued. Georgia counts early votes last.", "location"),
        ("In Georgia, Illinois and Ohio families prayed.", "location"),
        ("The parliament of Georgia met in Tbilisi.", "country"),
    ],
)
def test_georgia_is_told_by_what_stands_around_it(text: str, kind: str) -> None:
    assert actor(actors_of(text), "Georgia").type == kind


def test_a_headlines_surname_does_not_hide_the_full_name_from_the_first_name() -> None:
    assert merged(PER, "Ruiz", "Ana Ruiz", "Ana").cluster == (0, 0, 0)


def test_a_president_in_the_headline_and_his_wife_are_two() -> None:
    found = merged(PER, "Ruiz", "Leo Ruiz", "Ruiz", "Ana Ruiz")
    assert found.cluster == (0, 0, 0, 1)


def test_a_first_name_is_taken_up_backwards_only_if_the_full_name_comes_soon() -> None:
    text = "His sister, Ana, has sided with him. Ana Ruiz smiled."
    assert merged(PER, "Ana", "Ana Ruiz", text=text).cluster == (0, 0)
    text = text.replace(" Ana Ruiz", " x" * 150 + " Ana Ruiz")
    assert merged(PER, "Ana", "Ana Ruiz", text=text).cluster == (0, 1)


def test_a_man_and_a_woman_of_one_surname_are_two() -> None:
    found = merge_names([NamedMention(0, 4, "Ruiz", PER, "m"), NamedMention(20, 24, "Ruiz", PER, "f")])
    assert found.cluster == (0, 1)


def test_a_company_with_its_legal_form_is_not_its_subsidiary() -> None:
    assert merged(ORG, "Orvex Group", "Orvex", "Orvex Seafood").cluster == (0, 0, 1)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Peter Ruiz left with his wife. Mrs Ruiz waved. Ruiz did not.", ["Peter Ruiz", "his", "Ruiz"]),
        ("Peter Ruiz left. Mr Ruiz waved.", ["Peter Ruiz", "Ruiz"]),
        ("Tavi Ruiz left. Mrs Ruiz waved.", ["Tavi Ruiz", "Ruiz"]),
    ],
)
def test_a_wife_is_not_her_husband(text: str, mentions: list[str]) -> None:
    found = actors_of(text)
    owner = found.mentions[0].actor_id
    assert [m.text for m in found.mentions if m.actor_id == owner] == mentions


SHORTER = [
    ("Luis Prieto Salas was jailed. Prieto wept.", "Luis Prieto Salas", "Prieto"),
    ("Nur Aini Salim won. Nur Aini wept.", "Nur Aini Salim", "Nur Aini"),
    ("Omar Al Mannar left. Al Mannar wept.", "Omar Al Mannar", "Al Mannar"),
    ("Amnesty International protested. Amnesty said no.", "Amnesty International", "Amnesty"),
]


@pytest.mark.parametrize(("text", "name", "short"), SHORTER)
def test_first_surnames_and_beginnings_are_of_the_only_full_name(text: str, name: str, short: str) -> None:
    assert short in actor(actors_of(text), name).aliases


def test_a_particle_of_a_surname_cuts_no_name() -> None:
    found = actors_of("Rui dos Mares, son of Vice President Hugo dos Mares, left.")
    assert actor(found, "Rui dos Mares") is not actor(found, "Hugo dos Mares")


def test_one_bank_is_not_another_for_being_called_the_bank() -> None:
    found = actors_of("They sued a private bank in Velmar. The bank wept. The Norwegian central bank sued it.")
    assert "bank" in actor(found, "private bank").aliases
    assert "Norwegian central bank" not in actor(found, "private bank").aliases


def test_the_junta_has_many_adjectives() -> None:
    found = actors_of("Officers toppled the president. The ruling junta met. The junta slept. The new junta wept.")
    assert {"junta", "new junta"} <= set(actor(found, "ruling junta").aliases)


def test_the_army_of_a_state_is_not_kept_apart_by_a_force() -> None:
    text = "The Norwegian army left Velmar. A force of the region stayed, and the force slept. The Norwegian army wept."
    found = actors_of(text)
    assert len(texts_of(found, "Norwegian army")) == 2


def test_a_count_in_small_letters_is_nobody() -> None:
    assert all(a.name != "count" for a in actors_of("Ana Ruiz called the count in Velmar opaque.").actors)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Luis Prieto Salas met Ana Prieto Moss. Prieto wept.", "Prieto"),
        ("Luis Prieto Salas met Leo Prieto. Prieto wept.", "Prieto"),
    ],
)
def test_a_first_surname_of_two_is_left_open(text: str, short: str) -> None:
    assert short not in actor(actors_of(text), "Luis Prieto Salas").aliases


def test_an_acronym_that_a_body_of_the_article_spells_is_its() -> None:
    assert (
        "AFP" in actor(actors_of("The Alpine Fishing Party won. The AFP had 40 seats."), "Alpine Fishing Party").aliases
    )


ENDS = [
    "The company and",
    "She is a clerk and",
    "They met the mayor of Oslo and",
    "Its envoy, Ana Ruiz",
    "Ana Ruiz met the lawyer, Leo Brandt",
    "The lawyer, Ana Ruiz, Leo Brandt",
    "Ruiz",
    "Ruiz,",
    ", Ruiz",
    "The mayor of Paris-sur-Val said no. Loire said no.",
]


@pytest.mark.parametrize("text", ENDS)
def test_texts_that_end_anywhere_have_names_that_do_not_overlap(text: str) -> None:
    names = sorted((m.start, m.end) for m in actors_of(text).mentions if m.form == "name")
    assert all(a[1] <= b[0] for a, b in pairwise(names))
