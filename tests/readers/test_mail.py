from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from analysis.errors import NewsbookError
from analysis.readers import read_bytes

PLAIN = "The last boats came back to Corrin on Monday.\nNobody was hurt, the café’s owner said.\n"
PAGE = "<html><body><h1>Boats return</h1><p>The last boats came back to <b>Corrin</b> on Monday.</p></body></html>"


def message(*, page: bool, attachment: bool = False) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Boats return – the week in Corrin"
    mail["From"] = "Corrin Courier <news@courier.example>"
    mail["Date"] = "Mon, 04 Mar 2024 23:30:00 -0500"
    mail.set_content(PLAIN, cte="quoted-printable")
    if page:
        mail.add_alternative(PAGE, subtype="html")
    if attachment:
        mail.add_attachment(b"<p>never read</p>", maintype="text", subtype="html", filename="a.html")
    return mail.as_bytes()


@pytest.mark.parametrize("page", [False, True])
def test_an_e_mail_gives_its_text_and_what_its_headers_say(page: bool) -> None:
    article = read_bytes(message(page=page, attachment=True), "letter.eml")
    assert "The last boats came back to Corrin on Monday." in article.text
    assert "never read" not in article.text
    known = article.metadata
    assert (known.title, known.publication) == ("Boats return – the week in Corrin", "Corrin Courier")
    assert (known.published, known.published_source) == (date(2024, 3, 4), "the e-mail's Date")


def test_a_plain_e_mail_leads_back_to_the_characters_of_its_text() -> None:
    article = read_bytes(message(page=False), "letter.eml")
    assert article.text == PLAIN
    assert [(o.raw_start, o.raw_end) for o in article.origins] == [(0, len(PLAIN))]


def test_a_page_in_an_e_mail_leads_back_to_the_characters_of_its_part() -> None:
    article = read_bytes(message(page=True), "letter.eml")
    origin = article.origins[-1]
    assert PAGE[origin.raw_start : origin.raw_end] == "The last boats came back to <b>Corrin</b> on Monday."


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"no header here", "no header lines"),
        (b"Subject: x\nContent-Type: image/png\n\nabcd", "no text part"),
        (b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nabcd efgh", "unknown encoding: 'klingon'"),
    ],
)
def test_a_file_that_is_no_letter_gets_one_clear_message(raw: bytes, message: str) -> None:
    with pytest.raises(NewsbookError, match=message):
        read_bytes(raw, "letter.eml")
