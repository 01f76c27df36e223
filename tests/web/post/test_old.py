"""What was sent three months ago goes; what still waits does not."""

from datetime import timedelta

import pytest

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.post.models import Message
from upheld.web.post.old import KEPT, clear_old
from upheld.web.post.outbox import put

pytestmark = pytest.mark.django_db(databases="__all__")


def test_only_what_is_over_and_old() -> None:
    to = Person.objects.create_user("a@example.org")
    for name in ("sent", "waiting", "new"):
        put("trial", name, to=to, about={})
    long_ago = clock.real() - KEPT - timedelta(days=1)
    Message.objects.exclude(once="new").update(written_at=long_ago)
    Message.objects.exclude(once="waiting").update(state="sent")
    assert clear_old(clock.now()) == 1
    assert sorted(Message.objects.values_list("once", flat=True)) == ["new", "waiting"]
