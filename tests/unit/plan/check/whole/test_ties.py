"""Every need in B must be met by provision in F (R v Secretary of State for Education ex p E)."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.plan.check.whole.made import SOUND, found, told
from upheld.law.plan_rules import NEEDS_MET
from upheld.plan.document import Need, Outcome, Plan, Provision

SWIMMING = "Child A is afraid of water and will not enter a swimming pool."
LOOSE: Plan = replace(
    SOUND,
    provisions=tuple(replace(one, needs=(), outcomes=(), tied="", area=None) for one in SOUND.provisions),
    needs=tuple(replace(one, area=None) for one in SOUND.needs),
    outcomes=tuple(replace(one, area=None) for one in SOUND.outcomes),
)
HEADED: Plan = replace(
    SOUND, provisions=tuple(replace(one, needs=(), outcomes=(), tied="") for one in SOUND.provisions)
)


def with_need(plan: Plan, area: str | None = None, text: str = SWIMMING) -> Plan:
    return replace(plan, needs=(*plan.needs, Need("B.9", "B", text, "B3", area)))


def test_where_numbers_or_rows_tie_them_a_need_without_provision_is_serious() -> None:
    findings = [one for one in found(with_need(SOUND)) if one.on == "B.9"]
    assert [(one.code, one.severity) for one in findings] == [("need.without_provision", "serious")]
    assert findings[0].law[0] == NEEDS_MET
    assert SWIMMING.split(",")[0][:30] in findings[0].remedy


def test_a_need_that_is_met_by_one_line_of_several_raises_nothing() -> None:
    second = replace(SOUND.provisions[1], needs=("B.2", "B.9"))
    assert found(with_need(replace(SOUND, provisions=(SOUND.provisions[0], second)))) == []


def test_where_only_headings_tie_them_a_need_under_a_heading_of_its_own_wants_a_look() -> None:
    seen = told(with_need(HEADED, "Physical and sensory"))
    assert seen["need.without_provision@B"] == "look"
    assert "needs.not_tied@F" not in seen


def test_headings_that_b_and_f_do_not_share_tie_nothing() -> None:
    other = tuple(replace(one, area="Part 6: Provision agreed") for one in HEADED.provisions)
    seen = told(replace(HEADED, provisions=other))
    assert seen["needs.not_tied@F"] == "look"
    assert not any(key.startswith("need.without_provision") for key in seen)


def test_the_same_heading_written_another_way_ties_them() -> None:
    assert "need.without_provision@B" not in told(with_need(HEADED, "LANGUAGE:"))


def test_where_nothing_is_printed_that_is_said() -> None:
    seen = told(with_need(LOOSE))
    assert seen["needs.not_tied@F"] == "look"
    assert not any(key.startswith("need.without_provision") for key in seen)


def test_provision_that_meets_no_need_wants_a_look_and_is_one_finding() -> None:
    riding = Provision("F.9", "F", "Child A rides a pony at a farm for one hour a week.")
    swims = Provision("F.8", "F", "Child A swims for one hour a week.")
    assert told(replace(SOUND, provisions=(*SOUND.provisions, riding, swims))) == {"provision.without_need@F": "look"}
    assert "provision.without_need@F" not in told(replace(LOOSE, provisions=(*LOOSE.provisions, riding)))


def test_provision_for_adult_life_or_for_an_outcome_needs_no_need_of_its_own() -> None:
    cooks = Provision("F.9", "F", "Cooking for two hours a week.", area="Preparing for adulthood")
    serves = Provision("F.8", "F", "Cooking for two hours a week.", outcomes=("E.1",), tied="printed")
    assert found(replace(SOUND, provisions=(*SOUND.provisions, cooks, serves))) == []


def test_lines_under_a_heading_of_their_own_are_of_the_whole_plan() -> None:
    calls = Provision("F.9", "F", "The council calls on the family every six weeks.", area="Bringing it together")
    assert found(replace(SOUND, provisions=(*SOUND.provisions, calls))) == []


def test_a_line_about_the_review_meets_no_need_of_its_own() -> None:
    review = Provision("F.9", "F", "All provision is reviewed each term at a meeting with the parents.")
    assert found(replace(SOUND, provisions=(*SOUND.provisions, review))) == []


def test_an_outcome_without_provision_is_told() -> None:
    swims = Outcome("E.9", "By July 2028 Child A will swim ten metres.", "E3")
    assert told(replace(SOUND, outcomes=(*SOUND.outcomes, swims))) == {"outcome.without_provision@E.9": "important"}
    assert "outcome.without_provision@E.9" not in told(replace(LOOSE, outcomes=(*LOOSE.outcomes, swims)))


def test_a_step_without_a_number_among_numbered_outcomes_wants_a_look() -> None:
    step = Outcome("E.9", "By July 2027 he will take three turns.")
    assert told(replace(SOUND, outcomes=(*SOUND.outcomes, step))) == {"outcome.without_provision@E.9": "look"}


def test_health_provision_may_serve_an_outcome() -> None:
    swims = Outcome("E.9", "By July 2028 Child A will swim ten metres.")
    pool = Provision("G.1", "G", "A nurse is at the pool.", outcomes=("E.9",), tied="printed")
    plan = replace(SOUND, outcomes=(*SOUND.outcomes, swims), provisions=(*SOUND.provisions, pool))
    assert "outcome.without_provision@E.9" not in told(plan)


def test_health_needs_are_not_asked_for_in_section_f() -> None:
    health = Need("C.1", "C", "Child A has eczema.")
    assert "need.without_provision@C.1" not in told(replace(SOUND, needs=(*SOUND.needs, health)))


def test_without_any_provision_the_section_is_empty_and_no_need_is_listed_one_by_one() -> None:
    seen = told(replace(SOUND, provisions=()))
    assert "section.empty@F" in seen
    assert not any(key.startswith("need.without_provision") for key in seen)
