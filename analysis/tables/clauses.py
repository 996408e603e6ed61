"""Which clause a stretch of the text belongs to, and what in the text a figure's words are."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc, Span, Token

_VERBS = frozenset({"VERB", "AUX"})
#: Labels of verbs that head a clause of their own; "agreed to pay" is one clause.
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "csubj", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LIMIT = 40


class Grammar:
    """A Doc read by characters."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._starts = [token.idx for token in doc]

    def token(self, at: int) -> Token:
        """Return the token that has a character."""
        return self.doc[max(0, bisect_right(self._starts, at) - 1)]

    def span(self, start: int, end: int) -> Span:
        """Return the tokens that a half-open stretch of characters touches."""
        return self.doc[self.token(start).i : self.token(max(start, end - 1)).i + 1]

    def clause(self, start: int, end: int) -> Token:
        """Return the verb that heads the clause of a stretch, or what heads its sentence."""
        return clause_of(self.span(start, end).root)

    def find(self, words: str, start: int, end: int) -> Span | None:
        """Return the place of some words nearest to a stretch, in its sentence or the one before."""
        if not words:
            return None
        sentence = self.token(start).sent
        first = self.doc[sentence.start - 1].sent.start_char if sentence.start else 0
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        found = [m.span() for m in pattern.finditer(self.doc.text, first, sentence.end_char)]
        nearest = min(found, key=lambda s: (max(s[0] - end, start - s[1], 0), s), default=None)
        return self.span(*nearest) if nearest else None


def clause_of(token: Token) -> Token:
    """Return the verb that heads the clause of a token, or what heads its sentence."""
    for _ in range(_LIMIT):
        own = token.dep_ in _CLAUSES and (token.dep_ != "conj" or token.head.pos_ in _VERBS)
        if (token.pos_ in _VERBS and own) or token.head == token:
            break
        token = token.head
    return token


def subject_in(verb: Token) -> Token | None:
    """Return the subject that stands in a verb's own clause."""
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None)


def owner_before(span: Span) -> Token | None:
    """Return who has what a phrase names: "its" rate, "the navy's" 300 sailors."""
    head = span.root
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    return owner
