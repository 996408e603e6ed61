"""Which names are one actor: equal strings, then one rule after another, each link with its reason.

What several actors could claim stays alone and is said to be ambiguous.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.actors.forms import (
    SMALL,
    core,
    inner_acronym,
    is_acronym,
    normal,
    one_edit,
    person_parts,
    spells,
    stated,
    without_legal,
)
from analysis.actors.gazetteer import countries, demonyms
from analysis.actors.lexicon import known_bodies, words

PERSON, ORGANIZATION, COUNTRY, LOCATION, PEOPLE = "person", "organization", "country", "location", "people"


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name with its kind, to be merged.

    ``gender`` is "m", "f" or "" as its title says; ``code`` is the country that a seat of government stands for.
    """

    start: int
    end: int
    text: str
    kind: str
    gender: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions (by index) that are one actor, by a rule."""

    a: int
    b: int
    rule: str
    reason: str


@dataclass(slots=True)
class _Cluster:
    """Mentions of one normalised string and kind, and all that was merged into it (``keys``)."""

    kind: str
    key: str
    first: int
    code: str
    members: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Merged:
    """``cluster[i]`` numbers the actor of mention i, in order of first appearance."""

    cluster: tuple[int, ...]
    links: tuple[Link, ...]
    ambiguous: tuple[tuple[int, tuple[int, ...]], ...]


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
    work = _Work(mentions, text, apart)
    for names in together:
        work.force(names)
    for rule in _RULES:
        rule(work)
    return work.result()


class _Work:
    """The clusters so far; merging is by cluster, so that each link counts once."""

    def __init__(self, mentions: Sequence[NamedMention], text: str | None, apart: Sequence[tuple[str, ...]]) -> None:
        self.mentions, self.text = mentions, text
        self.apart = [[normal(name) for name in names] for names in apart]
        self.links: list[Link] = []
        self.ambiguous: list[tuple[int, tuple[int, ...]]] = []
        self.clusters: list[_Cluster] = []
        by_key: dict[tuple[str, str], _Cluster] = {}
        for index, mention in enumerate(mentions):
            key = normal(core(mention.text, mention.kind))
            group = mention.code or (LOCATION if mention.kind in (COUNTRY, PEOPLE) else mention.kind)
            cluster = by_key.get((group, key))
            if cluster is None:
                cluster = by_key[(group, key)] = _Cluster(mention.kind, key, index, mention.code, keys=[key])
                self.clusters.append(cluster)
            elif mention.text != mentions[cluster.first].text:
                self.links.append(Link(cluster.first, index, "same name", "equal but for case, article or marks"))
            cluster.members.append(index)
            if mention.gender:
                cluster.genders.add(mention.gender)

    def of_kind(self, *kinds: str) -> list[_Cluster]:
        return [c for c in self.clusters if c.kind in kinds]

    def allowed(self, a: _Cluster, b: _Cluster) -> bool:
        """Tell whether no correction and no title keeps the two apart."""
        if "m" in a.genders | b.genders and "f" in a.genders | b.genders:
            return False
        for names in self.apart:
            in_a, in_b = {n for n in names if n in a.keys}, {n for n in names if n in b.keys}
            if in_a and in_b and in_a != in_b:
                return False
        return True

    def merge(self, a: _Cluster, b: _Cluster, rule: str, reason: str) -> _Cluster | None:
        """Put ``b`` and ``a`` together unless something keeps them apart; the earlier one stays and is returned."""
        if a is b or not self.allowed(a, b):
            return None
        if b.first < a.first:
            a, b = b, a
        self.links.append(Link(a.first, b.first, rule, reason))
        a.members.extend(b.members)
        a.keys.extend(b.keys)
        a.genders |= b.genders
        self.clusters.remove(b)
        return a

    def claim(self, short: _Cluster, owners: Iterable[_Cluster], rule: str, reason: str) -> None:
        """Merge ``short`` into its only possible owner; with several, say so and leave it alone."""
        if not any(short is c for c in self.clusters):
            return
        able = [o for o in owners if o is not short and any(o is c for c in self.clusters) and self.allowed(short, o)]
        if len(able) == 1:
            self.merge(able[0], short, rule, reason)
        elif len(able) > 1:
            self.ambiguous.append((short.first, tuple(o.first for o in able)))

    def force(self, names: Iterable[str]) -> None:
        wanted = {normal(name) for name in names}
        found = [c for c in self.clusters if wanted & set(c.keys)]
        for other in found[1:]:
            self.merge(found[0], other, "correction", "put together by a correction")

    def result(self) -> Merged:
        number: dict[int, int] = {}
        for count, cluster in enumerate(sorted(self.clusters, key=lambda c: min(c.members))):
            for member in cluster.members:
                number[member] = count
        cluster_of = tuple(number[i] for i in range(len(self.mentions)))
        settled = {i for link in self.links for i in (link.a, link.b)}
        open_ones = tuple(pair for pair in dict.fromkeys(self.ambiguous) if pair[0] not in settled)
        return Merged(cluster_of, tuple(self.links), open_ones)


def _same_country(work: _Work) -> None:
    """Put the names of one state together: "US", "United States"; its demonyms too."""
    by_code: dict[str, _Cluster] = {}
    for cluster in work.of_kind(COUNTRY, PEOPLE, LOCATION):
        code = cluster.code or countries().get(cluster.key)
        code = code or (demonyms().get(cluster.key, "") if cluster.kind == PEOPLE else "")
        if not code:
            continue
        if code in by_code:
            by_code[code] = (
                work.merge(by_code[code], cluster, "country names", f"both stand for {code}") or by_code[code]
            )
        else:
            by_code[code] = cluster


def _definitions(work: _Work) -> None:
    """Put a name and the acronym in brackets after it together: "European Union (EU)"."""
    order = sorted(range(len(work.mentions)), key=lambda i: (work.mentions[i].start, -work.mentions[i].end))
    for i, j in pairwise(order):
        a, b = work.mentions[i], work.mentions[j]
        between = work.text[a.end : b.start] if work.text is not None else ("(" if b.start - a.end <= 3 else "")
        if between.strip(" \"“'") not in ("(", "(the") or PERSON in (a.kind, b.kind):
            continue
        long, short = (a, b) if len(a.text) > len(b.text) else (b, a)
        if is_acronym(short.text) and spells(short.text, long.text):
            first, second = (next(c for c in work.clusters if m in c.members) for m in (i, j))
            work.merge(first, second, "acronym in brackets", f"{short.text} is defined as {long.text}")
    for index, mention in enumerate(work.mentions):
        inner = normal(inner_acronym(mention.text)) if "(" in mention.text else ""
        same = [c for c in work.of_kind(mention.kind) if inner and inner in c.keys]
        for cluster in same:
            owner = next(c for c in work.clusters if index in c.members)
            work.merge(owner, cluster, "acronym in brackets", f"{inner.upper()} is defined in {mention.text}")


def _people(work: _Work) -> tuple[list[_Cluster], list[_Cluster]]:
    """Return the persons with a full name and those with one word; pairs ("Ana and Eva Ruiz") are neither."""
    people = [c for c in work.of_kind(PERSON) if " and " not in c.key and "&" not in c.key]
    return [c for c in people if len(person_parts(c.key)) > 1], [c for c in people if len(person_parts(c.key)) == 1]


def _has(cluster: _Cluster, test: Callable[[tuple[str, ...]], bool]) -> bool:
    return any(test(person_parts(key)) for key in cluster.keys)


def _begins_with(cluster: _Cluster, first: tuple[str, ...]) -> bool:
    return _has(cluster, lambda form: len(form) > 1 and form[:1] == first)


def _is_numbered(cluster: _Cluster, name: tuple[str, ...]) -> bool:
    """Tell whether the cluster holds the name with a Roman number: "Benedict XVI"."""
    return _has(cluster, lambda form: form[:1] == name and len(form) == 2 and set(form[1]) <= set("ivx"))


def _full_names(work: _Work) -> None:
    """Put full names together that differ by a middle name, an initial or a suffix: "Ana M. Ruiz", "Ana Ruiz"."""
    full, _ = _people(work)
    for short in sorted(full, key=lambda c: len(c.key)):
        form = person_parts(short.key)
        owners = [c for c in full if _has(c, lambda f, form=form: _same_person(form, f))]  # type: ignore[misc]
        work.claim(short, owners, "full names", "same first and last name, middle parts agree")


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) < 2 or len(b) < 2:
        return False
    if a[-1] != b[-1]:
        return a[:-1] == b[:-1] and one_edit(a[-1], b[-1])
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not _agree(short[0], long[0]):
        close = one_edit(short[0], long[0]) and short[0][:-1] != long[0][: len(short[0]) - 1]
        return close and len(a) == len(b) and a[1:] == b[1:]
    rest = list(long[1:-1])
    for part in short[1:-1]:
        match = next((r for r in rest if _agree(part, r)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _agree(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _surnames(work: _Work) -> None:
    """Put the end of a name, at last a single surname, to the only person of that name."""
    full, single = _people(work)
    for short in [*sorted(full, key=lambda c: -len(person_parts(c.key))), *single]:
        form = person_parts(short.key)
        owners = [c for c in full if _has(c, lambda f, form=form: _ends(f, form))]  # type: ignore[misc]
        work.claim(short, owners, "last name", "the only person of that last name")
    for short in single:
        word = person_parts(short.key)[0]
        owners = [c for c in full if _has(c, lambda f, word=word: len(f) > 1 and one_edit(f[-1], word))]  # type: ignore[misc]
        work.claim(short, owners, "spelling", "one letter from the only such last name")


def _ends(form: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return len(form) > len(tail) and form[-len(tail) :] == tail


def _given_names(work: _Work) -> None:
    """Put a first name to the only person of that first name who was named before."""
    full, single = _people(work)
    for short in single:
        form = person_parts(short.key)
        if len(form[0]) > 1:
            owners = [c for c in full if c.first < short.first and _begins_with(c, form)]
            work.claim(short, owners, "first name", "the only person of that first name")


def _companies(work: _Work) -> None:
    """Put a body's short form to its full name: legal forms, the first words, a leading state."""
    bodies = work.of_kind(ORGANIZATION)
    for short in sorted(bodies, key=lambda c: len(c.key)):
        form = without_legal(short.key)
        same = [c for c in bodies if without_legal(c.key) == form and c is not short]
        if same:
            work.claim(short, same, "short form", "equal but for the legal form")
            continue
        said = [c for c in bodies if c is not short and stated(c.key) == stated(short.key)]
        if said:
            work.claim(short, said, "state in a name", "the same body of the same state")
            continue
        if form == tuple(short.key.split()):
            owners = [
                c for c in bodies if any(_is_short_form(form, without_legal(k), c.first < short.first) for k in c.keys)
            ]
            work.claim(short, owners, "short form", "the first words of the only body of that name")


