"""Drafts -> the records of the tables: ids in order of first appearance, names, aliases, codes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from analysis.actors.coding.codes import Codes, codes_of
from analysis.actors.coding.country import Subject
from analysis.actors.coding.home import home_of
from analysis.actors.coding.places import find_places
from analysis.actors.describing.ages import age_size
from analysis.actors.describing.nominals import bounds_number, head_end
from analysis.actors.describing.roles import DraftRole
from analysis.actors.describing.titles import title_start
from analysis.actors.draft import Board, Draft, Home
from analysis.actors.line import COUNTRY, ORGANIZATION, PEOPLE, PERSON
from analysis.actors.lists.gazetteer import country_name
from analysis.actors.records import Actor, Actors, Mention, Merge, Role
from analysis.article import numbered
from analysis.language import article_of, sentence_spans

TYPES = {PEOPLE: "group"}


def build(board: Board, roles: Iterable[DraftRole]) -> Actors:
    """Return the stage's records."""
    ordered = sorted(board.mentions, key=lambda m: (m.start, m.end))
    numbers: dict[int, str] = {}
    for mention in ordered:
        numbers.setdefault(mention.actor, f"a{len(numbers) + 1}")
    starts = [span.start_char for span in sentence_spans(board.doc)]
    mentions = tuple(
        _mention(board, row_id, mention, numbers[mention.actor], starts)
        for row_id, mention in zip(numbered("m", len(ordered)), ordered, strict=True)
    )
    drafts = list(roles)
    subjects = {actor: _subject(board, actor, drafts) for actor in numbers}
    home = home_of(board)
    codes = _codes(board, subjects, drafts, home)
    actors = tuple(_actor(board, actor, row_id, subjects[actor], codes[actor]) for actor, row_id in numbers.items())
    places = find_places(actors, mentions, article_of(board.doc).text, home.own)
    return Actors(
        actors=actors,
        mentions=mentions,
        places=places,
        merges=_merges(board, numbers),
        roles=tuple(_role(board, role, numbers) for role in sorted(drafts, key=lambda r: (r.start, r.end))),
        not_coded=tuple(sorted(board.not_coded, key=lambda n: (n.start, n.end, n.candidate))),
    )


def _mention(board: Board, row_id: str, draft: Draft, actor_id: str, starts: list[int]) -> Mention:
    start, end = board.chars(draft.start, draft.end)
    sentence = f"s{max(1, bisect_right(starts, start))}"
    return Mention(
        row_id,
        actor_id,
        start,
        end,
        board.text(draft.start, draft.end),
        draft.form,
        board.doc[draft.head].text,
        sentence,
    )


def _subject(board: Board, actor: int, roles: list[DraftRole]) -> Subject:
    own = board.of_actor(actor)
    said = (board.text(r.start, r.end) for r in sorted(roles, key=lambda r: r.start) if r.actor == actor)
    return Subject(own, tuple(dict.fromkeys(said)), name_of(board, actor, own))


def _codes(board: Board, subjects: dict[int, Subject], roles: list[DraftRole], home: Home) -> dict[int, Codes]:
    """Return the codes of all actors; those with a role at an organization may have the organization's."""
    found = {actor: codes_of(board, actor, subject, home, Codes()) for actor, subject in subjects.items()}
    bodies = {r.actor: r.body_actor for r in roles if r.body_actor in found}
    for actor, body in bodies.items():
        if body is None or body == actor:
            continue
        if board.kinds[body] == ORGANIZATION:
            found[actor] = codes_of(board, actor, subjects[actor], home, found[body])
        elif board.kinds[body] == COUNTRY:  # "Norway's coach": of that country, but not of its government
            own = Codes(country=board.countries.get(body, ""))
            found[actor] = codes_of(board, actor, subjects[actor], home, own)
    return found


def _actor(board: Board, actor: int, row_id: str, subject: Subject, codes: Codes) -> Actor:
    kind = board.kinds[actor]
    return Actor(
        row_id,
        subject.name,
        TYPES.get(kind, kind),
        _aliases(board, subject.mentions, kind, subject.name),
        subject.roles,
        codes.country,
        codes.sector,
        len(subject.mentions),
        board.doc[subject.mentions[0].start].idx,
        f"type: {board.why.get(actor, 'head noun')}{codes.rule}",
    )


