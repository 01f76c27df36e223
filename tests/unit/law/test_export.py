"""The whole law as one object of plain values (design 11.10), and the reform that is applied only by name."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import as_data, explain, reckon
from upheld.law import LAWS, law_named
from upheld.law.duty import FORCES, SHAPES
from upheld.law.export import duty_as_data, export

# As another system reads it: through JSON.
EXPORTS: dict[str, Any] = {name: json.loads(json.dumps(export(law_named(name)))) for name in LAWS}
ENGLAND = EXPORTS["england"]


@pytest.mark.parametrize("name", LAWS)
def test_it_has_the_shape_of_design_11_10(name: str) -> None:
    data = EXPORTS[name]
    assert {"law", "duties", "tests", "family_deadlines", "notices", "plan_rules", "overlays"} <= set(data)
    assert data["law"]["name"] == name
    assert data["law"]["jurisdiction"] == "England"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\+[0-9a-f]{8}", data["law"]["version"])


@pytest.mark.parametrize("name", LAWS)
def test_each_duty_says_all_that_is_needed_to_apply_it_by_hand(name: str) -> None:
    for duty in EXPORTS[name]["duties"]:
        assert re.fullmatch(r"[a-z0-9_.-]+", duty["id"])
        assert duty["shape"] in SHAPES
        assert duty["force"] in FORCES
        assert duty["citations"]
        assert all(set(each) == {"text", "url"} for each in duty["citations"])
        assert duty["title"]
        assert duty["bearer_text"]
        assert duty["basis"]
        assert re.fullmatch(r"[ABC](/[ABC])?", duty["confidence"])
        assert duty["in_force"]["from"]


def test_every_timed_duty_has_a_limit_and_what_ends_it() -> None:
    for duty in ENGLAND["duties"]:
        if duty["shape"] != "timed":
            continue
        assert any(limb["within"] for limb in duty["limbs"]), duty["id"]
        for limb in duty["limbs"]:
            assert (limb["within"] is None) == (limb["within_value"] is None)
        assert any(limb["discharged_by"] for limb in duty["limbs"]), duty["id"]


def test_a_duty_with_limbs_names_each_as_design_11_5_does() -> None:
    parts: dict[str, set[str]] = {}
    for duty in ENGLAND["duties"]:
        for limb in duty["limbs"]:
            if limb["part"]:
                parts.setdefault(duty["id"], set()).add(limb["part"])
    allowed = {"notify", "no_plan", "draft", "final", "window", "maintain", "amend", "la", "adviser"}
    assert set().union(*parts.values()) <= allowed
    expected = {"unopposed.assess", "unopposed.plan", "unopposed.cease", "order.continue", "amend.other_time"}
    assert expected | {"med.deemed", "med.agree.appealable"} <= set(parts)


def test_what_ends_a_duty_is_told_step_by_step() -> None:
    advice = next(duty for duty in ENGLAND["duties"] if duty["id"] == "ehcna.advice.seek")
    done = advice["limbs"][0]["discharged_by"]
    # Reg 6(1): family, school, medical, psychological and social care in every case; (f) to (h) in some.
    assert done["each"] == {"category": ["a", "b", "c", "d", "e"]}
    assert [one["kind"] for one in done["all_of"][0]["any_of"]] == ["advice_requested", "advice_reused"]


def test_the_readings_of_design_11_8_are_there_with_who_argues_them() -> None:
    names = {reading["name"] for duty in ENGLAND["duties"] for limb in duty["limbs"] for reading in limb["readings"]}
    assert names == {
        *("day_one_counts", "anniversary", "by_the_date", "meeting_concludes", "final_plan_concludes", "on_sending"),
        *("combined_five_weeks", "from_request", "ombudsman_months", "from_agreement", "refusal_only"),
        "bar_at_determination",
    }
    for duty in ENGLAND["duties"]:
        for limb in duty["limbs"]:
            assert all(reading["argued_by"] and reading["why"] for reading in limb["readings"])


def test_the_tests_of_section_2_are_questions_that_someone_decides() -> None:
    assert {test["id"] for test in ENGLAND["tests"]} == {
        *("test.sen", "test.sep", "test.assess", "test.assess.bar", "test.post18", "test.plan", "test.name.requested"),
        *("test.mainstream", "test.order", "test.eotas", "test.review.19", "test.reassess", "test.cease", "test.pb"),
        "test.disabled",
    }
    assert all(test["elements"] and test["cite"] and test["decided_by"] for test in ENGLAND["tests"])
    assert len(ENGLAND["institutions"]) == 6


def test_the_deadlines_of_families_are_those_of_6_3() -> None:
    assert {step["id"] for step in ENGLAND["family_deadlines"]} == {
        *("fd.med.contact", "fd.appeal", "fd.draft", "fd.amend", "fd.reassess.gap", "fd.dd", "fd.dd.court", "fd.irp"),
        *("fd.gov.reps", "fd.ut", "fd.setaside", "fd.lgsco", "fd.jr", "fd.transport", "fd.pb.reconsider"),
    }
    ids = {duty["id"] for duty in ENGLAND["duties"]}
    for step in ENGLAND["family_deadlines"]:
        assert set(step["duty"] or ()) <= ids
        assert step["late"]
        assert step["citations"]


def test_the_notices_of_section_8_hold_known_items() -> None:
    assert {notice["id"] for notice in ENGLAND["notices"]} == {
        *("notice.refusal", "notice.noplan", "notice.keep", "notice.cease", "notice.reassess", "notice.draft"),
        *("notice.amend", "notice.final", "notice.mediation", "notice.transfer", "review.report"),
    }
    for notice in ENGLAND["notices"]:
        assert set(notice["items"]) <= set(ENGLAND["notice_items"])


def test_the_plan_rules_cover_sections_a_to_k() -> None:
    sections = [section["section"] for section in ENGLAND["plan_rules"]["sections"]]
    assert sections == ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
    appealable = {one["section"] for one in ENGLAND["plan_rules"]["sections"] if one["appealable"].startswith("yes")}
    assert appealable == {"B", "F", "I"}
    assert "up to" in ENGLAND["plan_rules"]["red_flags"]


def test_the_grounds_are_those_of_the_act_and_only_section_i_needs_no_certificate() -> None:
    grounds = {ground["code"]: ground for ground in ENGLAND["grounds"]}
    assert list(grounds) == ["a", "b", "c(i)", "c(ii)", "c(iii)", "c(iv)", "d", "e", "f"]
    assert {code for code, ground in grounds.items() if not ground["certificate"]} == {"c(iii)", "c(iv)"}
    assert {code for code, ground in grounds.items() if not ground["recommendations"]} == {"a"}


def test_every_remedy_that_a_duty_names_is_explained() -> None:
    known = {remedy["code"] for remedy in ENGLAND["remedies"]}
    named = {code for duty in ENGLAND["duties"] for code in duty["remedies"]}
    assert named <= known


def test_the_overlays_say_what_they_change_and_when() -> None:
    assert [one["id"] for one in ENGLAND["overlays"]] == ["devon-2022", "covid-2020-471", "covid-s42-notice"]
    devon = ENGLAND["overlays"][0]
    assert devon["declared_on"] == "2022-03-08"
    assert devon["adds"] == ["review.amend.propose"]
    assert devon["changes"] == ["review.amend.final"]
    assert EXPORTS["england-bare"]["overlays"] == []


def test_every_gap_says_why() -> None:
    assert ENGLAND["gaps"]
    assert all(gap["why"] and gap["from"] <= gap["to"] for gap in ENGLAND["gaps"])


# The reform: a proposal, only by name, and said on every line


def test_the_reform_is_marked_and_dated() -> None:
    law = EXPORTS["reform-wp-2026"]["law"]
    assert law["proposal"].startswith("proposal, not law")
    assert "23 February 2026" in law["proposal"]
    assert ENGLAND["law"]["proposal"] is None
    assert EXPORTS["england-bare"]["law"]["proposal"] is None


def test_nothing_proposed_stands_in_the_law_of_england() -> None:
    for name in ("england", "england-bare"):
        assert not [duty["id"] for duty in EXPORTS[name]["duties"] if duty["force"] == "proposed"]
        assert not [duty["id"] for duty in EXPORTS[name]["duties"] if duty["id"].startswith("isp.")]


def test_what_the_reform_adds_begins_on_the_days_the_paper_assumes() -> None:
    reform = law_named("reform-wp-2026")
    england = law_named("england")
    assert set(reform.by_id) - set(england.by_id) == {"isp.make", "isp.review"}
    assert set(england.by_id) <= set(reform.by_id)
    assert {duty.from_on.isoformat() for duty in reform.of("isp.make")} == {"2029-09-01"}
    annual = reform.of("review.annual")[-1]
    assert annual.from_on.isoformat() == "2030-09-01"
    assert annual.force == "proposed"
    assert not annual.binding
    assert [duty_as_data(duty) for duty in reform.of("plan.final")] == [
        duty_as_data(duty) for duty in england.of("plan.final")
    ]


CASE: dict[str, Any] = {
    "event": [
        {"kind": "ehcna_request_received", "on": "2026-01-12"},
        {"kind": "plan_final_sent", "on": "2026-06-30"},
        {"kind": "pupil_has_sen", "on": "2029-10-01"},
    ]
}


def test_under_the_reform_every_duty_says_that_it_is_a_proposal() -> None:
    reckoning = reckon(from_data(CASE), law_named("reform-wp-2026"), date(2030, 1, 1))
    assert reckoning.of("isp.make")
    assert reckoning.of("isp.review")
    for one in (*reckoning.obligations, *reckoning.family):
        assert [step for step in explain(reckoning, one) if "proposal, not law" not in step.casefold()] == []
    data = as_data(reckoning)
    assert data["law"]["proposal"].startswith("proposal, not law")
    for one in (*data["obligations"], *data["family_deadlines"]):
        assert one["steps"]
        assert all("proposal, not law" in step.casefold() for step in one["steps"])


def test_under_the_law_nothing_says_so() -> None:
    reckoning = reckon(from_data(CASE), law_named("england"), date(2030, 1, 1))
    assert not reckoning.of("isp.make")
    data = as_data(reckoning)
    assert "proposal" not in data["law"]
    assert "not law" not in json.dumps(data).casefold()
