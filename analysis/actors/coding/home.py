"""The state in which an article is at home: whose "the police", "residents" and "Interior Minister Ana Ruiz" are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from analysis.actors.coding.country import (
    countries_in,
    is_ethnic,
    is_tied,
    known_body,
)
from analysis.actors.draft import Board, Draft, Home, Nominal
from analysis.actors.line import COUNTRY, LOCATION
from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import words
from analysis.actors.lists.regions import place_country
from analysis.article import Article
from analysis.language import article_of, sentence_spans

#: Sectors (PLOVER) whose agents are the state's, or turn against it: those of the one country that an article is about.
_POLITICAL = frozenset(["GOV", "LEG", "JUD", "COP", "MIL", "SPY", "OPP", "REB", "PTY", "UAF"])
_UNNAMED = _POLITICAL | {"CVL", "LAB", "AGR", "EDU"}  # also "the villagers", "protesters"
_SERVED = frozenset(["GOV", "JUD"])  # international bodies have such officials too
_PORTFOLIO = re.compile(r"\bforeign (?=minist|secretar|affairs|office)")
OFTEN = 8
LEAD = 2  # sentences that say where an article is at home: a headline and the first one, or the first two
_WHERE = ("in", "at", "near", "outside", "inside", "around", "across", "of", "from")


def home_of(board: Board) -> Home:
    """Return where the article is at home.

    Correspondents write from neighbouring states: a dateline counts only where the lead names no other state alone.
    A single country counts only if it is named in one of ``OFTEN`` sentences: "the Norwegian champions" are guests.
    """
    told = tuple(sorted(_told(board)))
    loose = {m.start for m in board.mentions if is_ethnic(board, m) or is_tied(board, m)}
    found = Counter(code for at, code in told if code and at not in loose)
    stated = _dateline_country(article_of(board.doc))
    ((code, times),) = found.items() if len(found) == 1 else [("", 0)]
    often = times * OFTEN >= sum(1 for _ in sentence_spans(board.doc))
    lead = _lead(board, told)
    own = _own(stated, found, lead)
    return Home(
        stated if (stated in found and (stated in lead or not lead)) or not found else "",
        code if often or (code in lead and _is_placed(board, told)) else "",
        own,
        not found or found[own] == max(found.values()),
        frozenset((*found, stated)),
        told,
    )


def home_by_names(board: Board) -> Home:
    """Return where the article is at home by its names alone, read once: descriptions ask for it often."""
    board.home = board.home or home_of(board)
    return board.home


def main_state(board: Board) -> str:
    """Return the state that the article is about, else the only one that it names, else that of its dateline."""
    home = home_by_names(board)
    return home.own or home.only or home.dateline


def _lead(board: Board, told: tuple[tuple[int, str], ...]) -> frozenset[str]:
    """Return the codes of what the first sentences name."""
    ends = [span.end_char for span in sentence_spans(board.doc)][:LEAD]
    return frozenset(code for at, code in told if code and board.doc[at].idx < ends[-1]) if ends else frozenset()


def _is_placed(board: Board, told: tuple[tuple[int, str], ...]) -> bool:
    """Tell whether the first that is named is so by a name: "in Norway", not "the Norwegian champions"."""
    first = next(at for at, code in told if code)
    return any(m.form == "name" and m.start == first for m in board.mentions)


def _told(board: Board) -> Iterator[tuple[int, str]]:
    """Yield the first token and the code of each country, people and clear place, ``""`` of an international body."""
    for mention in board.mentions:
        if mention.form not in ("name", "adjective"):
            continue
        code = board.countries.get(mention.actor, "")
        if board.kinds[mention.actor] == LOCATION and mention.form == "name":
            code = place_country(fold(board.text(mention.start, mention.end)))
        known = known_body(board.text(mention.start, mention.end)) if mention.form == "name" else None
        if code or (known and known[1] == "IGO"):
            yield mention.start, code


def _own(stated: str, found: Counter[str], lead: frozenset[str]) -> str:
    """Return the state that the article is about.

    That of the dateline, ``stated``, if the lead names it or none is named as often; else one that the lead names,
    twice as often named as any other.
    """
    ranked = found.most_common(2)
    if not ranked:
        return stated
    (code, times), (_, second) = (*ranked, ("", 0))[:2]
    if stated and ((stated in lead and found[stated]) or (code == stated and times > second)):
        return stated
    return code if code in lead and times > 2 and times >= 2 * second else ""


def _dateline_country(article: Article) -> str:
    """Return the country of "MAPUTO (Agency) –", ``""`` without a dateline or for the seats of international bodies."""
    told = next((gone for gone in article.removed if gone.rule == "dateline:place"), None)
    if told is None:
        return ""
    line = article.text[told.start : told.end]
    place = fold(re.split(r"[,(:–—]| -|-$", line)[0].strip())
    stated = countries_in(line.title() if line.isupper() else line)
    if len(stated) == 1 or place in words("metonyms.toml", "abroad"):
        return "".join(stated) if len(stated) == 1 else ""
    return place_country(place)


def at_home(board: Board, home: Home, sector: str, own: list[Draft], roles: tuple[str, ...]) -> tuple[str, str]:
    """Return the article's own country, with the rule, for an agent of a state that nothing else gives a country.

    Under a dateline only one body or office without a name is surely of the place: "the government". In the state
    that an article is about all others are that no word near them makes foreign.
    """
    named = [board.text(m.start, m.end) for m in own if m.form == "name"]
    if any(known_body(name) for name in named) or sector not in (_POLITICAL if named else _UNNAMED):
        return "", ""
    if home.only:
        return home.only, f"the only country that the article names ({home.only})"
    if home.dateline and sector in _POLITICAL and all(m.form == "pronoun" or _is_the_one(board, m) for m in own):
        return home.dateline, f"the country of the dateline ({home.dateline})"
    first = next((m for m in own if m.form != "pronoun"), None)
    served = sector in _SERVED and first is not None and _has_international(board, home, first)
    if not home.own or (named and not home.first):  # of two states' ministers either may be meant
        return "", ""
    if first and is_domestic(board, home, first) and not served and not any(map(_is_foreign, roles)):
        return home.own, f"the state that the article is about ({home.own})"
    return "", ""


def _has_international(board: Board, home: Home, mention: Draft) -> bool:
    """Tell whether an international body is named in the paragraph, whose the official may be as well."""
    begin = article_of(board.doc).text.rfind("\n", 0, board.doc[mention.start].idx) + 1
    return any(not code and begin <= board.doc[at].idx and at < mention.head for at, code in home.told)


def _is_the_one(board: Board, mention: Draft) -> bool:
    bare = mention.head - mention.start == 1 and board.line.lower[mention.start] == "the"
    return mention.form == "nominal" and bare and board.line.tag[mention.head] == "NN"


def is_domestic(board: Board, home: Home, mention: Draft) -> bool:
    """Tell whether nothing makes a mention foreign: no other state before it in its paragraph or with it.

    "In Chad, … [police] said", "[soldiers] in Lisbon and Oslo", "foreign [diplomats]" may be another state's.
    """
    return not _is_foreign(board.text(mention.start, mention.end)) and is_own_ground(
        board, home, mention.start, mention.head
    )


def is_own_ground(board: Board, home: Home, start: int, head: int) -> bool:
    """Tell whether no other state is named before ``head`` in its paragraph, with it, or as where its clause is."""
    text, doc = article_of(board.doc).text, board.doc
    begin = text.rfind("\n", 0, doc[start].idx) + 1
    clause = doc[head].head
    last = max([head, *(child.right_edge.i for child in doc[head].children if child.dep_ == "prep")])
    for at, code in home.told:
        if code and code != home.own and begin <= doc[at].idx:
            inside = clause.is_ancestor(doc[at]) and board.line.lower[max(0, at - 1)] in _WHERE
            if at <= last or inside:
                return False
    return True


def own_state(board: Board, nominal: Nominal) -> int | None:
    """Return the actor of the state that an article is about where nothing says that a phrase is of another one."""
    home = home_by_names(board)
    if not home.own or not is_own_ground(board, home, nominal.start, nominal.head):
        return None
    kinds = enumerate(board.kinds)
    return next((at for at, kind in kinds if kind == COUNTRY and board.countries.get(at) == home.own), None)


def _is_foreign(phrase: str) -> bool:
    own = _PORTFOLIO.sub("", fold(phrase)).replace("-", " ")
    return not words("nominals.toml", "abroad").isdisjoint(own.split())
