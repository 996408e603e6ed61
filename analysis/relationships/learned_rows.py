"""The trained component's proposals -> rows, where no rule says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from analysis.article import NotCoded
from analysis.relationships.claims import Claim, claim_of
from analysis.relationships.drafts import Draft
from analysis.relationships.learned import Proposal
from analysis.relationships.learned.pairs import TIME, Argument
from analysis.relationships.parties import Party
from analysis.relationships.words import lemma_of

STAGE = "relationships"
RULE = "learned"
EMPLOYER = "P108"
#: Learned property -> the rules' property that the same word may have: a birth has its place and its date.
_COMPANIONS = {"P569": "P19", "P570": "P20", "P571": "P112"}
#: Kinds that say that somebody belongs to a body: one such row of a pair is enough.
_BELONGING = ("position", "membership", "spokesperson")


def learned_rows(
    doc: Doc, proposals: Iterable[Proposal], drafts: Sequence[Draft]
) -> tuple[list[Draft], list[NotCoded]]:
    """Return the rows of the proposals that no draft says already, and notes on those that the text denies."""
    kept: list[Draft] = []
    notes: list[NotCoded] = []
    for proposal in sorted(proposals, key=lambda p: p.relation.wikidata == EMPLOYER):
        draft = _draft(doc, proposal)
        if draft.claim.negated:
            text = doc.text[draft.first : draft.last]
            notes.append(NotCoded(draft.first, draft.last, text, STAGE, proposal.relation.name, "the text denies it"))
        elif not any(_says(old, draft) or _reads_otherwise(old, draft) for old in (*drafts, *kept)):
            kept.append(draft)
    return kept, notes


def without_bare(drafts: Iterable[Draft], learned: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that say less than a learned one: "was born" beside the date of the birth."""
    return [
        d
        for d in drafts
        if d.kind != "other"
        or not d.wikidata
        or d.target is not None
        or not any(new.first == d.first and _same(new.source, d.source) for new in learned)
    ]


def _draft(doc: Doc, proposal: Proposal) -> Draft:
    relation, target = proposal.relation, proposal.target
    if proposal.predicate is None:
        head, predicate, claim = doc[target.head], relation.name, Claim(False, "asserted", "")
        first, last = target.start, target.end
    else:
        head = doc[proposal.predicate]
        predicate, claim = lemma_of(head), claim_of(head)
        first, last = head.idx, head.idx + len(head)
    if relation.kind == "position" and proposal.predicate is not None:
        predicate = head.text
    return Draft(
        kind=relation.kind,
        head=head,
        predicate=predicate,
        first=first,
        last=last,
        source=_party(doc, proposal.source),
        target=_party(doc, target),
        event="",
        mode="",
        cameo="",
        claim=claim,
        rule=f"{RULE}:{relation.name}",
        wikidata=relation.wikidata,
        score=proposal.score,
        time_id=target.key if target.kind == TIME else "",
    )


def _party(doc: Doc, argument: Argument) -> Party:
    return Party(argument.actor_id, argument.start, argument.end, doc[argument.head], "mention", "direct")


def _says(old: Draft, new: Draft) -> bool:
    """Tell whether a draft says what a learned one would; of a family also the other way round ("son", "father")."""
    if old.kind == "event":
        return False
    straight = _same(old.source, new.source) and _same(old.target, new.target)
    turned = _same(old.source, new.target) and _same(old.target, new.source)
    if new.kind == "family" and old.kind == "family":
        return (straight or turned) and (old.wikidata == new.wikidata or old.head.i == new.head.i)
    same = old.wikidata == new.wikidata or (old.kind in _BELONGING and new.wikidata == EMPLOYER)
    return same and straight


def _reads_otherwise(old: Draft, new: Draft) -> bool:
    """Tell whether a rule takes a learned row's word for a deed, or for a state that does not go with it."""
    if old.head.i != new.head.i or old.score is not None or old.kind == "position":
        return False
    return bool(old.event) or (bool(old.wikidata) and old.wikidata != _COMPANIONS.get(new.wikidata))


def _same(a: Party | None, b: Party | None) -> bool:
    if a is None or b is None:
        return a is b
    return a.actor_id == b.actor_id if a.actor_id or b.actor_id else (a.start, a.end) == (b.start, b.end)
