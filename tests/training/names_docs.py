"""The language model's reading of the training texts, many records in one article, kept in newsbook's cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens

from analysis.article import Article, Metadata
from analysis.runs.docs import annotated
from tests.training.names_data import Sample

TOGETHER = 250  # records an article


def read_docs(samples: Sequence[Sample]) -> Iterator[tuple[Sample, Tokens, int]]:
    """Yield each sample with its tokens and the offset in their Doc where its text begins."""
    for first in range(0, len(samples), TOGETHER):
        group = samples[first : first + TOGETHER]
        text = "\n".join(sample.text for sample in group)
        doc = annotated(Article("training", text, Metadata(language="en"), "text", "training", "training", b""))
        at = token = 0
        for sample in group:
            start, stop = token, at + len(sample.text)
            while token < len(doc) and doc[token].idx < stop:
                token += 1
            yield sample, doc[start:token], at
            at = stop + 1
            while token < len(doc) and doc[token].idx < at:
                token += 1
