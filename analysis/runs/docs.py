"""The language model's Doc in the cache: what the model said, without vectors, so that it is asked once a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.article import Article
from analysis.language import annotate, attach, model_name, model_sha256
from analysis.runs.cache import read_entry, write_entry
from analysis.runs.hashing import fingerprint, package_sha256, versions

if TYPE_CHECKING:
    from spacy.tokens import Doc

KIND = "docs"
_MEMBER = "doc.spacy"


def annotated(article: Article, *, model: str | None = None, cache: bool = True, refresh: bool = False) -> Doc:
    """Return ``annotate(article)``, from the cache where the model has read this very text before."""
    if not cache:
        return annotate(article, model=model)
    key = doc_key(article, model)
    if not refresh and (members := read_entry(KIND, key)) and (doc := _restored(members)):
        return attach(doc, article)
    doc = annotate(article, model=model)
    write_entry(KIND, key, {_MEMBER: _stored(doc)})
    return doc


def doc_key(article: Article, model: str | None) -> str:
    """Return what the Doc hangs on: the text, what of it was kept, the model, and the code that asks it."""
    return fingerprint(
        text=article.text,
        kept=[(span.start, span.end) for span in article.kept()],
        title=article.title_span and (article.title_span.start, article.title_span.end),
        model=model_sha256(model_name(model)),
        code=package_sha256("language", "article.py", "lexicons.py"),
        spacy=versions()["spacy"],
    )


def _stored(doc: Doc) -> bytes:
    return doc.to_bytes(exclude=["tensor", "user_data", "user_data_keys", "user_data_values"])


def _restored(members: dict[str, bytes]) -> Doc | None:
    import spacy
    from spacy.tokens import Doc

    try:
        return Doc(spacy.blank("en").vocab).from_bytes(members[_MEMBER])
    except Exception:  # msgpack, srsly and spaCy each raise their own; any of them means a damaged entry
        return None
