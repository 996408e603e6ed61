"""Pronouns -> the actor that they stand for, where the antecedent is safe.

Gender, number, binding and the distance in sentences rule candidates out; being the subject, the same part as the
pronoun's and a name rank those that are left (the parallel-subject preference of centering). A near tie stays open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Token

from analysis.actors.describing.nominals import GROUP
from analysis.actors.describing.speaking import quoted_tokens, speakers
from analysis.actors.draft import Board, Draft, DraftLink
from analysis.actors.line import COUNTRY, ORGANIZATION, PEOPLE, PERSON
from analysis.actors.lists.gazetteer import fold
from analysis.actors.lists.lexicon import gendered_names, words
from analysis.language import sentence_spans

FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("who", "which", "whose", "whom", "that", "where"), "rel"),
}
KINDS = {
    "m": frozenset((PERSON,)),
    "f": frozenset((PERSON,)),
    "it": frozenset((ORGANIZATION, COUNTRY)),
    "they": frozenset((GROUP, PEOPLE)),
}
REACH = {"m": 4, "f": 4, "it": 1, "they": 1}  # sentences back
MARGIN = 0.05
WEIGHTS = {
    "sentence": 0.7, "token": 0.015, "subject": 1.2, "other": 0.6, "oblique": 0.7, "parallel": 0.4, "name": 0.3,
    "pronoun": 0.3, "gender": 0.5, "governs": 0.8, "ahead": 1.6, "possessor": 0.6, "quoted": 1.5,
    "same quotation": 1.0, "paragraph": 0.4, "principal": 1.5,
}  # fmt: skip
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "dative", "pobj"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention as a candidate: its sentence and grammatical part."""

    mention: Draft
    sentence: int
    part: str
    quoted: bool
    paragraph: int


def place_pronouns(board: Board) -> None:
    """Put the pronouns with a safe antecedent on the board."""
    starts = [span.start for span in sentence_spans(board.doc)]
    quoted = quoted_tokens(board.line)
    paragraphs = list(accumulate(board.line.gap, initial=0))  # how many breaks stand before each token
    seen = [
        _seen(board, m, starts, quoted, paragraphs)
        for m in sorted(board.mentions, key=lambda m: (m.start, -m.end))
        if m.form != "adjective"
    ]
    genders = _genders(board)
    resolver = _Resolver(board, seen, genders, quoted, paragraphs)
    places = sorted(range(len(quoted)), key=lambda at: (quoted[at], at))  # who speaks is told before what is said
    for at in places:
        word = board.line.lower[at]
        form = FORMS.get(word)
        if form is None or board.line.gap[at] or board.line.tag[at] not in ("PRP", "PRP$", "WP", "WDT", "WP$", "WRB"):
            continue
        token = board.doc[at]
        sentence = bisect_right(starts, at)
        found = _relative(board, token) if form == "rel" else resolver.antecedent(token, form, sentence)
        if found:
            resolver.take(token, found, sentence, form)


def _seen(board: Board, mention: Draft, starts: list[int], quoted: list[bool], paragraphs: list[int]) -> _Seen:
    sentence = bisect_right(starts, mention.start)
    part = part_of(board.doc[mention.head])
    return _Seen(mention, sentence, part, quoted[mention.start], paragraphs[mention.start])


def part_of(token: Token) -> str:
    """Return "subject", "possessor" (of one), "agent", "object", "oblique" or "other", a conjunct as its first."""
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head is not token:
        token = token.head
    if token.dep_ in _SUBJECTS:
        return "subject"
    if token.dep_ == "poss" and token.head.dep_ in _SUBJECTS:
        return "possessor"
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "agent"
    return "object" if token.dep_ in ("dobj", "dative") else "oblique" if token.dep_ in ("pobj", "agent") else "other"


def _genders(board: Board) -> dict[int, str]:
    """Return actor -> "m" or "f" as its titles, descriptions and given names say; those that disagree are left out."""
    votes: dict[int, Counter[str]] = {}
    for mention in board.mentions:
        if board.kinds[mention.actor] != PERSON:
            continue
        votes.setdefault(mention.actor, Counter()).update(_evidence(board, mention))
    return {a: "f" if v["f"] > v["m"] else "m" for a, v in votes.items() if v["f"] != v["m"]}


def _evidence(board: Board, mention: Draft) -> Counter[str]:
    found: Counter[str] = Counter()
    nominal = board.nominals.get((mention.start, mention.end))
    if nominal:
        found["f"] += 3 * (nominal.lemma in words("persons.toml", "women"))
        found["m"] += 3 * (nominal.lemma in words("persons.toml", "men"))
        return found
    before = board.line.lower[mention.start - 1] if mention.start and not board.line.gap[mention.start - 1] else ""
    kin = before in words("persons.toml", "kin")  # whose name seldom is what a pronoun takes up
    found["f"] += 3 * (before in words("persons.toml", "women") and not kin)  # "businesswoman [Ana Ruiz]"
    found["m"] += 3 * (before in words("persons.toml", "men") and not kin)
    for title in board.titles.get((mention.start, mention.end), ()):
        found["f"] += 3 * (title in words("persons.toml", "female_honorifics"))
        found["m"] += 3 * (title in words("persons.toml", "male_honorifics"))
    if mention.end - mention.start > 1:
        first = fold(board.line.text[mention.start])
        compound = board.line.text[mention.start + 1] == "-" and first in words("given_names.toml", "male_compounds")
        found["f"] += 2 * (first in gendered_names("female") and not compound)
        found["m"] += 2 * (first in gendered_names("male") or compound)
    return found


