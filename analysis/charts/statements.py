"""Who said how much, and how much of it in quotation marks."""

from __future__ import annotations

import re

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.charts.style import (
    INK,
    bare,
    colours,
    empty,
    folded,
    left_out,
    letters,
    line,
    paper,
    records,
    require,
    styled,
)
from analysis.charts.words import cell, listed, several, short
from analysis.tables import Tables

REQUIRES = ("speaker", "direct", "mixed", "indirect", "words", "statements")
UNKNOWN = "speaker not found"
_FORMS = ("direct", "mixed", "indirect")


def statements_data(tables: Tables, *, top_n: int = 12, statement_forms: list[str] | None = None) -> pd.DataFrame:
    """Return one row a speaker: words of direct, mixed and indirect speech, words in all, statements.

    Beyond ``top_n`` speakers the last row sums up the others.
    """
    rows = tables.statements
    rows = rows[rows["form"].isin(statement_forms)] if statement_forms else rows
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    said: dict[str, dict[str, object]] = {}
    for row in records(rows):
        key = cell(row.speaker_id) or cell(row.speaker_text)
        name = names.get(row.speaker_id) or cell(row.speaker_text) or UNKNOWN
        of = said.setdefault(key, {"speaker": name, **dict.fromkeys(_FORMS, 0), "words": 0, "statements": 0})
        words = len(re.findall(r"\w+", row.content))
        for column, more in ((row.form, words), ("words", words), ("statements", 1)):
            of[column] = int(str(of[column])) + more
    data = pd.DataFrame(list(said.values()), columns=["speaker", *_FORMS, "words", "statements"])
    data = data.sort_values(["words", "speaker"], ascending=[False, True], kind="stable", ignore_index=True)
    return folded(data, top_n, "speaker", "other speaker")


def describe_statements(data: pd.DataFrame) -> str:
    """Return the finding in one sentence."""
    if data.empty:
        return "Nobody is quoted or reported to have said anything"
    single = data.iloc[:-1] if left_out(data) else data  # the last row sums up several
    most, total = int(single["words"].max()), int(data["words"].sum())
    words = several(total, "word")
    top = [str(s) for s in single.loc[single["words"] == most, "speaker"]]
    if top == [UNKNOWN]:
        return f"{_percent(most, total)} of the {words} of reported speech have no speaker that was found"
    if len(data) == 1:
        return f"{top[0]} is the only speaker: {words} of reported speech"
    if len(top) > 3:
        return f"{len(top)} speakers have {_percent(most, total)} each of the {words} of reported speech"
    verb, each = ("has", "") if len(top) == 1 else ("have", " each")
    return f"{listed(top)} {verb} {_percent(most, total)}{each} of the {words} of reported speech"


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole) if whole else 0}%"


@styled
def plot_statements(data: pd.DataFrame, *, palette: str = "okabe-ito") -> Figure:
    """Draw ``statements_data``: a bar a speaker, its words by form of speech."""
    require(data, REQUIRES, "statements")
    if data.empty:
        return empty(
            describe_statements(data), "The article has no statement, direct or indirect, or none of the forms."
        )
    colour = colours(palette)
    caption = (
        "Words of what was said: direct (in quotation marks), indirect (in the writer's words), mixed (both in one "
        "sentence). One bar a speaker."
    )
    marks = [line(colour[form], form) for form in _FORMS if data[form].sum()]
    chart = paper(0.5 + 0.28 * len(data), describe_statements(data), caption, legend=[marks], data=data)
    axes = chart.add_subplot()
    bare(axes)
    left = pd.Series(0, index=data.index)
    for form in _FORMS:
        if data[form].sum():
            axes.barh(data.index, data[form], left=left, height=0.62, color=colour[form], label=form)
            left = left + data[form]
    for row, (words, count) in enumerate(zip(data["words"], data["statements"], strict=True)):
        label = f"{words} in {several(count, 'statement')}"
        axes.annotate(
            label, (words, row), xytext=(5, 0), textcoords="offset points", va="center", fontsize=7.5, color=INK
        )
    axes.set_yticks(data.index, [short(s, letters(36)) for s in data["speaker"]])
    axes.set_ylim(len(data) - 0.4, -0.6)
    axes.set_xlim(0, max(1, int(data["words"].max())) * 1.3)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    axes.set_xlabel("words", loc="left", fontsize=7.5)
    return chart
