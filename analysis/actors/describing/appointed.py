"""Offices that a verb gives: "appointed Ana Ruiz chief executive", "Leo Brandt, elected mayor in May, serves as …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from analysis.actors.draft import Board, Nominal
from analysis.actors.line import PERSON
from analysis.actors.lists.lexicon import words

APPOINTED = "appointed"


def without_appointed(board: Board, nominals: Sequence[Nominal]) -> list[Nominal]:
    """Return the descriptions without a person's name that the parser took into them: "[Ana Ruiz] chief executive"."""
    ends = {m.start: m.end for m in board.mentions if m.form == "name" and board.kinds[m.actor] == PERSON}
    out = []
    for nominal in nominals:
        end = ends.get(nominal.start, nominal.end)
        given = end < nominal.head + 1 and _gives(board.doc[nominal.head].head, "giving")
        out.append(replace(nominal, start=end, definite=False) if given else nominal)
    return out


def appointed(board: Board, nominals: Sequence[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield (description, token of the person, rule) for offices that somebody is given or serves in."""
    names = {m.end: m.head for m in board.mentions if m.form == "name" and board.kinds[m.actor] == PERSON}
    for nominal in nominals:
        if nominal.plural or nominal.kind != PERSON:
            continue
        person = names.get(nominal.start) if _gives(board.doc[nominal.head].head, "giving") else None
        if person is None:
            holder = _holder(board.doc[nominal.head])
            person = holder.i if holder is not None else None
        if person is not None:
            yield nominal, person, APPOINTED


def _gives(verb: Token, key: str) -> bool:
    negated = any(child.dep_ == "neg" for child in verb.children)
    return verb.lemma_ in words("nominals.toml", key) and verb.pos_ == "VERB" and not negated


def _holder(token: Token) -> Token | None:
    """Return who is given the office that a token heads: the verb's object, the passive's subject, what it hangs on."""
    head = token.head
    behind_as = token.dep_ == "pobj" and head.lower_ == "as"
    verb = head.head if behind_as else head
    if behind_as and verb.dep_ in ("dobj", "nsubjpass"):  # the parser hangs "as" on the name
        return verb if _gives(verb.head, "giving") else None
    if behind_as and _gives(verb, "serving"):
        return _child(verb, "nsubj")
    if not (behind_as or token.dep_ in ("oprd", "attr", "dobj")) or not _gives(verb, "giving"):
        return None
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return verb.head
    passive = _child(verb, "nsubjpass")
    given = None if token.dep_ == "dobj" else _child(verb, "dobj")
    return passive if passive is not None else given


def _child(verb: Token, dep: str) -> Token | None:
    return next((child for child in verb.children if child.dep_ == dep), None)
