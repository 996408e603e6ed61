from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.article import Article
from analysis.errors import NewsbookError
from analysis.readers import read_article, read_bytes, sidecar_of

TEXT = "The “last” boats came back to Corrin on Monday.\nNobody was hurt, the café's owner said."
ROWS = [
    {"id": "a1", "title": "Boats return", "text": TEXT, "publish_date": "2024-03-04", "url": "https://courier.example/1"},
    {"id": "a2", "title": "Cannery to close", "text": "The cannery closes, \"for good\".", "publish_date": "2024-03-05",
     "url": "https://courier.example/2"},
]  # fmt: skip


def as_json(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps({"articles": rows}).encode()


def as_lines(rows: list[dict[str, Any]]) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    import csv

    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def as_rss(rows: list[dict[str, Any]]) -> bytes:
    from xml.sax.saxutils import escape

    items = "".join(
        f"<item><guid>{r['id']}</guid><title>{r['title']}</title><link>{r['url']}</link>"
        f"<description>{escape(r['text'])}</description><pubDate>Mon, 0{i + 4} Mar 2024 08:00:00 +0000</pubDate></item>"
        for i, r in enumerate(rows)
    )
    return f"<rss version='2.0'><channel><title>Corrin Courier</title>{items}</channel></rss>".encode()


FORMATS = [
    ("export.json", as_json),
    ("export.jsonl", as_lines),
    ("export.csv", as_csv),
    ("export.parquet", as_parquet),
    ("export.rss", as_rss),
]
Write = Callable[[list[dict[str, Any]]], bytes]


@pytest.mark.parametrize(("name", "write"), FORMATS)
@pytest.mark.parametrize("wanted", ["a1", "https://courier.example/1", "1"])
def test_one_article_of_many_is_read_by_id_url_or_number(tmp_path: Path, name: str, write: Write, wanted: str) -> None:
    path = tmp_path / name
    path.write_bytes(write(ROWS))
    article = read_article(f"{path}#{wanted}")
    assert article.text == f"Boats return\n{TEXT}"
    assert article.title_span is not None and article.text[: article.title_span.end] == "Boats return"
    assert (article.article_id, article.metadata.published) == ("a1", date(2024, 3, 4))
    assert article.metadata.url == "https://courier.example/1"
    assert article.source_path == f"{path.resolve()}#a1"


@pytest.mark.parametrize(("name", "write"), FORMATS)
def test_the_one_article_is_a_file_of_its_own_that_gives_it_again(tmp_path: Path, name: str, write: Write) -> None:
    path = tmp_path / name
    path.write_bytes(write(ROWS))
    article = read_article(f"{path}#a2")
    assert b"Boats return" not in article.raw
    again = read_bytes(article.raw, article.source_name)
    assert (again.text, again.article_id, again.metadata, again.origins) == (
        article.text,
        article.article_id,
        article.metadata,
        article.origins,
    )


@pytest.mark.parametrize(("name", "write"), FORMATS)
def test_a_file_of_several_articles_asks_which_and_one_of_one_does_not(tmp_path: Path, name: str, write: Write) -> None:
    path = tmp_path / name
    path.write_bytes(write(ROWS))
    with pytest.raises(NewsbookError, match=rf"has 2 articles.*{name}#a1, {name}#a2"):
        read_article(path)
    with pytest.raises(NewsbookError, match=r"No article of .* is called 'a3'.*#a1"):
        read_article(f"{path}#a3")
    path.write_bytes(write(ROWS[:1]))
    assert read_article(path).article_id == "a1"


@pytest.mark.parametrize(("name", "write"), FORMATS[:3])
def test_every_line_leads_back_to_characters_of_the_record(tmp_path: Path, name: str, write: Write) -> None:
    path = tmp_path / name
    path.write_bytes(write(ROWS))
    article = read_article(f"{path}#a1")
    assert [lines_back(article, n) for n in range(3)] == article.text.split("\n")


def lines_back(article: Article, number: int) -> str:
    origin = article.origins[number]
    raw = article.raw.decode()[origin.raw_start : origin.raw_end]
    return raw.replace('""', '"') if article.source_name.endswith(".csv") else str(json.loads(f'"{raw}"'))


@pytest.mark.parametrize(("name", "write"), FORMATS)
def test_every_origin_names_the_record_and_the_column(tmp_path: Path, name: str, write: Write) -> None:
    path = tmp_path / name
    path.write_bytes(write(ROWS))
    article = read_article(f"{path}#a1")
    title, *lines = [origin.element for origin in article.origins]
    of_value = ", characters of the value" if name in ("export.parquet", "export.rss") else ""
    assert re.fullmatch(rf"record a1, column (headline|title){of_value}", title)
    assert all(re.fullmatch(rf"record a1, column \w+{of_value}", line) for line in lines)


@pytest.mark.parametrize(("name", "write"), FORMATS[3:])
def test_characters_of_a_value_are_those_of_the_column(tmp_path: Path, name: str, write: Write) -> None:
    path = tmp_path / name
    path.write_bytes(write(ROWS))
    article = read_article(f"{path}#a1")
    for origin in article.origins[1:]:
        assert TEXT[origin.raw_start : origin.raw_end] == article.text[origin.start : origin.end]


def test_markup_in_a_column_leads_back_to_characters_of_the_record() -> None:
    value = '<p>The boats came back on "Monday".</p>\n<p>Nobody was hurt.</p>'
    for name, raw in (
        ("one.json", json.dumps({"id": "a1", "title": "Boats", "content": value}).encode()),
        ("one.csv", ('id,title,content\na1,Boats,"' + value.replace('"', '""') + '"\n').encode()),
    ):
        article = read_bytes(raw, name)
        origin = article.origins[2]
        assert raw.decode()[origin.raw_start : origin.raw_end] == "Nobody was hurt."
        assert origin.element.startswith("record a1, column content, /html")


def test_an_id_that_two_articles_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_bytes(as_lines([ROWS[0], ROWS[0]]))
    with pytest.raises(NewsbookError, match=r"2 articles .* are called 'a1'"):
        read_article(f"{path}#a1")


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            {"@type": "NewsArticle", "articleBody": TEXT, "headline": "Boats", "datePublished": "2024-03-04T08:00:00Z",
             "author": [{"name": "Lena Orr"}, {"name": "Tom Vane"}], "publisher": {"name": "Courier"},
             "inLanguage": "en"},
            ("Boats", "Lena Orr, Tom Vane", "Courier", "en"),
        ),
        (
            {"stories_id": 9, "media_name": "Courier", "publish_date": "2024-03-04 08:00:00", "title": "Boats",
             "language": "en", "text": TEXT},
            ("Boats", "", "Courier", "en"),
        ),
        (
            {"_id": "x", "title": "Boats", "author": "Lena Orr", "published_date": "2024-03-04 08:00:00",
             "clean_url": "courier.example", "summary": TEXT, "language": "en"},
            ("Boats", "Lena Orr", "courier.example", "en"),
        ),
        (
            {"url": "https://courier.example", "title": "Boats", "seendate": "20240304T080000Z",
             "domain": "courier.example", "language": "English", "content": TEXT},
            ("Boats", "", "courier.example", "en"),
        ),
    ],
)  # fmt: skip
def test_columns_are_known_by_the_names_that_archives_give_them(
    record: dict[str, Any], expected: tuple[str, ...]
) -> None:
    metadata = read_bytes(json.dumps(record).encode(), "one.json").metadata
    assert (metadata.title, metadata.byline, metadata.publication, metadata.language) == expected
    assert metadata.published == date(2024, 3, 4)


