"""Words on charts: what the font can draw, short enough for their place, numbers as people read them."""

from __future__ import annotations

import functools
import math
import re

import pandas as pd
from matplotlib.font_manager import FontProperties, findfont, get_font

FONT = "DejaVu Sans"  # comes with matplotlib: the same letters, and so the same bytes, on every machine
NO_GLYPH = "▯"
_BROAD = 0.0098  # inches: a broad letter of one point
_FINE = 16  # letters are measured so many times as large, where hinting to whole pixels does not matter


@functools.cache
def _drawable(letter: str) -> bool:
    return get_font(findfont(FontProperties(family=FONT))).get_char_index(ord(letter)) != 0


def legible(text: object) -> str:
    """Return text on one line without control and direction marks; a letter that the font lacks becomes ``▯``."""
    line = " ".join(str(text).split())
    return "".join(c if _drawable(c) else NO_GLYPH for c in line if c.isprintable())


def short(text: object, width: int = 34) -> str:
    """Return legible text, cut at ``width`` letters, or where it is broader than so many letters mostly are."""
    line = legible(text)
    if len(line) <= width and breadth(line, 1) <= width * _BROAD:
        return line
    cut = min(width, len(line)) - 1
    while cut > 1 and breadth(line[:cut], 1) > width * _BROAD:
        cut -= 1
    return line[:cut].rstrip() + "…"


def wrapped(text: str, points: float, inches: float, *, bold: bool = False) -> list[str]:
    """Return text as lines that, set in letters of ``points``, are no wider than ``inches``."""
    lines: list[str] = []
    for word in legible(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and breadth(longer, points, bold=bold) <= inches:
            lines[-1] = longer
        else:
            lines += _cut(word, points, inches, bold)
    return lines


def _cut(word: str, points: float, inches: float, bold: bool) -> list[str]:
    """Cut a word that alone is wider than the line."""
    parts = [""]
    for letter in word:
        if parts[-1] and breadth(parts[-1] + letter, points, bold=bold) > inches:
            parts.append("")
        parts[-1] += letter
    return parts


@functools.lru_cache(maxsize=4096)
def breadth(text: str, points: float, *, bold: bool = False) -> float:
    """Return the width of text in inches."""
    font = get_font(findfont(FontProperties(family=FONT, weight="bold" if bold else "normal")))
    font.set_size(points, 72 * _FINE)
    font.set_text(text, 0.0)
    width, _ = font.get_width_height()
    return float(width) / 64 / 72 / _FINE


def missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


def cell(value: object) -> str:
    """Return a cell's text, ``""`` where it is empty."""
    return "" if missing(value) else str(value)


def times(number: int) -> str:
    """Return once, twice or "5 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def several(number: int, one: str, many: str = "") -> str:
    """Return "1 row" or "5 rows"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(names: list[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def plain(value: float) -> str:
    """Return a number for reading: 1,000 · 2.1 million · 0.67."""
    sign = "−" if value < 0 else ""
    size = abs(value)
    for unit, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if size >= unit:
            return f"{sign}{size / unit:,.4g} {word}" if size < unit * 1e4 else f"{sign}{size:.3g}"
    if math.isclose(size, round(size)):
        return f"{sign}{round(size):,}" if round(size) else "0"
    return sign + (re.sub(r"\.?0+$", "", f"{size:,.2f}") if size >= 1 else f"{size:.3g}")
