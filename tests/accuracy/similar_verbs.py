"""Would word vectors code verbs that stand in no sense? Each verb of the lexicon is hidden, the others propose.

python -m tests.accuracy.similar_verbs

The type is that of most of the six nearest verbs, weighted by cosine. Printed: for how many of the six agree, how many
verbs that were, and how often the type and the quad class were right. Why this codes nothing: docs/accuracy.md.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from analysis.language.vectors import vector_rows, vector_table
from analysis.relationships.lexicon import VerbSense, quad_of, verb_senses

NEAREST = 6


def types_of_verbs(*, plain: bool) -> dict[str, frozenset[str]]:
    """Return the types of each single verb that has a sense whatever its object: of those senses alone, or of all."""
    return {
        verb: frozenset(s.event for s in senses if s.event and (_is_plain(s) or not plain))
        for verb, senses in verb_senses().items()
        if verb.isalpha() and any(s.event and _is_plain(s) for s in senses)
    }


def _is_plain(sense: VerbSense) -> bool:
    return not (sense.objects or sense.object_event or sense.oblique or sense.preps or sense.nested or sense.refused)


def proposals(types: dict[str, frozenset[str]]) -> dict[str, tuple[str, int]]:
    """Return for each verb the type that the others propose, and how many of the nearest have it."""
    rows = dict(zip(types, vector_rows(list(types)), strict=True))
    verbs = [verb for verb in types if rows[verb] >= 0]
    table = vector_table()[[rows[verb] for verb in verbs]]
    likeness = table @ table.T
    np.fill_diagonal(likeness, -1)
    found = {}
    for verb, like in zip(verbs, likeness, strict=True):
        votes: dict[str, float] = defaultdict(float)
        nearest = np.argsort(-like, kind="stable")[:NEAREST]
        for at in nearest:
            for event in sorted(types[verbs[at]]):
                votes[event] += float(like[at]) / len(types[verbs[at]])
        best = max(votes, key=lambda event: (votes[event], event))
        found[verb] = (best, sum(best in types[verbs[at]] for at in nearest))
    return found


def main() -> None:
    types = types_of_verbs(plain=False)
    found = proposals(types_of_verbs(plain=True))
    print("agree at least, verbs, type right, quad right")
    for least in range(1, NEAREST + 1):
        some = {verb: event for verb, (event, agree) in found.items() if agree >= least}
        right = np.mean([event in types[verb] for verb, event in some.items()])
        quad = np.mean([quad_of(event) in map(quad_of, types[verb]) for verb, event in some.items()])
        print(f"{least} {len(some)} {right:.2f} {quad:.2f}")


if __name__ == "__main__":
    main()
