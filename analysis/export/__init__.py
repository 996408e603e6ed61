"""A run's tables in the formats that other tools load. To add a format, write a module and name it in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from analysis.export.annotations import annotations_of

#: Format -> (what it is, run folder -> the file's text).
FORMATS: dict[str, tuple[str, Callable[[Path], str]]] = {
    "annotations": ("W3C Web Annotations as JSON-LD, one for each row that quotes its evidence", annotations_of),
}

__all__ = ["FORMATS", "annotations_of"]
