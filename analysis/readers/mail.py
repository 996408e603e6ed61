"""E-mail (.eml) and pages saved in one file (.mhtml): the part that is the text, with what the headers say."""

from __future__ import annotations

import email
import email.policy
import itertools
from dataclasses import replace
from datetime import date
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from analysis.errors import NewsbookError
from analysis.readers.decode import decode_as
from analysis.readers.document import Document, Reading
from analysis.readers.html import read_page
from analysis.readers.text import read_plain

_SAVE = "Save the article itself and run again."


def read_mail(raw: bytes, name: str, reading: Reading) -> Document:
    """Return an e-mail as a document: its HTML part, else its plain one; attachments are not opened.

    The subject is the title, the day that the sender wrote is the day of publication.
    Raises NewsbookError when the file is no e-mail or has no text.
    """
    message = _message(raw, name, reading)
    sender, address = parseaddr(str(message.get("From", "")))
    day = _day(message)
    document = _text(message, name, reading)
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


def read_saved_page(raw: bytes, name: str, reading: Reading) -> Document:
    """Return a page that a browser saved in one file (MHTML); its pictures and frames are not opened.

    Raises NewsbookError when the file is none or has no page.
    """
    message = _message(raw, name, reading)
    document = _text(message, name, reading)
    url = str(message.get("Snapshot-Content-Location", "") or message.get("Content-Location", ""))
    metadata = replace(document.metadata, url=document.metadata.url or url.strip(), accessed=_day(message))
    return replace(document, metadata=metadata)


def _message(raw: bytes, name: str, reading: Reading) -> EmailMessage:
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
    except RecursionError:
        raise NewsbookError(f"{name} nests its parts too deeply. {_SAVE}") from None
    assert isinstance(message, EmailMessage)  # that is what the policy makes
    if not message.keys():
        raise NewsbookError(f"{name} has no header lines: it is no e-mail and no saved page. Save it again.")
    parts = sum(1 for _ in itertools.islice(message.walk(), reading.limits.parts + 1))
    reading.limits.check("parts", parts, name, "parts", _SAVE)
    return message


def _text(message: EmailMessage, name: str, reading: Reading) -> Document:
    """Return the document of the first HTML part, else of the first plain one."""
    parts = {"text/html": read_page, "text/plain": read_plain}
    for kind, reader in parts.items():
        for part in message.walk():
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                content = _decoded(part, name)
                if content.strip():
                    return reader(content, name, reading)
    raise NewsbookError(f"{name} has no text part. {_SAVE}")


def _decoded(part: Message, name: str) -> str:
    """Return a part's text, line ends made ``\\n``."""
    payload = part.get_payload(decode=True)
    return decode_as(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "", name)


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date() if message["Date"] else None
    except (ValueError, TypeError):
        return None
