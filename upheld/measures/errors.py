"""What can be wrong with a release or a question about figures: every message is one sentence to a reader."""

from __future__ import annotations

from upheld.errors import UpheldError


class FiguresError(UpheldError):
    """A release, a definition or a question that cannot be used: what was wrong, with which value, what to do."""
