"""One busy process: `busy.py make|read|record|mail|look SECONDS`; prints how much it did, and each fault."""

import sys
import time
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402

from upheld.web import clock  # noqa: E402
from upheld.web.accounts.models import Person  # noqa: E402
from upheld.web.cases.access import must_see  # noqa: E402
from upheld.web.cases.actions.opening import open_case  # noqa: E402
from upheld.web.cases.audit import first_broken  # noqa: E402
from upheld.web.cases.kept import KeptCase  # noqa: E402
from upheld.web.cases.models import Action, Case, Look  # noqa: E402
from upheld.web.cases.walls import as_service  # noqa: E402
from upheld.web.post.models import Message  # noqa: E402
from upheld.web.post.outbox import put  # noqa: E402
from upheld.web.post.tick import tick  # noqa: E402
from upheld.web.ui.held import Changed  # noqa: E402

EVENTS = [[1, {"kind": "ehcna_request_received", "on": "2026-01-12"}]]


def make() -> None:
    """The tables, the style sheets, one person and one case."""
    call_command("collectstatic", verbosity=0, interactive=False)
    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    person = Person.objects.create_user("a@example.org")
    with as_service():
        open_case(by=person, label="Child A", told={"entries": EVENTS, "next": 2})


def read(turn: int) -> int:
    """Look at the page of the case."""
    answer = BROWSER.get(f"/cases/{CASE}/", HTTP_HOST="localhost")
    assert answer.status_code == 200, answer.status_code
    return 1


def record(turn: int) -> int:
    """Write something down; that another was quicker is no fault."""
    with as_service():
        held = KeptCase(must_see(PERSON, CASE))
        told = held.get("check") or {}
        told["entries"].append([told["next"], {"kind": "complaint_la_stage_1", "on": "2026-03-01", "notes": str(turn)}])
        told["next"] += 1
        try:
            held.put("check", told)
        except Changed:
            return 0
    return 1


def mail(turn: int) -> int:
    """Write a mail down, and do a round of the worker."""
    with as_service():
        put("trial", f"trial:{sys.argv[1]}:{turn}", to=PERSON, about={})
    return tick(clock.now()).sent.sent


ROLES = {"read": read, "record": record, "mail": mail}
if sys.argv[1] == "make":
    make()
elif sys.argv[1] == "look":
    with as_service():
        case = Case.objects.get()
        added = Action.objects.filter(case=case.pk, act="event_added").count() - 1
        sent = Message.objects.filter(state="sent").count()
        print(added, sent, Look.objects.count(), first_broken(case.pk))
else:
    with as_service():
        PERSON, CASE = Person.objects.get(), Case.objects.get().pk
    BROWSER: Any = Client()
    with as_service():
        BROWSER.force_login(PERSON)
    done, until = 0, time.monotonic() + float(sys.argv[2])
    turn = 0
    while time.monotonic() < until:
        turn += 1
        done += ROLES[sys.argv[1]](turn)
    connections.close_all()
    print(done)
