"""Runs: tables through the cache, run folders, notebooks, verification."""

from analysis.runs.analyze import analyze
from analysis.runs.parameters import check_parameters

__all__ = ["analyze", "check_parameters"]
