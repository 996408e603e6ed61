"""What the steps of this stage hand on to each other before ids are given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from analysis.actors.line import Words
from analysis.article import NotCoded
from analysis.language import article_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention by token indices, half-open; ``actor`` numbers its actor, ``head`` is its head token."""

    start: int
    end: int
    form: str
    head: int
    actor: int


@dataclass(frozen=True, slots=True)
class DraftLink:
    """Two mentions, by their token spans, that are one actor."""

    actor: int
    a: tuple[int, int]
    b: tuple[int, int]
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description by token indices, half-open, with its head, the head's lemma and what it says of number."""

    start: int
    end: int
    head: int
    lemma: str
    kind: str
    plural: bool
    definite: bool
    acts: bool


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article is at home, by ISO 3166-1 alpha-3 codes, ``""`` for none.

    ``dateline``: the country of its dateline. ``only``: the only one that it names. ``own``: the one that it is about;
    ``first``: whether none is named more often. ``named``: all that it names, itself or by a place; ``told``: token
    and code of each place where it does, and of each international body, without a code.
    """

    dateline: str
    only: str
    own: str
    first: bool
    named: frozenset[str]
    told: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class Board:
    """The state of the stage: mentions and links found so far, kinds by actor. Each step only adds to it."""

    doc: Doc
    line: Words
    mentions: list[Draft] = field(default_factory=list)
    links: list[DraftLink] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    countries: dict[int, str] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    nominals: dict[tuple[int, int], Nominal] = field(default_factory=dict)
    of_pronoun: list[tuple[Nominal, int, str]] = field(default_factory=list)
    described: dict[tuple[int, int], Draft] = field(default_factory=dict)
    titles: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    seats: set[tuple[int, int]] = field(default_factory=set)
    not_coded: list[NotCoded] = field(default_factory=list)
    home: Home | None = None  # by the names alone (coding.home.home_by_names)

    def new_actor(self, kind: str, why: str, country: str = "") -> int:
        """Return the number of a new actor of this kind; ``why`` is the rule that gave the kind."""
        self.kinds.append(kind)
        self.why[len(self.kinds) - 1] = why
        if country:
            self.countries[len(self.kinds) - 1] = country
        return len(self.kinds) - 1

    def of_actor(self, actor: int) -> list[Draft]:
        """Return the actor's mentions in order of the text."""
        return sorted((m for m in self.mentions if m.actor == actor), key=lambda m: m.start)

    def rename(self, old: int, new: int) -> None:
        """Give all mentions and links of actor ``old`` to actor ``new``."""
        self.mentions = [replace(m, actor=new) if m.actor == old else m for m in self.mentions]
        self.links = [replace(k, actor=new) if k.actor == old else k for k in self.links]
        if old in self.countries:
            self.countries.setdefault(new, self.countries.pop(old))

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Return the character offsets of a token span."""
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)

    def text(self, start: int, end: int) -> str:
        """Return the article's own text of a token span."""
        a, b = self.chars(start, end)
        return article_of(self.doc).text[a:b]

    def leave_out(self, start: int, end: int, candidate: str, reason: str) -> None:
        """Note something that was seen and is no actor, or could be several."""
        a, b = self.chars(start, end)
        self.not_coded.append(NotCoded(a, b, self.text(start, end), "actors", candidate, reason))
