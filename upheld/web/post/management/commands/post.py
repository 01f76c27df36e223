"""`python -m upheld.web post`: what waits, what failed and what nobody knows of, by number; and what to do about it."""

from __future__ import annotations

import uuid
from argparse import ArgumentTypeError
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db.models import Count

from upheld.web import clock
from upheld.web.post.models import Message
from upheld.web.post.outbox import put
from upheld.web.post.send import send_waiting

State = Message.State
_SHOWN = 100


class Command(BaseCommand):
    """The outbox, for whoever runs the service: no address and no word of a mail is shown."""

    help = "Show how many mails are where, and those that failed or that nobody knows of."

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be done."""
        parser.add_argument("--try", dest="trial", metavar="ADDRESS", help="send a trial mail there")
        parser.add_argument("--again", nargs="+", type=_number, metavar="NUMBER", default=[],
                            help="send these again: one that nobody knows of may then arrive twice")  # fmt: skip
        parser.add_argument("--failed-again", action="store_true", help="send all again that were certainly not taken")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked, and show what there is."""
        if options["again"]:
            self._again(options["again"])
        if options["failed_again"]:
            self.stdout.write(f"Waiting again: {_wait_again(Message.objects.filter(state=State.FAILED))}.")
        if options["trial"]:
            self._try(options["trial"])
        self._show()

    def _again(self, numbers: list[uuid.UUID]) -> None:
        found = Message.objects.filter(pk__in=numbers, state__in=(State.FAILED, State.UNSURE))
        if found.count() != len(set(numbers)):
            raise CommandError("One of these numbers is of no mail that failed or is unsure: nothing was done.")
        self.stdout.write(f"Waiting again: {_wait_again(found)}.")

    def _try(self, address: str) -> None:
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError("That is no e-mail address.") from None
        once = f"trial:{uuid.uuid4()}"
        put("trial", once, to=None, address=address, about={})
        send_waiting(clock.now())
        message = Message.objects.get(once=once)
        self.stdout.write(f"The trial mail: {message.state}{f' ({message.why})' if message.why else ''}.")

    def _show(self) -> None:
        counts = dict(Message.objects.values_list("state").annotate(Count("pk")).order_by())
        self.stdout.write(", ".join(f"{counts.get(state, 0)} {state}" for state in State.values) + ".")
        bad = Message.objects.filter(state__in=(State.FAILED, State.UNSURE)).order_by("-claimed_at")
        for one in bad[:_SHOWN]:
            tried = f"{one.claimed_at:%Y-%m-%d %H:%M} UTC" if one.claimed_at else "never"
            self.stdout.write(f"{one.pk} {one.state} {one.why or '-'} {one.kind}, last tried {tried}")
        if bad.count() > _SHOWN:
            self.stdout.write(f"and {bad.count() - _SHOWN} more.")


def _wait_again(found: Any) -> int:
    return int(found.update(state=State.WAITING, next_try_at=clock.real(), attempts=0, why=""))


def _number(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise ArgumentTypeError("a number as the list shows it") from None
