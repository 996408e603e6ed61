"""Which stretches are no names: months, portfolios of a title, small words."""

from __future__ import annotations

from analysis.actors.line import ORGANIZATION, PERSON, PROPER, Name, Words
from analysis.actors.lists.lexicon import words

TAGGER = "tagger"  # the rule of a name that the trained tagger found
SURE = 0.6  # its probability from which on it is hardly doubted


def is_no_name(name: Name, line: Words) -> bool:
    """Tell whether a stretch that was taken for a name is none by its words."""
    text = " ".join(line.lower[name.start : name.end])
    if name.end - name.start == 1:
        tag, word = line.tag[name.start], line.text[name.start]
        if text in words("notnames.toml", "words") or word[0].isdigit() or not any(c.isalpha() for c in word):
            return True
        if word.islower() and tag not in PROPER and name.source not in ("NORP",) and not is_sure(name):
            return True
        if name.label in (PERSON, ORGANIZATION) and text in words("persons.toml", "titles"):
            return True
    return _inside_title(name, line)


def _inside_title(name: Name, line: Words) -> bool:
    """Tell whether the name is the portfolio of a title: "Secretary of [State]", "[Defense] Secretary"."""
    after = line.lower[name.end] if name.end < len(line.lower) else ""
    single = name.end - name.start == 1 and line.lower[name.start] in words("notnames.toml", "portfolios")
    if single and after in ("secretary", "minister", "undersecretary", "ministers"):
        return True
    if name.start < 2 or line.lower[name.start - 1] not in ("of", "for", "the"):
        return False
    of = name.start - 1 if line.lower[name.start - 1] != "the" else name.start - 2
    heads = ("secretary", "minister", "department", "ministry", "undersecretary")
    return line.lower[of - 1] in heads and line.lower[name.start] in words("notnames.toml", "portfolios")


def is_sure(name: Name) -> bool:
    """Tell whether the tagger found the name and has little doubt: then small letters are no reason against it."""
    return name.rule == TAGGER and name.score >= SURE
