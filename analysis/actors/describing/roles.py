"""Titles and offices of persons, as said: before the name, in apposition, after "be"."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.describing.appointed import APPOINTED
from analysis.actors.describing.titles import title_start
from analysis.actors.draft import Board, Draft, Nominal
from analysis.actors.line import ORGANIZATION, PERSON, PROPER
from analysis.actors.lists.lexicon import is_person_head, words

_NO_ROLE = frozenset(
    ("man", "woman", "boy", "girl", "person", "year-old", "child", "baby", "victim", "adult", "suspect")
)
_BREAKS = frozenset(
    (",", ":", ".", "-LRB-", "-RRB-", "WDT", "WP", "WRB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD", "``", "''", "TO")
)
_HEADS = ("compound", "nmod", "appos", "amod", "nsubj")
_LEFT = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "HYPH", "CC"))


@dataclass(frozen=True, slots=True)
class DraftRole:
    """A role by token indices, half-open; ``person`` and ``body`` are the spans of mentions."""

    actor: int
    start: int
    end: int
    person: tuple[int, int]
    body: tuple[int, int] | None
    body_actor: int | None
    rule: str


def find_roles(board: Board) -> list[DraftRole]:
    """Return the roles that the article gives to persons, in order."""
    found: dict[tuple[int, int, int], DraftRole] = {}
    for role in [*_titles(board), *_phrases(board)]:
        found.setdefault((role.actor, role.start, role.end), role)
    kept = [r for r in found.values() if not any(_inside(r, other) for other in found.values())]
    return sorted(kept, key=lambda r: (r.start, r.end, r.person))


def _inside(role: DraftRole, other: DraftRole) -> bool:
    """Tell whether another role of the same person says more with the same words."""
    within = other.start <= role.start and role.end <= other.end and role is not other
    return within and role.actor == other.actor and (other.end - other.start) > (role.end - role.start)


def _titles(board: Board) -> list[DraftRole]:
    """Return the titles straight before persons' names."""
    roles = []
    for mention in board.mentions:
        if mention.form == "name" and board.kinds[mention.actor] == PERSON:
            start = title_phrase(board, mention)
            cut = _rank_start(board, start, mention)
            if start < cut < mention.start:
                roles.append(_role(board, mention, start, cut, "title"))
                start = cut
            if start < mention.start:
                roles.append(_role(board, mention, start, mention.start, "title"))
    return roles


def _rank_start(board: Board, start: int, mention: Draft) -> int:
    """Return where a rank or title in capitals follows an office in small letters: "army spokesman [Colonel] Ruiz"."""
    begin = title_start(board.line, mention.start)
    while begin < mention.start and board.line.lower[begin] in words("persons.toml", "honorifics"):
        begin += 1
    office = begin > start and board.line.text[begin - 1].islower() and is_person_head(board.line.lower[begin - 1])
    return begin if office else start


def title_phrase(board: Board, mention: Draft) -> int:
    """Return where the title before the name begins, determiner and honorifics aside."""
    line, name = board.line, mention.start
    at = title_start(line, name)
    while at < name and line.lower[at] in words("persons.toml", "honorifics"):
        at += 1
    if at == name:
        at = _office(board, mention)
    if at == name and (name == 0 or not _heads_a_person(board, mention)):
        return name
    start = at if at < name else name - 1
    while start > 0 and _may_lead(board, start - 1) and not line.gap[start - 1] and not line.first[start]:
        token = board.doc[start - 1]
        if line.tag[start - 1] == "CC" or (
            token.head.i < start - 1 and token.dep_ not in ("compound", "amod", "nmod", "punct")
        ):
            break
        if token.dep_ in ("nsubj", "dobj", "pobj", "ROOT", "appos", "conj") and line.tag[start - 1] not in PROPER:
            break
        start -= 1
    while start < name and line.tag[start] in ("HYPH", "CC"):
        start += 1
    return start


def _may_lead(board: Board, at: int) -> bool:
    """Tell whether the word may stand in a title phrase before its head: "[acting] governor"."""
    line = board.line
    participle = line.tag[at] in ("VBG", "VBN") and board.doc[at].dep_ == "amod"
    return line.tag[at] in _LEFT or participle or line.lower[at] in words("persons.toml", "qualifiers")


