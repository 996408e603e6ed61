"""The Doc as plain lists and the names on it: what every step of this stage works on."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import is_given_title, words
from analysis.language import is_gap

PERSON, ORGANIZATION, COUNTRY, LOCATION, PEOPLE, OTHER, UNKNOWN = (
    "person", "organization", "country", "location", "people", "other", "unknown",
)  # fmt: skip
PROPER = frozenset(("NNP", "NNPS"))
US_STATE = "state of the United States"  # the rule of a name that a country has too
NEIGHBOURING = ("neighbouring", "neighboring")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the Doc: token indices ``start`` to ``end`` (half-open), its kind, and the rule that found it."""

    start: int
    end: int
    label: str
    rule: str
    source: str = ""  # the model's own label
    score: float = 1.0  # the tagger's probability


@dataclass(frozen=True, slots=True)
class Words:
    """The Doc as plain lists, which are much quicker to walk than tokens."""

    text: list[str]
    lower: list[str]
    tag: list[str]
    first: list[bool]  # the token starts a sentence
    gap: list[bool]
    space: list[bool]  # white space follows the token

    def key(self, start: int, end: int) -> str:
        """Return the folded text of the tokens ``start`` to ``end`` (half-open): "people's party", "guinea-bissau"."""
        spaced = zip(self.text[start:end], self.space[start:end], strict=True)
        return fold(" ".join("".join(word + " " * gap for word, gap in spaced).split()))


def words_of(doc: Doc) -> Words:
    """Return the Doc's words as lists."""
    text = [token.text for token in doc]
    return Words(
        text,
        [word.lower().replace("’", "'") for word in text],
        [token.tag_ for token in doc],
        [bool(token.is_sent_start) for token in doc],
        [is_gap(token) for token in doc],
        [bool(token.whitespace_) for token in doc],
    )


def is_title(line: Words, at: int) -> bool:
    """Tell whether the word is an honorific or a title, and not rather a given name."""
    word = line.lower[at]
    return not is_given_title(word) and (
        word in words("persons.toml", "honorifics") or word in words("persons.toml", "titles")
    )


def is_capital(line: Words, at: int) -> bool:
    """Tell whether the word begins with a capital."""
    return line.text[at][0].isupper()


def like_a_state(name: Name, line: Words) -> bool:
    """Tell whether a place is spoken of as a state: "neighbouring X", "X's parliament", "X … its foreign minister"."""
    if name.start and line.lower[name.start - 1] in NEIGHBOURING:
        return True
    after = line.lower[name.end : name.end + 3]
    nouns = words("kinds.toml", "of_states")
    return len(after) == 3 and after[0] == "'s" and (after[1] in nouns or after[2] in ("minister", "ministry"))
