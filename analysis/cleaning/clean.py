"""Marks what is not the article; deletes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.article import Article, Correction, Metadata, Removed, Span, contains, overlaps
from analysis.cleaning.dates import stated_day
from analysis.cleaning.lines import Finding
from analysis.cleaning.places import places
from analysis.cleaning.repeats import repeats
from analysis.cleaning.rules import date_lines, furniture, markdown
from analysis.corrections import quoted

RULES = (markdown, date_lines, repeats, furniture, places)


def clean(article: Article) -> Article:
    """Return the article with ``removed`` filled, by rules, reader's hints, and a person's keep and remove.

    A date line with a year gives ``published`` where neither a person nor the page did.
    """
    findings: list[Finding] = []
    taken = bytearray(len(article.text))
    for finding in (finding for rule in (*RULES, _hinted) for finding in rule(article)):
        start, end = finding.span.start, finding.span.end
        if taken.find(1, start, end) < 0:
            findings.append(finding)
            taken[start:end] = b"\x01" * (end - start)
    for correction in article.corrections:
        findings = _corrected(article, findings, correction)
    findings.sort(key=lambda f: (f.span.start, f.span.end))
    removed = tuple(
        Removed(f"r{n}", f.span.start, f.span.end, article.text[f.span.start : f.span.end], f.reason, f.rule)
        for n, f in enumerate(findings, 1)
    )
    return replace(article, removed=removed, metadata=_dated(article, removed))


def _dated(article: Article, removed: tuple[Removed, ...]) -> Metadata:
    """Return the metadata; a date line that states a year gives the day of publication when nothing else does."""
    for row in removed:
        day = stated_day(row.text) if row.reason == "dateline" and article.metadata.published is None else None
        if day is not None:
            return replace(article.metadata, published=day, published_source=f"the date line: {row.text}")
    return article.metadata


def _hinted(article: Article) -> Iterable[Finding]:
    """Yield what the reader left out; it comes last, since a rule's reason says more than a reader's."""
    return (Finding(Span(h.start, h.end), h.reason, h.rule) for h in article.hints)


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
