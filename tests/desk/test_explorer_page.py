"""The explorer in a browser: both themes, enlarged, by keyboard, and with the rows of 500 articles.

Screenshots go to the folder that NEWSBOOK_SCREENSHOTS names, if it does.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import watched
from tests.desk.explorer_page import THEMES, many, payload, write_page

WINDOW = {"width": 1400, "height": 900}
ENLARGED = {"width": 700, "height": 450}  # the same window at 200%
MANY = 30_000


def picture(page: Any, name: str) -> None:
    if folder := os.environ.get("NEWSBOOK_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def choose(page: Any) -> None:
    """Open the relationships, choose the first and the form that corrects it: all that can be shown is shown."""
    page.locator(".nbx-tabs button[data-table='relationships']").click()
    page.locator(".nbx-body .nbx-row").first.click()
    page.locator(".nbx-detail summary").click()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("size", "zoom"), [(WINDOW, 1), (ENLARGED, 2)], ids=["100%", "200%"])
def test_no_serious_barrier_in_either_theme_and_enlarged(
    browser: Any, tmp_path: Path, theme: str, size: dict[str, int], zoom: int
) -> None:
    source = write_page(tmp_path, payload(), theme=theme)
    with watched(browser, viewport=size, device_scale_factor=zoom) as page:
        page.goto(source.as_uri())
        choose(page)
        found = Axe().run(page).response["violations"]
        serious = [(v["id"], n["html"][:120], n.get("failureSummary", "")) for v in found for n in v["nodes"]
                   if v["impact"] in ("serious", "critical")]  # fmt: skip
        picture(page, f"explorer_{theme}_{zoom}00")
        assert serious == []


@pytest.mark.parametrize("theme", THEMES)
def test_enlarged_nothing_is_cut_off(browser: Any, tmp_path: Path, theme: str) -> None:
    source = write_page(tmp_path, payload(), theme=theme)
    with watched(browser, viewport=ENLARGED, device_scale_factor=2) as page:
        page.goto(source.as_uri())
        choose(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for part in (".nbx-article", ".nbx-tabs", ".nbx-filters", ".nbx-grid", ".nbx-detail", ".nbx-form button"):
            box = page.locator(part).first.bounding_box()
            assert box is not None and box["width"] > 40 and box["height"] > 15, part
            assert box["x"] >= 0 and box["x"] + box["width"] <= ENLARGED["width"], part
        # What is written in the form can be reached and sent.
        page.locator(".nbx-form [name=by]").fill("A. Reader")
        page.locator(".nbx-form button[type=submit]").click()
        assert page.evaluate("sent.length") == 1


def test_only_the_rows_in_sight_exist(browser: Any, tmp_path: Path) -> None:
    source = write_page(tmp_path, many(MANY))
    with watched(browser, viewport=WINDOW) as page:
        page.goto(source.as_uri())
        page.locator(".nbx-tabs button[data-table='mentions']").click()
        assert page.locator(".nbx-count").inner_text() == f"{MANY} of {MANY} rows"
        rows = page.locator(".nbx-body .nbx-row")
        for share in (0, 0.5, 1):
            page.locator(".nbx-grid").evaluate(f"grid => {{ grid.scrollTop = {share} * grid.scrollHeight }}")
            page.wait_for_function(
                f"() => document.querySelector('.nbx-body .nbx-row:last-child').dataset.row >= {share * MANY} - 1"
            )
            assert rows.count() < 60
        assert rows.last.inner_text().split()[-1 - 2].isalnum()
        page.locator(".nbx-grid").focus()
        page.keyboard.press("Home")
        page.keyboard.press("End")
        assert page.evaluate("kept.selected.rows") == [MANY - 1]
        page.locator(".nbx-filters [data-words]").fill("Vance 2")
        assert 0 < int(page.locator(".nbx-count").inner_text().split()[0]) < MANY
