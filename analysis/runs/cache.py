"""The content-addressed cache: one ZIP file an entry, written atomically, checked on reading.

An entry that is damaged is as good as none: it is computed again and replaced. A folder that cannot be written is no
error either, the work is only done anew. ``$NEWSBOOK_CACHE``, else ``$XDG_CACHE_HOME/newsbook``, else
``~/.cache/newsbook``.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

ENVIRONMENT = "NEWSBOOK_CACHE"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that ZIP knows: the clock is no part of an entry


def cache_folder() -> Path:
    """Return where entries lie; the folder need not exist."""
    if named := os.environ.get(ENVIRONMENT):
        return Path(named)
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "newsbook"
    return Path.home() / ".cache" / "newsbook"


def read_entry(kind: str, key: str) -> dict[str, bytes] | None:
    """Return the members of an entry, or ``None`` where there is none or it is damaged."""
    try:
        with zipfile.ZipFile(_path(kind, key)) as archive:  # reading checks each member's CRC
            return {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        return None


def write_entry(kind: str, key: str, members: Mapping[str, bytes]) -> None:
    """Keep the members under the key, whole or not at all."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    path = _path(kind, key)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data.getvalue())


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that no reader ever sees half of it."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def temporary_cache() -> Iterator[Path]:
    """Use an empty cache that is thrown away, here and in every process started meanwhile."""
    before = os.environ.get(ENVIRONMENT)
    with tempfile.TemporaryDirectory(prefix="newsbook-cache-") as folder:
        os.environ[ENVIRONMENT] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ[ENVIRONMENT]
            else:
                os.environ[ENVIRONMENT] = before


def is_writable() -> bool:
    """Tell whether entries can be kept."""
    try:
        cache_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=cache_folder()):
            return True
    except OSError:
        return False


def _path(kind: str, key: str) -> Path:
    return cache_folder() / kind / key[:2] / f"{key}.zip"
