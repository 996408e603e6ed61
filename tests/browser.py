"""A headless Chromium for tests.

Without one they are skipped with the reason; where NEWSBOOK_REQUIRE_BROWSER is set that is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def find_chromium() -> str:
    """Return the browser's path; skip or fail where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        why = "no Chromium on this machine (Debian: apt-get install chromium)"
        if os.environ.get("NEWSBOOK_REQUIRE_BROWSER"):
            pytest.fail(why)
        pytest.skip(why)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for the session; a test opens a page of its own with ``browser.new_page()``."""
    path = find_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()
