"""Doc -> pairs of arguments in one sentence that may stand in a relation: names, descriptions, pronouns, dates.

The first of a pair is the one whose class comes first in ``RANK``, else the one that stands first: which of them is the
subject of a relation is for the network to tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.actors.records import Actors
from analysis.language import sentence_spans
from analysis.times.records import Times

REACH = 45  # tokens between the two
TIME = "time"
#: Pronouns that may stand for somebody whom the article does not name, their class, and who they can be.
UNNAMED = {
    **dict.fromkeys(("i", "me", "my", "myself"), ("i", "person")),
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", "person")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("she", "person")),
    **dict.fromkeys(("who", "whom"), ("who", "person")),
    **dict.fromkeys(("we", "us", "our"), ("we", "group")),
    **dict.fromkeys(("they", "them", "their"), ("they", "group")),
    **dict.fromkeys(("it", "its", "itself"), ("it", "thing")),
}
RANK = {"person": 0, "group": 1, "organization": 1, "thing": 1, "country": 2, "location": 2, TIME: 3}
_DAYS = ("DATE", "TIME")
_TAGS = frozenset(("PRP", "PRP$", "WP"))


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention, an unresolved pronoun or a time; ``first``–``last`` are tokens, half-open, ``head`` is one of them.

    ``key`` is equal for arguments that are one actor: its id, a time's id, or the class of a pronoun. ``kind`` is the
    actor's type, ``thing`` or ``time``; ``form`` that of the mention, ``unnamed``, or the
    TIMEX3 type; ``word`` is the head in small letters.
    """

    key: str
    kind: str
    form: str
    start: int
    end: int
    first: int
    last: int
    head: int
    word: str

    @property
    def actor_id(self) -> str:
        """The actor's id, ``""`` for a pronoun that nothing was found for, and for a time."""
        return "" if self.form == "unnamed" or self.kind == TIME else self.key


@dataclass(frozen=True, slots=True)
class Pair:
    """Two arguments in the sentence whose tokens are ``begin``–``end`` (half-open)."""

    a: Argument
    b: Argument
    begin: int
    end: int


def arguments_of(doc: Doc, actors: Actors, times: Times) -> list[Argument]:
    """Return every argument in the order of the text."""
    starts = [token.idx for token in doc]
    kinds = {actor.actor_id: actor.type for actor in actors.actors}
    named = {m.actor_id for m in actors.mentions if m.form == "name"}
    found = [
        _argument(doc, starts, m.actor_id, kinds[m.actor_id], m.form, m.start, m.end)
        for m in actors.mentions
        if m.form != "nominal" or m.actor_id in named
    ]
    found += [_argument(doc, starts, t.time_id, TIME, t.type, t.start, t.end) for t in times.times if t.type in _DAYS]
    taken = {a.first for a in found}
    for token in doc:
        if token.lower_ in UNNAMED and token.tag_ in _TAGS and token.i not in taken:
            start, end = token.idx, token.idx + len(token)
            found.append(
                Argument(*UNNAMED[token.lower_], "unnamed", start, end, token.i, token.i + 1, token.i, token.lower_)
            )
    return sorted(found, key=lambda a: (a.start, -a.end))


def _argument(doc: Doc, starts: list[int], key: str, kind: str, form: str, start: int, end: int) -> Argument:
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first + 1, bisect_left(starts, end))
    head = next((t.i for t in doc[first:last] if not first <= t.head.i < last or t.head.i == t.i), last - 1)
    return Argument(key, kind, form, start, end, first, last, head, doc[head].lower_)


def pairs_of(doc: Doc, arguments: list[Argument]) -> Iterator[Pair]:
    """Yield the pairs of each sentence, in the order of the text."""
    at = 0
    for sent in sentence_spans(doc):
        inside: list[Argument] = []
        while at < len(arguments) and arguments[at].first < sent.end:
            if arguments[at].first >= sent.start:
                inside.append(arguments[at])
            at += 1
        for i, a in enumerate(inside):
            for b in inside[i + 1 :]:
                if may_relate(a, b):
                    first, second = (a, b) if RANK[a.kind] <= RANK[b.kind] else (b, a)
                    yield Pair(first, second, sent.start, sent.end)


def may_relate(a: Argument, b: Argument) -> bool:
    """Tell whether the two are different, apart, near enough, one of them known, and one no place or time."""
    if a.key == b.key or b.first < a.last or b.first - a.last > REACH:
        return False
    if a.form == b.form == "unnamed":
        return False
    return min(RANK[a.kind], RANK[b.kind]) < 2
