"""Which names are one actor: equal strings, then one rule after another, each link with its reason.

What several actors could claim stays alone and is said to be ambiguous.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.merging import bodies, people, places, said, things
from analysis.actors.merging.clusters import Merged, NamedMention, Work

#: The order matters: the surest first, and what needs full names after them.
RULES = (
    places.same_state,
    said.defined,
    said.also_called,
    *people.RULES,
    *bodies.RULES,
    people.first_names,
    bodies.inflected,
    bodies.head_words,
    places.fuller_names,
    *things.RULES,
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
