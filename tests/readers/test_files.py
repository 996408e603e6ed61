"""Files that real programs wrote (``files/make.py``): the article is there, in order, and leads back to its source."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from analysis.article import Article
from analysis.cleaning import clean
from analysis.readers import read_article

FILES = Path(__file__).parent / "files"
TITLE = "Ferry crews of Corrin end their strike"
LAST = "Travellers with tickets for the days of the strike may use them until the end of the year."
#: One sentence of every paragraph, in order.
MARKS = [
    "the first boat left for the islands at dawn with 312 passengers on board.",
    "called the agreement “a start, and no more than that”. It gives the 490 deckhands of the line 4.5 percent",
    "lost an estimated 2.1 million euros while the boats lay at the quay, according to the chamber of commerce, which",
    "The army flew in medicine twice, and a trawler brought the mail.",
    "ended when the government of the day threatened to send navy crews on board.",
    "receives a subsidy of 11 million euros from the state, which owns the two largest of its boats",
    "Two deckhands were hurt last winter when a ramp gave way",
    LAST,
]
NAMES = ["chromium.html", "chromium.mhtml", "chromium.pdf", "libreoffice.pdf", "python_docx.docx"]


def kept(article: Article) -> str:
    return "".join(article.text[span.start : span.end] for span in article.kept())


@pytest.mark.parametrize("name", NAMES)
def test_the_article_is_kept_in_order_and_the_title_is_known(name: str) -> None:
    article = clean(read_article(FILES / name))
    body = kept(article).replace("\xad", "")
    places = [body.index(mark) for mark in MARKS]
    assert places == sorted(places)
    assert article.metadata.title == TITLE
    assert article.title_span is not None
    assert article.text[article.title_span.start : article.title_span.end] == TITLE


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_the_article_is_marked(name: str) -> None:
    article = clean(read_article(FILES / name))
    body = kept(article)
    for furniture in ("Most read", "READ ALSO", "© 2024", "Photo: Lena Orr", "By Lena Orr", "Page 1", "Thursday, 14"):
        assert furniture not in body
    assert "By Lena Orr" in article.text


def test_a_printed_page_has_two_columns_hyphens_headers_and_numbers_under_control() -> None:
    article = clean(read_article(FILES / "libreoffice.pdf"))
    lines = kept(article).split("\n")
    assert "From the archive" in lines
    body = "\n".join(lines)
    assert "driftwood under the cliffs" in body and "any more, whatever he was promised." in body
    assert body.index("any more, whatever") < body.index("It was the harbour doctor") < body.index("had carried in")
    headers = [r.text for r in article.removed if r.rule == "pdf:header or footer"]
    header = "Corrin Courier — Thursday, 14 March 2024"
    assert headers == [header, "Page 1", header, "Page 2"]


@pytest.mark.parametrize("name", ["chromium.html", "chromium.mhtml"])
def test_a_saved_page_leads_back_to_the_characters_of_its_source(name: str) -> None:
    article = read_article(FILES / name)
    if name.endswith(".mhtml"):  # the decoded part: what the transfer encoding stood for
        import email
        import email.policy

        message = email.message_from_bytes(article.raw, policy=email.policy.default)
        part = next(p for p in message.walk() if p.get_content_type() == "text/html")
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        source = payload.decode("utf-8").replace("\r\n", "\n")
    else:
        source = article.raw.decode("utf-8")
    for origin in article.origins:
        assert origin.raw_start is not None and origin.raw_end is not None and origin.element
        raw = re.sub(r"<[^>]*>", "", source[origin.raw_start : origin.raw_end])
        assert raw.split() == article.text[origin.start : origin.end].split()


@pytest.mark.parametrize(("name", "pages"), [("chromium.pdf", 2), ("libreoffice.pdf", 2)])
def test_a_pdf_leads_back_to_its_pages(name: str, pages: int) -> None:
    article = read_article(FILES / name)
    assert {origin.page for origin in article.origins} == set(range(1, pages + 1))
    covered = sum(origin.end - origin.start for origin in article.origins)
    assert covered >= len(article.text) - article.text.count("\n")
    end = (
        article.text.index("until the end of the year")
        if name == "chromium.pdf"
        else article.text.index("had carried in the coffee")
    )
    assert next(o.page for o in article.origins if o.start <= end < o.end) == 2


def test_a_word_file_leads_back_to_its_paragraphs() -> None:
    import docx

    article = read_article(FILES / "python_docx.docx")
    body = docx.Document(str(FILES / "python_docx.docx")).paragraphs
    for number, paragraph in enumerate(body, 1):
        origin = next(o for o in article.origins if o.element == f"paragraph {number}")
        assert article.text[origin.start : origin.end] == paragraph.text
    assert "Great Corrin" in article.text.split("\n")  # a cell of the table
    assert "So may their dogs." in article.text.split("\n")  # after a line break


def test_pages_say_when_they_were_published_and_who_says_so() -> None:
    page = read_article(FILES / "chromium.html").metadata
    assert (page.published, page.published_source) == (date(2024, 3, 14), "the page's JSON-LD: datePublished")
    assert (page.publication, page.byline, page.language) == ("Corrin Courier", "Lena Orr", "en")
    saved = read_article(FILES / "chromium.mhtml").metadata
    assert (saved.published, saved.url) == (None, "https://courier.example/strike.html")
    assert saved.accessed is not None
