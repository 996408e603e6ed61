"""Descriptions beside what they describe: appositions and predicate nominals, by the parse and by their commas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from analysis.actors.describing.nominals import SUBJECTS
from analysis.actors.draft import Board, Draft, Nominal
from analysis.actors.line import ORGANIZATION, PERSON, Words


def _is_list(board: Board, nominal: Nominal, token: Token) -> bool:
    """Tell whether the phrase is the second of a list after a name: "Ana Ruiz, [her mother] and her aunt"."""
    listed = token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.children)
    return board.line.tag[nominal.start] == "PRP$" and listed


def _bare_appositions(board: Board, nominals: list[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield offices without an article straight after a name, however parsed: "Ana Ruiz, [chair] and [treasurer]"."""
    heads = {m.end: m.head for m in board.mentions if m.form == "name" and board.kinds[m.actor] == PERSON}
    joined: dict[int, int] = {}  # end of such an office -> the name's head
    for nominal in nominals:
        start, line = nominal.start, board.line
        bare = nominal.kind == PERSON and not nominal.plural and line.tag[start] in ("NN", "NNP", "JJ")
        target = heads.get(start - 1) if line.text[start - 1] == "," else joined.get(start - 1)
        if bare and target is not None and start and line.text[start - 1] in (",", "and"):
            joined[nominal.end] = joined[nominal.head + 1] = target
            yield nominal, target, "apposition"


_CLOSES = frozenset((",", ".", ";", ":", ")", "”", '"', "''", "–", "—", "--"))
_BETWEEN = frozenset(("NN", "NNP", "NNPS", "NNS", "JJ", "DT", "POS", "HYPH", "CD", "PRP$"))


_WITHIN = _BETWEEN | {"IN", "CC"}
LONG = 12  # tokens of a description with its prepositional phrases, or of what stands before the name


def _comma_appositions(board: Board, nominals: list[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield descriptions with a name between commas after them, or between commas after a name, however parsed.

    "Its envoy to Norvik, [the lawyer] Ana Ruiz, said", "Ana Ruiz, the envoy to Norvik, said"; no lists.
    """
    names = [m for m in board.mentions if m.form == "name" and board.kinds[m.actor] in (PERSON, ORGANIZATION)]
    begins, ends = {m.start: m for m in names}, {m.end: m for m in names}
    closes = [_phrase_end(board.line, nominal) for nominal in nominals]
    closed = Counter(end for nominal, end in zip(nominals, closes, strict=True) if nominal.kind == PERSON)
    for nominal, end in zip(nominals, closes, strict=True):
        if nominal.plural or closed[end] > 1:
            continue  # "the chair of the board from her father, …": two that it could be said of
        before = ends.get(nominal.start - 1) if board.line.text[nominal.start - 1] == "," else None
        if before is not None and end is not None:
            if _is_said_after(board, nominal, before, end):
                yield nominal, before.head, "apposition"
        elif end is not None and board.line.text[end] == ",":
            name = _name_between(board, begins, end + 1)
            if name is not None and not _is_list(board, nominal, board.doc[nominal.head]):
                yield nominal, name.head, "apposition"


def _phrase_end(line: Words, nominal: Nominal) -> int | None:
    """Return where a description with its prepositional phrases is closed by a mark or a relative pronoun."""
    for at in range(nominal.end, min(nominal.end + LONG, len(line.text))):
        if line.text[at] in _CLOSES or line.tag[at] in ("WP", "WDT", "WP$"):
            return at
        next_tag = line.tag[at + 1 : at + 2]
        more = line.tag[at] == "CC" and next_tag in (["DT"], ["PRP$"])  # "a clerk and [his mother], Ana Ruiz"
        if (
            line.tag[at] not in _WITHIN
            or line.gap[at]
            or more
            or (at == nominal.end and line.tag[at] not in ("IN", "CC"))
        ):
            return None
    return None


def _is_said_after(board: Board, nominal: Nominal, name: Draft, end: int) -> bool:
    """Tell whether a description with a determiner or possessor, or an office, follows a name that no list holds."""
    line = board.line
    listed = name.start > 0 and line.text[name.start - 1] == "," and line.text[end] == ","
    more = line.lower[end + 1 : end + 2] in (["and"], ["or"]) or (end + 1 < len(line.tag) and line.tag[end + 1] == "CC")
    own = board.doc[nominal.head]
    acts = (
        own.dep_ in SUBJECTS
        and line.text[end] not in (".", ";")
        and own.head.i > end
        and own.head != board.doc[name.head].head
    )
    return not (listed or acts or (more and line.tag[nominal.start] == "PRP$"))


def _name_between(board: Board, begins: Mapping[int, Draft], at: int) -> Draft | None:
    """Return the name that stands from ``at`` on, behind titles and descriptions at most, and is closed by a mark."""
    line, found = board.line, None
    stop = min(at + LONG, len(line.text) - 1)
    while at < stop:
        name = begins.get(at)
        if name is not None:
            found, at = name, name.end
            if at >= len(line.text) or line.text[at] in _CLOSES:
                break
            if line.tag[at] != "POS":  # "its chairman, [Ruiz]'s friend Leo Brandt"
                return None
        elif line.tag[at] in _BETWEEN and not line.gap[at]:
            at += 1
        else:
            return None
    if found is None or at >= stop or line.text[at] not in _CLOSES:
        return None
    follows = begins.get(at + 1) if line.text[at] == "," else None
    return None if follows is not None and line.text[follows.end : follows.end + 1] in ([","], ["and"]) else found


def appositions(board: Board, nominals: list[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield (description, token of what it describes, rule) for appositions and predicate nominals, the best last."""
    yield from _bare_appositions(board, nominals)
    yield from _parsed_appositions(board, nominals)
    yield from _comma_appositions(board, nominals)


def _parsed_appositions(board: Board, nominals: list[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield what the parser calls an apposition or a predicate."""
    for nominal in nominals:
        token = board.doc[nominal.head]
        head = token
        while head.dep_ == "conj" and head.head.i < head.i and head.head.dep_ in ("appos", "conj", "attr"):
            head = head.head
        if head.dep_ == "appos" and head.head.i != nominal.head and not _is_list(board, nominal, token):
            yield nominal, head.head.i, "apposition"
        for child in token.children:
            if child.dep_ == "appos" and child.i > token.i:
                yield nominal, child.i, "apposition"
        if head.dep_ == "attr" and head.head.lemma_ in ("be", "become", "remain"):
            negated = any(c.dep_ == "neg" for c in head.head.children)
            for child in head.head.children:
                if child.dep_ == "nsubj" and not negated:
                    yield nominal, child.i, "predicate nominal"
