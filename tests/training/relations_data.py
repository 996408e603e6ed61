"""The training sets as the relation component sees them: pairs with their clues and what is known of each.

The passages of the main set are annotated in full for the properties that each names; a pair is a case of a property
where a fact's subject and object overlap its arguments. Of a sentence of the other sets only the marked pair is used,
and only for the relations that its own relation settles.

Those sets were gathered for their relations. What news is full of, deeds of one actor towards another, comes from plain
sentences of Wikinews, whose pairs are taken for no case of anything, but for what ``quiet`` and their roles leave open.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.actors import find_actors
from analysis.actors.records import Actors
from analysis.article import Article, Metadata, Span, overlaps
from analysis.cleaning import clean
from analysis.language import annotate
from analysis.relationships.learned.clues import Line, PairClues, clues_of
from analysis.relationships.learned.network import averages, logistic
from analysis.relationships.learned.pairs import Argument, Pair, arguments_of, pairs_of
from analysis.relationships.learned.relations import Relation, outputs
from analysis.times import find_times
from analysis.weights import Floats, Weights

MAIN = "rel_knowledgenet"
ASIDE = 4  # its fold that is set aside
NEWS = "srl_qanom"  # only its sentences of Wikinews, without its annotations
LIKELY = 0.9  # what a first training makes likelier may be a case
_FAMILY, _OWNER = ("spouse", "child"), ("owner",)
_BELONGING = ("chief executive", "employer or body", "party", "nationality")
#: Of the other sets: relation -> (what it is here, which side is the source, the relations that it settles).
OTHERS: dict[str, dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "rel_fewrel": {
        "P26": ("spouse", "", _FAMILY),
        "P25": ("child", "tail", _FAMILY),
        "P40": ("child", "head", _FAMILY),
    },
    "rel_core": {
        "subsidiary_of": ("owner", "tail", _OWNER),
        **dict.fromkeys(("undefined", "competitor_of", "collaboration", "client_of", "merged_with"), ("", "", _OWNER)),
    },
}


@dataclass(frozen=True, slots=True)
class Passage:
    """N pairs: ``ids`` of their clues one after the other, ``sizes`` (n,) how many each has, ``means`` (n, bags × 300)
    of vectors, ``truth`` (n, outputs) 0 or 1, ``known`` (n, outputs) 1 where that was annotated."""  # fmt: skip

    fold: int
    ids: NDArray[np.int32]
    sizes: NDArray[np.int_]
    means: NDArray[np.float16]
    truth: NDArray[np.float32]
    known: NDArray[np.float32]


def read_passages(folder: Path) -> Iterator[Passage]:
    """Yield the passages and sentences that have a pair; those of the other sets have the fold -1."""
    for record in _records(folder, MAIN):
        scene = read(record["text"])
        if scene.pairs:
            truth = np.array([[_is_case(p, *output, record["facts"]) for output in outputs()] for p in scene.pairs])
            known = np.array([relation.set in record["properties"] for relation, _ in outputs()])
            yield _passage(record["fold"], scene.clues, truth, np.repeat(known[None], len(truth), axis=0))
    for name, meanings in OTHERS.items():
        for record in _records(folder, name):
            if record["relations"][0]["type"] in meanings:
                yield from _marked(record, *meanings[record["relations"][0]["type"]])


def read_news(folder: Path) -> Iterator[Passage]:
    """Yield the sentences of Wikinews that have a pair; who holds a role at a body may belong to it, and is open."""
    texts = (r["text"] for r in _records(folder, NEWS) if r["meta"]["domain"] == "wikinews")
    belongs = np.array(
        [relation.kind in ("position", "membership") or relation.wikidata == "P27" for relation, _ in outputs()]
    )
    for text in dict.fromkeys(texts):
        scene = read(text)
        if scene.pairs:
            roles = {(role.actor_id, role.body_id) for role in scene.actors.roles}
            held = np.array([(pair.a.key, pair.b.key) in roles for pair in scene.pairs])
            known = ~(held[:, None] & belongs)
            yield _passage(-1, scene.clues, np.zeros_like(known), known)


def quiet(passages: Sequence[Passage], weights: Weights) -> list[Passage]:
    """Return the passages with what is likely left open."""
    return [replace(p, known=p.known * (logistic(scores(p, weights)) < LIKELY)) for p in passages]


def _records(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / name / "train.jsonl.gz", "rt", encoding="utf-8") as handle:
        yield from map(json.loads, handle)


def _passage(fold: int, clues: Sequence[PairClues], truth: NDArray[np.bool_], known: NDArray[np.bool_]) -> Passage:
    ids = np.concatenate([c.ids for c in clues])
    sizes = np.array([len(c.ids) for c in clues])
    means = averages(clues).astype(np.float16)
    return Passage(fold, ids, sizes, means, truth.astype(np.float32), known.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Scene:
    """A text's pairs, found as the product finds them, what the network sees of each, and its actors."""

    pairs: list[Pair]
    clues: list[PairClues]
    actors: Actors


