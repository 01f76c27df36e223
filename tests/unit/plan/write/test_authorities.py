"""The authorities on what a plan holds: named in full, linked, and as sure as they are."""

from __future__ import annotations

import re

import pytest

from upheld.documents.blocks import Link, Text
from upheld.law.plan_rules import CLARKE, CODE_9_69, NEEDS_MET, OXFORDSHIRE, SPECIFICITY, SPECIFYING, Authority
from upheld.plan.write.authorities import citations, every_authority, is_guidance, linked, mark, point


@pytest.mark.parametrize(
    ("authority", "text", "address"),
    [
        (
            SPECIFYING,
            "Children and Families Act 2014 s.37(2)",
            "https://www.legislation.gov.uk/ukpga/2014/6/section/37",
        ),
        (
            CODE_9_69,
            "SEND Code of Practice 2015 para 9.69",
            "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25",
        ),
        (CLARKE, "L v Clarke and Somerset CC [1998] ELR 129", None),
        (
            OXFORDSHIRE,
            "B-M and B-M v Oxfordshire CC [2018] UKUT 35 (AAC)",
            "https://caselaw.nationalarchives.gov.uk/ukut/aac/2018/35",
        ),
        (
            Authority("SEND Regs reg 12(3)", "", "B"),
            "SEND Regulations 2014 reg 12(3)",
            "https://www.legislation.gov.uk/uksi/2014/1530/regulation/12",
        ),
    ],
)
def test_an_authority_is_named_in_full_with_its_address(authority: Authority, text: str, address: str | None) -> None:
    (found,) = citations(authority)
    assert (found.text, found.url) == (text, address)


def test_no_authority_is_left_with_a_short_form_or_without_a_mark() -> None:
    for one in every_authority():
        for citation in citations(one):
            assert not re.search(r"\bCFA\b|\bRegs\b|\bCode \d", citation.text)
        assert mark(one) in "ABC"
        assert not re.search(r"\b(?:LA|FTT|SEP)\b|statutory root", point(one))


def test_every_authority_of_the_register_is_known() -> None:
    assert {*SPECIFICITY, NEEDS_MET} <= set(every_authority())


def test_the_weaker_of_two_marks_counts() -> None:
    assert [mark(one) for one in (CLARKE, NEEDS_MET, OXFORDSHIRE)] == ["A", "B", "C"]


def test_the_code_is_guidance_and_an_act_is_not() -> None:
    assert is_guidance(CODE_9_69)
    assert not is_guidance(SPECIFYING)


def test_each_is_linked_once_to_its_text_where_that_has_an_address() -> None:
    found = linked([SPECIFYING, CLARKE, SPECIFYING], sure=True)
    assert [one.text for one in found if isinstance(one, Link)] == ["Children and Families Act 2014 s.37(2)"]
    assert (
        "".join(one.text for one in found if isinstance(one, Text))
        == " (A); L v Clarke and Somerset CC [1998] ELR 129 (A)"
    )
