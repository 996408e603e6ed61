"""Article -> the same article with what is not the article marked, with rule and reason."""

from analysis.cleaning.clean import clean

__all__ = ["clean"]
