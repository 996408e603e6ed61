"""States that a trained component proposes, each with a probability."""

from analysis.relationships.learned.propose import Proposal, propose

__all__ = ["Proposal", "propose"]
