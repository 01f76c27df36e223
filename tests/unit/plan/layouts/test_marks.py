"""Marks, rules and labels that tell what a line is and are no part of what it says."""

from tests.unit.plan.layouts.paper import h, p, paper
from upheld.plan.layouts.read import plan_of


def test_a_section_in_brackets_before_a_line_of_provision_is_where_it_belongs() -> None:
    plan = plan_of(
        paper(
            h("Section F: Special educational provision"), p("A teacher will read with Sam daily."),
            p("(G) A nurse will train two members of staff."), p("(H2) Three hours of short breaks each week."),
        )
    )  # fmt: skip
    assert [(one.section, one.text) for one in plan.provisions] == [
        ("F", "A teacher will read with Sam daily."),
        ("G", "A nurse will train two members of staff."),
        ("H2", "Three hours of short breaks each week."),
    ]


def test_the_letters_of_a_list_are_no_sections() -> None:
    lines = [p(f"({letter}) A teacher will do thing number {letter} daily.") for letter in "ABCDEFGH"]
    plan = plan_of(paper(h("Section F: Special educational provision"), *lines))
    assert [one.section for one in plan.provisions] == ["F"] * 8


def test_a_line_of_signs_is_nothing_and_two_dashes_are_a_bullet() -> None:
    plan = plan_of(paper(h("Section B: Special educational needs"), p("======"), p("-- Sam reads at age six.")))
    assert [one.text for one in plan.needs] == ["Sam reads at age six."]


def test_a_subheading_that_names_an_area_of_need_ties_what_is_under_it() -> None:
    plan = plan_of(
        paper(
            h("Section B: Special educational needs"), p("B.1 LEARNING"), p("- Sam reads at age six."),
            p("B.2 HEARING"), p("- Sam wears hearing aids."),
            h("Section F: Special educational provision"), p("(for B.2) Hearing"), p("- A teacher will visit weekly."),
        )
    )  # fmt: skip
    assert [one.text for one in plan.provisions] == ["A teacher will visit weekly."]
    assert plan.provisions[0].needs == (plan.needs[1].id,)


def test_targets_under_their_heading_are_steps_and_the_next_number_is_an_outcome_again() -> None:
    plan = plan_of(
        paper(
            h("Section E: Outcomes"), p("1. By July 2028 Sam will read a page."), p("Short-term targets"),
            p("- Sam will read a line."), p("2. By July 2028 Sam will tell the time."),
        )
    )  # fmt: skip
    assert [(one.text, one.steps) for one in plan.outcomes] == [
        ("By July 2028 Sam will read a page.", ("Sam will read a line.",)),
        ("By July 2028 Sam will tell the time.", ()),
    ]


def test_who_signed_is_no_advice_and_a_date_on_its_own_line_is_the_entrys() -> None:
    plan = plan_of(
        paper(
            h("ADVICE AND INFORMATION OBTAINED DURING THE ASSESSMENT"),
            p("Appendix 1: Educational psychologist's advice, Ms P Psychologist,"), p("10 March 2026"),
            p("Signed: ........"), p("Mr O Officer, SEN Manager, 12 June 2026"),
        )
    )  # fmt: skip
    assert [(one.author, str(one.date_on)) for one in plan.advice] == [("Ms P Psychologist", "2026-03-10")]
