"""The judge goes by the grammar of a line: words that no list of activities has are content all the same."""

from __future__ import annotations

import pytest

from upheld.plan.check.provision.judge import judge


def test_a_named_therapists_time_is_that_therapy() -> None:
    judged = judge("45 minutes a week, one to one, by a qualified speech and language therapist, in term time.")
    assert judged.verdict == "specific"
    assert judged.elements["frequency"] == ("a week",) and judged.elements["weeks"] == ("in term time",)
    assert judge("45 minutes a week of input by a qualified speech and language therapist.").verdict == "partly"


def test_hours_of_support_have_their_content_from_their_purpose() -> None:
    line = "15 hours a week of 1:1 support from a trained teaching assistant{}."
    assert judge(line.format(" to write down his answers and keep his place in the text")).verdict == "specific"
    assert judge(line.format("")).missing == ("what",)


@pytest.mark.parametrize(
    "text",
    [
        "Adults will say his name first, give one instruction at a time and wait ten seconds before repeating it.",
        "Every film shown in class carries subtitles.",
        "All print in N36 Arial on cream paper.",
        "The kiln technician unlocks the pottery studio for Child A before each Wednesday lesson.",
        "A qualified falconer flies a hawk with Child B for 40 minutes every Thursday.",
        "No adult will touch Child C without first telling her what they are about to do.",
        "A chiropodist registered with the HCPC trims Child D's nails for 15 minutes on the 1st of every month.",
    ],
)
def test_an_exact_act_of_a_kind_no_list_has_is_specific(text: str) -> None:
    assert judge(text).verdict == "specific"


@pytest.mark.parametrize(
    "text",
    [
        "Adults will speak slowly when giving instructions.",
        "A transition plan will be written by the end of the spring term.",
        "Seating away from the window.",
        "The psychologist will see Child A for six sessions.",
        "Child A will have access to a trampoline with a teaching assistant for 10 minutes every morning.",
    ],
)
def test_what_is_definite_but_not_whole_is_partly_so(text: str) -> None:
    assert judge(text).verdict == "partly"


def test_training_is_partly_so_only_where_it_is_for_this_child() -> None:
    line = "A physiotherapist will train {} for two hours each September."
    assert judge(line.format("the assistants who work with Child A")).verdict == "partly"
    assert judge(line.format("staff")).verdict == "vague"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Regular speech therapy", {"who": "All staff", "how often": "Daily"}),
        ("As required", {"who": "School", "how often": "Each term"}),
        ("Pastoral support as needed", {"who": "Therapist", "how often": "Weekly"}),
    ],
)
def test_a_cell_lifts_no_empty_text(text: str, cells: dict[str, str]) -> None:
    assert judge(text, cells=cells).verdict == "vague"


def test_a_cell_that_says_another_thing_leaves_doubt() -> None:
    text = "A dyslexia teacher teaches Child A spelling for 30 minutes once a week."
    assert judge(text, cells={"how often": "Weekly"}).verdict == "specific"
    for cells, word in (({"how often": "Each term"}, "Each term"), ({"who": "All staff"}, "All staff")):
        judged = judge(text, cells=cells)
        found = next(one for one in judged.findings if one.code == "provision.contradiction")
        assert judged.verdict == "partly" and word in found.words and len(found.words) == 2


def test_who_is_the_whole_role() -> None:
    judged = judge("A specialist literacy teacher teaches phonics to Child A for 30 minutes every day.")
    assert judged.elements["who"] == ("specialist literacy teacher",)


def test_a_most_without_a_least_still_says_who_and_how_long() -> None:
    judged = judge("Up to 30 minutes a week of art therapy from an art therapist.")
    assert judged.verdict == "vague" and judged.amounts[0].minutes_a_week == (0, 30)
    assert {"who", "duration", "frequency"} <= set(judged.elements)


def test_remedies_ask_and_the_verdict_leaves_weak_words_to_their_own_finding() -> None:
    judged = judge("Funding at Band F for support, as determined by the school, up to 5 hours a week.")
    assert all(one.remedy.startswith("Please ") for one in judged.findings)
    verdict = judged.findings[0]
    assert verdict.code == "provision.vague"
    assert "band" not in verdict.says.lower() and "determined" not in verdict.says


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Termly SaLT input.", "speech and language therapist"),
        ("Weekly speech therapy.", "speech and language therapist"),
        ("Advice from the OT.", "occupational therapist"),
    ],
)
def test_the_question_names_the_profession_by_its_proper_name(text: str, whom: str) -> None:
    assert (judge(text).ask or "").startswith(f"To the {whom} who advised: ")
