"""Files that were made to harm: a clear error or a correct result, within bounded time and memory."""

from __future__ import annotations

import io
import itertools
import os
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from analysis.cleaning import clean
from analysis.errors import NewsbookError
from analysis.readers import docx, html, pdf, read, read_article, read_bytes

PARAGRAPH = "<p>The boats came back to the bay of Corrin on Monday, and nobody was hurt in the storm, she said.</p>"


def test_fifty_megabytes_of_nested_tags_are_refused() -> None:
    with pytest.raises(NewsbookError, match="characters of HTML; newsbook reads at most"):
        read_bytes(b"<div>" * 10_000_000 + b"text", "deep.html")


def test_tags_nested_too_deeply_are_refused_and_not_cut_in_silence() -> None:
    with pytest.raises(NewsbookError, match="too deeply"):
        read_bytes(b"<div>" * 100_000 + PARAGRAPH.encode(), "deep.html")


def test_a_page_of_a_million_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_BLOCKS", 100)
    with pytest.raises(NewsbookError, match="more than 100 lines"):
        read_bytes(b"<html><body>" + PARAGRAPH.encode() * 200, "long.html")
    monkeypatch.undo()
    monkeypatch.setattr(html, "MAX_WORDS", 100)
    with pytest.raises(NewsbookError, match="more than 100 words"):
        read_bytes(b"<html><body>" + PARAGRAPH.encode() * 200, "long.html")


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
    bomb = packed({"word/document.xml": b" " * (docx.MAX_PART + 1)})
    assert len(bomb) < 100_000
    with pytest.raises(NewsbookError, match="unpacks to more than"):
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
    with pytest.raises(NewsbookError, match=f"has 10000 pages; newsbook reads at most {pdf.MAX_PAGES}"):
        read_bytes(blank_pdf(10_000), "long.pdf")


def test_a_scan_is_told_from_a_text() -> None:
    with pytest.raises(NewsbookError, match=r"no text layer.*scan.*ocrmypdf"):
        read_bytes(blank_pdf(2), "scan.pdf")


@pytest.mark.parametrize("raw", [b"%PDF-1.7 broken", b"%PDF-1.7\n" + b"\x00" * 10_000])
def test_a_broken_pdf_gets_one_clear_message(raw: bytes) -> None:
    with pytest.raises(NewsbookError, match="cannot be opened as PDF"):
        read_bytes(raw, "broken.pdf")


def test_a_script_in_a_pdf_is_dead() -> None:
    stream = b"BT /F1 12 Tf 20 150 Td (The boats came back to Corrin on Monday.) Tj ET"
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
    assert read_bytes(body, "script.pdf").text == "The boats came back to Corrin on Monday."


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.csv"])
def test_null_bytes_are_refused(name: str) -> None:
    with pytest.raises(NewsbookError, match="binary data"):
        read_bytes(b"The boats\x00 came back.", name)


def test_null_characters_in_an_e_mail_do_no_harm() -> None:
    raw = b"Subject: Boats\nContent-Type: text/html; charset=utf-8\n\n<p>The boats\x00 came back on Monday.</p>"
    assert "came back on Monday." in read_bytes(raw, "a.eml").text


def test_an_e_mail_of_parts_in_parts_is_refused() -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(600))
    with pytest.raises(NewsbookError, match="parts"):
        read_bytes(f"Subject: x\n{parts}".encode(), "deep.eml")


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


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The boats came back.", encoding="utf-8")
    monkeypatch.setattr(read, "MAX_BYTES", 10)
    with pytest.raises(NewsbookError, match="20 bytes; newsbook reads at most 10"):
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
