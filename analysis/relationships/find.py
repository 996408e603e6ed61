"""Doc -> relationships: clauses and event nouns are coded, states added, all tied to times, places and statements."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from analysis.actors.records import Actors
from analysis.relationships.claims import claim_of
from analysis.relationships.clauses import find_clauses
from analysis.relationships.coding import code_clause
from analysis.relationships.drafts import Draft, together
from analysis.relationships.learned import propose
from analysis.relationships.learned_rows import learned_rows, without_bare
from analysis.relationships.light import used_nouns
from analysis.relationships.nominals import event_noun, noun_arguments, noun_key
from analysis.relationships.parties import Lookup
from analysis.relationships.positions import position_rows
from analysis.relationships.records import Relationships
from analysis.relationships.rows import finish
from analysis.relationships.screen import screened
from analysis.relationships.senses import Reading
from analysis.relationships.states import apposition_rows, state_rows
from analysis.statements.records import Statements
from analysis.times.records import Times


def find_relationships(doc: Doc, actors: Actors, times: Times, statements: Statements) -> Relationships:
    """Return who did what to whom, and who is what to whom, in the order of the text."""
    clauses = find_clauses(doc)
    reading = Reading(Lookup(doc, actors), {clause.head.i: clause for clause in clauses})
    drafts: list[Draft] = []
    light: set[int] = set()
    for clause in clauses:
        states = state_rows(clause, reading)
        drafts += states or code_clause(clause, reading)
        light |= used_nouns(clause, reading)
    drafts += _noun_rows(doc, reading, light)
    for token in doc:
        drafts += apposition_rows(token, reading)
    kept, not_coded = screened(drafts, doc, reading)
    kept += [p for p in position_rows(doc, actors) if not _is_said(p, kept)]
    learned, denied = learned_rows(doc, propose(doc, actors, times), kept)
    rows = finish([*without_bare(kept, learned), *learned], doc, actors, times, statements)
    return Relationships(rows, tuple(sorted([*not_coded, *denied], key=lambda n: (n.start, n.end))))


def _is_said(position: Draft, drafts: list[Draft]) -> bool:
    """Tell whether a state already says what a role does: "X, the son of Y", "X, a spokeswoman for Y"."""
    return any(
        d.kind not in ("event", "position")
        and d.first < position.last
        and position.first < d.last
        and _same(d, position)
        for d in drafts
    )


def _same(a: Draft, b: Draft) -> bool:
    return bool(a.source and b.source and a.source.actor_id == b.source.actor_id)


def _noun_rows(doc: Doc, reading: Reading, light: set[int]) -> Iterator[Draft]:
    """Yield the rows of event nouns that say whom they concern, and are not the object of a light verb."""
    lookup = reading.lookup
    for token in doc:
        sense = event_noun(token)
        if sense is None or token.i in light or lookup.mention(token) is not None:
            continue
        sources, targets = noun_arguments(token, sense, lookup)
        if sense.needs_both and not (sources and targets):
            continue
        if not any(p.actor_id for p in (*sources, *targets)):
            continue
        claim = claim_of(token)
        for source in together(sources) or [None]:  # type: ignore[list-item]
            for target in together(targets) or [None]:  # type: ignore[list-item]
                if source and target and source.actor_id == target.actor_id and source.actor_id:
                    continue
                yield Draft(
                    kind="event",
                    head=token,
                    predicate=noun_key(token),
                    first=token.idx,
                    last=token.idx + len(token),
                    source=source,
                    target=target,
                    event=sense.event,
                    mode=sense.mode,
                    cameo=sense.cameo,
                    claim=claim,
                    rule=f"noun:{noun_key(token)}",
                )
