"""Who did what to whom, and who is what to whom."""

from analysis.relationships.clauses import Clause, find_clauses
from analysis.relationships.find import find_relationships
from analysis.relationships.phrases import Phrase

__all__ = ["Clause", "Phrase", "find_clauses", "find_relationships"]
