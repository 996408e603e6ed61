"""What the reader of numbers returns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text.

    ``style`` is ``digits``, ``words``, ``mixed`` (1.3bn, 2.1 million), ``fraction`` or ``ordinal``.
    ``exact`` is the value without rounding; ``scale`` is the product of the scale words at its end (1e6 in
    "2.1 million"), so that a range can share them. ``mod`` is ``APPROX`` where the number itself says so
    ("twenty-odd", "a couple of hundred"). ``before`` are letters that touch the digits ("A" in A320, "RM" in RM5).
    """

    start: int
    end: int
    text: str
    value: float
    style: str
    exact: Decimal
    scale: Decimal = Decimal(1)
    mod: str = ""
    before: str = ""
