"""The lines of an article as the rules see them: how long, whether they end like a sentence, what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article import Article, Span, paragraphs

_SENTENCE_END = re.compile(r"""[.!?…。？！]["'”’»)\]]*(\[\d+\])*$""")
_ITEM = re.compile(r"""[-–—*•·▪■►#"“„«'‘(\[_]|\(?\w{1,3}[.)]\s""")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch that is no article, and why."""

    span: Span
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph and its place.

    ``number`` counts the paragraphs before it that the reader takes for the article, ``sentences`` those of them that
    end like a sentence.
    """

    number: int
    sentences: int
    span: Span
    text: str
    title: bool
    hinted: bool

    @property
    def words(self) -> int:
        """Return the number of words."""
        return len(_WORD.findall(self.text))

    @property
    def sentence(self) -> bool:
        """Tell whether the line ends like a sentence and has more than a word or two."""
        return bool(_SENTENCE_END.search(self.text)) and self.words > 2

    @property
    def stub(self) -> bool:
        """Tell whether the line is a headline, a label or a link by its looks: no sentence, no item, no lead-in."""
        return not self.sentence and not _ITEM.match(self.text) and self.text[-1] not in ":,;"


def lines(article: Article) -> Iterator[Line]:
    """Yield the paragraphs of an article in order."""
    hinted = {hint.start for hint in article.hints}
    title = article.title_span.start if article.title_span is not None else -1
    number = sentences = 0
    for span in paragraphs(article):
        text = article.text[span.start : span.end].replace("\n", " ")  # wrapped by hand; as long as before
        line = Line(number, sentences, span, text, span.start == title, span.start in hinted)
        yield line
        number += not line.hinted
        sentences += line.sentence and not line.hinted and not line.title


def folded(text: str) -> tuple[str, ...]:
    """Return the words of a text, case and punctuation aside."""
    return tuple(_WORD.findall(text.casefold()))
