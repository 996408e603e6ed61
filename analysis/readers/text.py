"""Plain text and Markdown: the decoded file, line ends made ``\\n``, nothing else."""

from __future__ import annotations

from analysis.article import Origin, Span, paragraphs_of
from analysis.readers.decode import decode
from analysis.readers.document import Document, Reading

LONGEST_TITLE = 160  # characters; a longer first paragraph is none


def read_text_file(raw: bytes, name: str, reading: Reading) -> Document:
    """Return a text file as a document; its origins are characters of the decoded file."""
    return read_plain(decode(raw, name), name, reading)


def read_plain(text: str, name: str, reading: Reading) -> Document:
    """Return decoded plain text as a document.

    Raises NewsbookError when it is beyond the limits.
    """
    reading.limits.check("characters", len(text), name, "characters", "Split it into its articles.")
    return Document(text, title_span=_headline(text), origins=(Origin(0, len(text), 0, len(text)),))


def _headline(text: str) -> Span | None:
    """Return the first paragraph when it looks like a headline: short, followed by a longer text."""
    first = next(paragraphs_of(text), Span(0, 0))
    size, rest = first.end - first.start, text[first.end :].strip()
    opens = text[first.start : first.end].startswith(("-", "*", '"', "“"))
    return first if 0 < size <= LONGEST_TITLE and len(rest) > size and not opens else None
