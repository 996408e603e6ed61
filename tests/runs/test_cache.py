import dataclasses
import subprocess
import sys
from datetime import date

import pandas as pd
import pytest

from analysis import analyze
from analysis.errors import NewsbookError
from analysis.runs import analyze as package_analyze
from analysis.runs import cache, docs
from analysis.runs.analyze import Source
from analysis.tables import SCHEMAS
from tests.samples import article_of_text, doc_of

TEXT = 'Mayor Ada Brandt met 20 nurses in Leeds on Monday. "We will hire 15% more," she said.\n'


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSBOOK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "nurses.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def same(a, b):
    assert list(a) == list(b) == list(SCHEMAS)
    assert a.text == b.text
    for name in a:
        pd.testing.assert_frame_equal(a[name], b[name], check_exact=True)


def test_cached_tables_are_equal_dtypes_included(article):
    same(analyze(article), analyze(article))


def test_without_cache_nothing_is_kept(article, own_cache):
    analyze(article, cache=False)
    assert not own_cache.exists()


def test_a_damaged_entry_is_computed_again(article, own_cache):
    first = analyze(article)
    for entry in own_cache.rglob("*.zip"):
        whole = entry.read_bytes()
        entry.write_bytes(whole[: len(whole) // 2])
    same(first, analyze(article))
    for entry in own_cache.rglob("*.zip"):
        whole = bytearray(entry.read_bytes())
        whole[len(whole) // 3] ^= 0xFF
        entry.write_bytes(bytes(whole))
    same(first, analyze(article))


def test_a_folder_that_cannot_be_written_is_no_error(article, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSBOOK_CACHE", str(tmp_path / "file" / "cache"))
    assert not cache.is_writable()
    assert len(analyze(article)["sentences"]) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"name": "other.txt"},
        {"raw": b"other"},
        {"sidecar": b'title = "T"'},
        {"published": date(2024, 3, 12)},
        {"published": date(2024, 3, 13)},
    ],
)
def test_whatever_the_tables_hang_on_changes_the_key(change):
    source = Source("a.txt", b"text", b"")
    assert dataclasses.replace(source, **change).key() != source.key()
    assert dataclasses.replace(source).key() == source.key()


@pytest.mark.parametrize("part", ["model_sha256", "package_sha256", "versions"])
def test_model_package_and_versions_change_the_key(part, monkeypatch):
    source = Source("a.txt", b"text", b"")
    before = source.key()
    monkeypatch.setattr(sys.modules["analysis.runs.analyze"], part, lambda *_: "other")
    assert source.key() != before


def test_a_changed_sidecar_reads_the_kept_doc(article, monkeypatch):
    analyze(article)
    monkeypatch.setattr(docs, "annotate", lambda *_, **__: pytest.fail("the model was asked again"))
    article.with_suffix(".toml").write_text('title = "Nurses"\n', encoding="utf-8")
    assert analyze(article)["article"]["title"][0] == "Nurses"


def test_a_kept_doc_says_what_the_model_said():
    doc = doc_of(TEXT)
    kept = docs._restored({"doc.spacy": docs._stored(doc)})
    attributes = [
        "idx",
        "text",
        "whitespace_",
        "lemma_",
        "norm_",
        "tag_",
        "pos_",
        "dep_",
        "ent_type_",
        "ent_iob_",
        "is_sent_start",
        "lower_",
        "shape_",
    ]
    for name in [*attributes, "like_num", "is_stop", "is_punct", "is_quote", "is_currency"]:
        assert [getattr(t, name) for t in kept] == [getattr(t, name) for t in doc], name
    assert [t.head.i for t in kept] == [t.head.i for t in doc]
    assert [str(t.morph) for t in kept] == [str(t.morph) for t in doc]
    assert [(c.start, c.end) for c in kept.noun_chunks] == [(c.start, c.end) for c in doc.noun_chunks]
    assert [(s.start, s.end) for s in kept.sents] == [(s.start, s.end) for s in doc.sents]


def test_the_doc_hangs_on_what_was_kept():
    article = article_of_text(TEXT)
    gone = dataclasses.replace(article, text=TEXT + "More.")
    assert docs.doc_key(article, None) != docs.doc_key(gone, None)
    assert docs.doc_key(article, None) == docs.doc_key(dataclasses.replace(article, source_name="x"), None)


def test_cached_tables_need_neither_the_model_nor_pandera(article):
    analyze(article)
    code = (
        "import sys, analysis; analysis.analyze(sys.argv[1]); "
        "print(sorted({'spacy', 'pandera', 'trafilatura', 'papermill'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(article)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_published_goes_before_the_sidecar(article):
    article.with_suffix(".toml").write_text("published = 2024-03-12\n", encoding="utf-8")
    assert analyze(article)["article"]["published"][0] == date(2024, 3, 12)
    assert analyze(article, published="2024-03-14")["article"]["published"][0] == date(2024, 3, 14)
    with pytest.raises(NewsbookError, match=r"2024-13-01.*YYYY-MM-DD"):
        analyze(article, published="2024-13-01")


def test_public_names():
    assert package_analyze is analyze
