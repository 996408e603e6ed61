"""What happened when: events and states with a time, on the days that the text settles."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from datetime import date

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts.style import (
    FAINT,
    INK,
    MARGIN,
    QUADS,
    STYLES,
    bare,
    colours,
    empty,
    leaving_out,
    left_out,
    letters,
    line,
    paper,
    records,
    require,
    styled,
    width,
)  # fmt: skip
from analysis.charts.words import breadth, cell, several, short
from analysis.tables import Tables

REQUIRES = ("label", "said", "value", "begin", "end", "quad")
#: A stretch without any time that is more than this share of a calendar is cut out of it, at most so many times.
GAP, CUTS = 0.5, 2
_TICK, _VALUE = 7.8, 7.0  # points
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000, 240000)  # between two marks of the calendar
_EPOCH = date(1970, 1, 1).toordinal()  # day 0 of matplotlib's calendar


def timeline_data(tables: Tables, *, top_n: int = 24) -> pd.DataFrame:
    """Return one row a dated relationship, and one for each other resolved time, earliest first.

    Columns: label (who does what to whom, empty for a time that dates no relationship), said (the words), value
    (TIMEX3), begin and end (first and last day, inclusive), quad. A time that dates nothing is left out where a
    relationship has the same days. Beyond ``top_n`` rows, those with an event code stay first, then other
    relationships.
    """
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    times = {row.time_id: row for row in records(tables.times) if isinstance(row.begin, date)}
    rows = []
    for row in records(tables.relationships):
        if row.time_id in times:
            rows.append(_row(times[row.time_id], _clause(row, names), cell(row.quad), cell(row.event_group)))
    dated = {(row["begin"], row["end"]) for row in rows}
    for when in times.values():
        bare_row = _row(when, "", "", "")
        if when.type != "DURATION" and (bare_row["begin"], bare_row["end"]) not in dated:
            dated.add((bare_row["begin"], bare_row["end"]))
            rows.append(bare_row)
    frame = pd.DataFrame(rows, columns=["time_id", "label", "said", "value", "begin", "end", "quad", "group", "start"])
    first = (frame["group"] == "") | ~frame.duplicated(["time_id", "group"])
    frame = frame[first & ~frame.duplicated(["time_id", "label", "begin"])]
    rank = (frame["quad"] == "").astype(int) + (frame["label"] == "").astype(int)
    kept = frame.assign(rank=rank).sort_values(["rank", "start"], kind="stable").head(top_n)
    kept = kept.sort_values(["begin", "end", "start", "label"], kind="stable", ignore_index=True)
    return leaving_out(kept.drop(columns=["group", "rank"]), len(frame) - len(kept))


def _row(when, label: str, quad: str, group: str) -> dict[str, object]:  # type: ignore[no-untyped-def]
    end = when.end_date if isinstance(when.end_date, date) else when.begin
    return {
        "time_id": when.time_id, "label": label, "said": when.text, "value": when.value, "begin": when.begin,
        "end": end, "quad": quad, "group": group, "start": int(when.start),
    }  # fmt: skip


def _clause(row, names: Mapping[str, str]) -> str:  # type: ignore[no-untyped-def]
    source = names.get(row.source_id) or cell(row.source_text)
    target = names.get(row.target_id) or cell(row.target_text)
    verb = f"{'not ' if row.negated else ''}{row.predicate}"
    return " · ".join(short(part, 24) for part in (source, verb, target) if part)


def describe_timeline(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No time in the article can be put on a calendar"
    told = int((data["label"] != "").sum())
    other = len(data) - told
    first, last = data["begin"].min(), data["end"].max()
    span = f"from {first.isoformat()} to {last.isoformat()}" if first != last else f"on {first.isoformat()}"
    parts = [several(told, "dated relationship")] if told else []
    parts += [several(other, "other time" if told else "time")] if other else []
    whole = f" of {len(data) + left_out(data)} in all" if left_out(data) else ""
    return f"{' and '.join(parts)}{whole}, {span}"


@styled
def plot_timeline(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``timeline_data``: a line a row, a bar from its first to its last day, earliest on top."""
    require(data, REQUIRES, "timeline")
    if data.empty:
        why = "The article has no time that its words and its day of publication settle to days."
        return empty(describe_timeline(data), why)
    colour = colours(palette)
    spans = _spans(data)
    ticks = [_tick(item) for item in records(data)]
    marks = [line(colour[q], words) for q, words in QUADS.items() if q and q in set(data["quad"])]
    chart = paper(
        0.45 + 0.25 * len(data), describe_timeline(data), _caption(data, len(spans) - 1), legend=[marks], data=data
    )
    shares = _shares(data, spans)
    grid = chart.subplots(
        1, len(spans), sharey=True, squeeze=False, gridspec_kw={"width_ratios": shares, "wspace": 0.04}
    )
    wide = width() - 4 * MARGIN - max(breadth(tick, _TICK) for tick in ticks)
    for axes, (low, high), share in zip(grid[0], spans, shares, strict=True):
        inside = [item for item in records(data) if low <= item.begin <= high]
        words = max(breadth(short(item.value, 16), _VALUE) for item in inside) + 0.22
        _calendar(axes, low, high, words / (share * wide), most=_most(share))
        for row, item in enumerate(records(data)):
            if low <= item.begin <= high:
                _bar(axes, row, item, colour[item.quad] if item.quad else colour["time"])
        axes.tick_params(axis="y", labelleft=axes is grid[0][0])
        if axes is not grid[0][-1]:
            axes.spines["right"].set(visible=True, linestyle=(0, (1, 2)), color=FAINT)
    grid[0][0].set_yticks(range(len(data)), ticks)
    grid[0][0].set_ylim(len(data) - 0.4, -0.6)
    grid[0][0].tick_params(axis="y", labelsize=_TICK, labelcolor=INK)
    return chart


