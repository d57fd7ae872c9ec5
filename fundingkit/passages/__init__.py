"""Splitting documents into passages, sentence-like spans with their place."""
