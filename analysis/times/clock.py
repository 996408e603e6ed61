"""Hours and parts of the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from analysis.numerals import words_value
from analysis.times.parts import words
from analysis.times.setting import Resolved, Resolver, Setting, counted_from
from analysis.times.weekdays import resolve_deictic, resolve_weekday

#: "seven twenty-seven", "nine oh five am": hour and minutes in words.
_SPOKEN = re.compile(r"([a-z]+)[ -](?:oh?[ -])?(.+?)( ?[ap] ?\.? ?m\b.*)?$")


def _clock(groups: dict[str, str], setting: Setting) -> Resolved | None:
    part = groups.get("part", "") if groups.get("part") != "tonight" else "evening"
    part = "evening" if groups.get("clockday") == "tonight" else part
    clock = _clock_value(groups["clock"], part)
    if clock is not None and "until" in groups:
        clock = _before(clock, _clock_value(groups["until"], part), groups["clock"])
    if clock is None:
        return None
    mod = "APPROX" if "ish" in groups["clock"] else ""
    named = groups.get("clockday", "")
    if named in words()["weekdays"]:
        base = resolve_weekday({"weekday": named}, setting)
    elif named:
        base = resolve_deictic({"deictic": named}, setting)
        base = replace(base, value=base.value[:10])
    else:
        day, anchor = day_of_clock(setting)
        base = Resolved("DATE", day.isoformat() if day else "XXXX-XX-XX", anchor=anchor)
    zone = "Z" if groups.get("zone") in {"utc", "gmt"} else ""
    return Resolved("TIME", f"{base.value}T{clock}{zone}", mod, anchor=base.anchor)


def _before(clock: str, until: str | None, said: str) -> str:
    """Return the first hour of "3 to 8 pm": it has the half of the day of the second, unless it would come later."""
    if until is None or re.search(r"[ap]\.?m", said):
        return clock
    hour = int(clock[:2])
    late = f"{hour + 12:02d}{clock[2:]}" if hour < 12 else clock
    return late if until >= "12" and late < until else f"{hour % 12:02d}{clock[2:]}" if until < "12" else clock


def _pastclock(groups: dict[str, str], setting: Setting) -> Resolved | None:
    """Resolve "half past eight", "a quarter to nine in the evening"."""
    part = groups.get("part", "")
    said = {"noon": "12:00 pm", "midnight": "0:00"}.get(groups["clock"], groups["clock"])
    clock = _clock_value(said, part)
    if clock is None:
        return None
    minutes = groups.get("minutes", "")
    count = 30 if minutes == "half" else 15 if minutes else int(words_value(groups["minutes2"]) or 0)
    total = int(clock[:2]) * 60 + int(clock[3:5]) + (count if groups["way"] in {"past", "after"} else -count)
    day, anchor = day_of_clock(setting)
    hour, minute = divmod(total % 1440, 60)
    return Resolved("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02d}:{minute:02d}", anchor=anchor)


def day_of_clock(setting: Setting) -> tuple[date | None, str]:
    """Return the day of a bare hour: that beside it, the time before if that is a day, else the day of publication."""
    if setting.beside is not None:
        return setting.beside, ""
    of_day = setting.last is not None and len(setting.last.value) >= len("2024-03-12")
    return counted_from(setting, "last" if of_day else "published")


def _clock_value(said: str, part: str) -> str | None:
    if said.startswith(("noon", "midnight")):
        return "12:00" if said[1] == "o" else "00:00"
    if (spoken := _SPOKEN.match(said)) and (minutes := words_value(spoken[2])) is not None:
        said = f"{_hour_word(spoken[1])}:{minutes:02.0f}{spoken[3] or ''}"
    numbers = re.findall(r"\d+", said)
    if len(numbers) == 1 and len(numbers[0]) > 2:  # 1140 a.m.
        numbers = [numbers[0][:-2], numbers[0][-2:]]
    hour = int(numbers[0]) if numbers else int(words_value(re.split(r"[ ap.]", said)[0] or said) or _hour_word(said))
    late = re.search(r"\dp|p ?\.? ?m", said) or part in {"afternoon", "evening"} or (part == "night" and hour > 5)
    if late and hour < 12:
        hour += 12
    if (re.search(r"\da|a ?\.? ?m\b", said) or part in {"morning", "night"}) and hour == 12:
        hour = 0
    minute = numbers[1] if len(numbers) > 1 else "00"
    seconds = f":{numbers[2]}" if len(numbers) > 2 else ""
    return f"{hour:02d}:{minute}{seconds}" if hour <= 24 and int(minute) < 60 else None


def _hour_word(said: str) -> int:
    hours = words()["numbers"]["cardinals"][:12]
    return next((n for n, word in enumerate(hours, 1) if said.startswith(word)), 0)


def _daypart(groups: dict[str, str], setting: Setting) -> Resolved:
    day, anchor = day_of_clock(setting)
    part = (
        words()["small_hours"][groups["smallhours"]] if "smallhours" in groups else words()["day_parts"][groups["part"]]
    )
    return Resolved("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}{part}", anchor=anchor)


#: Of each form of forms.toml.
RESOLVERS: dict[str, Resolver] = {"clock": _clock, "pastclock": _pastclock, "daypart": _daypart}
