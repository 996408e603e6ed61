"""Article -> one spaCy ``Doc`` whose characters are those of ``article.text``.

Only what was kept goes through the model, a paragraph at a time. What was removed, and the white space between
paragraphs, stands in the Doc as *gap* tokens without annotation, so ``token.idx`` is an offset in the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.article import Article, Span, contains, kept_paragraphs
from analysis.errors import NewsbookError, explain
from analysis.language.model import installed_models, load_model, model_name
from analysis.language.quotations import find_quotations

if TYPE_CHECKING:  # spaCy is loaded by who annotates, not by who asks for the model's name
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

BLOCK = 50_000  # characters; a longer paragraph is cut at white space, by the text alone
GAP = "gap"  # dependency label of the tokens that the model never saw
_ORIGINAL, _READ = "newsbook_original", "newsbook_article"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the kept text."""

    sentence_id: str
    start: int
    end: int
    text: str
    section: str
    in_quote: bool


def annotate(article: Article, *, model: str | None = None) -> Doc:
    """Run the language model once over what was kept of the article.

    Returns a Doc as long as ``article.text``, with blanks for the line ends inside a paragraph; ``article_of(doc)`` is
    the article as the model read it, ``original_of(doc)`` as it was given.
    Raises NewsbookError when the model is not installed or does not speak the article's language.
    """
    from spacy.tokens import Doc

    nlp = load_model(model_name(model))
    _refuse_foreign(article, nlp.lang or "xx", model_name(model))
    pieces = list(_pieces(article))
    parsed = nlp.pipe(_flat(article.text[p.start : p.end]) for p in pieces)
    docs: list[Doc] = []
    at = 0
    for piece, doc in zip(pieces, parsed, strict=True):
        docs.extend(_gap(nlp, article.text[at : piece.start]))
        docs.append(doc)
        at = piece.end
    docs.extend(_gap(nlp, article.text[at:]))
    # The tensor has no rows for gaps, and nothing here reads it; spaCy's type stubs do not know `exclude`.
    whole = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
    return attach(whole or Doc(nlp.vocab), article)


def _refuse_foreign(article: Article, spoken: str, name: str) -> None:
    """Raise NewsbookError when the article is known to be in another language than the model's ("xx" speaks all)."""
    if article.metadata.language and spoken not in ("xx", article.metadata.language[:2].lower()):
        remedy = (
            f"Give a model of its language with --model (its rules are for English all the same), or, if the language "
            f'was found wrongly, write language = "{spoken}" into the sidecar.'
        )
        what = f"{article.source_name} is in another language than the model {name} ({spoken})"
        raise NewsbookError(explain(what, value=article.metadata.language, choices=installed_models(), remedy=remedy))


def attach(doc: Doc, article: Article) -> Doc:
    """Tie an annotated Doc to its article; the Doc may come from a cache."""
    flat = doc.text
    doc.user_data[_ORIGINAL] = article
    doc.user_data[_READ] = article if flat == article.text else replace(article, text=flat)
    return doc


def article_of(doc: Doc) -> Article:
    """Return the article that the Doc was made of, with the Doc's text: what every stage looks words up in.

    Its offsets are those of the original; where a person broke the lines of a paragraph, it has blanks, so that no
    pattern and no word list needs to think of line ends.
    """
    return _attached(doc, _READ)


def original_of(doc: Doc) -> Article:
    """Return the article that the Doc was made of as it was read, line ends and all: what rows quote."""
    return _attached(doc, _ORIGINAL)


def _attached(doc: Doc, key: str) -> Article:
    article = doc.user_data[key]
    assert isinstance(article, Article)
    return article


def is_gap(token: Token) -> bool:
    """Tell whether the model never saw this token: removed text, or white space between paragraphs."""
    return token.dep_ == GAP


def sentence_spans(doc: Doc) -> Iterator[DocSpan]:
    """Yield the sentences of the kept text as spaCy spans, without gaps and surrounding white space."""
    for sent in doc.sents:
        start, end = sent.start, sent.end
        while start < end and (is_gap(doc[start]) or doc[start].is_space):
            start += 1
        while end > start and (is_gap(doc[end - 1]) or doc[end - 1].is_space):
            end -= 1
        if start < end:
            yield doc[start:end]


def find_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Return the sentences of the kept text, in order, each with its section and whether it lies in a quotation."""
    article, original = article_of(doc), original_of(doc)
    quotations = find_quotations(article)
    rows: list[Sentence] = []
    for number, sent in enumerate(sentence_spans(doc), 1):
        span = Span(sent.start_char, sent.end_char)
        section = "title" if article.title_span and contains(article.title_span, span) else "body"
        in_quote = any(q.start <= span.start < q.end for q in quotations)
        text = original.text[span.start : span.end]
        rows.append(Sentence(f"s{number}", span.start, span.end, text, section, in_quote))
    return tuple(rows)


def _pieces(article: Article) -> Iterator[Span]:
    """Yield what was kept of the paragraphs, each piece at most ``BLOCK`` characters."""
    for kept in kept_paragraphs(article):
        yield from _trimmed(article.text, kept.start, kept.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > BLOCK:
        cut = text.rfind(" ", start, start + BLOCK)
        cut = cut if cut > start else start + BLOCK
        yield Span(start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)


def _flat(text: str) -> str:
    """Replace odd white space by blanks, one for one, so that offsets stay and the tokenizer sees plain text."""
    return "".join(" " if char.isspace() else char for char in text)


def _gap(nlp: Language, text: str) -> list[Doc]:
    from spacy.tokens import Doc

    if not text:
        return []
    return [
        Doc(
            nlp.vocab,
            words=[text],
            spaces=[False],
            tags=["_SP"],
            pos=["SPACE"],
            deps=[GAP],
            heads=[0],
            sent_starts=[True],
        )
    ]
