"""Makes a service ready for the test that kills it, and says afterwards what is there: `prepare.py make|look`."""

import sys

import django

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402
from django.core.management import call_command  # noqa: E402

from upheld.web.accounts.models import Person  # noqa: E402
from upheld.web.cases.access import must_see  # noqa: E402
from upheld.web.cases.actions.notes import notes_of, shown  # noqa: E402
from upheld.web.cases.actions.opening import open_case  # noqa: E402
from upheld.web.cases.audit import first_broken  # noqa: E402
from upheld.web.cases.models import Case  # noqa: E402
from upheld.web.cases.walls import as_service  # noqa: E402
from upheld.web.keyring.case_key import key_of  # noqa: E402
from upheld.web.post.models import Message  # noqa: E402
from upheld.web.post.outbox import put  # noqa: E402

MAILS = 200
with as_service():
    if sys.argv[1] == "make":
        for alias in ("default", "keys"):
            call_command("migrate", database=alias, verbosity=0)
        person = Person.objects.create_user("a@example.org", "a long enough password")
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        print(open_case(by=person, label="Child A").pk)
        for number in range(MAILS):
            put("trial", f"trial:{number}", to=person, about={})
    else:
        person, case = Person.objects.get(), Case.objects.get()
        states = sorted(Message.objects.values_list("state", flat=True).distinct())
        print(first_broken(case.pk), ",".join(states), Message.objects.filter(state="sent").count())
        access, key = must_see(person, case.pk), key_of(case.pk)
        for note in notes_of(access):
            print(shown(access, note, key or b"").text)
