"""The time and the place of a row are those of its own clause."""

from __future__ import annotations

import pytest

from tests.samples import tables_of


def when_and_where(text: str) -> list[tuple[str, str, str]]:
    """Return predicate, time and place of each event, as they stand in the text; "" for none."""
    tables = tables_of(text)
    times = {row.time_id: row.value for row in tables.times.itertuples()}
    places = {row.place_id: row.name for row in tables.places.itertuples()}
    events = tables.relationships[tables.relationships.kind == "event"]
    return [(r.predicate, times.get(r.time_id, ""), places.get(r.place_id, "")) for r in events.itertuples()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers arrested a man in Kisumu on Sunday.", [("arrest", "2024-03-10", "Kisumu")]),
        ("Kenya has sheltered rebels since last autumn.", [("shelter", "2023-FA", "")]),
        ("Kenya has sheltered rebels since 2020.", [("shelter", "2020", "")]),
        ("The council has met rebels after clashes in Kisumu on Sunday.", [("meet", "", "")]),
        (
            "The bishop appealed for calm, after supporters met at Kisumu on Sunday.",
            [("appeal", "", ""), ("meet", "2024-03-10", "Kisumu")],
        ),
        ("Kenya cancelled a visit to Lagos planned for next week.", [("cancel", "", "")]),
        ("Kenya condemned the 2015 treaty.", [("condemn", "", "")]),
        ("Kenya's embassy in Oslo thanked Somalia.", [("thank", "", "")]),
        ("An attack in Kisumu on Sunday killed ten soldiers.", [("attack", "2024-03-10", "Kisumu")]),
        ("Nurses' unions have announced a strike for Friday.", [("announce", "2024-03-15", "")]),
        ("Nurses' unions announced a strike on Friday.", [("announce", "2024-03-08", "")]),
    ],
)
def test_each_event_has_the_time_and_place_of_its_clause(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert when_and_where(text) == expected


def test_the_stamp_of_a_live_report_is_the_time_of_its_line() -> None:
    tables = tables_of("22.55: Police have arrested three men.\n\nThe rate was 22.55: a record.")
    assert [row.value for row in tables.times.itertuples()] == ["2024-03-12T22:55"]
    assert "22.55" in [row.text for row in tables.figures.itertuples() if row.start > 30]
    assert "22.55" not in [row.text for row in tables.figures.itertuples() if row.start < 30]
