"""Names that were cut, put back together: given names, hyphens, particles, a ruler's number."""

from __future__ import annotations

from dataclasses import replace

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
)
from analysis.actors.lists.gazetteer import countries, demonyms, fold
from analysis.actors.lists.lexicon import given_names, is_person_head, known_bodies, words

_PARTICLES = frozenset(("Van", "Von", "De", "Del", "Di", "Le", "La", "Ben", "Bin", "El", "Al"))
_SMALL = frozenset(
    ("et", "sur", "en", "sous", "aux", "la", "le", "les", "de", "du", "des", "upon", "on", "am", "an", "im")
)


def joined(names: list[Name], line: Words) -> list[Name]:
    """Put a given name and the surname that the model tore off together: "[Christopher] [Lumba]"."""
    out: list[Name] = []
    for name in names:
        last = out[-1] if out else None
        if (
            last
            and last.end == name.start
            and last.end - last.start == 1
            and last.label in (PERSON, UNKNOWN)
            and name.label in (PERSON, LOCATION, ORGANIZATION, UNKNOWN)
            and fold(line.text[last.start]) in given_names()
            and is_capital(line, name.start)
            and not line.first[name.start]
        ):
            out[-1] = replace(last, end=name.end, label=PERSON, rule="given name")
        elif not (last and last.label == PERSON and _is_honour(line, last.end, name)):
            out.append(name)
    return out


def chained(names: list[Name], line: Words) -> list[Name]:
    """Take the rest of a name joined by hyphens, and the given name before a particle, into the name that was cut.

    "[Okafor]-Lund", "Val-[Loire]", "Val-et-[Loire]", "[Joris] Van Aelst".
    """
    taken = {at for name in names for at in range(name.start, name.end)}
    whole = []
    for name in names:
        start, end = _begin(name, line, taken), _end(name, line, taken)
        taken.update(range(start, end))
        whole.append(replace(name, start=start, end=end))
    return whole


def _is_part(line: Words, at: int, taken: set[int]) -> bool:
    return 0 <= at < len(line.text) and at not in taken and is_capital(line, at) and line.tag[at] in PROPER


def _begin(name: Name, line: Words, taken: set[int]) -> int:
    start = name.start
    if name.label == PERSON and line.text[start] in _PARTICLES and _is_part(line, start - 1, taken):
        return start if is_title(line, start - 1) or line.gap[start - 1] else start - 1
    if name.label == PERSON and _hyphen(line, start - 1) and _is_part(line, start - 2, taken):
        return start - 2
    return start


def _end(name: Name, line: Words, taken: set[int]) -> int:
    end = name.end
    if name.label == PERSON and _hyphen(line, end) and _is_part(line, end + 1, taken):
        return end + 2
    if name.label == LOCATION and line.lower[end : end + 1] in (["del"], ["de"], ["do"], ["da"]):
        first = end + 1 + (line.lower[end + 1 : end + 2] in (["la"], ["los"], ["las"]))
        return first + 1 if _is_part(line, first, taken) else end  # "Santa Rosa [del Mar]"
    small = name.label == LOCATION and _hyphen(line, end) and line.lower[end + 1 : end + 2]
    joined = small and small[0] in _SMALL and _hyphen(line, end + 2) and end + 3 < len(line.text)
    return end + 4 if joined and _is_part(line, end + 3, taken) else end


def _hyphen(line: Words, at: int) -> bool:
    """Tell whether a hyphen without spaces stands there."""
    return 0 < at < len(line.text) and line.text[at] == "-" and not line.space[at] and not line.space[at - 1]


def with_given(names: list[Name], line: Words) -> list[Name]:
    """Take the capitalized word before a person's last name into it, which the tagger left out: "[Despo] Marku"."""
    taken = {at for name in names for at in range(name.start, name.end)}
    return [replace(n, start=n.start - 1) if _lacks_given(n, line, taken) else n for n in names]


def _lacks_given(name: Name, line: Words, taken: set[int]) -> bool:
    """Tell whether a single word for a person follows a proper noun that is no title, people or known word."""
    at = name.start - 1
    if name.label != PERSON or name.end - name.start > 1 or at < 1 or at in taken or line.gap[at]:
        return False
    word, key = line.lower[at], fold(line.text[at])
    known = key in demonyms() or key in countries() or key in known_bodies() or is_person_head(word)
    listed = any(word in words("persons.toml", key) for key in ("titles", "honorifics", "qualifiers"))
    thing = word in words("organizations.toml", "name") or word in words("notnames.toml", "words")
    alone = line.text[at - 1] == "," or line.text[at - 1].islower() or is_title(line, at - 1)
    proper = line.tag[at] == "NNP" and line.text[at].istitle() and len(word) > 2
    return (
        alone
        and proper
        and not (line.first[at] or known or listed or thing or word in words("notnames.toml", "portfolios"))
    )


def _is_honour(line: Words, end: int, name: Name) -> bool:
    """Tell whether the name is but the degree or honour after a person's name: "Ana Ruiz [FRS]"."""
    comma = end < name.start and line.text[end] == ","
    single = name.end - name.start == 1 and name.start == end + comma
    return single and line.lower[name.start] in words("persons.toml", "suffixes")


def is_honour_word(word: str) -> bool:
    """Tell degrees and honours from "Jr." and a ruler's number, which belong to the name."""
    number = set(word) <= set("IVX")
    return not number and word.lower() in words("persons.toml", "suffixes") - {"jr", "jr.", "sr", "sr."}


def extended(name: Name, line: Words) -> Name:
    """Take a ruler's number or a "Jr." into a person's name."""
    end, size = name.end, len(line.text)
    if name.label == PERSON and end < size:
        if set(line.text[end]) <= set("IVX") and not line.first[end]:
            return replace(name, end=end + 1)
        comma = line.text[end] == ","
        if end + comma < size and line.lower[end + comma] in ("jr", "jr.", "sr", "sr."):
            return replace(name, end=end + comma + 1)
    return name
