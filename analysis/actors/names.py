"""Doc -> names: the model's entities, mended by kinds of error, and the capitalized names that it missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from analysis.actors.gazetteer import countries, demonyms, fold
from analysis.actors.lexicon import given_names, is_given_title, known_bodies, words
from analysis.language import is_gap

PERSON, ORGANIZATION, COUNTRY, LOCATION, PEOPLE, OTHER, UNKNOWN = (
    "person", "organization", "country", "location", "people", "other", "unknown",
)  # fmt: skip
LABELS = {
    "PERSON": PERSON, "ORG": ORGANIZATION, "GPE": LOCATION, "LOC": LOCATION, "FAC": LOCATION, "NORP": PEOPLE,
    "PRODUCT": OTHER, "EVENT": OTHER, "WORK_OF_ART": OTHER, "LAW": OTHER,
}  # fmt: skip
PROPER = frozenset(("NNP", "NNPS"))
_LEADING = frozenset(
    ("DT", "PRP$", "WP$", "PDT", "IN", "CC", "``", "''", ":", ",", ".", "-LRB-", "HYPH", "SYM", "TO", "WDT", "PRP")
)
_TRAILING = frozenset(("POS", "``", "''", ":", ",", ".", "-RRB-", "-LRB-", "HYPH", "SYM", "IN", "CC", "DT", "TO"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the Doc: token indices ``start`` to ``end`` (half-open), its kind, and the rule that found it."""

    start: int
    end: int
    label: str
    rule: str
    source: str = ""  # the model's own label


@dataclass(frozen=True, slots=True)
class Words:
    """The Doc as plain lists, which are much quicker to walk than tokens."""

    text: list[str]
    lower: list[str]
    tag: list[str]
    first: list[bool]  # the token starts a sentence
    gap: list[bool]


def words_of(doc: Doc) -> Words:
    """Return the Doc's words as lists."""
    text = [token.text for token in doc]
    return Words(
        text,
        [word.lower().replace("’", "'") for word in text],
        [token.tag_ for token in doc],
        [bool(token.is_sent_start) for token in doc],
        [is_gap(token) for token in doc],
    )


def find_names(doc: Doc, line: Words) -> list[Name]:
    """Return the names of the article in order, none overlapping another, with the kinds that single places suggest."""
    found = [name for ent in doc.ents if ent.label_ in LABELS for name in _mended(_of_entity(ent), line)]
    found = _settle([*_organizations(line), *found])
    found = _settle([*found, *_missed(line, found)])
    whole = _joined(sorted(found, key=lambda n: n.start), line)
    return [_known(line, _extended(name, line)) for name in whole]


def _joined(names: list[Name], line: Words) -> list[Name]:
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
            and _capital(line, name.start)
            and not line.first[name.start]
        ):
            out[-1] = replace(last, end=name.end, label=PERSON, rule="given name")
        elif not (last and last.label == PERSON and _is_honour(line, last.end, name)):
            out.append(name)
    return out


def _is_honour(line: Words, end: int, name: Name) -> bool:
    """Tell whether the name is but the degree or honour after a person's name: "Ana Ruiz [FRS]"."""
    comma = end < name.start and line.text[end] == ","
    single = name.end - name.start == 1 and name.start == end + comma
    return single and line.lower[name.start] in words("persons.toml", "suffixes")


def _extended(name: Name, line: Words) -> Name:
    """Take a ruler's number or a "Jr." into a person's name."""
    end, size = name.end, len(line.text)
    if name.label == PERSON and end < size:
        if set(line.text[end]) <= set("IVX") and not line.first[end]:
            return replace(name, end=end + 1)
        comma = line.text[end] == ","
        if end + comma < size and line.lower[end + comma] in ("jr", "jr.", "sr", "sr."):
            return replace(name, end=end + comma + 1)
    return name


def _of_entity(ent: object) -> Name:
    return Name(ent.start, ent.end, LABELS[ent.label_], "model", ent.label_)  # type: ignore[attr-defined]


def _settle(names: Iterable[Name]) -> list[Name]:
    """Keep the names that do not overlap an earlier listed one."""
    taken: set[int] = set()
    kept = []
    for name in names:
        places = range(name.start, name.end)
        if name.start < name.end and taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return kept


def _mended(name: Name, line: Words) -> Iterator[Name]:
    """Yield the parts of an entity that are names."""
    for part in _split(name, line):
        trimmed = _trimmed(part, line)
        if trimmed and not _is_no_name(trimmed, line):
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
        if (
            (word == "-" and line.tag[at] == ":")
            or word in ("(", ")", "/", ";", "–", "—", "\n")
            or (word == "," and not legal and name.label != OTHER)
        ):
            if at > start:
                yield replace(name, start=start, end=at)
            start = at + 1
    if start < name.end:
        yield replace(name, start=start)


