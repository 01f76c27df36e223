"""Who is signed in."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from upheld.web.accounts.models import Person


def person_of(request: HttpRequest) -> Person:
    """The person who is signed in.

    Raises:
        PermissionDenied: nobody is.
    """
    person = request.user
    if not isinstance(person, Person):
        raise PermissionDenied
    return person
