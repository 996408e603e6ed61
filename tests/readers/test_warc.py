"""Web archives: each page an article by its address, and the record that a run keeps is the archive's own bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.errors import NewsbookError
from analysis.readers import read_article, read_bytes
from tests.readers.archives import HOME, archive

PAGE = (
    "<html><head><title>{title}</title></head><body><nav>Home</nav><article><h1>{title}</h1><p>The boats came back to "
    "the bay of Corrin on Monday, said Lena Orr of the café.</p><p>Nobody was hurt in the storm.</p></article></body>"
)


def pages(*titles: str, encoding: str = "utf-8") -> list[bytes]:
    return [PAGE.format(title=title).encode(encoding) for title in titles]


@pytest.mark.parametrize(("name", "gzip"), [("a.warc", False), ("a.warc.gz", True)])
@pytest.mark.parametrize("wanted", [f"{HOME}/2", "2"])
def test_one_page_of_an_archive(tmp_path: Path, name: str, gzip: bool, wanted: str) -> None:
    path = tmp_path / name
    path.write_bytes(archive(*pages("Boats return", "Boats leave"), gzip=gzip))
    with pytest.raises(NewsbookError, match=rf"has 2 articles.*{name}#{HOME}/1, {name}#{HOME}/2"):
        read_article(path)
    article = read_article(f"{path}#{wanted}")
    assert article.text.startswith("Boats leave\n") or "\nBoats leave\n" in article.text
    assert "café" in article.text and "return" not in article.text
    assert (article.metadata.url, article.metadata.accessed) == (f"{HOME}/2", date(2024, 3, 12))
    assert article.raw in path.read_bytes() and len(article.raw) < path.stat().st_size
    again = read_bytes(article.raw, article.source_name)
    assert (again.text, again.article_id, again.origins) == (article.text, article.article_id, article.origins)


def test_the_sender_names_the_encoding() -> None:
    article = read_bytes(
        archive(*pages("Boats", encoding="windows-1252"), kind="text/html; charset=windows-1252"), "a.warc.gz"
    )
    assert "café" in article.text


def test_origins_are_characters_of_the_page() -> None:
    article = read_bytes(archive(*pages("Boats")), "a.warc.gz")
    page = PAGE.format(title="Boats")
    assert len(article.origins) == article.text.count("\n") + 1
    for origin in article.origins:
        assert page[origin.raw_start : origin.raw_end] == article.text[origin.start : origin.end]


def test_an_archive_without_a_page_says_so() -> None:
    with pytest.raises(NewsbookError, match="has no article"):
        read_bytes(archive(), "a.warc.gz")


def test_a_packing_that_nobody_unpacks_is_named() -> None:
    with pytest.raises(NewsbookError, match="packed with 'zstd'"):
        read_bytes(archive(*pages("Boats"), coding="zstd"), "a.warc.gz")
