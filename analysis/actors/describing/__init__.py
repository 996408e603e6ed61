"""Actors without their names: descriptions, pronouns, titles and roles."""
