"""Tables -> charts. Each chart is a table of what it draws, a sentence that says what it shows, and a drawing of it.

To add one: a module with ``X_data``, ``describe_X`` and ``plot_X``, and a line in ``CHARTS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts.figures import describe_figures, figures_data, plot_figures
from analysis.charts.matrix import describe_matrix, matrix_data, plot_matrix
from analysis.charts.mentions import describe_mentions, mentions_data, plot_mentions
from analysis.charts.network import describe_network, network_data, plot_network
from analysis.charts.statements import describe_statements, plot_statements, statements_data
from analysis.charts.style import PALETTES, STYLES, render
from analysis.charts.timeline import describe_timeline, plot_timeline, timeline_data


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of the registry: ``data(tables, **options)`` is its table, which ``describe`` and ``plot``
    take; ``plot(data, palette=…, style=…)``."""

    name: str
    heading: str
    data: Callable[..., pd.DataFrame]
    describe: Callable[[pd.DataFrame], str]
    plot: Callable[..., Figure]


CHARTS: dict[str, Chart] = {
    chart.name: chart
    for chart in (
        Chart("mentions", "Actors through the article", mentions_data, describe_mentions, plot_mentions),
        Chart("figures", "Figures with their bounds", figures_data, describe_figures, plot_figures),
        Chart("network", "Who is related to whom", network_data, describe_network, plot_network),
        Chart("matrix", "Who does what", matrix_data, describe_matrix, plot_matrix),
        Chart("timeline", "What happened when", timeline_data, describe_timeline, plot_timeline),
        Chart("statements", "Who said how much", statements_data, describe_statements, plot_statements),
    )
}

__all__ = [
    "CHARTS", "PALETTES", "STYLES", "Chart", "describe_figures", "describe_matrix", "describe_mentions",
    "describe_network", "describe_statements", "describe_timeline", "figures_data", "matrix_data", "mentions_data",
    "network_data", "plot_figures", "plot_matrix", "plot_mentions", "plot_network", "plot_statements", "plot_timeline",
    "render", "statements_data", "timeline_data",
]  # fmt: skip
