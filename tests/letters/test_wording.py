"""The approved wording of every letter: a change shows as a difference between two files.

`make approve` records what the letters say now. Look at the difference before you commit it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.letters.sample import APPROVED, CASES, sample, written
from tests.unit.plan.write.made import CHECKED, PLAN
from upheld.documents.blocks import Document
from upheld.documents.text import as_text
from upheld.letters.advice_letter import Vague, advice_letter
from upheld.letters.letter import FOLDER, letters
from upheld.letters.plan_comments import comments_letter
from upheld.plan.write.accepted import Accepted

WORDINGS = [(id, False) for id in letters()] + [(id, True) for id, one in letters().items() if one.easy_read]
_TAKEN_UP = [Accepted(one, "What a parent adds.", "What a parent wants instead.") for one in CHECKED.findings]
_VAGUE = [Vague("Would benefit from regular therapy.", 4, ("duration", "frequency", "who")), Vague("A small group.")]
OF_PLANS: dict[str, Callable[[], Document]] = {
    "plan_comment_on_draft.txt": lambda: comments_letter(sample("comment_on_draft"), PLAN, _TAKEN_UP).with_notes,
    "plan_comment_on_amendments.txt": lambda: (
        comments_letter(sample("comment_on_amendments"), PLAN, _TAKEN_UP).with_notes
    ),
    "plan_ask_advice_writer.txt": lambda: advice_letter(_VAGUE, date(2026, 3, 2)).with_notes,
}
"""The letters made from a plan, in a made-up one."""


def path_of(id: str, easy_read: bool) -> str:
    return f"{id}.easy_read.txt" if easy_read else f"{id}.txt"


@pytest.mark.parametrize(("id", "easy_read"), WORDINGS, ids=[path_of(*one) for one in WORDINGS])
def test_the_wording_is_the_approved_one(id: str, easy_read: bool) -> None:
    # The version of the law changes with any change of the law, which has its own tests.
    now = as_text(written(id, easy_read=easy_read).with_notes, width=100).replace(sample(id).law.version, "VERSION")
    check(APPROVED / path_of(id, easy_read), now)


@pytest.mark.parametrize("name", OF_PLANS)
def test_the_wording_of_a_letter_made_from_a_plan_is_the_approved_one(name: str) -> None:
    version = sample("comment_on_draft").law.version
    check(APPROVED / name, as_text(OF_PLANS[name](), width=100).replace(version, "VERSION"))


def check(approved: Path, now: str) -> None:
    if os.environ.get("UPHELD_APPROVE"):
        APPROVED.mkdir(exist_ok=True)
        approved.write_text(now, encoding="utf-8", newline="\n")
    assert approved.is_file(), f"{approved.name} has no approved wording: look at it, then `make approve`"
    assert now == approved.read_text(encoding="utf-8")


def test_every_letter_has_a_sample_case_and_nothing_else_lies_there() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == set(letters())
    assert {path.name for path in APPROVED.glob("*")} == {*(path_of(*one) for one in WORDINGS), *OF_PLANS}


def test_every_version_in_easy_read_belongs_to_a_letter() -> None:
    assert {path.stem for path in (FOLDER / "easy_read").glob("*.md")} <= set(letters())
