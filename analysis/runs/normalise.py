"""Executed notebooks without what changes from run to run: times, durations, paths, random ids, widget models."""

from __future__ import annotations

import json
import re
from typing import Any

INJECTED_ID = "injected-parameters"
_KEPT_METADATA = ("kernelspec", "language_info")
_WIDGETS = "application/vnd.jupyter.widget-"
_PROCESS_PATH = re.compile(r"/tmp/ipykernel_\d+/\d+\.py")


def normalised(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return an executed notebook (nbformat 4.5 JSON) as it is the same from run to run."""
    kept = {"cells": [_cell(cell) for cell in notebook["cells"]], "metadata": _metadata(notebook["metadata"])}
    return kept | {"nbformat": 4, "nbformat_minor": 5}


def to_json(notebook: dict[str, Any]) -> str:
    """Return the notebook as nbformat writes it: sorted keys, one blank of indent, a final line end."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _metadata(metadata: dict[str, Any]) -> dict[str, Any]:
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"kernelspec": kernel, "language_info": {"name": "python", "file_extension": ".py"}}


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    tags = [tag for tag in cell.get("metadata", {}).get("tags", ()) if not tag.startswith("papermill")]
    kept: dict[str, Any] = {
        "cell_type": cell["cell_type"],
        "id": INJECTED_ID if "injected-parameters" in tags else cell["id"],
        "metadata": {"tags": tags} if tags else {},
        "source": _lines(cell["source"]),
    }
    if cell["cell_type"] == "code":
        kept["execution_count"] = cell["execution_count"]
        kept["outputs"] = [o for o in map(_output, _joined(cell["outputs"])) if o]
    return kept


def _joined(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join neighbouring stretches of one stream: where a kernel cuts them is chance."""
    joined: list[dict[str, Any]] = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            joined[-1] = last | {"text": _text(last["text"]) + _text(output["text"])}
        else:
            joined.append(dict(output))
    return joined


def _output(output: dict[str, Any]) -> dict[str, Any] | None:
    if output["output_type"] == "stream":
        return output | {"text": _lines(_PROCESS_PATH.sub("<cell>", _text(output["text"])))}
    if "data" not in output:
        return output
    data = {kind: value for kind, value in output["data"].items() if not kind.startswith(_WIDGETS)}
    if not data or (len(data) < len(output["data"]) and set(data) == {"text/plain"}):
        return None  # a live widget: its static view stands beside it
    return output | {"data": {kind: _lines(v) if isinstance(v, str) else v for kind, v in data.items()}, "metadata": {}}


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _lines(value: str | list[str]) -> list[str]:
    return _text(value).splitlines(keepends=True)
