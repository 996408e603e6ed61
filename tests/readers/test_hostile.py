"""Files that were made to harm: a clear error or a correct result, within bounded time and memory."""

from __future__ import annotations

import io
import itertools
import os
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from analysis.cleaning import clean
from analysis.errors import NewsbookError
from analysis.readers import Limits, limits_from, read, read_article, read_bytes
from tests.readers.archives import archive

PARAGRAPH = "<p>The boats came back to the bay of Corrin on Monday, and nobody was hurt in the storm, she said.</p>"


def test_fifty_megabytes_of_nested_tags_are_refused() -> None:
    with pytest.raises(NewsbookError, match="characters of HTML; newsbook reads at most"):
        read_bytes(b"<div>" * 10_000_000 + b"text", "deep.html")


def test_tags_nested_too_deeply_are_refused_and_not_cut_in_silence() -> None:
    with pytest.raises(NewsbookError, match="too deeply"):
        read_bytes(b"<div>" * 100_000 + PARAGRAPH.encode(), "deep.html")


PAGE = b"<html><body>" + PARAGRAPH.encode() * 200
WORD = "word/document.xml"


def test_every_limit_is_an_option_that_its_message_names() -> None:
    cases: dict[str, tuple[bytes, str, int, str]] = {
        "megabytes": (b"boats " * 400_000, "a.txt", 1, "has 3 megabytes; newsbook reads at most 1"),
        "characters": (b"The boats came back.", "a.txt", 10, "has 20 characters; newsbook reads at most 10"),
        "lines": (PAGE, "long.html", 100, "has more than 100 lines"),
        "words": (PAGE, "long.html", 100, "has 4,000 words"),
        "pages": (blank_pdf(4), "long.pdf", 2, "has 4 pages"),
        "page_characters": (text_pdf("The boats came back."), "long.pdf", 5, "characters on one page"),
        "members": (packed({f"a{n}": b"" for n in range(9)}), "a.docx", 2, "has 9 files in its zip"),
        "member_megabytes": (packed({WORD: b" " * 3_000_000}), "a.docx", 1, f"megabytes in {WORD}"),
        "parts": (nested_mail(5), "deep.eml", 2, "has more than 2 parts"),
    }
    assert cases.keys() | {"seconds"} == {f.name for f in fields(Limits)}
    for option, (raw, name, most, message) in cases.items():
        with pytest.raises(NewsbookError, match=rf"{message}.* --limit {option}=N\."):
            read_bytes(raw, name, limits=Limits(**{option: most}))


@pytest.mark.parametrize(
    ("option", "limits"), [("members", Limits(members=1)), ("member_megabytes", Limits(member_megabytes=1))]
)
def test_a_web_archive_is_bounded_by_the_same_options(option: str, limits: Limits) -> None:
    with pytest.raises(NewsbookError, match=f"--limit {option}=N"):
        read_bytes(archive(PAGE + b" " * 3_000_000, PAGE), "a.warc", limits=limits)


def test_a_web_archive_that_unpacks_to_terabytes_is_refused() -> None:
    bomb = archive(b" " * 5_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(NewsbookError, match=r"megabytes when unpacked.*--limit megabytes=N"):
        read_bytes(bomb, "a.warc.gz", limits=Limits(megabytes=1))


@pytest.mark.parametrize(
    "raw",
    [
        b"WARC/1.0 not",
        b"The boats came back.",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 50\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        archive(PAGE)[:200],
        archive(PAGE)[:-20],
        archive(PAGE, gzip=False)[:200],
        archive(PAGE, gzip=False)[:-200],
        b"\x1f\x8b\x08 not a zip",
    ],
)
def test_a_damaged_web_archive_gets_one_clear_message(raw: bytes) -> None:
    with pytest.raises(NewsbookError, match=r"no whole web archive"):
        read_bytes(raw, "a.warc")


def test_the_environment_says_limits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBOOK_LIMITS", "lines=100 words=5000")
    with pytest.raises(NewsbookError, match="more than 100 lines"):
        read_bytes(PAGE, "long.html")
    assert limits_from(["lines=300"]) == Limits(lines=300, words=5000)
    assert str(Limits(lines=300, words=5000)) == "lines=300 words=5000"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("page=3", r"no such limit: 'page'\. Did you mean 'pages'\?.*Choices: megabytes"),
        ("pages", "whole number from 1: ''"),
        ("pages=-3", "whole number from 1: '-3'"),
        ("pages=many", "whole number from 1: 'many'"),
    ],
)
def test_a_limit_that_is_none_is_refused_with_the_choices(said: str, message: str) -> None:
    with pytest.raises(NewsbookError, match=message):
        limits_from([said])


def test_words_that_repeat_without_end_are_read() -> None:
    page = "<html><body><article><h1>Boats</h1>" + "<p>boats and boats and boats and boats.</p>" * 3000
    assert read_bytes(page.encode(), "same.html").text.count("\n") == 3000


def test_paragraphs_that_are_nearly_alike_without_end_are_cleaned() -> None:
    text = "\n".join(
        f"The harbour master said on day {n} that {7 * n} boats came back to the bay." for n in range(5000)
    )
    assert clean(read_bytes(text.encode(), "alike.txt")).text == text


