"""A plan given on the command line, read; and what a case file says that it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from upheld.case import Event
from upheld.cli.given import given_day, reckoned
from upheld.documents.limits import LIMITS
from upheld.documents.reading.found import Reading
from upheld.errors import UpheldError
from upheld.plan.check.about import About
from upheld.plan.document import Plan


def given_plan(path: Path) -> Plan:
    """The plan in a file: JSON as this command writes it, or a document that is read.

    Raises:
        UpheldError: it cannot be read.
    """
    if path.suffix.lower() == ".json":
        from upheld.plan.file import loads

        try:
            return loads(given_bytes(path).decode("utf-8-sig"), path.name)
        except UnicodeDecodeError:
            raise UpheldError(f"{path} is not UTF-8 text: save it as UTF-8.") from None
    from upheld.plan.layouts.read import plan_of

    return plan_of(given_reading(path))


def given_reading(path: Path) -> Reading:
    """The document in a file, as blocks; a scan is read by Tesseract where it is installed.

    Raises:
        UpheldError: it cannot be read.
    """
    from upheld.documents.reading.ocr import Ocr
    from upheld.documents.reading.open import read

    return read(given_bytes(path), path.name, ocr=Ocr.find())


def given_bytes(path: Path) -> bytes:
    """What a file holds, if it is no larger than a document may be.

    Raises:
        UpheldError: it cannot be read, or is too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.file_bytes + 1)
    except OSError as error:
        raise UpheldError(f"{path} cannot be read ({error.strerror}): give the plan as a file.") from None
    if len(data) > LIMITS.file_bytes:
        raise UpheldError(
            f"{path} is over {LIMITS.file_bytes / 1e6:.0f} MB: save it with smaller pictures, or split it."
        )
    return data


def about(case: Path | None, as_at: str | None) -> About:
    """What the case file says that a plan is held against; only the day where there is none."""
    if case is None:
        return About(as_at=given_day(as_at))
    reckoning = reckoned(case, as_at)
    final = next((one for one in reckoning.obligations if one.duty.id == "plan.final"), None)
    story = reckoning.story
    return About(
        as_at=reckoning.as_at,
        birth_on=reckoning.case.person.date_of_birth,
        year_group=reckoning.case.person.year_group,
        assessment_began_on=_day(story.of("ehcna_agreed_notified")),
        draft_served_on=_day(story.of("draft_served")),
        answered_on=_day(story.of("draft_representations")),
        final_due_on=final.due.last if final is not None else None,
    )


def _day(events: Sequence[Event]) -> date | None:
    """The day of the newest of them; None where there is none, or only the month is known."""
    on = events[-1].on if events else None
    return on.first if on is not None and on.first == on.last else None
