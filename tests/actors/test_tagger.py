"""The trained name tagger: its file is the one that its card describes, and it reads like any pure function."""

from __future__ import annotations

import hashlib
import itertools
import re
import socket
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from analysis.actors.tagging import tagger
from analysis.actors.tagging.clues import TABLES, find_clues
from analysis.actors.tagging.network import ENDS, LABELS, STARTS, decode, load_weights, moves, save_weights
from analysis.actors.tagging.tagger import Reading, read_names
from tests.markup import parse
from tests.samples import doc_of

CARD = Path(__file__).parents[2] / "docs" / "model_card_names.md"
WEIGHTS = files("analysis.actors.tagging").joinpath("model", "names.zip")

SENTENCES = [
    "<per>Ingrid Halvorsen</per>, who chairs <org>Nordlys Shipping</org>, flew to <loc>Lisbon</loc> on Friday.",
    "Prime Minister <per>Tomas Belluga</per> met the head of the <org>European Union</org> in <loc>Brussels</loc>.",
    "<org>Marwick Logistics</org> said it would close its plant in <loc>Ohio</loc>.",
    "The vote was held on a cold morning, and nobody complained.",
]


def named(doc: Doc) -> set[tuple[int, int, str]]:
    return {
        (doc[name.start].idx, doc[name.end - 1].idx + len(doc[name.end - 1]), name.label)
        for name in read_names(doc).names
    }


@pytest.mark.parametrize("marked", SENTENCES)
def test_names_of_plain_sentences(marked: str) -> None:
    text, spans = parse(marked)
    expected = {(*span, kind.upper()) for kind, found in spans.items() for span in found}
    assert {name for name in named(doc_of(text)) if name[2] != "MISC"} == expected


def test_the_file_is_the_one_of_the_card() -> None:
    stated = re.search(r"SHA-256 `([0-9a-f]{64})`", CARD.read_text(encoding="utf-8"))
    assert stated is not None
    assert hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == stated[1]


def test_loading_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = doc_of(parse(SENTENCES[0])[0])

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the tagger opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    tagger._weights.cache_clear()
    assert named(doc)


def test_a_doc_from_the_cache_reads_like_a_fresh_one() -> None:
    doc = doc_of("\n\n".join(parse(marked)[0] for marked in SENTENCES))
    restored = Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes(exclude=["tensor", "user_data"]))
    assert read_names(restored) == read_names(doc) == read_names(doc)


def test_an_empty_doc_has_no_names() -> None:
    assert read_names(Doc(spacy.blank("en").vocab)) == Reading((), ())


def test_names_lie_apart_and_scores_are_probabilities() -> None:
    names = read_names(doc_of(" ".join(parse(marked)[0] for marked in SENTENCES))).names
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))
    assert names and all(0 < name.score <= 1 for name in names)


def test_clues_do_not_depend_on_the_rest_of_the_article_but_for_what_is_said_elsewhere() -> None:
    text = parse(SENTENCES[2])[0]
    alone, after = find_clues(doc_of(text)), find_clues(doc_of(f"Rain fell all day.\n\n{text}"))
    columns = [at for at, name in enumerate(TABLES) if name != "elsewhere"]
    assert np.array_equal(alone.ids[:, columns], after.ids[-len(alone.ids) :, columns])


def test_decoding_agrees_with_trying_every_sequence() -> None:
    (weights, *_) = load_weights(WEIGHTS.read_bytes())
    emissions = np.random.default_rng(7).normal(0, 3, (3, len(LABELS))).astype(np.float32)
    step, first, last = (part.astype(np.float64) for part in moves(weights))
    scores = {}
    for path in itertools.product(range(len(LABELS)), repeat=3):
        inner = sum(emissions[at, label] for at, label in enumerate(path))
        scores[path] = float(inner + step[path[0], path[1]] + step[path[1], path[2]] + first[path[0]] + last[path[2]])
    total = np.logaddexp.reduce(np.array(list(scores.values())))
    best = max(scores, key=lambda path: scores[path])
    tagged = decode(emissions, moves(weights))
    assert tuple(tagged.labels) == best and STARTS[best[0]] and ENDS[best[-1]]
    for at, label in enumerate(best):
        chance = sum(np.exp(score - total) for path, score in scores.items() if path[at] == label)
        assert tagged.scores[at] == pytest.approx(chance)
        outside = sum(np.exp(score - total) for path, score in scores.items() if path[at] == LABELS.index("O"))
        assert tagged.outside[at] == pytest.approx(outside)


def test_equal_weights_are_equal_bytes(tmp_path: Path) -> None:
    weights = load_weights(WEIGHTS.read_bytes())
    save_weights(weights, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == WEIGHTS.read_bytes()
