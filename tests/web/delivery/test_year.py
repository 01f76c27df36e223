"""A school year of forty children by twelve lines, said by a parent and a school, read back from the pages."""

import html
import re

import pytest

from tests.delivery_year import AS_AT, Child, year
from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of
from upheld.delivery.shortfall import by, line_of
from upheld.delivery.tally import Tally
from upheld.web import clock
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.actions.setting_up import set_entitlements, set_settings
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.words import amount

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.slow]


@pytest.mark.parametrize("child", year(), ids=lambda one: one.name)
def test_what_two_people_said_is_read_back_to_the_minute(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: AS_AT)
    parent, school = person("parent"), person("school")
    case = case_of(parent)
    grant(case, to=school, right="ledger", role="school")
    ledger = Ledger(access_of(parent, case))
    set_entitlements(ledger, child.entitlements, by=parent)
    set_settings(ledger, child.calendar.settings, by=parent)
    for who, side in ((parent, "family"), (school, "setting")):
        said = [one for one in child.entries if one.side == side]
        for first in range(0, len(said), 500):
            say(access_of(who, case), said[first : first + 500], by=who)
    found = Ledger(access_of(school, case)).reckoned(AS_AT)
    lines = by(found.sessions, line_of)
    for line, truth in child.truth.items():
        assert {name: getattr(lines[line], name) for name in vars(truth)} == vars(truth), line
    page = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", _overview(parent, case.pk))))
    whole = Tally(**{name: sum(getattr(one, name) for one in child.truth.values()) for name in vars(truth)})
    assert f"Of {amount(whole.owed)} owed" in page
    for minutes in (whole.delivered, whole.not_delivered, whole.disputed, whole.unconfirmed):
        assert amount(minutes) in page


def _overview(parent: object, case: object) -> str:
    answer = signed_in(parent).get(f"/delivery/{case}/")  # type: ignore[arg-type]
    assert answer.status_code == 200
    return answer.content.decode()
