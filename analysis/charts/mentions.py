"""Where in the article each actor stands."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.style import INK, bare, colours, empty, paper, require, short, styled, times
from analysis.tables import Tables

REQUIRES = ("actor", "type", "place", "form")
_MARKS = {"name": "o", "adjective": "s", "nominal": "D", "pronoun": "."}
_WORDS = {
    "name": "name",
    "adjective": "adjective (“French”)",
    "nominal": "description (“the junta”)",
    "pronoun": "pronoun",
}


def mentions_data(
    tables: Tables, *, top_n: int = 12, min_mentions: int = 1, actor_types: list[str] | None = None
) -> pd.DataFrame:
    """Return one row a mention of the most mentioned actors: actor, type, sentence (from 1), place, form.

    ``place`` is the sentence's number plus how far into the sentence the mention stands (0 to 1).
    """
    actors = tables.actors[tables.actors["n_mentions"] >= min_mentions]
    if actor_types:
        actors = actors[actors["type"].isin(actor_types)]
    actors = actors.sort_values(["n_mentions", "first_start"], ascending=[False, True]).head(top_n)
    order = {s: n for n, s in enumerate(tables.sentences["sentence_id"], 1)}
    rows = tables.mentions.merge(actors[["actor_id", "name", "type"]], on="actor_id")
    rows = rows.assign(sentence=rows["sentence_id"].map(order), actor=rows["name"])
    begins = dict(zip(tables.sentences["sentence_id"], tables.sentences["start"], strict=True))
    ends = dict(zip(tables.sentences["sentence_id"], tables.sentences["end"], strict=True))
    into = [(at - begins[s]) / (ends[s] - begins[s]) for at, s in zip(rows["start"], rows["sentence_id"], strict=True)]
    rows = rows.assign(place=(rows["sentence"] + pd.Series(into, index=rows.index)).round(3))
    rank = {a: n for n, a in enumerate(actors["actor_id"])}
    rows = rows.assign(rank=rows["actor_id"].map(rank)).sort_values(["rank", "start"], ignore_index=True)
    return rows[["actor_id", "actor", "type", "sentence", "place", "form", "start"]]


def describe_mentions(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No actor is mentioned"
    counts = data.groupby("actor_id", sort=False).size()
    names: dict[object, str] = dict(zip(data["actor_id"], data["actor"], strict=True))
    most = int(counts.max())
    leaders = [str(names[actor]) for actor in counts.index[counts == most]]
    if len(leaders) > 2:
        return f"{len(leaders)} actors are mentioned most often, {times(most)} each"
    verb = "is" if len(leaders) == 1 else "are"
    return f"{' and '.join(leaders)} {verb} mentioned most often: {times(most)}{'' if len(leaders) == 1 else ' each'}"


@styled
def plot_mentions(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``mentions_data``: one line an actor, one mark a mention, the sentences from left to right."""
    require(data, REQUIRES, "mentions")
    if data.empty:
        return empty("No actor to show", "The article has no mention of an actor that passes the filters.")
    colour = colours(palette)
    groups = list(data.groupby("actor_id", sort=False))
    caption = (
        "One mark a mention, where it stands in its sentence; numbers on the right count the marks. "
        f"{len(groups)} actors, {len(data)} mentions; one article, so these are mentions, not events."
    )
    chart = paper(1.5 + 0.25 * len(groups), describe_mentions(data), caption)
    axes = chart.add_subplot()
    bare(axes, grid="x")
    for row, (_, rows) in enumerate(groups):
        tint = colour[str(rows["type"].to_list()[0])]
        axes.plot([rows["place"].min(), rows["place"].max()], [row, row], color=tint, alpha=0.35, linewidth=1.2)
        for form, part in rows.groupby("form", sort=True):
            axes.scatter(
                part["place"], [row] * len(part), marker=_MARKS[str(form)], s=26 if form != "pronoun" else 60,
                color=tint, edgecolor="white", linewidth=0.6, zorder=3,
            )  # fmt: skip
        axes.text(1.01, row, str(len(rows)), transform=axes.get_yaxis_transform(), va="center", fontsize=8, color=INK)
    axes.set_yticks(range(len(groups)), [short(rows["actor"].iloc[0]) for _, rows in groups])
    axes.set_ylim(len(groups) - 0.4, -0.6)
    last = int(data["place"].max())
    axes.set_xlim(0.8, last + 1.1)
    axes.set_xticks(_ticks(last))
    axes.set_xlabel("sentence", loc="left")
    _legends(axes, data, colour)
    return chart


def _ticks(last: int) -> list[int]:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**6) if last / s <= 20)
    return sorted({1, *range(step, last + 1, step)})


def _legends(axes, data, colour) -> None:  # type: ignore[no-untyped-def]
    types = [t for t in ("person", "organization", "country", "group", "location") if t in set(data["type"])]
    forms = [f for f in _MARKS if f in set(data["form"])]
    marks = [Line2D([], [], marker="o", linestyle="", color=colour[t], label=t) for t in types]
    marks += [
        Line2D([], [], marker=_MARKS[f], linestyle="", markerfacecolor="white", color="#555555", label=_WORDS[f])
        for f in forms
    ]
    axes.legend(
        handles=marks, loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=min(len(marks), 5), frameon=False,
        fontsize=7.5, handletextpad=0.2, columnspacing=1.0,
    )  # fmt: skip
