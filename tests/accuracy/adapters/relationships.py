"""Open relations, events, states and actions, mapped from clauses and from the relationships table."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from analysis.relationships import Clause, Phrase, find_clauses
from analysis.relationships.phrases import whole_of
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import doc_for

_CUT = ("relcl", "acl", "advcl", "appos", "conj", "cc", "punct", "ccomp", "parataxis", "preconj")
#: How sure a tuple is, by how its subject was found.
_SURE = {"direct": 0.9, "shared": 0.8, "relative": 0.7, "modified": 0.6, "control": 0.5}


def open_relations(records: list[Record]) -> Iterator[Record]:
    """Yield CaRB tuples: each clause's subject, verb group and arguments, as they stand in the sentence."""
    for record in records:
        doc = doc_for(record)
        clauses = find_clauses(doc)
        heads = {clause.head.i for clause in clauses}
        tuples = [t for clause in clauses for t in _tuples(doc, clause, heads)]
        yield {"id": record["id"], "relations": tuples}


def _tuples(doc: Doc, clause: Clause, heads: set[int]) -> Iterator[Record]:
    subjects, rest = _surface(clause)
    if not subjects:
        return
    verb = _verb_group(clause, heads)
    arguments = [_text(doc, *whole) for whole in rest]
    if not arguments:
        return
    for subject in subjects:
        yield {
            "arg1": _text(doc, *_span(subject)),
            "rel": " ".join(doc[i].text for i in verb),
            "arg2": arguments[0],
            "args": arguments[1:],
            "confidence": _SURE[subject.how],
        }


def _surface(clause: Clause) -> tuple[list[Phrase], list[tuple[int, int]]]:
    """Return the surface subjects, and the spans of what follows the verb, in the order of the text."""
    subjects = list(clause.objects if clause.passive else clause.subjects)
    spans: list[tuple[int, int]] = []
    taken = {p.head.i for p in subjects}
    for child in clause.head.children:
        if child.i in taken or child.dep_ in (
            *_CUT,
            "nsubj",
            "nsubjpass",
            "aux",
            "auxpass",
            "neg",
            "prt",
            "mark",
            "expl",
            "advmod",
            "dep",
        ):
            continue
        if child.pos_ in ("SPACE",):
            continue
        spans.append(whole_of(child))
    spans += [whole_of(t) for t in clause.complements if t.dep_ == "ccomp"]
    return subjects, sorted(set(spans))


def _verb_group(clause: Clause, heads: set[int]) -> list[int]:
    group = [clause.head.i]
    group += [c.i for c in clause.head.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
    return sorted(group)


def _span(phrase: Phrase) -> tuple[int, int]:
    return phrase.start, phrase.end


def _text(doc: Doc, start: int, end: int) -> str:
    return doc[start:end].text


def actions_of(doc: Doc) -> list[Record]:
    """Return MEANTIME actions: each clause's verb with its subjects, objects and obliques."""
    return [
        {"trigger": _chars(clause.head, clause.head), "participants": list(_participants(clause))}
        for clause in find_clauses(doc)
    ]


def _participants(clause: Clause) -> Iterator[Record]:
    for role, phrases in (("Arg0", clause.subjects), ("Arg1", clause.objects), ("Arg2", clause.datives)):
        for phrase in phrases:
            yield {"role": role, "start": phrase.first_char, "end": phrase.last_char}
    for name, phrase in clause.obliques:
        yield {
            "role": "Argm-LOC" if name in ("in", "at", "near") else "Arg2",
            "start": phrase.first_char,
            "end": phrase.last_char,
        }


def _chars(first: Token, last: Token) -> Record:
    return {"start": first.idx, "end": last.idx + len(last)}


ADAPTERS: dict[str, Adapter] = {"openie_carb_wiki": open_relations}