def _is_short_form(short: tuple[str, ...], long: tuple[str, ...], after: bool) -> bool:
    """Tell whether ``short`` abbreviates ``long``; the full name stands first in news, so ``after`` is asked for."""
    if len(short) >= len(long) or not after or " ".join(short) in known_bodies():
        return False
    if long[: len(short)] == short:
        rest = " ".join(long[len(short) :])
        generic = short[0] in demonyms() or short[0] in countries() or short[0] in words("organizations.toml", "name")
        vague = len(short) == 1 and (generic or len(short[0]) < 3 or short[0] in _VAGUE)
        return not (vague or long[len(short)] in SMALL or rest in countries())
    lead = " ".join(long[: len(long) - len(short)])
    if len(short) == 1 and len(long) == 2 and long[1] == short[0] and lead not in countries():
        return short[0] not in words("organizations.toml", "name") and lead not in demonyms()
    if lead in ("federal", "national", "central", "royal"):
        return long[-len(short) :] == short
    return len(short) > 1 and long[-len(short) :] == short and (lead in countries() or lead in demonyms())


_VAGUE = words("organizations.toml", "vague")


def _acronyms(work: _Work) -> None:
    """Put an acronym to the only body whose words it spells."""
    bodies = work.of_kind(ORGANIZATION, LOCATION)
    for short in bodies:
        said = work.mentions[short.first].text.removeprefix("the ").removeprefix("The ")
        if is_acronym(said) and short.key not in countries():
            owners = [c for c in bodies if c.key not in countries() and _spelled_by(work, said, c)]
            work.claim(short, owners, "acronym", "the only name whose words it spells")


