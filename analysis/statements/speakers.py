"""Who speaks: from the head of the speaker's phrase to its words and, through the actors' mentions, to an actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.actors.records import Actors, Mention
from analysis.article import Span
from analysis.statements.cues import producer
from analysis.statements.lexicon import words
from analysis.statements.phrases import noun_phrase

_FIRST = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves"))
_PERSON = frozenset(("he", "she", "him", "her", "his"))
_OTHER = frozenset(("it", "they", "them", "its", "their"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the phrase's characters, and the actor's id or ``""``."""

    span: Span
    actor_id: str
    head: int


class Speakers:
    """Finds speakers in one Doc; holds the mentions by token, and nothing else."""

    def __init__(self, doc: Doc, actors: Actors) -> None:
        self.doc = doc
        self.types = {a.actor_id: a.type for a in actors.actors}
        self.by_token: dict[int, list[Mention]] = {}
        for mention in actors.mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            for token in span if span is not None else ():
                self.by_token.setdefault(token.i, []).append(mention)

    def of(self, head: Token) -> Speaker:
        """Return the speaker whose phrase ``head`` heads; of a document, who made it."""
        actor = self.actor_at(head)
        if head.lemma_.lower() in words("documents") or not actor:
            maker = producer(head)
            if maker is not None and head.lemma_.lower() in words("documents"):
                return Speaker(self._phrase(maker), self.actor_at(maker), maker.i)
        return Speaker(self._phrase(head), actor, head.i)

    def _phrase(self, head: Token) -> Span:
        if head.dep_ == "poss":
            return Span(head.doc[head.left_edge.i].idx, head.idx + len(head))
        return noun_phrase(head)

    def actor_at(self, head: Token) -> str:
        """Return the actor whose mention has ``head`` for its head, else covers it, else stands in apposition."""
        mentions = self.by_token.get(head.i, [])
        if mentions:
            best = min(mentions, key=lambda m: (not m.text.endswith(head.text), m.head != head.text, m.end - m.start))
            return best.actor_id
        return next((found for near in _beside(head) if (found := self._named(near))), "")

    def _named(self, head: Token) -> str:
        return next((m.actor_id for m in self.by_token.get(head.i, []) if m.form != "adjective"), "")

    def fits(self, head: Token, actor_id: str) -> bool:
        """Tell whether a pronoun may stand for the actor: "he" for a person, "it" for anything else."""
        kind = self.types.get(actor_id, "")
        word = head.lower_
        if word in _PERSON:
            return kind == "person"
        return word in _OTHER and bool(kind) and (kind != "person" or word == "they")


def _beside(head: Token) -> Iterable[Token]:
    yield from (c for c in head.children if c.dep_ == "appos")
    if head.dep_ == "appos":
        yield head.head
    yield from (c for c in head.lefts if c.dep_ == "compound" and c.pos_ == "PROPN")


def is_first_person(head: Token) -> bool:
    """Tell whether the word means who is being quoted."""
    return head.lower_ in _FIRST
