"""The reporting words of ``lexicon.toml`` as sets, read once a process."""

from __future__ import annotations

import functools

from analysis.lexicons import read_toml

_PACKAGE = "analysis.statements"


@functools.cache
def words(key: str) -> frozenset[str]:
    """Return the entries of ``key`` in lower case; in the file they are a list, or one string of words."""
    entry = read_toml(_PACKAGE, "lexicon.toml")[key]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


@functools.cache
def particles() -> frozenset[str]:
    """Return the reporting verbs with a particle: "point out"."""
    return words("say_particle")


def verb_class(lemma: str, particle: str = "") -> str:
    """Return how a verb reports a clause: ``say``, ``think``, ``find``, or ``""`` for a verb that reports none."""
    if particle and f"{lemma} {particle}" in particles():
        return "say"
    for kind in ("say", "think", "find"):
        if lemma in words(kind):
            return kind
    return ""
