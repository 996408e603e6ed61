"""Ties figures and relationships to each other, to actors, times, places and statements, once all stages are done.

A figure is tied only to what stands in its own clause, or in the phrase that it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from analysis.actors.records import Actors, Mention
from analysis.article import overlaps
from analysis.figures.records import Figure, Figures
from analysis.lexicons import read_toml
from analysis.relationships.records import Relationship, Relationships
from analysis.statements.records import Statement, Statements
from analysis.tables.clauses import Grammar, clause_of, owner_before, subject_in
from analysis.tables.contrast import with_contrast
from analysis.times.records import Time, Times

_COMPOUND = frozenset({"compound", "nmod", "appos", "conj", "poss"})
_OWN_TIME = frozenset({"form:later", "form:earlier"})


@dataclass(frozen=True, slots=True)
class Linked:
    """Figures and relationships with their ids of other tables filled in."""

    figures: tuple[Figure, ...]
    relationships: tuple[Relationship, ...]


def link(
    doc: Doc, actors: Actors, times: Times, figures: Figures, statements: Statements, relationships: Relationships
) -> Linked:
    """Return the figures and relationships with their references to other tables."""
    if not figures.figures:
        return Linked((), relationships.relationships)
    scene = _Scene(Grammar(doc), actors, times.times, statements.statements, relationships.relationships)
    scene.figures = figures.figures
    tied = [_tied(figure, scene) for figure in figures.figures]
    rows = with_contrast(tied, scene.grammar, statements.statements, scene.actor)
    belongs = {row.figure_id: _rows_of(row, scene) for row in rows}
    return Linked(
        tuple(rows),
        tuple(
            replace(r, figure_ids=tuple(f for f, owners in belongs.items() if r.relationship_id in owners))
            for r in relationships.relationships
        ),
    )


@dataclass
class _Scene:
    grammar: Grammar
    actors: Actors
    times: Sequence[Time]
    statements: Sequence[Statement]
    relationships: Sequence[Relationship]
    figures: Sequence[Figure] = ()
    by_head: dict[int, Mention] = field(init=False)

    def __post_init__(self) -> None:
        self.by_head = {}
        for mention in self.actors.mentions:
            # The longest mention of a head comes first: "Four Turkish soldiers" before what stands inside.
            head = self.grammar.span(mention.start, mention.end).root.i
            known = self.by_head.get(head)
            if known is None or mention.end - mention.start > known.end - known.start:
                self.by_head[head] = mention

    def actor(self, token: Token | None) -> str:
        """Return the actor of the mention that a token heads."""
        mention = self.by_head.get(token.i) if token is not None else None
        return mention.actor_id if mention else ""

    def between(self, a: Figure, start: int) -> bool:
        """Tell whether another figure stands between a figure and a place behind it."""
        return any(a.end <= f.start < start for f in self.figures)


def _tied(figure: Figure, scene: _Scene) -> Figure:
    verb = scene.grammar.clause(figure.start, figure.end)
    rows = _rows_of(figure, scene)
    return replace(
        figure,
        actor_id=figure.actor_id or _actor(figure, verb, scene),
        place_id=_place(figure, verb, scene),
        time_id=_time(figure, verb, scene),
        statement_id=_statement(figure, scene.statements),
        relationship_id=rows[0] if rows else "",
    )


# Whose figure it is


def _actor(figure: Figure, verb: Token, scene: _Scene) -> str:
    counted = scene.grammar.find(figure.counted, figure.start, figure.end)
    if counted is not None and counted.start_char < figure.end:
        return ""  # "nine people were hurt and fourteen arrested": the same kind of thing, not the same people
    if counted is not None:
        return scene.actor(counted.root) or scene.actor(owner_before(counted)) or _haver(counted, verb, scene)
    about = scene.grammar.find(figure.about, figure.start, figure.end)
    if about is not None:
        return scene.actor(about.root) or _inside(about, scene) or scene.actor(owner_before(about))
    subject = subject_in(verb)
    return scene.actor(subject) if subject is not None and subject.pos_ == "PRON" else ""


def _haver(counted: Span, verb: Token, scene: _Scene) -> str:
    """Return the subject of "The navy has 46 ships"."""
    has = counted.root.dep_ == "dobj" and counted.root.head == verb and verb.lemma_ in _words()["having"]
    return scene.actor(subject_in(verb)) if has else ""


def _inside(about: Span, scene: _Scene) -> str:
    """Return the actor named in a phrase: Ampex in "Ampex shares", "shares of Ampex"."""
    named = [m for t in about if (m := scene.by_head.get(t.i)) is not None and m.form == "name"]
    ids = {m.actor_id for m in named}
    return ids.pop() if len(ids) == 1 else ""


def _words() -> dict[str, list[str]]:
    return read_toml("analysis.tables", "links.toml")


# When and where


def _time(figure: Figure, verb: Token, scene: _Scene) -> str:
    apart = set(_words()["apart"])
    near = [
        t for t in scene.times if t.type in {"DATE", "TIME"} and t.sentence_id == figure.sentence_id and t.sentence_id
        and not overlaps(t, figure)
    ]  # fmt: skip
    roots = {t.time_id: scene.grammar.span(t.start, t.end).root for t in near}
    near = [t for t in near if t.rule in _OWN_TIME or roots[t.time_id].head.lower_ not in apart]
    here = [t for t in near if scene.grammar.clause(t.start, t.end) == verb]
    behind = [t for t in here if t.start >= figure.end and not scene.between(figure, t.start)]
    if behind:
        return behind[0].time_id
    # "4.1%, up from 3.9% a month earlier": such a time is that of the figure before it alone.
    shared = [t for t in here if t.rule not in _OWN_TIME and _hangs_on(roots[t.time_id], verb)]
    if not shared and verb.dep_ == "conj":  # "On Tuesday police arrested 12 and charged five"
        first = verb.head
        shared = [t for t in near if t.end <= first.idx and _hangs_on(roots[t.time_id], first)]
    return shared[0].time_id if len(shared) == 1 else ""


def _hangs_on(token: Token, verb: Token) -> bool:
    return token.head == verb or (token.head.pos_ == "ADP" and token.head.head == verb)


def _place(figure: Figure, verb: Token, scene: _Scene) -> str:
    mentions = {m.mention_id: m for m in scene.actors.mentions}
    own = {t.i for t in scene.grammar.span(figure.start, figure.end)}
    thing = scene.grammar.find(figure.counted or figure.about, figure.start, figure.end)
    if thing is not None:
        own.add(thing.root.i)
    by_verb = ""
    for place in scene.actors.places:
        mention = mentions[place.mention_id]
        if mention.sentence_id != figure.sentence_id or overlaps(mention, figure):
            continue
        holder = _holder(scene.grammar.span(mention.start, mention.end).root)
        if holder is None:
            continue
        if holder.i in own:
            return place.place_id
        if holder == verb:
            by_verb = by_verb or place.place_id
    return by_verb


def _holder(token: Token) -> Token | None:
    """Return what "in Borel" says the place of."""
    while token.dep_ in _COMPOUND and token.head != token:
        token = token.head
    preposition = token.head
    if token.dep_ != "pobj" or preposition.lower_ not in _words()["place_prepositions"]:
        return None
    return preposition.head


# Who says so, and what it belongs to


def _statement(figure: Figure, statements: Sequence[Statement]) -> str:
    around = [s for s in statements if s.content_start <= figure.start and figure.end <= s.content_end]
    inner = min(around, key=lambda s: (s.content_end - s.content_start, s.content_start), default=None)
    return inner.statement_id if inner else ""


def _rows_of(figure: Figure, scene: _Scene) -> list[str]:
    """Return the relationships that have the figure in an argument, or else those of its clause's verb."""
    here = [r for r in scene.relationships if r.sentence_id == figure.sentence_id]
    inside = [r.relationship_id for r in here if _in_argument(figure, r)]
    if inside:
        return inside
    verb = scene.grammar.clause(figure.start, figure.end)
    return [r.relationship_id for r in here if r.kind != "position" and _predicate(r, scene) == verb]


def _in_argument(figure: Figure, row: Relationship) -> bool:
    sides = ((row.source_start, row.source_end), (row.target_start, row.target_end))
    return any(a is not None and b is not None and a <= figure.start < b for a, b in sides)


def _predicate(row: Relationship, scene: _Scene) -> Token:
    head = scene.grammar.span(row.predicate_start, row.predicate_end).root
    return clause_of(head) if head.pos_ in {"VERB", "AUX"} else head
