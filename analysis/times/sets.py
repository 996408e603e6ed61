"""How often."""

from __future__ import annotations

from analysis.times.lengths import period_of
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting


def _set(groups: dict[str, str], setting: Setting) -> Resolved:
    if "weekday2" in groups:
        groups = groups | {"weekday": groups["weekday2"]}
    if "weekday" in groups:
        part = words()["day_parts"].get(groups.get("part", ""), "")
        return Resolved("SET", f"XXXX-WXX-{words()['weekdays'][groups['weekday'].casefold()]}{part}")
    number = groups.get("number", "a")
    number = {"other": "two", "few": "several"}.get(number, number)
    return Resolved("SET", period_of(groups | {"number": number}))


def _frequency(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("SET", str(words()["frequencies"][groups["frequency"]]))


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {"set": _set, "frequency": _frequency}
