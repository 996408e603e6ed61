"""Country (ISO 3166-1 alpha-3) and PLOVER sector of an actor, with the word or entry that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.country import TOKEN, at_home, country_of, known_body
from analysis.actors.draft import Board, Draft
from analysis.actors.gazetteer import fold
from analysis.actors.lexicon import known_bodies, sector_words
from analysis.actors.names import COUNTRY, LOCATION, PERSON


def codes_of(
    board: Board, actor: int, own: list[Draft], roles: Sequence[str], name: str, home: str
) -> tuple[str, str, str]:
    """Return country, sector and the rule that gave them; ``""`` where nothing says so.

    ``home`` is the only country that the article names, ``""`` when there are several.
    """
    kind = board.kinds[actor]
    sector, why_sector = ("GOV", "country") if kind == COUNTRY else ("", "")
    if kind not in (COUNTRY, LOCATION):
        sector, why_sector = _sector(board, own, roles, name, kind)
    country, why_country = country_of(board, actor, own, roles, name, sector)
    if not country and kind != LOCATION:
        country, why_country = at_home(home, sector, own)
    why = (
        [f"type: {board.why.get(actor, 'head noun')}"]
        + [f"country: {why_country}"] * bool(why_country)
        + [f"sector: {why_sector}"] * bool(why_sector)
    )
    return country, sector, "; ".join(why)


def _sector(board: Board, own: list[Draft], roles: Sequence[str], name: str, kind: str) -> tuple[str, str]:
    known = known_body(name)
    if known and kind != PERSON:
        return known[1], f"lexicon entry {name!r}"
    said = [name, *roles, *(board.text(m.start, m.head + 1) for m in own if m.form == "nominal")]
    if any(is_international(text) for text in said):
        return "IGO", "an international body in its name"
    texts = list(roles) if kind == PERSON else [re.split(r" (?:of|for) ", name)[0], name]
    texts += [board.text(m.start, m.head + 1) for m in own if m.form == "nominal"]
    for text in texts:
        for word in reversed(TOKEN.findall(text)):
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
