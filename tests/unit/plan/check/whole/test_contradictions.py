"""A plan leaves no room for doubt about what was decided (L v Clarke): two lines of which one can hold leave it."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.plan.check.whole.made import ABOUT, SOUND, line, told_of
from upheld.plan.check.check import check
from upheld.plan.document import Plan, Provision

WEEKLY = "Individual speech and language therapy from a qualified therapist for 45 minutes once a week in term time."


def with_lines(*texts: str) -> Plan:
    made = tuple(Provision(f"F.{number}", "F", text) for number, text in enumerate(texts, 5))
    return replace(SOUND, provisions=(*SOUND.provisions, *made))


def codes(plan: Plan) -> set[str]:
    return {one.key for one in check(plan, ABOUT).findings}


def test_two_sizes_of_type() -> None:
    differ = with_lines("All paper is in 24 point type.", "Reading materials in 14 point type.")
    assert told_of("provision.print", differ) == {"provision.print_differs@F": "look"}
    assert told_of("provision.print", line("All paper is in 24 point type.")) == {}
    assert told_of("provision.print", with_lines("A five-point scale.", "All paper is in 24 point type.")) == {}


def test_a_therapy_promised_firmly_in_one_line_and_vaguely_in_another() -> None:
    key = "provision.said_several_ways.speech@F"
    assert key in codes(with_lines(WEEKLY, "Regular speech therapy."))
    assert key not in codes(with_lines(WEEKLY))
    # A programme carried out by school staff stands beside the therapy, and does not contradict it.
    assert key not in codes(with_lines(WEEKLY, "A speech and language therapy programme carried out by an assistant."))


def test_each_therapy_is_asked_about_apart() -> None:
    found = codes(with_lines(WEEKLY, "Regular speech therapy.", "Occupational therapy as required."))
    assert "provision.said_several_ways.speech@F" in found
    assert "provision.said_several_ways.occupational@F" not in found
