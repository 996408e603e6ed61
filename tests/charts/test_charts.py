"""What holds for every chart of the registry."""

import functools
import hashlib
import os
import re
import subprocess
import sys
from datetime import date

import matplotlib
import pandas as pd
import pytest

from analysis.charts import CHARTS, PALETTES, STYLES, render
from analysis.charts.style import QUADS, SHAPES, colours
from analysis.charts.words import legible
from analysis.errors import NewsbookError
from tests.charts import frames
from tests.charts.drawn import boxes, outside, overlaps, texts, words

LONG = "Interministerial Commission for the Coordination of Transboundary Watershed Governance and Development"
NAMES = [
    LONG, "$x^2$ & <b>Co</b>", "北京市政府", "محمد بن راشد", "Алексей Петров-Водкин",
    "Ann\u202edrawkcab\u202c \x1b[31m", "W" * 80,
]  # fmt: skip


def strange():
    """Return tables whose names, words and numbers are what charts break on."""
    quads = [("CONSULT", "V-COOP"), ("AID", "M-COOP"), ("ACCUSE", "V-CONF"), ("ASSAULT", "M-CONF"), ("", "")]
    people = range(1, len(NAMES) + 1)
    return frames.tables_with(
        actors=[frames.actor(n, name, "country", mentions=1) for n, name in enumerate(NAMES, 1)],
        mentions=[frames.mention(n, n, 100 * n, sentence=n + 1) for n in people],
        sentences=frames.sentences(len(NAMES) + 2),
        figures=[
            frames.figure(1, "$5 to $7 of $x_2$", "money", low=5, high=7, unit="USD", counted=LONG),
            frames.figure(2, "minus 3%", "percent", value=-3, unit="%"),
            frames.figure(3, "dozens", "count", counted="北京"),
            frames.figure(4, "one in a billion", "ratio", value=1e-9), frames.figure(5, "half", "ratio", value=0.5),
            frames.figure(6, "0", "count", value=0), frames.figure(7, "10^15", "count", value=1e15),
        ],
        relationships=[
            frames.relationship(n, n, n % len(NAMES) + 1, *quads[n % 5], predicate=LONG, time_id=f"t{n}")
            for n in people
        ],
        times=[
            frames.time(n, "$1 day", date(1 if n == 1 else 2020, 1, n), date(9999, 12, 31) if n == 2 else None)
            for n in people
        ],
        statements=[frames.statement(n, n, "a $b$ c", "mixed") for n in people],
    )  # fmt: skip


SETS = {
    "none": frames.tables_with(),
    "one": frames.crowd(1),
    "three": frames.crowd(3),
    "crowd": frames.crowd(100),
    "strange": strange(),
}
ALL = pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
EACH = pytest.mark.parametrize("kind", SETS)


@functools.cache
def drawn(name: str, kind: str, style: str = "report"):
    """Return a chart's table and the chart; tests only look at them."""
    data = CHARTS[name].data(SETS[kind])
    return data, CHARTS[name].plot(data, style=style)


@ALL
@EACH
@pytest.mark.parametrize("style", STYLES)
def test_title_is_the_finding_and_every_word_is_on_the_paper(chart, kind, style):
    data, picture = drawn(chart.name, kind, style)
    assert "".join(picture.get_suptitle().split()) == legible(chart.describe(data)).replace(" ", "")
    assert outside(picture) == []


@ALL
@EACH
@pytest.mark.parametrize("style", STYLES)
def test_labels_do_not_stand_on_each_other(chart, kind, style):
    _, picture = drawn(chart.name, kind, style)
    assert overlaps(boxes(picture)) == []


#: Inches of a column of a journal, a page and a slide, and points of the smallest type on it.
PRINTED = {"report": (7.2, 6.5), "paper": (3.5, 5.0), "slide": (12.32, 14.0)}


@ALL
@pytest.mark.parametrize("style", STYLES)
def test_a_style_gives_the_picture_its_size_and_type_that_can_be_read(chart, style):
    _, picture = drawn(chart.name, "three", style)
    svg = render(picture, "svg").decode()
    wide, smallest = PRINTED[style]
    printed = re.search(r'<svg[^>]* width="([\d.]+)pt"', svg)
    assert printed is not None and float(printed[1]) / 72 == pytest.approx(wide, abs=0.01)
    assert min(text.get_fontsize() for text in texts(picture)) * STYLES[style].scale >= smallest
    png = render(picture, "png")
    assert int.from_bytes(png[16:20], "big") == pytest.approx(wide * STYLES[style].dpi, abs=2)


@ALL
def test_an_unknown_style_is_refused_with_the_choices(chart):
    with pytest.raises(NewsbookError, match=r"Unknown style: 'slides'.*Did you mean 'slide'.*report, paper, slide"):
        chart.plot(chart.data(SETS["three"]), style="slides")


