"""Numbers in text: digits, words and mixtures, read once for figures and times alike."""

from analysis.numerals.alternatives import any_of
from analysis.numerals.find import find_numerals, words_value
from analysis.numerals.records import Numeral

__all__ = ["Numeral", "any_of", "find_numerals", "words_value"]
