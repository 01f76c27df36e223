"""The way into every page of a desk: a member of the service now, and only what was granted to the service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.access import Access, MayNot, access_to
from upheld.web.cases.audit import Gone
from upheld.web.cases.looks import look_after
from upheld.web.desk.seen import cases_of
from upheld.web.ui.errors import page
from upheld.web.ui.held import Changed

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Desk:
    """One service's desk, as one of its people sees it."""

    organisation: Organisation
    person: Person
    role: str

    @property
    def may_write(self) -> bool:
        """Whether they may change anything: a reader only reads."""
        return self.role != "reader"

    @property
    def is_manager(self) -> bool:
        """Whether they lead the service."""
        return self.role == "manager"

    def must_write(self) -> None:
        """Go on only with the right to change something.

        Raises:
            MayNot: they are a reader.
        """
        if not self.may_write:
            raise MayNot(_("You may read your service's cases, but not change them. Ask a manager of your service."))


def of_organisation(view: View) -> View:
    """Have a view called with the request and the desk; whoever is not a member now gets 404.

    Nothing is sent to a desk by a reader.
    """

    @login_required
    @wraps(view)
    def answered(request: HttpRequest, organisation: UUID, *args: Any, **rest: Any) -> HttpResponse:
        assert isinstance(request.user, Person)
        found = (
            Membership.objects.holding()
            .filter(person=request.user, organisation__key=organisation)
            .select_related("organisation")
            .first()
        )
        if found is None:
            raise Http404
        desk = Desk(found.organisation, request.user, found.role)
        try:
            if request.method == "POST" and not getattr(view, "is_for_readers", False):
                desk.must_write()
            return view(request, desk, *args, **rest)
        except MayNot as error:
            return page(request, 403, _("You cannot do this here"), str(error))
        except Changed:
            told = _("Somebody else changed this case at the same time. Go back, look, and send it again.")
            return page(request, 409, _("This was not saved"), told)
        except Gone:
            raise Http404 from None

    return answered


def for_readers(view: View) -> View:
    """What is sent here changes nothing, so readers may send it too."""
    view.is_for_readers = True  # type: ignore[attr-defined]
    return view


def of_case_here(view: View) -> View:
    """Have a view called with the request, the desk and the access to a case that was granted to the service.

    A case that the person sees in another way, as its holder say, is not on the desk: 404. Looking is written down.
    """

    @of_organisation
    @wraps(view)
    def answered(request: HttpRequest, desk: Desk, case: UUID, *args: Any, **rest: Any) -> HttpResponse:
        access: Access | None = access_to(desk.person, case)
        if access is None or not cases_of(desk.organisation).filter(pk=case).exists():
            raise Http404
        return look_after(view(request, desk, access, *args, **rest), access)

    return answered
