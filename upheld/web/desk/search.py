"""Finding cases by what they are called: every label is opened for it, some hundreds at a time."""

from __future__ import annotations

from uuid import UUID

from upheld.web.accounts.models import Organisation
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import Case
from upheld.web.desk.seen import cases_of

_AT_ONCE = 500
MOST = 200
"""At most so many are found."""


def found_by(organisation: Organisation, words: str) -> list[UUID]:
    """The ids of the service's cases whose label holds the words, whatever their capitals; by what they are called."""
    wanted = words.casefold()
    ids = [*cases_of(organisation).values_list("pk", flat=True)]
    found: list[tuple[str, UUID]] = []
    for first in range(0, len(ids), _AT_ONCE):
        labels = labels_of(Case(pk=id) for id in ids[first : first + _AT_ONCE])
        found += [(label.casefold(), id) for id, label in labels.items() if wanted in label.casefold()]
    return [id for _label, id in sorted(found)[:MOST]]
