"""One name has one kind through an article: what each place suggests is counted, the best supported kind wins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.actors.apposed import kind_beside, said_to_be
from analysis.actors.line import (
    COUNTRY,
    LOCATION,
    NEIGHBOURING,
    ORGANIZATION,
    OTHER,
    PEOPLE,
    PERSON,
    UNKNOWN,
    Name,
    Words,
    like_a_state,
)  # fmt: skip
from analysis.actors.lists.gazetteer import capitals, cities, countries, demonyms, fold
from analysis.actors.lists.lexicon import given_names, is_person_head, known_bodies, words
from analysis.actors.lists.regions import named_regions, regions
from analysis.actors.naming.notnames import TAGGER
from analysis.actors.naming.teams import teams

_FIXED = frozenset((COUNTRY, PEOPLE, OTHER))
SURE = 2.0  # what a kind that the tagger has no doubt about weighs: more than a clue around the name, less than two
LONGEST = 4  # words of a person's name
SHORT = 4  # letters of family names that stand first: "Kim", "Zhao"
BESIDE = 4.0  # what a noun beside a name weighs: "the dairy giant Orvex"
TEAM = 8.0  # what a team of the article weighs: more than the labels of a city
APPOSED = 2.5  # what a phrase that a name is an apposition to weighs: "their coach, Ana Ruiz"
MOST = 6.0  # the most that all labels of one name weigh together, however often it is named

_BREAKS = frozenset(("IN", "VBD", "VBZ", "MD", ",", ".", "CC", "VBN"))  # behind a verb that has no object

_Votes = defaultdict[str, float]


def _new() -> _Votes:
    return defaultdict(float)


def decide_kinds(names: Sequence[Name], line: Words, apposed: Mapping[int, str]) -> list[Name]:
    """Return the names with one kind a string; names whose kind nothing tells are left out.

    ``apposed``: first token of a name to the kind of the phrase that it is an apposition to.
    """
    keys = [line.key(name.start, name.end) for name in names]
    votes = _count(names, keys, line, apposed)
    for key in teams(names, line):
        votes[key][ORGANIZATION] += TEAM
    _first_words(votes, names, line)
    _share(votes)
    _surnames(votes)
    _branches(votes, {key for name, key in zip(names, keys, strict=True) if name.source == "ORG"})
    states = {key for name, key in zip(names, keys, strict=True) if like_a_state(name, line)}
    decided = []
    for name, key in zip(names, keys, strict=True):
        label = name.label if name.label in _FIXED else _best(votes[key], name)
        if label == LOCATION and key in states and not is_city(key) and key not in regions():
            label = COUNTRY
        if label != UNKNOWN:
            rule = name.rule if label == name.label else f"{name.rule}; {label} by evidence"
            decided.append(replace(name, label=label, rule=rule))
    return decided


def _count(names: Sequence[Name], keys: Sequence[str], line: Words, apposed: Mapping[int, str]) -> dict[str, _Votes]:
    """Return folded name -> kind -> weight: each place's own, and of the labels no more than ``MOST``."""
    votes: dict[str, _Votes] = defaultdict(_new)
    labels: dict[str, _Votes] = defaultdict(_new)
    for name, key in zip(names, keys, strict=True):
        if name.label in (PERSON, ORGANIZATION, LOCATION):
            labels[key][name.label] += _trust(name)
        own = votes[key]
        for kind, weight in _suggestions(name, key, line).items():
            own[kind] += weight
        if name.start in apposed:
            own[apposed[name.start]] += APPOSED
    for key, found in labels.items():
        scale = min(1.0, MOST / sum(found.values()))
        for kind, weight in found.items():
            votes[key][kind] += weight * scale
    return votes


def _trust(name: Name) -> float:
    """Return what the kind that a name was found with weighs."""
    if name.rule == "organization word":
        return 2.5
    if name.rule == TAGGER:
        return SURE * name.score
    return 0.6 if name.label == PERSON and name.end - name.start == 1 else 1.0


def _suggestions(name: Name, key: str, line: Words) -> _Votes:
    """Return kind -> weight: the name's own words, the words around it."""
    votes = _new()
    _own_words(votes, name, key, line)
    said = said_to_be(line, name.end)
    if said:
        votes[said] += 2
    beside = kind_beside(line, name.start, name.end)
    if beside in (LOCATION, ORGANIZATION):
        votes[beside] += 0 if _may_be_person(name, line) else BESIDE
    if _of_a_body(name, line):
        votes[ORGANIZATION] += 1.5
    if beside == PERSON and _is_plain(name, line):
        votes[PERSON] += APPOSED
    _words_before(votes, name, line)
    _words_after(votes, name, line)
    return votes


