"""Static relations of entities: states, positions and places of the tables, under each set's names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.relationships.learned.pairs import UNNAMED
from analysis.tables import Tables
from tests.accuracy.adapters import Adapter, Record
from tests.accuracy.adapters.events import table_rows
from tests.accuracy.tables import tables_for

Row = dict[str, Any]
Span = tuple[int, int]

#: Titles of those who lead a company; KnowledgeNet keeps them apart from other posts.
CHIEFS = ("ceo", "chief executive", "chief executive officer")
#: Nouns whose bearer, our source, is the child.
CHILDREN = {"son", "daughter", "child"}
#: KnowledgeNet's types for a row of ours, and whether their subject is our target.
FACTS = {
    "P112": (("FOUNDED_BY", True),),
    "P1830": (("SUBSIDIARY_OF", True),),
    "P159": (("HEADQUARTERS", False),),
    "P39": (("EMPLOYEE_OR_MEMBER_OF", False),),
    "P169": (("EMPLOYEE_OR_MEMBER_OF", False), ("CEO", True)),
    "P463": (("EMPLOYEE_OR_MEMBER_OF", False),),
    "P108": (("EMPLOYEE_OR_MEMBER_OF", False),),
    "P102": (("EMPLOYEE_OR_MEMBER_OF", False), ("POLITICAL_AFFILIATION", False)),
    "P69": (("EDUCATED_AT", False),),
    "P27": (("NATIONALITY", False),),
    "P19": (("PLACE_OF_BIRTH", False),),
    "P551": (("PLACE_OF_RESIDENCE", False),),
    "P26": (("SPOUSE", False), ("SPOUSE", True)),
    "P40": (("CHILD_OF", True),),
    "P22": (("CHILD_OF", False),),
}
#: The time of a row says when: "P112" of the foundation that has founders, P569 to P571 of a date alone.
DATES = {
    "P19": "DATE_OF_BIRTH", "P569": "DATE_OF_BIRTH", "P20": "DATE_OF_DEATH", "P570": "DATE_OF_DEATH",
    "P112": "DATE_FOUNDED", "P571": "DATE_FOUNDED",
}  # fmt: skip
#: CrossRE's coarse type for a kind of ours.
COARSE = {
    "position": "role",
    "membership": "role",
    "spokesperson": "role",
    "part_of": "part-of",
    "located_in": "physical",
    "family": "social",
    "ownership": "part-of",
    "opponent": "opposite",
}


def knowledgenet(records: list[Record]) -> Iterator[Record]:
    """Yield a fact for each name and pronoun of both sides in the passage, as that set lists them.

    A pronoun that we find no actor for stands for all pronouns of its person in the passage ("he" for "his").
    """
    for record in records:
        tables = tables_for(record)
        spans = _names_and_pronouns(tables) | _unnamed(record["text"], tables)
        times = {row["time_id"]: [(row["start"], row["end"])] for row in table_rows(tables, "times")}
        facts = {
            (name, subject, object_)
            for row in table_rows(tables, "relationships")
            for name, subjects, objects in _facts(row, spans, times)
            for subject in subjects
            for object_ in objects
            if subject != object_
        }
        yield {"id": record["id"], "facts": [_fact(*fact) for fact in sorted(facts)]}


def _fact(name: str, subject: Span, object_: Span) -> Record:
    return {"type": name, "subject": _span(subject), "object": _span(object_)}


def _facts(row: Row, spans: dict[str, list[Span]], times: dict[str, list[Span]]) -> Iterator[tuple[str, Any, Any]]:
    code = row.get("wikidata", "")
    source, target = _side(row, "source", spans), _side(row, "target", spans)
    if row["negated"]:
        return
    if not code and CHILDREN & set(row["predicate"].split()):
        yield "CHILD_OF", source, target
    for name, turned in FACTS.get(code, ()):
        yield (name, target, source) if turned else (name, source, target)
    if code == "P39" and any(word in row["predicate"].lower() for word in CHIEFS):
        yield "CEO", target, source
    if code in DATES and "time_id" in row:
        yield DATES[code], target if code == "P112" else source, times[row["time_id"]]


def _side(row: Row, side: str, spans: dict[str, list[Span]]) -> list[Span]:
    """Return every mention of the actor on one side, else of the pronoun's class, else the words that stand there."""
    if f"{side}_start" not in row:
        return []
    key = row.get(f"{side}_id") or UNNAMED.get(str(row[f"{side}_text"]).lower(), ("",))[0]
    return spans.get(key, [(row[f"{side}_start"], row[f"{side}_end"])])


