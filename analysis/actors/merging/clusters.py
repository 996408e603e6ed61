"""Names on their way to actors: clusters of equal names, put together rule by rule, each link with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.actors.forms import core, normal
from analysis.actors.line import COUNTRY, LOCATION, OTHER, PEOPLE, PERSON
from analysis.actors.lists.lexicon import given_names


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name with its kind, to be merged.

    ``gender`` is "m", "f" or "" as its title says; ``title`` is the office straight before it. ``code`` is the country
    that a seat of government stands for.
    """

    start: int
    end: int
    text: str
    kind: str
    gender: str = ""
    code: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions (by index) that are one actor, by a rule."""

    a: int
    b: int
    rule: str
    reason: str


@dataclass(slots=True)
class Cluster:
    """Mentions of one normalised string and kind, and all that was merged into it (``keys``)."""

    kind: str
    key: str
    first: int
    code: str
    members: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Merged:
    """``cluster[i]`` numbers the actor of mention i, in order of first appearance."""

    cluster: tuple[int, ...]
    links: tuple[Link, ...]
    ambiguous: tuple[tuple[int, tuple[int, ...]], ...]


class Work:
    """The clusters so far; merging is by cluster, so that each link counts once."""

    def __init__(self, mentions: Sequence[NamedMention], text: str | None, apart: Sequence[tuple[str, ...]]) -> None:
        self.mentions, self.text = mentions, text
        self.apart = [[normal(name) for name in names] for names in apart]
        self.links: list[Link] = []
        self.ambiguous: list[tuple[int, tuple[int, ...]]] = []
        self.clusters: list[Cluster] = []
        by_key: dict[tuple[str, str, str], Cluster] = {}
        couples = _couples(mentions)
        for index, mention in enumerate(mentions):
            key = _key(mention)
            group = mention.code or (LOCATION if mention.kind in (COUNTRY, PEOPLE) else mention.kind)
            whose = mention.gender if key in couples else ""
            cluster = by_key.get((group, key, whose))
            if cluster is None:
                cluster = by_key[(group, key, whose)] = Cluster(mention.kind, key, index, mention.code, keys=[key])
                self.clusters.append(cluster)
            elif mention.text != mentions[cluster.first].text:
                self.links.append(Link(cluster.first, index, "same name", "equal but for case, article or marks"))
            cluster.members.append(index)
            if mention.gender:
                cluster.genders.add(mention.gender)
            if mention.title:
                cluster.titles.add(mention.title)

    def of_kind(self, *kinds: str) -> list[Cluster]:
        return [c for c in self.clusters if c.kind in kinds]

    def allowed(self, a: Cluster, b: Cluster) -> bool:
        """Tell whether no correction and no title keeps the two apart."""
        if "m" in a.genders | b.genders and "f" in a.genders | b.genders:
            return False
        for names in self.apart:
            in_a, in_b = {n for n in names if n in a.keys}, {n for n in names if n in b.keys}
            if in_a and in_b and in_a != in_b:
                return False
        return True

    def merge(self, a: Cluster, b: Cluster, rule: str, reason: str) -> Cluster | None:
        """Put ``b`` and ``a`` together unless something keeps them apart; the earlier one stays and is returned."""
        if a is b or not self.allowed(a, b):
            return None
        if b.first < a.first:
            a, b = b, a
        self.links.append(Link(a.first, b.first, rule, reason))
        a.members.extend(b.members)
        a.keys.extend(b.keys)
        a.genders |= b.genders
        a.titles |= b.titles
        self.clusters.remove(b)
        return a

    def claim(self, short: Cluster, owners: Iterable[Cluster], rule: str, reason: str) -> None:
        """Merge ``short`` into its only possible owner; with several, say so and leave it alone."""
        if not any(short is c for c in self.clusters):
            return
        able = [o for o in owners if o is not short and any(o is c for c in self.clusters) and self.allowed(short, o)]
        if len(able) > 1 and len(titled := [o for o in able if o.titles & short.titles]) == 1:
            able, rule, reason = titled, "title", f"the only one here called {min(titled[0].titles & short.titles)!r}"
        if len(able) == 1:
            self.merge(able[0], short, rule, reason)
        elif len(able) > 1:
            self.ambiguous.append((short.first, tuple(o.first for o in able)))

    def owner(self, index: int) -> Cluster:
        """Return the cluster of a mention."""
        return next(c for c in self.clusters if index in c.members)

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


def _couples(mentions: Sequence[NamedMention]) -> set[str]:
    """Return the names that a man and a woman bear in one article: "Mr Ruiz", or "Peter Ruiz", and "Mrs Ruiz"."""
    titled = {gender: {_key(m) for m in mentions if m.gender == gender} for gender in ("m", "f")}
    full = [_key(m).split() for m in mentions if m.kind == PERSON]
    male = {parts[-1] for parts in full if parts[1:] and parts[0] in given_names("male")}
    female = {parts[-1] for parts in full if parts[1:] and parts[0] in given_names("female")}
    return titled["m"] & (titled["f"] | female) | titled["f"] & male


def _key(mention: NamedMention) -> str:
    """Return what equal names share; a thing's name in small letters is a common noun, not the name."""
    text = core(mention.text, mention.kind)
    return f"~{normal(text)}" if mention.kind == OTHER and text.islower() else normal(text)
