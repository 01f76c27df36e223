"""What a test has a service do in a process of its own: `scenario.py STEP...`, such as make, look, "backup:FOLDER"."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from upheld.errors import UpheldError  # noqa: E402
from upheld.web.accounts.models import Person  # noqa: E402
from upheld.web.cases import parts  # noqa: E402
from upheld.web.cases.actions.opening import open_case  # noqa: E402
from upheld.web.cases.audit import first_broken  # noqa: E402
from upheld.web.cases.models import Action, Case, DueDay  # noqa: E402
from upheld.web.cases.reminders import KIND  # noqa: E402
from upheld.web.cases.walls import as_service  # noqa: E402
from upheld.web.keyring.case_key import destroy_key, key_of  # noqa: E402
from upheld.web.post.outbox import put  # noqa: E402
from upheld.web.sealed.models import Drawer  # noqa: E402
from upheld.web.sealed.session import this_minute  # noqa: E402

EVENTS = [[1, {"kind": "ehcna_request_received", "on": "2026-01-12"}]]


def do(step: str) -> None:
    """One step; those with a name after ":" are commands of the service, and what they refuse is printed."""
    name, _, given = step.partition(":")
    if given:
        try:
            call_command(name, *given.split())
        except UpheldError as error:
            print("REFUSED", error)
        return
    with as_service():
        STEPS[name]()


def make() -> None:
    """Two cases, what somebody told in a private check, and a mail that waits."""
    person = Person.objects.create_user("a@example.org")
    for label in ("Child A", "Child B"):
        open_case(by=person, label=label, told={"entries": EVENTS, "next": 2})
    Drawer.objects.create(place="0" * 64, body=b"a private check", used_at=this_minute())
    put(KIND, "reminder:waiting", to=person, about={"case": str(Case.objects.first().pk), "items": []})


def delete() -> None:
    """Destroy the key of the second case."""
    destroy_key(Case.objects.order_by("made_at").last().pk)


def tamper() -> None:
    """Change a row of each audit behind the application's back."""
    cursor = connections["default"].cursor()
    if connections["default"].vendor == "sqlite":
        cursor.execute("DROP TRIGGER cases_action_no_update")
    else:
        cursor.execute("ALTER TABLE cases_action DISABLE TRIGGER cases_action_never")
    cursor.execute("UPDATE cases_action SET act = 'note_added' WHERE seq = 2")


def look() -> None:
    """Print what each case is called, whether it has days, whether its audit is whole; how much else there is."""
    for case in Case.objects.order_by("made_at"):
        key = key_of(case.pk)
        label = parts.read(case, key, "label")[0] if key is not None else "unreadable"
        print(label, DueDay.objects.filter(case=case).exists(), first_broken(case.pk))
    print(Drawer.objects.count(), Action.objects.count())


STEPS = {"make": make, "delete": delete, "tamper": tamper, "look": look}
for step in sys.argv[1:]:
    do(step)
