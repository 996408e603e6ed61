"""A headless Chromium for tests.

Without one they are skipped with the reason; where NEWSBOOK_REQUIRE_BROWSER is set that is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium_path() -> str | None:
    """Return the browser's path, or ``None``."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def find_chromium() -> str:
    """Return the browser's path; skip or fail where there is none."""
    path = chromium_path()
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


@contextmanager
def watched(browser: Any, **options: Any) -> Iterator[Any]:
    """Yield a page that may ask for nothing but local files and may not complain: both fail the test at its end."""
    page = browser.new_page(**options)
    wrong: list[str] = []
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else wrong.append(f"request {r.url}"))
    page.on("console", lambda m: wrong.append(f"console {m.text}") if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(f"error {error}"))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
    try:
        yield page
    finally:
        page.close()
    assert not wrong, "; ".join(wrong)