def test_the_caption_tells_of_letters_that_the_font_lacks():
    assert "stands for a letter that the font lacks" in words(drawn("mentions", "strange")[1])
    assert "stands for a letter" not in words(drawn("mentions", "three")[1])


@ALL
def test_a_chart_with_nothing_to_show_says_why(chart):
    data, picture = drawn(chart.name, "none")
    assert data.empty
    assert not picture.axes
    title, why = (" ".join(text.get_text().split()) for text in texts(picture))
    assert title.startswith("No")
    assert why.endswith(".") and len(why) > 30


@ALL
def test_dollar_signs_are_no_formulae_and_marks_of_direction_are_gone(chart):
    _, picture = drawn(chart.name, "strange")
    assert not [text for text in texts(picture) if text.get_parse_math() or text.get_usetex()]
    assert not {"\u202e", "\u202c", "\x1b"} & set(words(picture))


@ALL
def test_a_missing_column_is_named_with_the_remedy(chart):
    with pytest.raises(NewsbookError, match=f"The chart '{chart.name}' lacks the columns .*{chart.name}_data") as error:
        chart.plot(pd.DataFrame({"wrong": [1]}))
    assert "wrong" in str(error.value)


@ALL
def test_an_unknown_palette_is_refused_with_the_choices(chart):
    with pytest.raises(NewsbookError, match=r"Unknown palette.*okabe-ito"):
        chart.plot(chart.data(SETS["three"]), palette="okabe")


@ALL
def test_tables_are_left_as_they_were(chart):
    tables = frames.crowd(4)
    before = {name: frame.copy() for name, frame in tables.items()}
    chart.plot(chart.data(tables))
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, before[name])


@ALL
def test_the_caller_s_settings_neither_show_nor_change(chart):
    mine = {"font.size": 30, "axes.facecolor": "red", "text.parse_math": True, "svg.hashsalt": "mine"}
    data, picture = drawn(chart.name, "three")
    plain = render(picture, "svg")
    with matplotlib.rc_context(mine):
        assert render(chart.plot(data), "svg") == plain
        assert {key: matplotlib.rcParams[key] for key in mine} == mine


def digest() -> str:
    """Return one SHA-256 over every chart of the odd sets, as SVG and PNG."""
    total = hashlib.sha256()
    for chart in CHARTS.values():
        for kind in ("three", "strange"):
            _, picture = drawn(chart.name, kind)
            for form in ("svg", "png"):
                total.update(render(picture, form))
    return total.hexdigest()


def test_bytes_hang_on_the_tables_alone(tmp_path):
    """Not on the hash seed, the locale, the time zone, the threads, the user's matplotlibrc or the working folder."""
    (tmp_path / "matplotlibrc").write_text("font.size: 20\nsvg.fonttype: none\nfigure.dpi: 50\n", encoding="utf-8")
    script = (
        "import locale, contextlib\n"
        "with contextlib.suppress(locale.Error): locale.setlocale(locale.LC_ALL, '')\n"
        "from tests.charts.test_charts import digest\nprint(digest())"
    )
    other = {
        "PYTHONHASHSEED": "7", "LC_ALL": "fr_FR.UTF-8", "TZ": "Asia/Tokyo", "OMP_NUM_THREADS": "2",
        "MATPLOTLIBRC": str(tmp_path), "MPLCONFIGDIR": str(tmp_path / "config"),
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, [p or "." for p in sys.path])),
    }  # fmt: skip
    made = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | other,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert made.stdout.strip() == digest()


def test_svg_and_png_carry_no_date_no_program_and_no_link():
    _, picture = drawn("matrix", "three")
    svg = render(picture, "svg").decode()
    assert "dc:date" not in svg
    assert "<script" not in svg
    assert b"Matplotlib" not in render(picture, "png")


def test_every_palette_has_a_colour_for_every_meaning():
    wanted = {*SHAPES, *filter(None, QUADS), "none", "direct", "mixed", "indirect", "figure", "time"}
    for palette in PALETTES:
        assert wanted <= set(colours(palette)), palette


# Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB.
_BLIND = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


@pytest.mark.parametrize("blindness", _BLIND)
@pytest.mark.parametrize("palette", ["okabe-ito", "tol-bright"])
def test_quad_classes_differ_for_colour_blind_readers(palette, blindness):
    tints = [_lab(colours(palette)[quad], _BLIND[blindness]) for quad in QUADS if quad]
    apart = [
        sum((a - b) ** 2 for a, b in zip(x, y, strict=True)) ** 0.5 for n, x in enumerate(tints) for y in tints[:n]
    ]
    assert min(apart) > 10, "CIE76; about 2 is just noticeable"


def _lab(tint: str, matrix: list[list[float]]) -> tuple[float, float, float]:
    """Return CIE L*a*b* (D65) of a colour as a colour-blind eye sees it."""
    rgb = [int(tint[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    rgb = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    r, g, b = (min(max(sum(m * c for m, c in zip(row, rgb, strict=True)), 0), 1) for row in matrix)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )  # fmt: skip
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
