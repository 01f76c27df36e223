"""What the child or young person says themselves: a face, or that they would rather not; and what others say for them.

What somebody says for a child is never put in the place of what the child said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.progress import LONGEST_NOTE, Whose
from upheld.delivery.progress.said import standing

How = Literal["self", "easy_read", "proxy"]
"""By themselves; themselves, with somebody who read it out or helped; somebody else, who says what they think."""
HOW: tuple[How, ...] = ("self", "easy_read", "proxy")
OWN_HAND = ("", "young_person", "holder")
"""What somebody is who can write as the child or young person themselves."""
FACES = {1: "Very bad", 2: "Not good", 3: "In the middle", 4: "Good", 5: "Very good"}
TOPICS = {
    "help": "The help I get",
    "learning": "My learning",
    "friends": "My friends",
    "feelings": "How I feel at school or college",
    "safe": "Feeling safe",
    "voice": "People listen to me",
    "future": "What comes next for me",
}
"""What can be asked, in few words. Ours; no questionnaire is copied."""
_STEP = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer.

    Args:
        about: one of `TOPICS`, or the id of a step.
        value: 1 to 5, a face; None: they do not want to say, which is an answer too.
        proxy: who answered for them and what they are to them; only where `how` is "proxy", and then always.
        words: what they said with it.
    """

    id: str
    about: str
    rated_on: date
    said_at: datetime
    value: int | None
    how: How = "self"
    proxy: str = ""
    words: str = ""
    side: Whose = ""
    who: str = ""
    by: str = ""
    replaces: str = ""
    is_withdrawn: bool = False
    is_open: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody could read."""
        if self.about not in TOPICS and not _STEP.match(self.about):
            raise DeliveryError(f"“{self.about[:40]}” cannot be asked: use one of {', '.join(TOPICS)}, or a step.")
        if self.value is not None and self.value not in FACES:
            raise DeliveryError(f"{self.value} is no face: use 1 to 5, or nothing where they do not want to say.")
        if self.how not in HOW:
            raise DeliveryError(f"“{self.how[:40]}” is not known: use one of {', '.join(HOW)}.")
        if (self.how == "proxy") != bool(self.proxy.strip()):
            raise DeliveryError("Who answers for the child or young person? Say it where somebody does, and only then.")
        if max(len(self.words), len(self.proxy)) > LONGEST_NOTE:
            raise DeliveryError(f"More than {LONGEST_NOTE:,} letters: write it shorter.")

    @property
    def is_own(self) -> bool:
        """Whether it came from their own hand: nobody but a young person, or who keeps the record, writes as them."""
        return self.how == "self" and self.who in OWN_HAND


@dataclass(frozen=True, slots=True)
class Voice:
    """What was said of one thing: in the child's or young person's own voice, and beside it by others for them.

    Both are in the order of the days, the newest last; either may be empty.
    """

    about: str
    own: tuple[Rating, ...]
    proxy: tuple[Rating, ...]


def voices(ratings: Iterable[Rating], as_at: date) -> tuple[Voice, ...]:
    """What was said until a day: of `TOPICS` in their order, then of steps; where nothing was said, it is left out."""
    stand = sorted(standing(ratings, _may), key=lambda one: (one.rated_on, one.said_at, one.id))
    stand = [one for one in stand if one.rated_on <= as_at]
    asked = dict.fromkeys([*TOPICS, *(one.about for one in stand)])
    found = (
        Voice(
            about,
            tuple(one for one in stand if one.about == about and one.how != "proxy"),
            tuple(one for one in stand if one.about == about and one.how == "proxy"),
        )
        for about in asked
    )
    return tuple(one for one in found if one.own or one.proxy)


def _may(before: Rating, after: Rating) -> bool:
    """Nobody corrects what another person wrote, and an answer for the child does not take the place of the child's."""
    return before.by == after.by and (before.how == "proxy") == (after.how == "proxy")
