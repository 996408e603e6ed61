"""Which state's an actor is: the state itself, or the one whose agent it is (ISO 3166-1 alpha-3), and what says so."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.actors.apposed import description_before
from analysis.actors.draft import Board, Draft
from analysis.actors.line import COUNTRY, LOCATION, ORGANIZATION, PERSON, US_STATE
from analysis.actors.lists.gazetteer import countries, demonyms, fold
from analysis.actors.lists.leaders import administration_country, leaders_country
from analysis.actors.lists.lexicon import PACKAGE, known_bodies, words
from analysis.actors.lists.regions import part_country, place_country, region_country
from analysis.lexicons import read_toml

_ABROAD = re.compile(r"\bto (?:the )?[A-Z].*$")  # where an ambassador is sent
TOKEN = re.compile(r"[\w.'-]*\w\.?")
GROUP = "group"
#: Sectors (PLOVER) of people who belong where they are: "rebels in Ostrov", but not "troops in Ostrov".
_LOCAL = frozenset((
    "GOV", "LEG", "JUD", "COP", "OPP", "REB", "PTY", "UAF", "CRM", "CVL", "LAB", "AGR", "EDU", "MED", "REL",
))  # fmt: skip

_TIED: dict[str, list[str]] = read_toml(PACKAGE, "nominals.toml")["tied"]
_TAKEN = "-"

_Found = tuple[str, str]
_NONE: _Found = ("", "")


@dataclass(frozen=True, slots=True)
class Subject:
    """What codes are read from: an actor's mentions, its roles as said, and its name."""

    mentions: list[Draft]
    roles: tuple[str, ...]
    name: str


def country_of(board: Board, actor: int, subject: Subject, sector: str, named: frozenset[str]) -> _Found:
    """Return the code and the rule that gave it, ``""`` twice where nothing says so; the surest rule comes first.

    ``named``: the countries that the article names.
    """
    kind, own, roles, name = board.kinds[actor], subject.mentions, subject.roles, subject.name
    if actor in board.countries:
        return _nation(board, own, board.countries[actor]) if kind == GROUP else _given(board.countries[actor])
    known = known_body(name) if kind in (ORGANIZATION, GROUP) else None
    if known and (known[0] in named or fold(name) not in words("organizations.toml", "namesakes")):
        return (known[0], f"lexicon entry {name!r}") if known[0] else _NONE
    if kind == LOCATION or sector == "IGO":
        return _NONE
    said = Counter(_said(board, own, roles, name, kind))
    if said:
        return _only(said, "names and roles")
    leads = leaders_country(name, roles) if kind == PERSON else administration_country(name)
    if leads:
        return leads, "a leader known by name"
    if sector in _LOCAL:
        return _only(Counter(_where(board, own)), "places with it")
    return _NONE


def _given(code: str) -> _Found:
    return code, "gazetteer or context"


def _nation(board: Board, own: list[Draft], code: str) -> _Found:
    """A people's own state, but for "ethnic Ostrovians", "Varnian Ostrovians" and "the Ostrovians of Varnia"."""
    for mention in own:
        lands = [
            land for span in _phrases_of(board, mention, ("of",), possessor=False) for land in _lands_of(board, *span)
        ]
        if mention.form == "name" and lands:
            return _only(Counter(lands), "places with it")
        before = fold(board.line.lower[mention.start - 1]) if mention.start else ""
        if before == "ethnic":
            return _only(Counter(_where(board, own)), "places with it")
        nation = demonyms().get(before) or countries().get(before, "")
        if mention.form == "name" and nation:
            return nation, f"the nationality before it, {before!r}"
    return _given(code)


def _only(found: Counter[str], where: str) -> _Found:
    code = next(iter(found), "")
    return (code, f"the only country in its {where} ({code})") if len(found) == 1 else _NONE


def _said(board: Board, own: list[Draft], roles: Sequence[str], name: str, kind: str) -> Iterator[str]:
    """Yield the countries in its name and roles, and in the words before its descriptions."""
    for text in ([name] if kind != PERSON else []) + [_ABROAD.sub("", role) for role in roles]:
        yield from _codes_in(board, text)
    for span in beside(board, kind, own):
        yield from _lands_of(board, *span)
    described = any(m.form == "nominal" for m in own)
    pronouns = [m for m in board.mentions if m.form == "pronoun"] if described else []
    owners = {m.start: board.countries.get(m.actor, "") for m in pronouns}
    for mention in own:
        if mention.form == "nominal" and owners.get(mention.start):
            yield owners[mention.start]  # "its ambassador"
        if mention.form == "nominal" and mention.start < mention.head:
            yield from _lands_of(board, mention.start, mention.head)
        preps = () if kind == PERSON and mention.form == "name" else ("of", "from")  # "Niger's ambassador Ana Ruiz"
        if mention.form == "nominal" or (kind in (ORGANIZATION, PERSON) and mention.form != "pronoun"):
            for start, end in _phrases_of(board, mention, preps, possessor=True):
                yield from _lands_of(board, start, end)


def _codes_in(board: Board, text: str) -> frozenset[str]:
    """Return the countries in a phrase; a state of the United States that a country is called like is no country."""
    found = countries_in(text)
    states = {actor for actor, why in board.why.items() if why.startswith(US_STATE)} if found else set()
    for mention in board.mentions if states else ():
        state = fold(board.text(mention.start, mention.end))
        if mention.actor in states and state in fold(text):
            found = found - {countries()[state]} | {"USA"}
    return found


