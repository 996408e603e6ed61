"""One module a family of benchmarks: each maps rows of the tables to a benchmark's own convention, and no more."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

Record = dict[str, Any]
Adapter = Callable[[list[Record]], Iterator[Record]]


def adapters() -> dict[str, Adapter]:
    """Return the adapters of all modules here, by benchmark name."""
    found: dict[str, Adapter] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        for name, adapter in importlib.import_module(f"{__name__}.{info.name}").ADAPTERS.items():
            if name in found:
                raise ValueError(f"Two adapters are called {name}.")
            found[name] = adapter
    return found
