"""The sidecar ``NAME.toml`` of an article: what people know about it, and their corrections.

The shape is checked here, with one clear message for each mistake; whether a correction's table, column and words
exist is for the stage that replays it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from analysis.article import Correction, Metadata
from analysis.errors import NewsbookError, explain

METADATA = tuple(f.name for f in fields(Metadata))
#: What a file of many articles calls its columns.
COLUMNS = ("text", "title", "published", "byline", "publication", "url", "language", "licence", "id")
TOP_LEVEL = ("id", *METADATA, "columns", "correction")
#: What each action needs beside ``action``, ``by``, ``date`` and ``reason``.
NEEDS: dict[str, tuple[str, ...]] = {
    "set": ("table", "quote", "column", "new"),
    "reject": ("table", "quote"),
    "add": ("table", "quote", "values"),
    "merge": ("names",),
    "separate": ("names",),
    "keep": ("quote",),
    "remove": ("quote",),
}
_ALWAYS = ("action", "by", "date", "reason", "nth", "table")
_DATES = ("published", "accessed")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says: an id, metadata by name (only what it names), and corrections in order."""

    article_id: str = ""
    metadata: Mapping[str, Any] = ()  # type: ignore[assignment]
    corrections: tuple[Correction, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)


def parse_sidecar(raw: bytes, name: str = "sidecar") -> Sidecar:
    """Return what the bytes of a sidecar say.

    Raises:
        NewsbookError: no TOML, an unknown key (the nearest known one is named), or a value of the wrong type.
    """
    try:
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NewsbookError(f"The sidecar {name} is no valid TOML: {error}. Mend the file and run again.") from error
    for key in data:
        if key not in TOP_LEVEL:
            raise NewsbookError(explain(f"Unknown key in {name}", value=key, choices=TOP_LEVEL))
    metadata = {key: _metadata(key, data[key], name) for key in METADATA if key in data}
    blocks = data.get("correction", [])
    if not isinstance(blocks, list):
        raise NewsbookError(f"`correction` in {name} is no list. Write each as a [[correction]] block.")
    corrections = tuple(_correction(block, f"{name}, correction {n}") for n, block in enumerate(blocks, 1))
    return Sidecar(
        _text("id", data.get("id", ""), name), metadata, corrections, _columns(data.get("columns", {}), name)
    )


def _columns(value: object, name: str) -> dict[str, str]:
    columns = _table("columns", value, name)
    for key in columns:
        if key not in COLUMNS:
            raise NewsbookError(explain(f"Unknown column in {name}", value=key, choices=COLUMNS))
    return {key: _text(key, column, name) for key, column in columns.items()}


def _metadata(key: str, value: object, name: str) -> Any:
    return _day(key, value, name) if key in _DATES else _text(key, value, name)


def _text(key: str, value: object, name: str) -> str:
    if not isinstance(value, str):
        raise NewsbookError(
            explain(f"`{key}` in {name} must be text", value=value, remedy="Put it in quotation marks.")
        )
    return value


def _day(key: str, value: object, name: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        remedy = f"Write it as {key} = 2024-03-12."
        raise NewsbookError(explain(f"`{key}` in {name} must be a date", value=value, remedy=remedy)) from None


def _correction(block: object, name: str) -> Correction:
    if not isinstance(block, dict):
        raise NewsbookError(f"{name} is no table. Write it as a [[correction]] block.")
    action = block.get("action")
    if action not in NEEDS:
        raise NewsbookError(explain(f"Unknown action in {name}", value=action, choices=NEEDS))
    needed = NEEDS[action]
    known = tuple(dict.fromkeys((*_ALWAYS, *needed)))
    for key in block:
        if key not in known:
            raise NewsbookError(explain(f"Unknown key in {name} ({action})", value=key, choices=known))
    for key in needed:
        if key not in block:
            raise NewsbookError(f"{name}: `{action}` needs `{key}`. It takes {', '.join(needed)}.")
    nth = block.get("nth", 1)
    if not isinstance(nth, int) or isinstance(nth, bool) or nth < 1:
        raise NewsbookError(explain(f"`nth` in {name} must be a whole number from 1", value=nth))
    removing = action in {"keep", "remove"}
    return Correction(
        action=action,
        table="removed" if removing else _text("table", block.get("table", "actors"), name),
        quote=_text("quote", block.get("quote", ""), name),
        nth=nth,
        names=_names(block.get("names", []), name) if "names" in needed else (),
        column=_text("column", block.get("column", ""), name),
        new=block.get("new"),
        value=tuple(sorted(_table("values", block.get("values", {}), name).items())),
        by=_text("by", block.get("by", ""), name),
        date=_day("date", block["date"], name) if "date" in block else None,
        reason=_text("reason", block.get("reason", ""), name),
    )


def _names(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) < 2 or not all(isinstance(v, str) and v for v in value):
        raise NewsbookError(explain(f"`names` in {name} must be a list of two names or more", value=value))
    return tuple(value)


def _table(key: str, value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NewsbookError(explain(f'`{key}` in {name} must be a table such as {{ column = "…" }}', value=value))
    return value
