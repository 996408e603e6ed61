"""How often."""

from __future__ import annotations

from analysis.times.lengths import period_of
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting
from analysis.times.years import day_number, month_number


def _set(groups: dict[str, str], setting: Setting) -> Resolved:
    if "weekday2" in groups:
        groups = groups | {"weekday": groups["weekday2"]}
    part = words()["day_parts"].get(groups.get("part") or groups.get("dayparts", "").removesuffix("s"), "")
    if "weekends" in groups:
        return Resolved("SET", "XXXX-WXX-WE")
    if "month" in groups:
        day = f"-{day_number(groups['day']):02d}" if "day" in groups else ""
        return Resolved("SET", f"XXXX-{month_number(groups):02d}{day}")
    if "weekday" in groups:
        return Resolved("SET", f"XXXX-WXX-{words()['weekdays'][groups['weekday'].casefold()]}{part}")
    if "dayparts" in groups:
        return Resolved("SET", f"XXXX-XX-XX{part}")
    number = groups.get("number", "a")
    number = {"other": "two", "few": "several"}.get(number, number)
    return Resolved("SET", period_of(groups | {"number": number}))


def _frequency(groups: dict[str, str], setting: Setting) -> Resolved:
    return Resolved("SET", str(words()["frequencies"][groups["frequency"]]))


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {"set": _set, "frequency": _frequency}
