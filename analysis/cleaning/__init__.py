"""Article -> the same article with what is not the article marked, with rule and reason."""

from analysis.cleaning.clean import clean, quoted

__all__ = ["clean", "quoted"]
