"""Ties quotations to the words that report them: by what stands right before and right after the marks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from analysis.language import article_of, is_gap
from analysis.language.quotations import Quotation, nested_quotations
from analysis.statements.cues import Cue, speaker_of, verb_cue
from analysis.statements.lexicon import words

_REACH = 30  # tokens; a cue further from its quotation than this is none
_STOPS = frozenset((".", "!", "?", "…", ";"))


def _inverted(cue: Cue, tail: list[Token]) -> Token | None:
    """ "“…,” asked Marsh": the noun right after the verb speaks, whatever the parser takes it for."""
    if not tail or cue.head.i != tail[0].i:
        return None
    for token in tail[1:]:
        if token.pos_ in ("PROPN", "PRON", "NOUN"):
            while token.dep_ == "compound" and token.head.i > token.i:
                token = token.head
            return token
        if token.pos_ not in ("DET", "ADJ", "NUM"):
            return None
    return None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation and its cue; ``side`` says where the cue stands: ``before``, ``after`` or ``colon``."""

    quotation: Quotation
    cue: Cue
    side: str


class Quotes:
    """The quotations of one Doc, found by token and by character."""

    def __init__(self, doc: Doc, quotations: tuple[Quotation, ...]) -> None:
        self.doc = doc
        self.text = article_of(doc).text  # `doc.text` is put together anew on every call
        self.all = quotations
        self.starts = [t.idx for t in doc]
        self.inside: dict[int, Quotation] = {}
        for quotation in quotations:
            for i in range(self.token_at(quotation.start), self.token_at(quotation.end)):
                self.inside[i] = quotation

    def token_at(self, char: int) -> int:
        """Return the index of the first token that begins at or after a character."""
        return bisect_left(self.starts, char)

    def beside(self, token: Token) -> tuple[Quotation, ...]:
        """Return the quotations that a token's clause may cross: those of the text, or those within its own."""
        around = self.around(token)
        return self.all if around is None else nested_quotations(self.text, around)

    def around(self, token: Token) -> Quotation | None:
        """Return the quotation that a token stands in."""
        return self.inside.get(token.i)

    def cue_of(self, quotation: Quotation) -> Quoted | None:
        """Return the quotation with its cue: after it ("…", she said), else before it (she said: "…").

        A quotation that ends with a full stop most often ends its sentence, too: there what stands before comes first.
        """
        before = self._before(quotation)
        if self.text[quotation.inner_end - 1] == "." and (before is not None or self._ends_sentence(quotation)):
            return before
        after = self._after(quotation) or self._credit(quotation)
        return before if after is None else Quoted(quotation, after, "after")

    def _ends_sentence(self, quotation: Quotation) -> bool:
        """Tell whether the quoted words only end a sentence that began outside: what follows is another sentence."""
        inner = self.text[quotation.inner_start : quotation.inner_end]
        return bool(self._lead(self.token_at(quotation.start))) and inner[:1].islower()

    def _after(self, quotation: Quotation) -> Cue | None:
        last = self.text[quotation.inner_end - 1]
        i = self.token_at(quotation.end)
        comma = False
        while i < len(self.doc) and self.doc[i].text in (",", "-", "–", "—", "[") and not is_gap(self.doc[i]):
            comma = True
            i += 1
        if not (comma or last in ",?!.…—–-"):
            return None
        tail = self._tail(i)
        if tail and (tail[0].pos_ in ("CCONJ", "SCONJ") or tail[0].lower_ in ("and", "but", "that", "which", "who")):
            return None
        for token in tail:
            if token.dep_ in ("relcl", "acl") and any(t.i == token.head.i for t in tail):
                continue  # "one woman, who asked not to be named, said"
            cue = verb_cue(token, quoting=True) if token.pos_ in ("VERB", "AUX") else None
            if cue is None:
                if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod"):
                    return None
                continue
            if cue.source is None or cue.source.i not in {t.i for t in tail}:
                cue = replace(cue, source=_inverted(cue, tail))
            return cue if cue.source is not None and self._ends_with(cue, tail, last) else None
        return None

    def _ends_with(self, cue: Cue, tail: list[Token], last: str) -> bool:
        """Tell whether the cue reports what stands before it and no more: not "“Yes.” She said that …"."""
        ends = last == "." or (last in "?!…" and tail[0].is_title)
        reports_more = any(r >= cue.head.i for r, _ in cue.contents)
        return not (ends and reports_more)

    def _credit(self, quotation: Quotation) -> Cue | None:
        """“…” — Lena Marsh: a dash and a name, on the same line or the next."""
        i = self.token_at(quotation.end)
        while i < len(self.doc) and (self.doc[i].is_space or (is_gap(self.doc[i]) and not self.doc[i].text.strip())):
            i += 1
        if (
            i + 1 >= len(self.doc)
            or self.doc[i].text not in ("-", "–", "—", "--", "―")
            or self.doc[i + 1].pos_ != "PROPN"
        ):
            return None
        dash, name = self.doc[i], self.doc[i + 1]
        while name.dep_ == "compound" and name.head.i > name.i:
            name = name.head
        return Cue(dash, dash.idx, dash.idx + len(dash), name, (), False, "credit")

    def _tail(self, start: int) -> list[Token]:
        """Return the tokens from ``start`` to the end of the sentence, the next quotation or the paragraph."""
        tail: list[Token] = []
        for token in self.doc[start : start + _REACH]:
            if is_gap(token) or token.i in self.inside or (token.text in _STOPS and len(token) == 1):
                break
            tail.append(token)
        return tail

    def _lead(self, end: int) -> list[Token]:
        """Return the tokens before ``end``, nearest first, back to the sentence's start or the quotation before."""
        lead: list[Token] = []
        for i in range(end - 1, max(-1, end - 1 - _REACH), -1):
            token = self.doc[i]
            if is_gap(token) or (token.text in _STOPS and len(token) == 1):
                break
            if i in self.inside and (lead or token.text in ",."):
                break
            lead.append(token)
        return lead

    def _before(self, quotation: Quotation) -> Quoted | None:
        at = self.token_at(quotation.start)
        lead = self._lead(at)
        if not lead:
            return None
        mark = lead[0].text
        if mark != ":" and self.is_name(quotation):
            return None
        if mark not in (",", ":") and self._is_part(quotation, lead):
            return None
        verbs = (t for t in lead if t.pos_ in ("VERB", "AUX"))
        for token in verbs:
            cue = verb_cue(token, quoting=True)
            if cue is not None and (mark == ":" or self._open(cue, at)):
                return Quoted(quotation, cue, "before")
            if mark != ":" and token.dep_ not in ("relcl", "acl", "advcl", "aux", "auxpass"):
                return None
        return self._colon(quotation, lead) if mark == ":" else None

    def _open(self, cue: Cue, at: int) -> bool:
        """Tell whether the verb still waits for what it reports when the quotation begins."""
        return not any(cue.head.i < start and end <= at for start, end in cue.contents)

    def _is_part(self, quotation: Quotation, lead: list[Token]) -> bool:
        """Tell whether the quoted words are part of a phrase outside, not what a verb right before reports."""
        first = lead[0]
        if first.pos_ == "VERB":
            return False
        inner = self.text[quotation.inner_start : quotation.inner_end]
        begins = inner[:1].isupper() or inner[:1] in "[.…"
        verb = next((t for t in lead if t.pos_ == "VERB"), None)
        if verb is None or not begins or " " not in inner:
            return True
        # "told reporters “We …”", "said in a statement “The …”": only the verb's own company stands between.
        return verb.i < first.i - 8

    def _colon(self, quotation: Quotation, lead: list[Token]) -> Quoted | None:
        """ "The minister was blunt: “…”": the subject of the sentence before the colon speaks."""
        for token in reversed(lead):
            if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
                source = speaker_of(token)
                if source is not None and source.pos_ in ("PROPN", "NOUN", "PRON"):
                    colon = lead[0]
                    cue = Cue(colon, colon.idx, colon.idx + 1, source, (), False, "colon")
                    return Quoted(quotation, cue, "before")
                return None
        return None

    def is_scare(self, quotation: Quotation) -> bool:
        """Tell whether the words before make the quoted ones a name, a title or a term that is kept at a distance."""
        at = self.token_at(quotation.start)
        before = self.text[max(0, self.doc[at].idx - 30) : quotation.start].lower().rstrip(" ,:")
        if any(before.endswith(entry) for entry in words("scare")):
            return True
        return self.is_name(quotation)

    def is_name(self, quotation: Quotation) -> bool:
        """Tell whether every word that counts is capitalized, as in a title, and the words end in no full stop."""
        inner = self.doc[self.token_at(quotation.inner_start) : self.token_at(quotation.inner_end)]
        if not len(inner) or inner[-1].text in (".", "!", "?", "…"):
            return False
        return all(t.text[0].isupper() for t in inner if t.is_alpha and not t.is_stop)
