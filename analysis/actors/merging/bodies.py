"""Full and short names of organizations: legal forms, leading states, acronyms, heads."""

from __future__ import annotations

from collections.abc import Callable

from analysis.actors.forms import SMALL, core, is_acronym, named_in_list, spells, stated, without_legal
from analysis.actors.line import LOCATION, ORGANIZATION, OTHER
from analysis.actors.lists.gazetteer import cities, countries, demonyms
from analysis.actors.lists.lexicon import known_bodies, words
from analysis.actors.merging.clusters import Cluster, Work

_VAGUE = words("organizations.toml", "vague")


def short_forms(work: Work) -> None:
    """Put a body's short form to its full name: legal forms, the first words, a leading state."""
    bodies = work.of_kind(ORGANIZATION)
    _same_form(work, without_legal, "short form", "equal but for the legal form")
    _same_form(work, stated, "state in a name", "the same body of the same state")
    for short in sorted(bodies, key=lambda c: len(c.key)):
        form = without_legal(short.key)
        if all(form == tuple(key.split()) for key in short.keys):  # one with a legal form has its full name already
            owners = [
                c
                for c in bodies
                if any(_is_short_form(form, without_legal(k), _may_follow(work, c, short)) for k in c.keys)
            ]
            work.claim(short, owners, "short form", "part of the name of the only such body")


def _may_follow(work: Work, full: Cluster, short: Cluster) -> bool:
    """Tell whether the full name stands first, as news has it, or behind a headline (a first line), which shortens."""
    headline = work.text.find("\n") if work.text else -1
    return full.first < short.first or work.mentions[short.first].end <= headline


def _same_form(work: Work, form: Callable[[str], object], rule: str, reason: str) -> None:
    """Put bodies together whose names have one form."""
    first: dict[object, Cluster] = {}
    for cluster in work.of_kind(ORGANIZATION):
        key = form(cluster.key)
        first[key] = work.merge(first[key], cluster, rule, reason) or first[key] if key in first else cluster


def _is_short_form(short: tuple[str, ...], long: tuple[str, ...], after: bool) -> bool:
    """Tell whether ``short`` abbreviates ``long``; the full name stands first in news, so ``after`` is asked for."""
    if len(short) >= len(long) or not after or _is_another(" ".join(short), " ".join(long)):
        return False
    if _of_party(short, long):
        return True
    if long[: len(short)] == short:
        return not (_is_vague(short) or _is_unit(long[len(short) :]))
    lead, tail = " ".join(long[: -len(short)]), long[-len(short) :]
    if tail != short:
        return False
    if len(short) == 1:
        return _is_nickname(short[0], lead)
    return lead in ("federal", "national", "central", "royal") or lead in countries() or lead in demonyms()


def _is_another(short: str, long: str) -> bool:
    """Tell whether the short name is listed as a body other than the long one's; codes tell where both are listed."""
    return short in known_bodies() and known_bodies().get(long) != known_bodies()[short]


def _is_vague(short: tuple[str, ...]) -> bool:
    """Tell whether a single first word says too little: "Bank", "French", "Royal"."""
    word = short[0]
    generic = word in demonyms() or word in countries() or word in words("organizations.toml", "name")
    return len(short) == 1 and (generic or len(word) < 3 or word in _VAGUE)


def _is_unit(rest: tuple[str, ...]) -> bool:
    """Tell whether what follows a body's name makes another body of it: "Acme [of Peru]", "Acme [Pictures]"."""
    tail = " ".join(rest)
    unit = any(word in words("organizations.toml", "units") or word in countries() for word in rest)
    return rest[0] in SMALL or tail in countries() or unit


def _is_nickname(word: str, lead: str) -> bool:
    """Tell whether a single last word is a body's short form: "Dortmund" of a club, the "Ravens" of a city."""
    if word in words("organizations.toml", "name") or lead in countries() or lead in demonyms() or word in _VAGUE:
        return False
    return " " not in lead or bool(cities(lead))


def _of_party(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether ``short`` is what the members of the party ``long`` are called: "Liberals", "Social Democrats"."""
    if long[-1] != "party" or len(long) != len(short) + 1:
        return False
    stem = short[-1].removesuffix("s")
    return short[:-1] == long[: len(short) - 1] and len(stem) > 3 and long[-2].startswith(stem)


def acronyms(work: Work) -> None:
    """Put an acronym to the only body whose words it spells."""
    bodies = work.of_kind(ORGANIZATION, LOCATION)
    for short in bodies:
        said = work.mentions[short.first].text.removeprefix("the ").removeprefix("The ")
        if is_acronym(said) and short.key not in countries():
            owners = [c for c in bodies if c.key not in countries() and _spelled_by(work, said, c)]
            before = [
                c for c in owners if c.first < short.first
            ]  # "AFP" behind the Australian Federal Police is theirs
            work.claim(
                short, before if named_in_list(short.key) else owners, "acronym", "the only name whose words it spells"
            )


def _spelled_by(work: Work, acronym: str, body: Cluster) -> bool:
    return any(spells(acronym, core(work.mentions[m].text, body.kind)) for m in body.members)


def inflected(work: Work) -> None:
    """Put a name and its plural together: "Houthi", "Houthis"."""
    for kind in (ORGANIZATION, OTHER):
        keys = {c.key: c for c in work.of_kind(kind)}
        for key, cluster in sorted(keys.items()):
            if len(key) > 3 and " " not in key and f"{key}s" in keys:
                work.claim(keys[f"{key}s"], [cluster], "plural", "the plural of one name")


def head_words(work: Work) -> None:
    """Put a capitalized head word to the only body named before that has it: "the Commission"."""
    bodies = work.of_kind(ORGANIZATION)
    for short in bodies:
        if " " not in short.key and short.key in words("organizations.toml", "name"):
            owners = [c for c in bodies if _may_follow(work, c, short) and any(_headed(k, short.key) for k in c.keys)]
            work.claim(short, owners, "head word", "the only body of that kind before it")


def _headed(key: str, word: str) -> bool:
    parts = key.split()
    return len(parts) > 1 and (
        parts[-1] == word or (parts[0] == word and parts[1] in ("of", "for")) or f" {word} of " in key
    )


RULES = (short_forms, acronyms)