def _caption(data: pd.DataFrame, cuts: int) -> str:
    more = left_out(data)
    return (
        "A bar covers every day that the words may mean; a dot is one day. "
        + ("In brackets the article's words, beside" if _roomy() else "In brackets times that date nothing, beside")
        + " the bar what they resolve to (TIMEX3). Grey: no event code."
        + (" The calendar is cut where a long stretch has no time (dotted)." if cuts else "")
        + (f" {several(more, 'row')} without event code or later in the text left out." if more else "")
    )


def _spans(data: pd.DataFrame) -> list[tuple[date, date]]:
    """Return the stretches of the calendar that are drawn, cut where nothing stands for most of one."""
    days = sorted(zip(data["begin"], data["end"], strict=True))
    stretches = [days]
    for _ in range(CUTS):
        worst = max(stretches, key=lambda s: _widest(s)[0])
        share, at = _widest(worst)
        if share <= GAP:
            break
        n = stretches.index(worst)
        stretches[n : n + 1] = [worst[:at], worst[at:]]
    return [(s[0][0], max(end for _, end in s)) for s in stretches]


def _widest(days: list[tuple[date, date]]) -> tuple[float, int]:
    """Return the widest empty stretch as a share of the whole, and where the days after it begin."""
    whole = (max(end for _, end in days) - days[0][0]).days + 1
    last, best = days[0][1], (0.0, 0)
    for n, (begin, end) in enumerate(days):
        best = max(best, ((begin - last).days / whole if whole > 30 else 0.0, n))
        last = max(last, end)
    return best


def _shares(data: pd.DataFrame, spans: list[tuple[date, date]]) -> list[float]:
    """Return the share of the width that each stretch gets: the more rows, the more of it."""
    begins = [low for low, _ in spans]
    rows = [bisect.bisect_right(begins, begin) - 1 for begin in data["begin"]]
    return [(0.8 + 2.0 * rows.count(n) / len(rows)) / (0.8 * len(spans) + 2.0) for n in range(len(spans))]


def _most(share: float) -> int:
    """Return how many marks of the calendar have room on such a share of the sheet."""
    return max(1, round((5 if share > 0.7 else 3 if share > 0.4 else 1) * width() / 7.2))


def _calendar(axes: Axes, low: date, high: date, words: float, *, most: int) -> None:
    """Set the axis from ``low`` to ``high`` with room on the right for words that take such a share of its width."""
    bare(axes)
    left, right = mdates.date2num(low), mdates.date2num(high) + 1
    left -= max((right - left) * 0.06, 1.0)
    right += (right - left) * min(words / (1 - min(words, 0.75)), 3.0)
    axes.set_xlim(left, right)
    marks = _marks(left, right, most)
    axes.set_xticks(list(marks), list(marks.values()), fontsize=7.5)


def _marks(low: float, high: float, most: int) -> dict[float, str]:
    """Return at most so many marks between two days, each as ISO 8601 has its grain, whatever the locale.

    A year and a month are marked where they begin, a day in its middle.
    """
    first, last = (date.fromordinal(min(max(round(at) + _EPOCH, 1), date.max.toordinal())) for at in (low, high))
    every, days = next((every, days) for every in _MONTHS if len(days := _months(first, last, every)) <= most)
    if len(days) > 1 or every >= 12:
        return {mdates.date2num(day): str(day.year) if every >= 12 else day.isoformat()[:7] for day in days}
    step = (last - first).days // min(most, 3) + 1
    numbers = range(first.toordinal() + step // 2, last.toordinal(), step)
    return {n - _EPOCH + 0.5: date.fromordinal(n).isoformat() for n in numbers}


def _months(first: date, last: date, every: int) -> list[date]:
    """Return the first days of each so many months, counted from the year 0, that lie between two days."""
    numbers = range(first.year * 12, last.year * 12 + 12, 1)
    days = [date(n // 12, n % 12 + 1, 1) for n in numbers if n % every == 0]
    return [day for day in days if first <= day <= last]


def _bar(axes: Axes, row: int, item, tint: str) -> None:  # type: ignore[no-untyped-def]
    begin, end = mdates.date2num(item.begin), mdates.date2num(item.end) + 1
    if item.begin == item.end:
        end = (begin + end) / 2
        axes.plot([end], [row], "o", markersize=5, color=tint)
    else:
        axes.plot([begin, end], [row, row], color=tint, linewidth=5, solid_capstyle="butt", alpha=0.75)
        axes.plot([begin, end], [row, row], "|", color=tint, markersize=7, markeredgewidth=1.2)
    axes.annotate(
        short(item.value, 16), (end, row), xytext=(6, 0), textcoords="offset points", va="center", fontsize=_VALUE,
        color=FAINT,
    )  # fmt: skip


def _tick(item) -> str:  # type: ignore[no-untyped-def]
    said = short(item.said, letters(22))
    if not item.label:
        return f"[{short(item.said, letters(40))}]"
    label = short(item.label, 48)
    words = f"  [{said}]" if _roomy() else ""  # on a narrow sheet who does what matters more
    while breadth(label + words, _TICK) > min(0.47 * width(), width() - 2.7) and len(label) > 12:
        label = short(label, len(label) - 2)
    return label + words


def _roomy() -> bool:
    """Tell whether labels have room for the words of their time."""
    return width() >= STYLES["report"].width
