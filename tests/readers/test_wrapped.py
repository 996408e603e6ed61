"""Text that was broken into lines of one width: a paragraph is one span, and no offset changes."""

from __future__ import annotations

import csv
import io
import re
import textwrap
from dataclasses import replace
from datetime import date

import pytest

from analysis.article import Span, paragraphs
from analysis.cleaning import clean
from analysis.corrections import quoted
from analysis.desk.quotes import nth_of
from analysis.language import annotate
from analysis.readers import read_text
from analysis.tables import Tables, csv_text, tabulate

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


#: Names, numbers, times, cues and fixed phrases, so many that at some width each runs over a line's end.
STORY = [
    "Ministers of the Northern Coastal Union end their talks in Corrin without an agreement on the price of fish",
    "Anna Holm, the deputy finance minister of Norway, met General Peter Vance of the Coastal Command in Oslo on "
    "Monday, 11 March 2024, according to a brief statement from the Ministry of Health.",
    "The Corrin Harbour Board hired about two thousand people last year and spent between 25 and 27 million euros "
    "just four months after it had cut 3.2 percentage points from its budget in the second half of 2023.",
    '"We are not going to pay more than one and a half billion dollars," said Lena Orr, the chairwoman of the Union of '
    'Fishing Towns. "Nobody told us what the price will be."',
    "The United Arab Emirates and South Korea condemned the attack by the Free River Army, which killed at least "
    "twenty-one soldiers near the town of Great Orr, and called on the United Nations Security Council to meet.",
]


@pytest.mark.parametrize("width", [48, 60, 66, 72, 79])
def test_a_wrapped_text_gives_the_rows_of_the_unwrapped(width: int) -> None:
    wrapped = tables_read("\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in STORY))
    plain = tables_read("\n\n".join(STORY))
    assert wrapped.text != plain.text
    for name in plain:
        assert rows_of(wrapped, name) == rows_of(plain, name), name
    assert min(len(plain[name]) for name in ("actors", "figures", "times", "statements", "relationships")) >= 3


def tables_read(text: str) -> Tables:
    article = read_text(text)
    return tabulate(annotate(clean(replace(article, metadata=replace(article.metadata, published=date(2024, 3, 12))))))


def rows_of(tables: Tables, name: str) -> list[dict[str, str]]:
    """Return the rows without offsets, sizes and hashes, on one line each."""
    rows = csv.DictReader(io.StringIO(csv_text(name, tables[name])))
    places = re.compile(r"(^|_)(start|end)(_[ab])?$|^n_chars$|^sha256")
    return [{c: " ".join(v.split()) for c, v in row.items() if not places.search(c)} for row in rows]


def test_only_quoted_words_keep_the_line_ends_of_the_article() -> None:
    tables = tables_read("\n\n".join(textwrap.fill(p, 60) for p in STORY))
    columns = {(name, c) for name, frame in tables.items() for c in frame for v in frame[c] if "\n" in str(v)}
    assert {c for _, c in columns} <= {"text", "content", "speaker_text", "source_text", "target_text"}
    assert ("sentences", "text") in columns
    for row in tables.statements.itertuples():
        assert row.content == tables.text[row.content_start : row.content_end]


def test_a_headline_of_two_lines_is_one_title() -> None:
    text = "\n\n".join(textwrap.fill(p, 60) for p in STORY)
    span = read_text(text).title_span
    assert span is not None and text[span.start : span.end].split() == STORY[0].split()


def test_a_correction_quotes_wrapped_words_with_blanks() -> None:
    text = "The Ministry of\nHealth spoke. The Ministry of Health said no."
    assert quoted(text, "Ministry of Health") == Span(4, 22)
    assert quoted(text, "Ministry of Health", 2) == Span(34, 52)
    assert quoted(text, "Ministry of\nHealth", 2) == Span(34, 52)
    assert nth_of(text, "Ministry of Health", 34) == 2
