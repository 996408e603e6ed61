"""The report under axe-core: no serious violation of WCAG, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import watched
from tests.report.pages import port, report_of


def serious(found):
    return [
        (one["id"], one["help"], [node["target"] for node in one["nodes"]][:3])
        for one in found.response["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation(browser, tmp_path, scheme):
    path = tmp_path / "report.html"
    path.write_text(report_of(port()), encoding="utf-8")
    with watched(browser, viewport={"width": 1400, "height": 900}, color_scheme=scheme) as page:
        page.goto(path.as_uri())
        assert serious(Axe().run(page)) == []
        page.locator("#table-relationships tbody tr").first.click()
        assert serious(Axe().run(page)) == []


def test_a_planted_violation_is_seen(browser):
    page = browser.new_page()
    page.set_content("<main><h1>t</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main>")
    assert "image-alt" in [name for name, _, _ in serious(Axe().run(page))]
    page.close()