def read(text: str) -> Scene:
    """Return what a text has. Descriptions are left out: the sets mark none, so they would be taken for no cases."""
    article = Article("training", text, Metadata(language="en"), "text", "training", "training", b"")
    doc = annotate(clean(article))
    actors = find_actors(doc)
    arguments = [a for a in arguments_of(doc, actors, find_times(doc)) if a.form != "nominal"]
    line = Line(doc, arguments)
    pairs = list(pairs_of(doc, arguments))
    return Scene(pairs, [clues_of(line, pair) for pair in pairs], actors)


def scores(passage: Passage, weights: Weights) -> Floats:
    """Return the scores of a passage's pairs: (pairs, outputs), logarithms of odds."""
    starts = np.concatenate([[0], np.cumsum(passage.sizes)[:-1]])
    shares = (1 / np.sqrt(passage.sizes))[:, None]
    hidden = np.add.reduceat(weights["clues"][passage.ids], starts) * shares
    hidden = np.maximum(hidden + passage.means.astype(np.float32) @ weights["vectors"] + weights["hidden b"], 0)
    direct = np.add.reduceat(weights["direct"][passage.ids], starts) * shares
    out: Floats = hidden @ weights["out W"] + direct + weights["out b"]
    return out


def _is_case(pair: Pair, relation: Relation, source: str, facts: Sequence[dict[str, Any]]) -> bool:
    a, b = (pair.a, pair.b) if source == "a" else (pair.b, pair.a)
    for fact in facts:
        if fact["type"] == relation.set:
            subject, object_ = ([Span(fact[side]["start"], fact[side]["end"])] for side in ("subject", "object"))
            straight, turned = _stand(a, subject, b, object_), _stand(b, subject, a, object_)
            if {"source": straight, "target": turned, "either": straight or turned}[relation.subject]:
                return True
    return False


def _stand(a: Argument, first: Sequence[Span], b: Argument, second: Sequence[Span]) -> bool:
    return any(overlaps(a, span) for span in first) and any(overlaps(b, span) for span in second)


def _marked(record: dict[str, Any], name: str, source: str, settles: tuple[str, ...]) -> Iterator[Passage]:
    """Yield the first pair of the two marked entities, if they are found."""
    fact = record["relations"][0]
    spans = {e["id"]: [Span(m["start"], m["end"]) for m in e["mentions"]] for e in record["entities"]}
    head, tail = spans[fact["head"]], spans[fact["tail"]]
    scene = read(record["text"])
    for pair, clues in zip(scene.pairs, scene.clues, strict=True):
        straight, turned = _stand(pair.a, head, pair.b, tail), _stand(pair.b, head, pair.a, tail)
        if straight != turned:
            side = "b" if source and (source == "head") != straight else "a"
            truth = np.array([[(relation.name, s) == (name, side) for relation, s in outputs()]])
            known = np.array([[relation.name in settles for relation, _ in outputs()]])
            if not name or truth.any():
                yield _passage(-1, [clues], truth, known)
            return
