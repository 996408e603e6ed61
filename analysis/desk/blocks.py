"""Corrections as ``[[correction]]`` blocks of a sidecar, in the order of the article, so that two people's merge."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from analysis.article import Correction
from analysis.corrections import quoted
from analysis.errors import NewsbookError, explain
from analysis.sidecar import parse_sidecar

#: The head of a block, with the comment lines above it.
_HEAD = re.compile(r"^(?:#[^\n]*\n)*[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)
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


def inserted(sidecar: bytes, corrections: Iterable[Correction], text: str) -> bytes:
    """Return a sidecar's bytes with the blocks of corrections among its own, in the order of the article.

    Nothing that stands there is touched. A new block goes before the first whose words stand later in ``text``, behind
    those of the same words: corrections of different places come to stand in different places of the file, so that two
    people's sidecars merge line by line.
    """
    content = sidecar.decode("utf-8-sig")
    for correction in corrections:
        content = _with(content, correction, text)
    return content.encode("utf-8")


def _with(content: str, correction: Correction, text: str) -> str:
    block = block_of(correction)
    if not content.strip():
        return block
    known = parse_sidecar(content.encode("utf-8")).corrections
    heads = [m.start() for m in _HEAD.finditer(content)]
    place = _place(correction, text)
    later = next((n for n, other in enumerate(known) if _place(other, text) > place), None)
    if later is None or len(heads) != len(known):  # at the end too where blocks are written in another way
        return content.rstrip("\r\n") + "\n\n" + block
    return content[: heads[later]] + block + "\n" + content[heads[later] :]


def _place(correction: Correction, text: str) -> int:
    """Return where the words of a correction stand; behind everything where they stand nowhere."""
    if correction.names:
        found = [quoted(text, name) for name in correction.names]
    else:
        found = [quoted(text, correction.quote, correction.nth)]
    return min((place.start for place in found if place is not None), default=len(text))


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
