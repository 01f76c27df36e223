"""Kept cases: who may see one, what was told of it, what follows, and how it goes again."""
