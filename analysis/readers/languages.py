"""The language of a text, by the share of each language's commonest function words; unknown rather than guessed."""

from __future__ import annotations

import re

from analysis.lexicons import read_toml

PACKAGE, DATA = "analysis.readers", "languages.toml"


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language that ``text`` is written in, or "" when it is not clear."""
    data = read_toml(PACKAGE, DATA)
    limits = data["limits"]
    words = re.findall(r"[^\W\d_]+", text.casefold())[: limits["most"]]
    letters = "".join(words)
    for language, script in data["letters"].items():
        if len(re.findall(f"[{script}]", letters)) > limits["letters"] * len(letters) > 0:
            return str(language)
    if len(words) < limits["words"]:
        return ""
    shares = {language: _share(words, frozenset(known.split())) for language, known in data["words"].items()}
    (best, share), (_, next_share) = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:2]
    return str(best) if share >= limits["share"] and share - next_share >= limits["lead"] else ""


def code_of(stated: str) -> str:
    """Return the ISO 639-1 code of a language that a file states, be it as "en", "en-GB", "eng" or "English"."""
    if re.fullmatch(r"[a-zA-Z]{2}([-_]\w+)*", stated):
        return stated[:2].lower()
    if not stated:
        return ""
    import pycountry  # two tenths of a second, and most files state a code or nothing

    try:
        return str(getattr(pycountry.languages.lookup(stated), "alpha_2", stated))
    except LookupError:
        return stated


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)
