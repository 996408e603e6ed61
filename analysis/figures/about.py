"""What a figure is of: the thing that costs, weighs, rose or has it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from analysis.figures.nouns import (
    antecedents,
    is_amount,
    is_noun,
    is_thing,
    last_of_compound,
    lists,
    object_of,
    phrase,
    said,
    those,
)

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_HANGS_ON = frozenset({"conj", "appos", "nmod", "nummod", "quantmod", "compound"})
_INSIDE = frozenset({"nummod", "compound", "nmod", "amod", "quantmod", "npadvmod", "poss"})
_STEPS = 12
#: "to 212 kronor in early trading": what follows "in" is no part of such an amount.
_TOWARDS = frozenset({"to", "from", "at", "by", "for"})
#: Words that give an amount to the noun before or after them: "shares worth $3m", "closed up 3%".
_LINKS = frozenset({"ADP", "ADV", "ADJ", "SCONJ", "PART"})


def find_about(figure: Span) -> tuple[str, str]:
    """Return what a figure is of and the rule that says so, both empty where the text does not say it."""
    top = top_of(figure)
    for rule, find in _WAYS:
        thing = find(figure, top)
        if thing is not None and (named := those(thing)) is not None:
            return said(named), f"about:{rule}"
        if thing is not None and is_noun(thing) and not is_amount(thing):
            first = figure.end if thing.i >= figure.end else 0
            return said(phrase(thing, first=first)), f"about:{rule}"
    return "", ""


def top_of(figure: Span) -> Token:
    """Return the token by which a figure, or the row of amounts that it belongs to, hangs in its sentence."""
    top = figure.root
    for _ in range(_STEPS):
        if top.head == top or top.dep_ not in _HANGS_ON or not is_amount(top.head):
            break
        top = top.head
    return top


def _whole(figure: Span, top: Token) -> Token | None:
    """Find the noun of "40% of voters", "two thirds of its grain", "$20 million in aid"."""
    behind = figure.doc[figure.end : figure.end + 2]
    if len(behind) < 2 or behind[0].lower_ not in {"of", "in"}:
        return None
    thing = object_of(behind[0])
    if behind[0].lower_ == "in":  # "$20 million in aid", not "in London", "in the deal"
        apart = any(not t.like_num for t in figure) and not (top.dep_ == "pobj" and top.head.lower_ in _TOWARDS)
        bare = apart and thing is not None and thing.pos_ == "NOUN" and behind[1].pos_ in {"NOUN", "ADJ"}
        return thing if bare and not behind[1].ent_type_ else None
    if thing is not None and thing.lower_ in lists()["pronouns"]["them"] and those(thing) is None:
        return next(antecedents(figure[0]), None)
    return thing


def _noun_after(figure: Span, top: Token) -> Token | None:
    """Find the noun that an amount stands before: "a 12 percent pay rise", "a 5% drop in imports"."""
    for noun in (top, figure[-1]):  # "one in five adults": the noun hangs on the last number
        noun = climbed(noun, figure)
        if noun.i >= figure.end and is_thing(noun):
            return _changed(noun)
    behind = figure.doc[figure.end : figure.end + 1]
    if behind and behind[0].pos_ == "NOUN" and is_thing(behind[0]):  # where the parse does not join the two
        return last_of_compound(behind[0])
    return None


def _noun_in_front(figure: Span, top: Token) -> Token | None:
    """Find the noun in front of a bracket: "Ampex (up 3%)"."""
    doc, at = figure.doc, figure.start - 1
    while at > 0 and doc[at].pos_ in {"ADV", "SYM", "ADP"}:
        at -= 1
    if at < 1 or doc[at].text != "(" or is_amount(doc[at - 1]):
        return None
    return doc[at - 1]


def climbed(token: Token, figure: Span) -> Token:
    """Return the head of the noun phrase that a token stands in front of, or the token."""
    for _ in range(_STEPS):
        if token.dep_ not in _INSIDE or token.head.i < figure.start or token.head.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    return token


def _changed(noun: Token) -> Token:
    """Return what a noun of change tells of: "imports" for "drop in imports", else the noun."""
    nouns = lists()["nouns"]
    if noun.lemma_.casefold() not in nouns["change"]:
        return noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in nouns["change_in"]:
            thing = object_of(child)
            if thing is not None and is_thing(thing):
                return thing
    return noun


def _noun_before(figure: Span, top: Token) -> Token | None:
    """Find the noun of "a loss of $3m", "shares worth $3m", "the fee, $5,", "Smith, 42"."""
    noun, steps = top, 0
    while noun.head != noun and steps < _STEPS and (noun == top or noun.pos_ in _LINKS):
        if noun.dep_ in _SUBJECTS | {"dobj", "attr"}:
            return None
        noun, steps = noun.head, steps + 1
    if noun == top or not is_noun(noun) or noun.i >= figure.start:
        return None
    if noun.lemma_.casefold() in lists()["nouns"]["sums"]:  # "raised a total of $3m"
        return _noun_before(figure, noun) or _by_clause(figure, noun)
    return _changed(noun)


def _by_clause(figure: Span, top: Token) -> Token | None:
    """Find the object that a figure is set for, or the subject of its verb."""
    verb, link = verb_of(top)
    if verb is None:
        return None
    if top.dep_ in _SUBJECTS and top.head == verb:
        return fronted(verb, figure)
    things = lists()["verbs"]["for_thing"].get(verb.lemma_.casefold(), ())
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in things and child != link:
            return object_of(child)
    objects = [
        c for c in verb.children if c.dep_ == "dobj" and not is_amount(c) and c.i not in range(figure.start, figure.end)
    ]
    if link is not None and objects:
        return objects[0] if objects[0].lower_ != "it" else _last_thing(figure)
    return subject_of(verb)


def _last_thing(figure: Span) -> Token | None:
    """Return what the amount before is of: "the damage was $2bn; insurers put it at $3bn"."""
    for token in reversed(figure.doc[figure.sent.start : figure.start]):
        if token.pos_ == "NUM" and token.ent_type_ in {"MONEY", "PERCENT", "QUANTITY"}:
            before = figure.doc[token.i : token.i + 1]
            return next((n for _, way in _WAYS if (n := way(before, top_of(before))) is not None), None)
    return None


def fronted(verb: Token, figure: Span) -> Token | None:
    """Find the whole that stands first: "Of those who voted", "Among the pupils"."""
    for child in verb.lefts:
        if child.lower_ in {"of", "among"} and child.i < figure.start:
            return object_of(child)
    return None


def verb_of(top: Token) -> tuple[Token | None, Token | None]:
    """Return the verb that a figure hangs on, and the preposition between them if there is one."""
    token, link = top, None
    for _ in range(_STEPS):
        if token.pos_ in {"VERB", "AUX"} and token != top:
            return token, link
        if token.head == token:
            return None, None
        token = token.head
        if token.pos_ == "ADP":
            link = token
        elif is_thing(token):
            return None, None
    return None, None


def subject_of(verb: Token) -> Token | None:
    """Return the noun that is the subject of a verb: its own, or that of the clause that it hangs on."""
    for _ in range(_STEPS):
        own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if own is not None:
            return _resolved(own, verb)
        if verb.dep_ == "acl" and is_noun(verb.head):
            return verb.head
        if verb.dep_ == "xcomp" and (given := next((c for c in verb.head.children if c.dep_ == "dobj"), None)):
            return given
        if verb.dep_ == "pcomp":
            verb = verb.head
        if verb.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "prep"} or verb.head.pos_ not in {"VERB", "AUX"}:
            return None
        verb = verb.head
    return None


def _resolved(subject: Token, verb: Token) -> Token | None:
    """Return the noun of a relative pronoun, and of "it" in "Ampex said it earned $3m"."""
    if subject.lower_ in lists()["pronouns"]["relative"] and verb.dep_ == "relcl":
        return verb.head
    if subject.pos_ == "PRON" and verb.dep_ == "ccomp":
        speaker = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
        kinds = {"ORG", "GPE", "NORP"} if subject.lower_ in {"it", "they"} else {"PERSON"}
        return speaker if speaker is not None and speaker.ent_type_ in kinds else None
    return subject if is_noun(subject) else None


_WAYS = (
    ("of", _whole),
    ("noun", _noun_after),
    ("bracket", _noun_in_front),
    ("noun before", _noun_before),
    ("clause", _by_clause),
)
