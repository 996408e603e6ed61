"""Expressions -> TIMEX3 values, counted from the day of publication, an explicit date, or the time before.

One module a kind of expression; each has the resolvers of its forms. Source: TimeML 1.2.1 (TIMEX3). What nothing
settles stays ``X``; the clock of this computer is never asked.
"""

from __future__ import annotations

from analysis.times import clock, dates, lengths, nth, relative, sets, weekdays
from analysis.times.calendar import interval
from analysis.times.grammar import Found
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting

_KINDS = (dates, nth, weekdays, clock, relative, lengths, sets)
_RESOLVERS: dict[str, Resolver] = {form: call for kind in _KINDS for form, call in kind.RESOLVERS.items()}


def resolve(found: Found, setting: Setting) -> Resolved | None:
    """Return the value of one expression, or None when it is no time after all."""
    try:
        resolved = _RESOLVERS[found.form](found.groups, setting)
    except (ValueError, OverflowError):
        return None  # a day that no calendar has: 31 February, the year 20000
    if resolved is None:
        return None
    days = None if resolved.day else interval(resolved.value)
    day = days[0] if days else resolved.day
    mod = resolved.mod or _mod(found.groups)
    return Resolved(resolved.type, resolved.value, mod, resolved.anchor, day)


def _mod(groups: dict[str, str]) -> str:
    said = groups.get("mod") or groups.get("bound") or ""
    if not said:
        return ""
    for name, listed in words()["mods"].items():
        if said in listed:
            return str(name)
    return {"earlier": "START", "later": "END"}.get(said, "")
