"""What a number counts ("naval ships") and what a figure is of ("Ampex shares"), in words of the text."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from analysis.figures.about import climbed, find_about, subject_of, top_of, verb_of
from analysis.figures.nouns import (
    antecedents,
    is_amount,
    is_counted,
    is_noun,
    is_people,
    last_of_compound,
    lists,
    object_of,
    phrase,
    said,
    those,
    tokens_at,
)

_COUNTING = frozenset({"count", "ordinal"})
_SILENT = frozenset({"score"})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Described:
    """``counted`` and ``about`` of a figure, each empty where the text does not say it, and the rules that say so."""

    counted: str
    about: str
    rule: str


def describe(doc: Doc, start: int, end: int, *, kind: str, unit_end: int) -> Described:
    """Return what is counted and what the figure is of.

    ``start``–``end`` are the characters of the figure, ``unit_end`` one past its unit; ``kind`` is that of the
    figures table. A count tells what it counts; other kinds tell what they are of.
    """
    figure = tokens_at(doc, start, max(end, unit_end))
    if figure is None or kind in _SILENT:
        return Described("", "", "")
    if kind not in _COUNTING:
        return Described("", *find_about(figure))
    if _is_size(figure):
        return Described("", said(phrase(figure.doc[figure.start - 2])), "about:size")
    for rule, find in _WAYS:
        counted = find(figure)
        if counted:
            return Described(counted, "", f"counted:{rule}")
    return _unsaid(figure)


def _noun(figure: Span) -> str:
    """Read the noun behind a number: "46 naval ships", "40 boxes of red apples"."""
    if figure[0].tag_ == "JJ" and is_noun(figure.root) and not is_amount(figure.root):  # "first cup"
        return said(phrase(figure.root, first=figure.start + 1))
    noun = climbed(top_of(figure), figure)
    if noun.i < figure.end or not is_noun(noun):
        noun = _next_noun(figure) or noun
    if noun.i < figure.end or not is_noun(noun):
        return ""
    return said(phrase(noun, first=figure.end))


def _is_size(figure: Span) -> bool:
    """Tell whether a number is how many live in a place ("a town of 12,000"), unless people are named behind it."""
    before, behind = figure.doc[max(0, figure.start - 2) : figure.start], figure.doc[figure.end : figure.end + 3]
    if len(before) < 2 or before[1].lower_ != "of" or before[0].lemma_.casefold() not in lists()["nouns"]["peopled"]:
        return False
    return not any(is_noun(t) and is_people(t) for t in behind)


def _next_noun(figure: Span) -> Token | None:
    """Return the common noun right behind a number, where the parse does not join the two."""
    for token in figure.doc[figure.end : figure.end + 4]:
        if token.pos_ == "NOUN" and token.ent_type_ not in _TIMES:
            return last_of_compound(token)
        if token.pos_ != "ADJ" or token.lower_ in lists()["adjectives"]["bare"]:
            return None
    return None


def _of(figure: Span) -> str:
    """Read the whole of a part: "hundreds of houses", "nine of the 12 crew", "two of them"."""
    if figure.end >= len(figure.doc) or figure.doc[figure.end].lower_ != "of":
        return ""
    thing = object_of(figure.doc[figure.end])
    if thing is None:
        return ""
    if (named := those(thing)) is not None:
        return said(named)
    if thing.lower_ in lists()["pronouns"]["them"]:
        return _antecedent(figure)
    return said(phrase(thing)) if is_noun(thing) else ""


def _adjective(figure: Span) -> str:
    """Read "12 dead", "40 were wounded" without anything else that says who."""
    behind = figure.doc[figure.end : figure.end + 1]
    return said(behind) if behind and behind[0].lower_ in lists()["adjectives"]["nominal"] else ""


def _antecedent(figure: Span, *, people: bool = False, verb: Token | None = None) -> str:
    for noun in antecedents(figure[0]):
        if (not people or is_people(noun)) and (verb is None or noun.head != verb):
            return said(phrase(noun))
    return ""


def _in_clause(figure: Span) -> str:
    """Read what a bare number counts from its clause and what was counted before."""
    top = top_of(figure)
    verb = top.head
    if top.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.pos_ in {"VERB", "AUX"}:
        people = verb.lemma_.casefold() in lists()["verbs"]["of_people"]
        state = next((c for c in verb.children if c.dep_ == "acomp" and c.i > figure.start), None)
        if state is not None and state.lower_ in lists()["adjectives"]["nominal"]:
            return _antecedent(figure, people=True) or state.text
        return _antecedent(figure, people=people, verb=verb) or (verb.text if people else "")
    return ""


_WAYS = (("of", _of), ("adjective", _adjective), ("noun", _noun), ("clause", _in_clause))


def _unsaid(figure: Span) -> Described:
    """Describe "rose to 261", "put the toll at 261": the clause has the thing, or what stands for it."""
    top = top_of(figure)
    if top.dep_ == "conj" or top.head.lower_ == "and":  # "2,300 cases on Monday and 1,900 on Tuesday"
        counted = _counted_before(figure)
        return Described(counted, "", "counted:antecedent" if counted else "")
    about, rule = find_about(figure)
    if top.dep_ != "attr" and (top.dep_ != "pobj" or top.head.pos_ != "ADP"):
        return Described("", "", "") if rule == "about:clause" else Described("", about, rule)
    if top.dep_ == "pobj" and top.head.lower_ not in lists()["verbs"]["links"] and rule == "about:clause":
        return Described("", "", "")
    verb = verb_of(top)[0] or top.head.head
    stands = next((c for c in verb.children if c.dep_ == "dobj"), None) or subject_of(verb) or _own_subject(verb)
    if stands is None or is_amount(stands):
        return Described("", about, rule)
    nouns = lists()["nouns"]
    lemma = stands.lemma_.casefold()
    if stands.lower_ in lists()["pronouns"]["it"] and verb.lemma_.casefold() in lists()["verbs"]["setting"]:
        return Described(_last_count(figure), about, "counted:it")
    if lemma in nouns["number"]:
        of = next((c for c in stands.rights if c.lower_ == "of"), None)
        thing = object_of(of) if of is not None else None
        if thing is not None and (is_noun(thing) or thing.lower_ in lists()["adjectives"]["nominal"]):
            return Described(said(phrase(thing)), about, "counted:number of")
    if lemma in nouns["toll"] or stands.tag_ == "NNS":
        return Described(said(phrase(stands)), about, "counted:subject")
    return Described("", about, rule)


def _counted_before(figure: Span) -> str:
    noun = next((n for n in antecedents(figure[0]) if is_counted(n) and n.sent == figure.sent), None)
    return said(phrase(noun)) if noun is not None else ""


def _own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _last_count(figure: Span) -> str:
    """Return what the nearest number before counts: "207 were dead; others put it at 261"."""
    for token in reversed(figure.doc[max(0, figure.start - 60) : figure.start]):
        if token.pos_ == "NUM" and token.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT"}:
            number = figure.doc[token.i : token.i + 1]
            return next((found for _, way in _WAYS if (found := way(number))), "")
    return ""
