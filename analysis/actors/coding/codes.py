"""Country (ISO 3166-1 alpha-3) and PLOVER sector of an actor, with the word or entry that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.actors.coding.country import TOKEN, Subject, beside, country_of, is_sent, known_body
from analysis.actors.coding.home import at_home
from analysis.actors.draft import Board, Home
from analysis.actors.line import COUNTRY, LOCATION, ORGANIZATION, PERSON
from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import known_bodies, sector_words, words


@dataclass(frozen=True, slots=True)
class Codes:
    """Country and sector of an actor, ``""`` where nothing says so, with the rules that gave them."""

    country: str = ""
    sector: str = ""
    why_country: str = ""
    why_sector: str = ""

    @property
    def rule(self) -> str:
        """What the actor's row says of them."""
        said = (("country", self.why_country), ("sector", self.why_sector))
        return "".join(f"; {name}: {why}" for name, why in said if why)


def codes_of(board: Board, actor: int, subject: Subject, home: Home, body: Codes) -> Codes:
    """Return country and sector.

    ``home`` is where the article is at home; ``body`` are the codes of the body at which the actor has its role.
    """
    kind = board.kinds[actor]
    sector, why_sector = ("GOV", "country") if kind == COUNTRY else ("", "")
    if kind not in (COUNTRY, LOCATION):
        sector, why_sector = _sector(board, subject, kind, body)
    country, why_country = country_of(board, actor, subject, sector, home.named)
    if not country and body.country:
        country, why_country = body.country, "the body of its role"
    if not country and kind != LOCATION and not any(map(is_sent, subject.roles)):
        country, why_country = at_home(board, home, sector, subject.mentions, subject.roles)
    return Codes(country, sector, why_country, why_sector)


def _sector(board: Board, subject: Subject, kind: str, body: Codes) -> tuple[str, str]:
    name, described = subject.name, [board.text(m.start, m.head + 1) for m in subject.mentions if m.form == "nominal"]
    described += [board.text(*span) for span in beside(board, kind, subject.mentions)]
    known = known_body(name)
    if known and kind != PERSON:
        return known[1], f"lexicon entry {name!r}"
    if any(is_international(text) for text in (name, *subject.roles, *described)):
        return "IGO", "an international body in its name"
    own = subject.roles if kind == PERSON else tuple(map(_plain, (re.split(r" (?:of|for) ", name)[0], name)))
    if kind == ORGANIZATION and _is_state_body(name):
        return "GOV", "a national office by its name"
    found = _first_sector(own)
    if not found and body.sector:
        return body.sector, "the body of its role"
    named = any(m.form == "name" for m in subject.mentions)
    if kind == ORGANIZATION and named and not _first_sector(text.split()[-1] for text in own):
        return _first_sector(described) or found or ("", "")  # "the party, the Justice [Movement]" is no court
    return found or _first_sector(described) or ("", "")


def _plain(name: str) -> str:
    """Return a body's name without the adjectives that elsewhere are offices: "[Premier] League"."""
    parts = name.split()
    return (
        " ".join(p for p in parts[:-1] if p.lower() not in words("organizations.toml", "adjectives")) + f" {parts[-1]}"
    )


def _is_state_body(name: str) -> bool:
    """Tell whether a name is of an office of the state: "National Weather Service"."""
    parts = set(fold(name).split())
    return bool(parts & words("organizations.toml", "national")) and bool(
        parts & words("organizations.toml", "offices")
    )


def _first_sector(texts: Iterable[str]) -> tuple[str, str] | None:
    """Return the sector of the first text that has one: that of its last word or two, else of those before.

    Behind a head that any sector has ("company officials", "aid groups") the words before it count first.
    """
    for text in texts:
        parts = [word.casefold() for word in TOKEN.findall(text) if word not in words("persons.toml", "sector_titles")]
        order = list(range(len(parts) - 1, -1, -1))
        if len(parts) > 1 and text.rsplit(maxsplit=1)[-1].islower() and _is_general(parts[-1]):
            parts = [part.removesuffix("'s").removesuffix("'") for part in parts]  # "a fishermen's group"
            order = [*order[1:], order[0]]
        silent = set(_silent(parts))
        for at in order:
            if at in silent:
                continue
            for phrase in (" ".join(parts[max(0, at - 1) : at + 1]), parts[at]):
                if code := word_sector(phrase):
                    return code, f"word {phrase!r}"
    return None


def _silent(parts: list[str]) -> Iterator[int]:
    """Yield the places of words that tell no sector: a "secretary general" or "attorney [general]" is no soldier."""
    for at, pair in enumerate(pairwise(parts)):
        if " ".join(pair) in words("persons.toml", "sectorless"):
            yield from (at, at + 1)
        elif pair[0] in words("persons.toml", "civil_generals") and pair[1] == "general":
            yield at + 1


def _is_general(word: str) -> bool:
    heads = words("organizations.toml", "general_heads")
    return word in heads or word.removesuffix("s") in heads or word.removesuffix("men") + "man" in heads


def is_international(text: str) -> bool:
    """Tell whether a phrase begins with an international body: "U.N. Security Council", "NATO spokesman"."""
    parts = fold(text).removeprefix("the ").split()
    heads = (" ".join(parts[:size]).removesuffix("'s") for size in (1, 2, 3) if len(parts) > size)
    return any(known_bodies().get(head, ("", ""))[1] == "IGO" for head in heads if head != "who")


def word_sector(word: str) -> str:
    """Return the PLOVER sector that a word gives, else ``""``."""
    table = sector_words()
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    for form in (word, word.rstrip("."), singular, word.removesuffix("men") + "man"):
        if form in table:
            return table[form]
    return ""
