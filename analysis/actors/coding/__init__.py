"""The codes of an actor (type, country, PLOVER sector) and the places of an article."""
