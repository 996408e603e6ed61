"""Doc -> actors: names, their merger, descriptions, pronouns, roles, codes and places, in this order."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from analysis.actors.apposed import apposed_kinds
from analysis.actors.build import build
from analysis.actors.corrections import apply_groups, apply_rejections, apply_values, groups
from analysis.actors.describing.descriptions import (
    place_nominals,
    place_of_pronouns,
    settle_governments,
    settle_principals,
)
from analysis.actors.describing.nominals import GROUP
from analysis.actors.describing.pronouns import place_pronouns
from analysis.actors.describing.roles import find_roles
from analysis.actors.describing.titles import title_start
from analysis.actors.draft import Board, Draft, DraftLink
from analysis.actors.line import COUNTRY, OTHER, PEOPLE, PERSON, US_STATE, Name, Words, words_of
from analysis.actors.lists.gazetteer import countries, demonyms, fold
from analysis.actors.lists.lexicon import words
from analysis.actors.merging import NamedMention, merge_names
from analysis.actors.naming.founders import settle_founders
from analysis.actors.naming.headlines import settle_headlines
from analysis.actors.naming.kinds import decide_kinds
from analysis.actors.naming.metonyms import mark_metonyms, metonym_code
from analysis.actors.naming.names import find_names
from analysis.actors.naming.us_states import settle_states
from analysis.actors.records import Actors
from analysis.language import article_of


def find_actors(doc: Doc) -> Actors:
    """Return the actors of an article with their mentions, and why names were put together."""
    line = words_of(doc)
    board = Board(doc, line)
    names = settle_states(settle_headlines(find_names(doc, line), line), line)
    names = decide_kinds(mark_metonyms(doc, line, names), line, apposed_kinds(doc, names))
    names = settle_founders(names, line)
    _place_names(board, _people(board, names))
    place_nominals(board)
    apply_groups(board)
    place_pronouns(board)
    place_of_pronouns(board)
    settle_governments(board)
    settle_principals(board)
    apply_rejections(board)
    return apply_values(build(board, find_roles(board)), article_of(doc))


def _place_names(board: Board, names: list[Name]) -> None:
    """Put the names on the board, merged into actors; names that are no actors go to ``not_coded``."""
    _leave_out_things(board, [name for name in names if name.label == OTHER])
    kept = [name for name in names if name.label != OTHER]
    mentions = [_named(board, name) for name in kept]
    article = article_of(board.doc)
    together, apart = groups(article, "merge"), groups(article, "separate")
    merged = merge_names(mentions, article.text, together=together, apart=apart)
    first: dict[int, int] = {}
    for index, (name, cluster) in enumerate(zip(kept, merged.cluster, strict=True)):
        if cluster not in first:
            first[cluster] = index
            board.new_actor(name.label, name.rule)
        key = fold(mentions[index].text)
        code = _code(name, key)
        if metonym_code(name):
            board.seats.add((name.start, name.end))
        if code:
            board.kinds[cluster] = GROUP if name.label == GROUP else COUNTRY
            board.countries[cluster] = code
        if name.label == PERSON:
            begin = title_start(board.line, name.start)
            board.titles[(name.start, name.end)] = tuple(board.line.lower[begin : name.start])
        form = "adjective" if name.label == PEOPLE and code else "name"
        board.mentions.append(Draft(name.start, name.end, form, head_of(board.line, name), cluster))
    for link in merged.links:
        a, b = kept[link.a], kept[link.b]
        board.links.append(
            DraftLink(merged.cluster[link.a], (a.start, a.end), (b.start, b.end), link.rule, link.reason)
        )
    for index, owners in merged.ambiguous:
        could = ", ".join(dict.fromkeys(mentions[o].text for o in owners))
        board.leave_out(kept[index].start, kept[index].end, "merge", f"could be several actors: {could}")


def _leave_out_things(board: Board, things: list[Name]) -> None:
    """Note the names that are no actors, each with the fullest name of its thing as candidate."""
    mentions = [_named(board, name) for name in things]
    merged = merge_names(mentions, article_of(board.doc).text)
    fullest: dict[int, str] = {}
    for mention, cluster in zip(mentions, merged.cluster, strict=True):
        fullest[cluster] = max(fullest.get(cluster, ""), mention.text, key=len)
    for name, cluster in zip(things, merged.cluster, strict=True):
        board.leave_out(name.start, name.end, fullest[cluster], "a name that is no actor")


def _code(name: Name, key: str) -> str:
    if name.label == COUNTRY:
        return metonym_code(name) or countries().get(key, "")
    return demonyms().get(key, "") if name.label in (PEOPLE, GROUP) else ""


def head_of(line: Words, name: Name) -> int:
    """Return the head token of a name: the word before its first "of" or "for", else its last word."""
    for at in range(name.start + 1, name.end):
        if line.lower[at] in ("of", "for", "de"):
            return at - 1
    return name.end - 1


def _people(board: Board, names: list[Name]) -> list[Name]:
    """Tell peoples ("the Russians": a group) from adjectives, and leave out languages ("in Russian")."""
    out = []
    for name in names:
        token = board.doc[name.end - 1]
        if name.label != PEOPLE:
            out.append(name)
        elif token.tag_ in ("NNS", "NNPS"):
            out.append(replace(name, label=GROUP))
        elif _modifies(board, name) and (fold(token.text) in demonyms() or name.end - name.start > 1):
            out.append(name)
    return out


def _modifies(board: Board, name: Name) -> bool:
    token = board.doc[name.end - 1]
    return (
        token.tag_ == "JJ"
        or token.dep_ in ("amod", "compound", "nmod")
        or board.line.lower[max(0, name.start - 1)] == "the"
    )


def _named(board: Board, name: Name) -> NamedMention:
    start, end = board.chars(name.start, name.end)
    gender = _gender(board.line, name) if name.label == PERSON else ""
    text = board.text(name.start, name.end)
    code = US_STATE if name.rule.startswith(US_STATE) else metonym_code(name)
    return NamedMention(start, end, text, name.label, gender, code, _office(board.line, name))


def _office(line: Words, name: Name) -> str:
    """Return the title before a person's name in small letters, honorifics aside."""
    if name.label != PERSON:
        return ""
    said = line.lower[title_start(line, name.start) : name.start]
    return " ".join(word for word in said if word not in words("persons.toml", "honorifics"))


def _gender(line: Words, name: Name) -> str:
    before = line.lower[name.start - 1] if name.start else ""
    if before in words("persons.toml", "female_honorifics"):
        return "f"
    return "m" if before in words("persons.toml", "male_honorifics") else ""
