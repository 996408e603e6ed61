"""The explorer's page without a notebook: its script and style on a page of their own, with a model that only keeps."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

from analysis.desk.explorer import widget
from analysis.desk.explorer.payload import payload_of
from tests.samples import tables_of

TEXT = (
    "Ministers meet in Oslo\n"
    "Anna Holm, the finance minister of Norway, met Peter Vance in Oslo on Monday. Holm praised Vance, who said that "
    "the ministry hired 40 people. The council will publish its budget on 15 March 2024.\n"
    "Police arrested 12 people in Oslo. General Omar Reid warned the Free River Army on Tuesday. “We will not pay,” "
    "Reid said. Norway sent 200 soldiers and two ships to the coast, which cost $3.5 million.\n"
)
#: The colours that JupyterLab's own themes give to every page of theirs.
THEMES = {
    "light": {"--jp-ui-font-color1": "#212121", "--jp-ui-font-color2": "#616161", "--jp-layout-color0": "#ffffff"},
    "dark": {"--jp-ui-font-color1": "#ffffff", "--jp-ui-font-color2": "#b3b3b3", "--jp-layout-color0": "#111111"},
}
_MODEL = """
const kept = { payload: PAYLOAD, selected: { table: "actors", rows: [] }, author: "" };
const model = {
  get: (name) => kept[name], set: (name, value) => { kept[name] = value; },
  save_changes: () => {}, send: (message) => { window.sent.push(message); }, on: () => {}, off: () => {},
};
window.sent = [];
window.kept = kept;
explorer.render({ model, el: document.getElementById("here") });
"""


def payload() -> dict[str, Any]:
    """Return what the explorer shows of a small article."""
    return payload_of(tables_of(TEXT))


def many(rows: int) -> dict[str, Any]:
    """Return the payload with its mentions over and over, up to so many: those of some 500 articles are 30,000."""
    whole = payload()
    table = whole["tables"]["mentions"]
    size = len(table["rows"])
    for part in ("rows", "keys", "actors"):
        table[part] = [table[part][n % size] for n in range(rows)]
    table["rows"] = [[f"{row[0]} {n}", *row[1:]] for n, row in zip(itertools.count(), table["rows"], strict=False)]
    return whole


def write_page(folder: Path, shown: dict[str, Any], *, theme: str = "light") -> Path:
    """Write the page into a folder and return its path."""
    here = Path(widget.__file__).parent
    script = (here / "explorer.js").read_text(encoding="utf-8").replace("export default", "const explorer =")
    style = (here / "explorer.css").read_text(encoding="utf-8")
    colours = "; ".join(f"{name}: {value}" for name, value in THEMES[theme].items())
    data = json.dumps(shown, ensure_ascii=False).replace("<", "\\u003c")
    page = folder / f"explorer_{theme}.html"
    page.write_text(
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Explorer</title>"
        f"<style>body {{ {colours}; background: var(--jp-layout-color0); margin: 8px }} {style}</style>"
        f"<body data-jp-theme-light='{str(theme == 'light').lower()}'><main id='here'></main>"
        f"<script type='module'>{script}{_MODEL.replace('PAYLOAD', data)}</script>",
        encoding="utf-8",
    )
    return page
