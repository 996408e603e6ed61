"""Folders made beside their place and moved into it whole.

While a folder is being made its name begins with ``.newsbook-``, and a lock on it shows that its maker lives. The
kernel drops the lock with the process, however it ends, so that the next start knows a leftover from a run at work.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import NewsbookError, explain

PREFIX = ".newsbook-"
OLD = ".newsbook-old-"  # where exchanging is not possible: the former folder, for one moment
_LOCK = ".lock"
_AT_FDCWD, _EXCHANGE = -100, 2


@contextlib.contextmanager
def staging(out: Path, name: str) -> Iterator[Path]:
    """Give a new folder in ``out`` to fill; what is left of it at the end is removed.

    Raises:
        NewsbookError: ``out`` cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        clean_leftovers(out)
        room = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{name}-", dir=out))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        remedy = f"{reason}. Choose another folder with --out."
        raise NewsbookError(explain("The output folder cannot be written", value=str(out), remedy=remedy)) from error
    with (room / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            folder = room / name
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(room, ignore_errors=True)


def move_into_place(folder: Path, place: Path) -> None:
    """Put ``folder`` where ``place`` is; whoever looks sees the former folder or the new one, each whole.

    What stood at ``place`` is afterwards at ``folder``, for its maker to remove.
    """
    if not place.exists():
        folder.rename(place)
    elif not _exchange(folder, place):
        former = place.parent / f"{OLD}{place.name}"
        shutil.rmtree(former, ignore_errors=True)
        place.rename(former)
        folder.rename(place)  # killed before this line: `clean_leftovers` puts the former folder back
        former.rename(folder)


def clean_leftovers(out: Path) -> None:
    """Remove what runs that died have left behind in ``out``, and put back a folder that was on its way out."""
    for former in sorted(out.glob(f"{OLD}*")):
        place = out / former.name.removeprefix(OLD)
        if place.exists():
            shutil.rmtree(former, ignore_errors=True)
        else:
            former.rename(place)
    for room in sorted(out.glob(f"{PREFIX}*")):
        if not room.name.startswith(OLD) and not _at_work(room):
            shutil.rmtree(room, ignore_errors=True)


def _at_work(room: Path) -> bool:
    try:
        with (room / _LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        # Without a lock yet: its maker is between two lines, or died there. Such a room is empty; leave it a while.
        return room.exists() and not any(room.iterdir()) and _is_young(room)
    return False


def _is_young(room: Path) -> bool:
    return time.time() - room.stat().st_mtime < 60


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two folders in one step; ``False`` where this system or file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(b))
