"""What stands on a chart: its words and where, so that tests can compare it with the chart's table."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox


def texts(chart: Figure) -> list[Text]:
    """Return every text that is drawn."""
    chart.draw_without_rendering()  # layout, and the words of the axes' marks
    hidden = {id(label) for axes in chart.axes for label in _not_drawn(axes)}
    found = [text for text in chart.findobj(Text) if isinstance(text, Text) and id(text) not in hidden]
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def _not_drawn(axes: Axes) -> Iterator[Text]:
    """Yield the labels of marks beyond an axis' ends, of marks no longer in use, and of an axis that is off."""
    for axis, limits, side in ((axes.xaxis, axes.get_xlim(), 0), (axes.yaxis, axes.get_ylim(), 1)):
        used = {id(label) for label in axis.get_ticklabels() if _inside(label.get_position()[side], limits)}
        for tick in (*axis.majorTicks, *axis.minorTicks):
            for label in (tick.label1, tick.label2):
                if not axes.axison or id(label) not in used:
                    yield label


def _inside(at: float, limits: tuple[float, float]) -> bool:
    low, high = sorted(limits)
    return low <= at <= high


def words(chart: Figure) -> str:
    """Return all words of a chart as one line."""
    return " ".join(" ".join(text.get_text().split()) for text in texts(chart))


def boxes(chart: Figure) -> list[tuple[str, Bbox]]:
    """Return each text with its box in pixels; slanted ones are left out, their boxes say nothing."""
    return [(t.get_text(), _box(t)) for t in texts(chart) if not t.get_rotation()]


def _box(text: Text) -> Bbox:
    """Return the box of the lines that have words: the title has empty lines, where the legend stands."""
    box, lines = text.get_window_extent(), text.get_text().split("\n")
    share = len("\n".join(lines).rstrip().split("\n")) / len(lines)
    return Bbox.from_extents(box.x0, box.y1 - box.height * share, box.x1, box.y1)


def overlaps(found: list[tuple[str, Bbox]]) -> list[tuple[str, str]]:
    """Return the pairs of texts that stand on each other by more than a pixel."""
    shrunk = [(text, Bbox.from_extents(b.x0 + 0.5, b.y0 + 0.5, b.x1 - 0.5, b.y1 - 0.5)) for text, b in found]
    return [(a, b) for n, (a, one) in enumerate(shrunk) for b, other in shrunk[n + 1 :] if one.overlaps(other)]


def outside(chart: Figure) -> list[str]:
    """Return the texts that stand beyond the paper by more than a pixel."""
    page = chart.bbox
    return [
        text for text, box in boxes(chart)
        if box.x0 < page.x0 - 1 or box.y0 < page.y0 - 1 or box.x1 > page.x1 + 1 or box.y1 > page.y1 + 1
    ]  # fmt: skip
