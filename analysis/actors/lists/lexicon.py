"""The word lists of this stage, read once a process and made into sets."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping

from analysis.lexicons import read_toml

PACKAGE = "analysis.actors.lists"


@functools.cache
def words(file: str, key: str) -> frozenset[str]:
    """Return the list ``key`` (``table.key``) of the data file ``file`` as a set of lower-case words."""
    section = read_toml(PACKAGE, file)
    for part in key.split("."):
        section = section[part]
    return frozenset(word.lower() for word in section)


@functools.cache
def mapping(file: str, key: str) -> Mapping[str, str]:
    """Return the table ``key`` of the data file ``file``: string to string."""
    return dict(read_toml(PACKAGE, file)[key])


@functools.cache
def known_bodies() -> Mapping[str, tuple[str, str]]:
    """Return the bodies known by name: folded name to (ISO 3166-1 alpha-3 or ``""``, PLOVER sector)."""
    return {
        name: ("" if code == "international" else code, sector)
        for sector, by_country in read_toml(PACKAGE, "bodies.toml").items()
        for code, names in by_country.items()
        for name in names
    }


@functools.cache
def sector_words() -> Mapping[str, str]:
    """Return word -> PLOVER sector; a word that stands under two codes has the one that is listed first."""
    found: dict[str, str] = {}
    for code, entries in read_toml(PACKAGE, "sectors.toml").items():
        for entry in entries:
            found.setdefault(entry, code)
    return found


@functools.cache
def person_heads() -> frozenset[str]:
    """Return the lemmas that head a phrase for one person: roles and titles."""
    return words("persons.toml", "roles") | words("persons.toml", "titles") | words("persons.toml", "heads")


def is_given_title(word: str) -> bool:
    """Tell whether a title is rather a given name before another name: "Dean", "Earl"."""
    return word in words("persons.toml", "titles_as_names") and word in given_names()


def is_person_head(lemma: str) -> bool:
    """Tell whether the noun heads a phrase for one person; nouns in "-ist" do without being listed."""
    return lemma in person_heads() or (lemma.endswith("ist") and len(lemma) > 6)


@functools.cache
def mapping_lists(file: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """Return the table ``key`` of the data file ``file``: string to list of strings."""
    return {name: tuple(values) for name, values in read_toml(PACKAGE, file)[key].items()}


@functools.cache
def given_names(gender: str = "") -> frozenset[str]:
    """Return the folded given names of ``female`` or ``male`` persons, or of both, that the name tagger knows."""
    table = read_toml(PACKAGE, "given_names.toml")
    return _plain(*([table[gender]] if gender else [table["female"], table["male"]]))


@functools.cache
def gendered_names(gender: str = "") -> frozenset[str]:
    """Return all folded given names that tell that somebody is ``female`` or ``male``, or of both."""
    if not gender:
        return gendered_names("female") | gendered_names("male")
    return given_names(gender) | _plain(read_toml(PACKAGE, "given_names.toml")[f"more_{gender}"])


def _plain(*lists: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", " ".join(lists))
    return frozenset("".join(c for c in plain if not unicodedata.combining(c)).split())
