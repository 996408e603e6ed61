"""Names that the article itself says are one actor: "European Union (EU)", "Tessaly, formerly Port Brandt"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.actors.forms import inner_acronym, is_acronym, normal, shortens, spells, spells_end
from analysis.actors.line import ORGANIZATION, PERSON
from analysis.actors.lists.gazetteer import countries
from analysis.actors.lists.lexicon import PACKAGE
from analysis.actors.merging.clusters import Cluster, NamedMention, Work
from analysis.lexicons import read_toml

_NUMBERED = re.compile(r"[A-Z]{1,4}\d{1,3}")


def defined(work: Work) -> None:
    """Put a name and the acronym in brackets after it together: "European Union (EU)"."""
    for i, j in _neighbours(work):
        a, b = work.mentions[i], work.mentions[j]
        between = _between(work, a, b)
        if between is None:
            between = "(" if b.start - a.end <= 3 else ""
        if between.strip(" \"“'") not in ("(", "(the") or PERSON in (a.kind, b.kind):
            continue
        long, short = (a, b) if len(a.text) > len(b.text) else (b, a)
        spelled = spells(short.text, long.text) or shortens(short.text, long.text)
        if (is_acronym(short.text) or _NUMBERED.fullmatch(short.text)) and (spelled or _is_foreign(work, i, j)):
            reason = f"{short.text} is defined as {long.text}"
            work.merge(work.owner(i), work.owner(j), "acronym in brackets", reason)
    for index, mention in enumerate(work.mentions):
        inner = normal(inner_acronym(mention.text)) if "(" in mention.text else ""
        same = [c for c in work.of_kind(mention.kind) if inner and inner in c.keys]
        for cluster in same:
            reason = f"{inner.upper()} is defined in {mention.text}"
            work.merge(work.owner(index), cluster, "acronym in brackets", reason)


def _is_foreign(work: Work, i: int, j: int) -> bool:
    """Tell whether a body's acronym in brackets may be of its name in another language: "Farmers' Union (DBV)".

    It is all that the brackets hold, and stands there before it stands anywhere else.
    """
    a, b = work.mentions[i], work.mentions[j]
    closed = work.text is not None and work.text[b.end : b.end + 1] == ")" and work.text[a.end : b.start] == " ("
    alone = work.owner(j).first == j and work.owner(i) is not work.owner(j)
    bodies = a.kind == b.kind == ORGANIZATION and " " in a.text
    foreign = b.text.isupper() and len(b.text) > 2 and not _is_code(b.text) and not spells_end(b.text, a.text)
    return closed and alone and bodies and foreign


def _is_code(text: str) -> bool:
    return text.casefold() in countries() or text in countries().values()


def also_called(work: Work) -> None:
    """Put together what the article says are two names of one: "Tessaly, formerly known as Port Brandt"."""
    if work.text is None:
        return
    for i, j in _neighbours(work):
        a, b = work.mentions[i], work.mentions[j]
        if a.kind == b.kind and _says_the_same().fullmatch(_between(work, a, b) or ""):
            first, second = work.owner(i), work.owner(j)
            if not _both_long(first, second):
                work.merge(first, second, "also called", f"the article calls {a.text} also {b.text}")


def _both_long(a: Cluster, b: Cluster) -> bool:
    """Tell whether both are mentioned elsewhere too, so that one phrase is weak evidence."""
    return len(a.members) > 4 and len(b.members) > 4


def _neighbours(work: Work) -> Iterator[tuple[int, int]]:
    return pairwise(sorted(range(len(work.mentions)), key=lambda i: (work.mentions[i].start, -work.mentions[i].end)))


def _between(work: Work, a: NamedMention, b: NamedMention) -> str | None:
    return work.text[a.end : b.start] if work.text is not None else None


@functools.cache
def _says_the_same() -> re.Pattern[str]:
    phrases = read_toml(PACKAGE, "aliases.toml")["also_called"]
    return re.compile(r"\s*[,(]?\s*(?:{})\s*(?:the\s+)?[\"“‘']?".format("|".join(phrases)))
