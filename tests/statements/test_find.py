"""Statements on small texts of our own: speaker ``<s>``, cue ``<c>``, content ``<t>``, each stretch a row."""

from __future__ import annotations

import pytest

from analysis.actors import find_actors
from analysis.statements import Statement, find_statements
from tests.markup import parse
from tests.samples import doc_of


def statements_of(text: str) -> tuple[Statement, ...]:
    doc = doc_of(text)
    return find_statements(doc, find_actors(doc)).statements


ONE = [
    ("direct", '<s>Lena Marsh</s>, the mayor, <c>said</c>: "<t>The bridge will open in June.</t>"'),
    ("direct", '"<t>The bridge will open in June</t>," <c>said</c> <s>Lena Marsh</s>, the mayor.'),
    ("direct", "“<t>The bridge will open in June</t>,” <s>Lena Marsh</s> <c>told</c> reporters."),
    ("direct", "‘<t>The bridge isn’t safe</t>,’ <c>said</c> <s>the engineer</s>."),
    ("direct", "«<t>The bridge is closed</t>», <s>the council</s> <c>announced</c> on Friday."),
    ("direct", '<s>The company</s> <c>said</c> in a statement, "<t>We regret the delay. We will pay for it.</t>"'),
    ("indirect", "<s>The council</s> <c>said</c> that <t>the bridge would open in June</t>."),
    ("indirect", "<t>The bridge will open in June</t>, <s>the council</s> <c>said</c>."),
    ("indirect", "<t>The bridge will open in June</t>, <c>according to</c> <s>two engineers</s>."),
    ("indirect", "<c>According to</c> a letter from <s>the ministry</s>, <t>the bridge is closed</t>."),
    ("indirect", "<t>The bridge will open in June</t>, as <c>announced</c> by <s>the council</s>."),
    ("indirect", "<s>The Red Cross</s> <c>put</c> <t>the toll at 261</t>."),
    ("indirect", "<s>The council</s> <c>estimated</c> <t>the damage at $3 million</t>."),
    ("indirect", "<s>Officials</s> <c>believe</c> <t>the bridge is unsafe</t>."),
    ("indirect", "<s>A new study</s> <c>shows</c> that <t>the bridge is unsafe</t>."),
    ("indirect", "The mayor repeated <s>her</s> <c>claim</c> that <t>the vote was rigged</t>."),
    ("indirect", "<s>The union</s> was quoted as <c>saying</c> that <t>the strike would go on</t>."),
    ("mixed", '<s>The union</s> <c>told</c> Radio Uno that <t>the strike would "go on for months"</t>.'),
    (
        "mixed",
        "<s>The mayor</s> <c>promised</c> to mend it “<t>before the winter.</t>” She declared mourning.",
    ),
    ("indirect", "<s>Doctors</s> <c>warned</c> that <t>measles could spread</t>: 310 cases were confirmed last week."),
    ("mixed", '<s>The union</s> <c>described</c> the offer as "<t>an insult to every driver</t>".'),
]
ONE += [
    ("direct", '"<t>The bridge will open in June</t>," <s>a clerk</s>, who asked not to be named, <c>said</c>.'),
    ("indirect", "Asked whether the bridge was safe, <s>Lena Marsh</s> <c>said</c> <t>it would open in June</t>."),
    ("indirect", "<s>The mayor's office</s> <c>denied</c> that <t>the bridge was unsafe</t>."),
]
# A second verb that is directed at somebody is the speaker's own, not part of what was said.
ONE += [
    ("indirect", "<s>The colonel</s> <c>said</c> <t>the bridge had been blown up</t> and accused Peruvian troops."),
    ("indirect", "<s>Farmers</s> <c>said</c> <t>they were losing a third of their crops</t> and urged her to act."),
    ("indirect", "<s>The mayor</s> <c>says</c> <t>the guard will not leave the port</t> and blames foreign agents."),
    ("indirect", "<s>The envoy</s> <c>said</c> <t>the talks had failed</t>, blamed Kenya and urged Somalia to return."),
    ("indirect", "<s>The envoy</s> <c>said</c> <t>the rebels had rejected the truce and accused the army of lies</t>."),
    ("indirect", "<s>The envoy</s> <c>said</c> <t>a group had stolen files and demanded money from banks</t>."),
    ("indirect", "<s>The envoy</s> <c>said</c> <t>the files had been stolen</t> and demanded an inquiry."),
    ("indirect", "<s>The envoy</s> <c>said</c> <t>soldiers fired on the camp and took the guards</t>."),
]


