"""Small pictures for README and tutorial, from real runs of two seeds: ``python -m tests.pictures docs/pictures``.

Needs a Chromium.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from analysis.readers import read_article
from analysis.runs.folder import Options
from analysis.runs.run import run_article
from tests.browser import ARGUMENTS, chromium_path

SEEDS = Path(__file__).parent.parent / "seeds"
WINDOW = {"width": 1120, "height": 640}
LARGEST = 200_000  # bytes


def main(folder: Path) -> None:
    """Write ``report.png`` (a row chosen, its words marked), ``chart.png`` (network) and ``tutorial_report.png``."""
    with tempfile.TemporaryDirectory() as made:
        run, flood = (
            run_article(read_article(SEEDS / name), Path(made), Options()).folder
            for name in ("niger_delegation.txt", "river_flood.html")
        )
        pictures = {
            "report": _report(run / "report.html"),
            "chart": (run / "charts" / "network.png").read_bytes(),
            "tutorial_report": _report(flood / "report.html"),
        }
    folder.mkdir(parents=True, exist_ok=True)
    for name, png in pictures.items():
        small = _small(png)
        if len(small) > LARGEST:
            raise SystemExit(f"{name}.png has {len(small)} bytes, more than {LARGEST}: take a smaller window.")
        (folder / f"{name}.png").write_bytes(small)


def _report(page: Path) -> bytes:
    """Return a picture of the report with one relationship chosen."""
    path = chromium_path()
    if path is None:
        raise SystemExit("No Chromium on this machine (Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        tab = browser.new_page(viewport=WINDOW, color_scheme="light")  # type: ignore[arg-type]
        tab.goto(page.as_uri())
        tab.locator("#table-relationships tbody tr").nth(2).click()
        tab.locator("#chart-network").evaluate("chart => chart.scrollIntoView()")
        picture = tab.screenshot()
        browser.close()
    return picture


def _small(png: bytes) -> bytes:
    """Return the picture packed as small as it goes without changing a colour: colours mean something."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Usage: python -m tests.pictures FOLDER")
    main(Path(sys.argv[1]))
