"""Doc -> clauses: every verb with its particle, its logical subjects, objects and obliques.

Labels are those of the ClearNLP dependencies that spaCy's English pipelines give. Passives are turned round: the
agent is the subject, the surface subject the object.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.relationships.lexicon import deeds_to_people
from analysis.relationships.phrases import (
    NOMINAL,
    Phrase,
    is_time,
    members,
    phrase_of,
    pobjects,
    preposition_of,
    whole_of,
)
from analysis.relationships.words import (
    ARGUMENT_PREPS,
    DOCUMENTS,
    INTENTION_NOUNS,
    OBJECT_CONTROL,
    is_reciprocal,
    lemma_of,
)
from analysis.statements.shared import reporter_of

_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CLAUSAL = ("ccomp", "xcomp")
_FINITE = ("VB", "VBP", "VBD", "VBZ")
_RELATIVES = frozenset(("who", "whom", "which", "that", "whose"))


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate and what hangs on it.

    ``lemma`` is the verb's with its particle ("carry out"); of "be" with its complement ("be part of").
    ``subjects`` and ``objects`` are logical: of a passive the agent and the surface subject. ``complements`` are the
    verbs of its complement clauses.
    """

    head: Token
    lemma: str
    particle: Token | None
    complement: Token | None
    passive: bool
    subjects: tuple[Phrase, ...]
    objects: tuple[Phrase, ...]
    datives: tuple[Phrase, ...]
    obliques: tuple[tuple[str, Phrase], ...]
    complements: tuple[Token, ...]


def find_clauses(doc: Doc) -> tuple[Clause, ...]:
    """Return the clauses of the kept text in the order of their verbs."""
    found: dict[int, Clause] = {}
    for token in doc:
        if is_predicate(token):
            _clause(token, found)
    return tuple(found[i] for i in sorted(found))


def is_predicate(token: Token) -> bool:
    """Tell whether a token is a verb, or a form of "be" or "have", that heads a clause of its own."""
    if (
        token.pos_ not in ("VERB", "AUX")
        or not token.text[0].isalpha()
        or token.dep_ in ("aux", "auxpass", "prt", "det", "case", "mark")
    ):
        return False
    if token.dep_ in ("amod", "compound", "nmod", "prep"):
        return False
    return not (token.pos_ == "AUX" and token.tag_ == "MD")


def _clause(verb: Token, found: dict[int, Clause]) -> Clause:
    """Return the clause of a verb, building those it depends on first (verbs form a tree, so this ends)."""
    if verb.i in found:
        return found[verb.i]
    particle = _particle(verb)
    passive = is_passive(verb)
    surface = _surface_subjects(verb, found)
    agents = _agents(verb, passive, found)
    objects = [p for c in verb.children if _is_object(c) for p in members(c)]
    objects = objects or _said_objects(verb)
    datives = [p for c in verb.children if c.dep_ == "dative" for h in _dative(c) for p in members(h)]
    objects += _relative_object(verb, objects)
    if passive:
        objects, subjects = surface + objects, agents
    else:
        subjects = surface
    complement = _be_complement(verb)
    clause = Clause(
        verb,
        _lemma(verb, particle, complement),
        particle,
        complement,
        passive,
        tuple(subjects),
        tuple(objects),
        tuple(datives),
        tuple(_obliques(verb, complement)),
        tuple(_complements(verb)),
    )
    found[verb.i] = clause
    return clause


def _is_object(token: Token) -> bool:
    if token.dep_ == "dobj" and token.pos_ in ("ADJ", "VERB"):  # "visited [the wounded]"
        return any(c.dep_ == "det" for c in token.lefts)
    return token.dep_ in ("dobj", "oprd") and (token.pos_ in NOMINAL or is_reciprocal(token))


def _said_objects(verb: Token) -> list[Phrase]:
    """Return an object that stands in a clause: "found [him] guilty", "denounced what he called [the judge's bias]"."""
    verdict = verdict_of(verb)
    if verdict is not None:
        return [p for c in verdict.lefts if c.dep_ == "nsubj" for p in members(c)]
    labels = [
        c for c in verb.rights if c.dep_ == "ccomp" and any(g.lower_ == "what" and g.dep_ == "dobj" for g in c.lefts)
    ]
    return [p for c in labels for g in c.rights if g.dep_ == "oprd" and g.pos_ in NOMINAL for p in members(g)]


