"""Noun phrases as arguments: which words belong to one, its coordinated members, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.relationships.words import PARTITIVES, lemma_of

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_OUTSIDE = frozenset(("relcl", "appos", "acl", "advcl", "cc", "conj", "punct", "preconj", "parataxis", "dep", "gap"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that fills a role: its head, and its tokens as the half-open range ``start``–``end`` of the Doc.

    ``how`` says how it got the role: ``direct``, ``relative`` (it is the antecedent), ``control`` (the subject or
    object of the governing verb), ``shared`` (with a coordinated verb) or ``modified`` (by a participle).
    """

    head: Token
    start: int
    end: int
    how: str = "direct"

    @property
    def first_char(self) -> int:
        """The phrase's first character in ``article.text``."""
        return self.head.doc[self.start].idx

    @property
    def last_char(self) -> int:
        """The end of the phrase in ``article.text``, exclusive."""
        last = self.head.doc[self.end - 1]
        return last.idx + len(last)


def phrase_of(head: Token, how: str = "direct") -> Phrase:
    """Return the phrase of a head without relative clauses, appositions, participles and coordinated members."""
    start, end = head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ not in _OUTSIDE:
            start = min(start, child.left_edge.i)
            break
    for child in head.rights:
        if child.dep_ in _OUTSIDE or child.i < end or _opens_clause(child):
            break
        end = _right_end(child)
        if end < child.right_edge.i + 1:
            break
    return Phrase(head, start, end, how)


def _right_end(token: Token) -> int:
    """Return where the right part ``token`` ends, cut before its own outside parts (but after coordination)."""
    end = token.i + 1
    for child in token.rights:
        if (child.dep_ in _OUTSIDE and child.dep_ not in ("conj", "cc")) or _opens_clause(child):
            return end
        end = max(end, _right_end(child))
    return end


def _opens_clause(prep: Token) -> bool:
    """Tell whether a preposition governs a participle: "the army of shelling" is two things."""
    return prep.dep_ == "prep" and any(c.dep_ == "pcomp" and c.pos_ == "VERB" for c in prep.rights)


def whole_of(head: Token) -> tuple[int, int]:
    """Return the token range of everything that hangs on ``head``, without punctuation at its ends."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    doc = head.doc
    while end > head.i + 1 and doc[end - 1].dep_ == "punct":
        end -= 1
    while start < head.i and doc[start].dep_ in ("punct", "cc", "mark"):
        start += 1
    return start, end


def members(head: Token, how: str = "direct") -> Iterator[Phrase]:
    """Yield the phrases coordinated with ``head``, itself first: "A, B and C" gives three."""
    seen = set()
    queue = [head]
    while queue:
        token = queue.pop(0)
        if token.i in seen:
            continue
        seen.add(token.i)
        yield phrase_of(token, how)
        queue.extend(c for c in token.rights if c.dep_ == "conj" and c.pos_ in NOMINAL and not _is_clause(c))
        queue.extend(c for c in token.rights if _list_member(token, c))


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in token.children)


def _list_member(token: Token, child: Token) -> bool:
    """Tell whether an apposition is really the next item of a list: it has a conjunct of its own, "A, B and C"."""
    if child.dep_ != "appos" or child.pos_ != "PROPN" or token.pos_ != "PROPN":
        return False
    return any(c.dep_ == "cc" for c in child.rights) and any(
        c.dep_ == "conj" and c.pos_ == "PROPN" for c in child.rights
    )


def is_time(head: Token) -> bool:
    """Tell whether a phrase says when, not who or what: "on Wednesday"."""
    return head.ent_type_ in ("DATE", "TIME")


def content_head(head: Token) -> Token:
    """Return what a partitive is about: "thousands of protesters" gives "protesters"; so does a sum or a measure."""
    part = lemma_of(head) in PARTITIVES or head.pos_ == "NUM" or head.lower_ in ("last", "largest", "biggest")
    if part or head.ent_type_ in ("MONEY", "QUANTITY"):
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return inner
    return head


def pobjects(prep: Token) -> Iterator[Token]:
    """Yield the nominal objects of a preposition, also those of a nested one ("from across the border")."""
    for child in prep.children:
        if child.dep_ == "pobj":
            yield child
        elif child.dep_ in ("prep", "pcomp") and child.pos_ in ("ADP", "SCONJ"):
            yield from pobjects(child)


def preposition_of(prep: Token) -> str:
    """Return the preposition's words in lower case; "according to", "because of" and "out of" are one."""
    inner = [c.lower_ for c in prep.rights if c.dep_ in ("prep", "pcomp") and c.pos_ == "ADP" and c.i == prep.i + 1]
    return " ".join([prep.lower_, *inner])
