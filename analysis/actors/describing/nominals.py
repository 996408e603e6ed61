"""Doc -> descriptions of actors ("the ruling junta", "about 300 strikers"), by their head nouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from analysis.actors.draft import Board, Draft, Nominal
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
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
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
    if head.dep_ in _SUBJECTS:
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


def _is_list(board: Board, nominal: Nominal, token: Token) -> bool:
    """Tell whether the phrase is the second of a list after a name: "Ana Ruiz, [her mother] and her aunt"."""
    listed = token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.children)
    return board.line.tag[nominal.start] == "PRP$" and listed


def _bare_appositions(board: Board, nominals: list[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield offices without an article straight after a name, however parsed: "Ana Ruiz, [chair] and [treasurer]"."""
    heads = {m.end: m.head for m in board.mentions if m.form == "name" and board.kinds[m.actor] == PERSON}
    joined: dict[int, int] = {}  # end of such an office -> the name's head
    for nominal in nominals:
        start, line = nominal.start, board.line
        bare = nominal.kind == PERSON and not nominal.plural and line.tag[start] in ("NN", "NNP", "JJ")
        target = heads.get(start - 1) if line.text[start - 1] == "," else joined.get(start - 1)
        if bare and target is not None and start and line.text[start - 1] in (",", "and"):
            joined[nominal.end] = joined[nominal.head + 1] = target
            yield nominal, target, "apposition"


_CLOSES = frozenset((",", ".", ";", ":", ")", "”", '"', "''", "–", "—", "--"))
_BETWEEN = frozenset(("NN", "NNP", "NNPS", "NNS", "JJ", "DT", "POS", "HYPH", "CD", "PRP$"))
_WITHIN = _BETWEEN | {"IN", "CC"}
LONG = 12  # tokens of a description with its prepositional phrases, or of what stands before the name


def _comma_appositions(board: Board, nominals: list[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield descriptions with a name between commas after them, or between commas after a name, however parsed.

    "Its envoy to Norvik, [the lawyer] Ana Ruiz, said", "Ana Ruiz, the envoy to Norvik, said"; no lists.
    """
    names = [m for m in board.mentions if m.form == "name" and board.kinds[m.actor] in (PERSON, ORGANIZATION)]
    begins, ends = {m.start: m for m in names}, {m.end: m for m in names}
    closed = Counter(_phrase_end(board.line, n) for n in nominals if n.kind == PERSON)
    for nominal in nominals:
        if nominal.plural or closed[_phrase_end(board.line, nominal)] > 1:
            continue  # "the chair of the board from her father, …": two that it could be said of
        before = ends.get(nominal.start - 1) if board.line.text[nominal.start - 1] == "," else None
        end = _phrase_end(board.line, nominal)
        if before is not None and end is not None:
            if _is_said_after(board, nominal, before, end):
                yield nominal, before.head, "apposition"
        elif end is not None and board.line.text[end] == ",":
            name = _name_between(board, begins, end + 1)
            if name is not None and not _is_list(board, nominal, board.doc[nominal.head]):
                yield nominal, name.head, "apposition"


def _phrase_end(line: Words, nominal: Nominal) -> int | None:
    """Return where a description with its prepositional phrases is closed by a mark or a relative pronoun."""
    for at in range(nominal.end, min(nominal.end + LONG, len(line.text))):
        if line.text[at] in _CLOSES or (line.tag[at] in ("WP", "WDT", "WP$") and at > nominal.end - 1):
            return at
        joined = line.tag[at] == "CC" and line.tag[at + 1] in ("DT", "PRP$")  # "a clerk and [his mother], Ana Ruiz"
        if (
            line.tag[at] not in _WITHIN
            or line.gap[at]
            or joined
            or (at == nominal.end and line.tag[at] not in ("IN", "CC"))
        ):
            return None
    return None


def _is_said_after(board: Board, nominal: Nominal, name: Draft, end: int) -> bool:
    """Tell whether a description with a determiner or possessor, or an office, follows a name that no list holds."""
    line = board.line
    listed = line.text[name.start - 1] == "," and line.text[end] == ","
    more = line.lower[end + 1 : end + 2] in (["and"], ["or"]) or (end + 1 < len(line.tag) and line.tag[end + 1] == "CC")
    own = board.doc[nominal.head]
    acts = (
        own.dep_ in _SUBJECTS
        and line.text[end] not in (".", ";")
        and own.head.i > end
        and own.head != board.doc[name.head].head
    )
    return not (listed or acts or (more and line.tag[nominal.start] == "PRP$"))


def _name_between(board: Board, begins: Mapping[int, Draft], at: int) -> Draft | None:
    """Return the name that stands from ``at`` on, behind titles and descriptions at most, and is closed by a mark."""
    line, found = board.line, None
    stop = min(at + LONG, len(line.text) - 1)
    while at < stop:
        name = begins.get(at)
        if name is not None:
            found, at = name, name.end
            if line.text[at] in _CLOSES:
                break
            if line.tag[at] != "POS":  # "its chairman, [Ruiz]'s friend Leo Brandt"
                return None
        elif line.tag[at] in _BETWEEN and not line.gap[at]:
            at += 1
        else:
            return None
    if found is None or at >= stop or line.text[at] not in _CLOSES:
        return None
    follows = begins.get(at + 1) if line.text[at] == "," else None
    return None if follows is not None and line.text[follows.end] in (",", "and") else found


def appositions(board: Board, nominals: list[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield (description, token of what it describes, rule) for appositions and predicate nominals, the best last."""
    yield from _bare_appositions(board, nominals)
    yield from _parsed_appositions(board, nominals)
    yield from _comma_appositions(board, nominals)


def _parsed_appositions(board: Board, nominals: list[Nominal]) -> Iterator[tuple[Nominal, int, str]]:
    """Yield what the parser calls an apposition or a predicate."""
    for nominal in nominals:
        token = board.doc[nominal.head]
        head = token
        while head.dep_ == "conj" and head.head.i < head.i and head.head.dep_ in ("appos", "conj", "attr"):
            head = head.head
        if head.dep_ == "appos" and head.head.i != nominal.head and not _is_list(board, nominal, token):
            yield nominal, head.head.i, "apposition"
        for child in token.children:
            if child.dep_ == "appos" and child.i > token.i:
                yield nominal, child.i, "apposition"
        if head.dep_ == "attr" and head.head.lemma_ in ("be", "become", "remain"):
            negated = any(c.dep_ == "neg" for c in head.head.children)
            for child in head.head.children:
                if child.dep_ == "nsubj" and not negated:
                    yield nominal, child.i, "predicate nominal"
