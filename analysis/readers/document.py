"""What a reader is told, and what it gives: the text, its metadata, and what it knows of the text's parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.article import Metadata, Origin, Removed, Span
from analysis.readers.limits import Limits


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: what a file of many articles calls its columns, and how much of a file is read."""

    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)


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
