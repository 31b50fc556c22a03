"""Nouns, states and pure decisions. Nothing here awaits, reads a clock, or knows HTTP or SQL."""