def verdict_of(verb: Token) -> Token | None:
    """Return the adjective that a verb says of its object, though parsed as a clause: "found [him guilty]"."""
    of_object = (c for c in verb.rights if c.dep_ in ("ccomp", "xcomp", "oprd") and c.pos_ == "ADJ")
    return next((c for c in of_object if any(g.dep_ == "nsubj" for g in c.lefts)), None)


def _particle(verb: Token) -> Token | None:
    """Return the particle of a verb, also of "handed [over 70 kg of flour]", where it is taken for "more than"."""
    particle = next((c for c in verb.rights if c.dep_ == "prt"), None)
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    torn = after.tag_ == "RP" and after.head.dep_ == "nummod" and after.head.head.head == verb
    return after if particle is None and torn else particle


def _agents(verb: Token, passive: bool, found: dict[int, Clause]) -> list[Phrase]:
    """Return who a passive names as agent; the second of two coordinated passives shares that of the first."""
    own = [p for c in verb.children if c.dep_ == "agent" for h in pobjects(c) for p in members(h)]
    if own or not passive:
        return own
    if verb.dep_ != "conj" or any(c.dep_ == "nsubjpass" for c in verb.children):
        return _agents_of_second(verb)
    first = found.get(verb.head.i) or (_clause(verb.head, found) if is_predicate(verb.head) else None)
    return [_as(p, "shared") for p in first.subjects] if first is not None and first.passive else []


def _agents_of_second(verb: Token) -> list[Phrase]:
    """Return the agent of two passives side by side, "was [arrested and tortured] by police"."""
    near = (c for c in verb.rights if c.dep_ == "conj" and c.i == verb.i + 2 and c.tag_ == "VBN")
    agents = (p for c in near for a in c.rights if a.dep_ == "agent" for h in pobjects(a) for p in members(h))
    return [_as(p, "shared") for p in agents]


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is passive, also as a bare participle or as the second of two coordinated ones."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass") for c in verb.children):
        return True
    if any(c.dep_ == "aux" for c in verb.lefts) or not (verb.tag_ == "VBN" or _is_headline_deed(verb)):
        return False
    if verb.dep_ in ("acl", "advcl"):
        return not any(c.dep_ == "nsubj" for c in verb.children)
    if verb.dep_ == "ROOT":  # in headlines: "Editor arrested in Nairobi"
        return not any(c.dep_ in ("dobj", "oprd", *_CLAUSAL) for c in verb.children)
    if verb.dep_ == "conj":
        own = any(c.dep_ in ("nsubj", "dobj") for c in verb.children)
        return (_has_count(verb) or not own) and verb.head.pos_ in ("VERB", "AUX") and is_passive(verb.head)
    return False


def _has_count(verb: Token) -> bool:
    """Tell whether the subject is a bare number: "Eleven were hurt and [dozens arrested] by police"."""
    return any(c.dep_ == "nsubj" and (c.pos_ == "NUM" or c.ent_type_ == "CARDINAL") for c in verb.lefts)


def _is_headline_deed(verb: Token) -> bool:
    """Tell whether a past tense in a headline is a participle: "Ex-mayor [sentenced] to ten years"."""
    is_title = verb.sent[-1].pos_ != "PUNCT" and verb.dep_ == "ROOT" and verb.tag_ == "VBD"
    return is_title and lemma_of(verb) in deeds_to_people()


def _lemma(verb: Token, particle: Token | None, complement: Token | None) -> str:
    lemma = lemma_of(verb)
    if particle is not None:
        lemma = f"{lemma} {particle.lower_}"
    if complement is not None:
        lemma = f"{lemma} {lemma_of(complement)}"
        prep = next((c for c in complement.rights if c.dep_ == "prep"), None)
        if prep is not None:
            lemma = f"{lemma} {preposition_of(prep)}"
    return lemma


def _be_complement(verb: Token) -> Token | None:
    if verb.lemma_ not in ("be", "become", "remain"):
        return None
    for child in verb.rights:
        if child.dep_ in ("attr", "acomp") or (child.dep_ == "nsubj" and _inverted(verb)):
            return child if child.dep_ != "nsubj" else None
    return None


def _inverted(verb: Token) -> bool:
    return not any(c.dep_ in _SUBJECT for c in verb.lefts)


def _dative(token: Token) -> list[Token]:
    return [token] if token.pos_ in NOMINAL else list(pobjects(token))


def _obliques(verb: Token, complement: Token | None) -> list[tuple[str, Phrase]]:
    heads = [verb] if complement is None else [verb, complement]
    found: list[tuple[str, Phrase]] = []
    for head in heads:
        for child in head.children:
            if child.dep_ in ("prep", "dative") and child.pos_ not in NOMINAL:
                name = preposition_of(child)
                things = (h for h in (*pobjects(child), *_called_on(child)) if not is_time(h))
                found.extend((name, p) for h in things for p in _antecedents_of(h, verb))
    found.sort(key=lambda item: item[1].start)
    return found


