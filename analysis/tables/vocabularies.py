"""The closed vocabularies of the data dictionary."""

REMOVED_REASONS = (
    "promo", "navigation", "caption", "related", "newsletter", "duplicate", "byline", "dateline", "credit", "markup",
    "other",
)  # fmt: skip
SECTIONS = ("title", "dateline", "body")
FORMS = ("name", "nominal", "pronoun", "adjective")
ACTOR_TYPES = ("person", "organization", "country", "group", "location")
#: PLOVER agent codes (PLOVER codebook, 2021).
SECTORS = (
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP",
    "PTY", "REB", "REF", "REL", "SPY", "UAF",
)  # fmt: skip
FIGURE_KINDS = ("count", "money", "percent", "ratio", "measure", "rate", "ordinal", "age", "score")
FIGURE_MODS = ("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE")
TIME_MODS = (*FIGURE_MODS, "START", "MID", "END", "BEFORE", "AFTER")
CHANGES = ("up", "down")
CHANGE_PARTS = ("by", "to", "from")
#: TIMEX3 types (TimeML 1.2.1).
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
STATEMENT_FORMS = ("direct", "indirect", "mixed")
POLARITIES = ("positive", "negative")
RELATIONSHIP_KINDS = (
    "event", "position", "membership", "spokesperson", "part_of", "located_in", "ally", "opponent", "family",
    "ownership", "other",
)  # fmt: skip
#: PLOVER event types by quad class (codebook polecat-16).
QUAD_EVENTS = {
    "V-COOP": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "M-COOP": ("COOPERATE", "AID", "RETREAT"),
    "V-CONF": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "M-CONF": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUADS = tuple(QUAD_EVENTS)
EVENTS = tuple(event for events in QUAD_EVENTS.values() for event in events)
MODALITIES = ("asserted", "reported", "future", "intended", "demanded", "hypothetical")
TENSES = ("past", "present", "future")
ACTIONS = ("set", "reject", "add", "merge", "separate", "keep", "remove")
CORRECTION_STATUS = ("applied", "stale", "refused")
