"""Runs the notebooks through papermill, some at a time, each in a kernel of its own."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from analysis.readers import Limits
from analysis.runs.normalise import normalised, to_json
from analysis.runs.parameters import parameters_of


class NotebookFailed(Exception):
    """A cell raised. ``notebook`` names it; the executed notebook is kept as far as it came."""

    def __init__(self, notebook: str, reason: str) -> None:
        super().__init__(f"{notebook}: {reason}")
        self.notebook = notebook


def execute_notebooks(
    names: Iterable[str],
    source: Path,
    target: Path,
    values: Mapping[str, Any],
    *,
    on_done: Callable[[str], None] = lambda name: None,
    jobs: int | None = None,
    seconds: int = Limits().seconds,
) -> Notebooks:
    """Start to execute notebooks of the folder ``source`` into the folder ``target``, which is their working folder.

    Each gets those of ``values`` that it knows; check them before. The work goes on in the background: threads wait
    for the kernels, so the caller may draw charts meanwhile. ``on_done`` is told each that is whole; no cell may
    take more than ``seconds``.
    """
    _quiet()
    target.mkdir(parents=True, exist_ok=True)
    pool = ThreadPoolExecutor(jobs or max(1, min(4, os.cpu_count() or 1)), thread_name_prefix="notebook")
    futures = [pool.submit(_execute, name, source, target, values, on_done, seconds) for name in names]
    return Notebooks(pool, futures)


class Notebooks:
    """Notebooks at work. Use it as a context: leaving it waits, and stops the rest where one has failed."""

    def __init__(self, pool: ThreadPoolExecutor, futures: list[Future[None]]) -> None:
        self._pool = pool
        self._futures = futures

    def __enter__(self) -> Notebooks:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.wait()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def wait(self) -> None:
        """Wait for all.

        Raises:
            NotebookFailed: a cell of one raised; those not begun are dropped.
        """
        done, _ = wait(self._futures, return_when=FIRST_EXCEPTION)
        failed = [future for future in done if future.exception()]
        if failed:
            self._pool.shutdown(wait=True, cancel_futures=True)
            failed[0].result()


def _execute(
    name: str, source: Path, target: Path, values: Mapping[str, Any], on_done: Callable[[str], None], seconds: int
) -> None:
    import papermill
    from jupyter_core.utils import ensure_event_loop
    from papermill.exceptions import PapermillExecutionError

    # In the notebook's own order, so that the injected cell is the same however the values were named.
    known = [parameter.name for parameter in parameters_of(name) if parameter.name in values]
    path = target / f"{name}.ipynb"
    try:
        # nbclient makes a loop for each thread and leaves it open; here it is closed with the notebook.
        with contextlib.closing(ensure_event_loop()):
            papermill.execute_notebook(
                source / f"{name}.ipynb",
                path,
                {key: values[key] for key in known},
                progress_bar=False,
                log_output=False,
                execution_timeout=seconds,
                # Not papermill's `cwd`: that changes the folder of the whole process, and there are several threads.
                resources={"metadata": {"path": str(target)}},
                kernel_manager_class=f"{__package__}.kernel.Kernel",
                shutdown_kernel="immediate",
                extra_arguments=["--log-level=ERROR"],
            )
    except PapermillExecutionError as error:
        _tidy(path)
        raise NotebookFailed(name, f"{error.ename}: {error.evalue}") from error
    _tidy(path)
    on_done(name)


def _tidy(path: Path) -> None:
    path.write_text(to_json(normalised(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")


def _quiet() -> None:
    """Keep papermill's log of every notebook and its warnings out of the terminal."""
    logging.getLogger("papermill").setLevel(logging.ERROR)
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    if not sys.warnoptions:
        os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
