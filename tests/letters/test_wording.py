"""The approved wording of every letter: a change shows as a difference between two files.

`make approve` records what the letters say now. Look at the difference before you commit it.
"""

from __future__ import annotations

import os

import pytest

from tests.letters.sample import APPROVED, CASES, sample, written
from upheld.documents.text import as_text
from upheld.letters.letter import FOLDER, letters

WORDINGS = [(id, False) for id in letters()] + [(id, True) for id, one in letters().items() if one.easy_read]


def path_of(id: str, easy_read: bool) -> str:
    return f"{id}.easy_read.txt" if easy_read else f"{id}.txt"


@pytest.mark.parametrize(("id", "easy_read"), WORDINGS, ids=[path_of(*one) for one in WORDINGS])
def test_the_wording_is_the_approved_one(id: str, easy_read: bool) -> None:
    approved = APPROVED / path_of(id, easy_read)
    # The version of the law changes with any change of the law, which has its own tests.
    now = as_text(written(id, easy_read=easy_read).with_notes, width=100).replace(sample(id).law.version, "VERSION")
    if os.environ.get("UPHELD_APPROVE"):
        APPROVED.mkdir(exist_ok=True)
        approved.write_text(now, encoding="utf-8", newline="\n")
    assert approved.is_file(), f"{id} has no approved wording: look at it, then `make approve`"
    assert now == approved.read_text(encoding="utf-8")


def test_every_letter_has_a_sample_case_and_nothing_else_lies_there() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == set(letters())
    assert {path.name for path in APPROVED.glob("*")} == {path_of(*one) for one in WORDINGS}


def test_every_version_in_easy_read_belongs_to_a_letter() -> None:
    assert {path.stem for path in (FOLDER / "easy_read").glob("*.md")} <= set(letters())
