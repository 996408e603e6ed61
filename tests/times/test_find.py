"""Times on sentences of our own, published on Tuesday 12 March 2024: each expression is a ``<t>``."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.times import Time, find_times
from tests.markup import parse
from tests.samples import doc_of


def times_of(text: str, *, published: date | None = date(2024, 3, 12)) -> tuple[Time, ...]:
    return find_times(doc_of(text, published=published)).times


def one_of(marked: str, *, published: date | None = date(2024, 3, 12)) -> Time:
    text, spans = parse(marked)
    rows = times_of(text, published=published)
    ((start, end),) = spans["t"]
    found = [row for row in rows if (row.start, row.end) == (start, end)]
    assert found, f"no time there, but {[r.text for r in rows]}"
    return found[0]


VALUES = [
    # explicit days
    ("It opened on <t>5 May 2019</t>.", "DATE", "2019-05-05"),
    ("It opened on <t>May 5, 2019</t>.", "DATE", "2019-05-05"),
    ("It opened on <t>Sunday, May 5th, 2019</t>.", "DATE", "2019-05-05"),
    ("It opened on <t>the fifth of May 2019</t>.", "DATE", "2019-05-05"),
    ("It opened on <t>2019-05-05</t>.", "DATE", "2019-05-05"),
    ("It opened on <t>5/14/2019</t>.", "DATE", "2019-05-14"),
    ("It opened on <t>14/5/2019</t>.", "DATE", "2019-05-14"),
    ("It opened on <t>14.5.2019</t>.", "DATE", "2019-05-14"),
    ("It opened on <t>14-May-2019</t>.", "DATE", "2019-05-14"),
    ("It opened on <t>Sept. 3, 2019</t>, they said.", "DATE", "2019-09-03"),
    # months, quarters, seasons, years and what is longer
    ("It opened in <t>May 2019</t>.", "DATE", "2019-05"),
    ("It opened in <t>the first quarter of 2019</t>.", "DATE", "2019-Q1"),
    ("It opened in <t>the latter half of 2019</t>.", "DATE", "2019-H2"),
    ("Sales fell in <t>Q3 2019</t>.", "DATE", "2019-Q3"),
    ("It opened in <t>the summer of 2019</t>.", "DATE", "2019-SU"),
    ("It opened in <t>2019</t>.", "DATE", "2019"),
    ("Profit fell in <t>fiscal 2019</t>.", "DATE", "FY2019"),
    ("It opened in <t>the 1990s</t>.", "DATE", "199"),
    ("It opened in <t>the nineties</t>.", "DATE", "199"),
    ("It opened in <t>the 19th century</t>.", "DATE", "18"),
    ("The city was founded in <t>264 BC</t>.", "DATE", "BC0264"),
    ("The city was founded in <t>44 BC</t>.", "DATE", "BC0044"),
    ("It opened in <t>October two thousand and five</t>.", "DATE", "2005-10"),
    ("It opened on <t>May twenty-one, nineteen eighty-six</t>.", "DATE", "1986-05-21"),
    ("It opened in April <t>’87</t>.".replace("April <t>’87</t>", "<t>April ’87</t>"), "DATE", "1987-04"),
    ("It opened in <t>5/2019</t>.", "DATE", "2019-05"),
    ("The sea will rise by <t>2100</t>.", "DATE", "2100"),
    ("Profit fell in <t>FY2019</t>.", "DATE", "FY2019"),
    ("Profit fell in <t>3Q19</t>.", "DATE", "2019-Q3"),
    ("Profit fell in <t>last year's first quarter</t>.", "DATE", "2023-Q1"),
    ("The ministry counted cases in <t>week 3 of 2019</t>.", "DATE", "2019-W03"),
    ("Claims rose in <t>the week ended March 2</t>.", "DATE", "2024-W09"),
    ("It opened on <t>the last day of 2018</t>.", "DATE", "2018-12-31"),
    ("It opened on <t>the 20th of last month</t>.", "DATE", "2024-02-20"),
    # counted from the day of publication
    ("The mayor resigned <t>today</t>.", "DATE", "2024-03-12"),
    ("The mayor resigned <t>yesterday</t>.", "DATE", "2024-03-11"),
    ("The mayor resigned <t>last night</t>.", "TIME", "2024-03-11TNI"),
    ("The mayor resigned <t>last week</t>.", "DATE", "2024-W10"),
    ("The mayor resigned <t>last month</t>.", "DATE", "2024-02"),
    ("The mayor will resign <t>next year</t>.", "DATE", "2025"),
    ("The mayor resigned <t>two years ago</t>.", "DATE", "2022"),
    ("The mayor resigned <t>three days ago</t>.", "DATE", "2024-03-09"),
    ("The mayor resigned <t>last May</t>.", "DATE", "2023-05"),
    ("The mayor resigned <t>last summer</t>.", "DATE", "2023-SU"),
    ("The mayor resigned in <t>November</t>.", "DATE", "2023-11"),
    ("The mayor resigned on <t>20 November</t>.", "DATE", "2023-11-20"),
    ("The mayor resigned on <t>Christmas Eve</t>.", "DATE", "2023-12-24"),
    ("Voters go to the polls on <t>the first Tuesday of November 2024</t>.", "DATE", "2024-11-05"),
    ("It closes <t>three weeks from tomorrow</t>.", "DATE", "2024-04-03"),
    ("It closes on <t>Friday the 29th</t>.", "DATE", "2024-03-29"),
    ("It closed on <t>9/2</t>, they said.", "DATE", "2023-09-02"),
    ("It will close on <t>the 14th</t>.", "DATE", "2024-03-14"),
    ("Troops crossed the border over <t>the weekend</t>.", "DATE", "2024-W10-WE"),
    ("Parliament will meet at <t>the weekend</t>.", "DATE", "2024-W11-WE"),
    ("Shares rose 3% on <t>the day</t>.", "DATE", "2024-03-12"),
    ("The mayor resigned <t>two Fridays ago</t>.", "DATE", "2024-03-01"),
    ("It closes <t>the Monday after next</t>.", "DATE", "2024-03-25"),
    ("The vote was held on <t>Orthodox Easter</t>.", "DATE", "2024-05-05"),
    ("They died in <t>the early hours of Monday</t>.", "TIME", "2024-03-11TMO"),
    ("They met <t>years ago</t>.", "DATE", "PAST_REF"),
    ("It presented on <t>Tuesday</t> the first plans.", "DATE", "2024-03-12"),
    # hours
    ("Troops crossed the border at <t>5:30 a.m. on Monday</t>.", "TIME", "2024-03-11T05:30"),
    ("Troops crossed the border on Monday at <t>5:30 pm</t>.", "TIME", "2024-03-11T17:30"),
    ("Troops crossed the border on <t>Monday morning</t>.", "TIME", "2024-03-11TMO"),
    ("They met on Monday at <t>noon</t>.", "TIME", "2024-03-11T12:00"),
    ("They met on Monday at <t>9</t>.", "TIME", "2024-03-11T09:00"),
    ("The quake struck at <t>0430 GMT</t>.", "TIME", "2024-03-12T04:30Z"),
    ("They met on Monday at <t>seven twenty-five p.m.</t>, they said.", "TIME", "2024-03-11T19:25"),
    ("They met on Monday at <t>half past eight in the evening</t>.", "TIME", "2024-03-11T20:30"),
    ("They crossed the river on <t>the night of 18 April 2019</t>.", "TIME", "2019-04-18TNI"),
    # lengths and repetitions
    ("The strike lasted <t>eleven days</t>.", "DURATION", "P11D"),
    ("The strike lasted <t>an hour and a half</t>.", "DURATION", "PT1.5H"),
    ("The strike lasted <t>half an hour</t>.", "DURATION", "PT30M"),
    ("The strike lasted <t>several weeks</t>.", "DURATION", "PXW"),
    ("It was a <t>twelve-hour</t> shift.", "DURATION", "PT12H"),
    ("The strike lasted <t>two decades</t>.", "DURATION", "P20Y"),
    ("They meet <t>every two weeks</t>.", "SET", "P2W"),
    ("They meet <t>every Friday</t>.", "SET", "XXXX-WXX-5"),
    ("They meet on <t>Fridays</t>.", "SET", "XXXX-WXX-5"),
    ("The mine is <t>now</t> closed.", "DATE", "PRESENT_REF"),
    ("Prices have risen in <t>recent weeks</t>.", "DATE", "PAST_REF"),
]


@pytest.mark.parametrize(("marked", "kind", "value"), VALUES)
def test_type_and_value(marked: str, kind: str, value: str) -> None:
    found = one_of(marked)
    assert (found.type, found.value) == (kind, value)


MODS = [
    ("It opened in <t>early March</t>.", "2024-03", "START"),
    ("It opened in <t>mid-2019</t>.", "2019", "MID"),
    ("It opened at <t>the end of 2019</t>.", "2019", "END"),
    ("It opened <t>late last year</t>.", "2023", "END"),
    ("It took <t>nearly a decade</t>.", "P1DE", "APPROX"),
    ("It took <t>more than two years</t>.", "P2Y", "MORE_THAN"),
    ("It took <t>at least three months</t>.", "P3M", "EQUAL_OR_MORE"),
    ("It took <t>up to three months</t>.", "P3M", "EQUAL_OR_LESS"),
    ("It took <t>less than an hour</t>.", "PT1H", "LESS_THAN"),
]


@pytest.mark.parametrize(("marked", "value", "mod"), MODS)
def test_mod(marked: str, value: str, mod: str) -> None:
    found = one_of(marked)
    assert (found.value, found.mod) == (value, mod)


INTERVALS = [
    ("It opened on <t>5 May 2019</t>.", date(2019, 5, 5), date(2019, 5, 5)),
    ("It opened in <t>February 2020</t>.", date(2020, 2, 1), date(2020, 2, 29)),
    ("It opened in <t>the second quarter of 2019</t>.", date(2019, 4, 1), date(2019, 6, 30)),
    ("It opened in <t>the winter of 2019</t>.", date(2019, 12, 1), date(2020, 2, 29)),
    ("It opened <t>last week</t>.", date(2024, 3, 4), date(2024, 3, 10)),
    ("It opened in <t>2019</t>.", date(2019, 1, 1), date(2019, 12, 31)),
    ("It opened in <t>the 1990s</t>.", date(1990, 1, 1), date(1999, 12, 31)),
    ("It opened on <t>Monday morning</t>.", date(2024, 3, 11), date(2024, 3, 11)),
    ("It lasted <t>two years</t>.", None, None),
    ("It is <t>now</t> closed.", None, None),
]


@pytest.mark.parametrize(("marked", "begin", "end"), INTERVALS)
def test_first_and_last_day(marked: str, begin: date | None, end: date | None) -> None:
    found = one_of(marked)
    assert (found.begin, found.end_date) == (begin, end)


TENSES = [
    ("The minister visited the port on <t>Friday</t>.", "2024-03-08"),
    ("The minister will visit the port on <t>Friday</t>.", "2024-03-15"),
    ("The minister is to visit the port on <t>Friday</t>.", "2024-03-15"),
    ("The talks were scheduled for <t>Friday</t>.", "2024-03-15"),
    ("The minister had visited the port on <t>Friday</t>.", "2024-03-08"),
    ("The minister will stay until <t>Wednesday</t>.", "2024-03-13"),
    ("The minister visited the port on <t>Tuesday</t>.", "2024-03-12"),
    ("Parliament will vote in <t>November</t>.", "2024-11"),
    ("Parliament voted in <t>November</t>.", "2023-11"),
    ("Parliament will vote in <t>January</t>.", "2025-01"),
]


@pytest.mark.parametrize(("marked", "value"), TENSES)
def test_the_tense_tells_the_direction(marked: str, value: str) -> None:
    assert one_of(marked).value == value


CHAINS = [
    ("The dam broke on 3 June 2019. Troops arrived <t>the next day</t>.", "2019-06-04"),
    ("The dam broke on 3 June 2019. It was rebuilt <t>four months later</t>.", "2019-10"),
    ("The dam broke on 3 June 2019. <t>A year earlier</t> it had been repaired.", "2018"),
    ("The dam broke on 3 June 2019. <t>That month</t> two others failed.", "2019-06"),
    ("The dam broke on 3 June 2019. It was closed <t>the same day</t>.", "2019-06-03"),
]


@pytest.mark.parametrize(("marked", "value"), CHAINS)
def test_counted_from_the_time_before(marked: str, value: str) -> None:
    found = one_of(marked)
    assert (found.value, found.anchor) == (value, "t1")


def test_what_hangs_on_an_ago_counts_from_its_day() -> None:
    rows = times_of("The mayor resigned a year ago. Her party split four months later.")
    assert [(r.value, r.anchor) for r in rows] == [("2023", "published"), ("2023-07", "t1")]


@pytest.mark.parametrize(
    ("marked", "anchor"),
    [
        ("The mayor resigned <t>yesterday</t>.", "published"),
        ("The mayor resigned on <t>Friday</t>.", "published"),
        ("The mayor resigned on <t>5 May 2019</t>.", ""),
        ("The strike lasted <t>two weeks</t>.", ""),
    ],
)
def test_anchor(marked: str, anchor: str) -> None:
    assert one_of(marked).anchor == anchor


RANGES = [
    ("They fought from <t>22</t>-<t>25 April 1951</t>.", ["1951-04-22", "1951-04-25"]),
    ("They fought from <t>the 13th</t> to <t>the 19th of October 1950</t>.", ["1950-10-13", "1950-10-19"]),
    ("They fought (<t>July</t>-<t>November 1954</t>) in the hills.", ["1954-07", "1954-11"]),
    ("They fought from <t>November</t> to <t>February 2017</t>.", ["2016-11", "2017-02"]),
    ("They fought from <t>26 June</t> to <t>4 August 1952</t>.", ["1952-06-26", "1952-08-04"]),
    ("They fought in <t>1990</t>-<t>94</t>.", ["1990", "1994"]),
    ("They fought from <t>1914</t> to <t>1918</t>.", ["1914", "1918"]),
    ("They fought from <t>264</t> to <t>241 BC</t>.", ["BC0264", "BC0241"]),
    ("It is open from <t>3</t> to <t>8 p.m. today</t>.", ["2024-03-12T15:00", "2024-03-12T20:00"]),
    ("It is open from <t>10</t> to <t>2 p.m. today</t>.", ["2024-03-12T10:00", "2024-03-12T14:00"]),
]


@pytest.mark.parametrize(("marked", "values"), RANGES)
def test_both_ends_of_a_range_are_rows(marked: str, values: list[str]) -> None:
    text, spans = parse(marked)
    rows = times_of(text)
    assert [(r.start, r.end) for r in rows] == spans["t"]
    assert [r.value for r in rows] == values


NONE = [
    "Theresa May met the union.",
    "It may rain and they may march.",
    "Protesters march to the palace.",
    "The Sun reported the affair.",
    "The second attempt failed.",
    "The parcel cost $1,999.",
    "Some 1500 soldiers fled.",
    "The port loses $35 million a day.",
    "The rebels soon fled.",
    "The fall of the city was near.",
    "They drank from a spring.",
    "They sell winter coats.",
    "Three quarters of the farmers left.",
    "Some 2150 soldiers fled.",
    "The team won the Goal of the Year.",
    "He is a boy of three years of age.",
    "Two thousand and twenty soldiers fled.",
    "The town is 9/10 empty.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert [r.text for r in times_of(text)] == []


def test_why_not_is_said() -> None:
    left = find_times(doc_of("Theresa May met the union.")).not_coded
    assert [(row.text, row.stage, row.reason) for row in left] == [("May", "times", "a name")]


WITHOUT = [
    ("The minister resigned <t>yesterday</t>.", "XXXX-XX-XX"),
    ("The minister resigned on <t>Friday</t>.", "XXXX-WXX-5"),
    ("The minister resigned in <t>May</t>.", "XXXX-05"),
    ("The minister resigned on <t>5 May</t>.", "XXXX-05-05"),
    ("The minister resigned in <t>the summer</t>.", "XXXX-SU"),
    ("The minister resigned on <t>5 May 2019</t>.", "2019-05-05"),
    ("The minister resigned on <t>Christmas Day</t>.", "XXXX-12-25"),
]


@pytest.mark.parametrize(("marked", "value"), WITHOUT)
def test_without_a_day_of_publication_nothing_is_guessed(marked: str, value: str) -> None:
    found = one_of(marked, published=None)
    assert found.value == value
    assert (found.begin is None) == ("X" in value)
    assert found.anchor == ""


def test_a_history_goes_on_in_its_own_years() -> None:
    text = (
        "War broke out in September 1939. Paris fell in June 1940. In October the raids went on. "
        "By the end of the year the city lay in ruins. In May 1941 the raids ended. The war ended in 1945."
    )
    rows = times_of(text)
    assert [r.value for r in rows] == ["1939-09", "1940-06", "1940-10", "1940", "1941-05", "1945"]


def test_ids_count_in_order_and_evidence_is_a_slice() -> None:
    text = "On Friday the dam broke. By 2019 it had been repaired twice, every two years."
    rows = times_of(text)
    assert [r.time_id for r in rows] == [f"t{n}" for n in range(1, len(rows) + 1)]
    assert all(text[r.start : r.end] == r.text for r in rows)


def test_the_doc_is_left_as_it_was() -> None:
    doc = doc_of("The mayor resigned on Friday, two years after the vote.")
    before = doc.to_bytes(exclude=["user_data"])
    find_times(doc)
    assert doc.to_bytes(exclude=["user_data"]) == before
