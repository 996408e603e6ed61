"""What happened when: events and states with a time, on the days that the text settles."""

from __future__ import annotations

from datetime import date, timedelta

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.style import FAINT, INK, bare, colours, empty, missing, paper, records, require, short, styled
from analysis.tables import Tables

REQUIRES = ("label", "begin", "end", "quad", "said")


def timeline_data(tables: Tables, *, top_n: int = 20) -> pd.DataFrame:
    """Return one row a dated relationship, and one for each other resolved time: label, said, begin, end, quad."""
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    times = {row.time_id: row for row in records(tables.times) if isinstance(row.begin, date)}
    rows, used = [], set()
    for row in records(tables.relationships):
        when = times.get(row.time_id)
        if when is None:
            continue
        used.add(row.time_id)
        rows.append(_row(when, _clause(row, names), "" if missing(row.quad) else row.quad, row.event_group))
    rows += [_row(when, "", "", None) for key, when in times.items() if key not in used and when.type != "DURATION"]
    frame = pd.DataFrame(rows, columns=["time_id", "label", "said", "value", "begin", "end", "quad", "group", "start"])
    first = frame["group"].isna() | ~frame.duplicated(["time_id", "group"])
    frame = frame[first & ~frame.duplicated(["time_id", "label"])]
    frame = frame.sort_values(["begin", "end", "start", "label"], ignore_index=True).head(top_n)
    return frame.drop(columns="group")


def _row(when, label: str, quad: str, group: object) -> dict[str, object]:  # type: ignore[no-untyped-def]
    end = when.end_date if isinstance(when.end_date, date) else when.begin
    return {
        "time_id": when.time_id, "label": label, "said": when.text, "value": when.value, "begin": when.begin,
        "end": end, "quad": quad, "group": None if missing(group) else group, "start": int(when.start),
    }  # fmt: skip


def _clause(row, names: dict[str, str]) -> str:  # type: ignore[no-untyped-def]
    source = names.get(row.source_id) or ("" if missing(row.source_text) else row.source_text)
    target = names.get(row.target_id) or ("" if missing(row.target_text) else row.target_text)
    verb = f"{'not ' if row.negated else ''}{row.predicate}"
    return " · ".join(short(part, 24) for part in (source, verb, target) if part)


def describe_timeline(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No time in the article can be put on a calendar"
    told = int((data["label"] != "").sum())
    other = len(data) - told
    first, last = data["begin"].min(), data["end"].max()
    span = f"from {first.isoformat()} to {last.isoformat()}" if first != last else f"all on {first.isoformat()}"
    parts = [f"{told} dated relationship{'s' if told != 1 else ''}"] if told else []
    parts += [f"{other} {'other ' if told else ''}time{'s' if other != 1 else ''}"] if other else []
    return f"{' and '.join(parts)}, {span}"


@styled
def plot_timeline(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``timeline_data``: a line a row, a bar from its first to its last day, earliest on top."""
    require(data, REQUIRES, "timeline")
    if data.empty:
        why = "The article has no time that its text and its day of publication settle to days."
        return empty("No time can be put on a calendar", why)
    colour = colours(palette)
    caption = "A bar covers every day that the words may mean; a dot is one day. Grey: no event code."
    chart = paper(1.5 + 0.27 * len(data), describe_timeline(data), caption)
    axes = chart.add_subplot()
    bare(axes)
    low, high = mdates.date2num(data["begin"].min()), mdates.date2num(data["end"].max() + timedelta(days=1))
    for row, item in enumerate(records(data)):
        tint = colour[item.quad] if item.quad else colour["time"]
        begin, end = mdates.date2num(item.begin), mdates.date2num(item.end + timedelta(days=1))
        axes.plot([begin, end], [row, row], color=tint, linewidth=5, solid_capstyle="butt", alpha=0.75)
        axes.plot([(begin + end) / 2], [row], "o", markersize=4.5, color=tint)
        _day(axes, row, item, (begin, end), low, high)
    axes.set_yticks(range(len(data)), [_tick(item) for item in records(data)])
    axes.set_ylim(len(data) - 0.4, -0.6)
    room = max((high - low) * 0.12, 1.0)
    axes.set_xlim(low - room, high + room)
    locator = mdates.AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    axes.tick_params(axis="y", labelsize=7.8, labelcolor=INK)
    seen = [q for q in ("V-COOP", "M-COOP", "V-CONF", "M-CONF") if q in set(data["quad"])]
    marks = [Line2D([], [], color=colour[q], linewidth=4, label=q) for q in seen]
    if marks:
        axes.legend(
            handles=marks, loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=4, frameon=False, fontsize=7.5,
            labelcolor=FAINT,
        )  # fmt: skip
    return chart


def _day(axes, row: int, item, bar: tuple[float, float], low: float, high: float) -> None:  # type: ignore[no-untyped-def]
    """Write the resolved time beside its bar, on the side that has room."""
    left = sum(bar) / 2 > (low + high) / 2
    axes.annotate(
        item.value, (bar[0] if left else bar[1], row), xytext=(-6 if left else 6, 0), textcoords="offset points",
        ha="right" if left else "left", va="center", fontsize=7, color=FAINT,
    )  # fmt: skip


def _tick(item) -> str:  # type: ignore[no-untyped-def]
    return f"{short(item.label, 44)}  [{short(item.said, 18)}]" if item.label else f"[{short(item.said, 30)}]"
