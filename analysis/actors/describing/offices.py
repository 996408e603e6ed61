"""Offices said again without a name: "the prime minister", "the French president", a headline's "premier"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.actors.coding.country import countries_in
from analysis.actors.coding.home import main_state
from analysis.actors.describing.roles import title_phrase
from analysis.actors.draft import Board, Draft, Nominal
from analysis.actors.line import PERSON
from analysis.actors.lists.lexicon import is_person_head, mapping, words
from analysis.language import article_of

HEADLINE = 200  # characters within which a first line is a headline
_WORDS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG"))


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is called: head noun, the words before it that tell which office, former or not, of which state."""

    head: str
    which: frozenset[str]
    former: bool
    codes: frozenset[str]


def holder_of(board: Board, nominal: Nominal) -> Draft | None:
    """Return a name of the only person who holds the office that the phrase says: before it, for headlines after it."""
    line = board.line
    ahead = is_headline(board, nominal.end)
    owned = line.tag[nominal.start] == "PRP$" or nominal.lemma in words("persons.toml", "relational")
    if owned or nominal.plural or not (nominal.definite or ahead) or nominal.end > nominal.head + 1:
        return None
    wanted = _office(board, nominal.start, nominal.head + 1)
    found: dict[int, tuple[Draft, list[Office]]] = {}
    names: dict[int, Draft] = {}
    for name in board.mentions:
        if name.form == "name" and board.kinds[name.actor] == PERSON and (ahead or name.start < nominal.start):
            names.setdefault(name.actor, name)
    for actor, name in names.items():
        offices = offices_of(board, actor, None if ahead else nominal.start)
        held = [office for office in offices if _is_same(wanted, office, ahead)]
        if held:
            found[actor] = (name, held)
    chosen = _likeliest(board, wanted, found)
    if chosen is None or _unnamed_since(board, nominal, wanted, chosen):
        return None
    return chosen


def is_headline(board: Board, end: int) -> bool:
    """Tell whether the text up to a token is a first line with more after it."""
    cut = article_of(board.doc).text.find("\n")
    return 0 < cut < HEADLINE and board.chars(end - 1, end)[1] <= cut


def _office(board: Board, start: int, end: int) -> Office:
    """Return the office that the tokens ``start`` to ``end`` (the head's end) say."""
    line = board.line
    codes = frozenset(countries_in(board.text(start, end)))
    said = [line.lower[at] for at in range(start, end) if line.tag[at] in _WORDS and not countries_in(line.text[at])]
    head = said.pop() if said else ""
    full = mapping("persons.toml", "other_offices").get(head, head).split()
    former = not words("persons.toml", "former").isdisjoint(said)
    passing = words("persons.toml", "former") | words("persons.toml", "passing")
    return Office(full[-1] if full else "", frozenset([*full[:-1], *said]) - passing, former, codes)


def offices_of(board: Board, actor: int, before: int | None = None) -> Iterator[Office]:
    """Yield the offices that titles and descriptions give a person, anywhere or before a token."""
    for mention in board.of_actor(actor):
        if before is not None and mention.start >= before:
            return
        if mention.form == "name":
            begin = title_phrase(board, mention)
            if begin < mention.start:
                yield from _in_title(board, begin, mention.start)
        own = board.nominals.get((mention.start, mention.end))
        if own is not None and not own.plural:
            yield _office(board, own.start, own.head + 1)


def _in_title(board: Board, begin: int, end: int) -> Iterator[Office]:
    """Yield the office of a title, without its portfolio: "Secretary of State" is a secretary; each of two titles."""
    line = board.line
    cut = next((at for at in range(begin, end) if line.lower[at] in ("of", "for")), end)
    yield _office(board, begin, cut)
    for at in range(begin, cut - 1):
        if is_person_head(line.lower[at]):
            yield _office(board, begin, at + 1)


def _is_same(wanted: Office, held: Office, ahead: bool) -> bool:
    """Tell whether somebody who holds ``held`` may be called ``wanted``."""
    if wanted.head != held.head or not wanted.head:
        return False
    more = held.which - wanted.which
    other = not more.isdisjoint(words("persons.toml", "lesser")) or (ahead and bool(more))
    left = held.former and not wanted.former
    abroad = bool(wanted.codes) and bool(held.codes) and wanted.codes.isdisjoint(held.codes)
    return wanted.which <= held.which and not (other or left or abroad)


def _likeliest(board: Board, wanted: Office, found: dict[int, tuple[Draft, list[Office]]]) -> Draft | None:
    """Return the only holder; where there are several, the only one of that state or, if none is said, of no other."""
    able = {
        actor: name
        for actor, (name, held) in found.items()
        if not wanted.codes or any(o.codes & wanted.codes for o in held) or wanted.codes == {main_state(board)}
    }
    if len(able) > 1:
        same = [name for actor, name in able.items() if any(o.codes == wanted.codes for o in found[actor][1])]
        exact = [n for n in same if any(_is_equal(wanted, office) for office in found[n.actor][1])]
        return same[0] if len(same) == 1 else exact[0] if len(exact) == 1 else None
    return next(iter(able.values()), None)


def _is_equal(a: Office, b: Office) -> bool:
    return a.which == b.which and a.former == b.former


def _unnamed_since(board: Board, nominal: Nominal, wanted: Office, name: Draft) -> bool:
    """Tell whether somebody without a name was called so after the holder was last mentioned."""
    last = max((m.start for m in board.of_actor(name.actor) if m.start < nominal.start), default=-1)
    named = {m.actor for m in board.mentions if m.form == "name"}
    since = (m for m in board.mentions if m.actor not in named and last < m.start < nominal.start)
    others = (board.nominals[(m.start, m.end)] for m in since if (m.start, m.end) in board.nominals)
    return any(_is_same(wanted, _office(board, o.start, o.head + 1), False) for o in others if not o.plural)
