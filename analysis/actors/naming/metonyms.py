"""Capitals and seats that stand for a government when they act: "Moscow warned", "ties with Washington"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from analysis.actors.line import LOCATION, ORGANIZATION, PERSON, UNKNOWN, Name, Words
from analysis.actors.lists.gazetteer import capitals, fold
from analysis.actors.lists.lexicon import given_names, is_person_head, mapping, words

METONYM = "metonym"


def mark_metonyms(doc: Doc, line: Words, names: list[Name]) -> list[Name]:
    """Return the names with those that stand for a government marked by their rule, ``metonym CODE``."""
    surnames = {fold(line.text[n.end - 1]) for n in names if n.label == PERSON and n.end - n.start > 1}
    marked = [
        _marked(doc, line, name, surnames) if name.label in (LOCATION, ORGANIZATION, PERSON, UNKNOWN) else name
        for name in names
    ]
    acting = {line.key(name.start, name.end): name.rule for name in marked if metonym_code(name)}
    seats = mapping("metonyms.toml", "seats")
    return [
        replace(name, label="country", rule=acting[key])
        if (key := line.key(name.start, name.end)) in acting and key in seats and not _is_where(line, name)
        else name
        for name in marked
    ]


def _is_where(line: Words, name: Name) -> bool:
    """Tell whether a seat is but the place of something: "inside the Kremlin"."""
    before = name.start - 2 if line.lower[name.start - 1] == "the" else name.start - 1
    return before >= 0 and line.lower[before] in words("metonyms.toml", "acts.where")


def metonym_code(name: Name) -> str:
    """Return the ISO 3166-1 alpha-3 code that a marked name stands for, else ``""``."""
    return name.rule.removeprefix(f"{METONYM} ") if name.rule.startswith(METONYM) else ""


def _marked(doc: Doc, line: Words, name: Name, surnames: set[str]) -> Name:
    key = line.key(name.start, name.end)
    code = mapping("metonyms.toml", "seats").get(key)
    token = doc[name.end - 1]
    if not code and key not in surnames and (name.label == LOCATION or key not in given_names()):
        code = capitals().get(key)
    voice = key in mapping("metonyms.toml", "seats") and _speaks(token)
    if not code or not (voice or _acts(token)):
        return name
    return replace(name, label="country", rule=f"{METONYM} {code}")


def _objects(verb: Token) -> set[str]:
    """Return the lemmas of what a verb does something to: "broke off [talks]", "vetoed [sanctions] and [aid]"."""
    return {
        own.lemma_.lower()
        for child in verb.children
        if child.dep_ == "dobj"
        for own in (child, *(c for c in child.children if c.dep_ == "conj"))
    }


def _speaks(token: Token) -> bool:
    """Tell whether a seat is named for who speaks for it: "a [Kremlin] spokesman"."""
    return token.dep_ in ("compound", "nmod", "poss") and is_person_head(token.head.lemma_.lower())


def _acts(token: Token) -> bool:
    """Tell whether a place does or undergoes what only a government can."""
    while token.dep_ == "conj":
        token = token.head
    verb = token.head.lemma_.lower()
    if token.dep_ == "poss":
        return verb in words("metonyms.toml", "acts.owned")
    if token.dep_ == "nsubj" and _objects(token.head) & words("metonyms.toml", "acts.things"):
        return True
    if token.dep_ in ("nsubj", "nsubjpass"):
        return verb in words("metonyms.toml", "acts.subject" if token.dep_ == "nsubj" else "acts.object")
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        verb = token.head.head.lemma_.lower()
        return verb in words("metonyms.toml", "acts.subject") or verb in words("metonyms.toml", "acts.object")
    if token.dep_ in ("dobj", "dative"):
        return verb in words("metonyms.toml", "acts.object")
    return token.dep_ == "pobj" and token.head.lower_ in words("metonyms.toml", "acts.partners")