def _relative(board: Board, token: Token) -> Draft | None:
    """Return what a relative pronoun's clause hangs on."""
    verb = token
    for _ in range(4):
        verb = verb.head
        if verb.dep_ == "relcl":
            break
    if verb.dep_ != "relcl" or verb.head.i > token.i:
        return None
    owner = verb.head.i
    if owner < token.i - 12:
        return None
    fits = [m for m in board.mentions if m.head == owner or (m.form == "name" and m.start <= owner < m.end)]
    plain = [m for m in fits if m.form in ("name", "nominal")]
    if not plain:
        return None
    personal = board.kinds[plain[0].actor] in (PERSON, GROUP, PEOPLE)
    agree = token.lower_ in ("whose", "that") or (token.lower_ in ("who", "whom")) == personal
    return plain[0] if agree else None


class _Resolver:
    """Candidates so far; pronouns that were resolved become candidates themselves."""

    def __init__(
        self, board: Board, seen: list[_Seen], genders: dict[int, str], quoted: list[bool], paragraphs: list[int]
    ) -> None:
        self.board, self.seen, self.genders, self.quoted, self.paragraphs = board, seen, genders, quoted, paragraphs
        self.speakers = speakers(board.doc, board.line, quoted)

    def take(self, token: Token, antecedent: Draft, sentence: int, form: str) -> None:
        draft = Draft(token.i, token.i + 1, "pronoun", token.i, antecedent.actor)
        self.board.mentions.append(draft)
        a, b = (antecedent.start, antecedent.end), (token.i, token.i + 1)
        reason = (
            "what its clause hangs on"
            if form == "rel"
            else "the nearest fitting actor by gender, number and part of the sentence"
        )
        self.board.links.append(
            DraftLink(antecedent.actor, a, b, "relative pronoun" if form == "rel" else "pronoun", reason)
        )
        paragraph = self.paragraphs[token.i]
        self.seen.append(_Seen(draft, sentence, part_of(token), self.quoted[token.i], paragraph))
        if form in ("m", "f"):
            self.genders.setdefault(antecedent.actor, form)

    def antecedent(self, token: Token, form: str, sentence: int) -> Draft | None:
        """Return the best candidate, if it is better than every other by ``MARGIN``."""
        if (self.quoted[token.i] and form in ("it", "they")) or _empty(token, form):
            return None
        best: dict[int, tuple[float, Draft]] = {}
        paragraph = self.paragraphs[token.i]
        barred = {
            seen.mention.actor
            for seen in self.seen
            if seen.sentence == sentence and _bound(self.board.doc[seen.mention.head], token)
        } | self._speaker(token)
        for seen in self.seen:
            if seen.mention.actor in barred:
                continue
            score = self._score(seen, token, form, sentence, paragraph)
            if score is not None and score > best.get(seen.mention.actor, (-99.0,))[0]:
                best[seen.mention.actor] = (score, seen.mention)
        ranked = sorted(best.values(), key=lambda b: (-b[0], b[1].start))
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
            if len(ranked) > 1:
                could = ", ".join(self.board.text(d.start, d.end) for _, d in ranked[:3])
                self.board.leave_out(token.i, token.i + 1, "pronoun", f"could stand for several actors: {could}")
            return None
        return ranked[0][1]

    def _speaker(self, token: Token) -> set[int]:
        """Return the actor who speaks the quotation that the token stands in: it is "I" there, not "he" or "she"."""
        at = self.speakers.get(token.i)
        return set() if at is None else {s.mention.actor for s in self.seen if s.mention.start <= at < s.mention.end}

    def _score(self, seen: _Seen, token: Token, form: str, sentence: int, paragraph: int) -> float | None:
        mention, board = seen.mention, self.board
        back = sentence - seen.sentence
        if back > REACH[form] or board.kinds[mention.actor] not in KINDS[form]:
            return None
        if mention.start <= token.i < mention.end:
            return None
        if mention.start >= token.i:
            return (
                WEIGHTS["ahead"]
                if back == 0 and form in ("m", "f") and _ahead(board.doc[mention.head], token)
                else None
            )
        if self.genders.get(mention.actor, form) != form and form in ("m", "f"):
            return None
        nominal = board.nominals.get((mention.start, mention.end))
        if (
            nominal
            and form in ("m", "f", "it")
            and nominal.plural
            and board.line.lower[nominal.head] not in ("forces", "police")
        ):
            return None
        part = part_of(token)
        weigh = WEIGHTS
        score = -weigh["sentence"] * back - weigh["token"] * (token.i - mention.start) * (back == 0)
        score += weigh["subject"] * (seen.part == "subject") - weigh["other"] * (seen.part == "other")
        score -= weigh["oblique"] * (seen.part == "oblique")
        score += weigh["possessor"] * (seen.part == "possessor")
        score -= weigh["quoted"] * (seen.quoted and not self.quoted[token.i])
        score -= weigh["paragraph"] * (seen.paragraph != paragraph)
        score += weigh["same quotation"] * (seen.quoted and self.quoted[token.i])
        score += weigh["parallel"] * (part == seen.part and part != "other")
        score += weigh["name"] * (mention.form == "name") + weigh["pronoun"] * (mention.form == "pronoun")
        if form in ("m", "f"):
            score += weigh["gender"] * (self.genders.get(mention.actor) == form)
        if back == 0 and token.tag_ == "PRP$" and _governs(board.doc[mention.head], token):
            score += weigh["governs"]
        if back == 0 and form in ("m", "f"):
            agent = _teller(board.doc[mention.head], token)
            if agent is not None and (_is_mouthpiece(agent, token) or self._is_other(agent, form)):
                score += weigh["principal"]
        return score

    def _is_other(self, teller: Token, form: str) -> bool:
        """Tell whether who tells of the pronoun is of another gender: "[Ruiz]'s deputy, Ana Moss, said he …"."""
        named = teller.head if teller.dep_ == "appos" else teller
        places = {teller.i, named.i, *(child.i for child in teller.children if child.dep_ == "appos")}
        told = {s.mention.actor for s in self.seen if any(s.mention.start <= at < s.mention.end for at in places)}
        return any(self.genders.get(actor, form) != form for actor in told)