def _called_on(prep: Token) -> list[Token]:
    """ "Called on [the mayor] to resign": the parser may give who is called on to what is called for."""
    after = prep.i + 1
    if any(True for _ in prep.children) or prep.head.pos_ != "VERB":
        return []
    asked = (c for c in prep.head.rights if c.dep_ in _CLAUSAL and c.tag_ == "VB" and c.left_edge.i == after)
    return [g for c in asked for g in c.lefts if g.dep_ == "nsubj"]


def _antecedents_of(thing: Token, verb: Token) -> list[Phrase]:
    """Return what stands behind a preposition; of "the state with [which] it broke" the state."""
    if thing.lower_ in _RELATIVES and verb.dep_ == "relcl" and verb.head.pos_ in NOMINAL:
        return _antecedents(verb.head)
    return list(members(thing))


def _complements(verb: Token) -> list[Token]:
    found = [c for c in verb.rights if c.dep_ in _CLAUSAL and c.pos_ in ("VERB", "AUX")]
    found += [c for c in verb.rights if c.dep_ == "advcl" and is_asked(c)]
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in ARGUMENT_PREPS:
            found.extend(c for c in child.rights if c.dep_ == "pcomp" and c.pos_ in ("VERB", "AUX"))
    return found


def is_asked(verb: Token) -> bool:
    """Tell whether a clause is what one calls for: "called [for them to be freed]"."""
    marks = {c.lower_ for c in verb.lefts if c.dep_ in ("mark", "aux")}
    return {"for", "to"} <= marks


def _surface_subjects(verb: Token, found: dict[int, Clause]) -> list[Phrase]:
    own = _own(verb)
    if own:
        return own
    if any(c.dep_ in ("csubj", "expl") for c in verb.children):
        return []
    if verb.dep_ == "conj":
        return _shared(verb, found)
    if verb.dep_ == "relcl":
        return _relative_subject(verb)
    if verb.dep_ == "acl":
        return _participle_subject(verb, found)
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "pcomp"):
        return _controlled(verb, found)
    return []


def _own(verb: Token) -> list[Phrase]:
    phrases: list[Phrase] = []
    for child in verb.children:
        if child.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if child.lower_ in _RELATIVES and verb.dep_ == "relcl":
            phrases.extend(_antecedents(verb.head))
        elif child.pos_ in NOMINAL or child.pos_ in ("DET", "ADJ"):
            phrases.extend(members(child))
    if not phrases and verb.tag_ in _FINITE:  # "The court [did], however, [order]": parsed on the auxiliary
        aux = (g for c in verb.lefts if c.dep_ == "aux" for g in c.lefts if g.dep_ == "nsubj")
        phrases.extend(p for g in aux for p in members(g))
    return phrases


def _antecedents(head: Token) -> list[Phrase]:
    """Return what a relative pronoun stands for: the noun it hangs on, never a guessed whole coordination."""
    return [phrase_of(head, "relative")]


def _shared(verb: Token, found: dict[int, Clause]) -> list[Phrase]:
    """The subject of a coordinated verb is that of the first: its surface subject, whatever the voices."""
    first = reporter_of(verb) or verb.head
    if verb.tag_ in ("VBD", "VBZ"):  # "[attacked the price as low] and urged", parsed as "low and urged"
        while first.pos_ == "ADJ" and first.dep_ in ("advcl", "oprd", "acomp", "amod") and first.head.i != first.i:
            first = first.head
    if is_predicate(first):
        clause = _clause(first, found)
        surface = clause.objects[:1] if clause.passive and not clause.subjects else clause.subjects
        if clause.passive:
            surface = tuple(p for p in clause.objects if p.head.dep_ in ("nsubjpass", "conj") or p.how != "direct")
        return [_as(p, "shared") for p in surface]
    return []


def _as(phrase: Phrase, how: str) -> Phrase:
    return phrase if phrase.how != "direct" else Phrase(phrase.head, phrase.start, phrase.end, how)


def _relative_subject(verb: Token) -> list[Phrase]:
    return [phrase_of(verb.head, "relative")] if verb.head.pos_ in NOMINAL else []


