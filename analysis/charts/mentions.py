"""Where in the article each actor stands."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts.style import (
    FAINT,
    INK,
    SHAPES,
    bare,
    colours,
    dot,
    empty,
    leaving_out,
    left_out,
    letters,
    line,
    paper,
    require,
    styled,
)  # fmt: skip
from analysis.charts.words import listed, several, short, times
from analysis.tables import Tables

REQUIRES = ("actor_id", "actor", "type", "place", "form")
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
    known = len(actors)
    actors = actors.sort_values(["n_mentions", "first_start"], ascending=[False, True], kind="stable").head(top_n)
    order = {s: n for n, s in enumerate(tables.sentences["sentence_id"], 1)}
    rows = tables.mentions.merge(actors[["actor_id", "name", "type"]], on="actor_id")
    rows = rows.assign(sentence=rows["sentence_id"].map(order), actor=rows["name"])
    begins = dict(zip(tables.sentences["sentence_id"], tables.sentences["start"], strict=True))
    ends = dict(zip(tables.sentences["sentence_id"], tables.sentences["end"], strict=True))
    into = [(at - begins[s]) / (ends[s] - begins[s]) for at, s in zip(rows["start"], rows["sentence_id"], strict=True)]
    rows = rows.assign(place=(rows["sentence"] + pd.Series(into, index=rows.index)).round(3))
    rank = {a: n for n, a in enumerate(actors["actor_id"])}
    rows = rows.assign(rank=rows["actor_id"].map(rank)).sort_values(["rank", "start"], ignore_index=True)
    data = rows[["actor_id", "actor", "type", "sentence", "place", "form", "start"]]
    return leaving_out(data, known - len(actors))


def describe_mentions(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "No actor is mentioned"
    counts = data.groupby("actor_id", sort=False).size()
    names: dict[object, str] = dict(zip(data["actor_id"], data["actor"], strict=True))
    most = int(counts.max())
    leaders = [str(names[actor]) for actor in counts.index[counts == most]]
    if len(leaders) == len(counts) > 2:
        return f"{len(leaders)} actors are mentioned {times(most)} each"
    if len(leaders) > 2:
        return f"{len(leaders)} actors are mentioned most often, {times(most)} each"
    verb = "is" if len(leaders) == 1 else "are"
    return f"{listed(leaders)} {verb} mentioned most often: {times(most)}{'' if len(leaders) == 1 else ' each'}"


@styled
def plot_mentions(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``mentions_data``: one line an actor, one mark a mention, the sentences from left to right."""
    require(data, REQUIRES, "mentions")
    if data.empty:
        return empty("No actor is mentioned", "The article mentions no actor, or none that passes the filters.")
    colour = colours(palette)
    groups = list(data.groupby("actor_id", sort=False))
    chart = paper(
        0.45 + 0.23 * len(groups), describe_mentions(data), _caption(data), legend=_legend(data, colour), data=data
    )
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
    axes.set_yticks(range(len(groups)), [short(rows["actor"].iloc[0], letters(34)) for _, rows in groups])
    axes.set_ylim(len(groups) - 0.4, -0.6)
    _sentences(axes, int(data["place"].max()))
    return chart


def _caption(data: pd.DataFrame) -> str:
    actors, more = data["actor_id"].nunique(), left_out(data)
    shown = f"{actors} of {actors + more} actors" if more else several(actors, "actor")
    return (
        "A mark stands where a mention stands: in which sentence, and how far into it; the numbers on the right count "
        f"the marks. {shown}, the most mentioned first; "
        f"{several(len(data), 'mention')} in one article, not events."
    )


def _sentences(axes: Axes, last: int) -> None:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**6) if last / s <= 20)
    axes.set_xlim(0.8, last + 1.1)
    axes.set_xticks(sorted({1, *range(step, last + 1, step)} - ({step + 1} if step > 1 else set())))
    axes.set_xlabel("sentence", loc="left", fontsize=7.5)


def _legend(data: pd.DataFrame, colour) -> list[list]:  # type: ignore[no-untyped-def,type-arg]
    present, forms = set(data["type"]), set(data["form"])
    return [
        [line(colour[t], t) for t in SHAPES if t in present],
        [dot(mark, FAINT, _WORDS[f], hollow=True) for f, mark in _MARKS.items() if f in forms],
    ]
