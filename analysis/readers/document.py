"""What a reader gives: the text, its metadata, and what it knows of the text's parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.article import Metadata, Origin, Removed, Span


@dataclass(frozen=True, slots=True)
class Document:
    """The outcome of one reader. ``hints`` are stretches that the reader knows to be no article.

    ``record_id`` is what a file of many articles calls this one.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    title_span: Span | None = None
    origins: tuple[Origin, ...] = ()
    hints: tuple[Removed, ...] = ()
    record_id: str = ""
