"""RSS and Atom files: the entries as articles, addressed as ``FILE#ID``; nothing that they link to is fetched."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from analysis.errors import NewsbookError
from analysis.readers.document import Document, Reading
from analysis.readers.fields import Fields, document_of, names_of
from analysis.readers.records import chosen, several

_ENTRIES = {"item", "entry"}
#: Element of an entry -> the field that it is; the fullest text wins.
_FIELDS = {
    "encoded": "content", "content": "content", "description": "summary", "summary": "summary", "title": "title",
    "pubdate": "published", "published": "published", "date": "published", "updated": "date", "creator": "author",
    "author": "author", "link": "url", "guid": "id", "id": "id", "rights": "rights",
}  # fmt: skip


def read_feed(raw: bytes, name: str, reading: Reading) -> Document:
    """Return the only entry of a feed as a document.

    Raises NewsbookError when the file is no feed or has no entry or several.
    """
    root = _root(raw, name)
    entries = list(_entries(root))
    if len(entries) != 1:
        raise NewsbookError(several(name, [_fields(e, root) for e in entries], reading.columns))
    return document_of(_fields(entries[0], root), reading, name, lambda column, line: (None, None))


def pick(raw: bytes, name: str, wanted: str, reading: Reading) -> tuple[bytes, str]:
    """Return the feed with one entry alone, and its id; ``wanted`` is the id, the link, or the number from 1."""
    root = _root(raw, name)
    entries = list(_entries(root))
    names = [names_of(_fields(e, root), reading.columns) for e in entries]
    number = chosen(names, wanted, name)
    for other, entry in enumerate(entries):
        parent = entry.getparent()
        if other != number and parent is not None:
            parent.remove(entry)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), (names[number] or (str(number + 1),))[0]


def _root(raw: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise NewsbookError(f"{name} is no well-formed XML: {error.msg}. Save the feed again and run again.") from None
    if _local(root) not in {"rss", "feed", "rdf"}:
        remedy = "newsbook reads RSS and Atom. Save the article as text or as a web page and run again."
        raise NewsbookError(f"{name} is XML, but no feed: its first element is <{_local(root)}>. {remedy}")
    return root


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter(etree.Element) if _local(element) in _ENTRIES)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _fields(entry: etree._Element, root: etree._Element) -> Fields:
    """Return an entry's fields under names that every export uses; the feed's title is the publication."""
    fields: dict[str, str] = {}
    for element in entry.iterchildren(etree.Element):
        field = _FIELDS.get(_local(element), "")
        text = "".join(element.itertext()).strip() or (element.get("href") or "")
        if field == "url" and element.get("rel", "alternate") != "alternate":
            continue
        if field and len(text) > len(fields.get(field, "")):
            fields[field] = text
    title = next((e for e in root.iter(etree.Element) if _local(e) == "title" and e.getparent() is not entry), None)
    if title is not None and (title.text or "").strip():
        fields["publisher"] = (title.text or "").strip()
    return fields
