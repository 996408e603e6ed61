"""What each chart draws is its table, no more and no less; what its table says is the article's tables."""

import math
from datetime import date

import matplotlib.dates as mdates
import pytest
from matplotlib.colors import same_color, to_hex
from matplotlib.patches import FancyArrowPatch, Rectangle

from analysis.charts import (
    CHARTS,
    describe_timeline,
    figures_data,
    matrix_data,
    mentions_data,
    network_data,
    plot_figures,
    plot_matrix,
    plot_mentions,
    plot_network,
    plot_statements,
    plot_timeline,
    statements_data,
    timeline_data,
)  # fmt: skip
from analysis.charts.style import colours, left_out
from analysis.charts.words import breadth, plain, short, wrapped
from tests.charts.drawn import outside, words
from tests.charts.frames import (
    actor,
    crowd,
    figure,
    mention,
    relationship,
    sentences,
    statement,
    tables_with,
    time,
)  # fmt: skip

TINTS = colours("okabe-ito")


# --- mentions ---


def test_mentions_are_drawn_one_mark_each():
    data = mentions_data(crowd(20), top_n=5)
    axes = plot_mentions(data).axes[0]
    marks = [tuple(map(float, point)) for part in axes.collections for point in part.get_offsets()]
    rows = {a: n for n, a in enumerate(data["actor_id"].unique())}
    assert sorted(marks) == sorted(zip(data["place"], data["actor_id"].map(rows), strict=True))
    assert [text.get_text() for text in axes.texts] == [str(n) for n in data.groupby("actor_id", sort=False).size()]
    assert [label.get_text() for label in axes.get_yticklabels()] == list(data["actor"].unique())


def test_a_mention_stands_as_far_into_its_sentence_as_in_the_text():
    tables = tables_with(
        actors=[actor(1, "Ada")], mentions=[mention(1, 1, 25), mention(2, 1, 150, sentence=2)], sentences=sentences(2)
    )
    assert mentions_data(tables)["place"].to_list() == [1.25, 2.5]


def test_actors_that_are_left_out_are_counted():
    data = mentions_data(crowd(20), top_n=5)
    assert left_out(data) == 15
    assert "5 of 20 actors" in words(plot_mentions(data))
    assert "20 actors" in words(plot_mentions(mentions_data(crowd(20), top_n=50)))


# --- figures ---


FIGURES = tables_with(
    figures=[
        figure(1, "about 90", value=90, mod="APPROX"),
        figure(2, "at least 7", value=7, mod="EQUAL_OR_MORE"),
        figure(3, "5 to 8", low=5, high=8),
        figure(4, "over 60", low=60),
        figure(5, "dozens"),
        figure(6, "-3%", "percent", value=-3, unit="%"),
        figure(7, "$1m", "money", value=1e6, unit="USD"),
        figure(8, "$3", "money", value=3, unit="USD"),
        figure(9, "3-1", "score", low=3, high=1),
    ]
)


def test_figures_are_drawn_at_their_numbers_in_the_panel_of_kind_and_unit():
    data = figures_data(FIGURES)
    chart = plot_figures(data)
    assert [axes.get_title("left").split(",")[0] for axes in chart.axes] == list(data["panel"].unique())
    for axes, (_, part) in zip(chart.axes, data.groupby("panel", sort=False), strict=True):
        marks = {(round(float(x), 6), int(y)) for line in axes.lines for x, y in zip(*line.get_data(), strict=True)}
        numbers = {
            (getattr(row, column), n)
            for n, row in enumerate(part.itertuples())
            for column in ("value", "low", "high")
            if not math.isnan(getattr(row, column))
        }
        assert marks == numbers
        low, high = axes.get_xlim()
        assert all(low <= x <= high for x, _ in marks)


def test_bounds_ranges_and_scores_are_told_apart():
    shown = words(plot_figures(figures_data(FIGURES)))
    for said in ("~ 90", "≥ 7", "5 to 8", "≥ 60", "no number", "−3", "3–1", "1 million"):
        assert said in shown
    assert CHARTS["figures"].describe(figures_data(FIGURES)) == "9 figures, 2 with a bound or “about” and 1 as a range"


def test_a_range_with_long_words_stays_on_the_paper():
    rows = [figure(1, "word " * 20, "money", low=120e6, high=150e6, unit="USD"), figure(2, "it", value=1)]
    chart = plot_figures(figures_data(tables_with(figures=rows)))
    assert "120 to 150 million" in words(chart)
    assert outside(chart) == []
    assert beyond(chart.axes[1]) == []


def beyond(axes):
    """Return the numbers that run over the right end of their panel."""
    return [t.get_text() for t in axes.texts if t.get_window_extent().x1 > axes.get_window_extent().x1]


def test_only_a_panel_of_widely_spread_positive_numbers_has_a_log_scale():
    scales = {
        axes.get_title("left").split(" ")[0]: axes.get_xscale() for axes in plot_figures(figures_data(FIGURES)).axes
    }
    assert scales == {"count": "linear", "money": "log", "percent": "linear", "score": "linear"}
    spread = tables_with(figures=[figure(1, "-1", value=-1), figure(2, "1000", value=1000)])
    assert plot_figures(figures_data(spread)).axes[0].get_xscale() == "linear"


