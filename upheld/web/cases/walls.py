"""For whom the database answers: on PostgreSQL its own rules hide every other case. SQLite has no such wall.

Unless it was said for whom, nothing of any case is seen and nothing can be written. ADR 0015.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from upheld.web.accounts.models import Person

_WALLED = ("/cases/", "/delivery/", "/desk/", "/feeds/", "/account/")
_SET = "SELECT set_config('upheld.person', %s, false), set_config('upheld.service', %s, false)"
_GET = (
    "SELECT coalesce(current_setting('upheld.person', true), ''), coalesce(current_setting('upheld.service', true), '')"
)

_SEEN = """case_id IN (SELECT upheld_cases())"""
FUNCTIONS = """
CREATE FUNCTION upheld_person() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('upheld.person', true), '')::bigint $$;
CREATE FUNCTION upheld_is_service() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(current_setting('upheld.service', true), '') = 'on' $$;
CREATE FUNCTION upheld_organisations() RETURNS SETOF bigint LANGUAGE sql STABLE AS
$$ SELECT organisation_id FROM accounts_membership
   WHERE person_id = upheld_person() AND from_at <= statement_timestamp()
   AND (to_at IS NULL OR to_at > statement_timestamp()) $$;
CREATE FUNCTION upheld_granted() RETURNS SETOF uuid LANGUAGE sql STABLE AS
$$ SELECT case_id FROM cases_grant
   WHERE from_at <= statement_timestamp() AND (to_at IS NULL OR to_at > statement_timestamp())
   AND (person_id = upheld_person() OR organisation_id IN (SELECT upheld_organisations())) $$;
CREATE FUNCTION upheld_cases() RETURNS SETOF uuid LANGUAGE sql STABLE AS
$$ SELECT id FROM cases_case WHERE holder_id = upheld_person()
   UNION SELECT c.id FROM cases_case c JOIN (SELECT upheld_granted() AS id) g ON g.id = c.id
   WHERE c.delete_after IS NULL $$;
"""
"""Who asks, which organisations they work in, and which cases they see: as `Case.objects.visible_to` has it."""
LEDGER_FUNCTIONS = """
CREATE OR REPLACE FUNCTION upheld_ledger_granted() RETURNS SETOF uuid LANGUAGE sql STABLE AS
$$ SELECT case_id FROM cases_grant
   WHERE from_at <= statement_timestamp() AND (to_at IS NULL OR to_at > statement_timestamp())
   AND (person_id = upheld_person() OR organisation_id IN (SELECT upheld_organisations())) $$;
CREATE OR REPLACE FUNCTION upheld_granted() RETURNS SETOF uuid LANGUAGE sql STABLE AS
$$ SELECT case_id FROM cases_grant
   WHERE from_at <= statement_timestamp() AND (to_at IS NULL OR to_at > statement_timestamp())
   AND "right" <> 'ledger'
   AND (person_id = upheld_person() OR organisation_id IN (SELECT upheld_organisations())) $$;
CREATE OR REPLACE FUNCTION upheld_ledger_cases() RETURNS SETOF uuid LANGUAGE sql STABLE AS
$$ SELECT id FROM cases_case WHERE holder_id = upheld_person()
   UNION SELECT c.id FROM cases_case c JOIN (SELECT upheld_ledger_granted() AS id) g ON g.id = c.id
   WHERE c.delete_after IS NULL $$;
"""
"""The right to the ledger alone lets nobody see the case: as `Case.objects.with_ledger_for` has it, who sees which
ledger."""
LEDGER_PLACES = ("delivery", "label", "progress")
"""The parts of a case that belong to its ledger."""


def wall(table: str, seen: str = _SEEN, written: str = "") -> str:
    """The statements that hide rows of a table from all but those who see them, its owner too.

    Args:
        written: what holds of a row that somebody may write, where that is not the same as seeing it.
    """
    check = f" WITH CHECK (upheld_is_service() OR {written})" if written else ""
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY; "
        f"CREATE POLICY walled ON {table} USING (upheld_is_service() OR {seen}){check};"
    )


def seen_besides(table: str, name: str, seen: str) -> str:
    """The statement that lets others read rows of a walled table, and not write them."""
    return f"CREATE POLICY {name} ON {table} FOR SELECT USING ({seen});"


@contextmanager
def as_person(person: Person | None) -> Iterator[None]:
    """Have the database answer for one person, or for nobody."""
    with _answering(str(person.pk) if person is not None else "", ""):
        yield


@contextmanager
def as_service() -> Iterator[None]:
    """Have the database answer for the service itself: jobs, and what is done before anybody's access is known."""
    with _answering("", "on"):
        yield


def walled(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Have the database answer each request for a page of cases for the person who asks, and for nobody else."""

    def answered(request: HttpRequest) -> HttpResponse:
        if connection.vendor != "postgresql" or not request.path_info.startswith(_WALLED):
            return answer(request)
        with as_person(request.user if isinstance(request.user, Person) else None):
            return answer(request)

    return answered


@contextmanager
def _answering(person: str, service: str) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_GET)
        before = cursor.fetchone()
        cursor.execute(_SET, [person, service])
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute(_SET, before)
        except DatabaseError:
            # Whatever was said last must not hold for whoever asks next.
            connection.close()