def _spelled_by(work: _Work, acronym: str, body: _Cluster) -> bool:
    return any(spells(acronym, core(work.mentions[m].text, body.kind)) for m in body.members)


def _inflected(work: _Work) -> None:
    """Put a name and its plural together: "Houthi", "Houthis"."""
    for kind in (ORGANIZATION, "other"):
        keys = {c.key: c for c in work.of_kind(kind)}
        for key, cluster in sorted(keys.items()):
            if len(key) > 3 and f"{key}s" in keys:
                work.claim(keys[f"{key}s"], [cluster], "plural", "the plural of one name")


def _heads(work: _Work) -> None:
    """Put a capitalized head word to the only body named before that has it: "the Commission"."""
    bodies = work.of_kind(ORGANIZATION)
    for short in bodies:
        if " " not in short.key and short.key in words("organizations.toml", "name"):
            owners = [c for c in bodies if c.first < short.first and any(_headed(k, short.key) for k in c.keys)]
            work.claim(short, owners, "head word", "the only body of that kind before it")


def _headed(key: str, word: str) -> bool:
    parts = key.split()
    return len(parts) > 1 and (
        parts[-1] == word or (parts[0] == word and parts[1] in ("of", "for")) or f" {word} of " in key
    )


_PLACE_LINKS = ("de", "am", "an", "upon", "on", "del")


def _places(work: _Work) -> None:
    """Put a place's short form to its full one: "Frankfurt", "Frankfurt am Main"."""
    places = work.of_kind(LOCATION)
    for short in places:
        owners = [c for c in places if c.key.startswith(tuple(f"{short.key} {link} " for link in _PLACE_LINKS))]
        work.claim(short, owners, "place", "the only fuller name of the place")


def _ordinals(work: _Work) -> None:
    """Put a ruler's bare name to the only one with a number: "Benedict", "Benedict XVI"."""
    full, single = _people(work)
    for short in single:
        name = person_parts(short.key)
        owners = [c for c in full if _is_numbered(c, name)]
        work.claim(short, owners, "ruler", "the only ruler of that name")


_RULES = (
    _same_country,
    _definitions,
    _full_names,
    _surnames,
    _companies,
    _acronyms,
    _ordinals,
    _given_names,
    _inflected,
    _heads,
    _places,
)
__all__ = ["Link", "Merged", "NamedMention", "merge_names", "normal"]