@pytest.mark.parametrize(("form", "marked"), ONE)
def test_one_statement(form: str, marked: str) -> None:
    text, spans = parse(marked)
    rows = statements_of(text)
    assert [r.form for r in rows] == [form]
    row = rows[0]
    assert [(row.speaker_start, row.speaker_end)] == spans["s"]
    assert [(row.cue_start, row.cue_end)] == spans["c"]
    assert [(row.content_start, row.content_end)] == spans["t"]
    assert row.polarity == "positive"
    assert row.start <= min(spans["s"][0][0], spans["t"][0][0]) and row.end >= max(spans["s"][0][1], spans["t"][0][1])


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say whether the road was open.",
        "The minister declined to confirm that the road was open.",
        "No official said that the road was open.",
        "The minister never claimed that the road was open.",
    ],
)
def test_what_was_not_said_is_negative(text: str) -> None:
    assert [r.polarity for r in statements_of(text)] == ["negative"]


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "partners" met on Monday.',
        "Rebels seized the town and its bridge.",
        'She starred in "The Long Road" in 1994.',
        "The driver of the '90s model won the race.",
    ],
)
def test_no_statement(text: str) -> None:
    assert statements_of(text) == ()


def test_an_interrupted_quotation_is_one_row_a_stretch() -> None:
    text, spans = parse(
        '"<t>The harbour</t>," said Lena Marsh, "<t>is ours.</t>" She smiled. "<t>We will not sell it.</t>"'
    )
    rows = statements_of(text)
    assert [(r.content_start, r.content_end) for r in rows] == spans["t"]
    assert [r.continues for r in rows][:2] == ["", rows[0].statement_id]
    assert {r.speaker_id for r in rows} == {rows[0].speaker_id}
    assert rows[0].speaker_id


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Lena Marsh said: “The harbour is ours.\n“We will not sell it.”\nShe left."
    (row,) = statements_of(text)
    assert row.content.startswith("The harbour") and row.content.endswith("sell it.")


def test_a_chain_has_a_parent() -> None:
    rows = statements_of("Lena Marsh said that the union claimed the harbour was closed.")
    assert [(r.cue, r.parent_id) for r in rows] == [("said", ""), ("claimed", "q1")]


def test_first_person_in_a_quotation_is_its_speaker() -> None:
    rows = statements_of('"I think the harbour is lost," said Lena Marsh.')
    assert [(r.cue, r.parent_id) for r in rows] == [("said", ""), ("think", "q1")]
    assert rows[0].speaker_id == rows[1].speaker_id != ""


def test_what_is_quoted_within_a_quotation_ends_with_its_marks() -> None:
    text, spans = parse("\"The court told us '<t>you may shut the harbour</t>', and we did,\" Lena Marsh said.")
    outer, inner = statements_of(text)
    assert [(inner.content_start, inner.content_end)] == spans["t"]
    assert (inner.form, inner.parent_id) == ("direct", outer.statement_id)


def test_they_in_a_quotation_are_not_its_speaker() -> None:
    outer, inner = statements_of("“They told us ‘foreign agents’ would be shot,” Lena Marsh recalled.")
    assert (inner.speaker_text, inner.speaker_id) == ("They", "")
    assert outer.speaker_id


def test_evidence_is_a_slice() -> None:
    text = 'Lena Marsh said the plan was "a trap". "It will fail," she added. It is, according to the union, false.'
    for row in statements_of(text):
        assert text[row.start : row.end] == row.text
        assert text[row.content_start : row.content_end] == row.content
        assert text[row.cue_start : row.cue_end] == row.cue
        assert text[row.speaker_start : row.speaker_end] == row.speaker_text


def test_the_doc_is_left_as_it_was() -> None:
    doc = doc_of('Lena Marsh said the plan was "a trap".')
    before = doc.to_bytes(exclude=["user_data"])
    find_statements(doc, find_actors(doc))
    assert doc.to_bytes(exclude=["user_data"]) == before


def test_what_stands_before_a_semicolon_is_not_said_behind_it() -> None:
    assert statements_of("Kenya shuts three gates after a soldier was wounded; Somalia protests.") == ()
