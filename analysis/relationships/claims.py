"""What a clause says of its event: negated or not, in which modality, in which tense."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from analysis.relationships import words
from analysis.relationships.words import lemma_of
from analysis.statements.shared import after_semicolon, reporter_of

_UP = frozenset((
    "xcomp", "ccomp", "pcomp", "advcl", "acl", "conj", "dobj", "pobj", "prep", "nsubj", "nsubjpass", "attr", "acomp",
    "oprd", "relcl", "dative", "agent",
))  # fmt: skip
_WILL = frozenset(("will", "wo", "would", "'ll", "’ll", "'d", "’d"))
_CLAUSE_UP = frozenset(("xcomp", "ccomp", "pcomp"))


@dataclass(frozen=True, slots=True)
class Claim:
    """How the article puts an event: ``modality`` and ``tense`` are of the data dictionary's vocabularies."""

    negated: bool
    modality: str
    tense: str


def claim_of(head: Token) -> Claim:
    """Return how the article puts the event that ``head``, a verb or an event noun, stands for."""
    modality = _modality(head)
    return Claim(is_negated(head), modality, _tense(head, modality))


def is_subjunctive(head: Token) -> bool:
    """Tell whether a that-clause says what is to be: "that he [leave]", "[be dismissed]", "the court [look] at it"."""
    if any(c.tag_ == "VB" and c.dep_ in ("auxpass", "aux") and c.lower_ == "be" for c in head.lefts):
        return not any(c.tag_ in ("MD", "TO") for c in head.lefts)
    if head.tag_ == "VB":
        return not any(c.tag_ == "MD" for c in head.lefts)
    one = (c for c in head.lefts if c.dep_ == "nsubj" and not list(c.conjuncts))
    return head.tag_ == "VBP" and any(c.tag_ in ("NN", "NNP") or c.lower_ in ("it", "he", "she") for c in one)


def is_negated(head: Token) -> bool:
    """Tell whether the event is said not to be: "has not met", "no talks", "refused to meet", "without meeting"."""
    if any(c.dep_ == "neg" or (c.dep_ in ("det", "cc", "preconj") and c.lower_ in words.NEGATORS) for c in head.lefts):
        return True
    if head.pos_ in ("VERB", "AUX"):
        if any(c.dep_ == "neg" for c in head.rights):
            return True
        if any(_empty(c) for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")):
            return True
    up = _above(head)
    if head.dep_ == "xcomp" and lemma_of(up) in words.NEGATING:
        return not is_negated(up)
    if head.dep_ == "pcomp" and up.lower_ == "without":
        return True
    if head.dep_ == "acl" and lemma_of(up) in words.NEGATING_NOUNS:  # "its refusal to pay"
        return True
    if head.dep_ == "xcomp" and lemma_of(up) in words.RAISING and up.i != head.i:
        return is_negated(up)
    if head.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in head.children):
        return head.pos_ == "VERB" and is_negated(up) and up.pos_ in ("VERB", "AUX")
    return False


def _above(token: Token) -> Token:
    """Return the word that a word hangs on; of "said it was unsafe and accused" the second is beside the first."""
    return reporter_of(token) or token.head


def refusing_words(head: Token) -> tuple[Token, ...]:
    """Return the words by which one says that one will not do what a verb says: "will not", "would no longer"."""
    will = [c for c in head.lefts if c.dep_ == "aux" and c.lower_ in _WILL]
    no_longer = [g for c in head.lefts if c.lower_ == "longer" for g in (*c.lefts, c)]
    if not any(g.lower_ == "no" for g in no_longer):
        no_longer = [c for c in head.lefts if c.dep_ == "neg"]
    return (*will, *no_longer) if will and no_longer else ()


def _empty(token: Token) -> bool:
    if token.lower_ in ("nobody", "none", "nothing"):
        return True
    return any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in token.lefts)


def _modality(head: Token) -> str:
    """Return the nearest modality on the way up; a report counts only where nothing else does."""
    reported = ""
    token = head
    for _ in range(12):
        own = _own_modality(token)
        if own == "would":
            own = "future" if _under_report(token) else "hypothetical"
        if own:
            return own
        up = _above(token)
        if up.i == token.i or token.dep_ not in _UP or (token.i < up.i and after_semicolon(up)):
            break
        step = _step(token, up)
        if step == "reported":
            reported = step
        elif step:
            return "hypothetical" if step in ("demanded", "intended") and is_negated(up) else step
        if not _carries(token, up):
            break
        token = up
    return reported or "asserted"


def _is_announced(token: Token) -> bool:
    """Tell whether a bare infinitive heads a sentence, as in headlines: "Ostrov to reopen border"."""
    return token.dep_ == "ROOT" and token.tag_ == "VB" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.lefts)


