"""The cleaning rules: each looks at a paragraph in its place and says why it is no article, or nothing."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article import Article, Span, paragraphs
from analysis.lexicons import read_toml

PACKAGE = "analysis.cleaning"


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch that is no article, and why."""

    span: Span
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class _LineRule:
    name: str
    reason: str
    longest: int
    alone: bool
    first: int
    patterns: tuple[re.Pattern[str], ...]


@functools.cache
def _line_rules() -> tuple[_LineRule, ...]:
    return tuple(
        _LineRule(
            rule["name"],
            rule["reason"],
            rule["longest"],
            rule.get("alone", False),
            rule.get("first", 0),
            tuple(re.compile(p, 0 if rule.get("exact_case") else re.IGNORECASE) for p in rule["match"]),
        )
        for rule in read_toml(PACKAGE, "patterns.toml")["rule"]
    )


def _placed(article: Article) -> Iterator[tuple[int, Span]]:
    """Yield the paragraphs but the title, each with its place among those that the reader takes for the article."""
    hinted = {hint.start for hint in article.hints}
    number = 0
    for span in paragraphs(article):
        if not _is_title(article, span):
            yield number, span
        number += span.start not in hinted


def furniture(article: Article) -> Iterator[Finding]:
    """Yield whole lines that are page furniture by their words, length and place."""
    for number, span in _placed(article):
        rule = _furniture_rule(article.text[span.start : span.end], number)
        if rule:
            yield Finding(span, rule.reason, rule.name)


def _furniture_rule(line: str, number: int) -> _LineRule | None:
    if line[:1] in "\"“«'‘" or line[-1:] in '"”»':
        return None
    for rule in _line_rules():
        if len(line) > rule.longest or (rule.first and number >= rule.first):
            continue
        for pattern in rule.patterns:
            if pattern.fullmatch(line) if rule.alone else pattern.match(line):
                return rule
    return None


def date_lines(article: Article) -> Iterator[Finding]:
    """Yield lines that are nothing but a date near the top, and datelines before the first words of a paragraph."""
    data = read_toml(PACKAGE, "patterns.toml")
    line_pattern = re.compile(data["date_line"]["match"], re.I)
    opening = re.compile(data["dateline"]["match"])
    for number, span in _placed(article):
        if number >= data["dateline"]["first"]:
            return
        line = article.text[span.start : span.end]
        if line_pattern.match(line):
            yield Finding(span, "dateline", "dateline:date")
        found = opening.match(line)
        if found and (found["agency"] or found["date"] or found["place"].isupper()) and found.end() < len(line):
            yield Finding(Span(span.start, span.start + len(found["line"].rstrip())), "dateline", "dateline:place")


def repeats(article: Article) -> Iterator[Finding]:
    """Yield a line that the next paragraph begins with (a caption that repeats it), and paragraphs that stand twice."""
    shortest = read_toml(PACKAGE, "patterns.toml")["repeat"]["shortest"]
    spans = list(paragraphs(article))
    lines = [article.text[s.start : s.end] for s in spans]
    seen: dict[str, int] = {}
    for number, (span, line) in enumerate(zip(spans, lines, strict=True)):
        key = " ".join(re.findall(r"\w+", line.casefold()))
        if len(line) < shortest:
            continue
        after = lines[number + 1] if number + 1 < len(lines) else ""
        stem = line.rstrip(" .…:")
        if len(after) > len(line) and after.startswith(stem) and not _is_title(article, span):
            yield Finding(span, "caption", "caption:repeats next paragraph")
        elif key in seen:
            yield Finding(span, "duplicate", "duplicate:paragraph")
        seen.setdefault(key, number)


def _is_title(article: Article, span: Span) -> bool:
    return article.title_span is not None and article.title_span.start == span.start


def markdown(article: Article) -> Iterator[Finding]:
    """Yield the marks of headings, and of emphasis around a whole paragraph, in a Markdown file."""
    if not article.source_name.endswith((".md", ".markdown")):
        return
    for span in paragraphs(article):
        line = article.text[span.start : span.end]
        heading, whole = _HEADING.match(line), _EMPHASIS.fullmatch(line)
        if heading:
            yield Finding(Span(span.start, span.start + len(heading[0].rstrip())), "markup", "markup:markdown")
        elif whole:
            size = len(whole["mark"])
            yield Finding(Span(span.start, span.start + size), "markup", "markup:markdown")
            yield Finding(Span(span.end - size, span.end), "markup", "markup:markdown")


_HEADING = re.compile(r"#{1,6} ")
_EMPHASIS = re.compile(r"(?P<mark>[*_]{1,3})(?=\S)[^*_]+(?P=mark)")

RULES = (markdown, date_lines, repeats, furniture)
