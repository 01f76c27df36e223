"""What a line of provision promises, on the law of specificity: england.md 7.2."""

from __future__ import annotations

import pytest

from upheld.law.plan_rules import CUMBRIA, GREENWICH, HAMPSHIRE, ROTHERHAM, SPECIFICITY
from upheld.plan.check.provision.judge import judge

PLAIN = (
    "45 minutes a week, one to one, of language work on narrative skills, by a qualified speech and language "
    "therapist, in term time."
)


def codes(text: str, **said: object) -> set[str]:
    return {one.code for one in judge(text, **said).findings}  # type: ignore[arg-type]


def test_a_line_that_says_what_who_how_long_and_how_often_is_specific_and_has_no_finding() -> None:
    judged = judge(PLAIN)
    assert judged.verdict == "specific"
    assert judged.findings == () and judged.ask is None and judged.missing == ()
    assert {"what", "who", "duration", "frequency", "group_size", "weeks"} <= set(judged.elements)
    assert judged.amounts[0].minutes_a_week == (45, 45)


@pytest.mark.parametrize(
    "text",
    [
        "Up to 5 hours of support each week.",
        "1:1 support.",
        "Weekly support.",
        "Access to speech therapy as required.",
        "X would benefit from 20 minutes of daily reading with a teaching assistant.",
        "Regular opportunities for small group work.",
        "Adult support, as determined by the school.",
        "Funding at Band F of £9,450 a year.",
        "A teaching assistant may be provided for 10 hours a week.",
        "Half-termly input from the speech and language therapist, subject to capacity.",
        "Staff will have two hours of training in autism from the educational psychologist each term.",
        "Advice to staff from the occupational therapist.",
        "The school has three teaching assistants and a quiet room, and follows the graduated approach.",
        "X, aged 9, is in Year 5 and will learn 10 words with 80% accuracy in Room 12.",
        "Either therapy or a programme for home, depending on progress.",
        "Support from a teaching assistant.",
        "",
    ],
)
def test_a_line_that_could_be_kept_by_doing_next_to_nothing_is_vague(text: str) -> None:
    assert judge(text).verdict == "vague"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("20 minutes of precision teaching every day.", ("who",)),
        ("A teaching assistant will read with X every day.", ("duration",)),
        ("25 hours a week of teaching assistant support.", ("what",)),
        ("A weekly social skills group.", ("who", "duration", "group_size")),
    ],
)
def test_an_enforceable_line_that_lacks_an_essential_is_partly_so(text: str, missing: tuple[str, ...]) -> None:
    judged = judge(text)
    assert (judged.verdict, judged.missing) == ("partly", missing)


def test_up_to_has_a_least_of_nothing() -> None:
    judged = judge("Up to 5 hours of support each week.")
    assert judged.amounts[0].minutes_a_week == (0, 300)
    assert "provision.minimum_zero" in {one.code for one in judged.findings}


@pytest.mark.parametrize("size", ["a class of no more than 8 pupils", "a group of up to 4 children"])
def test_the_most_in_a_group_is_no_least_of_nothing(size: str) -> None:
    judged = judge(f"A teaching assistant teaches phonics for 20 minutes every day in {size}.")
    assert judged.verdict == "specific" and judged.weak == ()


def test_words_that_let_something_else_be_given_weaken_a_line() -> None:
    line = "Spelling lessons for 30 minutes, twice a week, from a dyslexia teacher{}."
    assert judge(line.format("")).verdict == "specific"
    weaker = judge(line.format(" or equivalent"))
    assert weaker.verdict == "partly"
    assert "provision.equivalent" in {one.code for one in weaker.findings}


def test_a_row_has_what_its_cells_say() -> None:
    cells = {"who": "Teaching assistant", "how often": "20 minutes, every day"}
    judged = judge("Phonics", cells=cells)
    assert judged.verdict == "specific"
    assert judged.elements["who"] == ("Teaching assistant",)
    assert judge("Phonics").verdict == "vague"
    assert judge("Phonics", cells={"who": "Staff", "how often": "As required"}).verdict == "vague"


def test_a_column_of_outcomes_or_costs_promises_nothing() -> None:
    assert (
        judge("Support", cells={"outcome": "X reads with a teaching assistant for 20 minutes every day"}).verdict
        == "vague"
    )


def test_a_row_inherits_what_and_who_from_its_heading_but_not_from_a_topic() -> None:
    assert judge("20 minutes every day with a teaching assistant.", heading="Lego therapy").verdict == "specific"
    assert judge("20 minutes every day with a teaching assistant.", heading="Literacy").missing == ("what",)
    assert judge("Paired reading, 20 minutes every day.", heading="Teaching assistant").verdict == "specific"


def test_support_in_the_name_of_a_job_is_no_weak_word() -> None:
    judged = judge("A learning support assistant practises number bonds with X for 10 minutes every day.")
    assert judged.verdict == "specific" and judged.weak == ()


