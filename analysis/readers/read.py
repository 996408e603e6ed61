from __future__ import annotations
import tomllib
from datetime import date
from pathlib import Path
from analysis.article import Article, Metadata, Span

def read_article(path: str | Path, *, published: date | None = None) -> Article:
    path = Path(path)
    raw = path.read_bytes()
    text = raw.decode("utf-8").replace("\r\n", "\n")
    side = path.with_suffix(".toml")
    meta = tomllib.loads(side.read_text()) if side.exists() else {}
    known = {k: v for k, v in meta.items() if k in Metadata.__dataclass_fields__}
    if published:
        known["published"] = published
    return Article(path.stem, text, Metadata(**known), "text", path.name, str(path), raw, title_span=Span(0, text.find("\n")))
