"""To open a case, and what it is called."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.errors import UpheldError
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases import differences, parts
from upheld.web.cases.audit import acting
from upheld.web.cases.due_days import write_days
from upheld.web.cases.models import Case
from upheld.web.keyring.case_key import destroy_key, make_key
from upheld.web.ui.format import number

LONGEST_LABEL = 60
MOST_HELD = 200
MOST_HELD_BY_A_SERVICE = 5_000
_TOLD = ("person", "facts", "entries", "answers", "details", "edits", "next")


class TooMany(UpheldError):
    """Somebody keeps as many cases as one person can."""


def most_held(person: Person) -> int:
    """How many cases somebody can keep: more where they work for a service that was checked."""
    checked = Membership.objects.holding().filter(person=person, organisation__confirmed_at__isnull=False)
    return MOST_HELD_BY_A_SERVICE if checked.exclude(role="reader").exists() else MOST_HELD


def open_case(
    *, by: Person, label: str, told: dict[str, Any] | None = None, plan: dict[str, Any] | None = None
) -> Case:
    """A new case that belongs to whoever opens it.

    Args:
        label: what they call it; sealed like everything else that is told.
        told: what a private check or another case holds, to begin with.
        plan: what was read of a plan, to begin with.

    Raises:
        TooMany: they keep as many as they can, those that wait to be deleted among them.
    """
    _refuse_too_many(by)
    id = uuid4()
    # The key lies in another database: it is made first, so that no case is ever without one.
    make_key(id)
    try:
        with transaction.atomic():
            Case.objects.create(id=id, holder=by)
            with acting(id, by) as act:
                act.write("case_opened")
                parts.write(act, "label", label[:LONGEST_LABEL], 0)
                begin = {name: told[name] for name in _TOLD if told and name in told}
                parts.write(act, "check", begin, 0)
                for name, about, said in differences.in_check({}, begin):
                    act.write(name, about, said)
                if plan:
                    parts.write(act, "plan", plan, 0)
                    for name, about, said in differences.in_plan({}, plan):
                        act.write(name, about, said)
                write_days(act, begin)
                return act.case
    except BaseException:
        destroy_key(id)
        raise


def name_case(case: Case, label: str, *, by: Person) -> None:
    """Call the case something else."""
    with acting(case.pk, by) as act:
        _old, version = parts.read(case, act.key, "label")
        parts.write(act, "label", label[:LONGEST_LABEL], version)
        act.write("label_changed")


def _refuse_too_many(by: Person) -> None:
    held = Case.objects.filter(holder=by).count()
    if held >= MOST_HELD and held >= (most := most_held(by)):
        told = _(
            "You keep %(number)s cases, which is the most. Hand some over, or delete some and wait until they are gone."
        )
        raise TooMany(told % {"number": number(most)})
