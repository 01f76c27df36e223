"""Which letters are open for a reckoned case, in order of use, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from upheld.compliance import Reckoning
from upheld.letters.letter import STAGES, Letter, letters
from upheld.letters.offers import Desk, Subject, offer

_PLACE = {name: place for place, name in enumerate(STAGES)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One letter that can be sent now.

    Args:
        stage: its place in the order of use: that of the letter, or `late` where the time it is about has run out.
        because: why it is open, one sentence.
        unwise: why it may be better not to send it, or not yet; empty where nothing speaks against it.
        by: the last day on which it can still be used, None where there is none.
        subjects: what it is about.
    """

    letter: Letter
    stage: str
    because: str
    unwise: tuple[str, ...]
    by: date | None
    subjects: tuple[Subject, ...]

    def as_data(self) -> dict[str, Any]:
        """The choice as plain values."""
        return {
            "letter": self.letter.id,
            "title": self.letter.title,
            "stage": self.stage,
            "because": self.because,
            "unwise": list(self.unwise),
            "by": None if self.by is None else self.by.isoformat(),
            "for": [one.obligation.key for one in self.subjects if one.obligation is not None],
            "checked_by": self.letter.checked_by,
        }


def choose(reckoning: Reckoning) -> tuple[Choice, ...]:
    """The open letters in order of use: by stage, then by their last day, then those with nothing against them.

    Under a proposal nothing is open: it is not law, and no letter may say that it is.
    """
    if reckoning.law.proposal:
        return ()
    desk = Desk(reckoning)
    found = [one for one in (_choice(desk, letter) for letter in letters().values()) if one is not None]
    found.sort(key=lambda one: (_PLACE[one.stage], one.by or date.max, bool(one.unwise), one.letter.id))
    return tuple(found)


def letters_as_data(reckoning: Reckoning, found: tuple[Choice, ...]) -> dict[str, Any]:
    """The open letters of a case as one object of plain values."""
    return {
        "as_at": reckoning.as_at.isoformat(),
        "law": reckoning.law.name,
        "letters": [one.as_data() for one in found],
    }


def choice(reckoning: Reckoning, letter: Letter) -> Choice | None:
    """The choice of one letter; None where it is not open."""
    return None if reckoning.law.proposal else _choice(Desk(reckoning), letter)


def _choice(desk: Desk, letter: Letter) -> Choice | None:
    offers = list(offer(desk, letter, letter.when))
    if not offers:
        return None
    subjects = tuple(dict.fromkeys(one for each in offers for one in each.subjects))
    unwise = tuple(dict.fromkeys(each.because for each in offer(desk, letter, letter.unwise)))
    ends = [one.by for one in subjects if one.by is not None]
    return Choice(letter, _stage(letter, subjects), offers[0].because, unwise, min(ends, default=None), _once(subjects))


def _stage(letter: Letter, subjects: tuple[Subject, ...]) -> str:
    passed = all(one.obligation is not None and one.obligation.status == "overdue" for one in subjects)
    return "late" if letter.stage == "deadline" and passed else letter.stage


def _once(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Each obligation or event once, though several conditions found it."""
    found: dict[object, Subject] = {}
    for one in subjects:
        found.setdefault(id(one.obligation or one.event or one), one)
    return tuple(found.values())
