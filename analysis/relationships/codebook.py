"""docs/codebook.md from the codebook's data: ``python -m analysis.relationships.codebook docs/codebook.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.relationships.learned.relations import relations
from analysis.relationships.lexicon import CODEBOOK, EventType, codebook, noun_senses, state_entries, verb_senses

_HEAD = f"""# Codebook

Generated from `analysis/relationships/*.toml` by `make docs`; a change there and a run of that command is a change of
the codebook. Its name is `{CODEBOOK}`.

## Events

Sixteen types in four quad classes, after PLOVER (Political Language Ontology for Verifiable Event Records, Open Event
Data Alliance, 2021). A row has a type only where a sense of its verb or event noun fits the clause; the column `rule`
names the entry. What has no sense gets a plain row without type, quad and root. CAMEO root is the two-digit root of
CAMEO 1.1 that the type comes from; a sense may state its own.
"""

_STATES = """## States

Who is what to whom. The source has the part that the kind names; with *reversed* the bearer of the word is the
target ("X, a subsidiary of Y": Y owns X). `wikidata` is the property that says the same; a family property is read
from the source to the target, so P40 (child) leads from the parent.
"""

_LEARNED = """## States that are learned

A component that was trained on texts with known relations (`docs/model_card_relations.md`) proposes these where no rule
says the same: `rule` is `learned:` and the name, `score` its calibrated probability. The predicate is the word without
which the state would be least likely; the target of a date is the date's own words, and `time_id`.
"""


def render() -> str:
    """Return docs/codebook.md: types, words and the crosswalk of events, then the kinds of states."""
    parts = [_HEAD, "| type | quad | CAMEO root | modes |", "| --- | --- | --- | --- |"]
    parts += [
        f"| [{t.name}](#{t.name.lower()}) | {t.quad} | {_roots(t)} | {', '.join(t.modes) or '–'} |"
        for t in codebook().values()
    ]
    parts.append("")
    for event in codebook().values():
        parts += _section(event)
    return "\n".join([*parts, _STATES, *_state_table(), "", _LEARNED, *_learned_table()]).rstrip() + "\n"


def _section(event: EventType) -> Iterator[str]:
    yield f"### {event.name}\n"
    yield f"{event.definition} Not: {event.excludes[0].lower()}{event.excludes[1:]}\n"
    yield from (f"- *{example}*" for example in event.examples)
    if event.modes:
        yield "\n| mode | what it is |\n| --- | --- |"
        yield from (f"| {mode} | {about} |" for mode, about in event.modes.items())
    verbs = {v for senses in verb_senses().values() for s in senses if s.event == event.name for v in s.verbs}
    nouns = {n for senses in noun_senses().values() for s in senses if s.event == event.name for n in s.nouns}
    yield f"\nVerbs: {_listed(verbs)}.\n"
    yield f"Event nouns: {_listed(nouns)}.\n"


def _roots(event: EventType) -> str:
    verbs = {s.cameo for senses in verb_senses().values() for s in senses if s.event == event.name}
    nouns = {s.cameo for senses in noun_senses().values() for s in senses if s.event == event.name}
    return ", ".join([event.cameo_root, *sorted((verbs | nouns) - {event.cameo_root, ""})])


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "none"


def _state_table() -> Iterator[str]:
    yield "| kind | words | prepositions | Wikidata | reversed |"
    yield "| --- | --- | --- | --- | --- |"
    for entry in (*state_entries("noun"), *state_entries("verb")):
        words = f"*{', '.join(entry.words)}*"
        yield (
            f"| {entry.kind} | {words} | {', '.join(entry.slots)} | {entry.wikidata or '–'} | "
            f"{'yes' if entry.reverse else ''} |"
        )


def _learned_table() -> Iterator[str]:
    yield "| name | kind | when | Wikidata | least score |"
    yield "| --- | --- | --- | --- | --- |"
    for relation in relations():
        yield f"| {relation.name} | {relation.kind} | {relation.about} | {relation.wikidata} | {relation.threshold} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), encoding="utf-8")
