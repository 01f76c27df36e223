"""How an import knows a case again: by an HMAC of the service's own reference, under a key of the service's own."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from upheld.web.accounts.models import Organisation
from upheld.web.desk.models import Casework
from upheld.web.keyring.case_key import key_of, make_key

_AT_ONCE = 500


def hidden(organisation: Organisation, references: Iterable[str]) -> dict[str, str]:
    """Each reference with what the table holds in its place."""
    key = _key(organisation)
    return {one: hmac.new(key, one.casefold().encode(), hashlib.sha256).hexdigest() for one in references}


def known_references(organisation: Organisation, references: list[str]) -> set[str]:
    """Those of which the service has a case already."""
    by_hidden: dict[str, list[str]] = {}
    for one, digest in hidden(organisation, references).items():
        by_hidden.setdefault(digest, []).append(one)
    digests = [*by_hidden]
    found: set[str] = set()
    for first in range(0, len(digests), _AT_ONCE):
        rows = Casework.objects.filter(organisation=organisation, reference__in=digests[first : first + _AT_ONCE])
        for digest in rows.values_list("reference", flat=True):
            found.update(by_hidden[digest])
    return found


def _key(organisation: Organisation) -> bytes:
    """The service's key, which lies among those of cases under the service's own id; made when it is first needed."""
    found = key_of(organisation.key)
    if found is None:
        try:
            with transaction.atomic(using="keys"):
                make_key(organisation.key)
        except IntegrityError:
            # Somebody else made it just now.
            pass
        found = key_of(organisation.key)
        assert found is not None
    return found