def test_entities_that_grow_are_refused() -> None:
    names = "abcdefghi"
    bomb = '<!DOCTYPE rss [<!ENTITY a "boats boats">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in itertools.pairwise(names)
    )
    feed = f"{bomb}]><rss><channel><item><title>&i;</title><summary>Boats.</summary></item></channel></rss>"
    with pytest.raises(NewsbookError, match="no well-formed XML"):
        read_bytes(feed.encode(), "bomb.rss")


def test_no_file_of_the_machine_is_read_by_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never read", encoding="utf-8")
    feed = (
        f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}">]><rss><channel><item>'
        "<title>Boats</title><description>Boats came back &s; today.</description></item></channel></rss>"
    )
    assert "never read" not in read_bytes(feed.encode(), "entity.rss").text


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = packed({"word/document.xml": b" " * 30_000_001})
    assert len(bomb) < 100_000
    with pytest.raises(NewsbookError, match=r"more than 30 megabytes in word/document\.xml when unpacked"):
        read_bytes(bomb, "bomb.docx")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"PK\x03\x04 not a zip", "cannot be opened as a Word file"),
        (packed({"xl/workbook.xml": b"<a/>"}), "no Word file"),
        (packed({"word/document.xml": b"<a>"}), "not well-formed"),
        (packed({"word/document.xml": b"<a/>"}), "no sentence"),
    ],
)
def test_what_is_no_word_file_gets_one_clear_message(raw: bytes, message: str) -> None:
    with pytest.raises(NewsbookError, match=message):
        read_bytes(raw, "a.docx")


def blank_pdf(pages: int) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_a_pdf_of_ten_thousand_pages_is_refused() -> None:
    with pytest.raises(NewsbookError, match="has 10,000 pages; newsbook reads at most 300"):
        read_bytes(blank_pdf(10_000), "long.pdf")


def test_a_scan_is_told_from_a_text() -> None:
    with pytest.raises(NewsbookError, match=r"no text layer.*scan.*ocrmypdf"):
        read_bytes(blank_pdf(2), "scan.pdf")


@pytest.mark.parametrize("raw", [b"%PDF-1.7 broken", b"%PDF-1.7\n" + b"\x00" * 10_000])
def test_a_broken_pdf_gets_one_clear_message(raw: bytes) -> None:
    with pytest.raises(NewsbookError, match="cannot be opened as PDF"):
        read_bytes(raw, "broken.pdf")


def text_pdf(text: str) -> bytes:
    """Return a PDF of one page, with a script that runs when it is opened."""
    stream = f"BT /F1 12 Tf 20 150 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\('never run'\\)) >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 << /Type "
        b"/Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj %s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"xref\n0 5\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )
    return body


def test_a_script_in_a_pdf_is_dead() -> None:
    text = "The boats came back to Corrin on Monday."
    assert read_bytes(text_pdf(text), "script.pdf").text == text


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.csv"])
def test_null_bytes_are_refused(name: str) -> None:
    with pytest.raises(NewsbookError, match="binary data"):
        read_bytes(b"The boats\x00 came back.", name)


def test_null_characters_in_an_e_mail_do_no_harm() -> None:
    raw = b"Subject: Boats\nContent-Type: text/html; charset=utf-8\n\n<p>The boats\x00 came back on Monday.</p>"
    assert "came back on Monday." in read_bytes(raw, "a.eml").text


def nested_mail(depth: int) -> bytes:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"Subject: x\n{parts}".encode()


@pytest.mark.parametrize("depth", [600, 5000])
def test_an_e_mail_of_parts_in_parts_is_refused(depth: int) -> None:
    with pytest.raises(NewsbookError, match="parts"):
        read_bytes(nested_mail(depth), "deep.eml")


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The boats came back.", encoding="utf-8")
    real, calls = os.fstat, []

    def grown(descriptor: int) -> Any:
        calls.append(descriptor)
        if len(calls) == 2:
            with path.open("a", encoding="utf-8") as handle:
                handle.write(" More.")
        return real(descriptor)

    monkeypatch.setattr(read.os, "fstat", grown)
    with pytest.raises(NewsbookError, match="changed while it was read"):
        read_article(path)


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as handle:
        handle.truncate(5_000_000_000)  # a hole: no disk is filled
    with pytest.raises(NewsbookError, match="has 5,000 megabytes; newsbook reads at most 1,000"):
        read_article(path)


@pytest.mark.parametrize(
    "name", ["a b.txt", 'it\'s "x".txt', "two\nlines.txt", "Лодки вернулись.txt", "$(x) & y.txt", "-rf.txt"]
)
def test_odd_names_are_only_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("The boats came back.", encoding="utf-8")
    article = clean(read_article(path))
    assert (article.source_name, article.text) == (name, "The boats came back.")
    assert article.article_id.isascii() and article.article_id


def test_an_unknown_format_is_named_with_those_that_are_known() -> None:
    with pytest.raises(NewsbookError, match=r"'a\.png' is a PNG picture; no reader takes: '\.png'.*\.txt.*\.pdf"):
        read_bytes(b"\x89PNG\r\n\x1a\n", "a.png")
