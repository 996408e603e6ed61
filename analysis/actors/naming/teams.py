"""Teams under the name of a city: in a report of matches what plays, wins and has a coach is the club."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.actors.line import LOCATION, PERSON, Name, Words
from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import PACKAGE, words
from analysis.lexicons import read_words

KINDS = 4  # different words of sport that make a text a report of matches
OFTEN = 40  # words of text for one of sport
_PLACE = ("in", "near", "from")
_PLURAL = ("are", "were", "have")


def teams(names: Sequence[Name], line: Words) -> set[str]:
    """Return the folded names that stand for a team more often than for a place."""
    if not is_sport(line):
        return set()
    surnames = {fold(line.text[n.end - 1]) for n in names if n.label == PERSON and n.end - n.start > 1}
    told = Counter[str]()
    for name in names:
        key = line.key(name.start, name.end)
        if name.label != PERSON or key not in surnames:
            told[key] += _plays(name, line)
    found = {key for key, times in told.items() if times > 0}
    short = {key.split()[0] for key in found if " " in key and _is_club(key.split()[-1])}
    return found | {key for key in short - surnames if told[key] >= 0}


def is_sport(line: Words) -> bool:
    """Tell whether a text reports matches: several words of sport, and often."""
    known = frozenset(read_words(PACKAGE, "sport.txt"))
    said = Counter(word for word in line.lower if word in known)
    return len(said) >= KINDS and said.total() * OFTEN >= sum(word.isalpha() for word in line.lower)


def _plays(name: Name, line: Words) -> int:
    """Return 1 where a name is a team's, -1 where a place's, else 0; of a possible person only what no person does."""
    before = [*reversed(line.lower[max(0, name.start - 4) : name.start]), "", "", "", ""]
    after = [*line.lower[name.end : name.end + 2], "", ""]
    if before[0] in _PLACE:
        return -1 if name.label == LOCATION else 0
    own = after[1] if after[0] == "'s" else after[0]
    if own in words("kinds.toml", "of_teams") or after[0] in _PLURAL:
        return 1
    if name.label == PERSON and (name.end - name.start == 1 or not _is_club(line.lower[name.end - 1])):
        return 0
    scored = before[0] in ("with", "to", "at", "by") and any(_is_score(word) for word in before[1:4])
    beaten = before[0] in words("kinds.toml", "before_teams")
    return int(scored or beaten or after[0] in words("kinds.toml", "team_verbs"))


def _is_club(last: str) -> bool:
    return last in words("kinds.toml", "team_tails") or last in words("organizations.toml", "name")


def _is_score(word: str) -> bool:
    """Tell whether a word is a score, or the second half of one that was cut: "2-0", "0"."""
    home, _, away = word.partition("-")
    return home.isdigit() and len(home) < 3 and (not away or away.isdigit())
