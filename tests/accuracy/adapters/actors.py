"""Names, their merging, pronouns and roles: the actors tables in each benchmark's own convention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.actors.lists.gazetteer import demonyms, fold
from analysis.actors.merging import NamedMention, merge_names
from analysis.tables import Tables
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.tables import tables_for

#: Our types as those of the name sets; groups with a name are peoples and parties, which these sets call MISC.
NER_TYPES = {"person": "PER", "organization": "ORG", "country": "LOC", "location": "LOC"}
KINDS = {
    "PER": "person", "ORG": "organization", "LOC": "location", "MISC": "other", "place": "location",
    "product": "other", "finance": "other", "mixed": "other",
}  # fmt: skip


def _mentions(tables: Tables) -> list[dict[str, Any]]:
    """Return the mentions with their actor's type."""
    types = dict(zip(tables.actors["actor_id"], tables.actors["type"], strict=True))
    return [row | {"type": types[row["actor_id"]]} for row in tables.mentions.to_dict("records")]


def names(records: list[Record]) -> Iterator[Record]:
    """Yield the names of persons, organizations and places; adjectives of nationality are left out."""
    for record in records:
        ents = [
            {"start": int(m["start"]), "end": int(m["end"]), "type": NER_TYPES[m["type"]]}
            for m in _mentions(tables_for(record))
            if m["form"] == "name" and m["type"] in NER_TYPES
        ]
        yield {"id": record["id"], "ents": ents}


def descriptions_too(records: list[Record]) -> Iterator[Record]:
    """Yield names, descriptions and pronouns: re3d marks all; groups of people are organizations there."""
    types = NER_TYPES | {"group": "ORG"}
    for record in records:
        ents = [
            {"start": int(m["start"]), "end": int(m["end"]), "type": types[m["type"]]}
            for m in _mentions(tables_for(record))
            if m["form"] in ("name", "nominal", "pronoun")
        ]
        yield {"id": record["id"], "ents": ents}


def clusters(*, others: bool, adjectives: bool = False) -> Adapter:
    """Return the adapter for coreference of names.

    With ``others`` names that are no actors count too; with ``adjectives`` "French" belongs to France, as with us.
    """

    def adapt(records: list[Record]) -> Iterator[Record]:
        for record in records:
            given = record.get("mentions")
            found = _merged(record, adjectives) if given is not None else _found(record, others, adjectives)
            yield {"id": record["id"], "mentions": found}

    return adapt


def _merged(record: Record, adjectives: bool) -> list[Record]:
    """Cluster given mentions with the merger that the actors stage calls."""
    mentions = [
        _given(m, m.get("text") or record["text"][m["start"] : m["end"]], adjectives) for m in record["mentions"]
    ]
    merged = merge_names(mentions, record["text"])
    return [
        {"start": m.start, "end": m.end, "cluster": cluster}
        for m, cluster in zip(mentions, merged.cluster, strict=True)
    ]


def _given(mention: Record, text: str, adjectives: bool) -> NamedMention:
    kind = KINDS.get(mention["type"], mention["type"])
    if adjectives and kind == "location" and fold(text) in demonyms():
        kind = "people"
    return NamedMention(mention["start"], mention["end"], text, kind)


def _found(record: Record, others: bool, adjectives: bool) -> list[Record]:
    tables = tables_for(record)
    found = [
        {"start": int(m["start"]), "end": int(m["end"]), "cluster": _cluster(m, adjectives)}
        for m in _mentions(tables)
        if m["form"] == "name" or (others and m["form"] == "adjective")
    ]
    if others:
        rows = tables.not_coded[tables.not_coded["stage"] == "actors"].to_dict("records")
        found += [
            {"start": int(r["start"]), "end": int(r["end"]), "cluster": f"x {r['candidate'].casefold()}"}
            for r in rows
            if r["reason"] == "a name that is no actor"
        ]
    return found


def _cluster(mention: dict[str, Any], adjectives: bool) -> str:
    """Return the mention's actor; where a set keeps "French" apart from France, that of the adjective."""
    apart = mention["form"] == "adjective" and not adjectives
    return f"{mention['actor_id']} {mention['text'].casefold()}" if apart else str(mention["actor_id"])


def pronouns(records: list[Record]) -> Iterator[Record]:
    """Yield for each of two names whether the pronoun's actor is its actor."""
    for record in records:
        mentions = _mentions(tables_for(record))
        actor = _actor_at(mentions, record["pronoun"], {"pronoun"})
        yield {"id": record["id"]} | {
            side: actor is not None and actor == _actor_at(mentions, record[side], {"name", "nominal"})
            for side in ("a", "b")
        }


def _actor_at(mentions: list[dict[str, Any]], span: Record, forms: set[str]) -> str | None:
    near = [m for m in mentions if m["form"] in forms and m["start"] < span["end"] and span["start"] < m["end"]]
    exact = [m for m in near if m["start"] >= span["start"] and m["end"] <= span["end"]]
    best = (exact or near)[:1]
    return str(best[0]["actor_id"]) if best else None


def roles(records: list[Record]) -> Iterator[Record]:
    """Yield the roles with the persons that hold them; GUM marks coordinated ones as one phrase.

    It marks titles, appositions and what somebody is said to be, not the offices that a verb gives ("elected mayor").
    """
    from analysis.actors import find_actors
    from analysis.actors.describing.appointed import APPOINTED
    from tests.accuracy.tables import doc_for

    for record in records:
        found = [
            {"person": {"start": r.person_start, "end": r.person_end}, "role": {"start": r.start, "end": r.end}}
            for r in find_actors(doc_for(record)).roles
            if r.rule != APPOINTED
        ]
        yield {"id": record["id"], "roles": _coordinated(found, record["text"])}


def _coordinated(found: list[Record], text: str) -> list[Record]:
    """Join a person's roles that stand side by side: "chair and founder"."""
    out: list[Record] = []
    for row in found:
        last = out[-1] if out else None
        if (
            last
            and last["person"] == row["person"]
            and _AND.fullmatch(text[last["role"]["end"] : row["role"]["start"]])
        ):
            last["role"] = {"start": last["role"]["start"], "end": row["role"]["end"]}
        else:
            out.append(row)
    return out


_AND = re.compile(r"(?:,? and|,)(?: an?| the)? ")

ADAPTERS: dict[str, Adapter] = {
    "ner_uner_pud": names,
    "ner_wikigold": names,
    "ner_wnut17": names,
    "re3d": descriptions_too,
    "coref_gum": clusters(others=False),
    "coref_meantime": clusters(others=True, adjectives=True),
    "alias_redocred": clusters(others=True),
    "alias_dwie": clusters(others=True),
    "gap": pronouns,
    "roles_gum": roles,
}
