"""Corrections as ``[[correction]]`` blocks of a sidecar: written one after the other, so that two people's merge."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from analysis.article import Correction
from analysis.errors import NewsbookError, explain

_ORDER = ("action", "table", "quote", "nth", "names", "column", "new", "values", "by", "date", "reason")


def block_of(correction: Correction) -> str:
    """Return the correction as a TOML block that ``parse_sidecar`` reads back."""
    said: dict[str, object] = {
        "action": correction.action,
        "table": correction.table,
        "quote": correction.quote,
        "nth": correction.nth if correction.nth > 1 else None,
        "names": list(correction.names),
        "column": correction.column,
        "new": correction.new if correction.action == "set" else None,
        "values": dict(correction.value),
        "by": correction.by,
        "date": correction.date,
        "reason": correction.reason,
    }
    kept = [(key, said[key]) for key in _ORDER if said[key] is not None and (key == "new" or said[key])]
    return "\n".join(["[[correction]]", *(f"{key} = {_toml(value)}" for key, value in kept), ""])


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, (int, float)):
        return repr(value)
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else _toml(name)


def appended(sidecar: bytes, corrections: Iterable[Correction]) -> bytes:
    """Return a sidecar's bytes with the blocks of corrections after them; nothing that stands there is touched."""
    blocks = "\n".join(map(block_of, corrections)).encode("utf-8")
    if not sidecar.strip():
        return blocks
    return sidecar.rstrip(b"\r\n") + b"\n\n" + blocks


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that it is never half-written.

    Raises:
        NewsbookError: the folder cannot be written.
    """
    mode = path.stat().st_mode if path.exists() else 0o644
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(data)
        beside = Path(file.name)
        beside.chmod(mode)
        beside.replace(path)
    except OSError as error:
        raise NewsbookError(explain("The sidecar cannot be written", value=str(path), remedy=str(error))) from error
