"""What the way a line is put settles: who by a service, how often as a share, a thing that somebody supplies."""

from __future__ import annotations

import pytest

from upheld.plan.check.provision.judge import judge
from upheld.plan.document import Letter


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("G", "The podiatry clinic at the county hospital every six months."),
        ("H2", "A visit from the family's social worker every three weeks."),
        ("H2", "One night in six with the same foster carers."),
        ("G", "A nebuliser, supplied and serviced by the hospital, kept in the classroom."),
        ("F", "Every adult who teaches Child B will stand within one metre and wait five seconds for an answer."),
        ("F", "The reading programme will be delivered by a trained assistant one to one for 15 minutes each day."),
        ("F", "Woodwork for 90 minutes each week with an instructor, in a group of no more than three. (E4, E6)"),
        ("F", "Gardening for 90 minutes each week with the named teaching assistant. (need 2.1)"),
    ],
)  # fmt: skip
def test_what_is_settled_is_specific(section: Letter, text: str) -> None:
    found = judge(text, section=section)
    assert (found.verdict, found.weak) == ("specific", ())


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("F", "A visit from the social worker every three weeks."),
        ("G", "The clinic as required."),
        ("F", "Equipment supplied as needed by the school."),
        ("F", "All staff will be aware of her needs."),
        ("F", "The programme will be delivered."),
        ("F", "Up to five lessons a week (E2)."),
        ("H1", "The team will support the family."),
    ],
)  # fmt: skip
def test_what_is_not_settled_is_not(section: Letter, text: str) -> None:
    assert judge(text, section=section).verdict != "specific"


def test_the_plans_own_numbers_are_no_weak_words_and_the_rest_keeps_its_place() -> None:
    text = "Swimming (E2, E3) up to twice a week."
    (weak,) = judge(text).weak
    assert text[weak.start :].startswith("up to")


def test_who_may_be_there_is_not_whether_it_happens() -> None:
    relative = judge("A nurse will check the pump of any pupil who may be at risk, each day, for ten minutes.")
    assert "may be" not in [one.words for one in relative.weak]
    assert "may be" in [one.words for one in judge("Therapy may be given each week by a therapist.").weak]


@pytest.mark.parametrize(
    "text",
    ["The school will have a sensory room.", "The college has a quiet base.", "The setting offers a calm garden."],
)
def test_what_the_setting_has_is_not_provision_for_the_child(text: str) -> None:
    found = judge(text)
    assert found.verdict == "vague"


def test_a_room_for_this_child_is_more_than_what_the_setting_has() -> None:
    assert (
        judge("Child A will work in the sensory room for 20 minutes each day with a teaching assistant.").verdict
        != "vague"
    )
