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
    data = read_toml(PACKAGE, DATA)
    line_pattern = re.compile(data["date_line"]["match"], re.I)
    opening = re.compile(data["dateline"]["match"])
    for line in lines(article):
        if line.sentences >= data["dateline"]["first"]:
            return
        if line.title or line.hinted:
            continue
        if line_pattern.match(line.text):
            yield Finding(line.span, "dateline", "dateline:date")
        found = opening.match(line.text)
        if found and (found["agency"] or found["date"] or found["place"].isupper()) and found.end() < len(line.text):
            end = line.span.start + len(found["line"].rstrip())
            yield Finding(Span(line.span.start, end), "dateline", "dateline:place")


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
