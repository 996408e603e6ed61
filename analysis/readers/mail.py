"""E-mail (.eml) and pages saved in one file (.mhtml): the part that is the text, with what the headers say."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from analysis.errors import NewsbookError
from analysis.readers.decode import decode_page
from analysis.readers.document import Document
from analysis.readers.html import read_page
from analysis.readers.text import read_plain

#: Parts in parts; a letter that was passed on ten times has about twenty.
MAX_PARTS = 500


def read_mail(raw: bytes, name: str) -> Document:
    """Return an e-mail as a document: its HTML part, else its plain one; attachments are not opened.

    The subject is the title, the day that the sender wrote is the day of publication.
    Raises NewsbookError when the file is no e-mail or has no text.
    """
    message = _message(raw, name)
    sender, address = parseaddr(str(message.get("From", "")))
    day = _day(message)
    document = _text(message, name)
    known = document.metadata
    return replace(
        document,
        metadata=replace(
            known,
            title=" ".join(str(message.get("Subject", "")).split()) or known.title,
            publication=sender or address,
            published=day or known.published,
            published_source="the e-mail's Date" if day else known.published_source,
        ),
    )


def read_saved_page(raw: bytes, name: str) -> Document:
    """Return a page that a browser saved in one file (MHTML); its pictures and frames are not opened.

    Raises NewsbookError when the file is none or has no page.
    """
    message = _message(raw, name)
    document = _text(message, name)
    url = str(message.get("Snapshot-Content-Location", "") or message.get("Content-Location", ""))
    metadata = replace(document.metadata, url=document.metadata.url or url.strip(), accessed=_day(message))
    return replace(document, metadata=metadata)


def _message(raw: bytes, name: str) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # that is what the policy makes
    if not message.keys():
        raise NewsbookError(f"{name} has no header lines: it is no e-mail and no saved page. Save it again.")
    if sum(1 for _, part in zip(range(MAX_PARTS + 1), message.walk(), strict=False)) > MAX_PARTS:
        raise NewsbookError(f"{name} has more than {MAX_PARTS} parts. Save the article itself and run again.")
    return message


def _text(message: EmailMessage, name: str) -> Document:
    """Return the document of the first HTML part, else of the first plain one."""
    parts = {"text/html": read_page, "text/plain": read_plain}
    for kind, reader in parts.items():
        for part in message.walk():
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                content = _decoded(part, name)
                if content.strip():
                    return reader(content, name)
    raise NewsbookError(f"{name} has no text part. Save the article itself and run again.")


def _decoded(part: Message, name: str) -> str:
    """Return a part's text, line ends made ``\\n``; browsers save pages without saying their encoding."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    named = part.get_content_charset()
    if named is None:
        return decode_page(raw, name) if raw.strip() else ""
    try:
        return raw.decode(named, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    except LookupError:
        raise NewsbookError(f"{name} names an unknown encoding: {named!r}. Save it as UTF-8.") from None


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date() if message["Date"] else None
    except (ValueError, TypeError):
        return None
