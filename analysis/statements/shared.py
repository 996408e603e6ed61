"""Clauses that the parser ties wrongly: a second verb of the speaker hung on what was said, clauses at a semicolon."""

from __future__ import annotations

from spacy.tokens import Token

from analysis.statements.lexicon import verb_class, words

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_PAST = frozenset(("VBD", "VBN"))
_PRESENT = frozenset(("VBZ", "VBP"))


def reporter_of(verb: Token) -> Token | None:
    """Return the reporting verb whose subject a coordinated verb shares, though the parser hangs it on the content.

    The verb stands in the form of the reporting verb without a subject, a "that" or an auxiliary of its own. It is one
    that reports a clause where the content is about a thing, which says nothing; or one that is directed at somebody
    (accuse, blame, urge) where what is reported is not such a deed itself: "the rebels had rejected it and accused".
    """
    clause = _content_of(verb)
    if clause is None:
        return None
    reporter = clause.head
    if not _same_form(verb, reporter):
        return None
    lemma = verb.lemma_.lower()
    if verb_class(lemma) == "say" and any(c.dep_ == "ccomp" for c in verb.rights):
        return reporter if _mute(clause) else None
    known = words("directed") | (words("directed_otherwise") if _has_no_doer(clause) else frozenset())
    if lemma not in known or not any(c.dep_ in ("dobj", "prep", "xcomp", "dative") for c in verb.rights):
        return None
    return None if _speaks(clause) else reporter


def _content_of(verb: Token) -> Token | None:
    """Return the head of the reported clause that the parser coordinates the verb with."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or any(_is_own(c) for c in verb.children):
        return None
    clause = verb.head
    while clause.dep_ == "conj" and clause.pos_ in ("VERB", "AUX"):
        if reporter_of(clause) is not None:
            return None  # it shares the subject of that verb
        clause = clause.head
    reporter = clause.head
    reports = (
        clause.dep_ == "ccomp" and reporter.i < clause.i and verb_class(reporter.lemma_.lower()) in ("say", "think")
    )
    return clause if reports and clause.i < verb.i else None


def _is_own(child: Token) -> bool:
    return child.dep_ in (*_SUBJECTS, "mark", "aux", "auxpass")


def _same_form(verb: Token, reporter: Token) -> bool:
    """Tell whether both are past or both are present; the tagger takes a past for a participle after "had been"."""
    if reporter.tag_ in _PRESENT:
        return verb.tag_ in _PRESENT
    return reporter.tag_ in _PAST and verb.tag_ in _PAST and (verb.tag_ == "VBD" or verb.lower_.endswith("ed"))


def _mute(clause: Token) -> bool:
    """Tell whether the subject of a clause is a thing, which says nothing."""
    subject = next((c for c in clause.lefts if c.dep_ in _SUBJECTS), None)
    return (
        subject is None
        or (subject.pos_ == "NOUN" and not subject.ent_type_)
        or subject.lower_ in ("it", "there", "this")
    )


def _speaks(clause: Token) -> bool:
    """Tell whether what is reported is itself something that one says: "had rejected the offer and accused …"."""
    if any(c.dep_ == "nsubjpass" for c in clause.lefts):
        return False
    lemma = clause.lemma_.lower()
    return bool(verb_class(lemma)) or lemma in words("directed") | words("directed_otherwise") | {"refuse"}


def _has_no_doer(clause: Token) -> bool:
    """Tell whether the reported clause is passive, or its subject a pronoun, most often the speaker's own."""
    subject = next((c for c in clause.lefts if c.dep_ in _SUBJECTS), None)
    return subject is None or subject.dep_ in ("nsubjpass", "expl") or subject.pos_ == "PRON"


def after_semicolon(verb: Token) -> bool:
    """ "The gate is shut; Kenya protests": what stands before the semicolon is not what is said after it."""
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    return subject is not None and verb.doc[max(0, subject.left_edge.i - 1)].text == ";"
