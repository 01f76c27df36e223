"""What cases are called, for a list: unsealed only for those who may see them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from upheld.web.cases.models import Case, Part
from upheld.web.keyring.case_key import keys_of
from upheld.web.keyring.sealing import Unreadable, unseal


def labels_of(cases: Iterable[Case]) -> dict[UUID, str]:
    """What each case is called; two queries for any number of cases. Empty for one whose key is gone."""
    ids = [one.pk for one in cases]
    keys = keys_of(ids)
    found = dict.fromkeys(ids, "")
    for part in Part.objects.filter(case__in=ids, place="label"):
        if part.case_id in keys:
            try:
                found[part.case_id] = unseal(keys[part.case_id], bytes(part.body), case=part.case_id, place="label")
            except Unreadable:
                continue
    return found
