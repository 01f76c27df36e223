"""The report of findings: what was read, each line and its verdict, the whole plan, and the law and how sure it is."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.plan.write.made import CHECKED, CUMBRIA_POINT, JUDGEMENTS, PLAN, VAGUE_F2
from tests.unit.plan.write.reading import bare, broken_rules, every_format, headings, said, tables
from upheld.law.plan_rules import NEEDS_MET
from upheld.plan.check.check import check
from upheld.plan.document import Plan
from upheld.plan.write.authorities import every_authority
from upheld.plan.write.findings import findings_document, provisions_document

WRITTEN = findings_document(CHECKED)
WORDS = said(WRITTEN)


def part(heading: str) -> str:
    """The words from one heading to the next of the same kind."""
    names = [one for one in headings(WRITTEN) if one in ORDER]
    after = names[names.index(heading) + 1 :]
    found = WORDS.split(f"\n{heading}\n")[1]
    return found.split(f"\n{after[0]}\n")[0] if after else found


ORDER = (
    "What was read",
    "How specific the provision is",
    "Line by line",
    "The whole plan",
    "What could not be checked",
    "The law, and how sure we are of it",
)


def test_its_parts_stand_in_this_order_under_what_it_is_not() -> None:
    assert tuple(one for one in headings(WRITTEN) if one in ORDER) == ORDER
    assert "information, not legal advice" in WORDS.split("What was read")[0]
    assert "not yet checked by a lawyer" in WORDS.split("What was read")[0]


def test_it_says_what_was_read_and_what_was_not() -> None:
    told = part("What was read")
    assert "draft.docx" in told
    assert "Pages: 9" in told
    assert "2 needs, 2 outcomes, 5 lines of provision and 2 entries of advice" in told
    assert "Sections that were not found: C, D, H1, H2 and J." in told
    assert "This box is for office use. (page 9)" in told
    assert "1 piece of text. Only its wording was looked at." in told


def test_lines_are_counted_by_verdict_in_each_section() -> None:
    assert tables(WRITTEN)["Lines of provision by verdict"] == [
        ("Section", "Lines", "Specific", "Partly", "Vague"),
        ("F: Special educational provision", "4", "1", "2", "1"),
        ("G: Health provision", "1", "1", "0", "0"),
    ]


def test_each_line_has_its_verdict_its_weak_words_its_law_and_its_question() -> None:
    told = part("Line by line").split("F2, page 5: vague.")[1].split("F.3, page 6: partly.")[0]
    assert "Access to a word processor as required" in told
    assert "“as required” (nobody decides)" in told
    assert "who does it, with what qualification and how long each time" in told
    assert "Children and Families Act 2014 s.37(2) (A)" in told
    assert "SEND Code of Practice 2015 para 9.69 (A, guidance)" in told
    assert "Nothing suggests that the need varies." in told
    assert "How often is it needed?" in told
    assert "Say how long, how often, and with whose help." in told


def test_a_line_whose_finding_another_rule_has_joined_has_the_law_of_both() -> None:
    joined = replace(VAGUE_F2, law=(*VAGUE_F2.law, NEEDS_MET))
    written = findings_document(replace(CHECKED, findings=(joined, *CHECKED.findings[1:])))
    assert NEEDS_MET.cite in said(written).split("F2, page 5: vague.")[1].split("F.3, page 6")[0]


def test_the_whole_plan_has_what_no_line_has_said_the_serious_first() -> None:
    told = part("The whole plan")
    places = [told.index(words) for words in ("Serious:", "Section B", "Section D", "Important:", "F4", "To look at:")]
    assert places == sorted(places)
    assert "No line of section F was found for this need." in told
    assert VAGUE_F2.says not in told
    assert "What to ask for: Write provision for it." in told


def test_what_could_not_be_checked_is_said() -> None:
    assert CHECKED.not_checked[0] in part("What could not be checked")


def test_each_authority_is_named_once_with_how_sure_it_is() -> None:
    rows = {row[0]: row[1:] for row in tables(WRITTEN)["The law behind the findings"]}
    assert rows["R v Cumbria CC ex p P [1994] ELR 337"] == (
        CUMBRIA_POINT,
        "B: good sources agree, not read in the law itself",
    )
    assert rows["B-M and B-M v Oxfordshire CC [2018] UKUT 35 (AAC)"][1].startswith("C: unverified")


def test_single_lines_are_told_in_the_same_way() -> None:
    told = said(provisions_document([JUDGEMENTS["F.2"], JUDGEMENTS["F.1"]]))
    assert "Line 1: vague. “Access to a word processor as required”" in told
    assert "SEND Code of Practice 2015 para 9.69 (A, guidance)" in told
    assert "Line 2: specific." in told
    assert "The line: specific." in said(provisions_document([JUDGEMENTS["F.1"]]))


def test_a_plan_without_provision_or_findings_is_not_called_good() -> None:
    written = findings_document(replace(CHECKED, plan=Plan(), judgements={}, findings=(), not_checked=()))
    assert "nothing to judge" in said(written)
    assert "That does not mean that there is nothing." in said(written)
    assert "The law, and how sure we are of it" not in headings(written)


def test_a_line_that_was_not_judged_is_said() -> None:
    some = {id: one for id, one in JUDGEMENTS.items() if id != "F.4"}
    assert "1 line could not be judged." in said(findings_document(replace(CHECKED, judgements=some)))


def test_it_can_be_made_in_every_format_and_is_accessible() -> None:
    for shown in every_format(WRITTEN).values():
        assert all(bare(one.text) in shown for one in PLAN.provisions)
        assert bare("not yet checked by a lawyer") in shown
    assert broken_rules(WRITTEN) == []


def test_what_the_check_finds_can_be_told_and_names_no_law_outside_the_register() -> None:
    checked = check(PLAN)
    found = [*checked.findings, *(one for judged in checked.judgements.values() for one in judged.findings)]
    assert {law for one in found for law in one.law} <= set(every_authority())
    told = said(findings_document(checked))
    for one in checked.findings:
        judged = checked.judgements.get(one.on or "")
        assert one.says in told or (judged and judged.because.rstrip(".") in told)


def test_guidance_is_called_guidance_where_it_is_said_how_sure_the_law_is() -> None:
    rows = {row[0]: row[2] for row in tables(WRITTEN)["The law behind the findings"][1:]}
    assert "guidance, and not binding law" in rows["SEND Code of Practice 2015 para 9.69"]
    assert "guidance" not in rows["Children and Families Act 2014 s.37(2)"]


def test_a_family_is_told_what_such_a_plan_is_worth_and_when_time_runs() -> None:
    draft = said(findings_document(replace(CHECKED, plan=replace(PLAN, version="draft"))))
    assert "at least 15 days" in draft
    assert "appealed" not in draft
    # s.51(2): B, F and I; two months from the notice, or one month from the certificate if that is later.
    for version in ("final", "amended"):
        final = said(findings_document(replace(CHECKED, plan=replace(PLAN, version=version))))
        assert "Sections B, F and I can be appealed to the Tribunal" in final
        assert "two months" in final
        assert "one month from a mediation certificate, if that is later" in final
        assert "15 days" not in final.split("What was read")[0]
