"""Reports from hand-made tables: a text and the quotes that rows rest on; no language model."""

from __future__ import annotations

from datetime import date
from typing import Any

from analysis.charts import CHARTS, render
from analysis.report import render_report
from analysis.tables import Tables
from tests.charts.frames import actor, tables_with, time

TEXT = (
    "Strike in Bodo\n"
    "Mayor Ada Berg met the 40 dockers on Friday. “We will pay,” she said.\n"
    "\n"
    "CLICK HERE for more\n"
    "The dockers of Bodo’s port accused the mayor of lying in 2023.\n"
    + "Nothing else happened that day.\n" * 40
    + "The end came late.\n"
)
#: Nothing of this may ever be live.
HOSTILE = (
    "</script><script>document.title='pwned'</script> <img src=x onerror=alert(1)> </style></title>\n"
    "{{ 7*7 }} {% raw %} ${7*7} <!-- ]]> &lt;b&gt; \"double\" 'single' `back`\n"
    "a\u202edesrever\u202c b\u2028c\x1b[31m \u2066x\u2069 javascript:alert(1) <a href=https://example.org>go</a>\n"
)


def span(text: str, quote: str, nth: int = 1, prefix: str = "") -> dict[str, Any]:
    """Return the evidence columns of the nth place of a quote."""
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return {f"{prefix}start": start, f"{prefix}end": start + len(quote), f"{prefix}text": quote}


def port() -> Tables:
    """Return the tables of ``TEXT``: every kind of highlight, words under two kinds, a nested name, a removed line."""

    def at(quote: str, nth: int = 1, prefix: str = "") -> dict[str, Any]:
        return span(TEXT, quote, nth, prefix)

    def mention(number: int, who: int, quote: str, nth: int = 1, form: str = "name") -> dict[str, Any]:
        return {"mention_id": f"m{number}", "actor_id": f"a{who}", "form": form, "sentence_id": "s1", **at(quote, nth)}

    end = {"start": 0, "end": len(TEXT)}
    return tables_with(
        TEXT,
        article=[{"article_id": "strike", "title": "Strike in Bodo", "published": date(2024, 3, 1), "language": "en"}],
        sentences=[{"sentence_id": "s1", **end}],
        removed=[{"removed_id": "x1", "reason": "promo", "rule": "click", **at("CLICK HERE for more")}],
        actors=[
            {**actor(1, "Ada Berg", mentions=3), "aliases": ["mayor", "a|b"]},
            actor(2, "dockers", "group", mentions=2),
            actor(3, "Bodo", "location", mentions=2),
        ],
        mentions=[
            mention(1, 3, "Bodo"), mention(2, 1, "Ada Berg"), mention(3, 2, "the 40 dockers", form="nominal"),
            mention(4, 1, "she", form="pronoun"), mention(5, 2, "The dockers of Bodo’s port", form="nominal"),
            mention(6, 3, "Bodo", 2), mention(7, 1, "the mayor", form="nominal"),
        ],
        figures=[{"figure_id": "f1", "kind": "count", "value": 40, "counted": "dockers", **at("40")}],
        times=[
            {**time(1, "", date(2024, 3, 1)), **at("Friday")},
            {**time(2, "", date(2023, 1, 1), date(2023, 12, 31)), **at("2023")},
        ],
        statements=[
            {
                "statement_id": "q1", "form": "direct", "speaker_id": "a1", "cue": "say", "content": "“We will pay,”",
                **at("“We will pay,” she said"), **at("“We will pay,”", prefix="content_"),
                **at("she", prefix="speaker_"), **at("said", prefix="cue_"),
            }
        ],
        relationships=[
            {
                "relationship_id": "r1", "kind": "event", "source_id": "a2", "target_id": "a1", "predicate": "accuse",
                "event": "ACCUSE", "quad": "V-CONF", "negated": False, "modality": "asserted", "time_id": "t2",
                **at("The dockers of Bodo’s port accused the mayor"), **at("accused", prefix="predicate_"),
                **at("The dockers of Bodo’s port", prefix="source_"), **at("the mayor", prefix="target_"),
            },
            {
                "relationship_id": "r2", "kind": "event", "predicate": "come", "negated": False, "modality": "asserted",
                **at("The end came"), **at("came", prefix="predicate_"), **at("The end", prefix="source_"),
            },
        ],
        not_coded=[{"stage": "relationships", "reason": "no actor", **at("Nothing else happened")}],
        corrections=[
            {"action": "set", "table_name": "actors", "selector": "Ada Berg", "author": "A", "status": "applied"},
            {"action": "merge", "table_name": "actors", "selector": "Ada|<b>Eva</b>", "author": "B", "status": "stale"},
        ],
    )  # fmt: skip


def hostile() -> Tables:
    """Return tables whose text, names and reasons would run in a page that let them."""
    line = HOSTILE.split("\n")[0]
    whole = {"start": 0, "end": len(line), "text": line}
    return tables_with(
        HOSTILE,
        article=[{"article_id": "h", "title": line, "byline": HOSTILE, "publication": "\"><script>alert(1)</script>"}],
        sentences=[{"sentence_id": "s1", **whole}],
        actors=[{"actor_id": "a1", "name": line, "type": "person", "n_mentions": 1, "first_start": 0, "role": HOSTILE}],
        mentions=[{"mention_id": "m1", "actor_id": "a1", "form": "name", "sentence_id": "s1", **whole}],
        figures=[{"figure_id": "f1", "kind": "count", "value": 1, "counted": HOSTILE, **span(HOSTILE, "7*7")}],
        removed=[{"removed_id": "x1", "reason": "other", "rule": HOSTILE, **span(HOSTILE, "javascript:alert(1)")}],
        corrections=[{"action": "set", "table_name": "actors", "selector": HOSTILE, "new": HOSTILE, "status": "stale"}],
    )  # fmt: skip


def report_of(tables: Tables, *, charts: bool = True) -> str:
    """Return the report of tables, with the real charts."""
    chosen = CHARTS.values() if charts else ()
    drawn = {chart.name: chart.data(tables) for chart in chosen}
    return render_report(
        tables,
        {chart.name: render(chart.plot(drawn[chart.name]), "svg") for chart in chosen},
        headings={chart.name: chart.heading for chart in chosen},
        findings={chart.name: chart.describe(drawn[chart.name]) for chart in chosen},
        info={"Source": "strike.txt <&>"},
        drawn=drawn,
    )
