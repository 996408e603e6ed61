"""Links between tables, on sentences of our own: each figure is a ``<n>``, in text order; kind and value are given."""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Doc

from analysis.actors import find_actors
from analysis.figures.counted import describe
from analysis.figures.records import Figure, Figures
from analysis.language import find_sentences
from analysis.relationships import find_relationships
from analysis.statements import find_statements
from analysis.tables.links import Linked, link
from analysis.times import find_times
from tests.markup import parse
from tests.samples import doc_of


class Told:
    """An article with its figures linked, and what the ids stand for."""

    def __init__(self, marked: str, *kinds: str) -> None:
        text, spans = parse(marked)
        self.doc = doc_of(text)
        self.actors = find_actors(self.doc)
        self.times = find_times(self.doc)
        self.statements = find_statements(self.doc, self.actors)
        self.relationships = find_relationships(self.doc, self.actors, self.times, self.statements)
        places = zip(spans["n"], kinds or ["count"] * len(spans["n"]), strict=True)
        self.figures = tuple(_figure(self.doc, n, s, e, kind) for n, ((s, e), kind) in enumerate(places, 1))
        self.linked = self.link()

    def link(self) -> Linked:
        return link(self.doc, self.actors, self.times, Figures(self.figures), self.statements, self.relationships)

    def names(self) -> list[str]:
        names = {a.actor_id: a.name for a in self.actors.actors}
        return [names.get(f.actor_id, "") for f in self.linked.figures]

    def when(self) -> list[str]:
        said = {t.time_id: t.text for t in self.times.times}
        return [said.get(f.time_id, "") for f in self.linked.figures]

    def where(self) -> list[str]:
        said = {p.place_id: p.name for p in self.actors.places}
        return [said.get(f.place_id, "") for f in self.linked.figures]

    def speakers(self) -> list[str]:
        said = {s.statement_id: s.speaker_text for s in self.statements.statements}
        return [said.get(f.statement_id, "") for f in self.linked.figures]

    def deeds(self) -> list[str]:
        said = {r.relationship_id: r.predicate for r in self.linked.relationships}
        return [said.get(f.relationship_id, "") for f in self.linked.figures]


def _figure(doc: Doc, number: int, start: int, end: int, kind: str) -> Figure:
    text = doc.text[start:end]
    what = describe(doc, start, end, kind=kind, unit_end=end)
    sentence = next(s for s in find_sentences(doc) if s.start <= start < s.end)
    value = float(re.sub(r"[^\d.]", "", text) or 5)
    unit = {"money": "USD", "percent": "%"}.get(kind, "")
    return Figure(
        f"f{number}", start, end, text, kind, value, None, None, "", "", "", "", unit, "", "", what.counted,
        what.about, "", sentence.sentence_id, what.rule,
    )  # fmt: skip


ACTORS = [
    ("percent", "Shares of Norra Bank fell <n>3%</n>.", "Norra Bank"),
    ("percent", "Norra Bank shares fell <n>3%</n>.", "Norra Bank"),
    ("money", "Norra Bank earned <n>$3m</n>.", "Norra Bank"),
    ("money", "The port cost <n>$3m</n>, Norra Bank said.", ""),
    ("count", "Norra Bank owns <n>46</n> ships.", "Norra Bank"),
    ("count", "The fire destroyed <n>40</n> homes near Norra Bank.", ""),
]


@pytest.mark.parametrize(("kind", "marked", "name"), ACTORS)
def test_whose_figure_it_is(kind: str, marked: str, name: str) -> None:
    assert Told(marked, kind).names() == [name]


def test_those_who_are_counted() -> None:
    told = Told("<n>40</n> Turkish soldiers crossed the border. The soldiers went home on Friday.")
    (figure,) = told.linked.figures
    mention = next(m for m in told.actors.mentions if m.text.endswith("Turkish soldiers"))
    assert figure.actor_id == mention.actor_id


