"""Doc -> actors: who the article names or describes, merged, with roles, codes and places."""

from analysis.actors.find import find_actors

__all__ = ["find_actors"]
