"""Copies of the data and of the keys, each apart from the other, and how they are put back."""
