from spacy.tokens import Doc

from analysis.actors.records import Actors


def find_actors(doc: Doc) -> Actors:
    return Actors()
