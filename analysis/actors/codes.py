"""Country (ISO 3166-1 alpha-3) and PLOVER sector of an actor, with the word or entry that says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.actors.draft import Board, Draft
from analysis.actors.gazetteer import countries, demonyms, fold
from analysis.actors.leaders import administration_country, leaders_country
from analysis.actors.lexicon import known_bodies, sector_words
from analysis.actors.names import COUNTRY, LOCATION, ORGANIZATION, PERSON

_TOKEN = re.compile(r"[\w.'-]*\w\.?")


def codes_of(board: Board, actor: int, own: list[Draft], roles: Sequence[str], name: str) -> tuple[str, str, str]:
    """Return country, sector and the rule that gave them; ``""`` where nothing says so."""
    kind = board.kinds[actor]
    country, why_country = _country(board, actor, own, roles, name)
    sector, why_sector = ("GOV", "country") if kind == COUNTRY else ("", "")
    if kind not in (COUNTRY, LOCATION):
        sector, why_sector = _sector(board, own, roles, name, kind)
    why = (
        [f"type: {board.why.get(actor, 'head noun')}"]
        + [f"country: {why_country}"] * bool(why_country)
        + [f"sector: {why_sector}"] * bool(why_sector)
    )
    return country, sector, "; ".join(why)


def _country(board: Board, actor: int, own: list[Draft], roles: Sequence[str], name: str) -> tuple[str, str]:
    if actor in board.countries:
        return board.countries[actor], "gazetteer or context"
    kind = board.kinds[actor]
    known = known_bodies().get(fold(name))
    if kind == ORGANIZATION and known:
        return known[0], f"lexicon entry {name!r}" if known[0] else ""
    if kind == LOCATION:
        return "", ""
    found: Counter[str] = Counter()
    for text in ([name] if kind != PERSON else []) + list(roles):
        found.update(countries_in(text))
    for mention in own:
        if mention.form == "nominal" and mention.start < mention.head:
            found.update(countries_in(board.text(mention.start, mention.head)))
        if mention.form != "pronoun" and (mention.form == "nominal" or kind == ORGANIZATION):
            found.update(c for words in _owners(board, mention) for c in countries_in(words))
    codes = sorted(found, key=lambda c: (-found[c], c))
    if len(codes) == 1:
        return codes[0], f"the only country in its names and roles ({codes[0]})"
    known_leader = leaders_country(name, roles) if kind == PERSON else administration_country(name)
    if not codes and known_leader:
        return known_leader, "a leader known by name"
    return "", ""


def _owners(board: Board, mention: Draft) -> Iterator[str]:
    """Yield whose a body is said to be: "Ostrov's [Supreme Court]", "the [president] of Ostrov"."""
    for child in board.doc[mention.head].children:
        if child.dep_ == "poss":
            yield board.text(child.left_edge.i, child.i + 1)
        elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
            yield from (board.text(c.left_edge.i, c.i + 1) for c in child.children if c.dep_ == "pobj")


def countries_in(text: str) -> set[str]:
    """Return the codes of countries and demonyms that stand in a phrase."""
    parts = [fold(p) for p in _TOKEN.findall(re.sub(r"['’]s\b", "", text))]
    found = set()
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            key = " ".join(parts[at : at + size])
            code = countries().get(key) or demonyms().get(key)
            if code and not (key == "us" and " US" not in f" {text}" and "US " not in text):
                found.add(code)
                parts[at : at + size] = ["-"] * size
    return found


def _sector(board: Board, own: list[Draft], roles: Sequence[str], name: str, kind: str) -> tuple[str, str]:
    known = known_bodies().get(fold(name))
    if known and kind == ORGANIZATION:
        return known[1], f"lexicon entry {name!r}"
    said = [name, *roles, *(board.text(m.start, m.head + 1) for m in own if m.form == "nominal")]
    if any(is_international(text) for text in said):
        return "IGO", "an international body in its name"
    texts = list(roles) if kind == PERSON else [re.split(r" (?:of|for) ", name)[0], name]
    texts += [board.text(m.start, m.head + 1) for m in own if m.form == "nominal"]
    for text in texts:
        for word in reversed(_TOKEN.findall(text)):
            code = word_sector(word.casefold())
            if code:
                return code, f"word {word!r}"
    return "", ""


def is_international(text: str) -> bool:
    """Tell whether a phrase begins with an international body: "U.N. Security Council", "NATO spokesman"."""
    parts = fold(text).removeprefix("the ").split()
    heads = (" ".join(parts[:size]).removesuffix("'s") for size in (1, 2, 3) if len(parts) > size)
    return any(known_bodies().get(head, ("", ""))[1] == "IGO" for head in heads if head != "who")


def word_sector(word: str) -> str:
    """Return the PLOVER sector that a word gives, else ``""``."""
    table = sector_words()
    for form in (word, word.rstrip("."), word.removesuffix("s"), word.removesuffix("men") + "man"):
        if form in table:
            return table[form]
    return ""
