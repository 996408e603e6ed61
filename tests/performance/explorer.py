"""How smoothly the explorer scrolls through the rows of 500 articles: frames and scripting time in a browser."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import ARGUMENTS, chromium_path
from tests.desk.explorer_page import many, write_page

ROWS, FRAMES = 30_000, 240
#: Scroll a part of the way on every frame; note how long after the last one each frame comes, and the work of each.
_SCROLL = """
(frames) => new Promise((done) => {
  const grid = document.querySelector(".nbx-grid"), step = grid.scrollHeight / frames;
  const gaps = [], work = [];
  let last = performance.now();
  const next = (now) => {
    gaps.push(now - last);
    last = now;
    const before = performance.now();
    grid.scrollTop += step;
    grid.dispatchEvent(new Event("scroll"));
    grid.getBoundingClientRect();
    work.push(performance.now() - before);
    gaps.length <= frames ? requestAnimationFrame(next) : done({ gaps: gaps.slice(1), work });
  };
  requestAnimationFrame(next);
})
"""
_FILTER = """
() => {
  const field = document.querySelector(".nbx-filters [data-words]"), before = performance.now();
  field.value = "Vance 2";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return performance.now() - before;
}
"""


def measure() -> dict[str, float] | None:
    """Return milliseconds of frames, of the work in them, and of a filter; None where there is no browser."""
    path = chromium_path()
    if path is None:
        return None
    with tempfile.TemporaryDirectory() as room, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(write_page(Path(room), many(ROWS)).as_uri())
        page.locator(".nbx-tabs button[data-table='mentions']").click()
        page.evaluate(_SCROLL, FRAMES)  # one to warm up
        page.locator(".nbx-grid").evaluate("grid => { grid.scrollTop = 0 }")
        found = page.evaluate(_SCROLL, FRAMES)
        filtered = page.evaluate(_FILTER)
        browser.close()
    gaps, work = sorted(found["gaps"]), sorted(found["work"])
    return {
        "from frame to frame, median": gaps[len(gaps) // 2],
        "from frame to frame, 95th percentile": gaps[int(len(gaps) * 0.95)],
        "scripting and layout in a frame, median": work[len(work) // 2],
        "scripting and layout in a frame, 95th percentile": work[int(len(work) * 0.95)],
        "a filter by words over all rows": filtered,
    }


def render(found: dict[str, float] | None) -> str:
    """Return the Markdown section."""
    head = [
        "## Scrolling in the explorer",
        "",
        f"{ROWS:,} rows, those of some 500 articles, in one table of the explorer in a headless Chromium without a",
        f"graphics card, scrolled from top to end in {FRAMES} frames. 16.7 ms is a frame of 60 a second.",
        "",
        "| what | ms |",
        "| --- | --- |",
    ]
    rows = [f"| {what} | {value:.1f} |" for what, value in (found or {"no Chromium on this machine": 0.0}).items()]
    return "\n".join([*head, *rows, ""])
