"""Noun phrases around a number, as stretches of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span, Token

from analysis.lexicons import read_toml

_NOUNS = frozenset({"NOUN", "PROPN"})
_NAMING = _NOUNS | {"ADJ"}  # "the number of dead"
_OUTSIDE = frozenset({"det", "predet", "nummod", "quantmod", "prep", "relcl", "acl", "cc", "preconj", "appos", "mark"})
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_SYMBOLS = frozenset({"%", "$", "€", "£", "¥"})
_TIMES = frozenset({"DATE", "TIME"})
_SUMS = frozenset({"MONEY", "PERCENT"})


def lists() -> dict[str, Any]:
    """Return the word lists of counted.toml."""
    return read_toml("analysis.figures", "counted.toml")


def tokens_at(doc: Doc, start: int, end: int) -> Span | None:
    """Return the tokens that a stretch of characters touches, or None where there are none."""
    return doc.char_span(start, end, alignment_mode="expand")


def said(span: Span) -> str:
    """Return the words of a stretch, with single blanks."""
    return " ".join(span.text.split())


def is_noun(token: Token) -> bool:
    """Tell whether a token is a noun and no unit sign."""
    return token.pos_ in _NOUNS and token.text[0].isalpha()


def is_amount(token: Token) -> bool:
    """Tell whether a token belongs to a number or an amount ("€", "90", "m", "percent")."""
    return token.pos_ in {"NUM", "SYM"} or token.text in _SYMBOLS or token.ent_type_ in _AMOUNTS


def is_thing(token: Token) -> bool:
    """Tell whether a token names something that can have an amount: no amount itself, no time."""
    if not is_noun(token) or is_amount(token) or token.ent_type_ in _TIMES:
        return False
    return token.lemma_.casefold() not in lists()["nouns"]["never"]


def last_of_compound(noun: Token) -> Token:
    """Return the last noun of a row: "rise" for "pay" in "pay rise"."""
    while noun.dep_ == "compound" and noun.head.i == noun.i + 1 and is_noun(noun.head):
        noun = noun.head
    return noun


def phrase(noun: Token, *, first: int = 0) -> Span:
    """Return a noun with its modifiers and what its "of" adds, without determiners and numbers.

    Tokens before ``first`` are left out.
    """
    start = noun.i
    while start > first and _modifies(noun.doc[start - 1], noun):
        start -= 1
    while start < noun.i and noun.doc[start].is_punct:
        start += 1
    if noun.doc[start].tag_ == "POS":  # "its neighbour's 12 ships": the owner stands before the number
        start += 1
    return noun.doc[start : _right_edge(noun)]


def _modifies(token: Token, noun: Token) -> bool:
    if not noun.is_ancestor(token) or token.dep_ in _OUTSIDE or token.pos_ in {"DET", "PRON", "NUM", "SYM", "ADP"}:
        return False
    if any(c.dep_ == "nummod" for c in token.children):  # the unit of another figure: "the 3.2-litre engine"
        return False
    if token.dep_ == "advmod":
        return bool(token.head.pos_ in {"ADJ", "VERB"})
    return not token.is_punct or token.text in {"-", "’", "'"}


def _right_edge(noun: Token) -> int:
    end = noun.i + 1
    for child in noun.rights:
        lemma = noun.lemma_.casefold()
        joins = child.lower_ == "of" or (child.lower_ == "in" and lemma in lists()["nouns"]["with_in"])
        if child.i != end or child.dep_ != "prep" or not joins:
            continue
        inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        if inner is not None and inner.pos_ in _NAMING and not _is_measured(inner):
            end = _right_edge(inner)
    return end


def _is_measured(noun: Token) -> bool:
    """Tell whether a noun is a time or an amount: "of Monday", "of 7,000 metres"."""
    return is_amount(noun) or noun.ent_type_ in _TIMES or any(c.dep_ == "nummod" for c in noun.children)


def object_of(preposition: Token) -> Token | None:
    """Return the object of a preposition."""
    return next((c for c in preposition.children if c.dep_ in {"pobj", "pcomp"} and c.i > preposition.i), None)


def those(pronoun: Token) -> Span | None:
    """Return "those polled", "those who voted" as far as it says who: the pronoun and the word behind it."""
    behind = pronoun.doc[pronoun.i + 1 : pronoun.i + 2]
    if pronoun.lower_ != "those" or not behind or behind[0].tag_ not in {"VBN", "JJ"}:
        return None
    return pronoun.doc[pronoun.i : pronoun.i + 2]


def is_people(noun: Token) -> bool:
    """Tell whether a noun means people."""
    lemma = noun.lemma_.casefold()
    nouns = lists()["nouns"]
    return lemma in nouns["people"] or (len(lemma) > 4 and lemma.endswith(tuple(nouns["people_ends"])))


def antecedents(token: Token) -> Iterator[Token]:
    """Yield the nouns that "them" or a bare number may stand for, nearest first: in this sentence, then the one before.

    What has been counted comes before what has not, and the whole before its part.
    """
    here = _nouns_before(token, token.sent.start)
    counted = [n for n in here if is_counted(n)]
    yield from (n for n in counted if not _is_part(n))
    yield from (n for n in counted if _is_part(n))
    start = token.sent.start
    before = _nouns_before(token.doc[start], token.doc[start - 1].sent.start) if start else []
    yield from (n for n in here if n.tag_ in {"NNS", "NNPS"} and not is_counted(n))
    yield from (n for n in before if is_counted(n))
    yield from (n for n in before if n.tag_ == "NNS" and not is_counted(n))


def _is_part(noun: Token) -> bool:
    """Tell whether a counted noun is part of what was counted before: "including five children"."""
    first = noun.left_edge.i
    return any(t.lower_ in lists()["pronouns"]["parts"] for t in noun.doc[max(0, first - 1) : first + 1])


def _nouns_before(token: Token, start: int) -> list[Token]:
    never = lists()["nouns"]["never"]
    nouns = [t for t in token.doc[start : token.i] if is_noun(t) and t.dep_ not in {"compound", "nmod"}]
    return [n for n in reversed(nouns) if n.lemma_.casefold() not in never and n.ent_type_ not in _TIMES | _SUMS]


def is_counted(noun: Token) -> bool:
    """Tell whether a number stands before a noun, or "hundreds of"."""
    if any(c.dep_ == "nummod" and c.i < noun.i for c in noun.children):
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NUM"
