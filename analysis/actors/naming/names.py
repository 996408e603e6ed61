"""Doc -> names: what the trained tagger, the rules and the language model find, mended by kinds of error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from analysis.actors.apposed import is_called_body, thing_before
from analysis.actors.line import (
    COUNTRY,
    LOCATION,
    ORGANIZATION,
    OTHER,
    PEOPLE,
    PERSON,
    PROPER,
    UNKNOWN,
    Name,
    Words,
    is_capital,
    is_title,
)
from analysis.actors.lists.gazetteer import countries, demonyms, fold
from analysis.actors.lists.lexicon import gendered_names, given_names, is_person_head, known_bodies, words
from analysis.actors.naming.missed import missed_names
from analysis.actors.naming.notnames import TAGGER, is_no_name, is_sure
from analysis.actors.naming.things import brand_names, index_names, mark_things
from analysis.actors.tagging.tagger import Reading, read_names

LABELS = {
    "PERSON": PERSON, "ORG": ORGANIZATION, "GPE": LOCATION, "LOC": LOCATION, "FAC": LOCATION, "NORP": PEOPLE,
    "PRODUCT": OTHER, "EVENT": OTHER, "WORK_OF_ART": OTHER, "LAW": OTHER,
}  # fmt: skip
LIKELY = 0.5  # probability from which on a tagged name counts, whatever the language model says
TAGGED = {"PER": PERSON, "ORG": ORGANIZATION, "LOC": LOCATION}
_Span = tuple[int, int]
_PARTICLES = frozenset(("Van", "Von", "De", "Del", "Di", "Le", "La", "Ben", "Bin", "El", "Al"))
_SMALL = frozenset(
    ("et", "sur", "en", "sous", "aux", "la", "le", "les", "de", "du", "des", "upon", "on", "am", "an", "im")
)
_LEADING = frozenset(
    ("DT", "PRP$", "WP$", "PDT", "IN", "CC", "``", "''", ":", ",", ".", "-LRB-", "HYPH", "SYM", "TO", "WDT", "PRP")
)
_TRAILING = frozenset(("POS", "``", "''", ":", ",", ".", "-RRB-", "-LRB-", "HYPH", "SYM", "IN", "CC", "DT", "TO"))


def find_names(doc: Doc, line: Words) -> list[Name]:
    """Return the names of the article in order, none overlapping another, with the kinds that single places suggest."""
    reading = read_names(doc)
    bodies = list(_organizations(line))
    spans = {(body.start, body.end) for body in bodies}
    tagged = [part for name in _tagged(reading, doc, line) for part in _mended(name, line)]
    tagged = [name for name in tagged if name.label != PERSON or (name.start, name.end) not in spans]
    # The tagger knows what the model calls a person, a body or a place; where it disagrees it is right more often.
    entities = (_of_entity(ent) for ent in doc.ents if LABELS.get(ent.label_) in (PEOPLE, OTHER))
    model = [part for name in entities for part in _mended(name, line)]
    found = _settle([*index_names(line), *brand_names(line), *tagged, *bodies, *model])
    missed = missed_names(line, found, reading.outside)
    sources = {(ent.start, ent.end): ent.label_ for ent in doc.ents}
    labels = {(name.start, name.end): name.label for name in reading.names}
    found = _settle([*found, *(_doubted(name, labels, sources) for name in missed)])
    ordered = _chained(_with_given(_joined(sorted(found, key=lambda n: n.start), line), line), line)
    whole = mark_things(ordered, line)
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
            and is_capital(line, name.start)
            and not line.first[name.start]
        ):
            out[-1] = replace(last, end=name.end, label=PERSON, rule="given name")
        elif not (last and last.label == PERSON and _is_honour(line, last.end, name)):
            out.append(name)
    return out


def _chained(names: list[Name], line: Words) -> list[Name]:
    """Take the rest of a name joined by hyphens, and the given name before a particle, into the name that was cut.

    "[Okafor]-Lund", "Val-[Loire]", "Val-et-[Loire]", "[Joris] Van Aelst".
    """
    taken = {at for name in names for at in range(name.start, name.end)}
    return [replace(name, start=_begin(name, line, taken), end=_end(name, line, taken)) for name in names]


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
    return end + 4 if joined and is_capital(line, end + 3) else end


def _hyphen(line: Words, at: int) -> bool:
    """Tell whether a hyphen without spaces stands there."""
    return 0 < at < len(line.text) and line.text[at] == "-" and not line.space[at] and not line.space[at - 1]


def _with_given(names: list[Name], line: Words) -> list[Name]:
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


def _is_honour_word(word: str) -> bool:
    """Tell degrees and honours from "Jr." and a ruler's number, which belong to the name."""
    number = set(word) <= set("IVX")
    return not number and word.lower() in words("persons.toml", "suffixes") - {"jr", "jr.", "sr", "sr."}


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


