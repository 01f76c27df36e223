"""What a test has a service do in a process of its own: make a case with a ledger, a family and a school in it.

It prints, as JSON, the cookie of each one's session and the id of the case.
"""

import json
from datetime import date

import django

django.setup()

from django.conf import settings  # noqa: E402

from tests.web.cases.making import case_of, grant, person, signed_in  # noqa: E402
from tests.web.delivery.given import line, set_up, setting  # noqa: E402
from upheld.delivery.entitlement import Amount, Entitlement  # noqa: E402
from upheld.web.cases.walls import as_service  # noqa: E402

FIRST, LAST = date(2026, 4, 13), date(2026, 7, 17)
LINES = (("F.1", "Speech therapy Zzyzx", 30, (1, 3)), ("F.2", "Reading Zzyzx", 20, (0,)))


def one(name: str, what: str, minutes: int, days: tuple[int, ...]) -> Entitlement:
    """A line that is timetabled."""
    found = line(name, from_on=FIRST)
    return Entitlement(id=name, line=name, section="F", text=found.text, what=what, from_on=FIRST,
                       amount=Amount(minutes, times=len(days), days=days))  # fmt: skip


def main() -> None:
    """Make it all and print it."""
    with as_service():
        family, school = person("family"), person("school")
        case = case_of(family, label="Child Qz")
        set_up(case, family, *(one(*each) for each in LINES), settings=(setting("School Qz", first=FIRST, last=LAST),))
        grant(case, to=school, right="ledger", role="school")
        people = {"family": family, "school": school}
        cookies = {name: signed_in(who).cookies[settings.SESSION_COOKIE_NAME].value for name, who in people.items()}
    print(json.dumps({"cookie": settings.SESSION_COOKIE_NAME, "cookies": cookies, "case": str(case.pk)}))


main()