def _office(board: Board, mention: Draft) -> int:
    """Return where an office with its body begins that stands before the name: "[Governor of Tessaly] Ana Ruiz"."""
    for child in board.doc[mention.head].lefts:
        if child.i < mention.start == child.right_edge.i + 1 and child.n_rights and child.tag_ in ("NN", "NNP"):
            of = child.nbor(1)
            if of.lower_ in ("of", "for") and is_person_head(child.lower_):
                return child.i
    return mention.start


def _heads_a_person(board: Board, mention: Draft) -> bool:
    """Tell whether the word before a name is the head of what the person is: "goalkeeper [Ana Ruiz]"."""
    line, at = board.line, mention.start - 1
    rank = line.tag[at] == "JJ" and line.lower[at] == "general"  # "retired [general] Ana Ruiz"
    if not (rank or line.tag[at] in ("NN", "NNP")) or line.gap[at]:
        return False
    token, name = board.doc[at], board.doc[mention.head]
    word = line.lower[at]
    joined = token.dep_ in _HEADS or name.head == token or (token.dep_ == name.dep_ and token.head == name.head)
    return is_person_head(word) and word not in _NO_ROLE and joined


def _phrases(board: Board) -> list[DraftRole]:
    """Return the descriptions of persons: appositions and predicate nominals."""
    roles, given = [], {link.b for link in board.links if link.rule == APPOINTED}
    for mention in board.mentions:
        nominal = board.nominals.get((mention.start, mention.end))
        person = board.described.get((mention.start, mention.end))
        if nominal is None or person is None or nominal.kind != PERSON or nominal.lemma in _NO_ROLE:
            continue
        start = _without_lead(board, nominal)
        rule = APPOINTED if (mention.start, mention.end) in given else "description"
        roles.append(_role(board, person, start, _tail(board, nominal), rule, actor=mention.actor))
    return roles


def _without_lead(board: Board, nominal: Nominal) -> int:
    """Return where the phrase begins without determiner and possessor."""
    start = nominal.start
    for at in range(nominal.start, nominal.head):
        if board.line.tag[at] in ("DT", "PRP$", "POS", "WP$", "PDT"):
            start = at + 1
    return start


def _tail(board: Board, nominal: Nominal) -> int:
    """Return the end of the phrase with the prepositional phrases that hang on its head."""
    end, line = nominal.end, board.line
    owner = board.doc[nominal.head]
    while owner.dep_ == "conj" and owner.head.i < owner.i:
        owner = owner.head
    last = owner.right_edge.i
    if end <= last and line.tag[end] == "IN" and board.doc[end].dep_ == "prep":
        while end <= last and (line.tag[end] not in _BREAKS or _modifies(board, end)) and not line.gap[end]:
            end += 1
        while end > nominal.end and line.tag[end - 1] in ("IN", "DT", "CC"):
            end -= 1
    return end


def _modifies(board: Board, at: int) -> bool:
    """Tell whether a participle stands before its noun: "member of the [ruling] party"."""
    return board.line.tag[at] in ("VBG", "VBN") and board.doc[at].dep_ == "amod" and board.doc[at].head.i > at


def _role(board: Board, person: Draft, start: int, end: int, rule: str, actor: int | None = None) -> DraftRole:
    body = _body(board, start, end)
    return DraftRole(
        person.actor if actor is None else actor,
        start,
        end,
        (person.start, person.end),
        (body.start, body.end) if body else None,
        body.actor if body else None,
        rule,
    )


def _body(board: Board, start: int, end: int) -> Draft | None:
    """Return the body that a role is held in: named in the phrase, or its possessor ("its", "the union's")."""
    sent = next((at for at in range(start, end) if board.line.lower[at] == "to"), end)  # "ambassador [to Chile]"
    inside = [m for m in board.mentions if start <= m.start and m.end <= sent and m.form != "pronoun"]
    bodies = [m for m in inside if board.kinds[m.actor] == ORGANIZATION] or [
        m for m in inside if board.kinds[m.actor] == "country"
    ]
    if bodies:
        return min(bodies, key=lambda m: m.start)
    owner = start - 2 if board.line.tag[start - 1] == "POS" else start - 1
    return next(
        (m for m in board.mentions if m.end == owner + 1 and board.kinds[m.actor] in (ORGANIZATION, "country")), None
    )
