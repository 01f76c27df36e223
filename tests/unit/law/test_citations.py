"""No rule without its authority, and each authority at its official address."""

from __future__ import annotations

import re

import pytest

from upheld.errors import LawError
from upheld.law import LAWS, law_named
from upheld.law.duty import Duty
from upheld.law.family import STEPS
from upheld.law.source import citations

LEGISLATION = "https://www.legislation.gov.uk"
CASES = "https://caselaw.nationalarchives.gov.uk"
ACT = "Children and Families Act 2014"
REGULATIONS = "SEND Regulations 2014"


def found(cite: str, url: str = "/ukpga/2014/6") -> list[tuple[str, str | None]]:
    return [(one.text, one.url) for one in citations(cite, url)]


# Splitting (design section 3): one citation each; the address belongs to the last instrument it names


def test_a_citation_is_split_at_its_semicolons_and_each_has_its_address() -> None:
    assert found(f"{ACT} s.36(5); {REGULATIONS} reg 4(1)", "/uksi/2014/1530/regulation/4") == [
        (f"{ACT} s.36(5)", f"{LEGISLATION}/ukpga/2014/6/section/36"),
        (f"{REGULATIONS} reg 4(1)", f"{LEGISLATION}/uksi/2014/1530/regulation/4"),
    ]


def test_the_address_given_belongs_to_the_instrument_it_names_wherever_that_stands() -> None:
    assert found(f"{REGULATIONS} reg 22(2)(a); {ACT} s.44", "/uksi/2014/1530/regulation/22") == [
        (f"{REGULATIONS} reg 22(2)(a)", f"{LEGISLATION}/uksi/2014/1530/regulation/22"),
        (f"{ACT} s.44", f"{LEGISLATION}/ukpga/2014/6/section/44"),
    ]


def test_of_two_provisions_of_one_instrument_the_last_keeps_the_address_given() -> None:
    assert found(f"{ACT} s.9; {ACT} s.10", "/ukpga/2014/6/section/10/notes") == [
        (f"{ACT} s.9", f"{LEGISLATION}/ukpga/2014/6/section/9"),
        (f"{ACT} s.10", f"{LEGISLATION}/ukpga/2014/6/section/10/notes"),
    ]


def test_a_provision_without_its_instrument_belongs_to_the_one_before_it() -> None:
    assert found(f"{REGULATIONS} reg 5(1); regs 10(1)", "/uksi/2014/1530/regulation/5")[1] == (
        "regs 10(1)",
        f"{LEGISLATION}/uksi/2014/1530/regulation/10",
    )


@pytest.mark.parametrize(
    ("cite", "address"),
    [
        (f"{ACT} s.61", "/ukpga/2014/6/section/61"),
        (f"{ACT} ss.25-28", "/ukpga/2014/6/section/25"),
        (f"{REGULATIONS} regs 20(10), 21", "/uksi/2014/1530/regulation/20"),
        ("SI 2007/1870 reg 6", "/uksi/2007/1870/regulation/6"),
        ("SI 2012/1033 Sch 1 para 2(1)", "/uksi/2012/1033/schedule/1"),
        ("SI 2012/1033 regs 8A, 17A", "/uksi/2012/1033/regulation/8A"),
        ("SI 2017/1306", "/uksi/2017/1306"),
        ("Education Act 1996 s.508B, Sch 35B", "/ukpga/1996/56/section/508B"),
        ("UK GDPR arts 12(3), 15", "/eur/2016/679/article/12"),
        ("Tribunal Procedure (HESC Chamber) Rules 2008 r.21", "/uksi/2008/2699/article/21"),
        ("Data Protection Act 2018", "/ukpga/2018/12"),
        ("Equality Act 2010 s.149", "/ukpga/2010/15/section/149"),
        ("Care Act 2014 s.58", "/ukpga/2014/23/section/58"),
        ("Children Act 1989 s.17", "/ukpga/1989/41/section/17"),
        ("Chronically Sick and Disabled Persons Act 1970 s.2", "/ukpga/1970/44/section/2"),
        ("Education and Inspections Act 2006 s.104", "/ukpga/2006/40/section/104"),
        ("Freedom of Information Act 2000 s.10", "/ukpga/2000/36/section/10"),
        ("Local Government Act 1974 s.26B", "/ukpga/1974/7/section/26B"),
        ("Tribunals, Courts and Enforcement Act 2007 s.11", "/ukpga/2007/15/section/11"),
    ],
)
def test_each_instrument_has_its_official_address(cite: str, address: str) -> None:
    assert found(f"{cite}; the last words", "https://example.org/page")[0] == (cite, LEGISLATION + address)


