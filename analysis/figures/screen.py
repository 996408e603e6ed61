"""Which numbers are no figures, and why: names, labels, codes, pronouns, list marks, set phrases (words.toml)."""

from __future__ import annotations

import functools
import re
from typing import Any

from spacy.tokens import Token

from analysis.article import Span
from analysis.figures.amounts import Amount
from analysis.figures.places import Places
from analysis.lexicons import read_toml
from analysis.numerals import Numeral, any_of

_LIST_MARK = re.compile(r"\s*(?:[(\[]\d{1,3}[)\]]|\d{1,3}[.)])")
_PHONE = re.compile(
    r"(?:\+\d{1,3}[ \d()-]{5,}|\b0\d{2,4}[ -]\d{3,}[\d -]*|\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}-\d{3,4}(?:-\d{4})?)"
)
_TOUCHED_BEFORE = re.compile(r"[\w@#_&=\\+)°]$|[^\W_]['’./:−–-]$|['’]$")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+\.?)\s\(?$")
_LIST_GAP = re.compile(r"\s*(?:,|,?\s+(?:and|or|to|&)\s+|[-–])\s*")
_CITED = re.compile(r"\[\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*\]|\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\)")
NAMED = "part of a name"
LABEL = "a label"
CITED = "a reference mark"
_NAME_ENTITIES = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})


def lists() -> dict[str, Any]:
    """Return words.toml."""
    return read_toml("analysis.figures", "words.toml")


@functools.cache
def _set(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(lists()[table][key])


def phone_spans(text: str, start: int, end: int) -> list[Span]:
    """Return the phone numbers of a stretch; a short one only behind a word such as "call"."""
    found = []
    for match in _PHONE.finditer(text, start, end):
        before = text[max(start, match.start() - 24) : match.start()].lower()
        long = sum(c.isdigit() for c in match[0]) >= 9
        if (long and match[0][0] in "+(0") or any(
            re.search(rf"\b{re.escape(w)}\b", before) for w in lists()["phones"]["words"]
        ):
            found.append(Span(*match.span()))
    return found


def why_no_figure(text: str, amount: Amount, places: Places) -> str:
    """Return why an amount is no figure, or ""."""
    first, last = amount.numerals[0], amount.numerals[-1]
    if amount.style == "ordinal":
        return _no_ordinal(amount, places)
    if amount.unit is None or (len(amount.unit.text) == 1 and amount.unit.text.isalpha()):
        reason = _touched(text, amount) or _mark(text, amount) or _label(text, amount, places)
        if reason:
            return reason
    token = places.token(first.start)
    if any(places.token(n.start).like_url or places.token(n.start).like_email for n in (first, last)):
        return "part of an address"
    if amount.unit is not None or amount.shape in ("ratio", "score"):
        return ""
    return _no_one(amount, places) or _named(amount, token, places)


def goes_on(text: str, last: tuple[int, str], amount: Amount) -> str:
    """Return the reason of the number before, where this one goes on with its list: "phases 3, 5 and 7"."""
    end, reason = last
    listed = reason in (LABEL, CITED) and amount.unit is None and _LIST_GAP.fullmatch(text, end, amount.start)
    return reason if listed else ""


def _touched(text: str, amount: Amount) -> str:
    """Tell whether letters or signs touch the number: A320, Baa3, 737s, #5, 24/7; or it ends an index's name."""
    if _index().search(text, max(0, amount.start - 24), amount.end):
        return NAMED
    before, behind = text[max(0, amount.start - 2) : amount.start], text[amount.end : amount.end + 2]
    if amount.numerals[0].before or _TOUCHED_BEFORE.search(before):
        return "part of a name or code"
    digits = amount.numerals[-1].style == "digits"
    if digits and (behind[:1].isalnum() or behind[:1] in ("_", "@")):
        return "part of a name or code"
    if amount.style == "fraction" and behind[:1] == "-" and behind[1:].isalpha():
        return "part of a word"
    if behind[:1] in ("-", "/", ":", ".") and behind[1:].isdigit():
        return "part of a code or time"
    return ""


@functools.cache
def _index() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(_set('indices'))}$", re.IGNORECASE)


def _mark(text: str, amount: Amount) -> str:
    """Tell whether the number marks an item of a list or a source: "2. ", "(3)", "[26]", "voters (11)"."""
    low = max(0, amount.start - 8)
    low = max(text.rfind("\n", low, amount.start) + 1, low)
    opens = low == 0 or text[low - 1] == "\n"
    if opens and _LIST_MARK.fullmatch(text, low, amount.end + 1) and text[amount.end + 1 : amount.end + 2].isspace():
        return "a list mark"
    if text[amount.start - 1 : amount.start] not in ("[", "(") or amount.numerals[0].style != "digits":
        return ""
    cited = _CITED.match(text, amount.start - 1)
    if cited is None:
        return ""
    before = text[max(0, amount.start - 24) : amount.start - 1].rstrip().rsplit(" ", 1)[-1]
    return CITED if cited[0][0] == "[" or before.islower() else ""


