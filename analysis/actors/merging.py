"""Which names are one actor: equal strings, then one rule after another, each link with its reason.

What several actors could claim stays alone and is said to be ambiguous.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors import merge_bodies, merge_people, merge_places, merge_said, merge_things
from analysis.actors.clusters import Link, Merged, NamedMention, Work

#: The order matters: the surest first, and what needs full names after them.
RULES = (
    merge_places.same_state,
    merge_said.defined,
    merge_said.also_called,
    *merge_people.RULES,
    *merge_bodies.RULES,
    merge_people.given_names,
    merge_bodies.inflected,
    merge_bodies.head_words,
    merge_places.fuller_names,
    *merge_things.RULES,
)


def merge_names(
    mentions: Sequence[NamedMention],
    text: str | None = None,
    *,
    together: Sequence[tuple[str, ...]] = (),
    apart: Sequence[tuple[str, ...]] = (),
) -> Merged:
    """Cluster names of one article. ``together`` and ``apart`` hold names that a person put in one or several actors.

    ``text`` is what the offsets count in; without it, definitions ("… (DUV)") are told by distance alone.
    """
    work = Work(mentions, text, apart)
    for names in together:
        work.force(names)
    for rule in RULES:
        rule(work)
    return work.result()


__all__ = ["Link", "Merged", "NamedMention", "merge_names"]
