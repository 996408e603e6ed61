"""newsbook: from a news article to auditable tables, charts and notebooks."""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

#: Public name -> module; imported on first use, so that a notebook that reads cached tables never loads spaCy.
_PUBLIC = {
    "NewsbookError": "analysis.errors",
    "analyze": "analysis.runs.analyze",
    "check_parameters": "analysis.runs.parameters",
    "read_article": "analysis.readers",
    "clean": "analysis.cleaning",
    "annotate": "analysis.language",
    "tabulate": "analysis.tables",
    "Tables": "analysis.tables",
}
__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLIC])
