"""Positions: one row for each role that the actors stage found, from the person to the body."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from spacy.tokens import Doc

from analysis.actors.records import Actor, Actors, Role
from analysis.relationships.claims import Claim
from analysis.relationships.drafts import Draft
from analysis.relationships.parties import Party

HOLDS = "P39"  # Wikidata: position held


def position_rows(doc: Doc, actors: Actors) -> list[Draft]:
    """Return the rows "person holds title at body"; a body that the text does not name stays empty."""
    starts = [token.idx for token in doc]
    rows = {actor.actor_id: actor for actor in actors.actors}
    persons = [r for r in actors.roles if (a := rows.get(r.actor_id)) is not None and a.type in ("person", "group")]
    return [_row(doc, starts, role, at_body=_is_office(doc, role, rows)) for role in persons]


def _is_office(doc: Doc, role: Role, actors: Mapping[str, Actor]) -> bool:
    """Tell whether a country in a role is what it is held at: a Kenyan minister is Kenya's, a Kenyan nurse is not."""
    body = actors.get(role.body_id)
    if body is None or body.type != "country" or actors[role.actor_id].sector:
        return True
    return doc.text[role.body_start : role.body_end].casefold() == body.name.casefold()


def _row(doc: Doc, starts: list[int], role: Role, *, at_body: bool) -> Draft:
    head = doc[max(0, bisect_right(starts, role.start) - 1)]
    person = Party(role.actor_id, role.person_start, role.person_end, head, "mention", "direct")
    body = None
    if at_body and role.body_start is not None and role.body_end is not None:
        body = Party(role.body_id, role.body_start, role.body_end, head, "mention", "direct")
    tense = (
        "past"
        if role.text.lower().startswith(("former ", "ex-", "late ", "then-")) or _former(doc, head.i)
        else "present"
    )
    claim = Claim(False, "asserted", tense)
    return Draft(
        kind="position",
        head=head,
        predicate=role.text,
        first=role.start,
        last=role.end,
        source=person,
        target=body,
        event="",
        mode="",
        cameo="",
        claim=claim,
        rule=f"role:{role.rule}",
        wikidata=HOLDS,
    )


def _former(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].lower_ in ("former", "ex", "late", "onetime")
