"""Path, bytes or pasted text -> Article."""

from analysis.readers.read import READERS, article_id_of, find_project, read_article, read_bytes, read_text, resolve

__all__ = ["READERS", "article_id_of", "find_project", "read_article", "read_bytes", "read_text", "resolve"]
