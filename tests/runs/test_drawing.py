"""Charts come from the cache where nothing that they hang on is new, and from nowhere else."""

from __future__ import annotations

import pytest

from analysis.charts import CHARTS
from analysis.runs import drawing
from tests.charts.frames import crowd


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    """Draw, and return the pictures by chart with the names of those that were not in the cache."""
    monkeypatch.setenv("NEWSBOOK_CACHE", str(tmp_path))
    made: list[str] = []
    real = drawing.render

    def noted(chart, kind):
        made.append(kind)
        return real(chart, kind)

    monkeypatch.setattr(drawing, "render", noted)

    def draw(tables, **values):
        refresh = values.pop("refresh", False)
        pictures, new = {}, []
        for one in drawing.draw_charts(tables, values, refresh=refresh):
            pictures[one.chart.name] = dict(one.pictures)
            new += [one.chart.name] if made else []
            made.clear()
        return pictures, new

    return draw


def test_only_charts_whose_table_is_new_are_drawn(drawn):
    first, new = drawn(crowd(3))
    assert new == list(CHARTS)
    again, new = drawn(crowd(3))
    assert (again, new) == (first, [])
    figures = crowd(3)
    figures.frames["figures"].loc[0, "value"] = 77.0
    changed, new = drawn(figures)
    assert new == ["figures"]
    assert changed["figures"] != first["figures"] and changed["network"] == first["network"]


def test_style_palette_parameters_and_refresh_draw_anew(drawn):
    tables = crowd(3)
    drawn(tables)
    for values in ({"style": "slide"}, {"palette": "grey"}, {"refresh": True}):
        assert drawn(tables, **values)[1] == list(CHARTS), values
    assert "mentions" in drawn(tables, top_n=1)[1]
