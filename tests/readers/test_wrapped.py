"""Text that was broken into lines of one width: a paragraph is one span, and no offset changes."""

from __future__ import annotations

import textwrap

import pytest

from analysis.article import paragraphs
from analysis.cleaning import clean
from analysis.readers import read_text
from tests.samples import tables_of

PARAGRAPHS = [
    "The harbour master of Corrin said on Monday that twelve boats came back to the bay after a week of storms.",
    "Nobody was hurt, said Lena Orr, who owns the café at the quay, and the smaller boats will leave before noon.",
    "The town had sent two tugs and a helicopter to look for the last of them, which had lost its mast on Friday.",
    "They went home.",
]
WRAPPED = [
    "\n\n".join(textwrap.fill(p, 60) for p in PARAGRAPHS),
    "\n\n".join(textwrap.fill(p, 60, initial_indent="    ") for p in PARAGRAPHS),
    "\n\n".join(textwrap.indent(textwrap.fill(p, 60), "  ") for p in PARAGRAPHS) + "\n",
]
NOT_WRAPPED = [
    "\n".join(PARAGRAPHS),
    "The crews asked for three things:\n- more pay\n- a doctor on the quay\n- an end to night landings\nThey got two.",
    "Corrin 3, Port Vane 1\nGreat Corrin 2, Orr 2\nHolm 0, Reid 0\nBrandt 1, Dahl 4\nVane 2, Corrin Town 2\n",
]


@pytest.mark.parametrize("text", WRAPPED)
def test_the_lines_of_a_paragraph_are_one_span(text: str) -> None:
    article = read_text(text)
    assert article.text == text
    assert [" ".join(text[s.start : s.end].split()) for s in paragraphs(article)] == PARAGRAPHS


@pytest.mark.parametrize("text", NOT_WRAPPED)
def test_lines_that_end_where_they_will_stay_apart(text: str) -> None:
    spans = list(paragraphs(read_text(text)))
    assert [text[s.start : s.end] for s in spans] == [line for line in text.split("\n") if line]


def test_a_rule_sees_a_wrapped_line_as_a_whole() -> None:
    teaser = "Sign up for our morning briefing and get the news of the harbour in your inbox before the first boat."
    text = "\n\n".join(textwrap.fill(p, 60) for p in [*PARAGRAPHS[:2], teaser, *PARAGRAPHS[2:]])
    removed = clean(read_text(text)).removed
    assert [(" ".join(r.text.split()), r.rule) for r in removed] == [(teaser, "newsletter:box")]


def test_a_wrapped_text_gives_the_tables_of_the_unwrapped() -> None:
    wrapped, plain = tables_of(WRAPPED[0]), tables_of("\n\n".join(PARAGRAPHS))
    assert len(wrapped.sentences) == len(plain.sentences) == len(PARAGRAPHS)
    for table, columns in (("actors", ["name", "type"]), ("figures", ["value", "counted"]), ("statements", ["cue"])):
        assert wrapped[table][columns].equals(plain[table][columns]), table
