"""What a tagger takes for one name, cut to the names in it: lists parted, determiners and titles off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.actors.line import (
    ORGANIZATION,
    OTHER,
    PERSON,
    PROPER,
    Name,
    Words,
    is_title,
)
from analysis.actors.lists.gazetteer import countries, demonyms, fold
from analysis.actors.lists.lexicon import gendered_names, given_names, is_person_head, known_bodies, words
from analysis.actors.naming.notnames import is_no_name, is_sure
from analysis.actors.naming.whole import is_honour_word

LEADING = frozenset(
    ("DT", "PRP$", "WP$", "PDT", "IN", "CC", "``", "''", ":", ",", ".", "-LRB-", "HYPH", "SYM", "TO", "WDT", "PRP")
)
_TRAILING = frozenset(("POS", "``", "''", ":", ",", ".", "-RRB-", "-LRB-", "HYPH", "SYM", "IN", "CC", "DT", "TO"))


def mended(name: Name, line: Words) -> Iterator[Name]:
    """Yield the parts of an entity that are names."""
    for part in _split(name, line):
        trimmed = _trimmed(part, line)
        if trimmed and not is_no_name(trimmed, line):
            yield trimmed


def _split(name: Name, line: Words) -> Iterator[Name]:
    """Cut a run of names at commas, brackets and dashes; keep an organization's own commas (", Inc")."""
    start = name.start
    for at in range(name.start, name.end):
        word = line.text[at]
        legal = at + 1 < name.end and line.lower[at + 1] in words("organizations.toml", "suffixes")
        if at > start and _begins_person(line, at, name.end):
            yield replace(name, start=start, end=at, label=ORGANIZATION)
            yield replace(name, start=at, label=PERSON)
            return
        if line.tag[at] == "POS" and start < at < name.end - 1 and _is_owner(line.key(start, at)):
            yield replace(name, start=start, end=at)
            start = at + 1
            continue
        if (
            (word == "-" and line.tag[at] == ":")
            or word in ("(", ")", "/", ";", "–", "—", "\n")
            or (word == "," and not legal and name.label != OTHER)
            or (word == "-" and _joins_two(line, name, at))
        ):
            if at > start:
                yield replace(name, start=start, end=at)
            start = at + 1
    if start < name.end:
        yield replace(name, start=start)


def _is_owner(key: str) -> bool:
    """Tell whether what stands before "'s" in a name is one itself: "[African Union]'s Council", "[Bank]'s Board"."""
    return key in known_bodies() or key in countries() or key in words("organizations.toml", "name")


def _joins_two(line: Words, name: Name, at: int) -> bool:
    """Tell whether a hyphen stands between two states or bodies of states: "[EU]-[Mercosur] talks"."""
    whole, sides = line.key(name.start, name.end), (line.key(name.start, at), line.key(at + 1, name.end))
    one = whole in countries() or whole in words("organizations.toml", "joined")
    return not one and all(side in countries() or known_bodies().get(side, ("", ""))[1] == "IGO" for side in sides)


def _begins_person(line: Words, at: int, end: int) -> bool:
    """Tell whether a person run into a company's name begins here: "Orvex Inc. [CEO Ana Ruiz]"."""
    if line.lower[at - 1] not in words("organizations.toml", "suffixes"):
        return False
    while at < end and is_title(line, at):
        at += 1
    return end - at > 1 and fold(line.text[at]) in given_names()


def _trimmed(name: Name, line: Words) -> Name | None:
    start, end = name.start, name.end
    if name.label == OTHER:
        start += line.lower[start] in ("the", "a", "an") and name.source != "WORK_OF_ART" and end - start > 1
        while end > start and line.tag[end - 1] in (":", "HYPH", "POS"):
            end -= 1
    else:
        while start < end and (line.tag[start] in LEADING or line.gap[start]) and not line.text[start][0].isdigit():
            start += 1
        while end > start and (line.tag[end - 1] in _TRAILING or line.gap[end - 1]):
            end -= 1
    if start + 1 < end and _is_said_of_it(line, start, end):
        start, name = start + 1, replace(name, label=ORGANIZATION)
    if name.label == PERSON:
        start, end = _without_titles(start, end, line, small=is_sure(name))
    if name.label == ORGANIZATION and line.tag[start : start + 2] == ["NNS", "IN"] and line.lower[start + 1] == "of":
        start += 3 if line.lower[start + 2 : start + 3] == ["the"] else 2  # "rebels of the Red Front"
    return replace(name, start=start, end=end) if start < end else None


def _is_said_of_it(line: Words, start: int, end: int) -> bool:
    """Tell whether a sentence's first word only says what the named body is: "Chipmaker [Orvex]"."""
    first, last = line.lower[start], line.lower[end - 1]
    kind = first in words("organizations.toml", "said_before") or (first.endswith("maker") and len(first) > 5)
    return kind and line.first[start] and last not in words("organizations.toml", "name")


def _without_titles(start: int, end: int, line: Words, *, small: bool) -> tuple[int, int]:
    """Cut titles, honorifics and lower-case words before a person's name, and what is no name after it."""
    if end - start > 2 and line.first[start] and _is_role(line.lower[start]):
        start += 1  # "[Substitute] Ana Ruiz" at the start of a sentence
    while start < end and (is_title(line, start) or (line.text[start][0].islower() and not small)):
        if line.lower[start] in words("persons.toml", "particles") and start + 1 < end and not is_title(line, start):
            break
        if line.lower[start + 1 : start + 2] == ["of"] and start + 2 < end:
            break  # "the [Duchess of Norvik]"
        start += 1
    while end > start and line.text[end - 1][0].islower() and line.tag[end - 1] not in PROPER and not small:
        end -= 1
    if end - start > 2 and fold(line.text[start]) in demonyms() and fold(line.text[start + 1]) in gendered_names():
        start += 1  # "[Briton] Ana Ruiz"
    while end - start > 1 and is_honour_word(line.text[end - 1]):
        end -= 1
    return start + _is_office_of_place(start, end, line), end


def _is_role(word: str) -> bool:
    """Tell whether a word names what a person is, and no given name."""
    return is_person_head(word) and word not in given_names()


def _is_office_of_place(start: int, end: int, line: Words) -> bool:
    """Tell whether the first word is the place of an office, run into the name: "Governor of [Tessaly Ana Ruiz]"."""
    office = start > 1 and line.lower[start - 1] == "of" and line.lower[start - 2] in words("persons.toml", "titles")
    first = [fold(word) in given_names() for word in line.text[start : min(start + 2, end)]]
    return office and end - start > 2 and first == [False, True]
