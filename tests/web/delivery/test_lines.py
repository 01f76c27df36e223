"""The lines of a ledger on their pages: read from the plan and confirmed, typed in, changed, ended."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.web.cases.making import grant, person, signed_in, told
from tests.web.delivery.given import access_of, line, set_up
from tests.web.plan.given import LATER, PARTLY, SPECIFIC, VAGUE, held
from upheld.delivery.entitlement import Amount, Entitlement
from upheld.plan.document import Version
from upheld.plan.file import to_data
from upheld.web.cases.actions.opening import open_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Action, Case
from upheld.web.delivery.kept import Ledger

pytestmark = pytest.mark.django_db(databases="__all__")

DAY = {"from_on_day": "1", "from_on_month": "9", "from_on_year": "2026"}
FROM = date(2026, 9, 1)


def case_with_plan() -> Case:
    return open_case(by=person("a"), label="Child A", plan=held(), told=told())


def lines_of(case: Case) -> dict[str, Entitlement]:
    return {one.id: one for one in Ledger(access_of(person("a"), case)).entitlements}


def post(case: Case, page: str, data: dict[str, Any], who: str = "a") -> Any:
    return signed_in(person(who)).post(f"/delivery/{case.pk}/{page}", data)


def shown(case: Case, page: str = "lines/", who: str = "a") -> str:
    return str(signed_in(person(who)).get(f"/delivery/{case.pk}/{page}").content.decode())


def filled(html: str) -> dict[str, str]:
    """Everything that a form on the page would send if nothing were changed."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        at = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" in at and (at.get("type") not in ("checkbox", "radio") or " checked" in tag):
            found[at["name"]] = at.get("value", "")
    for name, inside in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        found[name] = chosen[1] if chosen else ""
    return found


def proposals(case: Case) -> dict[str, str]:
    html = post(case, "lines/from-plan/", DAY).content.decode()
    return filled(html) | {"step": "save"}


def test_nothing_counts_before_it_is_confirmed() -> None:
    case = case_with_plan()
    page = post(case, "lines/from-plan/", DAY)
    assert page.status_code == 200
    assert "1 of 3 lines" in page.content.decode()
    assert lines_of(case) == {}


def test_the_lines_of_the_plan_count_as_they_were_confirmed() -> None:
    case = case_with_plan()
    assert post(case, "lines/from-plan/", proposals(case)).status_code == 302
    found = lines_of(case)
    assert [found[id].text for id in ("F.1", "F.2", "F.3")] == [VAGUE, PARTLY, SPECIFIC]
    assert (found["F.3"].amount, found["F.3"].from_on, found["F.3"].group) == (Amount(45), FROM, 1)
    assert found["F.1"].amount is None
    assert "nor how often" in found["F.1"].why_unknown
    page = shown(case)
    assert "45 min, once each week of term" in page
    assert page.count("Not known") == 2


def test_a_line_can_be_put_right_or_left_out() -> None:
    case = case_with_plan()
    sent = proposals(case)
    del sent["line-F.2-count"]
    right = {"line-F.1-minutes": "30", "line-F.1-times": "2", "line-F.1-period": "2", "line-F.1-weeks": "all"}
    post(case, "lines/from-plan/", sent | right)
    found = lines_of(case)
    assert sorted(found) == ["F.1", "F.3"]
    assert (found["F.1"].amount, found["F.1"].why_unknown) == (Amount(30, 2, every=2, weeks="all"), "")


def test_half_an_amount_is_one_clear_sentence_and_nothing_is_written() -> None:
    case = case_with_plan()
    page = post(case, "lines/from-plan/", proposals(case) | {"line-F.1-minutes": "30"})
    assert page.status_code == 422
    assert "How many times? Leave all of it empty" in page.content.decode()
    assert lines_of(case) == {}


def test_what_was_not_shown_is_not_confirmed() -> None:
    case = case_with_plan()
    sent = proposals(case)
    with_plan = KeptCase(access_of(person("a"), case))
    other = with_plan.get("plan") or {}
    with_plan.put("plan", other | {"read": to_data(LATER)})
    page = post(case, "lines/from-plan/", sent)
    assert page.status_code == 422
    assert "have changed since you opened this page" in page.content.decode()
    assert lines_of(case) == {}


def test_an_amended_plan_goes_on_ends_and_begins() -> None:
    case = case_with_plan()
    post(case, "lines/from-plan/", proposals(case))
    kept = KeptCase(access_of(person("a"), case))
    kept.put("plan", (kept.get("plan") or {}) | {"read": to_data(LATER), "corrections": [], "decisions": {}})
    later = {"from_on_day": "1", "from_on_month": "2", "from_on_year": "2027"}
    html = post(case, "lines/from-plan/", later).content.decode()
    assert "Goes on, and promises less" in html
    assert "Not in the new plan: it ends" in html
    assert post(case, "lines/from-plan/", filled(html) | {"step": "save"}).status_code == 302
    found = lines_of(case)
    assert {id: one.to_on for id, one in found.items()} == {
        "F.1": date(2027, 1, 31), "F.1-v2": None, "F.2": date(2027, 1, 31), "F.3": date(2027, 1, 31), "F.3-v2": None,
    }  # fmt: skip
    assert found["F.3-v2"].amount == Amount(45, period="term")


