"""Rows of ``mentions``, ``actors``, ``merges`` and ``places``; what the stage gives to those after it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.article import NotCoded
from analysis.corrections import Outcome


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor stands in the text. ``form``: name, nominal, pronoun or adjective."""

    mention_id: str
    actor_id: str
    start: int
    end: int
    text: str
    form: str
    head: str
    sentence_id: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor with every name the article gives it; ``rule`` says what its codes rest on."""

    actor_id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    role: tuple[str, ...]
    country: str
    sector: str
    n_mentions: int
    first_start: int
    rule: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two names are one actor (``rule = forbidden``: why they are not)."""

    actor_id: str
    name_a: str
    start_a: int
    end_a: int
    name_b: str
    start_b: int
    end_b: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """One geocoded mention of a location or country, with the candidates that were weighed."""

    place_id: str
    actor_id: str
    mention_id: str
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    candidates: tuple[str, ...]
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office that the article gives a person, as said, with where it is said.

    ``start``–``end`` is the title ("assistant secretary of defense"); ``person_start``–``person_end`` and, where
    the text names it, ``body_start``–``body_end`` are mentions. ``rule`` names the pattern.
    """

    actor_id: str
    body_id: str
    start: int
    end: int
    text: str
    person_start: int
    person_end: int
    body_start: int | None
    body_end: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Actors:
    """What the actors stage found, in order of first appearance."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    merges: tuple[Merge, ...] = ()
    places: tuple[Place, ...] = ()
    roles: tuple[Role, ...] = ()
    not_coded: tuple[NotCoded, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
