"""Numbers in text: digits, words and mixtures, read once for figures and times alike."""
