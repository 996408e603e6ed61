"""Rival figures: one thing, different values, different voices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from analysis.article import numbered
from analysis.figures.records import Figure
from analysis.lexicons import read_toml
from analysis.statements.records import Statement
from analysis.tables.clauses import Grammar, subject_in

_Key = tuple[str, str, str, str]


def with_contrast(
    figures: Sequence[Figure], grammar: Grammar, statements: Sequence[Statement], actor_at: Callable[[Token], str]
) -> list[Figure]:
    """Return the figures, those that rival each other with a shared ``contrast``: c1, c2 … in order of appearance.

    Rivals are of the same thing (and deed), have different values, and come from different voices, one of which may
    be the article's own; figures of different times or places are no rivals, nor are the parts of one change.
    ``actor_at`` gives the actor whose mention a token heads, or ``""``.
    """
    said_by = {s.statement_id: s for s in statements}
    keys = {f.figure_id: _key(f, grammar) for f in figures}
    voices = {f.figure_id: _voice(f, grammar, said_by, actor_at) for f in figures}
    groups: list[list[Figure]] = []
    for figure in figures:
        group = next((g for g in groups if any(_rival(figure, o, keys, voices) for o in g)), None)
        if group is None:
            groups.append([figure])
        else:
            group.append(figure)
    rivals = [g for g in groups if len(g) > 1]
    names = {f.figure_id: name for name, g in zip(numbered("c", len(rivals)), rivals, strict=True) for f in g}
    return [replace(f, contrast=names.get(f.figure_id, "")) for f in figures]


def _rival(a: Figure, b: Figure, keys: dict[str, _Key | None], voices: dict[str, str]) -> bool:
    if keys[a.figure_id] is None or keys[a.figure_id] != keys[b.figure_id] or _values(a) == _values(b):
        return False
    if voices[a.figure_id] == voices[b.figure_id]:
        return False
    return not (_apart(a.time_id, b.time_id) or _apart(a.place_id, b.place_id))


def _apart(a: str, b: str) -> bool:
    return bool(a and b and a != b)


def _values(figure: Figure) -> tuple[float | None, ...]:
    return figure.value, figure.low, figure.high


def _key(figure: Figure, grammar: Grammar) -> _Key | None:
    """Return what a figure is of, as far as rivals must share it; None where that is not told."""
    if figure.change or figure.change_part or figure.kind in {"ordinal", "age", "score"}:
        return None
    words = figure.counted or figure.about
    thing = grammar.find(words, figure.start, figure.end)
    if thing is None:
        return None
    noun = thing.root.lemma_.casefold()
    deed = _deed(figure, thing, grammar)
    data = read_toml("analysis.tables", "links.toml")
    if noun in data["people"]:
        return (figure.kind, figure.unit, "people", deed) if deed else None
    if figure.kind != "count":
        return figure.kind, figure.unit, noun, ""
    # Things of one name that do, or suffer, different things are not one thing: 700 jobs made, 240 jobs lost.
    deed = deed or grammar.clause(figure.start, figure.end).lemma_.casefold()
    return figure.kind, figure.unit, noun if deed != noun else "", deed


def _deed(figure: Figure, thing: Span, grammar: Grammar) -> str:
    """Return what was done to, or by, those who are counted: death, injury, arrest …"""
    deeds: dict[str, list[str]] = read_toml("analysis.tables", "links.toml")["deeds"]
    verb = grammar.clause(figure.start, figure.end)
    around: list[Token] = [*thing, verb, *(c for c in verb.children if c.dep_ in {"acomp", "xcomp", "dobj"})]
    around += [c for c in thing.root.children if c.dep_ in {"acl", "amod"}]
    if thing.root.head.lower_ == "of":
        around.append(thing.root.head.head)
    for token in around:
        for deed, words in deeds.items():
            if token.lemma_.casefold() in words or token.lower_ in words:
                return deed
    return ""


def _voice(figure: Figure, grammar: Grammar, said_by: dict[str, Statement], actor_at: Callable[[Token], str]) -> str:
    """Return whose figure it is: the speaker, or who puts it at that; ``""`` for the article itself."""
    statement = said_by.get(figure.statement_id)
    if statement is not None:
        return statement.speaker_id or statement.speaker_text.casefold() or statement.statement_id
    verb = grammar.clause(figure.start, figure.end)
    subject = subject_in(verb)
    if subject is not None and verb.lemma_ in read_toml("analysis.tables", "links.toml")["setting"]:
        return actor_at(subject) or subject.lemma_.casefold()
    return ""
