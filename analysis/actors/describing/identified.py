"""Descriptions that the text itself gives a name: "the suspect, identified as Ana Ruiz", "a man named Leo Brandt"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from analysis.actors.draft import Board, Nominal
from analysis.actors.lists.lexicon import words

IDENTIFIED = "identified"


def identified(board: Board, nominals: Sequence[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield (description, token of the name, rule) where a verb of naming puts the two together."""
    for nominal in nominals:
        verb = None if nominal.plural else _naming(board.doc[nominal.head])
        name = _name(verb, nominal.end) if verb is not None else None
        if name is not None:
            yield nominal, name.i, IDENTIFIED


def _naming(token: Token) -> Token | None:
    """Return the verb of naming that hangs on a description or has it as its object."""
    verbs = [child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    if token.dep_ in ("nsubjpass", "dobj"):
        verbs.append(token.head)
    return next((verb for verb in verbs if verb.lemma_ in words("nominals.toml", "naming")), None)


def _name(verb: Token, after: int) -> Token | None:
    """Return the head of the name that the verb gives: "named [Ana Ruiz]", "identified (by police) as [Ana Ruiz]"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return None
    below = list(verb.subtree)  # the verb among them
    for token in below:
        named = token.dep_ == "oprd" and token.head == verb
        stated = token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head in below
        if token.i >= after and token.tag_ == "NNP" and (named or stated):
            return token
    return None