def _own_words(votes: _Votes, name: Name, key: str, line: Words) -> None:
    last, word, size = line.lower[name.end - 1], line.text[name.start], name.end - name.start
    if last in words("organizations.toml", "suffixes") or last in words("organizations.toml", "name"):
        votes[ORGANIZATION] += 1.5
    if last in words("kinds.toml", "places") and size > 1:
        votes[LOCATION] += 2.6
    if size > 1 and line.lower[name.start] in words("kinds.toml", "first_of_places"):
        votes[LOCATION] += 1.5
    if key in known_bodies():
        votes[ORGANIZATION] += 3
    if key in named_regions():  # "West Bank" is none
        votes[LOCATION] += 5
    elif (key in regions() or key in capitals()) and key not in given_names():
        votes[LOCATION] += 2
    if name.label == UNKNOWN and size == 1 and word.isupper() and 2 < len(word) < 7:
        votes[ORGANIZATION] += 0.8
    if size in (2, 3) and fold(word) in given_names():
        votes[PERSON] += 0.8
    if size == 1 and name.label != LOCATION and key.endswith(tuple(words("organizations.toml", "endings"))):
        votes[ORGANIZATION] += 3


def _words_before(votes: _Votes, name: Name, line: Words) -> None:
    before = line.lower[name.start - 1] if name.start else ""
    before2 = line.lower[name.start - 2] if name.start > 1 else ""
    if name.label != PERSON and _is_called_person(name, line):
        votes[PERSON] += 2.5
    title = before in words("persons.toml", "titles") and name.label != ORGANIZATION
    if before in words("persons.toml", "honorifics") or title:
        votes[PERSON] += 1.5
    if before in ("in", "of") and before2 in words("kinds.toml", "held_in_bodies"):
        votes[ORGANIZATION] += 1.5 if is_city(line.key(name.start, name.end)) else BESIDE  # "shares in London fell"
    elif before in words("kinds.toml", "before_places") or (
        before == "of" and before2 in words("kinds.toml", "place_nouns")
    ):
        votes[LOCATION] += 1.2 if name.label != ORGANIZATION else 0.4
    if before in NEIGHBOURING:
        votes[LOCATION] += 1.2


def _words_after(votes: _Votes, name: Name, line: Words) -> None:
    after = line.lower[name.end] if name.end < len(line.lower) else ""
    after2 = line.lower[name.end + 1] if name.end + 1 < len(line.lower) else ""
    if after == "'s" and after2 in words("kinds.toml", "of_states") and name.label != PERSON:
        votes[LOCATION] += 1.2
    officer = line.lower[name.end + 1 : name.end + 3] if after == "'s" else [after, after2]
    said = {" ".join(officer), *officer[:1]} if after == "'s" else {" ".join(officer)}
    if said & words("kinds.toml", "officers_of_bodies") and name.label != LOCATION:
        votes[ORGANIZATION] += 2
    if after == "'s" and after2 in words("kinds.toml", "of_persons"):
        votes[PERSON] += 1.5
    if after in words("kinds.toml", "person_verbs") or (
        after in ("was", "had", "has") and after2 in words("kinds.toml", "person_participles")
    ):
        votes[PERSON] += 1.5


def _is_plain(name: Name, line: Words) -> bool:
    """Tell whether the last word of a name is none that makes it a body's."""
    last = line.lower[name.end - 1]
    return last not in words("organizations.toml", "name") and last not in words("organizations.toml", "suffixes")


def _may_be_person(name: Name, line: Words) -> bool:
    """Tell whether a person may stand beside a body's noun: "the company [Ruiz] founded", "the producer [Ana Ruiz]"."""
    if name.label != PERSON:
        return False
    if not name.start:
        return True
    if name.end - name.start > 1 and line.lower[name.start - 1] != "as":  # "a group known as [Ana Ruiz]"
        either = line.lower[name.start - 1] in words("kinds.toml", "makers")
        return either or fold(line.text[name.start]) in given_names()
    verb, after = (*line.tag[name.end : name.end + 2], "", "")[:2]
    return verb in ("VBD", "VBZ") and after in _BREAKS and line.lower[name.end] not in ("said", "says")


def _of_a_body(name: Name, line: Words) -> bool:
    """Tell whether what follows a name is a company's: "[Orvex], based in", "[Orvex]'s shares", "[Orvex] profit"."""
    after = [*line.lower[name.end : name.end + 4], "", "", "", ""]
    owned = after[0] == "'s" and (
        after[1] in words("kinds.toml", "owned_by_bodies") or after[1:3] == ["chief", "executive"]
    )
    based = after[:3] == [",", "based", "in"] or after[:2] == ["-", "owned"]
    makes = after[:2] == [",", "which"] and after[2] in words("kinds.toml", "deeds_of_bodies")
    return owned or based or makes or after[0] in words("kinds.toml", "money_of_bodies") or _reports(name, line)


