"""How much of a file is read: bounds for what was made to harm, each an option."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace

from analysis.errors import NewsbookError, explain

ENVIRONMENT = "NEWSBOOK_LIMITS"  # as the option: "pages=500 megabytes=2000"
MEGABYTE = 1_000_000  # bytes


def _limit(default: int, about: str) -> int:
    return field(default=default, metadata={"about": about})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may have at most; an article has some thousand words.

    How deeply the tags of a page may nest is the HTML parser's own limit (255), and no option.
    """

    megabytes: int = _limit(1000, "megabytes of a file, and of a web archive when unpacked")
    characters: int = _limit(10_000_000, "characters of a page's HTML, of a text, or of one field of a table")
    lines: int = _limit(20_000, "lines of text on a web page")
    words: int = _limit(60_000, "words on a web page")
    pages: int = _limit(300, "pages of a PDF")
    page_characters: int = _limit(100_000, "characters on one page of a PDF; small print has about 10,000")
    members: int = _limit(5000, "files in a Word file, or records in a web archive")
    member_megabytes: int = _limit(30, "megabytes of one of these when unpacked; a book of a thousand pages has 10")
    parts: int = _limit(500, "parts of an e-mail; one that was passed on ten times has about twenty")
    seconds: int = _limit(600, "seconds that one cell of a notebook may take")

    def check(self, option: str, found: int, file: str, what: str, remedy: str) -> None:
        """Refuse what is beyond a limit.

        Args:
            option: the limit's name.
            found: how much there is, in the limit's unit; one more than the limit where nobody counted on.
            file: the file's name.
            what: the unit in words ("pages").
            remedy: what to do other than to raise the limit, a sentence.

        Raises:
            NewsbookError: ``found`` is beyond the limit; the message names the option that raises it.
        """
        most = int(getattr(self, option))
        if found > most:
            amount = f"more than {most:,}" if found == most + 1 else f"{found:,}"
            raise NewsbookError(
                f"{file} has {amount} {what}; newsbook reads at most {most:,}. {remedy} Or raise the limit: "
                f"--limit {option}=N."
            )

    def changed(self) -> dict[str, int]:
        """Return the limits that are not the default ones, by name."""
        usual = asdict(Limits())
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    def __str__(self) -> str:
        """Return the changed limits as the option and ``$NEWSBOOK_LIMITS`` write them."""
        return " ".join(f"{name}={value}" for name, value in self.changed().items())


def limits_from(assignments: Iterable[str]) -> Limits:
    """Return the limits that ``NAME=NUMBER`` say on top of ``$NEWSBOOK_LIMITS``, the later before the earlier.

    Raises:
        NewsbookError: there is no such limit, or the number is none.
    """
    known = [f.name for f in fields(Limits)]
    limits = Limits()
    for said in (*os.environ.get(ENVIRONMENT, "").split(), *assignments):
        name, _, number = said.partition("=")
        if name not in known:
            raise NewsbookError(explain("There is no such limit", value=name, choices=known, remedy="Write NAME=N."))
        if not number.isdecimal() or int(number) < 1:
            raise NewsbookError(explain(f"The limit {name} must be a whole number from 1", value=number))
        limits = replace(limits, **{name: int(number)})
    return limits
