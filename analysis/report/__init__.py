"""Tables and charts -> one self-contained HTML page that shows every row in its text."""

from analysis.report.page import render_report

__all__ = ["render_report"]
