"""What the noun beside a name says that it is: "the dairy [giant] Orvex", "the Orvex [party]", "the Nuwar [dam]"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from analysis.actors.line import LOCATION, ORGANIZATION, OTHER, PERSON, Name, Words
from analysis.actors.lists.gazetteer import cities, countries, demonyms
from analysis.actors.lists.lexicon import is_person_head, words
from analysis.actors.lists.regions import regions

_MODIFIERS = frozenset(("NN", "JJ", "VBN", "VBG", "HYPH", "NNP", "CD", "JJS"))
_OPENERS = frozenset(("DT", "PRP$", "POS"))
_CALLED = ("called", "named", "dubbed", "nicknamed")
LONGEST = 6  # words from an article to the noun that it belongs to


def kind_beside(line: Words, start: int, end: int) -> str:
    """Return the kind that the noun before the name, else the one behind it, gives it; ``""`` where none does."""
    return _kind_before(line, start) or _kind_behind(line, start, end)


def thing_before(line: Words, start: int) -> bool:
    """Tell whether the noun before a name makes it a thing's: "the patrol [vessel] Orvex"."""
    return _kind_before(line, start) == OTHER


def apposed_kinds(doc: Doc, names: Sequence[Name]) -> dict[int, str]:
    """Return first token -> kind of the names behind a comma that a phrase is said of: "their coach, [Ana Ruiz]"."""
    found = {}
    for name in names:
        root = doc[name.start : name.end].root
        if name.start > 1 and root.dep_ == "appos" and root.head.i < name.start and doc[name.start - 1].text == ",":
            nouns = list(_heads(root.head))
            kinds = [kind_of_noun(noun.lower_) for noun in nouns]
            if PERSON in kinds or (len(nouns) > 1 and is_person_head(nouns[1].lower_)):
                found[name.start] = PERSON
            elif ORGANIZATION in kinds:
                found[name.start] = ORGANIZATION
    return found


def is_called_body(line: Words, start: int) -> bool:
    """Tell whether a name from ``start`` on is called a body by the noun before it: "the carmaker [Orvex]"."""
    return _kind_before(line, start) == ORGANIZATION


def _heads(noun: Token) -> Iterator[Token]:
    """Yield a noun and the one that it hangs on by "of" or "for": "a spokesman for the [group], Ana Ruiz"."""
    if noun.tag_ == "NN":
        yield noun
        if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for") and noun.head.head.tag_ == "NN":
            yield noun.head.head


def description_before(line: Words, start: int) -> tuple[int, int]:
    """Return the description straight before a name, from its first word to its noun, half-open; empty where none is.

    "[the Danish maker] Orvex", "[a self-defence group] known as Orvex".
    """
    stop = start
    if line.lower[max(0, start - 2) : start] == ["known", "as"]:
        stop = start - 2
    elif start and line.lower[start - 1] in _CALLED and line.tag[start - 1] == "VBN":
        stop = start - 1
    at = stop - 1
    if at < 1 or line.tag[at] != "NN" or not line.text[at].islower() or line.gap[at]:
        return stop, stop
    while at > 0 and stop - at < LONGEST and line.tag[at - 1] in _MODIFIERS and not line.gap[at - 1]:
        at -= 1
    opened = at > 0 and line.tag[at - 1] in _OPENERS
    return (at, stop) if opened or (line.first[at] and at < stop - 1) else (stop, stop)


def _kind_before(line: Words, start: int) -> str:
    begin, stop = description_before(line, start)
    return kind_of_noun(line.lower[stop - 1], line.lower[stop - 2] if stop - begin > 1 else "") if begin < stop else ""


def _kind_behind(line: Words, start: int, end: int) -> str:
    if end >= len(line.text) or line.gap[end] or line.tag[end] not in ("NN", "NNS") or not line.text[end].islower():
        return ""
    key, noun = line.key(start, end), line.lower[end]
    if key in demonyms() or key in countries():
        return ""
    if noun in words("kinds.toml", "behind_places"):
        return LOCATION
    place = key in regions() or bool(cities(key))
    return ORGANIZATION if noun in words("kinds.toml", "behind_bodies") and not place else ""


def kind_of_noun(head: str, noun: str = "") -> str:
    """Return the kind of what a noun says that something is: "a port [city]", "a German [foundation]".

    ``noun``: the one before it, by which makers are companies, not persons: "an olive oil [producer]".
    """
    if noun and noun not in words("kinds.toml", "arts") and head in words("kinds.toml", "makers"):
        return ORGANIZATION
    kinds = ((LOCATION, "said_place"), (ORGANIZATION, "said_body"), (PERSON, "said_person"), (OTHER, "said_thing"))
    for kind, key in kinds:
        if head in words("kinds.toml", key):
            return kind
    if head.endswith("maker") and not is_person_head(head) and head not in words("kinds.toml", "no_makers"):
        return ORGANIZATION
    weak = head in words("nominals.toml", "weak")
    if head in words("organizations.toml", "nominal") and (not weak or not is_person_head(head)):
        return ORGANIZATION
    return PERSON if head and is_person_head(head) and not weak else ""


def said_to_be(line: Words, end: int) -> str:
    """Return the kind that "X is a …" or "X, a …" gives a name that ends before ``end``."""
    at, size = end, len(line.lower)
    comma = at < size and line.text[at] == ","
    if (comma and at + 1 < size and line.lower[at + 1] in ("a", "an", "the")) or (
        at < size and line.lower[at] in ("is", "was", "are", "were")
    ):
        at += 1
    else:
        return ""
    if at >= size or line.lower[at] not in ("a", "an", "the"):
        return ""
    closed = not comma or line.lower[at] != "the"  # "Orvex, the company said"
    head = noun = ""
    for word, tag in zip(line.lower[at + 1 : at + 9], line.tag[at + 1 : at + 9], strict=True):
        if tag in ("IN", ",", ".", ":", "CC", "WDT", "WP", "VBD", "VBZ", "TO", "MD") or word == "who":
            closed = closed or tag == ","
            break
        if tag.startswith("NN"):
            head, noun = word, head
    said = kind_of_noun(head, noun)
    return said if closed and said != OTHER else ""