def _begins_person(line: Words, at: int, end: int) -> bool:
    """Tell whether a person run into a company's name begins here: "Orvex Inc. [CEO Ana Ruiz]"."""
    if line.lower[at - 1] not in words("organizations.toml", "suffixes"):
        return False
    while at < end and _is_title(line, at):
        at += 1
    return end - at > 1 and fold(line.text[at]) in given_names()


def _trimmed(name: Name, line: Words) -> Name | None:
    start, end = name.start, name.end
    if name.label == OTHER:
        start += line.lower[start] in ("the", "a", "an") and name.source != "WORK_OF_ART" and end - start > 1
        while end > start and line.tag[end - 1] in (":", "HYPH", "POS"):
            end -= 1
    else:
        while start < end and (line.tag[start] in _LEADING or line.gap[start]) and not line.text[start][0].isdigit():
            start += 1
        while end > start and (line.tag[end - 1] in _TRAILING or line.gap[end - 1]):
            end -= 1
    if name.label == PERSON:
        start, end = _without_titles(start, end, line)
    if name.label == ORGANIZATION and line.tag[start : start + 2] == ["NNS", "IN"] and line.lower[start + 1] == "of":
        start += 3 if line.lower[start + 2 : start + 3] == ["the"] else 2  # "rebels of the Red Front"
    return replace(name, start=start, end=end) if start < end else None


def _without_titles(start: int, end: int, line: Words) -> tuple[int, int]:
    """Cut titles, honorifics and lower-case words before a person's name, and what is no name after it."""
    while start < end and (_is_title(line, start) or line.text[start][0].islower()):
        if line.lower[start] in words("persons.toml", "particles") and start + 1 < end and not _is_title(line, start):
            break
        start += 1
    while end > start and line.text[end - 1][0].islower() and line.tag[end - 1] not in PROPER:
        end -= 1
    return start + _is_office_of_place(start, end, line), end


def _is_office_of_place(start: int, end: int, line: Words) -> bool:
    """Tell whether the first word is the place of an office, run into the name: "Governor of [Tessaly Ana Ruiz]"."""
    office = start > 1 and line.lower[start - 1] == "of" and line.lower[start - 2] in words("persons.toml", "titles")
    first = [fold(word) in given_names() for word in line.text[start : min(start + 2, end)]]
    return office and end - start > 2 and first == [False, True]


def _is_title(line: Words, at: int) -> bool:
    word = line.lower[at]
    return not is_given_title(word) and (
        word in words("persons.toml", "honorifics") or word in words("persons.toml", "titles")
    )


def _is_no_name(name: Name, line: Words) -> bool:
    text = " ".join(line.lower[name.start : name.end])
    if name.end - name.start == 1:
        tag, word = line.tag[name.start], line.text[name.start]
        if text in words("notnames.toml", "words") or word[0].isdigit() or not any(c.isalpha() for c in word):
            return True
        if word.islower() and tag not in PROPER and name.source not in ("NORP",):
            return True
        if name.label in (PERSON, ORGANIZATION) and text in words("persons.toml", "titles"):
            return True
    return _inside_title(name, line)


def _inside_title(name: Name, line: Words) -> bool:
    """Tell whether the name is the portfolio of a title: "Secretary of [State]", "[Defense] Secretary"."""
    after = line.lower[name.end] if name.end < len(line.lower) else ""
    single = name.end - name.start == 1 and line.lower[name.start] in words("notnames.toml", "portfolios")
    if single and after in ("secretary", "minister", "undersecretary", "ministers"):
        return True
    if name.start < 2 or line.lower[name.start - 1] not in ("of", "for", "the"):
        return False
    of = name.start - 1 if line.lower[name.start - 1] != "the" else name.start - 2
    heads = ("secretary", "minister", "department", "ministry", "undersecretary")
    return line.lower[of - 1] in heads and line.lower[name.start] in words("notnames.toml", "portfolios")


def _organizations(line: Words) -> Iterator[Name]:
    """Yield capitalized phrases around a word that makes an organization ("the Dockers' [Union] of Velmar")."""
    heads = words("organizations.toml", "name")
    at, size = 0, len(line.text)
    while at < size:
        if line.lower[at] not in heads or not line.text[at][0].isupper() or line.gap[at]:
            at += 1
            continue
        start, end = _left(line, at), at + 1
        while end < size and _capital(line, end) and (line.lower[end] in heads or line.tag[end] in PROPER):
            end += 1
        tail = _of_phrase(line, end)
        if (end - start > 1 and not _all_caps(line, start, end)) or (tail > end and not line.first[at]):
            start = start + 1 if line.tag[start] in _LEADING and end - start > 1 else start
            yield Name(start, tail, ORGANIZATION, "organization word")
        at = max(tail, at + 1)