def test_a_label_has_the_words_and_what_is_counted():
    tables = tables_with(
        figures=[figure(1, "12", counted="naval ships", per="year"), figure(2, "9 ships", counted="ships")]
    )
    assert figures_data(tables)["label"].to_list() == ["12 (naval ships) per year", "9 ships"]


# --- network ---


def ties():
    return tables_with(
        actors=[actor(1, "Ada"), actor(2, "Junta", "group"), actor(3, "Bo"), actor(4, "Bo")],
        relationships=[
            relationship(1, 1, 2, "ACCUSE", "V-CONF", predicate="accuse"),
            relationship(2, 1, 2, "ACCUSE", "V-CONF", predicate="blame", negated=True),
            relationship(3, 2, 1, "ASSAULT", "M-CONF", predicate="jail", modality="intended"),
            relationship(4, 3, 1, predicate="be brother of"),
            relationship(5, 4, 4, predicate="wash"),
            relationship(6, 4, None, predicate="leave"),
        ],
    )


def test_network_draws_one_arrow_a_pair_and_quad_class():
    data = network_data(ties())
    assert data[["source", "target", "quad", "predicates", "rows", "firm"]].to_numpy().tolist() == [
        ["Ada", "Junta", "V-CONF", "accuse, blame", 2, True],
        ["Junta", "Ada", "M-CONF", "jail", 1, False],
        ["Bo", "Ada", "", "be brother of", 1, True],
    ]
    axes = plot_network(data).axes[0]
    arrows = [patch for patch in axes.patches if isinstance(patch, FancyArrowPatch)]
    drawn = {to_hex(arrow.get_edgecolor()).upper(): arrow for arrow in arrows}
    assert len(arrows) == len(data)
    for row in data.itertuples():
        arrow = drawn[TINTS[row.quad or "none"].upper()]
        assert (arrow.get_linestyle() == "-") == row.firm
    assert drawn[TINTS["V-CONF"].upper()].get_linewidth() > drawn[TINTS["none"].upper()].get_linewidth()
    shown = [text.get_text() for text in axes.texts]
    assert {"Ada", "Junta", "Bo", "accuse, blame", "be brother of"} <= set(shown)


def test_two_actors_of_one_name_are_two():
    tables = tables_with(
        actors=[actor(1, "Ada"), actor(2, "Bo"), actor(3, "Bo")],
        relationships=[relationship(1, 1, 2), relationship(2, 1, 3)],
        statements=[statement(1, 2, "one two"), statement(2, 3, "three")],
    )
    assert CHARTS["network"].describe(network_data(tables)) == "Ada has the most ties (2) among 3 related actors"
    assert statements_data(tables)["words"].to_list() == [2, 1]


# --- matrix ---


def test_matrix_cells_are_the_table_s_numbers():
    data = matrix_data(crowd(30), top_n=6)
    assert data["actor"].to_list()[-1] == "18 others"
    events = [c for c in data.columns if c not in {"actor", "total"}]
    assert data[events].to_numpy().sum() == data["total"].sum() == 24
    axes = plot_matrix(data).axes[0]
    cells = {(t.get_position()[0], t.get_position()[1]): t.get_text() for t in axes.texts if t.get_text().isdigit()}
    assert cells == {
        (x + 0.5, y + 0.5): str(n) for y, row in enumerate(data[events].to_numpy()) for x, n in enumerate(row) if n
    }
    coloured = [p for p in axes.patches if isinstance(p, Rectangle) and not same_color(p.get_facecolor(), "#F4F4F4")]
    assert len(coloured) == len(cells)


def test_an_unknown_source_is_said():
    tables = tables_with(relationships=[relationship(1, None, None, "AID", "M-COOP")])
    assert matrix_data(tables)["actor"].to_list() == ["not said"]
    assert CHARTS["matrix"].describe(matrix_data(tables)) == "AID is the only event type: 1 row"


# --- timeline ---


def dated():
    may = date(2024, 5, 3)
    return tables_with(
        actors=[actor(1, "Ada"), actor(2, "Bo")],
        relationships=[
            relationship(1, 1, 2, "CONSULT", "V-COOP", predicate="meet", time_id="t1", event_group="e1"),
            relationship(2, 2, 1, "CONSULT", "V-COOP", predicate="meet", time_id="t1", event_group="e1"),
            relationship(3, 1, None, predicate="resign", time_id="t2", target_text="office", negated=True),
            relationship(4, 1, 2, predicate="know", time_id="t4"),
        ],
        times=[
            time(1, "Friday", may), time(2, "in 2012", date(2012, 1, 1), date(2012, 12, 31)), time(3, "on 3 May", may),
            time(4, "once", None), time(5, "in June", date(2024, 6, 1), date(2024, 6, 30)),
        ],
    )  # fmt: skip


