"""The visible blocks of a web page: runs of text that no block element interrupts, each with where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

UNSEEN = {
    "script", "style", "noscript", "template", "iframe", "svg", "head", "object", "embed", "math", "canvas", "audio",
    "video", "datalist",
}  # fmt: skip
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_ARTICLE = re.compile(r".*/article\[\d+\](?=/)")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page: its words, the XPath of the block element that holds them, and the elements around it.

    ``linked`` is the share of its characters that stand in links, 0 to 1; ``place`` is where it stands in the source.
    """

    text: str
    path: str
    tags: frozenset[str]
    linked: float
    place: tuple[int, int] | tuple[None, None] = (None, None)

    @property
    def parent(self) -> str:
        """Return the path of the element that holds this block's element."""
        return self.path.rpartition("/")[0]

    @property
    def tag(self) -> str:
        """Return the name of the element that holds the words."""
        return self.path.rpartition("/")[2].partition("[")[0]

    @property
    def article(self) -> str:
        """Return the path of the nearest ``article`` element around, or nothing."""
        found = _ARTICLE.match(self.path)
        return found[0] if found else ""

    @property
    def shape(self) -> str:
        """Return the path without its positions: equal for the paragraphs of one text."""
        return re.sub(r"\[\d+\]", "", self.path)


def blocks(tree: etree._Element) -> Iterator[Block]:
    """Yield the visible blocks under ``tree`` in the page's order, without those that nobody sees."""
    run = _Run()
    path: list[str] = []
    tags: list[str] = []
    counts: list[Counter[str]] = [Counter()]
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            tag = str(element.tag).rpartition("}")[2].lower()
            counts[-1][tag] += 1
            path.append(f"{tag}[{counts[-1][tag]}]")
            tags.append(tag)
            counts.append(Counter())
            if tag not in INLINE:
                yield from run.close()
            if tag in UNSEEN or _hidden(element):
                walk.skip_subtree()
            else:
                run.add(element.text, path, tags)
            continue
        if event == "end":
            counts.pop()
            path.pop()
            if tags.pop() not in INLINE:
                yield from run.close()
        if element is not tree:
            run.add(element.tail, path, tags)
    yield from run.close()


def _hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(element.get("style") or ""))


class _Run:
    """The words gathered since the last block element began or ended."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.linked = 0
        self.path = ""
        self.tags: frozenset[str] = frozenset()

    def add(self, text: str | None, path: list[str], tags: list[str]) -> None:
        if not text:
            return
        self.words.append(text)
        if not text.strip():
            return
        if not self.path:
            depth = next((n for n in range(len(tags), 0, -1) if tags[n - 1] not in INLINE), len(tags))
            self.path, self.tags = "/" + "/".join(path[:depth]), frozenset(tags)
        if "a" in tags:
            self.linked += len(text.strip())

    def close(self) -> Iterator[Block]:
        text = " ".join("".join(self.words).split())
        if text:
            yield Block(text, self.path, self.tags, min(1.0, self.linked / len(text)))
        self.__init__()  # type: ignore[misc]
