"""What must happen each week: promises only, and never an amount that the plan does not give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.plan.write.made import JUDGEMENTS, PLAN
from tests.unit.plan.write.reading import bare, broken_rules, every_format, said, tables
from upheld.plan.check.provision.judgement import Amount, Judgement
from upheld.plan.document import Plan, Provision
from upheld.plan.write.week import total, what_must_happen_each_week

WRITTEN = what_must_happen_each_week(PLAN, JUDGEMENTS)
IN_F = tables(WRITTEN)["Section F: Special educational provision"]


def line(*amounts: Amount) -> Judgement:
    return Judgement("words", "partly", "why", amounts=amounts)


def test_only_lines_that_promise_something_stand_in_it() -> None:
    assert [row[0] for row in IN_F[1:]] == ["F1, page 5", "F.3, page 6", "F4, page 6"]
    assert "1 line in which no promise was found (F2, page 5)" in said(WRITTEN)


def test_a_line_is_told_in_the_words_of_the_plan() -> None:
    assert IN_F[1] == (
        "F1, page 5", "Speech and language therapy programme", "A speech and language therapist",
        "45 minutes a week", "a week", "one to one", "",
    )  # fmt: skip


def test_an_amount_that_is_not_known_is_said_to_be_so_and_is_no_zero() -> None:
    assert IN_F[2][3] == "the plan does not say how much a week"
    assert not any("0" in cell for cell in IN_F[2][1:])


def test_up_to_is_nothing_at_the_least() -> None:
    assert IN_F[3][3] == "5 hours; that is 0 to 300 minutes a week, so it may be nothing"


def test_the_total_is_a_range_of_what_is_known_and_says_what_is_left_out() -> None:
    # 45 and 0 to 300; F.3 says no length.
    assert "45 to 345 minutes a week, from 2 lines of 3. Left out: 1 line of" in said(WRITTEN)


def test_sections_are_not_added_to_each_other() -> None:
    assert "30 to 40 minutes a week, from 1 line of 1." in said(WRITTEN)


@pytest.mark.parametrize(
    ("judgements", "told"),
    [
        ([line(Amount((60, 60)))], "60 minutes a week, from 1 line of 1."),
        ([line(Amount((60, 60))), line(Amount((7.5, 10)))], "67.5 to 70 minutes a week, from 2 lines of 2."),
        ([line(Amount((0, 60)))], "0 to 60 minutes a week, from 1 line of 1. The least is nothing"),
        ([line(Amount((60, 60)), Amount())], "Counted in part: 1 line of which only some"),
        ([line(), line(Amount(None, (6, 6)))], "cannot be told. 2 lines"),
    ],
)
def test_totals(judgements: list[Judgement], told: str) -> None:
    assert told in total(judgements)


def test_hours_a_year_are_shown_and_not_turned_into_minutes_a_week() -> None:
    once_a_term = {"G.2": line(Amount(None, (6, 6)))}
    row = tables(what_must_happen_each_week(PLAN, once_a_term))["Section G: Health provision"][1]
    assert row[3] == "6 hours a year"


def test_a_line_that_is_partly_told_says_so() -> None:
    row = tables(what_must_happen_each_week(PLAN, {"G.2": line(Amount((20, 20)), Amount())}))
    assert row["Section G: Health provision"][1][3] == (
        "20 minutes a week; for the rest of the line it does not say how much"
    )


def test_a_plan_that_promises_nothing_says_so() -> None:
    assert "No line of the plan was found that promises something." in said(what_must_happen_each_week(Plan(), {}))


def test_it_can_be_made_in_every_format_and_is_accessible() -> None:
    for shown in every_format(WRITTEN).values():
        assert bare("so it may be nothing") in shown
    assert broken_rules(WRITTEN) == []


def test_what_is_found_in_pieces_is_told_in_one_piece_and_cut_at_a_word() -> None:
    text = f"A therapist will teach {'very ' * 30}slowly the exercises."
    judged = Judgement(text, "partly", "why", {"what": ("teach", "exercises")})
    row = tables(what_must_happen_each_week(PLAN, {"G.2": judged}))["Section G: Health provision"][1]
    assert row[1].startswith("teach very very")
    assert row[1].endswith("very …")
    assert len(row[1]) < 100


def test_a_draft_is_said_to_bind_nobody_yet() -> None:
    # s.42(2) is about the plan that is maintained, and no draft is.
    draft, final = replace(PLAN, version="draft"), replace(PLAN, version="final")
    assert "This is a draft: nothing in it must be given" in said(what_must_happen_each_week(draft, JUDGEMENTS))
    assert "draft" not in said(what_must_happen_each_week(final, JUDGEMENTS))


def test_one_verb_is_not_all_that_is_promised() -> None:
    text = "A therapist will work with Child A one to one each week and will show the assistant how to practise."
    judgement = Judgement(text, "specific", "", {"what": ("practise",), "who": ("A therapist",)})
    plan = Plan(provisions=(Provision("F.1", "F", text),))
    assert "A therapist will work with Child A one to one" in said(what_must_happen_each_week(plan, {"F.1": judgement}))
