"""What is said of a document that cannot be used."""

from __future__ import annotations

from upheld.errors import UpheldError


class Unreadable(UpheldError):
    """One document that cannot be used; the sentence names it and says what to do."""