def _no_one(amount: Amount, places: Places) -> str:
    """Tell whether "one" is a pronoun or part of a set phrase."""
    numeral = amount.numerals[0]
    if numeral.text.lower() != "one" or amount.shape != "number":
        return ""
    token, before, behind = places.token(numeral.start), places.before(numeral.start), places.behind(numeral.end)
    if before is not None and before.lower_ in _set("one", "before"):
        return "a pronoun"
    if behind is None or behind.lower_ in _set("one", "behind"):
        return "a pronoun"
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")
    died = token.dep_ in ("nsubjpass",) or behind.lower_ in ("dead", "injured", "wounded", "missing", "killed")
    return "" if counts or died else "a pronoun"


def _label(text: str, amount: Amount, places: Places) -> str:
    """Tell whether the number names a thing: Article 5, Flight 200, Phase 3, Fig. 2."""
    match = _WORD_BEFORE.search(text, max(0, amount.start - 24), amount.start)
    word = match[1].lower() if match else ""
    if match is None or (word not in _set("labels") and word not in _set("labels", "plural")):
        return ""
    before, token = places.token(match.start(1)), places.token(amount.numerals[0].start)
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    acts = before.pos_ in ("ADV", "ADP", "AUX", "DET", "VERB") and not before.is_title
    return "" if (counts and not before.is_title) or acts else LABEL


def _named(amount: Amount, token: Token, places: Places) -> str:
    """Tell whether the number belongs to a proper name: Boeing 787, Windows 7, Five Star Movement."""
    numeral = amount.numerals[0]
    if amount.mod or "," in numeral.text or "." in numeral.text or (amount.shape == "range" and not _tight(amount)):
        return ""
    if _in_name(token, numeral, places):
        return NAMED
    before, behind = places.before(numeral.start), places.behind(numeral.end)
    word = numeral.style in ("words", "mixed", "fraction")
    titled = token.pos_ == "PROPN" or (behind is not None and behind.pos_ == "PROPN" and behind.is_title)
    if word and titled and numeral.text[:1].isupper() and not _opens(token):
        return NAMED
    counts = token.dep_ == "nummod" and token.head.i > token.i
    if before is None or before.pos_ != "PROPN" or before.idx + len(before) + 1 != numeral.start or word:
        return ""
    if counts and token.head.pos_ == "NOUN" and token.head.tag_ == "NNS":
        return ""
    same = (
        token.ent_type_ and token.ent_iob_ == "I" and token.ent_type_ not in ("DATE", "MONEY", "CARDINAL", "QUANTITY")
    )
    tied = token.head.i == before.i or (before.head.i >= token.i and before.dep_ in ("compound", "nmod"))
    return NAMED if same or tied or not counts else ""


def _in_name(token: Token, numeral: Numeral, places: Places) -> bool:
    """Tell whether the model sees a name here; a lone word is none, nor is a number that counts what follows."""
    inside = token.ent_iob_ == "I" or places.token(token.idx + len(token)).ent_iob_ == "I"
    counts = token.dep_ in ("nummod", "compound") and token.head.i > token.i and token.head.tag_ == "NNS"
    digits = numeral.style == "digits" and not counts
    if token.ent_type_ in _NAME_ENTITIES:
        return inside or digits
    return token.ent_type_ == "ORG" and token.ent_iob_ == "I" and digits


def _tight(amount: Amount) -> bool:
    """Tell whether a range is one word, as model numbers are: 737-800."""
    return amount.numerals[1].start - amount.numerals[0].end == 1


def _opens(token: Token) -> bool:
    return token.is_sent_start or (token.i > 0 and token.nbor(-1).is_punct) or _in_title(token)


def _in_title(token: Token) -> bool:
    words = [t for t in token.sent if t.is_alpha and len(t) > 3]
    return len(words) > 2 and sum(t.is_title or t.is_upper for t in words) > 0.7 * len(words)


def _no_ordinal(amount: Amount, places: Places) -> str:
    numeral = amount.numerals[0]
    token, before, behind = places.token(numeral.start), places.before(numeral.start), places.behind(numeral.end)
    if numeral.before:
        return "part of a name or code"
    ends = behind is None or behind.is_sent_start or (behind.is_punct and behind.i + 1 == len(behind.doc))
    alone = bool(places.token(amount.start).is_sent_start) and ends
    if alone or (token.head.lemma_ in _set("ordinals", "ranks") and token.dep_ in ("advmod", "acomp")):
        return ""
    if token.ent_type_ in ("DATE", "TIME"):
        return "part of a time"
    if behind is not None and behind.lower_ in _set("ordinals", "behind"):
        return "an ordinal of a set phrase or time"
    if before is not None and before.lower_ in _set("ordinals", "before"):
        return "an adverb"
    if token.pos_ == "PROPN" or token.ent_type_ in _NAME_ENTITIES | {"ORG", "FAC", "GPE", "PERSON"}:
        return NAMED
    if token.text[:1].isdigit():
        return ""
    ranked = before is not None and before.lower_ == "the" and token.dep_ in ("pobj", "dobj", "attr")
    counts = token.dep_ == "amod" and token.head.i > token.i and token.head.pos_ == "NOUN"
    return "" if counts or ranked else "an adverb"
