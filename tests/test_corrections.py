from __future__ import annotations

from dataclasses import dataclass

import pytest

from analysis.article import Correction, Span
from analysis.corrections import Replay, quoted, replay, rows_at, typed

TEXT = "Nine boats came. Nine went. About nine or ten sank."


@dataclass(frozen=True)
class Row:
    start: int
    end: int
    text: str
    value: float | None = None
    rule: str = "made up"


def row(text: str, nth: int = 1) -> Row:
    place = quoted(TEXT, text, nth)
    assert place is not None
    return Row(place.start, place.end, text)


ROWS = (row("Nine boats"), row("Nine", 2), row("nine or ten"))
KINDS = {"value": "Float64"}


@pytest.mark.parametrize(
    ("quote", "nth", "expected"),
    [("Nine", 1, (0, 4)), ("Nine", 2, (17, 21)), ("Nine", 3, None), ("", 1, None), ("Eleven", 1, None)],
)
def test_quoted(quote: str, nth: int, expected: tuple[int, int] | None) -> None:
    assert quoted(TEXT, quote, nth) == (Span(*expected) if expected else None)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("Nine boats", [0]), ("Nine boats came", [0]), ("boats", [0]), ("came", []), ("About nine or ten sank", [2])],
)
def test_rows_at(quote: str, expected: list[int]) -> None:
    place = quoted(TEXT, quote)
    assert place is not None and rows_at(ROWS, place) == expected


def test_set_reject_and_stale_in_order() -> None:
    corrections = [
        Correction("set", "figures", "Nine boats", column="value", new=9),
        Correction("set", "figures", "Nine boats", column="value", new="10"),
        Correction("reject", "figures", "Nine", nth=2),
        Correction("reject", "figures", "Eleven"),
        Correction("reject", "figures", "sank"),
    ]
    done, outcomes = replay(ROWS, corrections, Replay(TEXT, KINDS))
    assert [r.text for r in done] == ["Nine boats", "nine or ten"]
    assert done[0].value == 10.0 and "correction" in done[0].rule
    assert [(o.old, o.new, o.status) for o in outcomes] == [
        ("", "9", "applied"),
        ("9", "10", "applied"),
        ("Nine", "", "applied"),
        ("", "", "stale"),
        ("", "", "refused"),
    ]


def test_add_goes_to_its_place() -> None:
    def make(span: Span, values: dict[str, object]) -> Row:
        return Row(span.start, span.end, TEXT[span.start : span.end], rule="correction", **values)  # type: ignore[arg-type]

    correction = Correction("add", "figures", "ten", value=(("value", 10),))
    done, _ = replay(ROWS, [correction], Replay(TEXT, KINDS, make=make))
    assert [(r.text, r.value) for r in done][-1] == ("ten", 10.0)


def test_records_are_left_as_they_were() -> None:
    before = tuple(ROWS)
    replay(ROWS, [Correction("set", "figures", "Nine boats", column="value", new=9)], Replay(TEXT, KINDS))
    assert before == ROWS and ROWS[0].value is None


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("a|b", "list", ("a", "b")),
        (["a"], "list", ("a",)),
        ("true", "boolean", True),
        ("3.5", "Float64", 3.5),
        ("", "Float64", None),
        (3, "string", "3"),
    ],
)
def test_typed(value: object, kind: str, expected: object) -> None:
    assert typed(value, kind) == expected


@pytest.mark.parametrize(("value", "kind"), [("x", "Float64"), (True, "Float64"), ("yes", "boolean"), ([1], "string")])
def test_ill_typed(value: object, kind: str) -> None:
    with pytest.raises(ValueError):
        typed(value, kind)