def test_timeline_has_one_row_an_event_and_one_a_further_day():
    data = timeline_data(dated())
    assert data[["label", "said", "quad"]].to_numpy().tolist() == [
        ["Ada · not resign · office", "in 2012", ""],
        ["Ada · meet · Bo", "Friday", "V-COOP"],
        ["", "in June", ""],
    ]
    assert CHARTS["timeline"].describe(data) == "2 dated relationships and 1 other time, from 2012-01-01 to 2024-06-30"


def test_bars_cover_the_days_and_dots_stand_on_one():
    data = timeline_data(dated())
    chart = plot_timeline(data)
    assert len(chart.axes) == 2, "twelve empty years are cut out"
    found = {}
    for axes in chart.axes:
        for line in axes.lines:
            xs, ys = line.get_data()
            found[int(ys[0])] = (float(min(xs)), float(max(xs)), to_hex(line.get_color()).upper())
    for n, row in enumerate(data.itertuples()):
        begin, end = mdates.date2num(row.begin), mdates.date2num(row.end) + 1
        want = (begin, end) if row.begin != row.end else ((begin + end) / 2,) * 2
        assert found[n] == (*want, TINTS[row.quad or "time"].upper())


def test_rows_beyond_the_limit_are_counted_and_coded_ones_stay():
    data = timeline_data(crowd(40), top_n=10)
    assert left_out(data) == 30
    assert set(data["quad"]) == {"V-COOP", "M-COOP", "V-CONF", "M-CONF"}
    assert "30 rows" in words(plot_timeline(data))


@pytest.mark.parametrize(
    ("begin", "end", "marks"),
    [
        (date(2024, 3, 12), date(2024, 3, 12), ["2024-03-12"]),
        (date(2024, 3, 1), date(2024, 6, 30), ["2024-03", "2024-05", "2024-07"]),
        (date(2019, 1, 1), date(2024, 6, 30), ["2020", "2022", "2024"]),
    ],
)
def test_the_calendar_has_the_grain_of_its_span(begin, end, marks):
    axes = plot_timeline(timeline_data(tables_with(times=[time(1, "then", begin, end)]))).axes[0]
    assert set(marks) <= {label.get_text() for label in axes.get_xticklabels()}


# --- statements ---


def test_statements_bars_are_the_words_by_form():
    data = statements_data(crowd(20), top_n=4)
    assert data["words"].sum() == sum(range(21))
    axes = plot_statements(data).axes[0]
    for bars in axes.containers:
        assert [bar.get_width() for bar in bars] == data[bars.get_label()].to_list()
    ends = [max(bars[n].get_x() + bars[n].get_width() for bars in axes.containers) for n in range(len(data))]
    assert ends == data["words"].to_list()


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ([], "Nobody is quoted or reported to have said anything"),
        ([(1, "one two")], "Ada is the only speaker: 2 words of reported speech"),
        ([(1, "one two three"), (2, "four")], "Ada has 75% of the 4 words of reported speech"),
        ([(1, "one"), (2, "two")], "Ada and Bo have 50% each of the 2 words of reported speech"),
        (
            [(None, "one two three"), (2, "four")],
            "75% of the 4 words of reported speech have no speaker that was found",
        ),
    ],
)
def test_who_spoke_most(rows, finding):
    said = [statement(n, who, content) for n, (who, content) in enumerate(rows)]
    tables = tables_with(actors=[actor(1, "Ada"), actor(2, "Bo")], statements=said)
    assert CHARTS["statements"].describe(statements_data(tables)) == finding


# --- words ---


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"), (7, "7"), (1000, "1,000"), (-4200, "−4,200"), (2_100_000, "2.1 million"), (2 / 3, "0.667"),
        (3.5, "3.5"), (0.095, "0.095"), (1e-9, "1e-09"), (999_999, "999,999"), (-0.05, "−0.05"), (1e18, "1e+18"),
    ],
)  # fmt: skip
def test_numbers_as_people_read_them(value, said):
    assert plain(value) == said


def test_long_words_are_cut_and_lines_are_no_broader_than_asked():
    assert short("a  b\nc") == "a b c"
    assert short("x" * 50, 10) == "xxxxxxxxx…"
    assert len(short("W" * 50, 10)) < 10
    lines = wrapped("a word " + "W" * 200, 10, 2.0)
    assert len(lines) > 3
    assert all(breadth(line, 10) <= 2.0 for line in lines)


def test_a_timeline_that_leaves_rows_out_says_of_how_many():
    data = timeline_data(crowd(12), top_n=5)
    assert left_out(data) > 0
    assert f" of {len(data) + left_out(data)} in all, from " in describe_timeline(data)
    assert "in all" not in describe_timeline(timeline_data(crowd(12), top_n=200))


def test_ages_are_in_years():
    tables = tables_with(
        figures=[figure(1, "34", "age", value=34, unit="a"), figure(2, "5 km", "measure", value=5, unit="km")]
    )
    assert list(figures_data(tables)["panel"]) == ["measure (km)", "age (years)"]