def _empty(token: Token, form: str) -> bool:
    """Tell whether "it" stands for nothing: "it is said that", "it takes time to"."""
    if form != "it" or token.tag_ != "PRP":
        return False
    verb = token.head
    if token.dep_ == "expl" or token.dep_ not in _SUBJECTS:
        return True
    rest = {child.dep_ for child in verb.children if child.i > verb.i}
    return verb.lemma_ in ("seem", "appear", "happen", "rain", "snow", "take") or (
        verb.lemma_ == "be" and bool(rest & {"ccomp", "xcomp", "csubj", "advcl"} or not rest)
    )


def _bound(head: Token, pronoun: Token) -> bool:
    """Tell whether binding keeps the two apart: arguments of one verb are different, but for possessives."""
    if pronoun.tag_ == "PRP$" or pronoun.lower_.endswith(("self", "selves")):
        return pronoun.head == head  # "his father": not the father himself
    while head.dep_ in ("conj", "compound", "appos") and head.head.i < head.i:
        head = head.head
    owner = pronoun
    while owner.dep_ in ("conj",):
        owner = owner.head
    if owner.dep_ == "pobj":
        owner = owner.head
        if owner.dep_ == "prep" and owner.head.pos_ == "ADV":  # "who stood next to her"
            owner = owner.head
    if head.dep_ in _SUBJECTS and head.head == _first_of(owner.head):
        return True
    return head.head == owner.head and head.dep_ in (*_SUBJECTS, *_OBJECTS)


def _first_of(verb: Token) -> Token:
    """Return the verb whose subject a joined verb shares: "Ruiz [called] him and told him"."""
    while verb.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in verb.children):
        verb = verb.head
    return verb


def _ahead(head: Token, pronoun: Token) -> bool:
    """Tell whether the candidate is the subject that a fronted phrase waits for: "After her arrest, [Ana Ruiz] …"."""
    if head.dep_ not in _SUBJECTS or pronoun.i > head.i:
        return False
    above = list(pronoun.ancestors)
    if head.head not in above:
        return False
    fronted = any(t.dep_ == "advcl" for t in above[: above.index(head.head)])
    return fronted or pronoun.dep_ not in _SUBJECTS


def _governs(head: Token, pronoun: Token) -> bool:
    """Tell whether the candidate is the subject of the nearest clause that has one."""
    for verb in pronoun.ancestors:
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i < pronoun.i]
        if subjects:
            return head in subjects
    return False


def _teller(head: Token, pronoun: Token) -> Token | None:
    """Return who tells of the pronoun, where it is the candidate's: "[Ruiz]'s lawyer said he …", "… for Ruiz said"."""
    while head.dep_ in ("compound", "appos") and head.head.i > head.i:
        head = head.head
    agent = head.head if head.dep_ == "poss" else None
    if head.dep_ == "pobj" and head.head.lower_ == "for":
        agent = head.head.head
    if agent is None:
        return None
    named = agent.head if agent.dep_ == "appos" else agent
    tells = named.dep_ in _SUBJECTS and named.head in list(pronoun.ancestors) and pronoun.i > named.head.i
    return agent if tells else None


def _is_mouthpiece(agent: Token, pronoun: Token) -> bool:
    """Tell whether somebody speaks for another: of that one, but for "his client"."""
    own = pronoun.tag_ == "PRP$" and pronoun.head.lemma_ in words("persons.toml", "principals")
    return agent.lemma_.lower() in words("persons.toml", "mouthpieces") and not own
