"""What one visitor has given us of a plan: as it was read, what they put right in it, and what they decided."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from django.http import HttpRequest

from upheld.errors import UpheldError
from upheld.plan.check.check import About, Checked, check
from upheld.plan.check.finding import Finding
from upheld.plan.correct import Correction, NotCorrected, corrected
from upheld.plan.document import Item, Piece, Plan, section_of
from upheld.plan.file import from_data, to_data
from upheld.web import clock
from upheld.web.ui.held import Held, held_by

_PLACE = "plan"
MOST_CORRECTIONS = 500
MOST_BYTES = 2_000_000
"""What one visitor's plan may take as JSON: far more than a plan of 200 pages."""
MOST_LINES = 400
"""The most lines of provision, each of which is judged for every page that is shown."""
MOST_LETTERS = 300_000
"""The most letters of them all: a hundred full pages."""
MOST_PIECES = 3_000


class TooLarge(UpheldError):
    """More words than can be held for one visitor."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the visitor decided of one finding: into the letter, or not, and why."""

    what: Literal["accepted", "dismissed"]
    reason: str = ""


class PlanRecord:
    """A plan in the making, held in the visitor's sealed session or in a kept case. Nothing is written until `save`.

    `corrections` are made on the plan as it was read, in order. `decisions` are those on findings by their key.
    `other` is an earlier or later version, `report` what became of a report's recommendations, `details` what the
    letter asks for; each None or empty where there is none.
    """

    def __init__(self, request: HttpRequest) -> None:
        """What is held of this visitor; empty if nothing is."""
        self._open(held_by(request))

    @classmethod
    def held_in(cls, place: Held) -> PlanRecord:
        """What is held there; empty if nothing is."""
        record = cls.__new__(cls)
        record._open(place)
        return record

    def _open(self, place: Held) -> None:
        self._place = place
        held = self._place.get(_PLACE) or {}
        self._read: dict[str, Any] | None = held.get("read")
        self.corrections = [Correction(**one) for one in held.get("corrections", [])]
        self.decisions = {key: Decision(**one) for key, one in held.get("decisions", {}).items()}
        self._other: dict[str, Any] | None = held.get("other")
        self.report: dict[str, Any] | None = held.get("report")
        self.details: dict[str, str] = dict(held.get("details", {}))

    @property
    def is_empty(self) -> bool:
        """Whether no plan has been given yet."""
        return self._read is None

    @cached_property
    def plan(self) -> Plan:
        """The plan as read and put right.

        Raises:
            UpheldError: a change cannot be made any more.
        """
        return corrected(from_data(self._read, "The plan"), self.corrections)

    @cached_property
    def checked(self) -> Checked:
        """The plan, checked for today."""
        return check(self.plan, About(as_at=clock.today(), draft_served_on=self.served_on))

    @cached_property
    def _pieces(self) -> dict[str, Item | Piece]:
        plan = self.plan
        found: dict[str, Item | Piece] = {one.id: one for one in plan.items()}
        found |= {piece.id: piece for section in plan.sections for piece in section.pieces}
        return found | {piece.id: piece for piece in plan.unplaced}

    def piece(self, id: str) -> Item | Piece | None:
        """The need, outcome, provision, advice or paragraph of that id."""
        return self._pieces.get(id)

    def section_of(self, id: str) -> str | None:
        """The letter of the section a piece stands in, "?" for none; None where there is no such piece."""
        found = self.piece(id)
        if found is None:
            return None
        if not isinstance(found, Piece):
            return section_of(found)
        return next((one.letter for one in self.plan.sections if found in one.pieces), "?")

    @property
    def served_on(self) -> date | None:
        """The day on which what the letter answers was served, if that was said."""
        said = self.details.get("served_on")
        return date.fromisoformat(said) if said else None

    @property
    def other_is_earlier(self) -> bool:
        """Whether the other version came before the plan."""
        return self.details.get("other_is") != "later"

    @property
    def accepted(self) -> tuple[tuple[Finding, Decision], ...]:
        """The findings that go into the letter, each once, in the order of the check."""
        found = {one.key: one for one in self.checked.findings}
        every = ((one, self.decisions.get(key)) for key, one in found.items())
        return tuple((one, decided) for one, decided in every if decided is not None and decided.what == "accepted")

    @cached_property
    def other(self) -> Plan | None:
        """The other version, if one was given."""
        return None if self._other is None else from_data(self._other, "The other version")

    def take(self, plan: Plan) -> None:
        """Put a plan in the place of all that was there.

        Raises:
            TooLarge: it has more words than can be held; nothing is changed.
        """
        self._read, self._other, self.report = _held(plan), None, None
        self.corrections, self.decisions, self.details = [], {}, {}
        self._forget()

    def take_other(self, plan: Plan | None) -> None:
        """Put another version beside the plan, or take it away.

        Raises:
            TooLarge: it has more words than can be held; nothing is changed.
        """
        self._other = None if plan is None else _held(plan)
        self.__dict__.pop("other", None)

    def take_report(self, found: dict[str, Any] | None) -> None:
        """Keep what became of a report's recommendations in the plan as it is now, or take it away.

        Raises:
            TooLarge: it has more words than can be held; nothing is changed.
        """
        if found is not None and len(json.dumps(found)) > MOST_BYTES:
            raise TooLarge(f"{found['name']} has too many words to be held here: give the part that matters.")
        self.report = None if found is None else found | {"corrections": len(self.corrections)}
        for name in ("writer_name", "writer_role", "writer_address", "report_title", "report_date"):
            self.details.pop(name, None)

    def decide(self, target: str, decision: Decision | None) -> bool:
        """Decide on one finding ("finding:" and its key) or on all of a line ("line:" and its id).

        Args:
            decision: None takes back what was decided.

        Returns:
            Whether there is such a finding or line.
        """
        kind, _, name = target.partition(":")
        keys = [one.key for one in self.checked.findings if name == (one.key if kind == "finding" else one.on)]
        for key in keys:
            if decision is None:
                self.decisions.pop(key, None)
            else:
                self.decisions[key] = decision
        return bool(keys)

    def correct(self, *changes: Correction) -> None:
        """Make more changes, in order: all of them or none.

        Raises:
            UpheldError: one cannot be made, in one sentence; nothing is changed.
        """
        every = [*self.corrections, *changes]
        if len(every) > MOST_CORRECTIONS:
            raise NotCorrected(
                f"{len(self.corrections)} changes were made already, and {MOST_CORRECTIONS} is the most: "
                "put the document right and send it again."
            )
        if sum(len(one.text or "") for one in every) > MOST_LETTERS:
            raise NotCorrected("The changes have too many words to be held: put the document right and send it again.")
        plan = corrected(from_data(self._read, "The plan"), every)
        _held(plan)
        self.corrections = every
        self._forget()
        self.plan = plan

    def undo(self) -> None:
        """Take back the last change; nothing where there is none."""
        self.corrections = self.corrections[:-1]
        self._forget()

    def save(self) -> None:
        """Write it back to where it is held.

        Raises:
            Changed, MayNotWrite: as `Held.put`.
        """
        held = {
            "read": self._read,
            "corrections": [asdict(one) for one in self.corrections],
            "decisions": {key: asdict(one) for key, one in self.decisions.items()},
            "other": self._other,
            "report": self.report,
            "details": self.details,
        }
        self._place.put(_PLACE, held)

    def delete(self) -> None:
        """Forget all of it."""
        self._place.drop(_PLACE)

    def _forget(self) -> None:
        for name in ("plan", "checked", "_pieces", "other"):
            self.__dict__.pop(name, None)


def _held(plan: Plan) -> dict[str, Any]:
    data = to_data(plan)
    lines, letters = len(plan.provisions), sum(len(one.whole) for one in plan.provisions)
    pieces = sum(1 for _ in plan.items()) + sum(len(one.pieces) for one in plan.sections) + len(plan.unplaced)
    if lines > MOST_LINES or letters > MOST_LETTERS or pieces > MOST_PIECES or len(json.dumps(data)) > MOST_BYTES:
        raise TooLarge(f"{plan.name} has too many words to be held here: give the part that matters.")
    return data
