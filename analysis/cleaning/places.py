"""The cleaning rules that look at a line by what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.article import Article
from analysis.cleaning.lines import Finding, Line, lines
from analysis.cleaning.rules import DATA, PACKAGE, LineRule, rule_of
from analysis.lexicons import read_toml

Marked = list[tuple[Line, LineRule | None]]


def places(article: Article) -> Iterator[Finding]:
    """Yield lines that are no article by their place: in lists of other stories, after the end."""
    here = [line for line in lines(article) if not line.hinted and not line.title]
    marked = [(line, rule_of(line, len(here))) for line in here]
    data = read_toml(PACKAGE, DATA)
    yield from _listed(marked)
    yield from _headlines(marked, data["related"])
    yield from _after_the_end(marked, data["after"])


def _listed(marked: Marked) -> Iterator[Finding]:
    """Yield the headlines and labels that follow the heading of a list of other stories."""
    heading: LineRule | None = None
    for line, rule in marked:
        if rule is not None:
            heading = rule if rule.heads else heading
        elif heading is not None and line.stub:
            yield Finding(line.span, heading.reason, f"{heading.reason}:under its heading")
        else:
            heading = None


def _headlines(marked: Marked, data: dict[str, Any]) -> Iterator[Finding]:
    """Yield headlines of other stories that stand between the paragraphs without a heading."""
    before, run = False, list[Line]()
    for line, rule in marked:
        if rule is None and line.stub and line.words >= data["capitals"] and line.text.isupper():
            yield Finding(line.span, "related", "related:headline in capitals")
        elif rule is None and line.stub and line.words >= data["words"] and _capitalised(line) >= data["capitalised"]:
            run.append(line)
        else:
            if before and len(run) >= data["run"] and rule is None and line.sentence:
                yield from (Finding(headline.span, "related", "related:headlines in a row") for headline in run)
            before, run = rule is None and line.sentence, []


def _capitalised(line: Line) -> float:
    """Return the share of a line's longer words that begin with a capital letter or a digit."""
    longer = [word for word in line.text.split() if len(word) > 3]
    return sum(not word[0].islower() for word in longer) / len(longer) if longer else 0.0


def _after_the_end(marked: Marked, data: dict[str, Any]) -> Iterator[Finding]:
    """Yield what follows the last sentence once furniture has begun, and all that follows a line that ends the text."""
    left = [line.words for line, rule in marked if rule is None and line.sentence]
    total, most = sum(left), data["sentences"]
    begun = False
    for line, rule in marked:
        if rule is None and begun:
            yield Finding(line.span, "navigation", "navigation:after the end")
        elif rule is None and line.sentence:
            del left[0]
        elif rule is not None:
            begun = begun or not left or (rule.ends and len(left) <= most and sum(left) <= data["share"] * total)
