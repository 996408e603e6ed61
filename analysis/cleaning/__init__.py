from analysis.cleaning.clean import clean
__all__ = ["clean"]
