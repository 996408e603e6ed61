"""Who said how much, and how much of it in quotation marks."""

from __future__ import annotations

import re

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts.style import INK, bare, colours, empty, folded, missing, paper, require, short, styled
from analysis.tables import Tables

REQUIRES = ("speaker", "direct", "mixed", "indirect", "words")
_FORMS = ("direct", "mixed", "indirect")


def statements_data(tables: Tables, *, top_n: int = 12, statement_forms: list[str] | None = None) -> pd.DataFrame:
    """Return one row a speaker: words of direct, mixed and indirect speech, words in all, statements.

    Beyond ``top_n`` speakers the last row sums up the others.
    """
    rows = tables.statements
    rows = rows[rows["form"].isin(statement_forms)] if statement_forms else rows
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    speaker = [
        names.get(i) or ("" if missing(t) else str(t)) or "speaker not found"
        for i, t in zip(rows["speaker_id"], rows["speaker_text"], strict=True)
    ]
    words = [len(re.findall(r"\w+", content)) for content in rows["content"]]
    flat = pd.DataFrame({"speaker": speaker, "form": rows["form"].to_list(), "words": words}, dtype=object)
    wide = flat.pivot_table(index="speaker", columns="form", values="words", aggfunc="sum", fill_value=0)
    data = wide.reindex(columns=_FORMS, fill_value=0).astype(int).reset_index()
    data["words"] = data[list(_FORMS)].sum(axis=1)
    data["statements"] = data["speaker"].map(flat["speaker"].value_counts()).astype(int)
    data.columns.name = None
    data = data.sort_values(["words", "speaker"], ascending=[False, True], ignore_index=True)
    return folded(data, top_n, "speaker", "other speakers")


def describe_statements(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "Nobody is quoted or reported to have said anything"
    top, total = data.iloc[0], int(data["words"].sum())
    share = round(100 * int(top["words"]) / total) if total else 0
    if len(data) == 1:
        return f"{top['speaker']} is the only speaker: {total} words of reported speech"
    return f"{top['speaker']} has {share}% of the {total} words of reported speech"


@styled
def plot_statements(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``statements_data``: a bar a speaker, its words by form of speech."""
    require(data, REQUIRES, "statements")
    if data.empty:
        return empty("Nobody speaks in this article", "No statement was found, direct or indirect.")
    colour = colours(palette)
    caption = "Words of what was said, by form: direct (in quotation marks), mixed, indirect (the writer's words)."
    chart = paper(1.4 + 0.3 * len(data), describe_statements(data), caption)
    axes = chart.add_subplot()
    bare(axes)
    left = pd.Series(0, index=data.index)
    for form in _FORMS:
        if data[form].sum():
            axes.barh(data.index, data[form], left=left, height=0.62, color=colour[form], label=form)
            left = left + data[form]
    for row, (words, count) in enumerate(zip(data["words"], data["statements"], strict=True)):
        label = f"{words} in {count} statement{'s' if count != 1 else ''}"
        axes.annotate(
            label, (words, row), xytext=(5, 0), textcoords="offset points", va="center", fontsize=7.5, color=INK
        )
    axes.set_yticks(data.index, [short(s, 36) for s in data["speaker"]])
    axes.set_ylim(len(data) - 0.4, -0.6)
    axes.set_xlim(0, max(1, int(data["words"].max())) * 1.28)
    axes.set_xlabel("words", loc="left")
    axes.legend(loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=3, frameon=False, fontsize=7.5)
    return chart