def _names_and_pronouns(tables: Tables) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for row in table_rows(tables, "mentions"):
        if row["form"] != "nominal":
            spans.setdefault(row["actor_id"], []).append((row["start"], row["end"]))
    return spans


def _unnamed(text: str, tables: Tables) -> dict[str, list[Span]]:
    """Return the pronouns that are no mention of an actor, by their class."""
    taken = {row["start"] for row in table_rows(tables, "mentions")}
    spans: dict[str, list[Span]] = {}
    for word in re.finditer(r"\w+", text):
        if word[0].lower() in UNNAMED and word.start() not in taken:
            spans.setdefault(UNNAMED[word[0].lower()][0], []).append(word.span())
    return spans


def _span(span: Span) -> dict[str, int]:
    return {"start": int(span[0]), "end": int(span[1])}


def redocred(records: list[Record]) -> Iterator[Record]:
    """Yield the Wikidata property of each state, and the country of each place, between given entities."""
    for record in records:
        tables = tables_for(record)
        entity = _entities(record, tables)
        found = {
            (entity[row["source_id"]], row["wikidata"], entity[row["target_id"]])
            for row in table_rows(tables, "relationships")
            if "wikidata" in row and row.get("source_id") in entity and row.get("target_id") in entity
        }
        codes = {
            row["country"]: entity[row["actor_id"]]
            for row in table_rows(tables, "actors")
            if row["type"] == "country" and "country" in row and row["actor_id"] in entity
        }
        for row in table_rows(tables, "places"):
            if row["actor_id"] in entity and row.get("country") in codes:
                for code in ("P17", "P131"):
                    found.add((entity[row["actor_id"]], code, codes[row["country"]]))
        for row in table_rows(tables, "actors"):
            if row["type"] in ("person", "organization") and row["actor_id"] in entity and row.get("country") in codes:
                code = "P27" if row["type"] == "person" else "P17"
                found.add((entity[row["actor_id"]], code, codes[row["country"]]))
        yield {"id": record["id"], "relations": [_triple(f) for f in sorted(found, key=str) if f[0] != f[2]]}


def crossre(records: list[Record]) -> Iterator[Record]:
    """Yield the coarse type of each state between given entities."""
    for record in records:
        tables = tables_for(record)
        entity = _entities(record, tables)
        found = {
            (entity[row["source_id"]], COARSE[row["kind"]], entity[row["target_id"]])
            for row in table_rows(tables, "relationships")
            if row["kind"] in COARSE and row.get("source_id") in entity and row.get("target_id") in entity
        }
        yield {"id": record["id"], "relations": [_triple(f) for f in sorted(found, key=str) if f[0] != f[2]]}


def _triple(found: tuple[Any, str, Any]) -> Record:
    return {"head": found[0], "type": found[1], "tail": found[2]}


def _entities(record: Record, tables: Tables) -> dict[str, Any]:
    """Return the given entity that each actor stands for: the one with which it shares most mentions."""
    shared: dict[str, dict[Any, int]] = {}
    for row in table_rows(tables, "mentions"):
        for entity in record["entities"]:
            for mention in entity["mentions"]:
                if mention["start"] < row["end"] and row["start"] < mention["end"]:
                    counts = shared.setdefault(row["actor_id"], {})
                    counts[entity["id"]] = counts.get(entity["id"], 0) + 1
    return {actor: max(counts, key=lambda e: counts[e]) for actor, counts in shared.items()}


ADAPTERS: dict[str, Adapter] = {
    "rel_knowledgenet": knowledgenet,
    "rel_redocred": redocred,
    "rel_crossre_politics": crossre,
}
