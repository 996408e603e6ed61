"""Which blocks of a web page are the article: what trafilatura finds, mended by where a block stands.

Trafilatura gives the body as text; its words are aligned to the page's blocks in order. Then a block that it left out
comes back when it stands among the body's own blocks and looks like one, and a link to another story goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.readers.align import shares_in
from analysis.readers.blocks import Block

#: Share of a block's words that the body finder must have kept for the block to count as article.
IN_BODY = 0.6
#: A block whose text is in links to this part is a link, when it is no sentence and has at least so many words.
LINKED, LINK_WORDS = 0.8, 4
#: A paragraph that comes back because others of its shape are the body: so many words, so many others.
PARAGRAPH_WORDS, OTHERS = 8, 3
_NEVER = {"nav", "footer", "button", "select", "menu", "figcaption", "caption"}
_ASIDE = {"aside", "figure", "form", "li", "table"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SENTENCE_END = re.compile(r"""[.!?…。？！]["'”’»)\]]*$""")


def in_body(blocks: Sequence[Block], body: str) -> list[bool]:
    """Tell for each block whether it is article, given the text that the body finder made of the page."""
    shares = shares_in([words(b.text) for b in blocks], words(body))
    kept = [
        share >= IN_BODY and not block.tags & _NEVER and not _is_link(block)
        for block, share in zip(blocks, shares, strict=True)
    ]
    for number in _left_out(blocks, kept):
        kept[number] = True
    return kept


def words(text: str) -> list[str]:
    """Return the words of a text, case aside."""
    return re.findall(r"\w+", text.casefold())


def _is_link(block: Block) -> bool:
    """Tell whether a block is a link to somewhere else; a heading that has a link in it is a heading."""
    heading = block.tag in _HEADINGS and "/a[" not in block.path and not block.tags & {"li", "aside"}
    linked = block.linked >= LINKED and len(block.text.split()) >= LINK_WORDS and not _SENTENCE_END.search(block.text)
    return linked and not heading


def _left_out(blocks: Sequence[Block], kept: Sequence[bool]) -> Iterator[int]:
    """Yield the blocks that belong to the body by their place: paragraphs of its shape, and what it stands around."""
    inside = [number for number, is_kept in enumerate(kept) if is_kept]
    if not inside:
        return
    shapes = Counter(blocks[n].shape for n in inside if len(words(blocks[n].text)) >= PARAGRAPH_WORDS)
    article = Counter(blocks[n].article for n in inside).most_common(1)[0][0]
    first, last = _edges(blocks, inside)
    for number in range(inside[0] + 1, len(blocks)):
        block = blocks[number]
        if kept[number] or block.tags & _NEVER or block.linked >= LINKED / 2:
            continue
        sentence, quoted = bool(_SENTENCE_END.search(block.text)), "blockquote" in block.tags
        reach = number < inside[-1] or bool(article and block.article == article)
        shaped = shapes[block.shape] >= OTHERS and len(words(block.text)) >= PARAGRAPH_WORDS
        holder = _quoting(block, first) if quoted else block.parent
        among = first.get(holder, number) < number < last.get(holder, number) and not block.tags & _ASIDE
        if (sentence and shaped and reach) or (among and (sentence or quoted)):
            yield number


def _quoting(block: Block, first: dict[str, int]) -> str:
    """Return the nearest element around a quotation that holds blocks of the body."""
    holder = block.parent
    while holder and holder not in first:
        holder = holder.rpartition("/")[0]
    return holder


def _edges(blocks: Sequence[Block], inside: Sequence[int]) -> tuple[dict[str, int], dict[str, int]]:
    """Return for each element the first and the last block of the body that stands directly in it."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for number in inside:
        first.setdefault(blocks[number].parent, number)
        last[blocks[number].parent] = number
    return first, last
