"""Names on the Doc, each with a kind: found, bounded, typed; those that are no actors told apart."""
