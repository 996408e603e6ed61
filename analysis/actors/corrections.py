"""Replays the corrections of ``actors`` and ``mentions``: a human's word wins over every rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from analysis.actors.draft import Board, Draft, DraftLink
from analysis.actors.forms import normal
from analysis.actors.line import ORGANIZATION
from analysis.actors.records import Actor, Actors, Mention
from analysis.article import Article, Correction, Span
from analysis.corrections import Replay, quoted, replay
from analysis.language import article_of

TABLES = ("actors", "mentions")
SETTABLE = ("name", "type", "role", "country", "sector")


def groups(article: Article, action: str) -> list[tuple[str, ...]]:
    """Return the names of the article's ``merge`` or ``separate`` corrections, one tuple each."""
    return [c.names for c in article.corrections if c.action == action and c.table in ("", *TABLES)]


def apply_groups(board: Board) -> None:
    """Merge, separate and add, once names and descriptions are on the board."""
    for correction in article_of(board.doc).corrections:
        if correction.table not in ("", *TABLES):
            continue
        if correction.action == "merge":
            _merge(board, correction)
        elif correction.action == "separate":
            _separate(board, correction)
        elif correction.action == "add":
            _add(board, correction)


def apply_rejections(board: Board) -> None:
    """Take rejected actors and mentions off the board; an actor's pronouns go with it."""
    for correction in article_of(board.doc).corrections:
        if correction.action != "reject" or correction.table not in TABLES:
            continue
        found = _at_quote(board, correction)
        gone = {m.actor for m in found} if correction.table == "actors" else set()
        board.mentions = [
            m for m in board.mentions if m.actor not in gone and not (correction.table == "mentions" and m in found)
        ]
        places = {(m.start, m.end) for m in board.mentions}
        board.links = [k for k in board.links if k.a in places and k.b in places]


def apply_values(found: Actors, article: Article) -> Actors:
    """Set columns of actors as corrections say, and keep what became of each."""
    corrections = [c for c in article.corrections if c.action == "set" and c.table == "actors" and c.column in SETTABLE]
    ids = [a.actor_id for a in found.actors]

    def locate(rows: Sequence[Actor], place: Span) -> list[int]:
        wanted = _actor_at(found.mentions, place)
        return [ids.index(wanted)] if wanted else []

    kinds = {column: "list" if column == "role" else "string" for column in SETTABLE}
    actors, outcomes = replay(found.actors, corrections, Replay(article.text, kinds, locate=locate))
    return replace(found, actors=actors, outcomes=outcomes)


def _actor_at(mentions: tuple[Mention, ...], place: Span) -> str:
    near = [m for m in mentions if m.start < place.end and place.start < m.end]
    best = min(near, key=lambda m: (abs(m.start - place.start) + abs(m.end - place.end), m.start), default=None)
    return best.actor_id if best else ""


def _at_quote(board: Board, correction: Correction) -> list[Draft]:
    """Return the mention nearest to the quoted words, as a list of one or none."""
    place = quoted(article_of(board.doc).text, correction.quote, correction.nth)
    if place is None:
        return []
    begin, stop = place.start, place.end
    spans = {m: board.chars(m.start, m.end) for m in board.mentions}
    near = [m for m, (start, end) in spans.items() if start < stop and begin < end]
    return sorted(near, key=lambda m: (abs(spans[m][0] - begin) + abs(spans[m][1] - stop), m.start))[:1]


def _named(board: Board, name: str) -> list[Draft]:
    wanted = normal(name)
    return [m for m in sorted(board.mentions, key=lambda m: m.start) if normal(board.text(m.start, m.end)) == wanted]


def _merge(board: Board, correction: Correction) -> None:
    found = [mentions for name in correction.names if (mentions := _named(board, name))]
    for other in found[1:]:
        first, second = found[0][0], other[0]
        actor = next(m.actor for m in board.mentions if (m.start, m.end) == (first.start, first.end))
        if actor != second.actor:
            board.rename(second.actor, actor)
            board.links.append(_link(actor, first, second, "correction", correction))


def _separate(board: Board, correction: Correction) -> None:
    for name_a, name_b in combinations(correction.names, 2):
        a, b = _named(board, name_a), _named(board, name_b)
        if not a or not b:
            continue
        shared = {m.actor for m in a} & {m.actor for m in b}
        for actor in sorted(shared):
            fresh = board.new_actor(board.kinds[actor], board.why.get(actor, "correction"))
            board.mentions = [replace(m, actor=fresh) if m in b else m for m in board.mentions]
            b = [replace(m, actor=fresh) for m in b]
            spans = {(m.start, m.end) for m in b}
            board.links = [k for k in board.links if k.actor != actor or (k.a in spans) == (k.b in spans)]
        board.links.append(_link(a[0].actor, a[0], b[0], "forbidden", correction))


def _link(actor: int, a: Draft, b: Draft, rule: str, correction: Correction) -> DraftLink:
    reason = correction.reason or f"{correction.action} correction"
    return DraftLink(actor, (a.start, a.end), (b.start, b.end), rule, reason)


def _add(board: Board, correction: Correction) -> None:
    """Add a mention at the quoted words: of the actor that ``value.actor`` names, else of a new one."""
    place = quoted(article_of(board.doc).text, correction.quote, correction.nth)
    span = board.doc.char_span(place.start, place.end, alignment_mode="expand") if place else None
    if span is None or correction.table not in TABLES:
        return
    value = {key: str(said) for key, said in correction.value}
    owners = list(_owners(board, value.get("actor", "")))
    actor = (
        owners[0]
        if owners
        else board.new_actor(value.get("type", ORGANIZATION), "correction", value.get("country", ""))
    )
    board.mentions = [m for m in board.mentions if m.end <= span.start or span.end <= m.start]
    board.mentions.append(Draft(span.start, span.end, value.get("form", "name"), span.root.i, actor))


def _owners(board: Board, name: str) -> Iterator[int]:
    if name:
        yield from (m.actor for m in _named(board, name))
