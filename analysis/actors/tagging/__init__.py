"""Doc -> names by the trained tagger: its clues, its network, its weights."""