TIMES = [
    ("On Tuesday police arrested <n>12</n> people and charged <n>5</n>.", ["Tuesday", "Tuesday"]),
    ("Police arrested <n>12</n> people on Monday and <n>5</n> soldiers on Tuesday.", ["Monday", "Tuesday"]),
    ("Officials said on Monday that <n>12</n> people had been arrested.", [""]),
    ("The firm paid a fine of <n>12</n> cows, unchanged from last year.", [""]),
    ("<n>12</n> people were arrested. The trial opens on Friday.", [""]),
]


@pytest.mark.parametrize(("marked", "said"), TIMES)
def test_a_time_of_the_same_clause(marked: str, said: list[str]) -> None:
    assert Told(marked).when() == said


def test_a_time_of_comparison_is_that_of_its_own_figure() -> None:
    told = Told("Unemployment rose to <n>4.1%</n> in May, up from <n>3.9%</n> a month earlier.", "percent", "percent")
    assert told.when() == ["May", "a month earlier"]


def test_a_place_of_the_same_clause() -> None:
    assert Told("Police arrested <n>12</n> people in Paris.").where() == ["Paris"]
    assert Told("Police in Paris said <n>12</n> people had fled.").where() == [""]


def test_the_statement_whose_content_holds_it() -> None:
    told = Told("The mayor said <n>12</n> people had fled. Later <n>5</n> came back.")
    assert told.speakers() == ["The mayor", ""]


def test_the_relationship_whose_clause_holds_it() -> None:
    told = Told("Turkey attacked Syria with <n>40</n> tanks. The road is <n>9</n> miles long.")
    assert told.deeds() == ["attack", ""]
    (row,) = [r for r in told.linked.relationships if r.predicate == "attack"]
    assert row.figure_ids == ("f1",)
    assert all(r.figure_ids == () for r in told.linked.relationships if r is not row)


RIVALS = [
    "The mayor said <n>207</n> people were killed; the Red Cross put the death toll at <n>261</n>.",
    "Officials said <n>207</n> were dead; the Red Cross put it at <n>261</n>.",
    "The blast killed <n>207</n> people. The union said <n>261</n> people had died.",
    "The mayor said <n>4,000</n> people attended the rally. The union said <n>9,000</n> protesters had gathered.",
]


@pytest.mark.parametrize("marked", RIVALS)
def test_rival_figures_share_a_contrast(marked: str) -> None:
    assert [f.contrast for f in Told(marked).linked.figures] == ["c1", "c1"]


def test_rival_amounts_share_a_contrast() -> None:
    told = Told("The mayor said the damage was <n>$2m</n>. The union said the damage was <n>$3m</n>.", "money", "money")
    assert [f.contrast for f in told.linked.figures] == ["c1", "c1"]


NO_RIVALS = [
    ("another deed", "The mayor said <n>207</n> people were killed. The union said <n>261</n> people were wounded."),
    ("one voice", "The mayor said <n>207</n> people were killed. The mayor said <n>261</n> people had died."),
    ("one value", "The mayor said <n>207</n> people were killed. The union said <n>207</n> people had died."),
    ("another thing", "The mayor said <n>207</n> homes burned. The union said <n>261</n> ships sank."),
    (
        "another deed of things",
        "The plant will create <n>70</n> jobs. The union said the move puts <n>20</n> jobs at risk.",
    ),
    ("another time", "The mayor said <n>20</n> people died on Monday. The union said <n>30</n> people died on Friday."),
]


@pytest.mark.parametrize("marked", [m for _, m in NO_RIVALS], ids=[i for i, _ in NO_RIVALS])
def test_no_rivals(marked: str) -> None:
    assert [f.contrast for f in Told(marked).linked.figures] == ["", ""]


def test_nothing_is_mutated() -> None:
    told = Told("Turkey attacked Syria with <n>40</n> tanks.")
    before = (told.figures, told.relationships, told.doc.to_bytes(exclude=["user_data"]))
    assert told.link() == told.linked
    assert (told.figures, told.relationships, told.doc.to_bytes(exclude=["user_data"])) == before
