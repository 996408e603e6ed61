"""What several folders of tests share: one whole run of a seed, made once in a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from analysis.readers import read_article
from analysis.runs.folder import Options
from analysis.runs.parameters import notebook_names
from analysis.runs.run import run_article
from tests.browser import browser

__all__ = ["browser"]

settings.register_profile("untimed", deadline=None)  # no test asserts a time
settings.load_profile("untimed")

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def session_cache(tmp_path_factory):
    """A cache that begins empty and serves the whole session; a test that uses it sets NEWSBOOK_CACHE to it."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def seed_run(tmp_path_factory, session_cache):
    """The run folder of the first seed, with every notebook, chart and the report. Copy it before changing it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSBOOK_CACHE", str(session_cache))
        article = read_article(SEEDS / "niger_delegation.txt")
        options = Options(notebooks=notebook_names(), values={"top_n": 5, "palette": "grey"})
        return run_article(article, tmp_path_factory.mktemp("out"), options).folder
