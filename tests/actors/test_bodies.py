from __future__ import annotations

import pytest

from tests.actors.helpers import actors_of, texts_of

ONE = [
    ("Halden AG closed a mill. The company lost money.", "Halden AG"),
    ("Shares in Tavexa fell after the company lost money.", "Tavexa"),
    ("Nokia, which makes phones, closed a mill. The firm lost money.", "Nokia"),
    ("Velmar Motors sued Tavexa. Velmar Motors said it would not buy the company.", "Tavexa"),
]


@pytest.mark.parametrize(("text", "name"), ONE)
def test_the_company_is_the_only_one_that_was_named(text: str, name: str) -> None:
    found = actors_of(text)
    assert {"the company", "the firm"} & {said.lower() for said in texts_of(found, name)}
    (reason,) = [merge.reason for merge in found.merges if merge.rule == "body"]
    assert reason.startswith("the only body before it")


TWO = [
    "Halden AG sued Velmar Motors. The company lost money.",
    "Velmar Motors said it would not buy the company.",
    "Ministers met in Lisbon. The company lost money.",
    "The Choir of Halden sang. " + "It rained on the hills and on the coast. " * 15 + "The company lost money.",
    "The Fraud Commission met. The ministry lost money.",
    "Halden Watch met. The charity Tessam lost money.",
]


@pytest.mark.parametrize("text", TWO)
def test_a_company_that_may_be_two_or_none_stays_alone(text: str) -> None:
    assert "body" not in {merge.rule for merge in actors_of(text).merges}
