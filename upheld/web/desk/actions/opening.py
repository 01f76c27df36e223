"""A new case that a service opens for a family: held by the adviser's account, granted to the service."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.actions.opening import open_case
from upheld.web.cases.audit import acting
from upheld.web.cases.models import Case, Grant
from upheld.web.desk.actions.casework import write_casework
from upheld.web.keyring.case_key import destroy_key


def open_for_service(
    organisation: Organisation,
    *,
    by: Person,
    label: str,
    told: dict[str, Any],
    told_reference: str = "",
    **casework: Any,
) -> Case:
    """A new case with its grant to the service and its casework: all of it, or nothing.

    Args:
        told_reference: the service's own, which is sealed with the casework.
        casework: fields of Casework.
    """
    case: Case | None = None
    try:
        with transaction.atomic():
            case = open_case(by=by, label=label, told=told)
            Grant.objects.create(
                case=case, holder=by, organisation=organisation, role="adviser", right="write", given_by=by
            )
            with acting(case.pk, by) as act:
                act.write("access_changed", f"organisation:{organisation.key}")
                write_casework(act, organisation, told_reference=told_reference, **casework)
    except BaseException:
        if case is not None:
            destroy_key(case.pk)
        raise
    return case