def _left(line: Words, at: int) -> int:
    """Return where the run of capitalized words that ends before ``at`` begins; it may hold possessives and "&"."""
    start = at
    while start > 0 and not line.gap[start - 1]:
        if _capital(line, start - 1) and line.tag[start - 1] in (*PROPER, "JJ"):
            if line.first[start - 1] and line.tag[start - 1] == "JJ":
                break
            start -= 1
        elif (
            start > 1 and line.tag[start - 1] == "POS" and line.lower[start - 1] == "'" and _capital(line, start - 2)
        ) or (start > 1 and line.text[start - 1] == "&" and _capital(line, start - 2)):
            start -= 2
        elif start > 1 and line.text[start - 1].isdigit() and line.lower[start - 2] in words("notnames.toml", "months"):
            start -= 2  # "the [March 23 Movement]"
        else:
            break
    return start


_MADE_OF = ("company", "corporation", "group")  # "Company of Merchants", but "Orvex AG, of Peru"


def _of_phrase(line: Words, end: int) -> int:
    """Return the end of an "of …" or "for …" tail of capitalized words, else ``end``."""
    size = len(line.text)
    at = end
    legal = line.lower[end - 1] in words("organizations.toml", "suffixes") and line.lower[end - 1] not in _MADE_OF
    if at < size and line.lower[at] in ("of", "for") and not legal:
        at += 1
        if at < size and line.lower[at] == "the":
            at += 1
        stop = at
        while stop < size and _capital(line, stop) and line.tag[stop] in (*PROPER, "JJ") and not line.first[stop]:
            stop += 1
        if stop > at and line.lower[at] not in words("notnames.toml", "words"):
            return stop
    return end


def _capital(line: Words, at: int) -> bool:
    return line.text[at][0].isupper()


def _all_caps(line: Words, start: int, end: int) -> bool:
    return all(word.isupper() for word in line.text[start:end])


def _missed(line: Words, found: list[Name]) -> Iterator[Name]:
    """Yield runs of proper nouns that no name covers."""
    taken = {at for name in found for at in range(name.start, name.end)}
    at, size = 0, len(line.text)
    while at < size:
        if not _proper(line, at, taken):
            at += 1
            continue
        start = at
        while at < size and _proper(line, at, taken) and (at == start or not line.first[at]):
            at += 1
        name = _run(start, at, line)
        if name:
            yield name


def _proper(line: Words, at: int, taken: set[int]) -> bool:
    known = line.text[at].isupper() and line.lower[at] in known_bodies()  # "ISIL units": tagged as an adjective
    return (line.tag[at] in PROPER or known) and at not in taken and _capital(line, at) and not line.gap[at]


def _names_on(line: Words, start: int, end: int) -> bool:
    """Tell whether a sentence's first word, a verb by its look, begins a name: "Downing Street", "Kelly Ross"."""
    after = line.lower[start + 1] if start + 1 < end else ""
    makes = after in words("kinds.toml", "places") or after in words("organizations.toml", "name")
    return makes or fold(line.text[start]) in given_names()


def _run(start: int, end: int, line: Words) -> Name | None:
    """Return the name that a run of proper nouns holds, without titles."""
    if line.first[start] and line.lower[start].endswith(("ing", "ed", "ly")) and not _names_on(line, start, end):
        start += 1
    titled = start
    while start < end and _is_title(line, start):
        start += 1
    if start == end or _is_no_name(Name(start, end, UNKNOWN, ""), line):
        return None
    if any(line.lower[at] in words("notnames.toml", "words") for at in range(start, end)):
        return None
    label = PERSON if start > titled and end - start <= 3 else UNKNOWN
    return Name(start, end, label, "proper noun")


def _known(line: Words, name: Name) -> Name:
    """Give countries and peoples their kind whatever the model called them."""
    key = fold(" ".join(line.text[name.start : name.end]))
    if key in demonyms() and name.label != OTHER:
        return replace(name, label=PEOPLE, rule=f"{name.rule}, demonym")
    if key in known_bodies() and name.label == PEOPLE:
        return replace(name, label=ORGANIZATION, rule=f"{name.rule}, known body")
    if key in countries() and (line.text[name.start] != line.lower[name.start]):
        return replace(name, label=COUNTRY, rule=f"{name.rule}, country name")
    return name