@pytest.mark.parametrize("version", ["draft", "final"])
def test_a_draft_is_said_to_entitle_to_nothing_yet(version: Version) -> None:
    case = case_with_plan()
    kept = KeptCase(access_of(person("a"), case))
    read = to_data(replace(LATER, version=version))
    kept.put("plan", (kept.get("plan") or {}) | {"read": read, "corrections": [], "decisions": {}})
    for page in (shown(case, "lines/from-plan/"), post(case, "lines/from-plan/", DAY).content.decode()):
        assert ("A draft entitles to nothing yet" in page) == (version == "draft")


def test_without_a_plan_it_says_what_to_do() -> None:
    case = open_case(by=person("a"), label="Child A", told=told())
    assert "There is no plan in this case yet" in shown(case, "lines/from-plan/")
    assert post(case, "lines/from-plan/", DAY).status_code == 422


TYPED = {"section": "F", "what": "Therapy", "text": "Half an hour a week.", "minutes": "30", "times": "1",
         "period": "week", "weeks": "term", **DAY}  # fmt: skip


def test_a_line_typed_in_has_the_next_name() -> None:
    case = open_case(by=person("a"), label="Child A", told=told())
    set_up(case, person("a"), line("F.1"))
    assert post(case, "lines/new/", TYPED | {"days": ["2"]}).status_code == 302
    assert lines_of(case)["F.2"].amount == Amount(30, days=(2,))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"what": ""}, "Write a short name"),
        ({"text": ""}, "Copy the words of the plan"),
        ({"minutes": "x"}, "whole number from 1 to 1,440"),
        ({"minutes": "2000"}, "whole number from 1 to 1,440"),
        ({"times": ""}, "How many times?"),
        ({"most": "20"}, "the most must be more than the least"),
        ({"days": ["1", "2"]}, "as many as the times"),
        ({"section": "Z"}, "Choose from the list"),
        ({"from_on_year": ""}, "Enter"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(wrong: dict[str, Any], sentence: str) -> None:
    case = open_case(by=person("a"), label="Child A", told=told())
    page = post(case, "lines/new/", TYPED | wrong)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert lines_of(case) == {}


def test_a_line_without_an_amount_says_why() -> None:
    case = open_case(by=person("a"), label="Child A", told=told())
    post(case, "lines/new/", TYPED | {"minutes": "", "times": "", "period": ""})
    (only,) = lines_of(case).values()
    assert (only.amount, only.why_unknown) == (None, "The plan does not say how much.")


def with_line(**rest: Any) -> Case:
    case = open_case(by=person("a"), label="Child A", told=told())
    set_up(case, person("a"), replace(line("F.1"), **rest))
    return case


def test_a_line_put_right_keeps_its_name_and_what_was_is_in_the_history() -> None:
    case = with_line()
    assert post(case, "lines/F.1/", TYPED | {"act": "correct", "minutes": "45"}).status_code == 302
    assert [(one.id, one.amount) for one in lines_of(case).values()] == [("F.1", Amount(45))]
    assert Action.objects.filter(case=case.pk, act="delivery_lines_changed").count() == 2


def test_a_line_changed_from_a_day_on_keeps_what_it_was() -> None:
    case = with_line()
    day = {"change-from_on_day": "1", "change-from_on_month": "11", "change-from_on_year": "2026"}
    assert post(case, "lines/F.1/", TYPED | day | {"act": "change", "minutes": "60"}).status_code == 302
    found = lines_of(case)
    assert found["F.1"].to_on == date(2026, 10, 31)
    assert (found["F.1-v2"].line, found["F.1-v2"].from_on, found["F.1-v2"].amount) == (
        "F.1", date(2026, 11, 1), Amount(60),
    )  # fmt: skip
    assert "What it was before" in shown(case)


def test_a_line_ends_and_can_be_taken_out() -> None:
    case = with_line()
    last = {"end-to_on_day": "1", "end-to_on_month": "12", "end-to_on_year": "2026"}
    post(case, "lines/F.1/", last | {"act": "end"})
    assert lines_of(case)["F.1"].to_on == date(2026, 12, 1)
    before_it_began = last | {"act": "end", "end-to_on_month": "1"}
    assert post(case, "lines/F.1/", before_it_began).status_code == 422
    assert post(case, "lines/F.1/", {"act": "remove"}).status_code == 422
    assert lines_of(case)
    post(case, "lines/F.1/", {"act": "remove", "sure": "yes"})
    assert lines_of(case) == {}


def test_who_has_the_ledger_alone_reads_the_lines_and_changes_none() -> None:
    case = with_line()
    grant(case, to=person("b"), right="ledger", role="school")
    assert "A weekly session" in shown(case, who="b")
    assert "lines/new" not in shown(case, who="b")
    assert post(case, "lines/new/", TYPED, who="b").status_code == 404


def test_the_words_of_the_plan_are_hidden_with_addresses_and_schools() -> None:
    case = with_line(text="At SECRET-SCHOOL each week", deliverer="SECRET-PERSON")
    grant(case, to=person("b"), right="write", hides_schools=True, hides_addresses=True)
    assert "SECRET" in shown(case)
    assert "SECRET" not in shown(case, who="b")
    assert post(case, "lines/F.1/", TYPED | {"act": "correct"}, who="b").status_code == 403


def test_no_such_line_is_not_found() -> None:
    assert signed_in(person("a")).get(f"/delivery/{with_line().pk}/lines/F.9/").status_code == 404
