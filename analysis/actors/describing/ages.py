"""Persons by their age: "the 54-year-old" is the only one of whom the article says so, or whom it has just named."""

from __future__ import annotations

from analysis.actors.draft import Board, Draft, Nominal
from analysis.actors.line import PERSON, Words

YEAR_OLD = "year-old"
_BEFORE = 6  # words between an age and the name that follows: "the 39-year-old former bus driver Luc Moreau"


def age_size(line: Words, head: int) -> int:
    """Return how many words before "old" at ``head`` its number is, "[39]-year-old"; 0 for anything else."""
    for size, said in ((4, ["-", "year", "-"]), (3, ["year", "-"]), (3, ["-", "year"])):
        if head >= size and line.lower[head - size + 1 : head] == said and line.lower[head - size].isdigit():
            return size if line.lower[head] == "old" else 0
    return 0


def _age(line: Words, head: int) -> str:
    size = age_size(line, head)
    return line.lower[head - size] if size else ""


def of_that_age(board: Board, nominal: Nominal) -> tuple[Draft, str] | None:
    """Return the mention that "the 54-year-old" takes up, with the reason.

    It is of the only person said to be so old; where nobody's age is said, the only one named in the sentence before.
    """
    age, size = _age(board.line, nominal.head), age_size(board.line, nominal.head)
    if not age or nominal.plural or not nominal.definite or nominal.head - size > nominal.start + 1:
        return None
    before = [m for m in board.mentions if m.start < nominal.start and board.kinds[m.actor] == PERSON]
    told = {m.actor: m for m in before if age in _ages(board, m)}
    if told:
        reason = f"the only person here who is {age}"
    else:
        told = {m.actor: m for m in before if m.form == "name" and _in_sentence_before(board, m, nominal)}
        told = {actor: m for actor, m in told.items() if not any(_ages(board, own) for own in board.of_actor(actor))}
        reason = "the only person named in the sentence before"
    return (next(iter(told.values())), reason) if len(told) == 1 else None


def _in_sentence_before(board: Board, mention: Draft, nominal: Nominal) -> bool:
    first = board.doc[nominal.head].sent.start
    return first > 0 and mention.start >= board.doc[first - 1].sent.start and mention.end <= first


def _ages(board: Board, mention: Draft) -> set[str]:
    """Return the ages that stand with a mention: "Ana Ruiz, 54,", "Ana Ruiz (54)", "54-year-old Ana Ruiz"."""
    line, start, end = board.line, mention.start, mention.end
    found = {_age(line, at) for at in range(start, end)}
    if mention.form == "name":
        found |= {_age(line, at) for at in range(max(0, start - _BEFORE), start) if _leads(line, at, start)}
        after = end + (line.lower[end + 1 : end + 2] == ["aged"])
        if line.text[end : end + 1] in ([","], ["("]) and line.lower[after + 1 : after + 2]:
            number = line.lower[after + 1]
            closed = after + 2 >= len(line.text) or line.text[after + 2] in (",", ".", ")", ";")
            found |= {number} if closed and number.isdigit() and len(number) < 4 else set()
    return found - {""}


def _leads(line: Words, at: int, start: int) -> bool:
    """Tell whether "old" at ``at`` stands before the name at ``start`` in one phrase."""
    return line.lower[at] == "old" and all(line.tag[k][:2] in ("NN", "JJ") for k in range(at + 1, start))
