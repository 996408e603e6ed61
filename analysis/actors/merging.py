"""Which names are one actor: equal strings, then one rule after another, each link with its reason.

What several actors could claim stays alone and is said to be ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.actors.gazetteer import countries, demonyms, fold
from analysis.actors.lexicon import words

PERSON, ORGANIZATION, COUNTRY, LOCATION, PEOPLE = "person", "organization", "country", "location", "people"
_SMALL = frozenset(
    ("of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "&", "at", "to", "a", "an", "et", "y")
)


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
    """Mentions of one normalised string and kind, and all that was merged into it."""

    kind: str
    key: str
    first: int
    members: list[int]
    code: str
    forms: set[tuple[str, ...]] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Merged:
    """``cluster[i]`` numbers the actor of mention i, in order of first appearance."""

    cluster: tuple[int, ...]
    links: tuple[Link, ...]
    ambiguous: tuple[tuple[int, tuple[int, ...]], ...]


def normal(text: str, kind: str = "") -> str:
    """Return a name for comparing: folded, without article, 's and outer punctuation; dots of initials gone."""
    key = re.sub(r"\s+", " ", fold(text)).strip(" .,\"'“”‘’()-")
    key = re.sub(r"^the ", "", re.sub(r"'s?$", "", key))
    return re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", key).replace("- ", "-").replace(" -", "-")


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
    for rule in (_same_country, _definitions, _full_names, _surnames, _companies, _acronyms, _given_names):
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
            key = normal(mention.text, mention.kind)
            group = mention.code or (LOCATION if mention.kind in (COUNTRY, PEOPLE) else mention.kind)
            cluster = by_key.get((group, key))
            if cluster is None:
                cluster = by_key[(group, key)] = _Cluster(mention.kind, key, index, [], mention.code)
                cluster.forms.add(tuple(key.split()))
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
        keys_a, keys_b = {" ".join(f) for f in a.forms}, {" ".join(f) for f in b.forms}
        for names in self.apart:
            in_a, in_b = {n for n in names if n in keys_a}, {n for n in names if n in keys_b}
            if in_a and in_b and in_a != in_b:
                return False
        return True

    def merge(self, a: _Cluster, b: _Cluster, rule: str, reason: str) -> bool:
        """Put ``b`` and ``a`` together unless something keeps them apart; the earlier one stays."""
        if a is b or not self.allowed(a, b):
            return False
        if b.first < a.first:
            a, b = b, a
        self.links.append(Link(a.first, b.first, rule, reason))
        a.members.extend(b.members)
        a.forms |= b.forms
        a.genders |= b.genders
        self.clusters.remove(b)
        return True

    def claim(self, short: _Cluster, owners: Sequence[_Cluster], rule: str, reason: str) -> None:
        """Merge ``short`` into its only possible owner; with several, say so and leave it alone."""
        owners = [o for o in owners if self.allowed(short, o)]
        if len(owners) == 1:
            self.merge(owners[0], short, rule, reason)
        elif len(owners) > 1:
            self.ambiguous.append((short.first, tuple(o.first for o in owners)))

    def force(self, names: Iterable[str]) -> None:
        wanted = {normal(name) for name in names}
        found = [c for c in self.clusters if {" ".join(f) for f in c.forms} & wanted]
        for other in found[1:]:
            self.merge(found[0], other, "correction", "put together by a correction")

    def result(self) -> Merged:
        number: dict[int, int] = {}
        for count, cluster in enumerate(sorted(self.clusters, key=lambda c: min(c.members))):
            for member in cluster.members:
                number[member] = count
        cluster_of = tuple(number[i] for i in range(len(self.mentions)))
        return Merged(cluster_of, tuple(self.links), tuple(self.ambiguous))


def _same_country(work: _Work) -> None:
    """Put the names of one state together: "US", "United States"; its demonyms too."""
    by_code: dict[str, _Cluster] = {}
    for cluster in work.of_kind(COUNTRY, PEOPLE):
        code = (
            cluster.code
            or countries().get(cluster.key)
            or (demonyms().get(cluster.key) if cluster.kind == PEOPLE else None)
        )
        if not code:
            continue
        if code in by_code:
            work.merge(by_code[code], cluster, "country names", f"both stand for {code}")
        else:
            by_code[code] = cluster


def _definitions(work: _Work) -> None:
    """Put a name and the acronym in brackets after it together: "European Union (EU)"."""
    where = {member: cluster for cluster in work.clusters for member in cluster.members}
    order = sorted(range(len(work.mentions)), key=lambda i: work.mentions[i].start)
    for i, j in zip(order, order[1:], strict=False):
        a, b = work.mentions[i], work.mentions[j]
        between = work.text[a.end : b.start] if work.text is not None else ("(" if b.start - a.end <= 3 else "")
        if between.strip(" \"“'") not in ("(", "(the") or PERSON in (a.kind, b.kind):
            continue
        long, short = (a, b) if len(a.text) > len(b.text) else (b, a)
        if is_acronym(short.text) and spells(short.text, long.text):
            first, second = where[i], where[j]
            if work.merge(first, second, "acronym in brackets", f"{short.text} is defined as {long.text}"):
                gone, kept = (second, first) if second not in work.clusters else (first, second)
                for member in gone.members:
                    where[member] = kept


def is_acronym(text: str) -> bool:
    """Tell whether the text looks like an acronym: two to seven letters, mostly capitals."""
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= 7 and " " not in text and sum(c.isupper() for c in letters) * 3 >= len(letters) * 2


