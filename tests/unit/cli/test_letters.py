"""`upheld letters` and `upheld letter`, as a person runs them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Said
from upheld.letters.letter import letters

Command = Callable[..., Said]


def test_the_open_letters_are_told_in_order_with_why_and_how_to_write_them(upheld: Command, late: Path) -> None:
    said = upheld("letters", late, "--as-at", "2026-06-11")
    assert (said.status, said.err) == (0, "")
    # 12 January 2026 + 140 days = 1 June 2026.
    assert "The last day for the final plan was Monday 1 June 2026, and it is 10 days late." in " ".join(
        said.out.split()
    )
    assert f"upheld letter chase_final_plan {late} -o chase_final_plan.docx" in said.out
    assert said.out.index("chase_final_plan") < said.out.index("complaint_stage_1")
    assert "not legal advice" in said.out


def test_the_same_as_json(upheld: Command, late: Path) -> None:
    said = upheld("letters", late, "--as-at", "2026-06-11", "--format", "json")
    data = json.loads(said.out)
    one = next(each for each in data["letters"] if each["letter"] == "chase_final_plan")
    assert data["as_at"] == "2026-06-11"
    assert one["stage"] == "chase"
    assert one["for"] == ["plan.final@ehcna_request_received@2026-01-12"]
    assert one["checked_by"] == ""


def test_without_a_case_every_letter_is_listed(upheld: Command) -> None:
    said = upheld("letters")
    assert said.status == 0
    for id in letters():
        assert f"{id}: " in said.out
    data = json.loads(upheld("letters", "--format", "json").out)
    assert [one["letter"] for one in data] == list(letters())


def test_where_nothing_is_open_it_says_so(upheld: Command, late: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # No case that is recorded leaves nothing open today: records can always be asked for.
    monkeypatch.setattr("upheld.cli.letters.choose", lambda reckoning: ())
    assert "None: nothing recorded calls for a letter" in upheld("letters", late, "--as-at", "2026-06-11").out


def test_a_proposal_opens_no_letter(upheld: Command, late: Path) -> None:
    said = upheld("letters", late, "--as-at", "2026-06-11", "--law", "reform-wp-2026")
    assert "is a proposal, not law: no letter can rest on it" in said.out


@pytest.mark.parametrize(
    ("name", "begins"),
    [("l.docx", b"PK"), ("l.pdf", b"%PDF"), ("l.html", b"<!doctype html>"), ("l.txt", b"[your name]"),
     ("l.email", b"Subject: "), ("L.DOCX", b"PK")],
)  # fmt: skip
def test_each_format_by_the_name_of_the_file(
    upheld: Command, late: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    out = tmp_path / name
    said = upheld("letter", "chase_final_plan", late, "--as-at", "2026-06-11", "-o", out)
    assert (said.status, said.err) == (0, "")
    assert out.read_bytes().lstrip().startswith(begins)
    assert f"Written: {out}" in said.out
    assert "[your address]" in said.out
    assert "take it off before you send it" in said.out


def test_on_the_screen_the_letter_stands_alone_and_what_is_said_of_it_beside(upheld: Command, late: Path) -> None:
    said = upheld(
        "letter", "chase_final_plan", late, "--as-at", "2026-06-11", "--no-notes", "--set", "your_name=Parent B"
    )
    assert said.out.startswith("Parent B\n")
    assert "Before you send this" not in said.out
    assert "Fill in before you send it:" in said.err


def test_details_come_from_a_file_and_from_the_line_which_wins(upheld: Command, late: Path, tmp_path: Path) -> None:
    details = tmp_path / "details.toml"
    details.write_text('your_name = "Parent B"\nchild_name = "Child A"\n', encoding="utf-8")
    words = ("letter", "chase_final_plan", late, "--as-at", "2026-06-11", "--details", details)
    assert upheld(*words).out.startswith("Parent B\n")
    assert upheld(*words, "--set", "your_name=Parent C").out.startswith("Parent C\n")


def test_a_file_that_stands_there_is_replaced_whole(upheld: Command, late: Path, tmp_path: Path) -> None:
    out = tmp_path / "l.docx"
    out.write_text("old", encoding="utf-8")
    upheld("letter", "chase_final_plan", late, "--as-at", "2026-06-11", "-o", out)
    assert zipfile.is_zipfile(out)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chase_final_plam", "CASE"), "Did you mean chase_final_plan"),
        (
            ("chase_tribunal_order", "CASE"),
            "chase_tribunal_order is not open in this case on 2026-06-11. It is open when the",
        ),
        (("chase_final_plan", "CASE", "-o", "x.odt"), "ends in none of .docx"),
        (("chase_final_plan", "CASE", "-o", "nowhere/x.docx"), "cannot be written"),
        (("chase_final_plan", "CASE", "--from", "aunt"), "--from 'aunt' is not known"),
        (("chase_final_plan", "CASE", "--from", "school"), "cannot be sent by 'school'"),
        (("chase_final_plan", "CASE", "--set", "your_name"), 'has no "="'),
        (("chase_final_plan", "CASE", "--set", "your_nam=x"), "Did you mean your_name"),
        (("chase_final_plan", "CASE", "--details", "nowhere.toml"), "cannot be read"),
        (("chase_final_plan", "CASE", "--law", "reform-wp-2026"), "proposal, not law"),
        (("chase_final_plan", "nowhere.toml"), "nowhere.toml"),
    ],
)
def test_a_mistake_is_one_sentence_and_nothing_is_written(
    upheld: Command, late: Path, words: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(late.parent)
    before = sorted(late.parent.iterdir())
    given = [str(late) if word == "CASE" else word for word in words]
    found = upheld("letter", *given, "--as-at", "2026-06-11")
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert found.err.startswith("upheld: ") and len(found.err.splitlines()) == 1
    assert sorted(late.parent.iterdir()) == before


def test_a_file_of_details_that_is_not_toml_is_refused(upheld: Command, late: Path, tmp_path: Path) -> None:
    details = tmp_path / "details.toml"
    details.write_bytes(b"your_name = Parent B\xff")
    said = upheld("letter", "chase_final_plan", late, "--as-at", "2026-06-11", "--details", details)
    assert said.status == 2
    assert "is not a file of details" in said.err


def test_what_is_not_installed_is_said_in_one_sentence(
    upheld: Command, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'jinja2'", name="jinja2")

    monkeypatch.setattr("upheld.cli.letters.show_letters", missing)
    said = upheld("letters", late)
    assert said.status == 2
    assert (
        said.err
        == "upheld: this command needs jinja2, which is not installed: pip install 'upheld[letters,plan]' brings it.\n"
    )


def test_a_fault_of_our_own_is_not_hidden(upheld: Command, late: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'upheld.lettuce'", name="upheld.lettuce")

    monkeypatch.setattr("upheld.cli.letters.show_letters", missing)
    with pytest.raises(ModuleNotFoundError):
        upheld("letters", late)


def test_a_file_of_details_over_a_megabyte_is_refused_in_one_sentence(
    upheld: Command, late: Path, tmp_path: Path
) -> None:
    details = tmp_path / "details.toml"
    words = ("letter", "chase_final_plan", late, "--as-at", "2026-06-11", "--details", details)
    details.write_bytes(b"#" * 1_000_000)
    assert upheld(*words).status == 0
    details.write_bytes(b"#" * 1_000_001)
    said = upheld(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"upheld: {details} is over 1 MB: a file of details is never that long.\n"


def test_what_is_wrong_with_the_details_is_said_on_one_line(upheld: Command, late: Path, tmp_path: Path) -> None:
    details = tmp_path / "details.toml"
    details.write_text('your_name = "Parent B\n\n"\nchild_name = ?', encoding="utf-8")
    said = upheld("letter", "chase_final_plan", late, "--as-at", "2026-06-11", "--details", details)
    assert said.status == 2 and len(said.err.splitlines()) == 1
    assert "  " not in said.err and "is not a file of details (" in said.err
