"""Path, bytes or pasted text -> Article."""

from analysis.readers.limits import Limits, limits_from
from analysis.readers.read import (
    READERS,
    address,
    article_id_of,
    find_project,
    read_article,
    read_bytes,
    read_source,
    read_text,
    resolve,
    sidecar_of,
)

__all__ = [
    "READERS",
    "Limits",
    "address",
    "article_id_of",
    "find_project",
    "limits_from",
    "read_article",
    "read_bytes",
    "read_source",
    "read_text",
    "resolve",
    "sidecar_of",
]
