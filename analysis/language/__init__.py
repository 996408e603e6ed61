"""The language model's one pass: ``annotate`` gives a Doc aligned to ``article.text``."""

from analysis.language.annotate import (
    Sentence,
    annotate,
    article_of,
    attach,
    find_sentences,
    is_gap,
    original_of,
    sentence_spans,
)
from analysis.language.model import DEFAULT_MODEL, installed_models, load_model, model_name, model_sha256

__all__ = [
    "DEFAULT_MODEL",
    "Sentence",
    "annotate",
    "article_of",
    "attach",
    "find_sentences",
    "installed_models",
    "is_gap",
    "load_model",
    "model_name",
    "model_sha256",
    "original_of",
    "sentence_spans",
]
