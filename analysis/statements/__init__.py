"""Doc and actors -> statements: who said what, directly or indirectly, and through whom."""

from analysis.statements.find import find_statements
from analysis.statements.records import Statement, Statements

__all__ = ["Statement", "Statements", "find_statements"]
