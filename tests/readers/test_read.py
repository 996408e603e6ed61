from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from analysis.errors import NewsbookError
from analysis.readers import article_id_of, find_project, read_article, read_bytes, read_text

TEXT = "Boats return to Corrin\n" + (
    "The boats came back on Monday – all of them – and nobody was hurt, the café’s owner said.\n"
)


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("windows-1252"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
)
def test_the_encoding_is_found_and_only_line_ends_change(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "Corrin Bay.txt"
    path.write_bytes(raw)
    article = read_article(path)
    assert article.text == TEXT
    assert (article.article_id, article.raw, article.reader) == ("corrin_bay", raw, "text")
    assert article.title_span is not None
    assert TEXT[article.title_span.start : article.title_span.end] == "Boats return to Corrin"


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"%PDF-1.7 ...", "PDF.*Save the article"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.txt", b"ab\x00\x01cd", "binary data"),
        ("a.txt", b"caf\x81\x8d", "unknown encoding"),
        ("a.txt", b"\xff\xfea", "utf-16"),
        ("a.txt", b"12 34 --- !!", "no sentence"),
        ("a.xyz", b"text", "'.xyz'.*Choices: .*\\.txt"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "no visible text"),
    ],
)
def test_bad_input_gets_one_clear_message(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(NewsbookError, match=message):
        read_article(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(NewsbookError, match=r"No such file.*nowhere\.txt"):
        read_article(tmp_path / "nowhere.txt")
    with pytest.raises(NewsbookError, match="folder"):
        read_article(tmp_path)


def test_the_sidecar_wins_over_the_page_and_the_command_over_both(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><meta property="article:published_time" content="2024-03-01"><title>Boats return</title></head>'
        "<body><article><h1>Boats return</h1><p>The boats came back to the bay of Corrin on Monday morning.</p>"
        "<p>Nobody was hurt, the owner of the café at the quay said after noon.</p></article></body></html>",
        encoding="utf-8",
    )
    assert read_article(page).metadata.published == date(2024, 3, 1)
    (tmp_path / "page.toml").write_text('id = "boats"\npublished = 2024-03-04\n', encoding="utf-8")
    article = read_article(page)
    assert (article.article_id, article.metadata.published, article.metadata.published_source) == (
        "boats",
        date(2024, 3, 4),
        "the sidecar",
    )
    given = read_article(page, published=date(2024, 3, 5))
    assert given.metadata.published == date(2024, 3, 5)


def test_bytes_read_again_give_the_same_article(tmp_path: Path) -> None:
    path = tmp_path / "corrin.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "corrin.toml").write_text('title = "Boats"\n', encoding="utf-8")
    one = read_article(path)
    two = read_bytes(one.raw, one.source_name, one.sidecar_raw, source_path=one.source_path)
    assert one == two


def test_pasted_text_is_an_article() -> None:
    article = read_text(TEXT, published=date(2024, 3, 4))
    assert (article.article_id, article.text, article.metadata.published) == ("pasted", TEXT, date(2024, 3, 4))


def test_a_relative_path_is_tried_in_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "corrin.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "down")
    assert find_project() == tmp_path.resolve()
    assert read_article("seeds/corrin.txt").text == TEXT


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Port Strike (2)", "port_strike_2"), ("Élysée", "elysee"), ("…", "article"), ("a-b_c", "a-b_c")],
)
def test_article_ids_are_plain(name: str, expected: str) -> None:
    assert article_id_of(name) == expected


def test_a_sidecar_given_as_the_article_is_told_what_it_is(tmp_path: Path) -> None:
    for name in ("boats.html", "boats.toml", "boats.png", "boats2.txt"):
        (tmp_path / name).write_text('title = "Boats"\n', encoding="utf-8")
    with pytest.raises(NewsbookError, match=r"sidecar .*boats\.toml'.*Choices: boats\.html\. Name the article itself"):
        read_article(tmp_path / "boats.toml")
