"""What is published keeps its name: ids of duties, events and letters are only ever added."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from upheld.case import KINDS
from upheld.case.kinds import DERIVED
from upheld.law import LAWS, law_named
from upheld.law.export import export
from upheld.law.family import STEPS
from upheld.letters.letter import letters
from upheld.measures.area import areas
from upheld.measures.gaps.gap import gaps
from upheld.measures.measure import measures

LIST = Path(__file__).parent / "published_ids.txt"
LINES = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
KINDS_OF_ID = ("area", "duty", "event", "gap", "letter", "measure")
PUBLISHED = {
    kind: {line.removeprefix(f"{kind} ") for line in LINES if line.startswith(f"{kind} ")} for kind in KINDS_OF_ID
}
DUTIES, LETTERS, EVENTS = PUBLISHED["duty"], PUBLISHED["letter"], PUBLISHED["event"]


def test_the_list_says_one_thing_a_line_in_order_and_once() -> None:
    assert sorted(LINES) == LINES
    assert len(set(LINES)) == len(LINES) == sum(len(ids) for ids in PUBLISHED.values())


def test_no_published_duty_has_gone() -> None:
    assert DUTIES - set(law_named("england").by_id) == set()


def test_no_published_kind_of_event_has_gone() -> None:
    assert EVENTS - set(KINDS) == set()


def test_no_published_letter_has_gone() -> None:
    assert LETTERS - set(letters()) == set()


def test_no_address_of_the_figures_has_gone() -> None:
    """Newspapers, letters and other sites lead to the pages of measures, gaps and areas, and show their charts."""
    assert PUBLISHED["measure"] - set(measures()) == set()
    assert PUBLISHED["gap"] - set(gaps()) == set()
    assert PUBLISHED["area"] - {one.slug for one in areas().values()} == set()


def test_what_is_new_is_published() -> None:
    """Add each to published_ids.txt: from then on it keeps its name."""
    assert set(law_named("england").by_id) - DUTIES == set()
    assert set(KINDS) - EVENTS == set()
    assert set(letters()) - LETTERS == set()
    assert set(measures()) - PUBLISHED["measure"] == set()
    assert set(gaps()) - PUBLISHED["gap"] == set()
    assert {one.slug for one in areas().values()} - PUBLISHED["area"] == set()


def test_the_law_file_has_178_duties_and_three_corrections_and_every_one_is_published() -> None:
    assert len(DUTIES) >= 181
    assert {"excl.arrangements.notice", "excl.cancel", "det.incomplete", "abroad_provision.s62"} <= DUTIES
    assert "wales_provision.s62" not in DUTIES


@pytest.mark.parametrize("name", LAWS)
def test_ids_are_written_as_promised(name: str) -> None:
    data = export(law_named(name))
    for group in ("duties", "tests", "family_deadlines", "notices", "overlays"):
        assert [one["id"] for one in data[group] if not re.fullmatch(r"[a-z0-9_.-]+", one["id"])] == []


def test_kinds_are_lower_case_words_and_none_is_both_recorded_and_worked_out() -> None:
    assert [kind for kind in KINDS if not re.fullmatch(r"[a-z][a-z0-9_]*", kind)] == []
    assert set(DERIVED) & set(KINDS) == set()


def test_the_names_of_family_steps_do_not_clash_with_duties() -> None:
    assert set(STEPS) & DUTIES == set()
    assert all(name.startswith("fd.") for name in STEPS)
