"""A law as a whole: its versions, its overlays, the laws made from it, and what it refuses."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from upheld.errors import LawError, UpheldError
from upheld.law import LAWS, PARTS, law_named
from upheld.law.code import LAST_CHECKED, Gap, Law, Overlay, patterns
from upheld.law.conditions import CONDITIONS
from upheld.law.duty import NOTHING, Done, Duty, On, all_of, any_of, clock_of, events, on
from upheld.law.exceptions import CAUSE, EXCEPTIONS
from upheld.law.export import duty_as_data
from upheld.law.limit import Within
from upheld.law.overlays import COVID_ENDEAVOURS, DEVON, RELAXED, covid
from upheld.law.versions import gaps, with_versions

ENGLAND = law_named("england")
BARE = law_named("england-bare")
REFORM = law_named("reform-wp-2026")


def day(text: str) -> date:
    return date.fromisoformat(text)


def rule(**changes: Any) -> Duty:
    """A made-up duty, complete but for what a test changes."""
    given: dict[str, Any] = {
        "id": "made.up",
        "title": "Do what the test needs",
        "force": "regs",
        "cite": "SEND Regulations 2014 reg 5",
        "url": "/uksi/2014/1530/regulation/5",
        "bearer": "LA",
        "owed_to": "RIGHTS_HOLDER",
        "shape": "timed",
        "confidence": "A",
        "basis": "made up",
        "from_on": day("2014-09-01"),
        "trigger": events("ehcna_request_received"),
        "within": Within(weeks=6, after="trigger"),
        "discharged_by": any_of("ehcna_agreed_notified"),
    }
    return Duty(**{**given, **changes})


def overlay(first: str, last: str | None = None, **changes: Any) -> Overlay:
    return Overlay(
        id="made-up",
        title="A made-up change",
        cite="SI 2099/1",
        url="https://www.legislation.gov.uk/uksi/2099/1",
        from_on=day(first),
        to_on=day(last) if last else None,
        changes={"made.up": changes or {"title": "Do it otherwise"}},
        confidence="C",
    )


def spans(law: Law, duty: str) -> list[tuple[str, str | None, str]]:
    return [(one.from_on.isoformat(), one.to_on.isoformat() if one.to_on else None, one.title) for one in law.of(duty)]


# Versions: never two at once


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"from_on": day("2020-01-01")}),  # the first never ends
        ({"to_on": day("2020-01-01")}, {"from_on": day("2020-01-01")}),  # one day together
        ({"to_on": day("2021-01-01")}, {"from_on": day("2020-01-01"), "to_on": day("2020-02-01")}),
        ({}, {}),
    ],
)
def test_two_versions_in_force_on_one_day_are_a_mistake(first: dict[str, Any], second: dict[str, Any]) -> None:
    with pytest.raises(LawError, match=r"two versions of made\.up are in force on 20\d\d-\d\d-\d\d: end the first"):
        Law("test", (rule(**second), rule(**first)))


def test_versions_stand_oldest_first_and_a_gap_has_none_in_force() -> None:
    law = Law("test", (rule(from_on=day("2020-01-03"), title="new"), rule(to_on=day("2020-01-01"), title="old")))
    assert [one.title for one in law.of("made.up")] == ["old", "new"]
    named = {
        text: law.in_force("made.up", day(text)) for text in ("2014-08-31", "2020-01-01", "2020-01-02", "2020-01-03")
    }
    assert {text: one and one.title for text, one in named.items()} == {
        "2014-08-31": None,
        "2020-01-01": "old",
        "2020-01-02": None,
        "2020-01-03": "new",
    }


@pytest.mark.parametrize(
    "ask", [lambda: ENGLAND.of("plan.finale"), lambda: ENGLAND.in_force("plan.finale", day("2026-01-01"))]
)
def test_a_duty_that_does_not_exist_is_refused_in_one_sentence(ask: Any) -> None:
    with pytest.raises(LawError) as refusal:
        ask()
    assert str(refusal.value) == "There is no duty 'plan.finale' in england: `upheld duties` lists them."


@pytest.mark.parametrize("name", ["", "England", "wales", "reform"])
def test_a_law_that_does_not_exist_is_refused_with_those_that_do(name: str) -> None:
    with pytest.raises(LawError) as refusal:
        law_named(name)
    assert isinstance(refusal.value, UpheldError)
    assert str(refusal.value) == f"There is no law called {name!r}: choose england, england-bare, reform-wp-2026."


# What a rule cannot be


def test_a_rule_has_a_known_force_and_shape() -> None:
    with pytest.raises(LawError, match=r"made\.up: 'law' is not a kind of force: use one of statute, "):
        rule(force="law")
    with pytest.raises(LawError, match=r"made\.up: 'weekly' is not a shape: use one of timed, "):
        rule(shape="weekly")


@pytest.mark.parametrize(
    ("force", "binds"),
    [
        *((force, True) for force in ("statute", "regs", "rules", "case", "code_must")),
        *((force, False) for force in ("code_should", "guidance", "practice", "proposed")),
    ],
)
def test_guidance_practice_and_proposals_do_not_bind(force: str, binds: bool) -> None:
    assert rule(force=force).binding is binds
    assert rule(force=force, binding=False).binding is False


def test_every_duty_of_the_law_binds_as_its_force_does() -> None:
    for duty in ENGLAND.duties:
        if duty.force in ("code_should", "guidance", "practice"):
            assert not duty.binding, duty.id


@pytest.mark.parametrize(("confidence", "mark"), [("A", "A"), ("B", "B"), ("A/C", "C"), ("B/A", "B"), ("A/B", "B")])
def test_the_weaker_letter_marks_the_rule(confidence: str, mark: str) -> None:
    assert rule(confidence=confidence).mark == mark


def test_a_rule_borne_by_the_family_is_a_deadline_of_theirs() -> None:
    assert rule(family_deadline="fd.appeal").for_family
    assert not rule().for_family


# The day an event counts from, by kind (the table of design 11.2)


@pytest.mark.parametrize(
    ("kind", "clock"),
    [
        ("ehcna_request_received", "received_on"),
        ("advice_request_received_by_body", "received_on"),
        ("appeal_received_by_ftt", "received_on"),
        ("la_response_received_by_ftt", "received_on"),
        ("sar_received", "received_on"),
        ("foi_received", "received_on"),
        ("ehcna_refused_notified", "received_on"),
        ("review_decision_notified", "received_on"),
        ("plan_final_sent", "sent_on"),
        ("plan_amended_final_sent", "sent_on"),
        ("amendment_notice_sent", "sent_on"),
        ("decision_notice_sent", "sent_on"),
        ("ftt_order_sent", "sent_on"),
        ("ftt_recommendation_sent", "sent_on"),
        ("draft_served", "served_on"),
        ("amendment_notice_served", "served_on"),
        ("review_meeting_held", "on"),
        ("moved", "on"),
        ("excluded", "on"),
        ("provision_delivered", "on"),
    ],
)
def test_the_day_that_counts_by_kind(kind: str, clock: str) -> None:
    assert clock_of(kind) == clock
    assert on(kind).clock == clock


def test_a_pattern_may_name_its_own_clock_and_fields() -> None:
    found = on("review_decision_notified", clock="sent_on", decision="keep", reason=("a", "b"))
    assert found == On("review_decision_notified", (("decision", ("keep",)), ("reason", ("a", "b"))), "sent_on")


def test_what_ends_a_duty_knows_its_kinds() -> None:
    assert any_of("draft_served", on("no_plan_notified")).kinds == {"draft_served", "no_plan_notified"}
    assert len(all_of("draft_served", "no_plan_notified").steps) == 2
    assert Done() == NOTHING
    assert NOTHING.kinds == frozenset()


def test_a_law_knows_every_kind_that_any_duty_looks_for() -> None:
    made = rule(
        discharged_by=any_of("ehcna_agreed_notified"),
        proved_by=events("draft_served"),
        ended_by=events("plan_ceased"),
        precedes=events("plan_final_sent"),
        unless=events("moved"),
    )
    kinds = {one.kind for one in patterns(made)}
    assert kinds == {
        "ehcna_request_received",
        "ehcna_agreed_notified",
        "draft_served",
        "plan_ceased",
        "plan_final_sent",
        "moved",
    }


# An overlay splits the versions it changes


def test_an_overlay_in_the_middle_of_a_version_splits_it_in_three() -> None:
    law = Law("test", (rule(),)).with_overlay(overlay("2020-05-01", "2020-09-25"))
    assert spans(law, "made.up") == [
        ("2014-09-01", "2020-04-30", "Do what the test needs"),
        ("2020-05-01", "2020-09-25", "Do it otherwise"),
        ("2020-09-26", None, "Do what the test needs"),
    ]
    assert [one.id for one in law.overlays] == ["made-up"]


def test_an_overlay_from_the_first_day_on_changes_the_whole_version() -> None:
    law = Law("test", (rule(),)).with_overlay(overlay("2014-09-01"))
    assert spans(law, "made.up") == [("2014-09-01", None, "Do it otherwise")]


def test_an_overlay_is_cut_to_the_version_it_changes() -> None:
    law = Law("test", (rule(to_on=day("2020-06-30")),)).with_overlay(overlay("2012-01-01", "2020-12-31"))
    assert spans(law, "made.up") == [("2014-09-01", "2020-06-30", "Do it otherwise")]
    law = Law("test", (rule(to_on=day("2020-06-30")),)).with_overlay(overlay("2020-06-01"))
    assert [one[:2] for one in spans(law, "made.up")] == [("2014-09-01", "2020-05-31"), ("2020-06-01", "2020-06-30")]


def test_an_overlay_outside_a_version_leaves_it_as_it_is() -> None:
    law = Law("test", (rule(to_on=day("2016-01-01")), rule(from_on=day("2020-01-01"))))
    law = law.with_overlay(overlay("2017-01-01", "2018-01-01"))
    assert spans(law, "made.up") == [
        ("2014-09-01", "2016-01-01", "Do what the test needs"),
        ("2020-01-01", None, "Do what the test needs"),
    ]


def test_an_overlay_changes_nothing_of_the_law_it_is_laid_on() -> None:
    law = Law("test", (rule(),))
    law.with_overlay(overlay("2020-05-01", "2020-09-25"))
    assert len(law.duties) == 1
    assert law.overlays == ()


def test_an_overlay_on_no_duty_of_the_law_is_refused() -> None:
    with pytest.raises(LawError, match=r"made-up changes 'made\.up', which is no duty of test"):
        Law("test", ()).with_overlay(overlay("2020-05-01"))


def test_a_duty_that_rests_on_an_overlay_alone_comes_with_it() -> None:
    extra = rule(id="made.up.more")
    law = Law("test", (rule(),)).with_overlay(replace(overlay("2020-05-01"), added=(extra,)))
    assert law.of("made.up.more") == (extra,)


# A law of another name


def test_a_changed_law_ends_the_old_version_where_the_new_one_begins() -> None:
    new = rule(from_on=day("2030-09-01"), title="new")
    law = Law("test", (rule(), rule(id="other"))).with_changes(
        name="changed", added=[new], proposal="proposal, not law"
    )
    assert (law.name, law.proposal) == ("changed", "proposal, not law")
    assert [one[:2] for one in spans(law, "made.up")] == [("2014-09-01", "2030-08-31"), ("2030-09-01", None)]
    assert [one[:2] for one in spans(law, "other")] == [("2014-09-01", None)]


def test_a_changed_law_can_end_a_duty() -> None:
    law = Law("test", (rule(), rule(id="other"))).with_changes(name="changed", ended={"other": day("2030-09-01")})
    assert law.in_force("other", day("2030-08-31")) is not None
    assert law.in_force("other", day("2030-09-01")) is None


def test_a_version_that_had_not_begun_or_has_already_ended_is_not_given_another_end() -> None:
    before = rule(to_on=day("2020-01-01"))
    after = rule(from_on=day("2031-01-01"))
    law = Law("test", (before, after)).with_changes(name="changed", ended={"made.up": day("2030-09-01")})
    assert law.duties == (before,)


# The version printed on every page


def test_the_version_is_the_day_it_was_checked_and_a_hash_of_everything_in_it() -> None:
    law = Law("test", (rule(),))
    assert re.fullmatch(rf"{LAST_CHECKED.isoformat()}\+[0-9a-f]{{8}}", law.version)
    assert Law("other name", (rule(),)).version == law.version
    changes = (
        {"title": "Do it otherwise"},
        {"within": Within(weeks=7, after="trigger")},
        {"discharged_by": any_of("draft_served")},
        {"from_on": day("2014-09-02")},
        {"confidence": "B"},
        {"cite": "SEND Regulations 2014 reg 6"},
    )
    assert len({law.version, *(Law("test", (rule(**change),)).version for change in changes)}) == 1 + len(changes)


def test_the_three_laws_have_three_versions() -> None:
    assert len({law.version for law in (ENGLAND, BARE, REFORM)}) == 3


def test_a_law_is_made_once_and_belongs_to_england() -> None:
    assert law_named("england") is ENGLAND
    assert {law_named(name).jurisdiction for name in LAWS} == {"England"}
    assert {law_named(name).name for name in LAWS} == set(LAWS)


# The law of England with no overlay, and with them (england.md 9.2, 9.3)


def test_the_bare_law_knows_no_coronavirus_and_no_judgment() -> None:
    assert BARE.overlays == ()
    assert not [duty.id for duty in BARE.duties if "EXC-COVID" in duty.exceptions]
    assert not [duty.id for duty in BARE.duties if not duty.absolute]
    assert "review.amend.propose" not in BARE.by_id
    assert "Devon" not in BARE.of("review.amend.final")[-1].cite


def test_the_overlays_of_england_are_three_and_dated() -> None:
    assert [(one.id, one.from_on, one.to_on, one.declared_on) for one in ENGLAND.overlays] == [
        ("devon-2022", day("2014-09-01"), None, day("2022-03-08")),
        ("covid-2020-471", day("2020-05-01"), day("2020-09-25"), None),
        ("covid-s42-notice", day("2020-05-01"), day("2020-07-31"), None),
    ]
    assert DEVON in ENGLAND.overlays
    assert COVID_ENDEAVOURS in ENGLAND.overlays


@pytest.mark.parametrize("duty", RELAXED)
def test_a_limit_is_relaxed_for_coronavirus_from_may_to_september_2020_and_never_else(duty: str) -> None:
    relaxed = {
        text: "EXC-COVID" in version.exceptions
        for text in ("2020-04-30", "2020-05-01", "2020-09-25", "2020-09-26", "2026-06-15")
        if (version := ENGLAND.in_force(duty, day(text))) is not None
    }
    assert relaxed == {
        "2020-04-30": False,
        "2020-05-01": True,
        "2020-09-25": True,
        "2020-09-26": False,
        "2026-06-15": False,
    }


def test_what_9_3_names_is_relaxed_and_nothing_else_is() -> None:
    named = """ehcna.determine ehcna.decide ehcna.advice.respond ehcna.noplan plan.final review.annual review.report
        review.decide review.amend.final review.phase.main review.phase.post16 reassess.decide reassess.final
        transfer.inform med.arrange.la pb.review.first local_offer.comments""".split()
    families = ("order.", "recs.", "det.")
    assert set(named) <= set(RELAXED)
    assert all(duty in named or duty.startswith(families) for duty in RELAXED)
    assert {duty.id for duty in ENGLAND.duties if "EXC-COVID" in duty.exceptions} == set(RELAXED)
    assert {one.split(".")[0] for one in RELAXED if one.startswith(families)} == {"order", "recs", "det"}


def test_windows_and_appeals_and_consultation_are_not_relaxed() -> None:
    for duty in ("plan.draft.window", "review.amend.window", "det.draft.window", "appeal.deadline", "med.contact",
                 "ehcna.consult", "plan.draft.consult", "plan.secure.care", "test.assess"):  # fmt: skip
        assert duty not in RELAXED


@pytest.mark.parametrize("duty", ["plan.secure.sep", "plan.secure.health"])
def test_provision_was_a_matter_of_reasonable_endeavours_for_three_months(duty: str) -> None:
    days = ("2020-04-30", "2020-05-01", "2020-07-31", "2020-08-01")
    found = [version.absolute for text in days if (version := ENGLAND.in_force(duty, day(text))) is not None]
    assert found == [True, False, False, True]


def test_social_care_provision_stayed_absolute() -> None:
    assert all(version.absolute for version in ENGLAND.of("plan.secure.care"))


def test_the_coronavirus_overlay_adds_to_the_exceptions_and_takes_none_away() -> None:
    made = covid(BARE)
    for duty in RELAXED:
        assert made.changes[duty]["exceptions"] == (*BARE.of(duty)[-1].exceptions, "EXC-COVID")


def test_devon_caps_the_amended_plan_at_twelve_weeks_from_the_meeting() -> None:
    limit = ENGLAND.of("review.amend.final")[-1].within
    assert limit is not None
    known = {"amendment_notice_sent": day("2026-04-29"), "review_meeting_held": day("2026-03-04")}
    assert limit.last_day(known.get, None) == day("2026-05-27")  # W26
    assert ENGLAND.of("review.amend.final")[-1].contested_before == day("2022-03-08")


# Dated versions (england.md 9.1, section 15)


def test_telling_the_authority_of_every_exclusion_dates_from_september_2022() -> None:
    to = {text: version.owed_to for text in ("2022-08-31", "2022-09-01", "2023-09-01")
          if (version := ENGLAND.in_force("excl.notify", day(text))) is not None}  # fmt: skip
    assert "social worker" not in to["2022-08-31"]
    assert "social worker" in to["2022-09-01"]
    version = ENGLAND.in_force("excl.notify", day("2023-09-01"))
    assert version is not None
    assert "remote meeting" in version.note


def test_the_sixth_school_day_counts_a_run_of_suspensions_from_january_2015() -> None:
    before = ENGLAND.in_force("excl.sixth_day.school", day("2015-01-04"))
    after = ENGLAND.in_force("excl.sixth_day.school", day("2015-01-05"))
    assert before is not None
    assert after is not None
    assert before.trigger != after.trigger
    assert "SI 2014/3216" in after.cite
    assert "SI 2014/3216" not in before.cite


def test_moves_to_post_16_in_2015_had_until_the_end_of_may() -> None:
    transfer = {"transfer_date": day("2015-09-01")}
    once = ENGLAND.in_force("review.phase.post16", day("2015-05-30"))
    since = ENGLAND.in_force("review.phase.post16", day("2016-03-30"))
    assert once is not None
    assert since is not None
    assert once.within is not None
    assert since.within is not None
    assert once.within.last_day(transfer.get, None) == day("2015-05-30")
    assert since.within.last_day({"transfer_date": day("2016-09-01")}.get, None) == day("2016-03-30")


def test_orders_and_concessions_are_stated_from_23_march_2015_and_the_gap_is_declared() -> None:
    for duty in ("order.assess.notify", "unopposed.assess"):
        assert ENGLAND.of(duty)[0].from_on == day("2015-03-23")
    gap = next(one for one in ENGLAND.gaps if one.duty == "unopposed.assess")
    assert gap == Gap(
        "unopposed.assess",
        day("2014-09-01"),
        day("2015-03-22"),
        "the earlier scheme of regs 44 and 45, before SI 2015/359, is not encoded",
    )


@pytest.mark.parametrize(
    ("duty", "first"),
    [("recs.respond.health", "2018-04-03"), ("det.decide", "2015-04-01"), ("excl.cancel", "2023-09-01")],
)
def test_what_came_later_begins_on_its_own_day(duty: str, first: str) -> None:
    assert ENGLAND.of(duty)[0].from_on == day(first)


def test_a_gap_without_a_declared_reason_is_an_error() -> None:
    with pytest.raises(KeyError):
        gaps((rule(from_on=day("2019-06-05")),))
    assert gaps((rule(),)) == ()


def test_a_duty_with_one_version_passes_through() -> None:
    assert with_versions((rule(),)) == (rule(),)


# The tables agree with each other


def test_every_condition_a_duty_asks_for_has_its_words() -> None:
    asked = {name for law in LAWS for duty in law_named(law).duties for name in duty.when}
    assert asked <= set(CONDITIONS)


def test_every_exception_a_duty_names_is_in_the_table_and_asks_for_its_cause() -> None:
    named = {code for law in LAWS for duty in law_named(law).duties for code in duty.exceptions}
    assert named <= set(EXCEPTIONS)
    assert "impractical because of it" in CAUSE
    assert set(EXCEPTIONS) == {
        *("EXC-SCHOOL4", "EXC-EY4", "EXC-PERSONAL", "EXC-ABSENT4", "EXC-APPT", "EXC-ABSENT2", "EXC-REPS"),
        *("EXC-FTT-DIR", "EXC-AGREED", "EXC-COVID"),
    }


def test_each_part_of_the_process_gives_its_duties_once() -> None:
    ids = [duty.id for part in PARTS for duty in part.DUTIES]
    assert len(ids) == len(set(ids))
    assert set(ids) | {"review.amend.propose"} == set(ENGLAND.by_id)


def test_nobody_is_said_to_have_checked_the_law_until_they_have() -> None:
    assert {duty.checked_by for duty in ENGLAND.duties} == {""}
    assert {duty_as_data(duty)["checked_by"] for duty in ENGLAND.duties} == {"not yet checked by a lawyer"}


def test_every_version_of_a_duty_has_the_same_limbs() -> None:
    for versions in ENGLAND.by_id.values():
        assert len({tuple(limb.part for limb in version.limbs) for version in versions}) == 1
