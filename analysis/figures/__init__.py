"""Figures: the numbers that an article claims."""

from analysis.figures.find import find_figures

__all__ = ["find_figures"]
