"""What numbers count and figures are of, on sentences of our own: the figure is ``<n>``."""

from __future__ import annotations

import pytest

from analysis.figures.counted import Described, describe
from tests.markup import parse
from tests.samples import doc_of


def described(marked: str, kind: str) -> Described:
    text, spans = parse(marked)
    ((start, end),) = spans["n"]
    return describe(doc_of(text), start, end, kind=kind, unit_end=end)


COUNTS = [
    # the noun behind the number, with its modifiers
    ("The navy sent <n>46</n> naval ships.", "naval ships"),
    ("Clearing the <n>46</n> waiting container ships will take weeks.", "waiting container ships"),
    ("The army trained <n>approximately 1,000</n> troops.", "troops"),
    ("Norra found <n>two dozen</n> boxes of red apples.", "boxes of red apples"),
    ("Some 5,000 houses, 40 schools and <n>three</n> bridges were destroyed.", "bridges"),
    ("<n>Four</n> Turkish soldiers and eight civilians died.", "Turkish soldiers"),
    ("The fire destroyed <n>a dozen</n> homes.", "homes"),
    # the whole of a part
    ("<n>Hundreds</n> of houses were lost.", "houses"),
    ("Rescuers found <n>nine</n> of the 12 crew alive.", "crew"),
    ("<n>1.3 million</n> of the country's farmers went on strike.", "country's farmers"),
    ("Nine people, <n>two</n> of them police officers, were hurt.", "people"),
    ("Three former ministers and <n>two</n> of their aides were charged.", "aides"),
    ("In Borel, <n>seven</n> out of ten homes have no water.", "homes"),
    ("Police freed <n>nine</n> of those arrested.", "those arrested"),
    # adjectives that name people
    ("<n>At least 12</n> dead were taken to hospital.", "dead"),
    ("<n>12</n> killed in mine blast", "killed"),
    # the noun was said before
    ("The blast killed 40 people and wounded <n>more than 60</n>.", "people"),
    ("Nine people were hurt and <n>fourteen</n> were arrested.", "people"),
    ("Of the 40 passengers, <n>12</n> died.", "passengers"),
    ("Doctors treated 30 patients; <n>five</n> died.", "patients"),
    ("The ministry counted 2,300 new cases on Monday and <n>1,900</n> on Tuesday.", "new cases"),
    ("Officials said 207 were dead; the Red Cross put it at <n>261</n>.", "dead"),
    ("The blast killed 14 people, including five children, and wounded <n>more than 60</n>.", "people"),
    ("The village of <n>300</n> people was flooded.", "people"),
    ("The UN asked for helicopters. Norra agreed to send <n>six</n>.", "helicopters"),
    # nobody says who: what happened to them
    ("Police detained <n>17</n>.", "detained"),
    ("<n>Two</n> were killed when the roof fell.", "killed"),
    ("Nine cars were burned. <n>Fourteen</n> were arrested.", "arrested"),
]


@pytest.mark.parametrize(("marked", "counted"), COUNTS)
def test_what_a_number_counts(marked: str, counted: str) -> None:
    found = described(marked, "count")
    assert (found.counted, found.about) == (counted, "")
    assert found.rule.startswith("counted:")


BARE = [
    ("The number of people killed rose to <n>48</n> from 31.", "people", "number of people"),
    ("The aid group put the death toll at <n>261</n>.", "death toll", "death toll"),
    ("The death toll in the flood has risen to <n>1,204</n>, the ministry said.", "death toll", "death toll"),
    ("Cases rose to 212 last week, up from <n>75</n>.", "Cases", "Cases"),
    ("Turnout was <n>2.1 million</n>.", "Turnout", "Turnout"),
    ("The index closed at <n>16,644</n>.", "", "index"),
    ("The town has a population of <n>3 million</n>.", "", "population"),
    ("The town of <n>12,000</n> lies near the border.", "", "town"),
    ("Parliament approved the bill with <n>61</n> in favour.", "", ""),
]


@pytest.mark.parametrize(("marked", "counted", "about"), BARE)
def test_a_bare_number_is_of_what_its_clause_says(marked: str, counted: str, about: str) -> None:
    found = described(marked, "count")
    assert (found.counted, found.about) == (counted, about)


