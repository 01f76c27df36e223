"""What a test has a service do in a process of its own: make a case with everything in it, and everybody around it.

It prints, as JSON, the cookie of everybody's session and the address of every page of the case, the desk and the
account, by its name.
"""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402

from tests.web.cases.world import World, pages, world  # noqa: E402
from upheld.web.accounts.models import Membership, OrganisationInvitation  # noqa: E402
from upheld.web.cases.walls import as_service  # noqa: E402

ROLES = ("holder", "invited", "adviser", "manager")


def account_pages(there: World) -> dict[str, str]:
    """The pages of the account that need no password first; the others are in the journey of the passkey."""
    key = there.service.key
    working = Membership.objects.holding().filter(organisation=there.service)
    member = working.exclude(person=there.people["manager"]).first()
    assert member is not None
    asked = {"organisation": there.service, "role": "adviser", "invited_by": there.people["manager"]}
    back = OrganisationInvitation.objects.create(email="third@example.org", **asked)
    mine = OrganisationInvitation.objects.create(email="invited@example.org", **asked)
    place = f"/account/organisations/{key}/"
    return {
        "accounts:home": "/account/", "accounts:name": "/account/name/",
        "accounts:new_organisation": "/account/organisations/new/", "accounts:organisation": place,
        "accounts:take_back": f"{place}invitations/{back.pk}/",
        "accounts:invitation": f"/account/invitations/{mine.pk}/", "accounts:leave": f"{place}leave/",
        "accounts:role": f"{place}members/{member.pk}/", "accounts:end": f"{place}members/{member.pk}/end/",
        "account_logout": "/account/logout/", "account_email": "/account/email/",
    }  # fmt: skip


def main() -> None:
    """Make it all and print it."""
    with as_service():
        there = world()
        cookies = {role: there.browser(role).cookies[settings.SESSION_COOKIE_NAME].value for role in ROLES}
        addresses = {name: there.path(page) for name, page in pages().items()} | account_pages(there)
    print(json.dumps({"cookie": settings.SESSION_COOKIE_NAME, "cookies": cookies, "addresses": addresses}))


main()
