"""What the child or young person says for a review: their own words, or what somebody says for them and is said to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.progress import LONGEST_NOTE, Whose
from upheld.delivery.progress.ratings import HOW, OWN_HAND, How
from upheld.delivery.progress.said import standing
from upheld.delivery.words import role_name


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words for a review.

    Args:
        how: written by themselves; "easy_read": theirs, told to somebody who wrote them down; "proxy": somebody else
            says what they think the child or young person would say.
        helper: who that was, for the last two.
        is_open: it holds no address and no name of a school.
    """

    id: str
    text: str
    on: date
    said_at: datetime
    how: How = "self"
    helper: str = ""
    side: Whose = ""
    who: str = ""
    by: str = ""
    replaces: str = ""
    is_withdrawn: bool = False
    is_open: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody could read, or could not tell whose it is."""
        if self.is_withdrawn:
            return
        if not self.text.strip():
            raise DeliveryError("What does the child or young person say? Write it in their words.")
        if max(len(self.text), len(self.helper)) > LONGEST_NOTE:
            raise DeliveryError(f"More than {LONGEST_NOTE:,} letters: write it shorter.")
        if self.how not in HOW:
            raise DeliveryError(f"“{self.how[:40]}” is not known: use one of {', '.join(HOW)}.")
        if (self.how == "self") == bool(self.helper.strip()):
            raise DeliveryError("Who wrote it down, or says it for them? Say it where somebody did, and only then.")

    @property
    def is_own(self) -> bool:
        """Whether it came from their own hand: nobody but a young person, or who keeps the record, writes as them."""
        return self.how == "self" and self.who in OWN_HAND

    @property
    def whose(self) -> str:
        """Whose words they are, as it must stand beside them."""
        through = f"; written into the record by {role}" if (role := role_name(self.who)) else ""
        if self.how == "proxy":
            return f"said for them by {self.helper}, not by themselves{through}"
        if self.is_own:
            return f"written by themselves{through}"
        return f"their own words, written down by {self.helper or role}{through if self.helper else ''}"


def words_for_review(said: Iterable[OwnWords], from_on: date, to_on: date) -> tuple[OwnWords, ...]:
    """The words that stand, said from one day to another, both included: their own first, the newest first."""
    found = [one for one in standing(said, _may) if from_on <= one.on <= to_on]
    found.sort(key=lambda one: (one.on, one.said_at, one.id), reverse=True)
    return tuple(sorted(found, key=lambda one: one.how == "proxy"))


def _may(before: OwnWords, after: OwnWords) -> bool:
    """Nobody corrects what another person wrote, and words for the child do not take the place of the child's."""
    return before.by == after.by and (after.is_withdrawn or (before.how == "proxy") == (after.how == "proxy"))