def _reports(name: Name, line: Words) -> bool:
    """Tell whether a name tells its results: "[Orvex] posted a 3% rise in profit"."""
    if line.lower[name.end : name.end + 1] not in (["reported"], ["posted"], ["reports"], ["posts"]):
        return False
    ahead = range(name.end + 1, min(name.end + 12, len(line.text)))
    clause = []
    for at in ahead:
        if line.first[at] or line.tag[at] in ("VBD", "VBZ", ".", ":"):
            break
        clause.append(line.lower[at])
    return not words("kinds.toml", "money_of_bodies").isdisjoint(clause)


def _is_called_person(name: Name, line: Words) -> bool:
    """Tell whether an unknown place follows what somebody is, between commas: "her counterpart, [Ana Ruiz],"."""
    if name.end - name.start > LONGEST or name.start < 2 or line.text[name.start - 1] != ",":
        return False
    if is_city(line.key(name.start, name.end)):
        return False
    head = name.start - 2
    kin = line.lower[head] == "law" and line.text[head - 1] == "-"
    noun = kin or (line.tag[head] == "NN" and is_person_head(line.lower[head]))
    key = line.key(name.start, name.end)
    known = key in countries() or key in regions() or key in capitals()
    closed = name.end < len(line.text) and line.text[name.end] in (",", ".")
    return noun and closed and not known


def _first_words(votes: dict[str, _Votes], names: Sequence[Name], line: Words) -> None:
    """Make what looks like a person but is taken up by the first of two words a body: "Orvex Lund … Orvex".

    Persons are called by their last word; given names, and short family names as in the east, tell nothing.
    """
    said = Counter(line.key(name.start, name.end) for name in names)
    for key, found in votes.items():
        first, _, last = key.partition(" ")
        told = last and " " not in last and said[first] > 1 and not said[last] and first not in given_names()
        if told and len(first) > SHORT and found.get(PERSON) and not found.get(LOCATION):
            found[ORGANIZATION] += 1.5
            if _most(found) == ORGANIZATION:
                votes[first][ORGANIZATION] += votes[first][PERSON]


def _share(votes: dict[str, _Votes]) -> None:
    """Let a full name speak for its last or first word: "Ana Ruiz" makes "Ruiz" a person."""
    surnames = {key.split()[-1] for key, found in votes.items() if " " in key and _most(found) == PERSON}
    for key, found in list(votes.items()):
        parts = key.split()
        if len(parts) < 2 or not found:
            continue
        kind = _most(found)
        if kind == PERSON and parts[-1] in votes:
            votes[parts[-1]][PERSON] += 2
        elif kind == ORGANIZATION and parts[0] in votes and parts[0] not in demonyms() and parts[0] not in countries():
            # More than one label of the short name alone; a company's, where nobody bears it as a surname, than two.
            company = parts[-1] in words("organizations.toml", "suffixes") and parts[0] not in surnames
            votes[parts[0]][ORGANIZATION] += 2 if company else 1.2


def _surnames(votes: dict[str, _Votes]) -> None:
    """Let the last name of a person named in full be a person's where no gazetteer knows such a place."""
    full = {key.split()[-1] for key, found in votes.items() if " " in key and _most(found) == PERSON}
    for key, found in votes.items():
        known = key in countries() or key in regions() or key in capitals() or is_city(key)
        if key in full and _most(found) == LOCATION and not known:
            found[PERSON] += found[LOCATION]


def _branches(votes: dict[str, _Votes], bodies: set[str]) -> None:
    """Make names that nothing tells of bodies by the body that they begin with: "Orvex [Peru]", "Orvex [Mining]".

    ``bodies``: what the language model takes for one.
    """
    for key, found in votes.items():
        first, *rest = key.split()
        known = rest and first in votes and _most(votes[first]) == ORGANIZATION
        if known and not found and (key in bodies or " ".join(rest) in countries()):
            found[ORGANIZATION] += 1


def _most(found: _Votes) -> str:
    return max(found, key=lambda kind: (found[kind], kind), default=UNKNOWN)


def _best(votes: _Votes, name: Name) -> str:
    if not any(votes.values()):
        return UNKNOWN
    order = (PERSON, ORGANIZATION, LOCATION)
    return max(order, key=lambda kind: (votes[kind], kind == name.label, -order.index(kind)))


def is_city(text: str) -> bool:
    """Tell whether GeoNames has a populated place of this name."""
    return bool(cities(fold(text)))
