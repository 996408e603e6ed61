"""The words that report, and the clauses that they report: "said that …", "according to …", "the claim that …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.article import Span
from analysis.language import is_gap, sentence_spans
from analysis.statements.lexicon import verb_class, words
from analysis.statements.phrases import is_finite, stretches, subtree
from analysis.statements.shared import after_semicolon, reporter_of

_SUBJECTS = ("nsubj", "nsubjpass")
_WH = frozenset(("what", "how", "why", "whether", "if", "who", "where", "when", "which"))
_COMMON = frozenset(("say", "tell", "write", "state", "announce", "report", "claim", "argue", "note", "add"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: ``start``–``end`` its characters, ``head`` its token, ``source`` the head of who speaks.

    ``contents`` are the token ranges of what is reported, in order; empty where only a quotation can be.
    """

    head: Token
    start: int
    end: int
    source: Token | None
    contents: tuple[tuple[int, int], ...]
    negative: bool
    rule: str

    @property
    def span(self) -> Span:
        """The cue's characters."""
        return Span(self.start, self.end)


def find_cues(doc: Doc) -> tuple[Cue, ...]:
    """Return the cues of the kept text that have content, in order."""
    found: list[Cue] = []
    for token in doc:
        if is_gap(token):
            continue
        cue = None
        if token.pos_ in ("VERB", "AUX"):
            cue = _setting_cue(token) or verb_cue(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            cue = _noun_cue(token) or _mistagged(token)
        if cue is not None and cue.contents:
            found.append(cue)
    found.extend(_source_phrases(doc))
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def verb_cue(verb: Token, *, quoting: bool = False) -> Cue | None:
    """Return the cue that a verb is, with the clause it reports if it has one; None for a verb that reports nothing.

    With ``quoting``, verbs that report only quotations count too ("he joked").
    """
    lemma = verb.lemma_.lower()
    particle = next(
        (c for c in verb.rights if (c.dep_ in ("prt", "advmod") or c.lower_ == "it") and c.i == verb.i + 1), None
    )
    kind = verb_class(lemma, particle.lower_ if particle is not None else "")
    if not kind and quoting and lemma in words("quote_only"):
        kind = "quote"
    if not kind or verb.dep_ in ("amod", "aux", "auxpass", "compound"):
        return None
    if kind == "think" and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("wishing"):
        return None
    contents, frame = _clauses(verb, lemma)
    source = speaker_of(verb)
    if kind != "say" and source is None and not quoting:
        return None  # "it is known that": nobody's knowledge
    if source is None and not quoting and verb.dep_ == "advcl" and not is_finite(verb):
        return None  # "Asked whether it would help, …": nobody is said to have asked
    end = verb.idx + len(verb)
    if particle is not None and particle.dep_ == "prt":
        end = particle.idx + len(particle)
    return Cue(verb, verb.idx, end, source, tuple(contents), is_negative(verb), f"{kind}:{lemma}:{frame}")


def _setting_cue(verb: Token) -> Cue | None:
    """Return the cue of a number that somebody gives for something: "The Red Cross put [the toll at 97]"."""
    if verb.lemma_.lower() not in words("setting") or speaker_of(verb) is None:
        return None
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    near = [*verb.rights, *(thing.rights if thing is not None else ())]
    at = next((c for c in near if c.dep_ == "prep" and c.lower_ == "at" and any(t.like_num for t in c.subtree)), None)
    if thing is None or at is None:
        return None
    contents = stretches(verb.doc, sorted({*subtree(thing), *subtree(at)}))
    rule = f"say:{verb.lemma_.lower()}:number"
    return Cue(verb, verb.idx, verb.idx + len(verb), speaker_of(verb), tuple(contents), is_negative(verb), rule)


def _clauses(verb: Token, lemma: str) -> tuple[list[tuple[int, int]], str]:
    """Return the token ranges of what the verb reports, and the frame that says so."""
    for child in verb.children:
        if child.dep_ == "ccomp" and _is_content(child) and not _stands_alone(verb, child):
            return _runs(verb, child), "clause"
        if child.dep_ in ("xcomp", "pcomp") and _infinitive(lemma, child):
            return _runs(verb, child), "infinitive"
    if verb.dep_ in ("parataxis", "advcl", "ccomp") and _is_parenthesis(verb):
        return _around(verb), "parenthesis"
    if lemma in words("noun_phrase"):
        thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
        if thing is not None and speaker_of(verb) is not None:
            return stretches(verb.doc, subtree(thing)), "noun phrase"
    return [], "quotation"


def _stands_alone(verb: Token, clause: Token) -> bool:
    """ "It could spread: 212 cases were confirmed": what was confirmed is the cases, not the clause before them."""
    if clause.i > verb.i:
        return False
    if after_semicolon(verb) or any(c.dep_ == "mark" and c.i > clause.i for c in verb.lefts):
        return True
    return any(c.dep_ == "nsubjpass" and c.i > clause.i and c.lower_ != "it" for c in verb.lefts)


def _is_content(clause: Token) -> bool:
    if is_finite(clause):
        return True
    first = next(iter(clause.subtree))
    if first.lower_ in _WH:
        return True
    # The parser now and then takes a noun or an adjective for the head of a clause with "that".
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


def _has_to(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)


def _infinitive(lemma: str, clause: Token) -> bool:
    if lemma in words("infinitive"):
        return _has_to(clause)
    return lemma in words("gerund") and clause.tag_ == "VBG"


def _runs(verb: Token, clause: Token) -> list[tuple[int, int]]:
    """Return what stands under the clause, a coordinated cue of the same speaker aside, and late adverbials."""
    others = [c for c in clause.conjuncts if reporter_of(c) is not None]
    indices = subtree(clause, [verb, *others] if _under(verb, clause) else others)
    if clause.i > verb.i:
        for child in verb.rights:
            late = child.i > clause.i and child.dep_ == "advcl" and child.i - 1 > 0
            if late and child.doc[child.left_edge.i - 1].text != "," and is_finite(child):
                indices = sorted({*indices, *subtree(child)})
    while indices and verb.doc[indices[0]].lower_ == "that" and verb.doc[indices[0]].dep_ == "mark":
        indices.pop(0)
    return stretches(verb.doc, indices, frozenset([verb.i]))


def _under(verb: Token, clause: Token) -> bool:
    return any(a.i == clause.i for a in verb.ancestors)


def _is_parenthesis(verb: Token) -> bool:
    """ ", said Mauer, ", "as the mayor told reporters": a clause of saying that stands beside what was said."""
    if any(c.dep_ in ("ccomp", "dobj", "xcomp") and c.pos_ in ("VERB", "AUX") for c in verb.children):
        return False
    marks = [c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod")]
    if "as" in marks:
        return True
    if verb.dep_ != "parataxis" or marks or after_semicolon(verb):
        return False
    return speaker_of(verb) is not None and is_finite(verb)


def _around(verb: Token) -> list[tuple[int, int]]:
    host = verb.head
    indices = [i for i in subtree(host, [verb]) if not _leading_mark(host.doc[i], host)]
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    stray = subtree(own[0]) if len(own) > 1 else []  # "The visit, said Mauer, is over": the host's own subject
    barrier = frozenset(t.i for t in verb.subtree) - frozenset(stray)
    return stretches(verb.doc, sorted({*indices, *stray}), barrier)


def _leading_mark(token: Token, host: Token) -> bool:
    return token.dep_ in ("mark", "cc") and token.head.i == host.i and token.i < host.i


def speaker_of(verb: Token) -> Token | None:
    """Return the head of who speaks, thinks or finds: the subject, the agent of a passive, or who controls it."""
    for _ in range(6):
        if _is_passive(verb):
            return _agent(verb)
        own = [c for c in verb.children if c.dep_ == "nsubj"]
        if own:
            return _antecedent(own[-1] if own[-1].i > verb.i else own[0])
        step = _controller(verb)
        if step is None or step.pos_ not in ("VERB", "AUX"):
            return step
        verb = step
    return None


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ not in ("VBN", "VBD") or any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return False
    return verb.dep_ in ("acl", "advcl") or any(c.dep_ == "agent" for c in verb.rights)


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def _antecedent(subject: Token) -> Token:
    """Return what a relative pronoun stands for."""
    verb = subject.head
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


def _controller(verb: Token) -> Token | None:
    """Return the verb whose subject also speaks here, or the noun that does."""
    up = verb.head
    if verb.dep_ == "conj" and up.pos_ in ("VERB", "AUX"):
        return reporter_of(verb) or up
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "parataxis", "dep") and up.pos_ in ("VERB", "AUX"):
        return up if verb.dep_ in ("xcomp", "advcl") else None
    if verb.dep_ == "acl":
        return up if verb.tag_ == "VBG" else None
    if verb.dep_ == "relcl":
        return up
    if verb.dep_ == "pcomp":
        return _quoted_one(verb)
    return None


def _quoted_one(verb: Token) -> Token | None:
    """ "Was quoted as saying": who was quoted; "after saying", "by claiming": the subject of what governs it."""
    governor = verb.head.head
    if governor.pos_ not in ("VERB", "AUX"):
        return None
    if governor.lemma_.lower() in words("quoting"):
        parts = ("nsubjpass",) if any(c.dep_ == "auxpass" for c in governor.children) else ("dobj",)
        return next((c for c in governor.children if c.dep_ in parts), None)
    return governor


def is_negative(head: Token) -> bool:
    """Tell whether it is reported that somebody did *not* say it."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor") for c in head.lefts):
        return True
    for child in head.children:
        if child.dep_ in _SUBJECTS and (
            child.lower_ in ("nobody", "none", "neither") or any(d.lower_ in ("no", "neither") for d in child.lefts)
        ):
            return True
    up = head.head
    if head.dep_ == "xcomp" and up.lemma_.lower() in words("refusals"):
        return not is_negative(up)
    if head.dep_ == "pcomp":
        return up.lower_ == "without"
    return head.dep_ == "xcomp" and up.lemma_.lower() in words("raising") and is_negative(up)


def _noun_cue(noun: Token) -> Cue | None:
    """ "The claim that …": the noun reports the clause that hangs on it."""
    if noun.lemma_.lower() not in words("nouns"):
        return None
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp") and _that(c)), None)
    if clause is None:
        return None
    indices = [i for i in subtree(clause) if not (noun.doc[i].lower_ == "that" and noun.doc[i].head.i == clause.i)]
    source = producer(noun)
    verb = noun.head if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else None
    if source is None and verb is not None and verb.lemma_.lower() in words("claiming"):
        source = speaker_of(verb)
    negative = any(c.lower_ == "no" for c in noun.lefts) or (verb is not None and is_negative(verb))
    runs = tuple(stretches(noun.doc, indices))
    return Cue(noun, noun.idx, noun.idx + len(noun), source, runs, negative, f"noun:{noun.lemma_.lower()}:clause")


def _mistagged(token: Token) -> Cue | None:
    """ "The letters hint that …": a verb between a noun and "that" which the tagger took for a noun."""
    doc = token.doc
    after = doc[min(token.i + 1, len(doc) - 1)]
    if token.i == 0 or after.lower_ != "that" or after.dep_ != "mark":
        return None
    before = doc[token.i - 1]
    lemma = token.lower_ if verb_class(token.lower_) else token.lower_.removesuffix("s")
    if verb_class(lemma) not in ("say", "find") or before.dep_ != "compound" or before.head.i != token.i:
        return None
    clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp", "relcl") and is_finite(c)), None)
    if clause is None:
        return None
    indices = [i for i in subtree(clause) if i > token.i + 1]
    return Cue(
        token, token.idx, token.idx + len(token), before, tuple(stretches(doc, indices)), False, f"say:{lemma}:that"
    )


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.lefts) and is_finite(clause)


def producer(noun: Token) -> Token | None:
    """Return who made a document or a claim: its possessor, or who stands after "by", "from" or "of"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for prepositions in (("by", "from"), ("of",)):
        for child in noun.rights:
            if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
                found = next((c for c in child.rights if c.dep_ == "pobj"), None)
                if found is not None:
                    return found
    return next((_agent(c) for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and not _that(c)), None)


def _source_phrases(doc: Doc) -> Iterator[Cue]:
    """Yield "according to X", "in the words of X", with the clause around it as content."""
    phrases = sorted(words("sources"), key=lambda p: (-len(p), p))
    for sentence in sentence_spans(doc):
        lowered = [t.lower_ for t in sentence]
        for offset, token in enumerate(sentence):
            for phrase in phrases:
                parts = phrase.split()
                if lowered[offset : offset + len(parts)] == parts:
                    cue = _source_cue(token, doc[token.i + len(parts) - 1], phrase)
                    if cue is not None:
                        yield cue


def _source_cue(first: Token, last: Token, phrase: str) -> Cue | None:
    source = next((c for c in last.rights if c.dep_ in ("pobj", "pcomp")), None)
    if source is None or source.lemma_.lower() in words("no_sources"):
        return None
    gone = {t.i for t in (*first.subtree, *source.subtree)} | set(range(first.i, last.i + 1))
    host = first.head
    while host.pos_ not in ("VERB", "AUX") and host.head.i != host.i:
        host = host.head
    indices = [i for i in subtree(host) if i not in gone and not _leading_mark(first.doc[i], host)]
    runs = tuple(stretches(first.doc, indices, frozenset(gone)))
    return Cue(first, first.idx, last.idx + len(last), source, runs, False, f"source:{phrase}")
