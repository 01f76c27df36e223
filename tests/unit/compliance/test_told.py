"""What a reader is told, as data: grouped, in order, in words, with nothing of the family's own names in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from upheld.compliance import Reckoning, told
from upheld.compliance.group import Group, title, together, who

Entry = dict[str, Any]
Reckoned = Callable[..., Reckoning]

REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}  # 23 February, 4 May, 1 June
CHILD = {"date_of_birth": "2016-05-02"}


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def ids(group: Group) -> set[str]:
    return {one.duty.id for one in group.obligations}


def test_what_has_the_same_trigger_day_bearer_and_outcome_is_told_once(reckoned: Reckoned) -> None:
    found = told.late(reckoned(REQUEST, as_at="2026-03-01"))
    assert [ids(one.group) for one in found] == [{"ehcna.decide", "ehcna.determine"}]
    group = found[0].group
    assert len(group.titles) == 2 and group.who == "the council" == who(group.first)
    assert len({one.text for one in group.citations}) == len(group.citations) >= 2
    assert (group.confidence, group.unverified) == (("A",), False)


def test_every_obligation_is_in_exactly_one_group(reckoned: Reckoned) -> None:
    reckoning = reckoned(REQUEST, event("ehcna_agreed_notified", "2026-03-02"), as_at="2026-06-11")
    grouped = [one.key for group in together(reckoning.obligations) for one in group.obligations]
    assert sorted(grouped) == sorted(one.key for one in reckoning.obligations)


def test_what_goes_on_says_since_when_and_how_long(reckoned: Reckoned) -> None:
    found = told.late(reckoned(REQUEST, as_at="2026-03-01"))[0]
    # due 23 February: late from the 24th; 5 + 1 = 6 days to 1 March
    assert (found.since, found.late_between, found.goes_on) == (date(2026, 2, 24), (6, 6), True)
    assert found.left_out == ()


def test_a_month_gives_the_least_and_the_most_days(reckoned: Reckoned) -> None:
    # from 12 January (1 December) to 11 February (31 December); 49 and 19 days before 2 March
    found = told.late(reckoned(event("ehcna_request_received", "2025-12"), as_at="2026-03-02"))
    assert {(one.since, one.late_between) for one in found} == {(None, (19, 49))}


def test_a_wrong_act_has_its_day_and_what_it_left_out(reckoned: Reckoned) -> None:
    refused = event("ehcna_refused_notified", "2026-01-05", contents={"reasons": False})
    found = [one for one in told.late(reckoned(refused, as_at="2026-02-01")) if one.group.first.status == "breached"]
    assert [(one.since, one.late_between, one.goes_on) for one in found] == [(date(2026, 1, 5), None, False)]
    one = found[0]
    assert one.left_out == one.group.first.outstanding != ()


def test_what_comes_is_in_order_and_says_whose_it_is(reckoned: Reckoned) -> None:
    refused = event("ehcna_refused_notified", "2026-02-20")
    found = told.coming(reckoned(REQUEST, refused, as_at="2026-03-01"))
    assert [one.day for one in found] == sorted(one.day for one in found)
    mine = {one.step.id: one for one in found if one.yours and one.step is not None}
    # two months from Friday 20 February, by 5 pm for the appeal
    assert mine["fd.med.contact"].day == mine["fd.appeal"].day == date(2026, 4, 20)
    assert mine["fd.appeal"].titles == ("Get your appeal to the Tribunal",)
    assert mine["fd.appeal"].by_time
    assert all(one.step is None and one.by_time == "" for one in found if not one.yours)


def test_guidance_that_comes_is_said_not_to_bind(reckoned: Reckoned) -> None:
    consulted = event("school_consulted", "2026-05-11", institution="A school")
    found = told.coming(reckoned(consulted, as_at="2026-05-12"))
    assert [(ids(one.group), one.binding) for one in found] == [({"plan.consult.reply"}, False)]


def test_a_step_whose_time_has_passed_says_what_is_left(reckoned: Reckoned) -> None:
    found = told.passed(reckoned(REQUEST, event("ehcna_refused_notified", "2026-02-20"), as_at="2026-05-01"))
    assert {one.step.id for one in found} == {"fd.med.contact", "fd.appeal"}
    assert all(one.step.late and one.obligation.status == "overdue" for one in found)


def test_a_way_for_several_is_told_once_with_its_first_and_last_day(reckoned: Reckoned) -> None:
    reckoning = reckoned(REQUEST, as_at="2026-06-11")
    found = told.ways(reckoning)
    codes = [one.code for one in found]
    assert len(set(codes)) == len(codes) and {"LA-COMPLAINT", "LGSCO", "JR"} <= set(codes)
    review = next(one for one in found if one.code == "JR")
    assert review.first is not None and review.last is not None
    days = [each.by for each in review.routes if each.by is not None]
    assert (review.first, review.last) == (min(days), max(days))
    assert review.remedy.title and review.not_for and len(set(review.why)) == len(review.why)
    assert all(each.open for one in found for each in one.routes)


def test_ways_that_are_closed_stand_apart(reckoned: Reckoned) -> None:
    reckoning = reckoned(REQUEST, event("ehcna_refused_notified", "2026-02-20"), as_at="2026-05-01")
    closed = told.ways(reckoning, closed=True)
    assert "APPEAL-a" in {one.code for one in closed}
    assert not any(each.open for one in closed for each in one.routes)


def test_what_cannot_be_told_names_the_fact_in_words_and_never_an_id(reckoned: Reckoned) -> None:
    named = {**REQUEST, "id": "what Sam sent"}
    found = told.unknown(reckoned(named, event("ehcna_refused_notified", "2026-02", id="what Sam got"),
                                  as_at="2026-06-11"))  # fmt: skip
    missing = [sentence for one in found for sentence in one.missing]
    assert missing and all(sentence[0] in '"ABCDEFGHIJKLMNOPQRSTUVWXYZ' for sentence in missing)
    assert all(sentence.endswith(".") and "Sam" not in sentence for sentence in missing)


def test_a_note_is_a_whole_sentence_with_the_event_in_words(reckoned: Reckoned) -> None:
    reckoning = reckoned({**REQUEST, "id": "what Sam sent", "approx": True}, as_at="2026-02-01")
    assert [told.as_sentence(reckoning, each) for each in reckoning.warnings] == [
        'The date of "The council received the request for an EHC needs assessment" (Monday 12 January 2026) '
        "is marked as approximate: check it before relying on it."
    ]
    assert told.as_sentence(reckoning, "a fact") == "A fact."


def test_a_part_of_a_duty_is_named_and_a_body_goes_by_its_name(reckoned: Reckoned) -> None:
    reckoning = reckoned(REQUEST, event("ehcna_agreed_notified", "2026-02-20"), as_at="2026-03-01", person=CHILD)
    named = [one for one in reckoning.obligations if one.limb.part]
    assert all(title(one) != one.duty.title and title(one).startswith(one.duty.title) for one in named)
    one = reckoning.obligations[0]
    one.body = "Council A"
    assert who(one) == "Council A"
