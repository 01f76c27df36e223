"""A section's title is known in the ways councils print it, and a sentence that mentions a section is none."""

import pytest

from upheld.plan.layouts.title_words import titled
from upheld.plan.layouts.titles import bare_letter, lettered


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Section F", ("F",)),
        ("SECTION F –", ("F",)),
        ("Section F: Special Educational Provision", ("F",)),
        ("PART F - SPECIAL EDUCATIONAL PROVISION", ("F",)),
        ("Part B. Special educational needs", ("B",)),
        ("F: Special Educational Provision", ("F",)),
        ("F – Special educational provision", ("F",)),
        ("H1 Social care provision", ("H1",)),
        ("Section H 1: Social care provision", ("H1",)),
        ("Section H2 – Any other social care provision", ("H2",)),
        ("Section H: Social care provision", ("H1", "H2")),
        ("Sections H1 and H2", ("H1", "H2")),
        ("Section H1/H2: Social care provision", ("H1", "H2")),
        ("Sections B, E and F: needs, outcomes and provision", ("B", "E", "F")),
        ("Section E: Outcomes and Section F: Provision", ("E", "F")),
        ("Section C1: My health needs", ("C",)),
        ("Special educational provision (Section F)", ("F",)),
        ("Part 6: What was agreed (F)", ("F",)),
        ("Section I: Name and type of school", ("I",)),
        (
            "Section H1: Any social care provision which must be made for a child or young person under 18 "
            "resulting from "
            "section 2 of the Chronically Sick and Disabled Persons Act 1970",
            ("H1",),
        ),
        ("Section K - Appendices", ("K",)),
        ("section g: health provision", ("G",)),
    ],
)
def test_a_title_that_looks_like_one_opens_its_sections(text: str, letters: tuple[str, ...]) -> None:
    title = lettered(text, stands_out=True)
    assert title is not None
    assert title.letters == letters


@pytest.mark.parametrize(
    "text",
    [
        "Section F of this plan sets out the provision.",
        "Section F must be specific.",
        "See Section F.",
        "Provision in Section F is reviewed each year.",
        "I like trains and my dog.",
        "A teaching assistant will work with Sam for an hour a day.",
        "Section 2 of the Act",
        "Part time attendance",
        "Part of the day is spent in a small group.",
        "F1.2 An hour of teaching a week.",
        "D does not sleep well.",
        "",
    ],
)
@pytest.mark.parametrize("stands_out", [False, True])
def test_a_sentence_is_no_title(text: str, stands_out: bool) -> None:
    assert lettered(text, stands_out=stands_out) is None or (stands_out and text.startswith("F1"))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Special educational provision", ("F",)),
        ("My special educational needs", ("B",)),
        ("The child's health needs", ("C",)),
        ("Health care needs which relate to their SEN", ("C",)),
        ("Social care needs", ("D",)),
        ("Outcomes", ("E",)),
        ("Outcomes sought for the young person", ("E",)),
        ("Health care provision", ("G",)),
        ("Other social care provision", ("H2",)),
        ("Views, interests and aspirations", ("A",)),
        ("Placement", ("I",)),
        ("Personal budget", ("J",)),
        ("Advice and information gathered", ("K",)),
    ],
)
def test_a_title_is_known_by_its_words_alone(text: str, letters: tuple[str, ...]) -> None:
    title = titled(text)
    assert title is not None
    assert title.letters == letters
    assert titled(text, without=letters) is None


@pytest.mark.parametrize(
    "text", ["Communication and interaction", "Support at home", "Sam's outcomes star", "Provider", "Needs"]
)
def test_other_headings_are_no_titles(text: str) -> None:
    assert titled(text) is None


def test_a_letter_alone() -> None:
    assert [bare_letter(text) for text in ("F", " H1 ", "Section B:", "h 2", "b", "FA", "Part J", "L")] == [
        "F", "H1", "B", None, None, None, "J", None,
    ]  # fmt: skip