def _relative_object(verb: Token, objects: list[Phrase]) -> list[Phrase]:
    """In "the man whom she met", "the town they took" the antecedent is the object."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in NOMINAL:
        return []
    marker = next((p for p in objects if p.head.lower_ in _RELATIVES), None)
    if marker is not None:
        objects.remove(marker)
        return [phrase_of(verb.head, "relative")]
    own = [c for c in verb.lefts if c.dep_ == "nsubj"]
    bare = own and own[0].lower_ not in _RELATIVES and not any(c.lower_ in ("where", "when", "why") for c in verb.lefts)
    stranded = any(c.dep_ == "prep" and not any(True for _ in c.children) for c in verb.children)
    if bare and not objects and not stranded and not any(c.dep_ in _CLAUSAL for c in verb.rights):
        return [phrase_of(verb.head, "relative")]
    return []


def _participle_subject(verb: Token, found: dict[int, Clause]) -> list[Phrase]:
    """ "Troops stationed there", "a group fighting the army": the noun; "its plan to meet": who has the plan."""
    noun = verb.head
    if verb.tag_ == "VBG" and lemma_of(noun) in DOCUMENTS and (holder := _holder(noun, found)):
        return holder
    if verb.tag_ in ("VBG", "VBN", "VBD"):
        return [phrase_of(noun, "modified")] if noun.pos_ in NOMINAL else []
    return _holder(noun, found)


def _holder(noun: Token, found: dict[int, Clause]) -> list[Phrase]:
    """Return who has a plan, a duty, an interest: the possessor, else the subject of the verb that governs it."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return [phrase_of(child, "control")]
    governor = noun.head
    if noun.dep_ in ("dobj", "attr", "nsubjpass") and is_predicate(governor):
        return [_as(p, "control") for p in _clause(governor, found).subjects]
    if noun.dep_ == "pobj" and governor.dep_ == "prep" and is_predicate(governor.head):
        return [_as(p, "control") for p in _clause(governor.head, found).subjects]
    return []


def _controlled(verb: Token, found: dict[int, Clause]) -> list[Phrase]:
    """The unspoken subject of an infinitive or participle."""
    governor = verb.head
    if verb.dep_ == "pcomp":
        if governor.head.pos_ in ("NOUN", "PROPN"):
            return _pcomp_of_noun(verb, governor.head, found)
        governor = governor.head
    if not is_predicate(governor):
        return _adjective_control(governor, found)
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("as", "than", "like") for c in verb.lefts):
        return []
    clause = _clause(governor, found)
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG"):
        return []
    bare = tuple(p for p in clause.datives if p.head.dep_ == "dative")  # "fined him 90 euros for speeding"
    objects = bare or clause.objects or clause.datives  # "sent monitors to Ostrov to inspect it": the monitors do
    called_on = [p for name, p in clause.obliques if name in ("on", "upon", "to", "with")]
    takes_object = clause.lemma in OBJECT_CONTROL and verb.dep_ != "advcl" and (objects or called_on or clause.passive)
    if takes_object or (clause.lemma in OBJECT_CONTROL and verb.tag_ == "VB" and objects):
        return [_as(p, "control") for p in (objects or called_on)]
    if governor.lemma_ in ("call", "appeal") and called_on:
        return [_as(p, "control") for p in called_on]
    surface = clause.objects if clause.passive and not clause.subjects else clause.subjects
    return [_as(p, "control") for p in surface if not _is_aim(p.head)]


def _is_aim(token: Token) -> bool:
    """ "The purpose of the visit is to hold talks": an aim does not act."""
    return lemma_of(token) in INTENTION_NOUNS


def _pcomp_of_noun(verb: Token, noun: Token, found: dict[int, Clause]) -> list[Phrase]:
    """ "Accused the army of shelling" is often parsed with "of" on "army"."""
    governor = noun.head
    of_agent = noun.dep_ == "pobj" and governor.dep_ == "agent" and is_predicate(governor.head)
    if of_agent:
        return [_as(p, "control") for p in _clause(governor.head, found).objects]
    if noun.dep_ == "dobj" and is_predicate(governor) and lemma_of(governor) in OBJECT_CONTROL:
        return [phrase_of(noun, "control")]
    return _holder(noun, found)


def _adjective_control(token: Token, found: dict[int, Clause]) -> list[Phrase]:
    """ "Is ready to meet", "is likely to": the subject of "be"."""
    if token.dep_ in ("acomp", "attr", "oprd") and is_predicate(token.head):
        return [_as(p, "control") for p in _clause(token.head, found).subjects]
    return []


def extent(clause: Clause) -> tuple[int, int]:
    """Return the token range of the whole clause, without punctuation at its ends."""
    return whole_of(clause.head)
