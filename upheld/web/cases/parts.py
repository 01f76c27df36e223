"""The sealed parts of a case: read, and written with the number of the version that was read."""

from __future__ import annotations

from typing import Any

from upheld.web.cases.audit import Acting
from upheld.web.cases.models import Case, Part
from upheld.web.keyring.sealing import seal, unseal
from upheld.web.ui.held import Changed


def read(case: Case, key: bytes, place: str) -> tuple[Any, int]:
    """What a part holds, and its version; None and 0 where there is none."""
    found = Part.objects.filter(case=case, place=place).first()
    if found is None:
        return None, 0
    return unseal(key, bytes(found.body), case=case.pk, place=place), found.version


def write(acting: Acting, place: str, data: Any, version: int) -> int:
    """Put data in the place of what a part held; its new version.

    Raises:
        Changed: somebody else wrote since that version was read.
    """
    case = acting.case
    body = seal(acting.key, data, case=case.pk, place=place)
    found = Part.objects.filter(case=case, place=place)
    if version == 0:
        _made, is_new = Part.objects.get_or_create(case=case, place=place, defaults={"body": body})
        if not is_new:
            raise Changed("Somebody else changed this case at the same time.")
    elif not found.filter(version=version).update(body=body, version=version + 1):
        raise Changed("Somebody else changed this case at the same time.")
    return version + 1


def drop(acting: Acting, place: str) -> None:
    """Take a part away."""
    Part.objects.filter(case=acting.case, place=place).delete()
