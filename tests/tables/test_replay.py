"""Corrections through the whole of ``tabulate``: what they change, what they empty, what they refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from analysis.article import Correction
from analysis.cleaning import clean
from analysis.errors import NewsbookError
from analysis.language import annotate
from analysis.tables import Tables, tabulate
from analysis.tables.replay import check_corrections
from tests.samples import article_of_text

TEXT = (
    "Lena Marsh, the mayor of Oslo, criticised the Harbour Union on Monday. "
    "She said the strike had cost $3 million. The Harbour Union met Igor Mendes in Lisbon."
)


def corrected(*corrections: Correction) -> Tables:
    return tabulate(annotate(clean(replace(article_of_text(TEXT), corrections=corrections))))


def outcomes(tables: Tables) -> list[tuple[Any, ...]]:
    frame = tables.corrections.fillna("")
    return list(zip(frame["old"], frame["new"], frame["status"], strict=True))


def test_set_an_actor_keeps_old_and_new() -> None:
    tables = corrected(
        Correction("set", "actors", "Lena Marsh", column="sector", new="LEG", by="A. Reader", date=date(2024, 3, 20))
    )
    row = tables.actors[tables.actors["name"] == "Lena Marsh"].iloc[0]
    assert row["sector"] == "LEG"
    (done,) = tables.corrections.to_dict("records")
    assert (done["new"], done["status"], done["author"], done["date"]) == (
        "LEG",
        "applied",
        "A. Reader",
        date(2024, 3, 20),
    )
    assert done["selector"] == "Lena Marsh"


def test_set_the_speaker_by_name() -> None:
    tables = corrected(
        Correction("set", "statements", "the strike had cost $3 million", column="speaker_id", new="Igor Mendes")
    )
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    assert [names[i] for i in tables.statements["speaker_id"]] == ["Igor Mendes"]
    assert outcomes(tables) == [("Lena Marsh", "Igor Mendes", "applied")]


def test_set_the_event_changes_its_quad_class() -> None:
    tables = corrected(Correction("set", "relationships", "met", column="event", new="ASSAULT"))
    row = tables.relationships[tables.relationships["predicate"] == "meet"].iloc[0]
    assert (row["event"], row["quad"]) == ("ASSAULT", "M-CONF")


def test_reject_an_actor_empties_references_and_keeps_the_words() -> None:
    before = corrected()
    assert before.statements["speaker_id"].notna().all()
    after = corrected(Correction("reject", "actors", "Lena Marsh"))
    assert "Lena Marsh" not in set(after.mentions["text"])
    assert after.statements["speaker_text"].tolist() == before.statements["speaker_text"].tolist()
    assert after.statements["speaker_id"].isna().all()
    assert [s for *_, s in outcomes(after)] == ["applied"]


def test_reject_a_statement_empties_references() -> None:
    tables = corrected(Correction("reject", "statements", "the strike had cost $3 million"))
    assert len(tables.statements) == 0
    assert tables.relationships["statement_id"].isna().all()


def test_add_and_reject_number_rows_anew() -> None:
    added = corrected(
        Correction("add", "statements", "Lena Marsh, the mayor of Oslo", value=(("speaker_id", "Lena Marsh"),)),
    )
    assert added.statements["statement_id"].tolist() == ["q1", "q2"]
    assert added.statements["rule"].tolist()[0] == "correction"
    assert added.statements["speaker_text"].tolist()[0] == "Lena Marsh"


def test_add_a_relationship() -> None:
    value = (("event", "SANCTION"), ("predicate", "criticise"), ("source_id", "Lena Marsh"))
    tables = corrected(Correction("add", "relationships", "Lena Marsh, the mayor of Oslo", value=value))
    row = tables.relationships[tables.relationships["rule"] == "correction"].iloc[0]
    assert (row["quad"], row["source_text"], row["modality"]) == ("M-CONF", "Lena Marsh", "asserted")


def test_status_of_each() -> None:
    tables = corrected(
        Correction("set", "actors", "Nobody Here", column="role", new="envoy"),
        Correction("set", "statements", "in Lisbon", column="polarity", new="negative"),
        Correction("set", "statements", "the strike had cost $3 million", column="speaker_id", new="Nobody Here"),
        Correction("merge", names=("Lena Marsh", "Nobody Here")),
        Correction("merge", names=("Lena Marsh", "Igor Mendes")),
        Correction("remove", "removed", "in Lisbon"),
        Correction("keep", "removed", "gone words"),
    )
    assert tables.corrections["status"].tolist() == [
        "stale", "refused", "refused", "stale", "applied", "applied", "stale",
    ]  # fmt: skip


def test_a_quote_has_its_place() -> None:
    tables = corrected(Correction("reject", "mentions", "Harbour Union", nth=2))
    assert tables.corrections["selector"].tolist() == ["Harbour Union#2"]


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (Correction("set", "actor", "Lena Marsh", column="role", new="x"), "Did you mean 'actors'"),
        (Correction("set", "actors", "Lena Marsh", column="rol", new="x"), "Did you mean 'role'"),
        (Correction("set", "actors", "Lena Marsh", column="type", new="persona"), "Did you mean 'person'"),
        (Correction("set", "actors", "Lena Marsh", column="country", new="Norway"), "alpha-3"),
        (Correction("set", "actors", "Lena Marsh", column="type", new=""), "cannot be empty"),
        (Correction("set", "figures", "$3 million", column="value", new="many"), "takes a Float64"),
        (Correction("set", "relationships", "met", column="negated", new="perhaps"), "takes a boolean"),
        (Correction("set", "figures", "$3 million", column="start", new=1), "no such column"),
        (Correction("add", "times", "Monday"), "needs type, value"),
    ],
)
def test_an_ill_typed_correction_is_a_mistake(correction: Correction, message: str) -> None:
    with pytest.raises(NewsbookError, match=message):
        check_corrections([correction])
