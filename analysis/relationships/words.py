"""The closed word classes of ``functions.toml`` as sets."""

from __future__ import annotations

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
NEGATORS = frozenset(_WORDS["negators"])
RAISING = frozenset(_WORDS["raising"])
