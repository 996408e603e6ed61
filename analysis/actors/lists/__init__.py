"""The word lists and gazetteers of this stage, and what reads them: what is known before the article is."""
