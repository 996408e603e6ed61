import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from analysis.charts import CHARTS
from analysis.report.page import COLUMNS
from analysis.tables import SCHEMAS
from tests.charts.frames import tables_with
from tests.report.pages import HOSTILE, TEXT, hostile, port, report_of


class Read(HTMLParser):
    """What a browser would make of a page: tags with attributes, and the words inside each kind of tag."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "img", "input", "br"}:
            self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if self._open:
            self.words.setdefault(self._open[-1], []).append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def page():
    return report_of(port())


def test_one_file_with_nothing_from_outside(page):
    read = Read(page)
    for tag, attributes in read.tags:
        assert tag not in {"link", "iframe", "object", "embed", "base", "form"}
        for name in ("src", "href", "action", "srcset", "data"):
            value = attributes.get(name)
            assert value is None or value.startswith(("#", "data:image/svg+xml;base64,")), (tag, name, value)
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert "http:" not in page and "https:" not in page
    assert "url(" not in page and "@import" not in page


def test_only_the_page_s_own_script_and_style_may_run(page):
    policy = next(m["content"] for m in Read(page).of("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    for tag in ("script", "style"):
        (source,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, flags=re.S)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_text_is_never_live():
    calm, page = Read(report_of(port())), report_of(hostile())
    read = Read(page)
    assert page.count("<script") == page.count("</script") == 1
    assert page.count("<style") == page.count("</style") == 1
    assert {tag for tag, _ in read.tags} <= {tag for tag, _ in calm.tags} | {"del"}
    assert not [a for _, attributes in read.tags for a in attributes if a.startswith("on")]
    assert all(link["href"].startswith("#") for link in read.of("a"))
    assert not re.search("[\x00-\x08\x0b-\x1f\u200e\u200f\u2028-\u202e\u2066-\u2069]", page)
    words = "".join(word for words in read.words.values() for word in words)
    assert "{{ 7*7 }} {% raw %} ${7*7}" in words.replace("\n", "")
    assert HOSTILE.split("\n")[0] in read.words["h1"][0]


def test_the_text_is_whole_and_removed_lines_are_folded(page):
    article = page[page.index('<div class="article">') : page.index('<p class="help">')]
    read = Read(f"<div>{article}</div>")
    assert len(read.of("details")) == 1
    assert read.words["summary"] == ["1 line removed: promo"]
    shown = re.sub(r"<summary>.*?</summary>|<small>.*?</small>|\n", "", article)
    words = "".join(re.sub(r"<[^>]+>", "", shown).split())
    assert words == "".join(TEXT.split())


def test_every_row_points_to_words_and_every_highlight_to_rows(page):
    read = Read(page)
    text = {
        k for a in (*read.of("mark"), *read.of("span"), *read.of("del")) for k in (a.get("data-keys") or "").split()
    }
    rows = {key for a in read.of("tr") for key in (a.get("data-keys") or "").split()}
    assert rows == text
    assert len(rows) == 7 + 1 + 2 + 1 + 2 + 1 + 1


def test_every_row_of_the_tables_and_charts_is_there(page):
    tables = port()
    for name in COLUMNS:
        section = page[page.index(f'id="table-{name}"') :]
        section = section[: section.index("</section>")]
        assert section.count("<tr") == (len(tables[name]) + 1 if len(tables[name]) else 0), name
        assert len(tables[name]) or "None in this article." in section
    for chart in CHARTS.values():
        data = chart.data(tables)
        section = page[page.index(f'id="chart-{chart.name}"') :]
        section = section[: section.index("</section>")]
        assert section.count("<tr") == (len(data) + 1 if len(data) else 0), chart.name
        assert f'alt="Chart. {chart.describe(data)}."' in section


def test_cells_are_the_tables_cells(page):
    words = Read(page).words["td"]
    assert "mayor; a|b" in words
    assert {"Ada Berg", "accuse", "“The end”", "2023-12-31", "false", "40"} <= set(words)


def test_the_contents_lead_to_every_part(page):
    read = Read(page)
    ids = [a["id"] for _, a in read.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    targets = {link["href"][1:] for link in read.of("a")}
    assert targets <= set(ids)
    assert {"text", "method", *(f"chart-{name}" for name in CHARTS), "table-relationships"} <= targets


def test_corrections_without_effect_stand_on_top(page):
    warning = page[page.index('<div class="warn"') : page.index("<nav")]
    assert "1 correction had no effect" in warning
    assert "stale: merge actors “Ada|&lt;b&gt;Eva&lt;/b&gt;”, by B" in warning
    assert 'class="warn"' not in report_of(tables_with("x", article=[{"article_id": "x"}]), charts=False)


def test_corrections_against_each_other_stand_on_top():
    said = {"action": "set", "table_name": "actors", "selector": "Ada", "column_name": "role", "status": "applied"}
    rows = [said | {"new": "chief"}, said | {"new": "clerk", "author": "B", "contradicts": ["1"]}]
    page = report_of(tables_with("Ada", article=[{"article_id": "x"}], corrections=rows), charts=False)
    warning = page[page.index('<div class="warn"') : page.index("<nav")]
    assert "1 correction contradicts an earlier one" in warning
    assert "correction 2 against 1: set actors “Ada” role = clerk, by B" in warning


def test_an_empty_article_says_so():
    page = report_of(tables_with("It rained.", article=[{"article_id": "rain"}]))
    assert "no day of publication known" in page
    assert page.count("None in this article.") == len(COLUMNS)
    assert "<h1>rain</h1>" in page


def test_the_same_tables_give_the_same_page(page):
    assert report_of(port()) == page


def test_columns_are_those_of_the_data_dictionary():
    made = {"source", "target", "speaker", "actor"}
    for name, columns in COLUMNS.items():
        assert set(columns) - made <= set(SCHEMAS[name].columns), name
