"""What identifies things: SHA-256 of bytes, of files, of the package itself, and versions of what it stands on."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
import re
from importlib import metadata
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data``, in hex."""
    return hashlib.sha256(data).hexdigest()


def sha256_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint(**parts: object) -> str:
    """Return one SHA-256 over named JSON values; the order of the names does not matter."""
    return sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode("utf-8"))


@functools.cache
def package_sha256(*parts: str) -> str:
    """Return one SHA-256 over the names and bytes of the package's files, or of some of its parts (``"language"``)."""
    roots = [PACKAGE / part for part in parts] or [PACKAGE]
    files = [root if root.is_file() else None for root in roots]
    found = [f for f in files if f] + [f for root in roots if root.is_dir() for f in root.rglob("*") if f.is_file()]
    digest = hashlib.sha256()
    for path in sorted(found):
        if "__pycache__" not in path.parts and path.suffix != ".pyc":
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@functools.cache
def versions() -> dict[str, str]:
    """Return the versions of Python and of every direct dependency that is installed, by name."""
    found = {"python": platform.python_version()}
    for requirement in metadata.requires("newsbook") or ():
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return dict(sorted(found.items()))
