"""The explorer: article and tables side by side in a notebook, and corrections by hand."""

from analysis.desk.explorer.widget import Explorer, explore

__all__ = ["Explorer", "explore"]
