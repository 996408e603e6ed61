"""What the tests of this stage ask: the actors of a text, an actor by one of its names, spans by type."""

from __future__ import annotations

from analysis.actors import find_actors
from analysis.actors.records import Actor, Actors
from tests.samples import doc_of

TAGS = {"p": "person", "o": "organization", "c": "country", "l": "location", "g": "group"}


def actors_of(text: str) -> Actors:
    return find_actors(doc_of(text))


def actor(found: Actors, name: str) -> Actor:
    """Return the one actor that is called so; the test fails where there is none or more than one."""
    (one,) = [a for a in found.actors if name in (a.name, *a.aliases)]
    return one


def named(found: Actors) -> dict[tuple[int, int], str]:
    """Return span -> type of all names and adjectives."""
    types = {a.actor_id: a.type for a in found.actors}
    return {(m.start, m.end): types[m.actor_id] for m in found.mentions if m.form in ("name", "adjective")}


def texts_of(found: Actors, name: str) -> list[str]:
    """Return the words of an actor's mentions in order."""
    wanted = actor(found, name).actor_id
    return [m.text for m in found.mentions if m.actor_id == wanted]
