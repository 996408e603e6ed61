"""The explorer without a browser: what it shows, what is selected, what it writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.desk.explorer import Explorer, explore
from analysis.desk.explorer.payload import COLUMNS, payload_of
from tests.samples import tables_of

TEXT = (
    "Ministers meet <script>alert(1)</script>\n"
    "Anna Holm, the finance minister, met Peter Vance in Oslo on Monday. "
    "Holm praised Vance. Police arrested 12 people.\n"
)


@pytest.fixture
def explorer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Explorer:
    monkeypatch.setenv("NEWSBOOK_CACHE", str(tmp_path / "cache"))
    source = tmp_path / "meeting.txt"
    source.write_text(TEXT, encoding="utf-8")
    return explore(source, published="2024-03-12")


def test_the_pieces_are_the_text() -> None:
    tables = tables_of(TEXT)
    payload = payload_of(tables)
    assert "\n".join("".join(piece[0] for piece in line) for line in payload["lines"]) == tables.text


def test_every_row_is_shown_with_its_evidence() -> None:
    tables = tables_of(TEXT)
    payload = payload_of(tables)
    known = {key for line in payload["lines"] for piece in line for key in piece[1]}
    for name, columns in COLUMNS.items():
        shown = payload["tables"][name]
        assert len(shown["rows"]) == len(shown["keys"]) == len(shown["actors"]) == len(tables[name])
        assert all(len(row) == len(columns) for row in shown["rows"])
        assert all(key in known for keys in shown["keys"] for key in keys)
    assert all(payload["tables"]["mentions"]["keys"])


def test_the_selection_is_rows_of_the_table(explorer: Explorer) -> None:
    explorer.selected = {"table": "times", "rows": [0]}
    assert explorer.selection["text"].tolist() == ["Monday"]
    explorer.selected = {"table": "actors", "rows": []}
    assert explorer.selection.empty and "name" in explorer.selection


def test_a_wish_becomes_a_block_of_the_sidecar(explorer: Explorer) -> None:
    row = explorer.tables.actors["name"].tolist().index("Anna Holm")
    sent = []
    explorer.send = sent.append  # type: ignore[method-assign]
    wish = {"type": "correct", "action": "set", "table": "actors", "row": row, "column": "role", "new": "treasurer"}
    explorer._answer(None, wish | {"by": "A", "date": "2024-03-20", "reason": "so signed"}, None)
    assert sent[0]["good"] and sent[0]["words"].startswith("Written to meeting.toml: 1 change in actors")
    (kept,) = explorer.desk.article(explorer.desk.sidecar_bytes()).corrections
    assert (kept.quote, kept.column, kept.new, kept.by, kept.date) == (
        "Anna Holm", "role", "treasurer", "A", date(2024, 3, 20),
    )  # fmt: skip
    assert "treasurer" in explorer.payload["tables"]["actors"]["rows"][row][3]
    assert "treasurer" not in str(explorer.uncorrected().actors["role"].tolist())


def test_a_mistake_is_answered_and_not_written(explorer: Explorer) -> None:
    sent = []
    explorer.send = sent.append  # type: ignore[method-assign]
    explorer._answer(None, {"type": "correct", "action": "merge", "names": ["Anna Holm", "Nobody"]}, None)
    assert not sent[0]["good"] and "'Nobody'" in sent[0]["words"]
    assert not explorer.desk.sidecar.exists()


def test_marked_words_find_their_place(explorer: Explorer) -> None:
    start = explorer.tables.text.rindex("Vance")
    wish = {
        "type": "correct",
        "action": "add",
        "table": "figures",
        "start": start,
        "end": start + 5,
        "values": {"kind": "count"},
    }
    said = explorer.wished(wish)
    assert (said.quote, said.nth, said.value) == ("Vance", 2, (("kind", "count"),))


def test_the_static_view_is_escaped(explorer: Explorer) -> None:
    assert "<script>" not in explorer.static() and "&lt;script&gt;" in explorer.static()


def test_the_static_view_is_an_output_of_its_own(explorer: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, object]] = []
    monkeypatch.setattr("IPython.display.publish_display_data", lambda data, metadata=None: shown.append(data))
    explorer._ipython_display_()
    assert [set(data) for data in shown] == [
        {"text/html", "text/plain"},
        {"application/vnd.jupyter.widget-view+json", "text/plain"},
    ]
    assert all(str(data["text/plain"]).startswith("Explorer of meeting.txt") for data in shown)
    assert explorer.view in str(shown[0]["text/html"])