def test_regular_is_not_weak_where_the_line_says_how_often() -> None:
    judged = judge("Regular 20-minute daily sessions of phonics with a teaching assistant.")
    assert judged.verdict == "specific" and judged.weak == ()
    assert "provision.loose_amount" in codes("Regular sessions of phonics with a teaching assistant.")


@pytest.mark.parametrize("weak", ["may", "could", "might"])
def test_what_may_be_done_need_not_be_done(weak: str) -> None:
    line = "A teaching assistant {} practise number bonds with X for 10 minutes every day."
    assert judge(line.format(weak)).verdict == "vague"
    assert judge(line.format("should")).verdict == "partly"
    assert judge(line.format("will")).verdict == "specific"
    assert judge(line.format("must")).verdict == "specific"


def test_may_is_also_a_month() -> None:
    judged = judge(
        "The physiotherapist measures his splints at a 45 minute clinic in January, May and September each year."
    )
    assert judged.verdict == "specific" and judged.weak == ()


def test_a_definite_refusal_is_specific() -> None:
    assert judge("X will not be expected to read aloud in front of the class.").verdict == "specific"


def test_a_thing_needs_no_minutes_and_a_task_on_each_occasion_none_either() -> None:
    assert judge("A height-adjustable table in his form room for every lesson there.").verdict == "specific"
    assert judge("A teaching assistant checks his hearing aids at the start of each school day.").verdict == "specific"


def test_training_of_staff_is_provision_where_the_child_is_then_taught_by_them() -> None:
    line = (
        "The therapist trains the teaching assistant for 2 hours each term. The teaching assistant practises signs "
        "with X for 15 minutes every day."
    )
    assert judge(line).verdict == "specific"
    assert "provision.for_staff_only" in codes("Training for staff in autism, 2 hours each term.")


def test_hedges_take_back_only_their_own_part_of_the_line() -> None:
    judged = judge("Daily reading to an adult, 1:1 where possible, and opportunities for paired reading.")
    assert judged.verdict == "partly"


def test_a_least_stands_against_as_required() -> None:
    judged = judge("A nurse visits as required, with a minimum of 1 hour each week to practise stretches with X.")
    assert judged.verdict == "specific"


def test_a_reason_in_the_childs_own_needs_may_make_flexibility_lawful() -> None:
    judged = judge("Home tuition when he is well enough, as required by his fluctuating pain.")
    assert judged.flexible is not None and "least" in judged.flexible
    assert judge("Home tuition where possible.").flexible is None
    assert "lighter" in (judge("Physiotherapy as required.", section="G").flexible or "")


@pytest.mark.parametrize(
    ("text", "code", "law"),
    [
        ("Funding at Band F.", "provision.money", CUMBRIA),
        ("Phonics as determined by the school.", "provision.decided_by_school", GREENWICH),
        ("Hours will be reduced after discussion with the school.", "provision.change_without_review", ROTHERHAM),
    ],
)
def test_a_finding_rests_on_its_case(text: str, code: str, law: object) -> None:
    found = next(one for one in judge(text).findings if one.code == code)
    assert law in found.law


def test_findings_cite_only_what_the_register_has_and_a_health_line_the_lighter_standard() -> None:
    lines = ["Support as required.", "Up to 3 hours weekly.", "1:1 support may be given.", "Access to £500 of therapy."]
    for line in lines:
        assert all(law in SPECIFICITY for one in judge(line).findings for law in one.law)
        assert all(HAMPSHIRE in one.law for one in judge(line, section="G").findings if one.code != "provision.money")


def test_each_finding_of_a_line_has_its_own_key_and_names_the_line() -> None:
    found = judge(
        "Access to support as required, where possible, up to 2 hours a week, subject to funding.", on="F.3"
    ).findings
    keys = [one.key for one in found]
    assert len(keys) == len(set(keys)) and all(key.endswith("@F.3") for key in keys)


@pytest.mark.parametrize(
    "text", ["Support as required.", "Weekly sessions with a therapist.", "A laptop.", "Up to 5 hours."]
)
def test_remedy_and_question_name_no_amount(text: str) -> None:
    judged = judge(text)
    asked = " ".join([judged.ask or "", *(one.remedy for one in judged.findings)])
    assert asked.strip()
    assert not any(letter.isdigit() for letter in asked.replace(text, ""))


def test_the_question_goes_to_whoever_advised_where_a_profession_is_named() -> None:
    assert (judge("Termly input from the occupational therapist.").ask or "").startswith(
        "To the occupational therapist"
    )
    assert (judge("Termly support.").ask or "").startswith("To the council")
    assert (judge("Termly support.", heading="Educational psychologist").ask or "").startswith(
        "To the educational psychologist who advised:"
    )


def test_weak_words_stand_where_they_are_said_to() -> None:
    text = "Access to a quiet room as required, up to 3 hours a week."
    judged = judge(text)
    assert judged.weak
    assert all(text[one.start : one.start + len(one.words)] == one.words for one in judged.weak)
