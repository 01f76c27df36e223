"""What single lines, titles of columns, days and entries of advice mean."""

from datetime import date

import pytest

from tests.unit.plan.layouts.paper import p
from upheld.plan.layouts.advice import category, entry, is_entry
from upheld.plan.layouts.boilerplate import is_guidance, is_none, is_of_itself, is_placeholder
from upheld.plan.layouts.columns import column
from upheld.plan.layouts.days import days_in
from upheld.plan.layouts.headings import is_area, says
from upheld.plan.layouts.items import bits, codes_in, only_codes


@pytest.mark.parametrize(
    "text",
    [
        "None.", "N/A", "Not applicable", "No health needs have been identified.", "There is no provision required.",
        "Nothing to add.", "No social care needs were identified at this time.", "Sam is not known to social care.",
        "None identified at present", "Sam has no health needs related to his SEN.", "None after assessment.",
    ],
)  # fmt: skip
def test_a_line_that_says_there_is_nothing(text: str) -> None:
    assert is_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sam has no friends.", "No more than six pupils in a group.", "Sam has no sense of danger.",
        "Nothing calms him.",
        "No adult may touch Sam without warning.", "Sam does not speak.", "Not more than ten minutes at a time.",
    ],
)  # fmt: skip
def test_a_need_with_no_in_it_is_something(text: str) -> None:
    assert not is_none(text)


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("Guidance: write what is needed.", True),
        ("Guidance for writers: say who and how often.", True),
        ("Please list each need separately.", True),
        ("[Set out each need in this box]", True),
        ("This section should set out all needs.", True),
        ("Instructions broken down and supported with visuals.", False),
        ("Guidance from the therapist will be followed each day.", False),
        ("Please and thank you are hard for Sam.", False),
        ("List of words learnt sent home each week.", False),
        ("Note taking taught for 20 minutes a week.", False),
    ],
)
def test_guidance_to_the_writer(text: str, is_note: bool) -> None:
    assert is_guidance(p(text), 11.0) is is_note


@pytest.mark.parametrize(
    "text", ["To be completed", "TBC", "Click or tap here to enter text.", "Choose an item.", "[insert name]"]
)
def test_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


def test_lines_of_provision_are_no_placeholders() -> None:
    assert not is_placeholder("To be taught in a group of six.")
    assert not is_placeholder("Enter the hall before the others each day.")


@pytest.mark.parametrize(
    ("title", "means"),
    [
        ("Special educational need", "need"), ("What is not working so well (needs)", "need"), ("C: Need", "need"),
        ("Section E Outcome", "outcome"), ("Outcome sought", "outcome"), ("For outcome", "outcome"),
        ("Provision required to achieve the outcome", "provision"), ("What will be done", "provision"),
        ("What", "provision"),
        ("Who", "detail"), ("By whom", "detail"), ("Provided by who and by when", "detail"), ("How often", "detail"),
        ("Frequency of provision", "detail"), ("Monitored by", "detail"), ("Steps on the way", "step"),
        ("Short-term target", "step"), ("Area of need", "area"), ("No.", "ref"), ("Section", "letter"),
        ("What is working (strengths)", "strength"), ("How best to support me", "strength"), ("Outco me", "outcome"),
    ],
)  # fmt: skip
def test_what_a_column_holds(title: str, means: str) -> None:
    found = column(title)
    assert found is not None
    assert found.means == means


@pytest.mark.parametrize(
    "title", ["Communication and interaction", "Nurse review", "Sam will read a page without help."]
)
def test_words_that_are_no_title_of_a_column(title: str) -> None:
    assert column(title) is None


def test_sections_in_titles_of_columns() -> None:
    titles = (
        "Section B Special educational need",
        "Needs (B)",
        "C: Need",
        "H1: 1970 Act",
        "1970 Act provision",
        "Provision",
    )
    assert [found.letter if (found := column(title)) else "?" for title in titles] == ["B", "B", "C", "H1", "H1", None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22 December 2015", date(2015, 12, 22)), ("10th September 2014", date(2014, 9, 10)),
        ("09/03/2012", date(2012, 3, 9)),
        ("03.11.17", date(2017, 11, 3)), ("2 Dec 2016", date(2016, 12, 2)), ("2026-05-11", date(2026, 5, 11)),
        ("March 3rd, 2026", date(2026, 3, 3)),
    ],
)  # fmt: skip
def test_days_as_they_are_written(text: str, day: date) -> None:
    assert [found for _, _, found in days_in(f"on {text}, it is said")] == [day]