def name_of(board: Board, actor: int, own: list[Draft]) -> str:
    """Return the fullest name, else the first descriptive phrase."""
    names = [m for m in own if m.form == "name"]
    kind = board.kinds[actor]
    if kind == COUNTRY and not any(m.form == "name" and not _is_seat(board, m) for m in own):
        known = country_name(board.countries.get(actor, ""))
        if known:
            return known
    if names:
        texts = [board.text(m.start, m.end) for m in names if not _is_seat(board, m)] or [
            board.text(m.start, m.end) for m in names
        ]
        mixed = [t for t in texts if not t.isupper() or len(t) < 6] or texts
        return max(mixed, key=lambda t: (len(t.split()) if kind == PERSON else len(t), len(t), -texts.index(t)))
    nominals = [m for m in own if m.form == "nominal"]
    return bare(board, nominals[0]) if nominals else board.text(own[0].start, own[0].end)


def _is_seat(board: Board, mention: Draft) -> bool:
    return (mention.start, mention.end) in board.seats


def bare(board: Board, mention: Draft) -> str:
    """Return a phrase without determiners, numbers and what follows the head; an age is its head: "54-year-old"."""
    start, doc = mention.start, board.doc
    head = mention.head - age_size(board.line, mention.head)
    while start < head and (
        doc[start].tag_ in ("DT", "PRP$", "CD", "PDT", "WP$", "RB", "IN", "``", "JJR", "JJS", "SYM", "$", "HYPH")
        or doc[start].dep_ == "quantmod"
        or bounds_number(doc[start])
        or (doc[start].lower_ == "odd" and doc[start - 1].tag_ == "HYPH")  # "twenty-odd farmers"
        or doc[start].lower_ in ("dozen", "own", "several", "many", "few")
    ):
        if doc[start].tag_ == "CD" and board.line.text[start + 1] == "-":
            break  # "[81-year-old]"
        if doc[start].tag_ == "JJS" and doc[start].lower_ in ("largest", "biggest", "top", "best", "oldest"):
            break
        start += 1
    return board.text(start, head_end(board.line, mention.head))


def _aliases(board: Board, own: list[Draft], kind: str, name: str) -> tuple[str, ...]:
    forms: dict[str, None] = {}
    for mention in own:
        if mention.form == "name":
            forms.setdefault(board.text(mention.start, mention.end))
            begin = title_start(board.line, mention.start) if kind == PERSON else mention.start
            if begin < mention.start:
                forms.setdefault(board.text(begin, mention.end))
        elif mention.form == "nominal":
            forms.setdefault(bare(board, mention))
        elif mention.form == "adjective":
            forms.setdefault(board.text(mention.start, mention.end))
    seen = {name.casefold()}
    out = []
    for form in forms:
        if form.casefold() not in seen:
            seen.add(form.casefold())
            out.append(form)
    return tuple(out)


def _merges(board: Board, numbers: dict[int, str]) -> tuple[Merge, ...]:
    rows = []
    for link in board.links:
        if link.actor not in numbers:
            continue
        (start_a, end_a), (start_b, end_b) = board.chars(*link.a), board.chars(*link.b)
        rows.append(
            Merge(
                actor_id=numbers[link.actor],
                name_a=board.text(*link.a),
                start_a=start_a,
                end_a=end_a,
                name_b=board.text(*link.b),
                start_b=start_b,
                end_b=end_b,
                rule=link.rule,
                reason=link.reason,
            )
        )
    return tuple(sorted(rows, key=lambda r: (r.start_b, r.end_b, r.start_a, r.rule)))


def _role(board: Board, role: DraftRole, numbers: dict[int, str]) -> Role:
    start, end = board.chars(role.start, role.end)
    person = board.chars(*role.person)
    body = board.chars(*role.body) if role.body else (None, None)
    return Role(
        numbers[role.actor],
        numbers.get(role.body_actor, "") if role.body_actor is not None else "",
        start,
        end,
        board.text(role.start, role.end),
        person[0],
        person[1],
        body[0],
        body[1],
        role.rule,
    )