@pytest.mark.parametrize(
    ("cite", "address"),
    [
        ("R (L, M, P) v Devon CC [2022] EWHC 493 (Admin)", "/ewhc/admin/2022/493"),
        ("R (ER) v CLA [2014] EWCA Civ 1407", "/ewca/civ/2014/1407"),
        ("ME v Southwark [2017] UKUT 73 (AAC)", "/ukut/aac/2017/73"),
        ("Dodds v Walker [1981] UKHL 3", "/ukhl/1981/3"),
    ],
)
def test_a_judgment_with_a_neutral_citation_is_at_the_national_archives(cite: str, address: str) -> None:
    assert found(f"{cite}; {ACT} s.44")[0] == (cite, CASES + address)


def test_a_judgment_from_before_neutral_citations_has_no_address() -> None:
    assert found(f"Lester v Garland (1808) 15 Ves Jun 248; {ACT} s.44")[0][1] is None


def test_the_code_and_other_pages_keep_their_own_address() -> None:
    code = "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25"
    page = "https://www.lgo.org.uk/page"
    assert found(f"{ACT} s.77; SEND Code of Practice 2015 para 9.83", page) == [
        (f"{ACT} s.77", f"{LEGISLATION}/ukpga/2014/6/section/77"),
        ("SEND Code of Practice 2015 para 9.83", page),
    ]
    assert found(f"SEND Code of Practice 2015 para 9.83; {ACT} s.77", "/ukpga/2014/6/section/77")[0][1] == code


def test_a_whole_address_with_only_instruments_named_is_the_last_ones() -> None:
    assert found(f"{ACT} s.1; {ACT} s.2", "https://example.org/page")[1][1] == "https://example.org/page"


def test_a_path_of_an_instrument_that_is_not_named_is_the_last_ones() -> None:
    assert found("a rule with no name; another", "/uksi/2099/1") == [
        ("a rule with no name", None),
        ("another", f"{LEGISLATION}/uksi/2099/1"),
    ]


@pytest.mark.parametrize("cite", ["", " ", ";", " ; ; "])
def test_nothing_cited_is_refused(cite: str) -> None:
    with pytest.raises(LawError, match="must cite its authority"):
        citations(cite, "/ukpga/2014/6")


# Every rule of every law

DUTIES = {f"{duty.id}: {duty.cite}": duty for law in LAWS for duty in law_named(law).duties}
# A page on an authority's own site that is no instrument: the Code, guidance, practice, statistics, court rules.
PAGES = re.compile(
    r"https://(www\.gov\.uk|www\.ipsea\.org\.uk|www\.justice\.gov\.uk|explore-education-statistics\.service\.gov\.uk)/\S+"
)
STATUTE = re.compile(
    r"https://www\.legislation\.gov\.uk/(ukpga|uksi|eur)/\d{4}/\d+(/(section|regulation|article|schedule|part)/\w+)?"
)
JUDGMENT = re.compile(r"https://caselaw\.nationalarchives\.gov\.uk/[a-z]+(/[a-z]+)?/\d{4}/\d+")


EVERY = [(name, one) for name, duty in DUTIES.items() for one in duty.citations]


def test_every_duty_cites_its_authority_and_every_authority_has_an_address() -> None:
    assert [name for name, duty in DUTIES.items() if not duty.citations] == []
    for name, one in EVERY:
        assert one.text == one.text.strip() != "", name
        assert ";" not in one.text, name
        assert one.url is not None, (name, one.text)
        assert STATUTE.fullmatch(one.url) or JUDGMENT.fullmatch(one.url) or PAGES.fullmatch(one.url), (name, one.url)


def test_what_names_an_act_or_an_instrument_is_addressed_at_legislation_gov_uk() -> None:
    for name, one in EVERY:
        if re.search(r"\b(Act (19|20)\d\d|Regulations 20\d\d|Rules 2008|SI \d{4}/\d+)\b", one.text):
            assert one.url is not None, name
            assert one.url.startswith(LEGISLATION + "/"), (name, one)
        elif " v " in one.text:
            assert one.url is not None, name
            assert one.url.startswith(CASES + "/"), (name, one)


def test_binding_law_rests_on_an_instrument_or_a_judgment() -> None:
    for name, duty in DUTIES.items():
        if duty.force in ("statute", "regs", "rules"):
            assert any(one.url and STATUTE.fullmatch(one.url) for one in duty.citations), name
        if duty.force == "case":
            assert any(one.url and JUDGMENT.fullmatch(one.url) for one in duty.citations), name


def test_every_step_of_a_family_cites_its_authority() -> None:
    for name, step in STEPS.items():
        assert step.citations, name
        assert all(one.url and one.url.startswith("https://") for one in step.citations), name


def test_a_duty_cannot_be_made_without_a_citation() -> None:
    newest = law_named("england").of("plan.final")[-1]
    given = {name: getattr(newest, name) for name in Duty.__slots__ if name not in ("citations", "limbs")}
    with pytest.raises(LawError, match="must cite its authority"):
        Duty(**{**given, "cite": " "})
