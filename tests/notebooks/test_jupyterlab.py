"""The explorer in a real JupyterLab: look, filter, select, correct, run again, start anew; and in Notebook 7.

Screenshots go to the folder that NEWSBOOK_SCREENSHOTS names, if it does.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser import find_chromium

PROJECT = Path(__file__).parent.parent.parent
TOKEN = "test"
ARTICLE = (
    "Ministers meet in Oslo\n"
    "Anna Holm, the finance minister of Norway, met Peter Vance in Oslo on Monday. Holm praised Vance. "
    "The ministry hired 40 people. Police arrested 12 people in Oslo.\n"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one article of our own in the place of the notebook's seed."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "seeds").mkdir()
    (folder / "notebooks").mkdir()
    (folder / "seeds" / "meeting.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "seeds" / "meeting.toml").write_text("published = 2024-03-12\n", encoding="utf-8")
    source = (PROJECT / "notebooks" / "90_explore.ipynb").read_text(encoding="utf-8")
    notebook = source.replace("niger_delegation", "meeting")
    (folder / "notebooks" / "90_explore.ipynb").write_text(notebook, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving("jupyterlab", project, tmp_path_factory.mktemp("home")) as url:
        yield url


@pytest.fixture(scope="module")
def notebook_server(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving("notebook", project, tmp_path_factory.mktemp("home")) as url:
        yield url


@contextmanager
def serving(app: str, project: Path, home: Path) -> Iterator[str]:
    """Start JupyterLab or Notebook on the project, with settings of its own, and yield its address."""
    find_chromium()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", app, "--no-browser", "--allow-root", f"--port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={project}", "--LabApp.news_url=None",
    ]  # fmt: skip
    _set(home / "settings", "@jupyterlab/notebook-extension/tracker", windowingMode="none")  # every cell is in the page
    _set(home / "settings", "@jupyterlab/apputils-extension/notification", fetchNews="false", checkForUpdates=False)
    kept = {"JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"), "HOME": str(home)}
    kept |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "NEWSBOOK_CACHE": str(home / "cache")}
    environment = os.environ | kept | {"PYTHONPATH": str(PROJECT)}
    with (home / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(f"http://127.0.0.1:{port}/api/status?token={TOKEN}", process, home / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)
    shutil.rmtree(home, ignore_errors=True)


def _set(folder: Path, plugin: str, **values: object) -> None:
    path = folder / f"{plugin}.jupyterlab-settings"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values), encoding="utf-8")


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"Jupyter did not start:\n{log.read_text()}")


#: What shows that the kernel waits for work, by the application's path.
READY = {"lab/tree": "text=Python 3 (ipykernel) | Idle", "notebooks": ".jp-Notebook-ExecutionIndicator[data-status=idle]"}


class Lab:
    """What a person does in JupyterLab."""

    def __init__(self, browser: Any, url: str, *, path: str = "lab/tree") -> None:
        from playwright.sync_api import TimeoutError as Late

        self.late = Late
        self.page = browser.new_page(viewport={"width": 1500, "height": 950})
        self.page.set_default_timeout(120_000)
        self.page.goto(f"{url}/{path}/notebooks/90_explore.ipynb?reset&token={TOKEN}")
        self.page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        self.page.locator(READY[path]).first.wait_for()

    def run_all(self) -> None:
        """Run every cell, and wait until the last one has run.

        Notebook 7 may call a kernel idle that it has not reached yet, and loses the command; then one asks again.
        """
        self.menu("Run", "Run All Cells")
        asked = ".jp-InputPrompt:has-text('[*]'), .nbx-body .nbx-row"
        try:
            self.page.locator(asked).first.wait_for(timeout=20_000)
        except self.late:
            self.menu("Run", "Run All Cells")
        self.page.wait_for_selector(".nbx-body .nbx-row")
        self.page.wait_for_function(
            "() => { const p = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(e => e.textContent);"
            " return p.length > 3 && p.every(t => /\\[\\d+\\]/.test(t)); }"
        )
        self.page.locator(".nbx").scroll_into_view_if_needed()

    def menu(self, name: str, entry: str) -> None:
        self.page.get_by_role("menuitem", name=name, exact=True).click()
        self.page.get_by_text(entry, exact=True).first.click()

    def row(self, text: str) -> Any:
        return self.page.locator(".nbx-body .nbx-row", has_text=text).first

    def tab(self, name: str) -> None:
        self.page.locator(f".nbx-tabs button[data-table='{name}']").click()

    def correct(self, action: str, **fields: str) -> str:
        """Fill the form in and send it; return the answer."""
        page = self.page
        page.locator(".nbx-detail summary").click()
        page.locator(".nbx-form select[name=action]").select_option(action)
        for name, value in fields.items():
            control = page.locator(f".nbx-form [name={name}]")
            control.select_option(value) if control.evaluate("e => e.tagName") == "SELECT" else control.fill(value)
        page.locator(".nbx-form button[type=submit]").click()
        page.wait_for_function("() => /Written|Error|not|No /.test(document.querySelector('.nbx-answer').textContent)")
        return page.locator(".nbx-answer").inner_text()

    def picture(self, name: str) -> None:
        if folder := os.environ.get("NEWSBOOK_SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"))


def test_an_analyst_looks_corrects_and_finds_it_again(browser: Any, server: str, project: Path) -> None:
    lab = Lab(browser, server)
    lab.run_all()
    page = lab.page

    # A row shows its words, words show their row.
    lab.row("Peter Vance").click()
    assert page.locator(".nbx-article mark.nbx-on").first.inner_text() in ("Peter Vance", "Vance")
    lab.picture("explorer_row")
    page.locator(".nbx-article mark", has_text="Monday").click()
    assert page.locator(".nbx-tabs [aria-selected=true]").get_attribute("data-table") == "times"
    assert lab.row("Monday").get_attribute("aria-selected") == "true"

    # Filters and words; the keyboard moves the selection.
    lab.tab("actors")
    page.locator(".nbx-filters select[data-facet]").first.select_option("person")
    persons = page.locator(".nbx-body .nbx-row").count()
    page.locator(".nbx-filters [data-words]").fill("vance")
    assert page.locator(".nbx-body .nbx-row").count() == 1 < persons
    page.locator(".nbx-filters [data-words]").fill("")
    page.locator(".nbx-grid").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    assert page.locator(".nbx-body .nbx-row[aria-selected=true]").count() == 1

    # A value, then a merge; both are in the sidecar, and the tables follow.
    lab.row("Anna Holm").click()
    said = {"by": "A. Reader", "date": "2024-03-20", "reason": "as she signs"}
    assert "Written" in lab.correct("set", column="role", new="treasurer", **said)
    assert "treasurer" in lab.row("Anna Holm").inner_text()
    lab.row("Peter Vance").click()
    assert "Written" in lab.correct("merge", other="Anna Holm", **said)
    assert page.locator(".nbx-body .nbx-row", has_text="Peter Vance").count() <= 1
    lab.picture("explorer_corrected")
    kept = tomllib.loads((project / "seeds" / "meeting.toml").read_text(encoding="utf-8"))
    assert kept["published"].isoformat() == "2024-03-12"
    assert [(c["action"], c["by"]) for c in kept["correction"]] == [("set", "A. Reader"), ("merge", "A. Reader")]

    # Run again, and start anew: still there.
    lab.run_all()
    text = page.locator(".jp-Notebook").inner_text()
    assert "2 corrections" in text
    page.close()
    again = Lab(browser, server)
    again.run_all()
    again.tab("corrections")
    assert again.row("treasurer").count() == 1
    again.page.close()


def test_it_is_the_same_in_notebook_7(browser: Any, notebook_server: str) -> None:
    lab = Lab(browser, notebook_server, path="notebooks")
    lab.run_all()
    lab.tab("figures")
    lab.row("40").click()
    assert "40" in lab.page.locator(".nbx-article mark.nbx-on").first.inner_text()
    lab.picture("explorer_notebook7")
    lab.page.locator(".nbx-article mark", has_text="Monday").click()
    assert lab.page.locator(".nbx-tabs [aria-selected=true]").get_attribute("data-table") == "times"
    lab.page.close()


def test_a_saved_notebook_shows_the_static_view_without_its_kernel(browser: Any, server: str) -> None:
    lab = Lab(browser, server)
    lab.run_all()
    view = lab.page.locator("[class*=nbx-static-]").first
    assert not view.is_visible()  # the widget stands in its place
    lab.page.locator(".jp-Notebook").click()
    lab.menu("File", "Save Notebook")
    lab.page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")
    lab.page.close()
    for session in json.loads(called(f"{server}/api/sessions?token={TOKEN}")):
        called(f"{server}/api/sessions/{session['id']}?token={TOKEN}", method="DELETE")
    again = Lab(browser, server)
    view = again.page.locator("[class*=nbx-static-]").first
    view.wait_for()
    assert "Anna Holm" in view.inner_text() and view.locator("mark").count() > 5
    assert again.page.locator(".nbx").count() == 0
    again.picture("explorer_static")
    again.page.close()


def called(url: str, method: str = "GET") -> bytes:
    with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=30) as answer:
        return bytes(answer.read())
