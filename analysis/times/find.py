"""Doc -> TIMEX3 times, in text order, each with what it was counted from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from spacy.tokens import Doc, Span, Token

from analysis.article import Article, NotCoded
from analysis.language import article_of, sentence_spans
from analysis.times.calendar import interval
from analysis.times.grammar import Found, find_expressions
from analysis.times.parts import words
from analysis.times.places import Place, with_shared_years
from analysis.times.records import Time, Times
from analysis.times.resolve import resolve
from analysis.times.screen import no_time
from analysis.times.setting import Reference, Resolved, Setting

#: A text with so many years named, most of them not near that of its publication, tells a story of its own time.
STORY_YEARS = 4
#: Forms of hours, and forms of days that may stand beside them.
_HOURS = frozenset({"clock", "pastclock", "daypart"})
_DAYS = frozenset({"date", "iso", "slashes", "weekday", "deictic"})
_BESIDE = re.compile(r",? ?(?:\(?[\w.]+(?: \w+)? time\)?,? )?(?:on )?")
_AUXILIARIES_AHEAD = {"will", "shall", "would", "'ll", "’ll", "to", "may", "might", "could", "should", "must", "can"}


def find_times(doc: Doc) -> Times:
    """Return every time of the kept text, and of date lines.

    Values are counted from the day of publication, from an explicit date, or from the time before; without any of
    them they keep their ``X``.
    """
    article = article_of(doc)
    places = with_shared_years(sorted(_places(doc, article), key=lambda p: p.found.start), article.text)
    story = _tells_a_story(article, [p.found for p in places])
    rows: list[Time] = []
    left: list[NotCoded] = []
    last: Reference | None = None
    for place, after in zip_longest(places, places[1:]):
        found = place.found
        tokens = _tokens(doc, place)
        why = no_time(found, tokens, story=story)
        setting = Setting(article.metadata.published, last, bool(tokens) and _looks_ahead(tokens[0]), story)
        if found.form in _HOURS and after is not None and _stands_beside(found, after, article.text):
            beside = resolve(after.found, setting)
            setting = replace(setting, beside=beside.day if beside else None)
        resolved = None if why else resolve(found, setting)
        if resolved is None:
            reason = why or "no day of any calendar"
            left.append(NotCoded(found.start, found.end, found.text, "times", found.form, reason))
            continue
        row = _row(f"t{len(rows) + 1}", found, resolved, place.sentence_id)
        rows.append(row)
        if resolved.day is not None and resolved.type in {"DATE", "TIME"} and not _is_aside(found, resolved, story):
            last = Reference(row.time_id, row.value, resolved.day)
    return Times(tuple(rows), tuple(left))


def _is_aside(found: Found, resolved: Resolved, story: bool) -> bool:
    """Tell whether a time is not where the telling stands: now, soon; in a story also today, and a decade earlier."""
    if resolved.value.endswith("_REF"):
        return True
    back = found.form in {"later", "earlier"} and found.groups["way"] in {"earlier", "previously", "before", "previous"}
    return story and (resolved.anchor == "published" or back)


def _stands_beside(found: Found, after: Place, text: str) -> bool:
    """Tell whether the day of an hour follows it: "at 5 am on October 3", "9 a.m. Baghdad time on Monday"."""
    gap = text[found.end : after.found.start]
    return after.found.form in _DAYS and "clockday" not in found.groups and bool(_BESIDE.fullmatch(gap))


def _places(doc: Doc, article: Article) -> Iterator[Place]:
    sentences = list(sentence_spans(doc))
    for first, last in _lines(article.text, sentences):
        at = first
        for found in find_expressions(article.text, sentences[first].start_char, sentences[last].end_char):
            while at < last and sentences[at].end_char <= found.start:
                at += 1
            yield Place(found, f"s{at + 1}", sentences[at])
    for gone in article.removed:
        if gone.reason == "dateline":
            for found in find_expressions(article.text, gone.start, gone.end):
                yield Place(found, "", None)


def _lines(text: str, sentences: list[Span]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of the sentences that nothing but blanks parts: "on 1st | May" may be cut in two."""
    first = 0
    for at, (sentence, after) in enumerate(zip_longest(sentences, sentences[1:])):
        gap = text[sentence.end_char : after.start_char] if after is not None else "\n"
        if gap.strip() or "\n" in gap:
            yield first, at
            first = at + 1


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


def _tokens(doc: Doc, place: Place) -> list[Token]:
    if place.sentence is None:
        return []
    return list(doc.char_span(place.found.start, place.found.end, alignment_mode="expand") or ())


def _looks_ahead(token: Token) -> bool:
    """Tell whether the clause that an expression, given its first token, hangs on speaks of what is to come."""
    for _ in range(12):
        if token.lemma_.casefold() in words()["tense"]["ahead"] or _is_announced(token):
            return True
        if token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod":
            return _verb_ahead(token)
        if token.head is token:
            return False
        token = token.head
    return False


def _is_announced(token: Token) -> bool:
    """ "Announced a strike [for Friday]": what is announced for a day is to come."""
    noun = token.head
    verb = noun.head if noun.dep_ == "dobj" else noun
    announced = verb.lemma_.casefold() in words()["tense"]["announcing"]
    return announced and token.dep_ == "prep" and token.lower_ == "for"


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