def test_what_is_no_day() -> None:
    assert not list(days_in("31/02/2026, May 2026, section 1.2.3, 45 minutes, 24/7"))


def test_numbers_of_needs_and_outcomes_in_words() -> None:
    assert codes_in("Learning (needs B1 and B2; outcome E1)") == ("need b1", "need b2", "outcome e1")
    assert codes_in("Provision for needs 1, 2 and 3") == ("need 1", "need 2", "need 3")
    assert codes_in("(needs 2.1 - 2.3, outcome 5.2)") == ("need 2.1", "need 2.2", "need 2.3", "outcome 5.2")
    assert codes_in("Learning (B1-B3)") == ("b1", "b2", "b3")
    assert codes_in("an hour a week in Year 9 on A4 paper") in ((), ("a4",))
    assert only_codes("Outcome 3") == ("3",)
    assert only_codes("E1, E2") == ("e1", "e2")
    assert only_codes("Two hours a week") is None


def test_items_of_one_paragraph() -> None:
    assert [(bit.ref, bit.text) for bit in bits(p("F1.2 An hour of teaching."))] == [("F1.2", "An hour of teaching.")]
    assert [(bit.ref, bit.text) for bit in bits(p("Outcome 2: Sam will read."))] == [("Outcome 2", "Sam will read.")]
    assert [bit.text for bit in bits(p("One hour a day.\nA desk of his own."))] == [
        "One hour a day.",
        "A desk of his own.",
    ]
    assert [bit.text for bit in bits(p("An hour a day\nwith a teacher"))] == ["An hour a day with a teacher"]
    assert [bit.text for bit in bits(p("2.5 hours a week of teaching"))] == ["2.5 hours a week of teaching"]


def test_headings_that_name_an_area_and_that_say_what_follows() -> None:
    assert is_area("Cognition and learning")
    assert is_area("How I communicate")
    assert is_area("Physical and sensory (needs 2.1 - 2.3)")
    assert not is_area("Sensory circuit each morning")
    assert [says(text) for text in ("Strengths", "Needs", "Steps towards this outcome:", "Provision required",
    "Music")] == [
        "words", "need", "step", "provision", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Educational psychology report", "psychological"), ("Parental views", "parent"), ("Mother", "parent"),
        ("School advice, SENCO", "education"), ("Consultant paediatrician", "medical"),
        ("Clinical psychologist", "medical"),
        ("Social worker", "social_care"), ("Speech and language therapist", "other"), ("Teacher of the deaf", "other"),
        ("Preparation for adulthood", "adulthood"), ("Report asked for by parents", "requested_by_parent"),
        ("Independent speech and language therapist", "requested_by_parent"), ("A list", None),
    ],
)  # fmt: skip
def test_the_kind_of_advice(text: str, kind: str | None) -> None:
    assert category(text) == kind


def test_who_gave_advice_and_when() -> None:
    said = entry("Education: report of Mr T, Head of Sixth Form, Ashgrove Upper School, 1st June 2026")
    assert (said.category, said.author, said.role, said.date_on) == (
        "education", "Mr T", "Head of Sixth Form", date(2026, 6, 1),
    )  # fmt: skip
    assert not is_entry("Signed on behalf of the council: Mr X, Head of SEND, 6 November 2026")
    assert not is_entry("The advice listed here has been sent to parents.")


@pytest.mark.parametrize(
    "text",
    [
        "Sam will sit at the table with two friends.", "His timetable is shown on his desk.",
        "The above programme is daily.",
        "To be taught in a group of six.", "To be given ten minutes' warning.", "Use pictures in each lesson.",
        "Include all new words in the weekly list.", "Every part of the day is explained beforehand.",
        "An adult describes each picture.", "Record of incidents read by the SENCO weekly.",
    ],
)  # fmt: skip
def test_a_line_of_provision_is_no_note(text: str) -> None:
    assert not is_guidance(p(text), 11.0)
    assert not is_of_itself(p(text))
    assert not is_placeholder(text)
    assert not is_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "Each table below is read across.", "The provision below is agreed by the council.",
        "Outcomes are set out under the four headings.", "The table that follows is part of this section.",
        "Progress towards these outcomes is looked at each term.",
    ],
)  # fmt: skip
def test_a_sentence_on_the_document_itself(text: str) -> None:
    assert is_of_itself(p(text))
    assert not is_of_itself(p(f"• {text}"))
