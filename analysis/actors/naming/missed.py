"""Names that neither the tagger nor a rule found: runs of proper nouns that something else in the article knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.actors.apposed import kind_beside, said_to_be
from analysis.actors.line import (
    LOCATION,
    ORGANIZATION,
    PERSON,
    PROPER,
    UNKNOWN,
    Name,
    Words,
    is_capital,
    is_title,
    like_a_state,
)
from analysis.actors.lists.gazetteer import countries, demonyms, fold
from analysis.actors.lists.lexicon import given_names, known_bodies, words
from analysis.actors.lists.regions import regions
from analysis.actors.naming.notnames import is_no_name

NAMED = frozenset((PERSON, ORGANIZATION, LOCATION))
SURNAME = "last name of a person named in full"
BESIDE = "the noun beside it"
SURE = 0.9  # that probability from which on the tagger is believed against a noun beside the word
SHORT = "first word of a company named in full"
NONE = 0.7  # that probability from which on the tagger is believed


def missed_names(line: Words, found: list[Name], outside: Sequence[float]) -> Iterator[Name]:
    """Yield runs of proper nouns that no name covers; of single words only those that something else knows.

    ``outside``: of each word the tagger's probability that it belongs to no name; where it hardly doubts that, only
    what is spoken of as a state is one.
    """
    for name in _missed(line, found):
        sure = SURE if name.rule == BESIDE else NONE
        if name.rule in (SURNAME, SHORT) or min(outside[name.start : name.end]) < sure or _is_told(name, line):
            yield name


def _is_told(name: Name, line: Words) -> bool:
    """Tell whether the words around say that it is a name: spoken of as a state, or defined in brackets."""
    return like_a_state(name, line) or _is_defined(name, line)


def _is_defined(name: Name, line: Words) -> bool:
    """Tell whether it is an acronym in brackets after a name in capitals: "the Rally for Reform ([RFR])"."""
    at, size = name.start, len(line.text)
    short = name.end - at == 1 and line.text[at].isupper() and 2 < len(line.text[at]) < 8
    return (
        short
        and 1 < at < size - 1
        and line.text[at - 1] == "("
        and line.text[at + 1] == ")"
        and is_capital(line, at - 2)
    )


def _missed(line: Words, found: list[Name]) -> Iterator[Name]:
    said = {fold(line.text[at]) for name in found if name.label in NAMED for at in range(name.start, name.end)}
    taken = {at for name in found for at in range(name.start, name.end)}
    surnames = list(_surnames(line, found, taken))
    yield from surnames
    taken.update(name.start for name in surnames)
    companies = set(_companies(line, found))
    short = [at for at, word in enumerate(line.text) if word in companies and at not in taken and not line.gap[at]]
    yield from (Name(at, at + 1, ORGANIZATION, SHORT) for at in short)
    taken.update(short)
    for run in _runs(line, taken, said):
        alone = run.label == UNKNOWN and run.end - run.start == 1
        told = (kind_beside(line, run.start, run.end), said_to_be(line, run.end)) if alone else ()
        if ORGANIZATION in told or LOCATION in told or (alone and _of_place_noun(line, run.start)):
            yield replace(run, rule=BESIDE)
        elif not alone or _is_known(fold(line.text[run.start]), said) or _is_told(run, line):
            yield run


def _companies(line: Words, found: list[Name]) -> Iterator[str]:
    """Yield the first words of names with a legal form: "[Orvex] Ltd"; what is a common word elsewhere is none."""
    small = {word for word in line.text if word.islower()}
    for name in found:
        legal = line.lower[name.end - 1] in words("organizations.toml", "suffixes")
        first = line.text[name.start]
        if legal and name.end - name.start == 2 and len(first) > 3 and first.lower() not in small:
            yield first


def _of_place_noun(line: Words, at: int) -> bool:
    """Tell whether a word is what a town, or a mayor, is said to be of: "the village of [Nuwara]"."""
    return at > 0 and line.lower[at - 1] == "of" and line.lower[max(0, at - 2)] in words("kinds.toml", "place_nouns")


def _surnames(line: Words, found: list[Name], taken: set[int]) -> Iterator[Name]:
    """Yield the last names of persons named in full, whatever the model takes the word for: "[Strong] says"."""
    last = {line.text[n.end - 1] for n in found if n.label == PERSON and n.end - n.start > 1}
    for at, word in enumerate(line.text):
        if at not in taken and word in last and len(word) > 2 and is_capital(line, at) and _is_surname(line, at):
            yield Name(at, at + 1, PERSON, SURNAME)


def _is_surname(line: Words, at: int) -> bool:
    """Tell whether a word that is a surname elsewhere is one here too; nouns and first words must do something."""
    if line.gap[at] or line.tag[at] in PROPER or (at and line.text[at - 1].istitle() and not line.first[at]):
        return False  # proper nouns are looked at by their runs
    after = line.tag[at + 1] if at + 1 < len(line.tag) else ""
    acts = after in ("VBZ", "VBD", "MD", "POS") or (after == "," and line.first[at])
    if line.tag[at] == "NNS":
        return acts and line.lower[at + 1] not in ("were", "are")
    return acts or not line.first[at]


def _runs(line: Words, taken: set[int], said: set[str]) -> Iterator[Name]:
    """Yield runs of proper nouns outside of ``taken``."""
    at, size = 0, len(line.text)
    while at < size:
        if not _proper(line, at, taken):
            at += 1
            continue
        start = at
        while at < size and (at == start or not line.first[at]):
            firm = line.text[at] == "&" and at + 1 < size and _proper(line, at + 1, taken)  # "Orvex & Lund"
            if not firm and not _proper(line, at, taken):
                break
            at += 1
        name = _run(start, at, line, said)
        if name:
            yield name


def _is_known(key: str, said: set[str]) -> bool:
    """Tell whether the word stands in another name of the article or in a gazetteer."""
    seats = words("metonyms.toml", "seats")
    return key in said or any(key in known for known in (countries(), demonyms(), regions(), known_bodies(), seats))


def _proper(line: Words, at: int, taken: set[int]) -> bool:
    known = line.text[at].isupper() and line.lower[at] in known_bodies()  # "ISIL units": tagged as an adjective
    return (line.tag[at] in PROPER or known) and at not in taken and is_capital(line, at) and not line.gap[at]


def _names_on(line: Words, start: int, end: int) -> bool:
    """Tell whether a sentence's first word, a verb by its look, begins a name: "Downing Street", "Kelly Ross"."""
    after = line.lower[start + 1] if start + 1 < end else ""
    makes = after in words("kinds.toml", "places") or after in words("organizations.toml", "name")
    return makes or fold(line.text[start]) in given_names()


def _run(start: int, end: int, line: Words, said: set[str]) -> Name | None:
    """Return the name that a run of proper nouns holds, without titles; ``said`` are words of other names."""
    verbal = line.first[start] and line.lower[start].endswith(("ing", "ed", "ly"))
    if verbal and fold(line.text[start]) not in said and not _names_on(line, start, end):
        start += 1
    titled = start
    while start < end and is_title(line, start):
        start += 1
    if start == end or is_no_name(Name(start, end, UNKNOWN, ""), line):
        return None
    if any(line.lower[at] in words("notnames.toml", "words") for at in range(start, end)):
        return None
    if "&" in line.text[start:end] and all(len(word) > 1 for word in line.text[start:end] if word != "&"):
        return Name(start, end, ORGANIZATION, "two names joined by &")
    label = PERSON if start > titled and end - start <= 3 else UNKNOWN
    return Name(start, end, label, "proper noun")