def _tagged(reading: Reading, doc: Doc, line: Words) -> Iterator[Name]:
    """Yield the trained tagger's names that are more likely right than wrong; peoples by the model or the gazetteer."""
    for name in reading.names:
        label, source = TAGGED.get(name.label, OTHER), doc[name.start].ent_type_
        if name.score < LIKELY:
            continue
        if label == OTHER and source == "NORP":
            continue  # the model has whole peoples: "Bosnian Serbs"
        known = line.key(name.start, name.end) in demonyms()
        single = name.end - name.start == 1
        place = label == LOCATION and not known and line.tag[name.start] == "NNP"  # the model has "Johor" for a people
        if (label == OTHER and known) or (source == "NORP" and single and label != PERSON and not place):
            label = PEOPLE
        elif label == OTHER and single and is_called_body(line, name.start):
            label = UNKNOWN
        yield Name(name.start, name.end, label, TAGGER, source, name.score)


def _doubted(name: Name, labels: Mapping[_Span, str], sources: Mapping[_Span, str]) -> Name:
    """Give a missed name of several words the kind that tagger and model agree upon, else the model's as a hint.

    ``labels`` and ``sources``: what the tagger and the language model take a span for.
    """
    if name.label != UNKNOWN or name.end - name.start == 1:
        return name
    span = (name.start, name.end)
    source, tagged = sources.get(span, ""), labels.get(span, "")
    if tagged in TAGGED and TAGGED[tagged] == LABELS.get(source):
        return replace(name, label=TAGGED[tagged], rule=f"{TAGGER}, doubted", source=source)
    return replace(name, source=source)


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
        while start < end and (line.tag[start] in _LEADING or line.gap[start]) and not line.text[start][0].isdigit():
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
    while end - start > 1 and _is_honour_word(line.text[end - 1]):
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


def _organizations(line: Words) -> Iterator[Name]:
    """Yield capitalized phrases around a word that makes an organization ("the Dockers' [Union] of Velmar")."""
    heads = words("organizations.toml", "name")
    at, size = 0, len(line.text)
    while at < size:
        if line.lower[at] not in heads or not line.text[at][0].isupper() or line.gap[at]:
            at += 1
            continue
        start, end = _left(line, at), at + 1
        while end < size and is_capital(line, end) and (line.lower[end] in heads or line.tag[end] in PROPER):
            end += 1
        tail = _of_phrase(line, end)
        named = (end - start > 1 and not _all_caps(line, start, end)) or (tail > end and not line.first[at])
        if named and _is_body(line, at, end):
            start = start + 1 if line.tag[start] in _LEADING and end - start > 1 else start
            yield Name(start, tail, ORGANIZATION, "organization word")
        at = max(tail, at + 1)


def _is_body(line: Words, at: int, end: int) -> bool:
    """Tell whether the word at ``at`` makes the phrase up to ``end`` a body: as its head, which is the last word.

    "Club Ninja", "Academy Award" and "Government Spokesman" are none; "Radio Velmar" is one.
    """
    return line.lower[end - 1] in words("organizations.toml", "name") or (
        line.lower[at] in words("organizations.toml", "leading")
    )


def _left(line: Words, at: int) -> int:
    """Return where the run of capitalized words that ends before ``at`` begins; it may hold possessives and "&"."""
    start = at
    while start > 0 and not line.gap[start - 1]:
        if is_capital(line, start - 1) and line.tag[start - 1] in (*PROPER, "JJ"):
            if line.first[start - 1] and line.tag[start - 1] == "JJ":
                break
            start -= 1
        elif (
            start > 1 and line.tag[start - 1] == "POS" and line.lower[start - 1] == "'" and is_capital(line, start - 2)
        ) or (start > 1 and line.text[start - 1] == "&" and is_capital(line, start - 2)):
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
        while stop < size and is_capital(line, stop) and line.tag[stop] in (*PROPER, "JJ") and not line.first[stop]:
            stop += 1
        if stop > at and line.lower[at] not in words("notnames.toml", "words"):
            return stop
    return end


def _all_caps(line: Words, start: int, end: int) -> bool:
    return all(word.isupper() for word in line.text[start:end])


def _known(line: Words, name: Name) -> Name:
    """Give countries and peoples their kind whatever the model called them."""
    key = line.key(name.start, name.end)
    if name.end - name.start > 1 and line.lower[name.start] in words("notnames.toml", "events"):
        return replace(name, label=OTHER, rule=f"{name.rule}, an event")
    if name.end - name.start < 3 and thing_before(line, name.start):
        return replace(name, label=OTHER, rule=f"{name.rule}, a thing by the noun before it")
    if key in demonyms() and name.label != OTHER:
        return replace(name, label=PEOPLE, rule=f"{name.rule}, demonym")
    if key in known_bodies() and name.label == PEOPLE:
        return replace(name, label=ORGANIZATION, rule=f"{name.rule}, known body")
    if line.text[name.start] == "Air" and line.key(name.start + 1, name.end) in countries():
        return replace(name, label=ORGANIZATION, rule=f"{name.rule}, airline")
    if key in countries() and (line.text[name.start] != line.lower[name.start]):
        if name.start and line.text[name.start - 1] == "Air" and not line.gap[name.start - 1]:
            return replace(name, start=name.start - 1, label=ORGANIZATION, rule=f"{name.rule}, airline")
        return replace(name, label=COUNTRY, rule=f"{name.rule}, country name")
    return name
