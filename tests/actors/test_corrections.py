from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.actors import find_actors
from analysis.actors.records import Actor, Actors
from analysis.article import Correction
from analysis.cleaning import clean
from analysis.language import annotate
from tests.samples import article_of_text

TEXT = "Clara Mendes met Igor Mendes in Lisbon. Mendes said she would stay. The council thanked Clara Mendes."


def corrected(*corrections: Correction) -> Actors:
    article = replace(article_of_text(TEXT), corrections=corrections)
    return find_actors(annotate(clean(article)))


def actor(found: Actors, name: str) -> Actor:
    return next(a for a in found.actors if name in (a.name, *a.aliases))


def test_two_owners_of_a_surname_stay_apart_and_are_noted() -> None:
    found = corrected()
    assert actor(found, "Clara Mendes") != actor(found, "Igor Mendes")
    assert any("Clara Mendes, Igor Mendes" in row.reason for row in found.not_coded)


def test_merge_wins_over_ambiguity() -> None:
    found = corrected(Correction("merge", names=("Clara Mendes", "Mendes"), reason="she is meant"))
    assert actor(found, "Clara Mendes") == actor(found, "Mendes")
    assert "correction" in {row.rule for row in found.merges}


def test_separate_keeps_equal_parts_apart() -> None:
    text = "Clara Mendes spoke in Lisbon. Mendes then left."
    apart = Correction("separate", names=("Clara Mendes", "Mendes"), reason="her aunt left")
    article = replace(article_of_text(text), corrections=(apart,))
    found = find_actors(annotate(clean(article)))
    assert actor(found, "Clara Mendes") != actor(found, "Mendes")
    assert [row.reason for row in found.merges if row.rule == "forbidden"] == ["her aunt left"]


@pytest.mark.parametrize(
    ("column", "new", "expected"),
    [("role", "mayor", ("mayor",)), ("country", "PRT", "PRT"), ("type", "group", "group"), ("sector", "GOV", "GOV")],
)
def test_set(column: str, new: str, expected: object) -> None:
    found = corrected(Correction("set", "actors", "Igor Mendes", column=column, new=new))
    assert getattr(actor(found, "Igor Mendes"), column) == expected
    assert getattr(actor(found, "Clara Mendes"), column) != expected


def test_reject_takes_all_mentions_of_the_actor() -> None:
    found = corrected(Correction("reject", "actors", "Clara Mendes"))
    assert "Clara Mendes" not in {m.text for m in found.mentions}
    assert "Igor Mendes" in {m.text for m in found.mentions}
    assert {m.actor_id for m in found.mentions} == {a.actor_id for a in found.actors}


def test_reject_one_mention() -> None:
    found = corrected(Correction("reject", "mentions", "Clara Mendes", nth=2))
    assert [m.start for m in found.mentions if m.text == "Clara Mendes"] == [0]


def test_add_an_actor() -> None:
    found = corrected(Correction("add", "actors", "stay", value=(("type", "organization"), ("country", "PRT"))))
    assert (actor(found, "stay").type, actor(found, "stay").country) == ("organization", "PRT")


def test_a_stale_quote_changes_nothing() -> None:
    assert corrected(Correction("reject", "actors", "Nobody Here")) == corrected()
