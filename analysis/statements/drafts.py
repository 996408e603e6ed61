"""Cues and quotations -> drafts of statements, a row a stretch, not yet tied to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from analysis.article import NotCoded, Span, contains, overlaps
from analysis.language import article_of
from analysis.language.quotations import Quotation
from analysis.statements.cues import Cue, verb_cue
from analysis.statements.phrases import clean_span
from analysis.statements.quotes import Quoted, Quotes
from analysis.statements.speakers import Speaker, Speakers

_SENTENCE_END = ".!?…"
_CLOSES = frozenset(",;.!?…")


@dataclass(eq=False, slots=True)
class Draft:
    """One stretch of what was said, on its way to a row of ``statements``; filled in by ``resolve``."""

    content: Span
    outer: Span  # the content with its quotation marks
    form: str
    rule: str
    cue: Cue | None = None
    speaker: Speaker | None = None
    negative: bool = False
    quotation: Quotation | None = None
    extent: Span = field(default_factory=lambda: Span(0, 0))
    parent: Draft | None = None
    continues: Draft | None = None


def drafts_of(quotes: Quotes, cues: tuple[Cue, ...], speakers: Speakers) -> tuple[list[Draft], list[NotCoded]]:
    """Return the drafts in order of their content, and the quotations that nobody is said to speak."""
    tied: dict[int, list[Quoted]] = {}
    for quotation in quotes.all:
        quoted = quotes.cue_of(quotation)
        if quoted is not None and not _within_clause(quotes, quotation, cues):
            tied.setdefault(quoted.cue.start, []).append(quoted)
    drafts: list[Draft] = []
    for key in sorted({c.start for c in cues} | set(tied)):
        cue = next((c for c in cues if c.start == key), None)
        drafts.extend(_of_cue(quotes, cue, tied.get(key, []), speakers))
    drafts.extend(_fragments(quotes, drafts, speakers))
    drafts.extend(_alone(quotes, drafts))
    drafts.sort(key=lambda d: (d.content.start, -d.content.end))
    return drafts, _left_out(quotes, drafts)


def _within_clause(quotes: Quotes, quotation: Quotation, cues: tuple[Cue, ...]) -> bool:
    """Tell whether the quoted words are only a part of a clause that a cue before them reports."""
    for cue in cues:
        if cue.end <= quotation.start:
            for first, last in cue.contents:
                if (
                    cue.end <= quotes.starts[first] < quotation.start
                    and quotation.inner_start < quotes.starts[last - 1]
                ):
                    return True
    return False


def _of_cue(quotes: Quotes, cue: Cue | None, quoted: list[Quoted], speakers: Speakers) -> list[Draft]:
    spans = [Span(q.quotation.start, q.quotation.end) for q in quoted]
    found = [_direct(q, speakers) for q in quoted]
    if cue is not None:
        clauses = [s for s in _clauses(quotes, cue) if not any(overlaps(s, q) for q in spans)]
        if all(q.side == "before" for q in quoted):
            found.extend(_indirect(quotes, cue, span, speakers) for span in clauses)
    found.sort(key=lambda d: d.content.start)
    first = next((d for d in found if d.form == "direct"), None)
    for draft in found[1:]:
        if first is None or (draft.form == "direct" and draft is not first):
            draft.continues = first or found[0]
    return found


def _direct(quoted: Quoted, speakers: Speakers) -> Draft:
    cue, quotation = quoted.cue, quoted.quotation
    text = article_of(speakers.doc).text
    content = clean_span(text, quotation.inner_start, quotation.inner_end) or Span(
        quotation.inner_start, quotation.inner_end
    )
    source = speakers.of(cue.source) if cue.source is not None else None
    return Draft(
        content,
        Span(quotation.start, quotation.end),
        "direct",
        f"quotation {quoted.side}, {cue.rule}",
        cue,
        source,
        cue.negative,
        quotation,
    )


def _clauses(quotes: Quotes, cue: Cue) -> list[Span]:
    """Return the characters of what the cue reports, cut or stretched to the quotations that it crosses."""
    doc, around = quotes.doc, quotes.around(cue.head)
    spans = []
    for first, last in cue.contents:
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        if around is not None:
            start, end = max(start, around.inner_start), min(end, around.inner_end)
            start, end = _within_nested(quotes, start, end, cue)
        else:
            start, end = _to_marks(quotes, start, end, cue)
        span = clean_span(quotes.text, start, end) if start < end else None
        if span is not None and last - first > 1:
            spans.extend(_kept(doc, span))
    return spans


def _within_nested(quotes: Quotes, start: int, end: int, cue: Cue) -> tuple[int, int]:
    """Keep what is reported in words that are quoted within a quotation to these words: "told us ‘no’, and we left"."""
    for quotation in quotes.beside(cue.head):
        after = quotes.text[quotation.inner_end - 1 : quotation.end + 1]
        if quotation.inner_start == start and any(mark in _CLOSES for mark in after):
            return start, min(end, quotation.inner_end)
    return start, end


def _to_marks(quotes: Quotes, start: int, end: int, cue: Cue) -> tuple[int, int]:
    for quotation in quotes.all:
        outside = cue.end <= quotation.start or cue.start >= quotation.end
        if outside and quotation.start < start < quotation.end and cue.start >= quotation.end:
            start = quotation.start
        if outside and quotation.start < end <= quotation.end and quotation.start > start:
            end = quotation.end
    return start, end


def _kept(doc: Doc, span: Span) -> list[Span]:
    """Return the span, or nothing when removed text lies in it."""
    return [] if any(overlaps(span, gone) for gone in article_of(doc).removed) else [span]


def _indirect(quotes: Quotes, cue: Cue, span: Span, speakers: Speakers) -> Draft:
    crossed = [q for q in quotes.beside(cue.head) if overlaps(span, Span(q.start, q.end))]
    whole = next((q for q in crossed if q.start <= span.start and span.end <= q.end), None)
    form, outer, content = "mixed" if crossed else "indirect", span, span
    if whole is not None:
        form, outer = "direct", Span(whole.start, whole.end)
        content = clean_span(quotes.text, whole.inner_start, whole.inner_end) or span
    elif crossed:
        content = outer = _balanced(quotes.text, span, crossed)
    speaker = speakers.of(cue.source) if cue.source is not None else None
    quotation = whole if form == "direct" else None
    return Draft(content, outer, form, cue.rule, cue, speaker, cue.negative, quotation)


def _balanced(text: str, span: Span, crossed: list[Quotation]) -> Span:
    """Return the span with the marks of a quotation that begins or ends it."""
    start, end = span.start, span.end
    for quotation in crossed:
        if quotation.inner_start == start:
            start = quotation.start
        if quotation.inner_end in (end, end + 1):
            end = quotation.end
    return Span(start, end)


def _covered(quotation: Quotation, drafts: list[Draft]) -> bool:
    inner = Span(quotation.inner_start, quotation.inner_end)
    return any(overlaps(d.outer, inner) and not (d.cue is not None and contains(inner, d.cue.span)) for d in drafts)


def _fragments(quotes: Quotes, drafts: list[Draft], speakers: Speakers) -> list[Draft]:
    """Return quoted words within the phrase of a reporting verb: called the plan “a trap”, vowed “to fight on”."""
    found = []
    for quotation in quotes.all:
        if quotes.is_scare(quotation):
            continue
        cue = _governing(quotes, quotation)
        content = clean_span(quotes.text, quotation.inner_start, quotation.inner_end)
        if cue is None or cue.source is None or content is None:
            continue
        outer = Span(quotation.start, quotation.end)
        if all(contains(d.outer, outer) and contains(d.outer, cue.span) for d in drafts if overlaps(d.outer, outer)):
            speaker = speakers.of(cue.source)
            found.append(Draft(content, outer, "mixed", f"fragment, {cue.rule}", cue, speaker, cue.negative, quotation))
    return found


def _governing(quotes: Quotes, quotation: Quotation) -> Cue | None:
    tokens = quotes.doc[quotes.token_at(quotation.inner_start) : quotes.token_at(quotation.inner_end)]
    if not len(tokens):
        return None
    token: Token = tokens.root
    for _ in range(4):
        token = token.head
        if token.pos_ == "VERB" and token.idx < quotation.start:
            cue = verb_cue(token, quoting=True)
            if cue is not None or token.dep_ not in ("xcomp", "ccomp"):
                return cue
            continue  # "promised to rebuild it “before the rains”"
        if token.idx >= quotation.start or token.dep_ in ("nsubj", "relcl", "advcl"):
            return None
    return None


def _alone(quotes: Quotes, drafts: list[Draft]) -> list[Draft]:
    """Return whole quoted sentences that nothing reports; whose they are is for ``resolve`` to say."""
    text = quotes.text
    found = []
    for quotation in quotes.all:
        content = clean_span(text, quotation.inner_start, quotation.inner_end)
        if content is None or _covered(quotation, drafts) or not _is_sentence(quotes, quotation):
            continue
        outer = Span(quotation.start, quotation.end)
        found.append(Draft(content, outer, "direct", "quotation alone", quotation=quotation))
    return found


def _is_sentence(quotes: Quotes, quotation: Quotation) -> bool:
    text = quotes.text
    inner = text[quotation.inner_start : quotation.inner_end]
    before = text[: quotation.start].rstrip(" \t")[-1:]
    after = text[quotation.end :].lstrip(" \t")[:1]
    ends = inner.rstrip()[-1:] in _SENTENCE_END or after in ("", "\n", *_SENTENCE_END) or not quotation.closed
    begins = before in ("", "\n", "”", '"', "»", *_SENTENCE_END)
    tokens = quotes.doc[quotes.token_at(quotation.inner_start) : quotes.token_at(quotation.inner_end)]
    return ends and begins and len(inner.split()) > 1 and any(t.pos_ in ("VERB", "AUX") for t in tokens)


def _left_out(quotes: Quotes, drafts: list[Draft]) -> list[NotCoded]:
    text = article_of(quotes.doc).text
    reason = "quoted words that nobody is said to speak: a name, a title or words kept at a distance"
    return [
        NotCoded(q.start, q.end, text[q.start : q.end], "statements", "statement", reason)
        for q in quotes.all
        if not any(overlaps(d.outer, Span(q.start, q.end)) or contains(d.outer, Span(q.start, q.end)) for d in drafts)
    ]
