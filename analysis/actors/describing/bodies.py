"""Bodies by what they are: "the union", "the company" is the only one of that kind that the article has named."""

from __future__ import annotations

from spacy.tokens import Token

from analysis.actors.coding.codes import word_sector
from analysis.actors.draft import Board, Draft, Nominal
from analysis.actors.line import ORGANIZATION
from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import known_bodies, mapping_lists

NEAR = 120  # words back in which a description looks first for a body of its kind
COMPANY = ("BUS",)


def body_of_that_kind(board: Board, nominal: Nominal) -> tuple[Draft, str] | None:
    """Return the mention of a named body that a description takes up, with the reason.

    By a word of its name or by its sector; a company may also be the only body of which nothing tells what it is.
    Several that could be meant are noted.
    """
    sectors = mapping_lists("nominals.toml", "stands_for").get(nominal.lemma)
    named = board.line.tag[nominal.end : nominal.end + 1] in (["NNP"], ["NNPS"])  # "the watchdog Orvex"
    if sectors is None or named or board.line.tag[nominal.start] == "PRP$":
        return None
    before = [m for m in board.mentions if m.form == "name" and m.start < nominal.start]
    doers = {m.actor for m in before if _does_it_to(board, m, nominal)}
    bodies = [m for m in before if board.kinds[m.actor] == ORGANIZATION and m.actor not in doers]
    pool = {m.actor: m for m in bodies if nominal.lemma in fold(board.text(m.start, m.end)).split()}
    of_kind = [m for m in bodies if _sector(board, m) in sectors]
    pool = pool or _near(board, nominal, of_kind) or {m.actor: m for m in of_kind}
    reason = f"the only body before it that is a {nominal.lemma}"
    if not pool and sectors == COMPANY:
        pool = _near(board, nominal, [m for m in bodies if not _sector(board, m)])
        reason = f"the only body before it that may be a {nominal.lemma}"
    if len(pool) > 1:
        could = ", ".join(dict.fromkeys(board.text(m.start, m.end) for m in pool.values()))
        board.leave_out(nominal.start, nominal.end, "merge", f"could be several actors: {could}")
    return (next(iter(pool.values())), reason) if len(pool) == 1 else None


def _near(board: Board, nominal: Nominal, bodies: list[Draft]) -> dict[int, Draft]:
    """Return actor -> mention of those in the description's own sentence, else of those not far before it."""
    begin = board.doc[nominal.head].sent.start
    own = {m.actor: m for m in bodies if m.start >= begin}
    return own or {m.actor: m for m in bodies if m.start > nominal.start - NEAR}


def _does_it_to(board: Board, body: Draft, nominal: Nominal) -> bool:
    """Tell whether the body is who does something to what is described: "[Orvex] said it would not buy the company"."""
    token = board.doc[nominal.head]
    if token.dep_ not in ("dobj", "pobj", "dative", "agent"):
        return False
    doer = _subject(token)
    while doer is not None and doer.tag_ == "PRP":
        doer = _subject(doer.head)
    return doer is not None and body.start <= doer.i < body.end


def _subject(token: Token) -> Token | None:
    """Return the subject of the clause around a token, the token's own phrase left aside."""
    for head in token.ancestors:
        found = next((child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None and found != token and token not in found.subtree:
            return found
    return None


def _sector(board: Board, mention: Draft) -> str:
    for own in board.of_actor(mention.actor):
        text = fold(board.text(own.start, own.end))
        known = known_bodies().get(text)
        if known:
            return known[1]
        for word in reversed(text.split()):
            code = word_sector(word)
            if code:
                return code
    return ""
