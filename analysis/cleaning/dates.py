"""The day that a date line states in full, year included; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b",
        rf"\b{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})\b",
        rf"\b(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})\b",
    )
)


def stated_day(text: str) -> date | None:
    """Return the first full date in ``text`` (ISO 8601, "March 4, 2024" or "4 March 2024"), or None."""
    for form in _FORMS:
        found = form.search(text)
        if found:
            parts = found.groupdict()
            month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"].lower()) + 1
            try:
                return date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                continue
    return None
