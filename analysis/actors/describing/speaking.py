"""Quotations: which tokens stand in one, and who speaks it, so that a pronoun in it is somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from analysis.actors.line import Words
from analysis.actors.lists.lexicon import words

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def quoted_tokens(line: Words) -> list[bool]:
    """Tell of each token whether it stands in a quotation; paragraphs close straight quotes."""
    is_open, out = False, []
    for word, gap in zip(line.text, line.gap, strict=True):
        if gap:
            is_open = False
        elif word in ("“", "«", "``"):
            is_open = True
        elif word in ("”", "»", "''"):
            is_open = False
        elif word == '"':
            is_open = not is_open
        out.append(is_open)
    return out


def speakers(doc: Doc, line: Words, quoted: Sequence[bool]) -> dict[int, int]:
    """Return quoted token -> the token of its speaker: the subject of a verb of speaking beside the quotation.

    News attribute a quotation in its own sentence, else in the one before it ("…," Ruiz said. "…") or, where that is
    another's, after it; all within one paragraph.
    """
    found: dict[int, int] = {}
    for begin, end in _paragraphs(line):
        said = [at for at in range(begin, end) if not quoted[at] and _subject(doc[at], quoted) is not None]
        for start, stop in _runs(quoted, begin, end):
            verb = _beside(doc, line, said, start, stop)
            subject = _subject(doc[verb], quoted) if verb is not None else None
            if subject is not None:
                found.update(dict.fromkeys(range(start, stop), subject))
    return found


def _paragraphs(line: Words) -> Iterator[tuple[int, int]]:
    begin = 0
    for at in range(len(line.gap) + 1):
        if at == len(line.gap) or line.gap[at]:
            if at > begin:
                yield begin, at
            begin = at + 1


def _runs(quoted: Sequence[bool], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of quoted tokens of a paragraph."""
    start = None
    for at in range(begin, end + 1):
        inside = at < end and quoted[at]
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield start, at
            start = None


def _beside(doc: Doc, line: Words, said: Sequence[int], start: int, stop: int) -> int | None:
    """Return the verb of speaking that a quotation belongs to: of its first or last sentence, before it, after it."""
    first = doc[start].sent.start
    last = next((at for at in range(stop, len(line.first)) if line.first[at] or line.gap[at]), len(line.first))
    own = [at for at in said if first <= at < last]
    if own:
        return min(own, key=lambda at: min(abs(at - start), abs(at - stop)))
    before, after = [at for at in said if at < start], [at for at in said if at >= stop]
    return before[-1] if before else after[0] if after else None


def _subject(verb: Token, quoted: Sequence[bool]) -> int | None:
    """Return the subject of a verb of speaking, ``None`` of other words; it stands outside of quotations."""
    if verb.lemma_.lower() not in words("persons.toml", "speaking") or verb.pos_ not in ("VERB", "AUX"):
        return None
    for _ in range(3):
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS and not quoted[c.i]), None)
        if subject is not None:
            return subject.i
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None
