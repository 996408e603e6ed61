"""Plain text and Markdown: the decoded file, line ends made ``\\n``, nothing else."""

from __future__ import annotations

from analysis.article import Origin, Span
from analysis.readers.decode import decode
from analysis.readers.document import Document

LONGEST_TITLE = 160  # characters; a longer first line is a paragraph


def read_text_file(raw: bytes, name: str) -> Document:
    """Return a text file as a document; its origins are characters of the decoded file."""
    return read_plain(decode(raw, name), name)


def read_plain(text: str, name: str) -> Document:
    """Return decoded plain text as a document."""
    return Document(text, title_span=_headline(text), origins=(Origin(0, len(text), 0, len(text)),))


def _headline(text: str) -> Span | None:
    """Return the first line when it looks like a headline: short, followed by a longer text."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or end - start > LONGEST_TITLE:
        return None
    rest = text[end:].strip()
    return (
        Span(start, end) if len(rest) > end - start and not text[start:end].startswith(("-", "*", '"', "“")) else None
    )
