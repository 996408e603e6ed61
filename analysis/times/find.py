"""Doc -> TIMEX3 times, in text order, each with what it was counted from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from analysis.article import Article, NotCoded
from analysis.language import article_of, find_sentences, sentence_spans
from analysis.times.calendar import interval
from analysis.times.grammar import Found, find_expressions, words
from analysis.times.records import Time, Times
from analysis.times.resolve import Reference, Resolved, Setting, resolve

#: A text with so many years named, most of them not near that of its publication, tells a story of its own time.
STORY_YEARS = 4
_AUXILIARIES_AHEAD = {"will", "shall", "would", "'ll", "’ll", "to", "may", "might", "could", "should", "must", "can"}


@dataclass(frozen=True, slots=True)
class _Place:
    found: Found
    sentence_id: str
    sentence: DocSpan | None


def find_times(doc: Doc) -> Times:
    """Return every time of the kept text, and of date lines.

    Values are counted from the day of publication, from an explicit date, or from the time before; without any of
    them they keep their ``X``.
    """
    article = article_of(doc)
    places = sorted(_places(doc, article), key=lambda p: p.found.start)
    story = _tells_a_story(article, [p.found for p in places])
    rows: list[Time] = []
    left: list[NotCoded] = []
    last: Reference | None = None
    for place in places:
        found = place.found
        why = _no_time(doc, place)
        setting = Setting(article.metadata.published, last, _looks_ahead(doc, place), story)
        resolved = None if why else resolve(found, setting)
        if resolved is None:
            reason = why or "no day of any calendar"
            left.append(NotCoded(found.start, found.end, found.text, "times", found.form, reason))
            continue
        row = _row(f"t{len(rows) + 1}", found, resolved, place.sentence_id)
        rows.append(row)
        if resolved.day is not None and resolved.type in {"DATE", "TIME"} and not _is_aside(resolved):
            last = Reference(row.time_id, row.value, resolved.day)
    return Times(tuple(rows), tuple(left))


def _is_aside(resolved: Resolved) -> bool:
    return resolved.value.endswith("_REF")


def _places(doc: Doc, article: Article) -> Iterator[_Place]:
    for record, span in zip(find_sentences(doc), sentence_spans(doc), strict=True):
        for found in find_expressions(article.text, record.start, record.end):
            yield _Place(found, record.sentence_id, span)
    for gone in article.removed:
        if gone.reason == "dateline":
            for found in find_expressions(article.text, gone.start, gone.end):
                yield _Place(found, "", None)


def _row(time_id: str, found: Found, resolved: Resolved, sentence_id: str) -> Time:
    days = interval(resolved.value) if resolved.type in {"DATE", "TIME"} else None
    begin, end = days or (None, None)
    return Time(
        time_id,
        found.start,
        found.end,
        found.text,
        resolved.type,
        resolved.value,
        resolved.mod,
        begin,
        end,
        resolved.anchor,
        sentence_id,
        f"form:{found.form}",
    )


def _tells_a_story(article: Article, found: list[Found]) -> bool:
    years = [int(f.groups["year"]) for f in found if f.form in {"date", "month", "year"} and "year" in f.groups]
    published = article.metadata.published
    if len(years) < STORY_YEARS:
        return False
    far = [y for y in years if published is None or abs(y - published.year) > 1]
    return len(far) > len(years) / 2


def _tokens(doc: Doc, place: _Place) -> list[Token]:
    if place.sentence is None:
        return []
    return [t for t in place.sentence if t.idx < place.found.end and place.found.start < t.idx + len(t)]


def _no_time(doc: Doc, place: _Place) -> str:
    """Return why an expression is no time ("May" the person, "March" the verb, 1,500 the number), or ""."""
    found, tokens = place.found, _tokens(doc, place)
    if not tokens:
        return ""
    if any(t.ent_type_ in {"WORK_OF_ART", "PRODUCT"} for t in tokens):
        return "part of a name"
    check = _CHECKS.get(found.form)
    return check(found, tokens) if check else ""


def _bare_month(found: Found, tokens: list[Token]) -> str:
    token = tokens[-1]
    if found.groups.keys() != {"month"}:
        return ""
    if token.pos_ in {"VERB", "AUX"}:
        return "a verb"
    return "a name" if token.ent_type_ in {"PERSON", "ORG"} else ""


def _bare_season(found: Found, tokens: list[Token]) -> str:
    return "a verb" if any(t.pos_ == "VERB" for t in tokens) else ""


def _bare_year(found: Found, tokens: list[Token]) -> str:
    """Tell whether a four-digit number counts something: it modifies a plural noun that follows."""
    token = tokens[-1]
    if token.ent_type_ in {"MONEY", "QUANTITY", "PERCENT"}:
        return "an amount"
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    return "a number of things" if counts and token.ent_type_ != "DATE" else ""


def _bare_unit(found: Found, tokens: list[Token]) -> str:
    """Tell whether "a day" divides an amount ("$35 a day"): then it is the figure's denominator."""
    article, noun = tokens[0], tokens[-1]
    if found.groups.get("number", "").casefold() not in {"a", "an"} or "bound" in found.groups or len(tokens) != 2:
        return ""
    before = article.nbor(-1) if article.i else article
    per = before.like_num or before.tag_ in {"CD", "$"} or before.ent_type_ in {"MONEY", "CARDINAL", "QUANTITY"}
    if noun.dep_ == "npadvmod" and per:
        return "a denominator"
    return "no length of time" if any(child.lower_ == "like" for child in noun.children) else ""


def _bare_relative(found: Found, tokens: list[Token]) -> str:
    vague = found.groups.get("which") in {"past", "following", "previous", "same", "current", "coming"}
    return "no one unit is meant" if vague and tokens[0].dep_ != "amod" else ""


_CHECKS = {
    "month": _bare_month,
    "season": _bare_season,
    "year": _bare_year,
    "duration": _bare_unit,
    "relative": _bare_relative,
}


def _looks_ahead(doc: Doc, place: _Place) -> bool:
    """Tell whether the clause that an expression hangs on speaks of what is to come."""
    tokens = _tokens(doc, place)
    if not tokens:
        return False
    token = tokens[0]
    for _ in range(12):
        if token.lemma_.casefold() in words()["tense"]["ahead"]:
            return True
        if token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod":
            return _verb_ahead(token)
        if token.head is token:
            return False
        token = token.head
    return False


def _verb_ahead(verb: Token) -> bool:
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(h.lower_ in {"have", "has", "had", "'ve", "’ve"} for h in helpers):
        return False
    if any(h.lower_ in _AUXILIARIES_AHEAD for h in helpers):
        # "came to meet": what a past verb aims at is past; what a plan aims at is not.
        past_aim = verb.dep_ == "advcl" and verb.head.tag_ == "VBD"
        return not past_aim or verb.head.lemma_ in words()["tense"]["ahead"]
    if verb.tag_ == "VBG":
        return any(h.tag_ in {"VBP", "VBZ"} for h in helpers)
    return verb.tag_ in {"VBZ", "VBP"} and verb.pos_ == "VERB" and verb.sent[0].i != verb.i and _not_title(verb)


def _not_title(verb: Token) -> bool:
    """A headline's present tense tells of what has happened."""
    title = article_of(verb.doc).title_span
    return title is None or verb.idx >= title.end
