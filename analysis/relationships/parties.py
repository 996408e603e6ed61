"""Which actor a phrase means: through the mention that covers its head, or one that stands inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from analysis.actors.records import Actor, Actors, Mention
from analysis.relationships.lexicon import people
from analysis.relationships.phrases import NOMINAL, Phrase, content_head, members, phrase_of, pobjects
from analysis.relationships.words import BODIES, EDGES, EQUIPMENT, PLACE_KINDS, is_reciprocal, lemma_of

#: Sectors of those who act for a state.
STATE_SECTORS = frozenset(("GOV", "JUD", "LEG", "MIL", "COP"))
_PERSONS = frozenset(("he", "she", "we", "i", "who", "him", "us", "me"))
#: Where a thing's actor stands, best first: whose or against whom it is goes before where it lies.
_BELONGING = ("of", "by", "against", "with", "to", "for", "from", "between", "among")
_LOCATIVE = ("on", "in", "at", "into", "over", "towards")
_NAMING = ("poss", "amod", "compound", "nmod", "nummod")
_CALLED = ("amod", "compound", "nmod")
#: Types of actors that may be named before which nouns, and how they hang on it; no types are any.
_NAMED_BEFORE = (
    (("country",), people(), _NAMING),
    ((), EQUIPMENT, _NAMING),
    (("organization",), BODIES, _CALLED),
    (("location", "country"), PLACE_KINDS, _CALLED),
)


@dataclass(frozen=True, slots=True)
class Party:
    """One argument of a row: the actor's id (``""`` for none), and where its words stand in ``article.text``.

    ``via`` says how the actor was found: ``mention`` (it covers the head), ``agent`` (forces, government … of a
    country), ``inside`` (named within the phrase), or ``""``.
    """

    actor_id: str
    start: int
    end: int
    head: Token
    via: str
    how: str


class Lookup:
    """The mentions of a Doc by token. Built once for each Doc, read-only afterwards."""

    def __init__(self, doc: Doc, actors: Actors) -> None:
        self._actors = {actor.actor_id: actor for actor in actors.actors}
        self._by_token: dict[int, Mention] = {}
        starts = [token.idx for token in doc]
        for mention in sorted(actors.mentions, key=lambda m: (m.start - m.end, m.start)):
            for i in range(bisect_left(starts, mention.start), bisect_left(starts, mention.end)):
                self._by_token[i] = mention

    def mention(self, token: Token) -> Mention | None:
        """Return the smallest mention that covers the token."""
        return self._by_token.get(token.i)

    def actor(self, actor_id: str) -> Actor | None:
        """Return the actor's row."""
        return self._actors.get(actor_id)

    def party(
        self, phrase: Phrase, *, inside: bool = False, located: bool = True, but: frozenset[str] = frozenset()
    ) -> Party:
        """Return the party that a phrase means; with ``inside`` also one that is only named within it.

        Without ``located`` a place where one such thing stands, "a restaurant in Nairobi", is none. Within it nobody of
        ``but`` is meant: in "its war with Ostrov" not who wages it.
        """
        named = self._apposed_name(phrase.head)
        for head in dict.fromkeys((named or phrase.head, phrase.head, content_head(phrase.head))):
            mention = self.mention(head)
            if mention is not None:
                return Party(mention.actor_id, mention.start, mention.end, head, "mention", phrase.how)
        head = content_head(phrase.head)
        owner = self._agent_of(head)
        if owner:
            return Party(owner, phrase.first_char, phrase.last_char, head, "agent", phrase.how)
        if inside:
            within = self.inside(head, located=located, but=but)
            if within is not None:
                return Party(within.actor_id, phrase.first_char, phrase.last_char, head, "inside", phrase.how)
        return Party("", phrase.first_char, phrase.last_char, head, "", phrase.how)

    def _apposed_name(self, head: Token) -> Token | None:
        """ "Its managing director, Ana Lopez, said": the name tells who it is."""
        own = self.mention(head)
        if own is not None and own.form == "name":
            return None
        for child in head.rights:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                mention = self.mention(child)
                if mention is not None and mention.form == "name":
                    return child
        return None

    def _agent_of(self, head: Token) -> str:
        """Return the country that "French forces", "the Kenyan government" act for; of "NATO jets" any actor.

        A body's own name before its kind is that body: "the Amal militia", "the UNITA wing"; so is a place's before
        the kind of place, "Montenegro province".
        """
        kind = lemma_of(head)
        wanted = [(types, labels) for types, kinds, labels in _NAMED_BEFORE if kind in kinds]
        for child in head.lefts if wanted else ():
            mention = self.mention(child)
            actor = self.actor(mention.actor_id) if mention else None
            if actor and any(child.dep_ in labels and (not types or actor.type in types) for types, labels in wanted):
                return actor.actor_id
        return ""

    def inside(
        self, head: Token, depth: int = 3, *, located: bool = True, but: frozenset[str] = frozenset()
    ) -> Party | None:
        """Return the first actor named within the phrase of ``head``: whose it is, who made it, then where it lies."""
        ways = (
            self._behind(head, _BELONGING, depth, located, but),
            self._maker_of(head),
            self._before(head),
            self._behind(head, _LOCATIVE, depth, located, but),
        )
        return next((found for way in ways for found in way if found.actor_id not in but), None)

    def _behind(
        self, head: Token, preps: tuple[str, ...], depth: int, located: bool, but: frozenset[str]
    ) -> Iterator[Party]:
        for child in head.rights if depth else ():
            if child.dep_ == "prep" and child.lower_ in preps:
                for inner in pobjects(child):
                    named = (self.party(phrase) for phrase in members(inner))
                    yield from (p for p in named if p.actor_id and (located or not self._only_locates(child, p)))
                    edge = preps is _LOCATIVE and lemma_of(inner) in EDGES  # "on the Ostrovian border"
                    deeper = None if edge else self.inside(inner, depth - 1, located=located, but=but)
                    yield from [deeper] if deeper is not None else []

    def _maker_of(self, head: Token) -> Iterator[Party]:
        """Yield who did what a participle says of it: "a bill [signed by Ana Ruiz]"."""
        agents = (a for verb in head.rights if verb.dep_ == "acl" for a in verb.rights if a.dep_ == "agent")
        parties = (self.party(phrase) for agent in agents for inner in pobjects(agent) for phrase in members(inner))
        yield from (p for p in parties if p.actor_id)

    def _before(self, head: Token) -> Iterator[Party]:
        parties = (self.party(phrase_of(child)) for child in head.lefts if child.dep_ in _NAMING)
        yield from (p for p in parties if p.actor_id)

    def _only_locates(self, prep: Token, found: Party) -> bool:
        """Tell whether a preposition only says where a thing stands: a town, or where one of many does."""
        if prep.lower_ not in _LOCATIVE:
            return False
        actor = self.actor(found.actor_id)
        one = any(c.lower_ in ("a", "an") for c in prep.head.lefts if c.dep_ == "det")
        return actor is not None and (actor.type == "location" or (actor.type == "country" and one))

    def is_human(self, phrase: Phrase) -> bool:
        """Tell whether a phrase means people or a body that acts."""
        head = content_head(phrase.head)
        if self.mention(phrase.head) is not None or self.mention(head) is not None or is_reciprocal(phrase.head):
            return True
        if head.lower_ in _PERSONS or head.ent_type_ in ("PERSON", "NORP", "ORG", "GPE"):
            return True
        if self._apposed_name(phrase.head) is not None:
            return True
        if lemma_of(head) in people() or head.lower_ in people():
            return True
        agent = self.actor(self._agent_of(head))
        return agent is not None and agent.type != "location"

    def is_place_or_state(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names a country, a place or something within one."""
        mention = self.mention(phrase.head)
        actor = self.actor(mention.actor_id) if mention else None
        return actor is not None and actor.type in ("country", "location")

    def is_nominal(self, token: Token) -> bool:
        """Tell whether a token can head an argument."""
        return token.pos_ in NOMINAL


def states_within(phrase: Phrase, lookup: Lookup) -> list[Party]:
    """Return the states that several agents of states stand for: "the presidents of A and B", "A-ian and B-ian troops".

    None but countries, each once, and only behind or before a plural of those who act for a state.
    """
    actor = lookup.actor(lookup.party(phrase).actor_id)
    if phrase.head.tag_ not in ("NNS", "NNPS") or actor is None or actor.sector not in STATE_SECTORS:
        return []
    inner = [m for c in phrase.head.rights if c.lower_ == "of" for head in pobjects(c) for m in members(head)]
    before = [c for c in phrase.head.lefts if c.dep_ in ("amod", "compound")]
    inner += [phrase_of(token) for child in before for token in (child, *child.conjuncts) if token.i < phrase.head.i]
    found: dict[str, Party] = {}
    for party in map(lookup.party, inner):
        state = lookup.actor(party.actor_id)
        if state is not None and state.type == "country":
            found.setdefault(party.actor_id, replace(party, via="inside"))
    return list(found.values())
