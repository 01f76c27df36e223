"""The page for the review, made of a ledger, of progress and of the child's own words."""

from __future__ import annotations

from datetime import date
from typing import Any

from upheld.dates import add_months
from upheld.delivery.papers.review import Review
from upheld.delivery.progress.own_words import words_for_review
from upheld.delivery.progress.progress import changes, noted
from upheld.delivery.progress.ratings import voices
from upheld.web import clock
from upheld.web.cases.kept import KeptCase
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.own_words_kept import own_words_said
from upheld.web.delivery.progress_kept import progress_said, ratings_said
from upheld.web.delivery.with_record import child_of


def review_of(ledger: Ledger, from_on: date, meeting_on: date | None) -> Review:
    """All that goes into the page, as far as the person of the ledger may read it."""
    today = clock.today()
    statements = progress_said(ledger)
    asked = voices([one for one in ratings_said(ledger) if one.rated_on >= from_on], today)
    return Review(
        delivery=ledger.reckoned(today),
        lines={one.id: one for one in ledger.entitlements},
        from_on=from_on,
        meeting_on=meeting_on,
        whose=child_of(ledger),
        changes=changes(statements, from_on, today),
        notes=noted(statements, from_on, today),
        voices=asked,
        own=words_for_review(own_words_said(ledger), from_on, today),
    )


def meeting_of(ledger: Ledger) -> date | None:
    """The day of the next review meeting, as the case says it; None for who does not see the case, or where none is."""
    days = [date.fromisoformat(day) for one in _events(ledger, "review_meeting_set")
            if len(day := str(one.get("meeting_on", ""))) == 10]  # fmt: skip
    return max(days, default=None)


def first_day_of(ledger: Ledger) -> date:
    """From when the page tells: since the last meeting, else since the first line, and a year at the most."""
    today = clock.today()
    held = [date.fromisoformat(day) for one in _events(ledger, "review_meeting_held")
            if len(day := str(one.get("on", ""))) == 10]  # fmt: skip
    begun = min((one.from_on for one in ledger.entitlements), default=today)
    last = max((day for day in held if day < today), default=begun)
    return max(min(last, today), add_months(today, -12))


def _events(ledger: Ledger, kind: str) -> list[dict[str, Any]]:
    if not ledger.access.sees_case:
        return []
    told = KeptCase(ledger.access).get("check") or {}
    return [data for _number, data in told.get("entries", []) if data.get("kind") == kind]
