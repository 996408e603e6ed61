"""Reads the word lists and patterns that lie beside the logic as data files (TOML, or one entry a line)."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def read_toml(package: str, name: str) -> dict[str, Any]:
    """Return the TOML file ``name`` that lies in ``package``; read once a process, to be treated as read-only."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


@functools.cache
def read_words(package: str, name: str) -> tuple[str, ...]:
    """Return the lines of the list ``name`` that lies in ``package``, without blank lines and ``#`` comments."""
    lines = files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    entries = (line.split("#", 1)[0].strip() for line in lines)
    return tuple(entry for entry in entries if entry)
