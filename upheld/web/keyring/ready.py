"""Whether the keys can be used, asked once when the service starts."""

from __future__ import annotations

from django.db import connections

from upheld.errors import UpheldError
from upheld.web.databases import DATA, KEYS
from upheld.web.keyring.case_key import unwrapped, wrappers
from upheld.web.keyring.models import CaseKey


def refuse_a_shared_database() -> None:
    """Look into both databases: two addresses may lead to one.

    Raises:
        UpheldError: the tables of the data are seen where the keys belong.
    """
    ours = set(connections[DATA].introspection.django_table_names())
    if ours & set(connections[KEYS].introspection.table_names()):
        raise UpheldError("UPHELD_KEYS_DATABASE leads to the database of the data: give the keys one of their own.")


def refuse_another_service_key() -> None:
    """Open one key.

    Raises:
        UpheldError: the service's key was lost or changed.
    """
    one = CaseKey.objects.first()
    if one is not None and all(unwrapped(known, one.case, bytes(one.wrapped)) is None for known in wrappers()):
        raise UpheldError(
            "The service's key is not the one that the keys of cases are wrapped by: put its copy back, as the file "
            "service-key or as UPHELD_SERVICE_KEY."
        )