def initials(text: str, small: bool) -> str:
    """Return the first letters of the words of a name, with or without its small words."""
    parts = [p for p in re.split(r"[\s\-–/]+", text) if p and p[0].isalnum()]
    return "".join(p[0] for p in parts if small or fold(p) not in _SMALL).casefold()


def spells(acronym: str, full: str) -> bool:
    """Tell whether the acronym is made of the first letters of the full name's words."""
    letters = fold("".join(c for c in acronym if c.isalpha()))
    if len(full.split()) < 2:
        return False
    if letters in (initials(full, False), initials(full, True)):
        return True
    # "DUV" of "Dockers' Union of Velmar and others": at the front, three letters or more.
    return len(letters) >= 3 and initials(full, False).startswith(letters)


def _full_names(work: _Work) -> None:
    """Put full names together that differ by a middle name, an initial or a suffix: "Ana M. Ruiz", "Ana Ruiz"."""
    people = [c for c in work.of_kind(PERSON) if len(_bare(c.key)) > 1]
    for short in sorted(people, key=lambda c: len(c.key)):
        if short not in work.clusters:
            continue
        owners = [
            c for c in people
            if c is not short and c in work.clusters and any(_same_person(_bare(short.key), f) for f in map(_bare_of, c.forms))
        ]  # fmt: skip
        work.claim(short, owners, "full names", "same first and last name, middle parts agree")


def _bare(key: str) -> tuple[str, ...]:
    return _bare_of(tuple(key.split()))


def _bare_of(form: tuple[str, ...]) -> tuple[str, ...]:
    parts = [p.strip(".,") for p in form]
    return tuple(p for p in parts if p and p not in ("jr", "sr", "mr", "mrs", "ms", "dr", "sir"))


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not _agree(short[0], long[0]):
        return False
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
    """Put a surname to the only person of that surname."""
    people = work.of_kind(PERSON)
    full = [c for c in people if len(_bare(c.key)) > 1]
    for short in people:
        form = _bare(short.key)
        if short in full or not form:
            continue
        owners = [c for c in full if c in work.clusters and any(_ends(f, form) for f in map(_bare_of, c.forms))]
        work.claim(short, owners, "last name", "the only person of that last name")
    for short in [c for c in full if c in work.clusters]:
        form = _bare(short.key)
        owners = [
            c for c in full
            if c is not short and c in work.clusters and any(len(f) > len(form) and _ends(f, form) for f in map(_bare_of, c.forms))
        ]  # fmt: skip
        work.claim(short, owners, "last names", "the end of one person's full name")


def _ends(form: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return len(form) > len(tail) and form[-len(tail) :] == tail


def _given_names(work: _Work) -> None:
    """Put a first name to the only person of that first name."""
    people = work.of_kind(PERSON)
    full = [c for c in people if len(_bare(c.key)) > 1]
    for short in people:
        form = _bare(short.key)
        if short in full or len(form) != 1 or len(form[0]) < 2:
            continue
        owners = [
            c for c in full if c in work.clusters and any(f[:1] == form and len(f) > 1 for f in map(_bare_of, c.forms))
        ]
        work.claim(short, owners, "first name", "the only person of that first name")


def _companies(work: _Work) -> None:
    """Put a body's short form to its full name: legal forms, the first words, a leading country or place."""
    bodies = work.of_kind(ORGANIZATION)
    forms = {id(c): _without_legal(tuple(c.key.split())) for c in bodies}
    for short in sorted(bodies, key=lambda c: len(c.key)):
        form = forms[id(short)]
        if short not in work.clusters or not form:
            continue
        owners = [
            c for c in bodies
            if c is not short and c in work.clusters and _is_short_form(form, forms[id(c)], equal=len(c.key) > len(short.key))
        ]  # fmt: skip
        exact = [c for c in owners if forms[id(c)] == form]
        work.claim(short, exact or owners, "short form", "the first words of the only body of that name")


def _without_legal(form: tuple[str, ...]) -> tuple[str, ...]:
    parts = [p.strip(",") for p in form]
    while len(parts) > 1 and parts[-1] in words("organizations.toml", "suffixes"):
        parts.pop()
    return tuple(parts)


def _is_short_form(short: tuple[str, ...], long: tuple[str, ...], *, equal: bool) -> bool:
    if short == long:
        return equal
    if len(short) >= len(long):
        return False
    if long[: len(short)] == short:
        generic = short[0] in demonyms() or short[0] in countries() or short[0] in words("organizations.toml", "name")
        return not (len(short) == 1 and (generic or len(short[0]) < 3)) and long[len(short)] not in ("of", "and", "&")
    lead = " ".join(long[: len(long) - len(short)])
    return len(short) > 1 and long[-len(short) :] == short and (lead in countries() or lead in demonyms())


def _acronyms(work: _Work) -> None:
    """Put an acronym to the only body whose words it spells."""
    bodies = work.of_kind(ORGANIZATION, COUNTRY, LOCATION)
    for short in [c for c in bodies if c.kind != COUNTRY]:
        said = work.mentions[short.first].text
        if not is_acronym(said) or short not in work.clusters:
            continue
        owners = [
            c for c in bodies
            if c is not short and c in work.clusters and any(spells(said, work.mentions[m].text) for m in c.members)
        ]  # fmt: skip
        work.claim(short, owners, "acronym", "the only name whose words it spells")


__all__ = ["Link", "Merged", "NamedMention", "merge_names", "normal"]
