"""Whole plans in two versions: the changes that were listed by hand, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.plan.compare.made import plan_from
from tests.unit.plan.compare.score import compared, listed, plans, told
from upheld.documents.reading.found import Place
from upheld.plan.compare import compare
from upheld.plan.document import Piece, Plan, Provision, Section

EVERY = [pytest.param(data, id=data["name"]) for data in plans()]


@pytest.mark.parametrize("data", EVERY)
def test_the_changes_listed_by_hand_are_found_and_no_others(data: dict[str, Any]) -> None:
    assert told(compared(data)) == listed(data)


@pytest.mark.parametrize("data", EVERY)
def test_a_plan_against_itself_is_all_kept(data: dict[str, Any]) -> None:
    for version in ("old", "new"):
        plan = plan_from(data[version])
        same = compare(plan, plan)
        assert {change.kind for change in same.changes} == {"kept"}
        assert same.sentences == ("Nothing changed but perhaps the layout.",)


@pytest.mark.parametrize("data", EVERY)
def test_the_other_way_round_new_is_dropped_and_stronger_is_weaker(data: dict[str, Any]) -> None:
    turned = {"new": "dropped", "dropped": "new", "strengthened": "weakened", "weakened": "strengthened"}
    there = compared(data)
    back = compared({"old": data["new"], "new": data["old"]})
    found = {(one.new_ids, one.old_ids): one for one in back.changes if one.of != "section"}
    for change in there.changes:
        if change.of != "section" and not change.mixed:
            other = found[change.old_ids, change.new_ids] if change.old_ids or change.new_ids else None
            if other is not None:
                assert other.kind == turned.get(change.kind, change.kind)


def of(lines: list[str], **more: Any) -> Plan:
    return plan_from({"F": lines, **more})


def test_a_line_that_became_two_is_one_change_with_both_ids() -> None:
    old = of(["A teacher will read with Child A every day. The SENCO will test her spelling each term."])
    new = of(["The SENCO will test her spelling each term.", "A teacher will read with Child A every week."])
    (change,) = compare(old, new).of("provision")
    assert (change.kind, change.old_ids, change.new_ids) == ("weakened", ("F.1",), ("F.1", "F.2"))
    assert change.reasons == ("“every day” became “every week”", "one line became two lines")


def test_a_printed_number_does_not_hide_that_the_words_moved_down() -> None:
    lines = ("A daily swim of 20 minutes with a carer.", "Braille teaching by a qualified teacher, two hours a week.")
    old = Plan(provisions=tuple(Provision(f"F.{n}", "F", text, ref=f"F{n}") for n, text in enumerate(lines, 1)))
    new = Plan(provisions=tuple(Provision(f"F.{n}", "F", text, ref=f"F{n}") for n, text in enumerate(lines[::-1], 1)))
    assert [(one.kind, one.old_id, one.new_id) for one in compare(old, new).changes] == [
        ("kept", "F.2", "F.1"),
        ("kept", "F.1", "F.2"),
    ]


def test_of_two_lines_of_the_same_words_one_is_dropped() -> None:
    text = "A teaching assistant will help Child A to eat his lunch."
    kinds = [change.kind for change in compare(of([text, text]), of([text])).of("provision")]
    assert sorted(kinds) == ["dropped", "kept"]


def test_provision_that_became_a_paragraph_of_another_section_is_moved_and_owed_by_nobody() -> None:
    text = "A speech and language therapist will work with Child A for 45 minutes each week."
    new = Plan(sections=(Section("B", "Section B", (Piece("B.1", text),)),))
    change = compare(of([text]), new).changes[0]
    assert (change.kind, change.from_section, change.section) == ("moved", "F", "B")
    assert "not promised by anybody" in change.reasons[0]


def test_words_that_have_no_section_are_remarked_on_because_a_dropped_line_may_be_among_them() -> None:
    new = replace(of(["A quiet room for lunch."]), unplaced=(Piece("?.1", "Something unreadable"),))
    (remark,) = compare(of(["A quiet room for lunch."]), new).remarks
    assert remark.startswith("1 paragraph of the new plan could not be put in a section")


def test_the_school_the_sections_and_the_payments_are_compared_too() -> None:
    old = plan_from({"F": ["A reader in tests."], "setting": "Larkhill School", "J": "A tutor.", "H1": ["A carer."]})
    new = plan_from({"F": ["A reader in tests."], "setting": "Wenbrook School"})
    found = {(one.of, one.section): one.kind for one in compare(old, new).changes}
    assert found == {
        ("provision", "F"): "kept",
        ("provision", "H1"): "dropped",
        ("setting", "I"): "reworded",
        ("words", "J"): "dropped",
        ("section", "H1"): "dropped",
    }


def test_the_numbers_and_the_sentences_agree_with_the_changes() -> None:
    old = of(["A reader in tests.", "A scribe in tests twice a week."])
    found = compare(old, of(["A reader in tests.", "A scribe in tests once a week.", "A robot dog on Fridays."]))
    assert found.counts["provision"] == {
        "dropped": 0, "weakened": 1, "moved": 0, "new": 1, "strengthened": 0, "reworded": 0, "kept": 1,
    }  # fmt: skip
    assert found.sentences == (
        "3 lines of provision: 1 weakened, 1 new and 1 kept.",
        "Section F, “A scribe in tests once a week.”: weakened: “twice a week” became “once a week”.",
        "Section F, “A robot dog on Fridays.”: new.",
    )


def test_as_data_says_the_pages_of_both() -> None:
    old = Plan(name="draft.docx", provisions=(Provision("F.4", "F", "A scribe every day.", place=Place(7, 30)),))
    new = Plan(name="final.docx", provisions=(Provision("F.2", "F", "A scribe every week.", place=Place(9, 41)),))
    data = compare(old, new).as_data()
    assert (data["old"], data["new"]) == ("draft.docx", "final.docx")
    change = data["changes"][0]
    assert change["old"] == {"id": "F.4", "ids": ["F.4"], "text": "A scribe every day.", "page": 7}
    assert change["new"] == {"id": "F.2", "ids": ["F.2"], "text": "A scribe every week.", "page": 9}
    assert change["reasons"] == ["“every day” became “every week”"]