def test_columns_may_be_named_in_the_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f'nr;kopf;inhalt\n7;Boats;"{TEXT}"\n8;Cannery;Closed for good.\n', encoding="utf-8")
    with pytest.raises(NewsbookError, match=r"no text column.*columns = "):
        read_article(f"{path}#1")
    (tmp_path / "export.toml").write_text(
        'columns = { id = "nr", text = "inhalt", title = "kopf" }\n', encoding="utf-8"
    )
    article = read_article(f"{path}#7")
    assert (article.text, article.article_id) == (f"Boats\n{TEXT}", "7")
    (tmp_path / "export.toml").write_text('columns = { text = "inhlat" }\n', encoding="utf-8")
    with pytest.raises(NewsbookError, match="Did you mean 'inhalt'"):
        read_article(f"{path}#1")


def test_one_article_of_many_has_a_sidecar_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_bytes(as_lines(ROWS))
    side = sidecar_of(f"{path}#a2")
    side.write_text("published = 2024-01-01\n", encoding="utf-8")
    (tmp_path / "export.toml").write_text('columns = { title = "title" }\n', encoding="utf-8")
    assert side.name == "export#a2.toml"
    assert read_article(f"{path}#a2").metadata.published == date(2024, 1, 1)
    assert read_article(f"{path}#a1").metadata.published == date(2024, 3, 4)


def test_markup_in_a_text_column_is_read_as_a_page() -> None:
    record = {"title": "Boats", "content": "<p>The boats came <b>back</b> on Monday.</p><p>Nobody was hurt.</p>"}
    article = read_bytes(json.dumps(record).encode(), "one.json")
    assert article.text == "Boats\nThe boats came back on Monday.\nNobody was hurt."


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.json", b"{", "no valid JSON"),
        ("a.json", b"[]", "has no article"),
        ("a.jsonl", b'{"text": "x"}\n[1]', "line 2 is no object"),
        ("a.csv", b'text\n"open', "no valid CSV"),
        ("a.csv", b"text\na,b", "line 2 has 2 fields"),
        ("a.parquet", b"PAR1 not", "no valid Parquet"),
        ("a.rss", b"<rss><channel>", "no well-formed XML"),
        ("a.xml", b"<recipe/>", "no feed: its first element is <recipe>"),
        ("a.json", b"[" * 200_000, "no valid JSON"),
    ],
)
def test_a_malformed_file_gets_one_clear_message(name: str, raw: bytes, message: str) -> None:
    with pytest.raises(NewsbookError, match=message):
        read_bytes(raw, name)


def test_an_article_of_a_plain_file_has_no_name_in_it(tmp_path: Path) -> None:
    path = tmp_path / "boats.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(NewsbookError, match="is one article"):
        read_article(f"{path}#2")
    odd = tmp_path / "boats #2.txt"
    odd.write_text(TEXT, encoding="utf-8")
    assert read_article(odd).text == TEXT
