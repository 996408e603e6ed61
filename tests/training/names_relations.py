"""Names from sets of relations: an argument's type follows from its relation. All other names are unmarked there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Argument = dict[str, Any]  # start, end, type (several with spaces between)

#: Set -> relation -> types of its two arguments; "" where they vary.
RELATIONS: dict[str, dict[str, tuple[str, str]]] = {
    "rel_core": {
        "acquired_by": ("ORG", "PER ORG"),
        "brand_of": ("ORG MISC", "ORG"),
        "client_of": ("ORG", "ORG"),
        "collaboration": ("ORG", "ORG"),
        "competitor_of": ("ORG", "ORG"),
        "merged_with": ("ORG", "ORG"),
        "product_or_service_of": ("MISC", "ORG"),
        "regulated_by": ("ORG", "ORG LOC"),
        "shareholder_of": ("PER ORG LOC", "ORG"),
        "subsidiary_of": ("ORG", "ORG"),
        "traded_on": ("ORG", "ORG"),
    },
    "rel_knowledgenet": {
        "CEO": ("ORG", "PER"),
        "CHILD_OF": ("PER", "PER"),
        "EDUCATED_AT": ("PER", "ORG"),
        "EMPLOYEE_OR_MEMBER_OF": ("PER", "ORG"),
        "FOUNDED_BY": ("ORG", "PER ORG"),
        "HEADQUARTERS": ("ORG", "LOC"),
        "NATIONALITY": ("PER", "LOC MISC"),
        "PLACE_OF_BIRTH": ("PER", "LOC"),
        "PLACE_OF_RESIDENCE": ("PER", "LOC"),
        "POLITICAL_AFFILIATION": ("PER", "ORG"),
        "SPOUSE": ("PER", "PER"),
        "SUBSIDIARY_OF": ("ORG", "ORG"),
    },
    "rel_fewrel": {
        "P25": ("PER", "PER"),
        "P26": ("PER", "PER"),
        "P40": ("PER", "PER"),
        "P155": ("MISC", "MISC"),
        "P177": ("LOC", "LOC"),
        "P206": ("LOC", "LOC"),
        "P364": ("MISC", ""),
        "P410": ("PER", ""),
        "P412": ("PER", ""),
        "P413": ("PER", ""),
        "P463": ("", "ORG"),
    },
    "gap": {"": ("PER", "PER")},
}
_PRONOUNS = frozenset(
    (
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "him",
        "its",
        "their",
        "our",
        "my",
        "who",
        "this",
        "that",
    )
)


def arguments(name: str, record: dict[str, Any]) -> Iterator[Argument]:
    """Yield the arguments of a record's relations that are names and whose type is known."""
    for relation, mentions in _pairs(name, record):
        for mention, kind in zip(mentions, RELATIONS[name].get(relation, ("", "")), strict=True):
            if kind and _is_name(mention["text"]):
                yield {"start": mention["start"], "end": mention["end"], "type": kind}


def _pairs(name: str, record: dict[str, Any]) -> Iterator[tuple[str, tuple[Argument, Argument]]]:
    if name == "gap":
        yield "", (record["a"], record["b"])
    elif name == "rel_knowledgenet":
        for fact in record["facts"]:
            yield fact["type"], (fact["subject"], fact["object"])
    else:
        first = {entity["id"]: entity["mentions"][0] for entity in record["entities"]}
        for relation in record["relations"]:
            yield relation["type"], (first[relation["head"]], first[relation["tail"]])


def _is_name(text: str) -> bool:
    """Tell names from pronouns and descriptions ("The company")."""
    said = text.split()
    said = said[1:] if said and said[0].lower() == "the" else said
    return bool(said) and said[0].lower() not in _PRONOUNS and said[0][0].isupper() and not said[-1].islower()
