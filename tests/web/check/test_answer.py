"""The answer: what it must say on top on a given day, by hand; and that nothing is left out."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from tests.web.pages import LATE_PLAN, PLAN, REFUSAL, told
from upheld.case import KINDS, Case, dump_json, from_data, read
from upheld.compliance import reckon
from upheld.compliance.family import steps
from upheld.compliance.told import late as broken
from upheld.documents.measure import measure
from upheld.documents.pdf import as_pdf
from upheld.law import law_named
from upheld.law.family import STEPS as FAMILY
from upheld.law.remedies import REMEDIES
from upheld.web.check.answer import Answer, answer
from upheld.web.check.answer_one import opened
from upheld.web.check.answer_sentences import LATE, STEPS
from upheld.web.check.answer_sheet import as_document, sheet
from upheld.web.check.answer_words import fate
from upheld.web.check.blank_timeline import USUAL, blank_steps

EXAMPLES = Path(__file__).parents[3] / "examples"
LAW = law_named("england")


def case_of(name: str) -> Case:
    return read(EXAMPLES / name)


def of(case: Case, day: str, *, today: str = "", closed: bool = False) -> Answer:
    as_at = date.fromisoformat(day)
    return answer(reckon(case, LAW, as_at), date.fromisoformat(today or day), {}, tribunal_closed=closed)


def on(*events: dict[str, Any], **more: Any) -> Case:
    return from_data({"event": list(events), **more})


def said(found: Answer) -> list[str]:
    return [" ".join((line.text, *line.law)) for line in found.top]


# What stands on top ---------------------------------------------------------------------------------------------------

# The request came on Monday 12 January 2026: 20 weeks end on Monday 1 June. A day is not late until it has ended.
LATE_PLAN_SAYS = {
    "2026-06-01": "Nothing is late on what you told us. The next day to watch is Monday 1 June 2026. "
    "Send the finalised plan",
    "2026-06-02": "The council is 1 day late with the final plan.",
    "2026-06-11": "The council is 10 days late with the final plan.",
}


@pytest.mark.parametrize(("day", "sentence"), LATE_PLAN_SAYS.items())
def test_a_late_plan_is_late_from_the_day_after_its_last_day(day: str, sentence: str) -> None:
    assert said(of(case_of("late-plan/case.toml"), day))[0] == sentence


TOPS = [
    # 1 April 2025 and 20 weeks: 19 August.
    ("ombudsman-25-006-076.toml", "2025-09-01", ["The council is 13 days late with the final plan."]),
    # The plan of 24 October can be appealed until 24 December, a working day before the Tribunal's Christmas.
    ("ombudsman-25-006-076.toml", "2025-12-20",
     ["You have 4 days left. Your appeal must reach the Tribunal by Wednesday 24 December 2025, 5 pm."
      " Most appeals need a mediation certificate first.",
      "The plan came 66 days late."]),
    ("ombudsman-25-006-076.toml", "2026-02-10",
     ["A time limit of your own has run out. Something can still be done.", "The plan came 66 days late."]),
    # 12 March 2025 and 6 weeks: 23 April; nothing is recorded until the plan.
    ("ombudsman-25-018-823.toml", "2025-07-01",
     ["The council is 69 days late with its answer to the request for an assessment."]),
    # The plan of 27 February 2026: two months end on 27 April.
    ("ombudsman-25-018-823.toml", "2026-04-19",
     ["You have 8 days left. Your appeal must reach the Tribunal by Monday 27 April 2026, 5 pm."
      " Most appeals need a mediation certificate first.",
      "The plan came 212 days late."]),
    # Some day of March 2026: the safe last day is that of 1 March, which is 1 May.
    ("ombudsman-25-018-110.toml", "2026-04-12",
     ["You have at least 19 days left. Your appeal must reach the Tribunal by Friday 1 May 2026, 5 pm, to be safe."
      " Most appeals need a mediation certificate first.",
      "This was late, or was not done as the law says: Send the finalised plan"]),
    # A report due two weeks after a meeting in August 2024: between 15 August and 14 September.
    ("ombudsman-24-018-170.toml", "2025-09-07",
     ["This is not done, and it is between 358 and 388 days late: "
      "Send a report with recommendations, noting disagreements, to everyone invited",
      "A time limit of your own has run out. Something can still be done."]),
    # The council gave way on 10 June 2024: 14 weeks end on 16 September.
    ("child-a.toml", "2024-10-01", ["The council is 15 days late with the final plan."]),
    # The amended plan of 14 November 2025: two months end on 14 January 2026.
    ("child-a.toml", "2026-01-05",
     ["You have 9 days left. Your appeal must reach the Tribunal by Wednesday 14 January 2026, 5 pm.",
      "6 things were late, or were not done as the law says."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "day", "sentences"), TOPS)
def test_the_top_says_the_most_important_thing(name: str, day: str, sentences: list[str]) -> None:
    assert said(of(case_of(name), day)) == sentences


def test_a_limit_that_is_far_off_goes_behind_what_is_late_now() -> None:
    case = on(
        {"kind": "ehcna_request_received", "on": "2026-01-12"},
        {"kind": "draft_served", "on": "2026-05-25"},
    )
    # The answer was due on 23 February; the family may comment until 8 June, six days from 2 June.
    found = of(case, "2026-06-02")
    assert said(found)[0] == (
        "You have 6 days left. Send your comments on the draft plan, and ask for a school or a meeting, "
        "by Monday 8 June 2026."
    )
    assert said(found)[1] == "The council is 1 day late with the final plan."


def test_what_is_not_known_is_never_said_to_be_well() -> None:
    case = on({"kind": "review_meeting_held", "on": "unknown"})
    found = of(case, "2026-06-01")
    assert found.missing
    assert not any("Nothing is late" in sentence for sentence in said(found))
    assert any("cannot" in sentence for sentence in said(found))


def test_a_case_outside_england_is_said_to_be_outside() -> None:
    case = on({"kind": "ehcna_request_received", "on": "2026-01-12"}, person={"local_authority": "Cardiff"})
    found = of(case, "2026-09-01")
    assert said(found) == ["Some of what you told us is outside the law that this site knows."]
    assert found.not_covered


def test_every_step_of_the_register_has_its_sentence_and_no_other() -> None:
    assert STEPS.keys() == FAMILY.keys()
    assert all("%(by)s" in words() for words in STEPS.values())


def test_what_may_be_late_is_named_by_kinds_that_end_a_duty() -> None:
    ends = {kind for duty in LAW.duties for limb in duty.limbs for kind in limb.discharged_by.kinds}
    assert {kind for kind, _words in LATE} <= ends
    assert all("%(days)s" in words(1) and "%(days)s" in words(2) for _kind, words in LATE)


# The Tribunal's day ---------------------------------------------------------------------------------------------------


def test_after_five_the_tribunals_day_has_ended() -> None:
    case = case_of("ombudsman-25-006-076.toml")
    before, after = of(case, "2025-12-24"), of(case, "2025-12-24", closed=True)
    assert said(before)[0].startswith("Today is the last day. Your appeal must reach")
    assert said(after)[0].startswith("Today was the last day, and the Tribunal's day ended at 5 pm.")
    own = {one.step_id: one for one in after.own}
    assert own["fd.appeal"].is_over and own["fd.appeal"].late == FAMILY["fd.appeal"].late
    # The mediation adviser keeps no such hour.
    assert not own["fd.med.contact"].is_over


def test_the_hour_says_nothing_of_another_day() -> None:
    found = of(case_of("ombudsman-25-006-076.toml"), "2025-12-24", today="2026-02-10", closed=True)
    assert not any(one.is_over for one in found.own)


def test_a_limit_known_to_the_month_may_be_over() -> None:
    found = of(case_of("ombudsman-25-018-110.toml"), "2026-05-10")
    own = {one.step_id: one for one in found.own}
    assert own["fd.appeal"].may_be_over
    assert said(found)[0] == (
        "Your time may be over already, because a date is not known exactly. "
        "Your appeal must reach the Tribunal by Monday 1 June 2026, 5 pm at the very latest. "
        "Most appeals need a mediation certificate first."
    )


# The parts ------------------------------------------------------------------------------------------------------------


def test_who_holds_the_ball() -> None:
    late = of(case_of("late-plan/case.toml"), "2026-06-11").holders
    assert [(one.code, one.late_words) for one in late] == [("council", "1 thing is late")]
    refused = of(case_of("child-a.toml"), "2024-03-01").holders
    assert [one.code for one in refused] == ["you"]
    appealed = {one.code: one for one in of(case_of("child-a.toml"), "2026-02-01").holders}
    assert appealed["tribunal"].has_appeal and not appealed["council"].late


CASES = [*(str(path.relative_to(EXAMPLES)) for path in EXAMPLES.rglob("*.toml") if path.name != "pack.toml")]


def shown(found: Answer) -> list[int]:
    """The number of each thing, as often as a part of the answer tells it as its own."""
    parts = [*found.undone, *found.broken, *found.guidance, *found.coming, *found.passed]
    own = [one.item for one in found.own if one.may_be_over]
    rest = [each.item for _status, some in found.rest for each in some]
    return [item.number for item in (*(each.item for each in parts), *own, *rest,
                                     *(item for one in found.missing for item in one.items))]  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_left_out_and_nothing_is_told_twice(name: str) -> None:
    case = case_of(name)
    first = min(event.on.first for event in case.events)
    for week in range(0, 140, 9):
        found = of(case, (first + timedelta(weeks=week)).isoformat())
        told_once = shown(found)
        windows = {item.number for item in found.items if item.yours and item.first.shape == "not_before"}
        assert len(told_once) == len(set(told_once))
        assert {item.number for item in found.items} - windows <= set(told_once)


@pytest.mark.parametrize("name", CASES)
def test_unknown_things_stand_where_the_missing_fact_is_asked_for(name: str) -> None:
    case = case_of(name)
    for day in (date(2024, 10, 1), date(2025, 9, 1), date(2026, 4, 1)):
        if day < min(event.on.first for event in case.events):
            continue
        found = of(case, day.isoformat())
        unknown = {item.number for item in found.items if item.status == "unknown" and item.first.shape != "not_before"}
        asked = {item.number for one in found.missing for item in one.items} | {one.item.number for one in found.own}
        assert unknown <= asked
        assert not any(status == "unknown" for status, _some in found.rest)


def test_a_missing_fact_leads_to_where_it_can_be_given() -> None:
    case = case_of("ombudsman-24-018-170.toml")
    reckoning = reckon(case, LAW, date(2025, 9, 7))
    numbers = {event.id: number for number, event in enumerate(case.log, 1)}
    found = answer(reckoning, date(2025, 9, 7), numbers)
    kinds = {kind for one in found.missing for kind, _title in one.kinds}
    assert {"review_invited", "review_papers_circulated", "amendment_notice_sent"} <= kinds
    assert "plan_amended_final_sent" not in kinds  # it is recorded: only its day is wanted
    # The plan of some day in March 2025 is the third entry.
    assert {number for one in found.missing for number, _title in one.entries} == {3}


def test_one_thing_opens_to_its_law_readings_and_steps_without_ids() -> None:
    case = on({"kind": "ehcna_request_received", "on": "2026-01-12", "id": "secret-name"})
    found = of(case, "2026-06-11")
    for item in found.items:
        all_of_it = opened(found, item)
        assert all(duty.citations and duty.steps for duty in all_of_it.duties)
        assert "secret-name" not in " ".join(step for duty in all_of_it.duties for step in duty.steps)
    plan = opened(found, next(item for item in found.items if item.first.duty.id == "plan.final"))
    assert {reading.name for reading in plan.duties[0].readings} >= {"day_one_counts"}
    assert "chase_final_plan" in {one.letter.id for one in plan.letters}
    assert {"LA-COMPLAINT", "LGSCO", "JR"} <= {one.way.code for one in plan.ways}


def test_an_exception_that_is_claimed_shows_what_is_missing() -> None:
    case = on(
        {"kind": "ehcna_request_received", "on": "2026-01-12"},
        {"kind": "exception_claimed", "on": "2026-06-02", "duty": "plan.final", "code": "EXC-PERSONAL"},
    )
    found = of(case, "2026-06-11")
    plan = opened(found, next(item for item in found.items if item.first.duty.id == "plan.final"))
    claimed = [each for each in plan.duties[0].exceptions if each.found.claimed]
    assert [each.found.code for each in claimed] == ["EXC-PERSONAL"]
    assert claimed[0].found.missing and claimed[0].title.startswith("Exceptional")


# Paper ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "day"), [(name, day) for name, day, _top in TOPS] + [("child-a.toml", "2026-02-01")])
def test_a_sheet_says_when_it_may_need_a_second_page(name: str, day: str) -> None:
    made = sheet(of(case_of(name), day))
    pages = len(measure(as_pdf(as_document(made)), "sheet"))
    assert pages <= 2
    assert made.may_run_over or pages == 1


def test_an_ordinary_case_is_one_sheet() -> None:
    made = sheet(of(case_of("late-plan/case.toml"), "2026-06-11"))
    assert not made.may_run_over
    assert [row.law for row in made.sections[0].rows] == ["Send the finalised plan."]


def _counts(kind: str) -> set[str]:
    """What a date of that kind starts or ends, by the register alone."""
    required = {"decision": "keep", "orders": ["make_plan"]}
    known = {name: value for name, value in required.items() if name in KINDS[kind].known}
    reckoning = reckon(on({"kind": kind, "on": "2026-01-12", **known}), LAW, date(2026, 1, 12))
    found = {one.duty.id for one in reckoning.obligations if one.trigger.event.kind == kind}
    for name, step, one in steps(reckoning):
        if step is not None and one.trigger.event.kind == kind:
            found.add(name)
    found |= {duty.id for duty in LAW.duties for limb in duty.limbs if kind in limb.discharged_by.kinds}
    ended = {duty.family_deadline for duty in LAW.duties if duty.for_family and kind in duty.discharged_by.kinds}
    windows = {"draft_representations": "fd.draft"}
    return found | ended | {windows.get(kind, "")}


def test_each_date_of_the_blank_timeline_counts_for_what_it_says() -> None:
    assert [step.what for step in blank_steps()] == [KINDS[kind].title for kind, _ids in USUAL]
    for kind, ids in USUAL:
        rest = set(ids) - _counts(kind) - REMEDIES.keys()
        # The certificate gives a month more, and the Upper Tribunal is asked after an order.
        assert rest <= {"fd.appeal"} if kind == "mediation_certificate_issued" else not rest, (kind, rest)


def test_a_certificate_moves_the_end_of_the_time_to_appeal() -> None:
    refused = {"kind": "ehcna_refused_notified", "on": "2026-01-12"}
    contact = {"kind": "mediation_adviser_contacted", "on": "2026-02-16"}
    certificate = {"kind": "mediation_certificate_issued", "on": "2026-03-02"}
    with_it = reckon(on(refused, contact, certificate), LAW, date(2026, 3, 3)).of("appeal.deadline")[0]
    without = reckon(on(refused, contact), LAW, date(2026, 3, 3)).of("appeal.deadline")[0]
    assert (without.due.exact, with_it.due.exact) == (date(2026, 3, 12), date(2026, 4, 2))


# In the browser -------------------------------------------------------------------------------------------------------

pytestmark = pytest.mark.django_db


def page(client: Client, address: str = "/check/answer/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return response.content.decode()


def of_example(client: Client, name: str, day: str | None = None) -> None:
    data = json.loads(dump_json(case_of(name)))
    told(client, tuple(data["event"]), person=data.get("person", {}), as_at=day)


def test_nothing_told_yet_leads_to_the_three_doors(client: Client) -> None:
    html = page(client)
    for address in ("/check/", "/check/letter-in-hand/", "/check/quick/"):
        assert f'href="{address}"' in html
    for address in ("/check/answer/1/", "/check/answer/print/", "/check/answer/wrong/"):
        assert client.get(address).headers["Location"] == "/check/answer/"
    assert client.post("/check/answer/calendar/").headers["Location"] == "/check/answer/"


def test_a_case_that_does_not_fit_together_leads_to_the_timeline(client: Client) -> None:
    told(client, ({"kind": "ehcna_request_received", "on": "2026-13-40"},))
    html = page(client)
    assert 'href="/check/timeline/"' in html and "does not fit together" in html


def test_the_answer_and_what_it_opens(client: Client) -> None:
    of_example(client, "late-plan/case.toml", "2026-06-11")
    html = page(client)
    assert "The council is 10 days late with the final plan." in html
    assert 'href="/check/letters/chase_final_plan/"' in html
    assert "information, not legal advice" in html and LAW.version in html
    one = page(client, "/check/answer/1/")
    assert "legislation.gov.uk" in one and 'href="/law/duty/plan.final/"' in one
    assert client.get("/check/answer/999/").headers["Location"] == "/check/answer/"


@pytest.mark.slow
def test_every_link_of_the_answer_leads_somewhere(client: Client) -> None:
    of_example(client, "child-a.toml", "2026-02-01")
    html = page(client)
    addresses = set(re.findall(r'href="(/check/answer/[0-9]+/)"', html))
    assert len(addresses) > 20
    for address in sorted(addresses):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("events", [LATE_PLAN, REFUSAL, PLAN])
def test_no_answer_stands_in_an_address(client: Client, events: tuple[dict[str, Any], ...]) -> None:
    told(client, events)
    for address in re.findall(r'(?:href|action)="(/check/[^"]*)"', page(client)):
        assert "?" not in address and not re.search(r"20[0-9]{2}", address)


def test_a_name_the_visitor_wrote_is_never_markup(client: Client) -> None:
    asked = {"kind": "advice_request_received_by_body", "on": "2026-01-12", "category": "d", "body": "<b>Body</b>"}
    told(client, (*LATE_PLAN, asked, {"kind": "advice_received_by_la", "on": "2026-05-12", "category": "d"}),
         as_at="2026-06-11")  # fmt: skip
    html = page(client)
    assert "&lt;b&gt;Body&lt;/b&gt;" in html and "<b>Body" not in html


def test_another_day_and_back(client: Client) -> None:
    of_example(client, "late-plan/case.toml")
    response = client.post("/check/answer/", {"day_day": "2", "day_month": "6", "day_year": "2026"})
    assert response.status_code == 302 and response.headers["Location"] == "/check/answer/"
    assert "The council is 1 day late with the final plan." in page(client)
    client.post("/check/answer/", {"do": "today"})
    assert "Go back to today" not in page(client)


@pytest.mark.parametrize(
    ("day", "month", "year"), [("31", "2", "2026"), ("", "", ""), ("", "6", "2026"), ("1", "1", "1066")]
)
def test_a_day_that_is_none_is_refused_in_one_sentence(client: Client, day: str, month: str, year: str) -> None:
    of_example(client, "late-plan/case.toml")
    response = client.post("/check/answer/", {"day_day": day, "day_month": month, "day_year": year})
    html = response.content.decode()
    assert response.status_code == 422
    assert "govuk-error-summary" in html and '<details class="govuk-details" open' in html


def test_the_sheet_as_a_page_and_as_a_pdf(client: Client) -> None:
    of_example(client, "late-plan/case.toml", "2026-06-11")
    html = page(client, "/check/answer/print/")
    assert "Send the finalised plan" in html and "Monday 12 January 2026" in html
    response = client.post("/check/answer/print/")
    assert response["Content-Type"] == "application/pdf"
    text = measure(response.content, "answer.pdf")[0].text
    assert "The council is 10 days late with the final plan." in " ".join(text.split())


def test_the_calendar_keeps_its_id_and_mends_itself(client: Client) -> None:
    of_example(client, "late-plan/case.toml", "2026-05-20")
    first = client.post("/check/answer/calendar/")
    assert first["Content-Type"].startswith("text/calendar")
    again = client.post("/check/answer/calendar/")
    assert again.content == first.content
    due = next(one for one in Calendar.from_ical(first.content).walk("VEVENT") if "Due" in str(one["SUMMARY"]))
    client.post("/check/answer/", {"day_day": "11", "day_month": "6", "day_year": "2026"})
    later = Calendar.from_ical(client.post("/check/answer/calendar/").content)
    mended = next(one for one in later.walk("VEVENT") if one["UID"] == due["UID"])
    assert "LATE" in str(mended["SUMMARY"]) and mended["SEQUENCE"] == 1

    other = Client()
    of_example(other, "late-plan/case.toml", "2026-05-20")
    theirs = Calendar.from_ical(other.post("/check/answer/calendar/").content)
    assert due["UID"] not in {one["UID"] for one in theirs.walk("VEVENT")}


def test_the_calendar_names_nobody(client: Client) -> None:
    asked = {"kind": "advice_request_received_by_body", "on": "2026-01-12", "category": "d", "body": "Dr Nobody"}
    silent = {"kind": "not_done", "on": "2026-05-12", "what": "advice_received_by_la", "category": "d"}
    told(client, (*LATE_PLAN, asked, silent), as_at="2026-06-11")
    made = client.post("/check/answer/calendar/").content.replace(b"\r\n ", b"").decode()
    assert "Give the advice" in made
    assert "Nobody" not in made and "Devon" not in made


def test_the_blank_timeline_opens_no_session(client: Client) -> None:
    for address in ("/check/blank-timeline/", "/check/blank-timeline/?as=pdf"):
        response = client.get(address)
        assert response.status_code == 200 and not response.cookies
    assert response["Content-Type"] == "application/pdf"
    assert KINDS["ehcna_request_received"].title in page(client, "/check/blank-timeline/")


# What helps most comes first ------------------------------------------------------------------------------------------


def test_letters_that_only_ask_for_records_come_after_the_complaint() -> None:
    case = on({"kind": "ehcna_request_received", "on": "2026-04-09"})
    assert [one.letter.id for one in of(case, "2026-06-11").choices] == [
        "chase_assessment_decision", "complaint_stage_1", "freedom_of_information", "subject_access", "pre_action",
    ]  # fmt: skip


def test_a_row_of_the_sheet_does_not_run_into_what_is_said_of_it() -> None:
    case = on({"kind": "ehcna_request_received", "on": "2026-01-12"}, {"kind": "draft_served", "on": "2026-06-03"})
    rows = [row for section in sheet(of(case, "2026-06-11")).sections for row in section.rows if row.said]
    assert rows
    assert all(row.law.endswith(".") or row.said.startswith("(") for row in rows)


def test_a_refusal_whose_day_is_unknown_is_not_told_calmly() -> None:
    # The two months for the appeal run from the notice (HESC Rules r.20(1)(c)): with its day unknown they may be over.
    events = [
        {"kind": "ehcna_request_received", "on": "2026-01-12"},
        {"kind": "ehcna_refused_notified", "on": "unknown"},
    ]
    reckoning = reckon(from_data({"event": events}), law_named("england"), date(2026, 6, 11))
    first = answer(reckoning, date(2026, 6, 11), {}).top[0]
    assert first.tone == "urgent"
    assert first.text.startswith("A time limit of your own may be running, and may be near.")


def test_what_was_missed_in_a_month_is_told_of_the_month() -> None:
    events = [{"kind": "plan_final_sent", "on": "2025-03-03"},
              {"kind": "provision_missed", "on": "2026-03", "section": "F", "item": "1"}]  # fmt: skip
    reckoning = reckon(from_data({"event": events}), law_named("england"), date(2026, 4, 11))
    told = [fate(one) for one in broken(reckoning) if one.group.first.duty.id == "plan.secure.sep"]
    assert told == ["Not done as the law says: March 2026."]
