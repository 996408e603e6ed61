"""Named mentions -> actors: which names are one actor, by which rule and why."""

from analysis.actors.merging.clusters import Link, Merged, NamedMention
from analysis.actors.merging.merge import merge_names

__all__ = ["Link", "Merged", "NamedMention", "merge_names"]
