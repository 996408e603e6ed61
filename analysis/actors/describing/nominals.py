"""Doc -> descriptions of actors ("the ruling junta", "about 300 strikers"), by their head nouns."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from analysis.actors.draft import Board, Nominal
from analysis.actors.line import ORGANIZATION, PERSON, Words
from analysis.actors.lists.lexicon import is_person_head, mapping_lists, words

GROUP = "group"
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_STOP_LEFT = frozenset(
    (",", ":", ".", "-LRB-", "-RRB-", "WDT", "WP", "MD", "TO", "VBZ", "VBP", "VBD", "CC", "RP", "EX", "PRP")
)
_STRAY = frozenset(("``", "''", "POS", "HYPH", "CC", "RB", "RBS", "JJS"))
_TAILS = frozenset(("of", "for"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "both"))
_NOBODY = frozenset(("every", "each", "either", "neither"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_MODIFIERS = frozenset(("compound", "nmod", "amod", "npadvmod", "advmod"))


def find_nominals(board: Board) -> list[Nominal]:
    """Return the descriptions in order; whether each ``acts`` (or is acted on, speaks, is described) stands on it."""
    covered = {at for m in board.mentions for at in range(m.start, m.end)}
    found = []
    for at, tag in enumerate(board.line.tag):
        if (tag in NOUNS or board.line.lower[at] == "old") and at not in covered:
            nominal = _nominal(board, at, covered)
            if nominal:
                found.append(nominal)
    return found


def _nominal(board: Board, at: int, covered: set[int]) -> Nominal | None:
    doc, line = board.doc, board.line
    token = doc[at]
    lemma = _lemma(token, line)
    kind = _plural_body(line, at) or kind_of(lemma, line.tag[at], line.lower[at])
    tail = head_end(line, at)
    modifies = tail in covered if tail > at + 1 else _is_modifier(token, covered)
    if not kind or modifies or _is_had(line, at, lemma) or _is_condition(line, at, lemma):
        return None
    start = _left(doc, line, at)
    end = _right(doc, line, at, tail)
    if tail > at + 1 and token.dep_ == "compound":  # "[secretary]-general": the parser has the second word as head
        token = token.head
    first = line.lower[start]
    definite = first in _DEFINITE or line.tag[start] in ("PRP$", "WP$") or _has_possessor(token)
    plural = line.tag[at] in ("NNS", "NNPS")
    acts = _acts(token, lemma, at > start) and not _is_bare(line, start, end, lemma)
    return Nominal(start, end, at, lemma, kind, plural, definite, acts)


def _is_bare(line: Words, start: int, end: int, lemma: str) -> bool:
    """Tell whether a phrase is but an article and a word that alone says nothing of who it is: "the state"."""
    if end - start == 1 and lemma in words("nominals.toml", "mass"):
        return True
    if lemma in words("nominals.toml", "bodily") and end - start == 2 and line.tag[start] == "PRP$":
        return True
    alone = end - start == 1 or (end - start == 2 and line.tag[start] == "DT")
    return alone and lemma in words("nominals.toml", "bare")


def head_end(line: Words, at: int) -> int:
    """Return the end of the head word at ``at``: "brother", but also "brother-in-law", "secretary-general"."""
    for tail in words("persons.toml", "compound_tails"):
        parts = [part for word in tail.split("-") for part in ("-", word)]
        if line.lower[at + 1 : at + 1 + len(parts)] == parts:
            return at + 1 + len(parts)
    return at + 1


def _lemma(token: Token, line: Words) -> str:
    if line.lower[token.i] == "old":
        return "year-old" if token.i > 1 and line.lower[token.i - 2 : token.i] in (["year", "-"], ["-", "year"]) else ""
    if line.tag[token.i] == "NNPS":  # a plain noun in capitals; the lemmatizer leaves it as it is
        return line.lower[token.i].removesuffix("s")
    return token.lemma_.lower()


def kind_of(lemma: str, tag: str, word: str) -> str:
    """Return person, organization or group as the head noun says, ``""`` when it is no actor."""
    if lemma == "year-old":
        return PERSON
    body = lemma in words("organizations.toml", "nominal")
    if tag in ("NNS", "NNPS") and lemma in words("nominals.toml", "one_only"):
        return ""
    if tag in ("NNS", "NNPS") and word not in ("forces", "police"):
        plural = body or lemma in words("groups.toml", "plural") or is_person_head(lemma)
        return GROUP if plural or lemma in words("groups.toml", "collective") else ""
    if word == "forces":
        return ORGANIZATION
    if lemma in words("groups.toml", "collective"):
        return GROUP
    if body:
        return ORGANIZATION
    return PERSON if is_person_head(lemma) else ""


def _plural_body(line: Words, at: int) -> str:
    """Return what a plural is by the words before it: a body "the security services", sides "both camps"."""
    if line.tag[at] not in ("NNS", "NNPS") or not at:
        return ""
    before, lemma = line.lower[at - 1], line.lower[at].removesuffix("s")
    if before in mapping_lists("groups.toml", "bodies").get(line.lower[at], ()):
        return ORGANIZATION
    return GROUP if lemma in words("groups.toml", "sides") and before in words("groups.toml", "of_sides") else ""


def _is_modifier(token: Token, covered: set[int]) -> bool:
    """Tell whether the noun only modifies a later one: "[police] officers", "[Minister] Rosa Tavira".

    So it does where members stand before their body: "the [farmers]' union", but "the farmers' demands" are theirs.
    """
    if token.dep_ == "poss" and token.tag_ == "NNS" and token.head.lemma_ in words("organizations.toml", "of_members"):
        return True
    if token.dep_ in _MODIFIERS and token.head.i > token.i:
        return True
    after = token.i + 1
    return after < len(token.doc) and after in covered and token.doc[after].tag_ != "JJ" and token.dep_ != "pobj"


def _is_had(line: Words, at: int, lemma: str) -> bool:
    """Tell whether it is what somebody has or does, no body: "his [authority]", "under her [leadership]"."""
    if lemma in words("nominals.toml", "seldom"):
        return True
    return line.tag[at - 1] == "PRP$" and line.tag[at] == "NN" and lemma in words("nominals.toml", "had")


def _is_condition(line: Words, at: int, lemma: str) -> bool:
    """Tell whether it is what something is in: "a state of emergency"."""
    of = conditions().get(lemma, ())
    return bool(of) and line.lower[at + 1 : at + 2] == ["of"] and line.lower[at + 2 : at + 3] in [[word] for word in of]


def conditions() -> Mapping[str, tuple[str, ...]]:
    """Return heads that are no actor before "of" and one of some words."""
    return mapping_lists("nominals.toml", "conditions")


def _left(doc: Doc, line: Words, at: int) -> int:
    """Return the start of the phrase: the words before the head that hang on it, up to a break."""
    edge, start = doc[at].left_edge.i, at
    while start > edge:
        tag = line.tag[start - 1]
        stops = tag in _STOP_LEFT and doc[start - 1].dep_ != "quantmod"  # "[up to] 400 workers"
        if line.gap[start - 1] or (stops and not _inside(line, start - 1)):
            break
        if tag == "IN" and doc[start - 1].dep_ not in ("quantmod", "advmod", "amod"):
            break
        start -= 1
    while start > 1 and line.text[start - 1] == "-" and not (line.space[start - 1] or line.space[start - 2]):
        start -= 2  # "[vice]-president", which the parser cuts
    while start < at and _is_stray(line, start) and not bounds_number(doc[start]):
        start += 1
    if line.lower[start] in ("least", "most") and line.lower[start - 1 : start] == ["at"]:
        start -= 1
    return start


def _is_stray(line: Words, at: int) -> bool:
    """Tell whether a word before a noun phrase belongs to the clause; of superlatives only "least" and "most" do."""
    superlative = line.tag[at] in ("RBS", "JJS")
    return (
        line.tag[at] in _STRAY
        and (not superlative or line.lower[at] in ("least", "most"))
        and line.lower[at] != "about"
    )


def bounds_number(token: Token) -> bool:
    """Tell whether a word belongs to a number: "[at least] 83 people", "[nearly] 40 officers"."""
    for _ in range(2):
        if token.dep_ not in ("advmod", "quantmod", "amod"):
            return False
        token = token.head
        if token.tag_ == "CD":
            return True
    return False


def _inside(line: Words, at: int) -> bool:
    """Tell whether a conjunction joins two modifiers: "[senior and middle-ranking] officers"."""
    return line.tag[at] == "CC" and line.tag[at + 1] in ("JJ", "VBN", "NN") and line.tag[at - 1] in ("JJ", "VBN")


def _right(doc: Doc, line: Words, at: int, tail: int) -> int:
    """Return the end of the phrase: the head, up to ``tail``, and the "of …" and "for …" that follow it straight."""
    end = tail
    while end < len(doc) and line.lower[end] in _TAILS and not line.gap[end]:
        prep = doc[end]
        if prep.head.i < at or prep.dep_ != "prep" or prep.head.pos_ == "VERB":
            break
        stop = end + 1
        last = prep.right_edge.i
        while stop <= last and line.tag[stop] not in (",", ":", ".", "WDT", "WP", "-LRB-", "``", "VBD", "VBZ", "MD"):
            if line.lower[stop] in _TAILS or (_ends_phrase(doc, line, stop) and line.lower[stop] != "of"):
                break
            stop += 1
        while stop > end + 1 and line.tag[stop - 1] == "DT":
            stop -= 1
        if stop == end + 1:
            break
        end = stop
    return end


def _ends_phrase(doc: Doc, line: Words, at: int) -> bool:
    """Tell whether a word ends a phrase: a preposition, a participle but not "the [ruling] party"."""
    return line.tag[at] in ("IN", "TO") or (line.tag[at] == "VBG" and doc[at].dep_ != "amod")


def _has_possessor(token: Token) -> bool:
    return any(child.dep_ == "poss" for child in token.children)


def _acts(token: Token, lemma: str, modified: bool) -> bool:
    """Tell whether the phrase takes part in what a verb or an event noun says, or describes someone named."""
    head = token
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    weak = lemma in words("nominals.toml", "weak")
    each = any(child.lower_ in _NOBODY for child in token.lefts if child.dep_ == "det")
    if weak and not modified and token.tag_ == "NNS" and lemma in words("nominals.toml", "alone"):
        return head.dep_ in ("nsubj", "agent", "dobj", "dative") and head.head.lemma_ not in ("be", "have")
    if each or (weak and not modified):  # "every school" is none in particular
        return False
    if head.dep_ == "pobj" and head.head.head.lower_ == "according":
        return True
    if lemma in words("nominals.toml", "subjects"):
        return modified and head.dep_ in ("nsubj", "agent") and head.head.lemma_ != "be"
    if head.dep_ in SUBJECTS:
        return not weak or head.head.lemma_ != "be"
    if head.dep_ in ("dobj", "dative", "agent", "poss"):
        return (
            not weak
            or head.dep_ == "dative"
            or (token.tag_ in ("NNS", "NN") and head.head.lemma_ not in ("have", "be"))
        )
    if head.dep_ == "pobj" and head.head.lower_ in words("nominals.toml", "partners"):
        return not weak or head.head.lower_ in ("by", "with", "against", "between")
    return False
