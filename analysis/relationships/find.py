from spacy.tokens import Doc

from analysis.relationships.records import Relationships
from analysis.times.records import Times
from analysis.actors.records import Actors
from analysis.statements.records import Statements


def find_relationships(doc: Doc, actors: Actors, times: Times, statements: Statements) -> Relationships:
    return Relationships()
