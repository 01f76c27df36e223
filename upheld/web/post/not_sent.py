"""What is known of a mail that could not be sent: whether it may be tried again, and whether it went after all."""

from __future__ import annotations

from enum import Enum


class Outcome(Enum):
    """Certainly not taken, and worth another try; certainly not taken, and refused for good; or nobody knows."""

    LATER = "later"
    REFUSED = "refused"
    UNSURE = "unsure"


class NotSent(Exception):
    """A mail was not sent, or may not have been.

    Args:
        why: a short word of ours; never what the server said, since that holds addresses.
        outcome: what is known.
    """

    def __init__(self, why: str, outcome: Outcome) -> None:
        super().__init__(why)
        self.why = why
        self.outcome = outcome
