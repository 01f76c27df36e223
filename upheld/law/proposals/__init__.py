"""Reforms that are not law: the same shape, applied only by name."""