def beside(board: Board, kind: str, own: list[Draft]) -> Iterator[tuple[int, int]]:
    """Yield the words that say of a body what it is, beside its name: "the [Danish maker] Orvex", "Orvex, a [Dane]"."""
    line = board.line
    for mention in own:
        if kind != ORGANIZATION or mention.form != "name":
            continue
        begin, stop = description_before(line, mention.start)
        if begin < stop:
            yield begin, stop
        if line.lower[mention.end : mention.end + 1] and line.lower[mention.end] in words(
            "kinds.toml", "behind_bodies"
        ):
            yield mention.end, mention.end + 1
        head = board.doc[mention.head]
        pairs = [child for child in head.children if child.dep_ == "appos" and child.i >= mention.end]
        if head.dep_ == "appos" and head.head.i < mention.start - 1 and head.head.dep_ != "pobj":
            pairs.append(head.head)
        yield from ((noun.left_edge.i, noun.i + 1) for noun in pairs if noun.tag_ == "NN")


def is_sent(role: str) -> bool:
    """Tell whether a role is held where somebody was sent: "ambassador to Chile"."""
    return bool(_ABROAD.search(role))


def _where(board: Board, own: list[Draft]) -> Iterator[str]:
    """Yield the countries of the places that stand with its descriptions: "[rebels] in Ostrov"."""
    for mention in own:
        if mention.form != "pronoun":
            for start, end in _phrases_of(board, mention, ("in", "of", "from", "at"), possessor=False):
                yield from _lands_of(board, start, end)


def _phrases_of(board: Board, mention: Draft, preps: Sequence[str], *, possessor: bool) -> Iterator[tuple[int, int]]:
    """Yield the token spans that hang on a mention's head: behind ``preps``, and whose it is said to be."""
    head = board.doc[mention.head]
    titled = (
        head.head if head.dep_ == "appos" and head.head.i == mention.start - 1 else head
    )  # "Ostrov's envoy Ana Ruiz"
    for child in [*head.children, *(titled.lefts if titled is not head else ())]:
        if possessor and child.dep_ == "poss":
            yield child.left_edge.i, child.i + 1
        settled = (
            child.children
            if child.dep_ == "acl" and child.lemma_ in ("base", "operate", "live", "come", "flee")
            else (child,)
        )
        for prep in settled:  # "[rebels] in Ostrov", "[rebels] operating in Ostrov"
            if prep.dep_ == "prep" and prep.lower_ in preps:
                yield from ((c.left_edge.i, c.i + 1) for c in prep.children if c.dep_ == "pobj")


def _lands_of(board: Board, start: int, end: int) -> frozenset[str]:
    """Return the countries named in a span, else those of the places named in it: "the [Khartoum] government"."""
    words = board.text(start, end)
    places = [m for m in board.mentions if start <= m.start and m.end <= end and board.kinds[m.actor] == LOCATION]
    if any(board.why[m.actor].startswith(US_STATE) for m in places):
        return frozenset(("USA",))
    lands = {_land_of(board, m) for m in places} | {part_country(fold(words))}
    return countries_in(words) or frozenset(lands - {""})


def _land_of(board: Board, place: Draft) -> str:
    """Return a place's country: the one that stands after it, "Athens, [Georgia]", else the one that it is known by."""
    after = [m for m in board.mentions if m.start == place.end + 1 and board.line.text[place.end] == ","]
    for larger in after:
        if board.kinds[larger.actor] == COUNTRY:
            return board.countries[larger.actor]
        if board.kinds[larger.actor] == LOCATION:
            state = board.why[larger.actor].startswith(US_STATE)
            return "USA" if state else region_country(fold(board.text(larger.start, larger.end)))
    return place_country(fold(board.text(place.start, place.end)))


@functools.lru_cache(maxsize=8192)
def countries_in(text: str) -> frozenset[str]:
    """Return the codes of countries and demonyms that stand in a phrase.

    Of two together the first says where: "Bosnian Serbs", "Kosovo Albanians" (but "Greek Cypriots").
    """
    parts = [fold(p) for p in TOKEN.findall(re.sub(r"(['’]s|-(led|based|run|owned))\b", "", text))]
    found = set()
    for size in (5, 4, 3, 2, 1):
        for at in range(len(parts) - size + 1):
            key = " ".join(parts[at : at + size])
            code = countries().get(key) or demonyms().get(key)
            if at and parts[at - 1] in ("ethnic", _TAKEN):  # "ethnic Ostrovian rebels" fight elsewhere
                continue
            if parts[at + size : at + size + 1] in (["cypriot"], ["cypriots"]):
                continue
            if code and not (key == "us" and " US" not in f" {text}" and "US " not in text):
                found.add(code)
                parts[at : at + size] = [_TAKEN] * size
    return frozenset(found)


def known_body(name: str) -> tuple[str, str] | None:
    """Return country and sector of a body known by name, also before what kind of body it is: "Amal militia"."""
    parts = TOKEN.findall(name)
    own = next((at for at, part in enumerate(parts) if part.islower() and at), len(parts))
    keys = (fold(" ".join(parts[:size])).removeprefix("the ") for size in {len(parts), own})
    return next((known_bodies()[key] for key in keys if key in known_bodies()), None)


def is_ethnic(board: Board, mention: Draft) -> bool:
    """Tell whether a people is named as one within another state: "ethnic Ostrovians"."""
    return mention.start > 0 and board.line.lower[mention.start - 1] == "ethnic"


def is_tied(board: Board, mention: Draft) -> bool:
    """Tell whether a state is named as somebody's friend or foe: "anti-Ostrovian", "Ostrovian-backed"."""
    line, before, after = board.line, mention.start - 2, mention.end + 1
    foe = before >= 0 and line.text[before + 1] == "-" and line.lower[before] in _TIED["before"]
    friend = after < len(line.text) and line.text[after - 1] == "-" and line.lower[after] in _TIED["after"]
    return foe or friend
