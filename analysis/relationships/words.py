"""The closed word classes of ``functions.toml`` as sets, and lemmas with the pipeline's known slips mended."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from analysis.lexicons import read_toml

_WORDS = read_toml("analysis.relationships", "functions.toml")

OBJECT_CONTROL = frozenset(_WORDS["object_control"])
INTENTION = frozenset(_WORDS["intention"])
INTENTION_NOUNS = frozenset(_WORDS["intention_nouns"])
DEMAND = frozenset(_WORDS["demand"])
DEMAND_NOUNS = frozenset(_WORDS["demand_nouns"])
PREDICTION = frozenset(_WORDS["prediction"])
THREAT = frozenset(_WORDS["threat"])
HYPOTHETICAL_MODALS = frozenset(_WORDS["hypothetical_modals"])
HYPOTHETICAL_MARKS = frozenset(_WORDS["hypothetical_marks"])
NOT_ACTS = frozenset(_WORDS["not_acts"])
REPORT = frozenset(_WORDS["report"])
NEGATING = frozenset(_WORDS["negating"])
NEGATING_NOUNS = frozenset(_WORDS["negating_nouns"])
NEGATORS = frozenset(_WORDS["negators"])
RAISING = frozenset(_WORDS["raising"])
PARTITIVES = frozenset(_WORDS["partitives"])
EQUIPMENT = frozenset(_WORDS["equipment"])
BODIES = frozenset(_WORDS["bodies"])
PLACE_KINDS = frozenset(_WORDS["place_kinds"])
CARRIERS = frozenset(_WORDS["carriers"])
WEAPONS = frozenset(_WORDS["weapons"])
STATE_DEEDS = frozenset(_WORDS["state_deeds"])
EDGES = frozenset(_WORDS["edges"])
EXPULSIONS = frozenset(_WORDS["expulsions"])
STRONGHOLDS = frozenset(_WORDS["strongholds"])
PROPERTY = frozenset(_WORDS["property"])
KIN = frozenset(_WORDS["kin"])
CROWDS = frozenset(_WORDS["crowds"])
REPRISALS = frozenset(_WORDS["reprisals"])
CRIMES = frozenset(_WORDS["crimes"])
HELP = frozenset(_WORDS["help"])
DOCUMENTS = frozenset(_WORDS["documents"])
ARGUMENT_PREPS = frozenset(_WORDS["argument_preps"])
_LEMMAS: dict[str, str] = _WORDS["lemmas"]


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case."""
    return _LEMMAS.get(token.lower_) or token.lemma_.lower()


def is_reciprocal(token: Token) -> bool:
    """Tell whether a token is part of "each other" or "one another"."""
    near = token.doc[max(0, token.i - 1) : token.i + 2]
    words = [t.lower_ for t in near]
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(words))
