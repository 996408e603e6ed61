"""The cleaning rules that look at a line by its words, length and place."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article import Article, Span
from analysis.cleaning.lines import Finding, Line, lines
from analysis.lexicons import read_toml

PACKAGE = "analysis.cleaning"
DATA = "patterns.toml"


@dataclass(frozen=True, slots=True)
class LineRule:
    """One ``[[rule]]`` of patterns.toml; its fields are explained there."""

    name: str
    reason: str
    longest: int
    patterns: tuple[re.Pattern[str], ...]
    alone: bool = False
    first: int = 0
    last: int = 0
    heads: bool = False
    ends: bool = False

    def matches(self, line: Line, count: int) -> bool:
        """Tell whether a line, one of ``count`` paragraphs, is this rule's furniture."""
        if len(line.text) > self.longest or (self.first and line.sentences >= self.first):
            return False
        if self.last and line.number < max(2, count - self.last):
            return False
        if self.heads and re.search(r"[^.]\.$", line.text):
            return False
        return any(p.fullmatch(line.text) if self.alone else p.match(line.text) for p in self.patterns)


@functools.cache
def line_rules() -> tuple[LineRule, ...]:
    """Return the rules of patterns.toml, in order; the words of the interface come last."""
    data = read_toml(PACKAGE, DATA)
    rules = [
        LineRule(
            patterns=tuple(re.compile(p, 0 if rule.get("exact_case") else re.IGNORECASE) for p in rule["match"]),
            **{key: value for key, value in rule.items() if key not in {"match", "exact_case"}},
        )
        for rule in data["rule"]
    ]
    word = f"(?:{'|'.join(data['interface']['words'])})"
    labels = re.compile(rf"\W*{word}(?:[\s|,·•/»«›-]+{word})*\W*", re.IGNORECASE)
    return (*rules, LineRule("navigation:interface", "navigation", 100, (labels,), alone=True))


def rule_of(line: Line, count: int) -> LineRule | None:
    """Return the first rule that takes a line for furniture; quoted words are never furniture."""
    if line.title or line.text[0] in "\"“«'‘" or line.text[-1] in '"”»':
        return None
    return next((rule for rule in line_rules() if rule.matches(line, count)), None)


def furniture(article: Article) -> Iterator[Finding]:
    """Yield whole lines that are page furniture."""
    here = list(lines(article))
    count = sum(not line.hinted for line in here)
    for line in here:
        rule = rule_of(line, count)
        if rule:
            yield Finding(line.span, rule.reason, rule.name)


def date_lines(article: Article) -> Iterator[Finding]:
    """Yield lines that are nothing but a date near the top, and datelines before the first words of a paragraph."""
    opening = _dateline()
    here = [line for line in lines(article) if not line.title and not line.hinted]
    labelled = [line for line in here if opening.colon.match(line.text) and not rule_of(line, len(here))]
    for line in here:
        if line.sentences >= opening.first:
            return
        if opening.alone.match(line.text):
            yield Finding(line.span, "dateline", "dateline:date")
        end = opening.end(line.text, once=labelled == [line])
        if 0 < end < len(line.text):
            yield Finding(Span(line.span.start, line.span.start + end), "dateline", "dateline:place")


@dataclass(frozen=True, slots=True)
class _Dateline:
    """The patterns of ``[date_line]``, ``alone``, and of ``[dateline]``; ``first``: sentences that may stand before."""

    alone: re.Pattern[str]
    first: int
    dash: re.Pattern[str]
    colon: re.Pattern[str]
    labels: re.Pattern[str]

    def end(self, text: str, *, once: bool) -> int:
        """Return where a paragraph's dateline ends, 0 for none; ``once``: no other paragraph has one with a colon."""
        found = self.dash.match(text)
        if found and (found["place"] or found["agency"] or found["slashed"]):
            told = any(found[part] for part in ("agency", "slashed", "date", "bracketed"))
            sure = told or found["place"].isupper() or (found["region"] and found["sentence"])
            return len(found["line"].rstrip()) if sure else 0
        found = self.colon.match(text)
        return found.end("line") if found and once and not self.labels.fullmatch(found["place"]) else 0


@functools.cache
def _dateline() -> _Dateline:
    file = read_toml(PACKAGE, DATA)
    data = file["dateline"]
    date = data["date"].replace("{month}", data["month"])
    return _Dateline(
        alone=re.compile(file["date_line"]["match"], re.I),
        first=data["first"],
        dash=re.compile(data["match"].replace("{date}", date)),
        colon=re.compile(data["colon"]),
        labels=re.compile("|".join(data["labels"]), re.I),
    )


def markdown(article: Article) -> Iterator[Finding]:
    """Yield the marks of headings, and of emphasis around a whole paragraph, in a Markdown file."""
    if not article.source_name.endswith((".md", ".markdown")):
        return
    for line in lines(article):
        heading, whole = _HEADING.match(line.text), _EMPHASIS.fullmatch(line.text)
        start, end = line.span.start, line.span.end
        if heading:
            yield Finding(Span(start, start + len(heading[0].rstrip())), "markup", "markup:markdown")
        elif whole:
            size = len(whole["mark"])
            yield Finding(Span(start, start + size), "markup", "markup:markdown")
            yield Finding(Span(end - size, end), "markup", "markup:markdown")


_HEADING = re.compile(r"#{1,6} ")
_EMPHASIS = re.compile(r"(?P<mark>[*_]{1,3})(?=\S)[^*_]+(?P=mark)")
