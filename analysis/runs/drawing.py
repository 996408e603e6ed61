"""Draws the charts of an article; one whose table, style and colours are as before comes from the cache."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analysis.charts import CHARTS, PALETTES, STYLES, Chart, render
from analysis.runs.cache import read_entry, write_entry
from analysis.runs.hashing import fingerprint, package_sha256, versions
from analysis.tables import Tables

KIND = "charts"
Kind = Literal["svg", "png"]


@dataclass(frozen=True)
class Drawing:
    """One chart: the table that it draws, the finding in one sentence, and its pictures (``svg`` and ``png``)."""

    chart: Chart
    data: pd.DataFrame
    pictures: Mapping[str, bytes]

    @property
    def finding(self) -> str:
        """What the chart shows, in one sentence."""
        return self.chart.describe(self.data)


def draw_charts(
    tables: Tables, values: Mapping[str, Any], kinds: Sequence[Kind] = ("svg", "png"), *, refresh: bool = False
) -> Iterator[Drawing]:
    """Yield every chart, drawn as pictures of these kinds with those of a run's parameters that it knows.

    With ``refresh`` nothing is read from the cache, and what stands there is replaced.
    """
    look = {"palette": values.get("palette", PALETTES[0]), "style": values.get("style", next(iter(STYLES)))}
    for chart in CHARTS.values():
        wanted = inspect.signature(chart.data).parameters
        data = chart.data(tables, **{k: v for k, v in values.items() if k in wanted})
        keys = {kind: _key(chart, data, look, kind) for kind in kinds}
        pictures: dict[str, bytes] = {}
        for kind in () if refresh else kinds:
            pictures |= read_entry(KIND, keys[kind]) or {}
        if lacking := [kind for kind in kinds if kind not in pictures]:
            drawn = chart.plot(data, **look)
            for kind in lacking:
                pictures[kind] = render(drawn, kind)
                write_entry(KIND, keys[kind], {kind: pictures[kind]})
        yield Drawing(chart, data, pictures)


def _key(chart: Chart, data: pd.DataFrame, look: Mapping[str, str], kind: Kind) -> str:
    """Return the SHA-256 of all that a picture's bytes hang on."""
    return fingerprint(
        chart=chart.name,
        kind=kind,
        data=data.to_csv(index=False),
        types=[str(t) for t in data.dtypes],
        notes={str(name): value for name, value in data.attrs.items()},
        look=dict(look),
        code=package_sha256("charts", "lexicons.py"),
        versions={name: versions()[name] for name in ("matplotlib", "pandas", "python")},
    )
