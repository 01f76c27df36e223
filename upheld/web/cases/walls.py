"""For whom the database answers: on PostgreSQL its own rules hide every other case. SQLite has no such wall."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from upheld.web.accounts.models import Person


@contextmanager
def as_person(person: Person | None) -> Iterator[None]:
    """Have the database answer for one person, or for nobody."""
    yield


@contextmanager
def as_service() -> Iterator[None]:
    """Have the database answer for the service itself: jobs, and what is done before anybody's access is known."""
    yield
