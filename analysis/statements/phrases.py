"""Where words stand: the phrase of a head, the clause of a verb, as half-open spans of ``article.text``."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from analysis.article import Span
from analysis.language import is_gap

_OUTSIDE = frozenset(("appos", "relcl", "punct"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_TAIL = frozenset((",", ";", ":", ".", "!", "?", "—", "–", "-", "..."))
_EDGE = " \t\n\u00a0,;:—–-"


def noun_phrase(head: Token) -> Span:
    """Return the phrase of ``head`` without appositions, relative clauses and what a comma sets apart."""
    tokens = [head, *_left(head)]
    for child in head.rights:
        if (
            child.dep_ in _OUTSIDE
            or child.dep_ == "acl"
            or (child.i and doc_before(child).text in (",", "(", "—", "–"))
        ):
            if child.dep_ == "punct" and child.text not in (")",):
                continue
            break
        tokens.extend(t for t in child.subtree if t.dep_ not in ("punct", "relcl"))
    end = max(t.i for t in tokens)
    start = min(t.i for t in tokens)
    return trimmed(head.doc, start, end + 1)


def doc_before(token: Token) -> Token:
    """Return the token before the phrase of ``token``, or the token itself at the start of the text."""
    first = min(t.i for t in token.subtree)
    return token.doc[first - 1] if first else token


def _left(head: Token) -> list[Token]:
    return [t for child in head.lefts if child.dep_ not in ("punct", "cc", "preconj", "relcl") for t in child.subtree]


def trimmed(doc: Doc, start: int, end: int) -> Span:
    """Return the characters of the tokens ``start``–``end`` (half-open) without edge punctuation."""
    while start < end - 1 and (doc[start].is_space or doc[start].text in ",;:—–-"):
        start += 1
    while end > start + 1 and (doc[end - 1].is_space or doc[end - 1].text in ",;:—–-"):
        end -= 1
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def clean_span(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space, commas and dashes at its ends, or None when nothing is left."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def is_finite(verb: Token) -> bool:
    """Tell whether the clause of ``verb`` is finite: it, or one of its auxiliaries, has a tense."""
    return verb.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass", "cop") and c.tag_ in _FINITE for c in verb.children)


def subtree(head: Token, without: Iterable[Token] = ()) -> list[int]:
    """Return the indices of the tokens under ``head``, in order, without the phrases of ``without``."""
    gone = {t.i for token in without for t in token.subtree}
    return sorted(t.i for t in head.subtree if t.i not in gone and not is_gap(t))


def stretches(doc: Doc, indices: list[int], barrier: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    """Return the runs of ``indices`` as half-open token ranges.

    A gap of punctuation alone is bridged unless the tokens of ``barrier`` stand in it.
    """
    runs: list[tuple[int, int]] = []
    for i in indices:
        if runs and all(doc[j].is_punct and j not in barrier for j in range(runs[-1][1], i)):
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    runs = [_without_tail(doc, *run) for run in runs]
    return [run for run in runs if any(doc[j].is_alpha or doc[j].like_num for j in range(*run))]


def _without_tail(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while end - 1 > start and (doc[end - 1].dep_ == "cc" or doc[end - 1].text in _TAIL):
        end -= 1
    return start, end