ABOUT = [
    # the subject of the verb
    ("percent", "Ampex shares fell <n>4.5%</n> to $31.20 on Monday.", "Ampex shares"),
    ("money", "Ampex shares fell 4.5% to <n>$31.20</n> on Monday.", "Ampex shares"),
    ("percent", "Shares of Ampex rose <n>3%</n>.", "Shares of Ampex"),
    ("percent", "GDP grew <n>2.1%</n> last year.", "GDP"),
    ("money", "The bridge will cost <n>between €40m and €45m</n>.", "bridge"),
    ("measure", "Exports went from <n>12,000 tonnes</n> to nearly 15,000 tonnes.", "Exports"),
    ("measure", "The 3.2-litre engine gives <n>about 300 horsepower</n>.", "engine"),
    ("measure", "The tower is <n>300 metres</n> high.", "tower"),
    ("rate", "Winds reached <n>120 km/h</n>.", "Winds"),
    ("percent", "Unemployment rose to 4.1%, up from <n>3.9%</n> a month earlier.", "Unemployment"),
    ("money", "Grain goes through the port, which cost <n>€90m</n>.", "port"),
    ("money", "Ampex said it earned <n>$3m</n> last year.", "Ampex"),
    ("money", "Damage is estimated at <n>$2bn</n>.", "Damage"),
    # the object that the figure is set for
    ("money", "Ampex bought the mill for <n>$3m</n>.", "mill"),
    ("money", "Borel agreed to buy Ampex for <n>$4bn</n>.", "Ampex"),
    ("percent", "Norra raised its stake in Borel to <n>45%</n>.", "stake in Borel"),
    ("percent", "The central bank cut its main rate by <n>half a percentage point</n> to 4%.", "main rate"),
    ("money", "Norra paid <n>$5m</n> for the site.", "site"),
    ("money", "The government will spend <n>€90m</n> on new ferries.", "new ferries"),
    # nouns around the figure
    ("percent", "A <n>12 percent</n> pay rise was agreed.", "pay rise"),
    ("percent", "Exports grew after a <n>5%</n> drop in imports.", "imports"),
    ("money", "The army trained troops at a <n>$100 million</n> base.", "base"),
    ("measure", "A <n>300-metre</n> tower collapsed.", "tower"),
    ("money", "Ampex posted a net profit of <n>€12m</n>.", "net profit"),
    ("money", "The deal, worth <n>$3m</n>, was signed.", "deal"),
    ("percent", "<n>40%</n> of voters stayed at home.", "voters"),
    ("ratio", "<n>Nearly two thirds</n> of its grain goes through the port.", "grain"),
    ("percent", "Some <n>60 percent</n> of those polled backed the plan.", "those polled"),
    ("ratio", "<n>One in five</n> adults smokes.", "adults"),
    ("measure", "The lorry carried <n>20 tonnes</n> of rice.", "rice"),
    ("money", "The minister announced <n>$20 million</n> in aid for farmers.", "aid"),
    ("money", "Norra raised <n>$5m</n> in London.", "Norra"),
    ("money", "Ampex shares rose to <n>$5</n> in early trading.", "Ampex shares"),
    ("age", "Lena Marsh, <n>42</n>, is the mayor.", "Lena Marsh"),
    ("age", "A <n>42-year-old</n> teacher was arrested.", "teacher"),
    ("percent", "Ampex (<n>up 3%</n>) led the gains.", "Ampex"),
    ("money", "Norra raised a total of <n>$3m</n> from readers.", "Norra"),
    ("percent", "Of the voters, <n>47%</n> stayed at home.", "voters"),
    ("percent", "Exports fell <n>3%</n> year on year.", "Exports"),
    # a pronoun says nothing
    ("money", "She was fined <n>$500</n>.", ""),
    ("percent", "Only <n>12%</n> said yes.", ""),
]


@pytest.mark.parametrize(("kind", "marked", "about"), ABOUT)
def test_what_a_figure_is_of(kind: str, marked: str, about: str) -> None:
    found = described(marked, kind)
    assert (found.counted, found.about) == ("", about)
    assert found.rule.startswith("about:") == bool(about)


def test_a_score_is_left_alone() -> None:
    assert described("Norra won <n>3-1</n> on Sunday.", "score") == Described("", "", "")


@pytest.mark.parametrize(("kind", "marked"), [("count", m) for m, _ in COUNTS] + [(k, m) for k, m, _ in ABOUT])
def test_values_are_words_of_the_text(kind: str, marked: str) -> None:
    text, _ = parse(marked)
    found = described(marked, kind)
    assert found.counted in text and found.about in text


def test_the_doc_is_left_as_it_was() -> None:
    doc = doc_of("The blast killed 40 people and wounded more than 60.")
    before = doc.to_bytes(exclude=["user_data"])
    describe(doc, 38, 50, kind="count", unit_end=50)
    assert doc.to_bytes(exclude=["user_data"]) == before
