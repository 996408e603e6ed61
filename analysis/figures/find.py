"""Doc -> figures."""

from __future__ import annotations

from spacy.tokens import Doc

from analysis.figures.records import Figures
from analysis.times.records import Times


def find_figures(doc: Doc, times: Times) -> Figures:
    """Return the figures of the kept text."""
    return Figures()
