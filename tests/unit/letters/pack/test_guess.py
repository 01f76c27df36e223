"""What the names of files say of them: a guess, said to be one."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from upheld.dates import Span, on
from upheld.letters.pack.guess import day_of_name, guessed, starter
from upheld.letters.pack.kinds import DOCUMENT_KINDS, kind_of_name
from upheld.letters.pack.read_spec import loads, read_spec
from upheld.letters.pack.spec import MOST_DOCUMENTS, PackError

MARCH_1 = on(date(2026, 3, 1))


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("plan 2026-03-01", MARCH_1),
        ("plan_20260301", MARCH_1),
        ("01-03-2026 letter", MARCH_1),
        ("1.3.2026", MARCH_1),
        ("1st March 2026 letter", MARCH_1),
        ("1 mar 2026", MARCH_1),
        ("March 2026 report", Span(date(2026, 3, 1), date(2026, 3, 31))),
        ("report Dec-2025", Span(date(2025, 12, 1), date(2025, 12, 31))),
        ("notes 2026-03", Span(date(2026, 3, 1), date(2026, 3, 31))),
        ("IMG_20260301_101500", MARCH_1),
        ("31-02-2026", None),
        ("1979-01-01", None),
        ("1900-01-01", None),
        ("letter 3", None),
        ("", None),
    ],
)
def test_the_day_a_name_speaks_of(stem: str, day: Span | None) -> None:
    assert day_of_name(stem) == day


@pytest.mark.parametrize(
    ("stem", "kind"),
    [
        ("Final EHCP 2026", "plan"),
        ("EHC_plan_draft", "plan"),
        ("Appendix K2 - school advice", "appendix_k"),
        ("K1", "appendix_k"),
        ("Working-document v3", "working_document"),
        ("Mediation certificate", "certificate"),
        ("Decision letter refusal to assess", "decision_letter"),
        ("EP report", "expert_report"),
        ("SALT assessment 2025", "expert_report"),
        ("School report Year 4", "school_record"),
        ("Attendance", "school_record"),
        ("Annual review paperwork", "review_report"),
        ("Statement of Parent B", "witness_statement"),
        ("Complaint stage 1", "complaint"),
        ("Complaint response", "complaint_response"),
        ("Email to SENCO", "email"),
        ("GP letter", "health_record"),
        ("Letter from Mrs X", "letter"),
        ("IMG_2041", "photograph"),
        ("SEND35a", "appeal_form"),
        ("Tribunal directions", "direction"),
        ("xyz", None),
    ],
)
def test_the_kind_a_name_speaks_of(stem: str, kind: str | None) -> None:
    assert kind_of_name(stem) == kind


def test_every_kind_that_can_be_guessed_is_one() -> None:
    from upheld.letters.pack.kinds import _NAMED

    assert {kind for _, kind in _NAMED} <= set(DOCUMENT_KINDS)


def test_a_folder_with_no_spec_is_guessed_and_says_so(tmp_path: Path) -> None:
    for name in (
        "Final_plan 2026-03-01.pdf",
        "IMG 1.JPG",
        "odd.docx",
        "pack.pdf",
        ".hidden.pdf",
        "~$odd.docx",
        "sum.xlsx",
    ):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "older").mkdir()
    spec = read_spec(tmp_path, not_documents=[tmp_path / "pack.pdf"])
    assert [(one.file, one.kind, one.title) for one in spec.documents] == [
        ("Final_plan 2026-03-01.pdf", "plan", "Final plan 2026-03-01"),
        ("IMG 1.JPG", "photograph", "IMG 1"),
        ("odd.docx", "other", "odd"),
    ]
    assert spec.documents[0].on == MARCH_1
    assert spec.guesses == (
        'Final_plan 2026-03-01.pdf: taken for kind = "plan", dated 1 March 2026.',
        'IMG 1.JPG: taken for kind = "photograph", with no date.',
        'odd.docx: taken for kind = "other", with no date.',
        "Not taken, as these are folders or no documents: older, sum.xlsx.",
    )


def test_what_to_write_in_a_spec_is_a_spec_that_says_the_same(tmp_path: Path) -> None:
    for name in ('A "plan" 2026-03-01.pdf', "back\\slash report March 2026.pdf", "note.pdf"):
        (tmp_path / name).write_bytes(b"")
    first = read_spec(tmp_path)
    written = starter(first)
    assert "ground" in tomllib.loads(written)
    again = loads(written, name="pack.toml", folder=tmp_path)
    assert again.documents == first.documents


def test_a_name_with_signs_that_cannot_be_printed_is_read_and_shown_without_them(tmp_path: Path, desk: Any) -> None:
    (tmp_path / "a\x1b[31m\u202eplan.pdf").write_bytes(b"")
    (one,) = read_spec(tmp_path).documents
    assert one.file == "a?[31m?plan.pdf"
    assert one.path.exists()


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="the folder cannot be read"):
        guessed(tmp_path / "gone", ())


def test_an_empty_folder_and_a_full_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="there is no document in this folder"):
        read_spec(tmp_path)
    for number in range(MOST_DOCUMENTS + 1):
        (tmp_path / f"{number}.pdf").touch()
    with pytest.raises(PackError, match=r"holds 501 documents and at most 500"):
        read_spec(tmp_path)