def _own_modality(token: Token) -> str:
    if _is_announced(token):
        return "future"
    if token.pos_ in ("NOUN", "PROPN"):
        kinds = {c.lower_ for c in token.lefts if c.dep_ == "amod"}
        if kinds & {"possible", "potential", "alleged", "threatened", "hypothetical", "imminent"}:
            return "reported" if "alleged" in kinds else "hypothetical"
        return "intended" if kinds & {"planned", "proposed", "upcoming", "intended"} else ""
    if token.head.lower_ == "of" and token.doc[max(0, token.head.i - 1)].lower_ == "instead":
        return "hypothetical"
    for child in token.lefts:
        if child.dep_ == "aux" and child.tag_ == "MD":
            if child.lower_ in ("will", "shall", "'ll", "’ll", "wo"):
                return "future"
            if child.lower_ == "must" and token.tag_ == "VB" and token.lemma_ != "be":
                return "demanded"
            return "would" if child.lower_ in ("would", "'d", "’d") else "hypothetical"
        if child.dep_ == "mark" and child.lower_ in words.HYPOTHETICAL_MARKS and token.dep_ in ("advcl", "ccomp"):
            return "hypothetical"
    return ""


def _under_report(token: Token) -> bool:
    return token.dep_ in ("ccomp", "conj") and lemma_of(token.head) in words.REPORT


def _step(token: Token, up: Token) -> str:
    """Return what the governing word does to what hangs on it."""
    lemma = lemma_of(up)
    if token.dep_ in _CLAUSE_UP or (token.dep_ == "prep" and up.pos_ != "NOUN") or token.dep_ == "acl":
        if token.dep_ == "prep":
            return _object_step(lemma, up, token.lower_)
        if up.pos_ in ("NOUN", "PROPN"):
            return "intended" if lemma in words.INTENTION_NOUNS else "demanded" if lemma in words.DEMAND_NOUNS else ""
        return _clause_step(token, lemma, up)
    if token.dep_ == "prep" and up.pos_ == "NOUN":
        return "intended" if lemma in words.INTENTION_NOUNS else "demanded" if lemma in words.DEMAND_NOUNS else ""
    if token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in token.lefts):
        return "demanded" if lemma in words.DEMAND else ""
    if token.dep_ == "advcl" and token.tag_ == "VB":
        return "intended"
    if token.dep_ == "dobj" and up.pos_ == "VERB":
        return _object_step(lemma, up, "")
    return ""


def _clause_step(token: Token, lemma: str, up: Token) -> str:
    if lemma in words.DEMAND and (token.dep_ != "ccomp" or is_subjunctive(token) or _should(token)):
        return "demanded"
    if lemma in words.INTENTION and token.tag_ in ("VB", "VBG"):
        return "intended"
    if lemma in words.PREDICTION and token.tag_ == "VB":
        return "future"
    if lemma in words.THREAT and not (token.dep_ == "ccomp" and lemma in words.REPORT):
        return "hypothetical"
    if token.dep_ == "pcomp" or token.dep_ == "ccomp" or lemma in words.REPORT:
        return "reported" if lemma in words.REPORT else ""
    return ""


def _should(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("should", "must") for c in token.lefts)


def _object_step(lemma: str, up: Token, prep: str) -> str:
    if lemma in words.DEMAND and (prep in ("", "for")) and lemma not in ("tell", "direct", "challenge", "invite"):
        return "demanded"
    if prep == "" and lemma in ("plan", "propose", "seek", "consider", "want", "prepare", "promise", "pledge"):
        return "intended"
    if lemma in (
        "threaten",
        "warn",
        "fear",
        "reject",
        "oppose",
        "rule",
        "avoid",
        "prevent",
        "discuss",
        "forbid",
        "refuse",
        "ban",
    ):
        return "hypothetical"
    if prep == "from" and lemma in ("bar", "block", "stop", "deter", "keep", "exclude", "discourage", "dissuade"):
        return "hypothetical"
    return "reported" if lemma in ("deny", "claim", "allege", "accuse", "suspect") and prep in ("", "of") else ""


def _carries(token: Token, up: Token) -> bool:
    """Tell whether the governor's own modality also holds for what hangs on it."""
    if token.dep_ in ("relcl", "advcl") and token.tag_ != "VB":
        # "ordered him to leave, accusing him of …": what a comma sets apart is not demanded
        apart = up.dep_ == "xcomp" and token.doc[max(0, token.left_edge.i - 1)].text == ","
        return token.dep_ == "advcl" and token.tag_ == "VBG" and not apart
    if token.dep_ == "conj" and up.pos_ in ("VERB", "AUX"):
        return not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.lefts)
    return True


def _tense(head: Token, modality: str) -> str:
    if modality in ("future", "intended", "demanded"):
        return "future"
    token = head
    for _ in range(8):
        found = _own_tense(token)
        if found:
            return found
        if token.head.i == token.i:
            break
        token = token.head
    return "present"


def _own_tense(token: Token) -> str:
    if token.pos_ not in ("VERB", "AUX"):
        return ""
    aux = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in ("will", "shall", "'ll", "’ll", "wo") for c in aux):
        return "future"
    if any(c.tag_ == "VBD" for c in aux) or (token.tag_ == "VBD" and not aux):
        return "past"
    if any(c.lemma_ == "have" for c in aux) and token.tag_ == "VBN":
        return "past"
    if any(c.tag_ in ("VBZ", "VBP") for c in aux) or token.tag_ in ("VBZ", "VBP"):
        return "present"
    return "past" if token.tag_ == "VBN" and token.dep_ == "acl" else ""
