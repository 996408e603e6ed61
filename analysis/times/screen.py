"""What looks like a time and is none: "May" the person, "March" the verb, 1,500 the number."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from analysis.times.grammar import Found
from analysis.times.parts import words

_NAMES = frozenset({"PERSON", "ORG"})
#: What stands in digits is no name, whatever the model takes it for.
_IN_DIGITS = frozenset({"iso", "slashes", "monthday", "clock"})
_SEASONS_WITH_OTHER_SENSES = frozenset({"spring", "fall"})


def no_time(found: Found, tokens: Sequence[Token], *, story: bool) -> str:
    """Return why an expression is no time, or ``""``; ``tokens`` are those of its sentence that it touches."""
    if not tokens:
        return ""
    if found.form not in _IN_DIGITS and any(t.ent_type_ in {"WORK_OF_ART", "PRODUCT"} for t in tokens):
        return "part of a name"
    check = _CHECKS.get(found.form)
    return check(found, tokens, story) if check else ""


def _month(found: Found, tokens: Sequence[Token], story: bool) -> str:
    if "month" not in found.groups:
        return ""
    name = found.groups["month"]
    token = next((t for t in tokens if t.lower_.startswith(name.rstrip("."))), tokens[-1])
    if token.pos_ in {"VERB", "AUX"}:
        return "a verb"
    if token.text.islower() and "year" not in found.groups and name in words()["months_doubtful"]["names"]:
        before = token.nbor(-1).lower_ if token.i else ""
        if "day" not in found.groups and before not in words()["months_doubtful"]["before"]:
            return "a word of its own"
    if found.groups.keys() != {"month"}:
        return ""
    after = token.doc[token.i + 1 : token.i + 2]
    if after and after[0].lower_ == "of":  # "the March of the Iron Will"
        return "a march"
    return "a name" if token.ent_type_ in _NAMES or _is_surname(token) else ""


def _is_surname(token: Token) -> bool:
    """Tell whether a month is the name of a person: "Theresa May", "Mrs May", "May told reporters"."""
    before = token.nbor(-1) if token.i else token
    if before != token and before.pos_ == "PROPN" and before.dep_ == "compound" and before.head == token:
        return True
    return token.dep_ == "nsubj" and token.head.lemma_ in words()["speaking"]["verbs"]


def _season(found: Found, tokens: Sequence[Token], story: bool) -> str:
    token = next((t for t in tokens if t.lower_ == found.groups["season"]), tokens[-1])
    if any(t.pos_ == "VERB" for t in tokens):
        return "a verb"
    if found.groups.keys() - {"season", "mod"}:
        return ""
    if token.dep_ in {"compound", "nmod", "amod"} and not story:  # "winter coats"
        return "names a kind"
    if token.ent_type_ in _NAMES | {"GPE", "FAC", "LOC"}:
        return "a name"
    return _other_sense(found, token)


def _other_sense(found: Found, token: Token) -> str:
    """Tell whether "spring" is water and "fall" a fall: the seasons are what "in" or "the" go before, without "of"."""
    if found.groups["season"] not in _SEASONS_WITH_OTHER_SENSES:
        return ""
    after = token.doc[token.i + 1 : token.i + 2]
    before = token.nbor(-1).lower_ if token.i else ""
    if token.tag_ == "NNS" or (after and after[0].lower_ in {"of", "in"} and found.groups["season"] == "fall"):
        return "another word"
    return (
        "" if before in {"in", "the", "this", "that", "last", "next", "early", "late", "by", "each"} else "another word"
    )


def _year(found: Found, tokens: Sequence[Token], story: bool) -> str:
    """Tell whether a four-digit number counts something: it modifies a plural noun that follows."""
    token = tokens[-1]
    if token.ent_type_ in {"MONEY", "QUANTITY", "PERCENT"}:
        return "an amount"
    before = token.nbor(-1).lower_ if token.i else ""
    if before in {"resolution", "no.", "number", "route", "flight", "article", "section"}:
        return "a number"
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    return "a number of things" if counts and token.ent_type_ != "DATE" else ""


def _duration(found: Found, tokens: Sequence[Token], story: bool) -> str:
    """Tell whether "a day" divides an amount ("$35 a day"), and "three quarters" are parts of something."""
    article, noun = tokens[0], tokens[-1]
    after = noun.doc[noun.i + 1 : noun.i + 2]
    if noun.lower_ in {"quarter", "quarters"} and after and after[0].lower_ in {"of", "the"}:
        return "a fraction"
    if found.groups.get("number", "") not in {"a", "an"} or "bound" in found.groups or len(tokens) != 2:
        return ""
    before = article.nbor(-1) if article.i else article
    per = before.like_num or before.tag_ in {"CD", "$"} or before.ent_type_ in {"MONEY", "CARDINAL", "QUANTITY"}
    if noun.dep_ == "npadvmod" and per:
        return "a denominator"
    return "no length of time" if any(child.lower_ == "like" for child in noun.children) else ""


def _relative(found: Found, tokens: Sequence[Token], story: bool) -> str:
    vague = found.groups.get("which") in {"past", "following", "previous", "same", "current", "coming"}
    return "no one unit is meant" if vague and tokens[0].dep_ != "amod" else ""


def _quarter(found: Found, tokens: Sequence[Token], story: bool) -> str:
    """Keep Q1 and H2, not the "h1" of a heading; "three quarters" is a fraction."""
    small = found.groups["half"] == "h" and "year" not in found.groups and found.text[:1] == "h"
    return "no half of a year" if small else ""


def _era(found: Found, tokens: Sequence[Token], story: bool) -> str:
    return (
        "a word" if not any(c.isupper() for c in found.text) and found.groups.get("era") in {None, "ad", "ce"} else ""
    )


def _holiday(found: Found, tokens: Sequence[Token], story: bool) -> str:
    """Tell whether a feast of one word is part of a name: Easter Island."""
    named = any(t.ent_type_ in _NAMES | {"GPE", "LOC", "FAC"} for t in tokens)
    return "a name" if named and found.groups.keys() == {"holiday"} and " " not in found.text else ""


def _ref(found: Found, tokens: Sequence[Token], story: bool) -> str:
    """Tell whether "soon" only says that one thing followed another: "the rebels soon fled"."""
    token = tokens[-1]
    if found.groups["ref"] != "soon":
        return ""
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & {"was", "were", "had"}))
    return "one thing after another" if past or token.nbor(1).lower_ in {"after", "as"} else ""


def _common(found: Found, tokens: Sequence[Token], story: bool) -> str:
    """Tell whether "Thought for the Day", "Sunrise Radio" are names: the noun of a time is written small."""
    noun = tokens[-1]
    return "a name" if noun.text.istitle() and not noun.is_sent_start else ""


_CHECKS = {
    "theunit": _common,
    "daypart": _common,
    "weekend": _common,
    "month": _month,
    "date": _month,
    "season": _season,
    "year": _year,
    "duration": _duration,
    "relative": _relative,
    "quarter": _quarter,
    "era": _era,
    "holiday": _holiday,
    "ref": _ref,
}
