"""The register a letter takes its law from."""

from __future__ import annotations

import pytest

from upheld.errors import LawError
from upheld.law import law_named
from upheld.law.plan_rules import CODE_9_69, CUMBRIA, SPECIFYING, Authority
from upheld.letters.register import authority, every_citation, on_plans

LAW = law_named("england")


@pytest.mark.parametrize(
    ("id", "texts", "mark"),
    [
        ("plan.final", ["Children and Families Act 2014 ss.39(8), 40(5)", "SEND Regulations 2014 reg 13(2)-(3)"], "A"),
        ("test.disabled", ["Equality Act 2010 s.6"], "B"),
        ("test.reassess", ["Children and Families Act 2014 s.44(2)-(4)", "SEND Regulations 2014 regs 23-24"], "B"),
        ("LA-COMPLAINT", ["Local Government Act 1974 s.26(5)"], "C"),
        ("fd.appeal", ["Tribunal Procedure (HESC Chamber) Rules 2008 r.20(1)(c)"], "B"),
        ("notice.refusal", ["SEND Regulations 2014 regs 5(3), 32"], "A"),
        ("EXC-REPS", ["SEND Regulations 2014 reg 44(3)"], "C"),
        ("ground.f", ["Children and Families Act 2014 s.51(2)(f)"], "A"),
    ],
)
def test_every_kind_of_entry_gives_its_citations_and_its_weaker_mark(id: str, texts: list[str], mark: str) -> None:
    found = authority(LAW, id)
    assert [one.text for one in found.citations] == texts
    assert found.mark == mark


def test_what_a_judgment_says_is_not_part_of_its_citation() -> None:
    texts = [one.text for one in authority(LAW, "test.assess").citations]
    assert texts == [
        "Children and Families Act 2014 s.36(8)",
        "Buckinghamshire CC v HW [2013] UKUT 470 (AAC)",
        "W v Hertfordshire CC [2023] EWHC 3138 (Admin)",
    ]
    assert [one.text for one in authority(LAW, "test.review.19").citations] == [
        "Children and Families Act 2014 ss.44(5), 45(3)"
    ]


def test_guidance_is_told_from_law() -> None:
    assert not authority(LAW, "senk.apdr").binding
    assert authority(LAW, "plan.final").binding


def test_every_entry_is_cited_and_marked() -> None:
    for id in LAW.by_id:
        found = authority(LAW, id)
        assert found.citations
        assert found.mark in "ABC"
    assert "SEND Regulations 2014 reg 13(2)-(3)" in every_citation(LAW)


def test_what_is_not_in_the_register_is_refused() -> None:
    with pytest.raises(LawError, match="There is no entry"):
        authority(LAW, "plan.finally")


@pytest.mark.parametrize(
    ("one", "text", "force", "binding"),
    [
        (SPECIFYING, "Children and Families Act 2014 s.37(2)", "statute", True),
        (CODE_9_69, "SEND Code of Practice 2015 para 9.69", "code_should", False),
        (CUMBRIA, "R v Cumbria CC ex p P [1994] ELR 337", "case", True),
    ],
)
def test_what_a_plan_must_hold_is_in_the_register(one: Authority, text: str, force: str, binding: bool) -> None:
    found = on_plans(one)
    assert [each.text for each in found.citations] == [text]
    assert (found.force, found.binding) == (force, binding)
    assert text in every_citation(LAW)


def test_an_authority_on_plans_that_is_not_in_the_register_is_refused() -> None:
    with pytest.raises(LawError, match="is not in the register of what a plan must hold"):
        on_plans(Authority("Made v Up [2020] UKUT 1 (AAC)", "nothing", "A"))
