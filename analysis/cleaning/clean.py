"""Marks what is not the article; deletes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.article import Article, Correction, Removed, Span, contains, overlaps
from analysis.cleaning.rules import RULES, Finding


def clean(article: Article) -> Article:
    """Return the article with ``removed`` filled: reader's hints, rules, then a person's keep and remove."""
    findings = [Finding(Span(h.start, h.end), h.reason, h.rule) for h in article.hints]
    for rule in RULES:
        findings += [f for f in rule(article) if not any(overlaps(f.span, known.span) for known in findings)]
    for correction in article.corrections:
        findings = _corrected(article, findings, correction)
    findings.sort(key=lambda f: (f.span.start, f.span.end))
    removed = tuple(
        Removed(f"r{n}", f.span.start, f.span.end, article.text[f.span.start : f.span.end], f.reason, f.rule)
        for n, f in enumerate(findings, 1)
    )
    return replace(article, removed=removed)


def _corrected(article: Article, findings: list[Finding], correction: Correction) -> list[Finding]:
    if correction.action not in {"keep", "remove"}:
        return findings
    span = quoted(article.text, correction.quote, correction.nth)
    if span is None:
        return findings
    if correction.action == "keep":
        return [part for f in findings for part in _without(article.text, f, span)]
    kept = [f for f in findings if not contains(span, f.span)]
    if any(overlaps(f.span, span) for f in kept):
        return findings
    return [*kept, Finding(span, "other", "correction:remove")]


def _without(text: str, finding: Finding, span: Span) -> Iterable[Finding]:
    """Yield what is left of a finding when ``span`` is kept."""
    if not overlaps(finding.span, span):
        yield finding
        return
    for start, end in ((finding.span.start, span.start), (span.end, finding.span.end)):
        part = text[start:end] if start < end else ""
        if part.strip():
            lead = len(part) - len(part.lstrip())
            yield replace(finding, span=Span(start + lead, start + lead + len(part.strip())))


def quoted(text: str, quote: str, nth: int = 1) -> Span | None:
    """Return where ``quote`` stands for the ``nth`` time, or None."""
    places = [m.start() for m in re.finditer(re.escape(quote), text)] if quote else []
    return Span(places[nth - 1], places[nth - 1] + len(quote)) if len(places) >= nth else None
