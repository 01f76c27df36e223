"""`upheld calendar`: printed, written, brought up to date, and never put over what is not its own."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import vobject

from upheld.cli.__main__ import main

Upheld = Callable[..., Any]
DAY = ("--as-at", "2026-05-15")


def summaries(path: Path) -> list[str]:
    whole = vobject.readOne(path.read_bytes().decode("utf-8"))
    assert whole.validate(raiseException=True)
    return [one.summary.value for one in whole.vevent_list]


def test_a_calendar_is_printed_just_as_it_is_written(late: Path, tmp_path: Path, capfdbinary: Any) -> None:
    target = tmp_path / "case.ics"
    for words in (("-o", target), ()):
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in ("calendar", late, *DAY, *words)])
        assert ended.value.code == 0
    out, err = capfdbinary.readouterr()
    told, _, printed = out.partition(b"\n")
    assert told.decode() == f"{target}: 3 entries; 3 new, 0 changed, 0 no longer needed."
    assert printed == target.read_bytes()
    assert err == b""


def test_a_calendar_is_brought_up_to_date_and_says_in_a_line_what_changed(
    upheld: Upheld, late: Path, tmp_path: Path
) -> None:
    target = tmp_path / "case.ics"
    said = upheld("calendar", late, *DAY, "-o", target)
    assert (said.status, said.out) == (0, f"{target}: 3 entries; 3 new, 0 changed, 0 no longer needed.\n")
    assert summaries(target) == [
        "Due in two weeks: Send the finalised plan",
        "Due (the council): Send the finalised plan",
        "Late if not done: Send the finalised plan",
    ]
    said = upheld("calendar", late, "--as-at", "2026-05-17", "-o", target)
    assert said.out == f"{target}: 3 entries; nothing changed.\n"
    said = upheld("calendar", late, "--as-at", "2026-06-02", "-o", target)
    assert said.out == f"{target}: 5 entries; 3 new, 1 changed, 1 no longer needed.\n"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".ics"] == ["case.ics"]


def test_one_entry_is_called_one(upheld: Upheld, tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.toml"
    quiet.write_text('[[event]]\nkind = "sen_report_published"\non = 2026-01-12\n', encoding="utf-8")
    said = upheld("calendar", quiet, *DAY, "-o", tmp_path / "case.ics")
    assert said.out.endswith(": 1 entry; 1 new, 0 changed, 0 no longer needed.\n")


def test_a_calendar_goes_on_while_the_case_file_keeps_its_name(upheld: Upheld, late: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.ics"
    upheld("calendar", late, *DAY, "-o", target)
    moved = tmp_path / "elsewhere" / "late.toml"
    moved.parent.mkdir()
    late.rename(moved)
    assert upheld("calendar", moved, *DAY, "-o", target).out.endswith("nothing changed.\n")
    renamed = moved.rename(tmp_path / "other.toml")
    before = target.read_bytes()
    said = upheld("calendar", renamed, *DAY, "-o", target)
    assert said.status == 2
    assert said.err == (
        f"upheld: {target}: The earlier calendar is that of another case, or of a case file that had another name then:"
        " nothing was changed. Give the name of a new file, or the id (--case-id) that the calendar was made with.\n"
    )
    assert target.read_bytes() == before
    assert upheld("calendar", renamed, *DAY, "-o", target, "--case-id", "late").out.endswith("nothing changed.\n")


def test_a_label_and_a_proposal_are_seen_in_each_entry(upheld: Upheld, late: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.ics"
    upheld("calendar", late, *DAY, "-o", target, "--label", "A", "--law", "reform-wp-2026")
    assert all(words.startswith("A: [proposal, not law] ") for words in summaries(target))


def test_unverified_law_can_be_left_out(upheld: Upheld, tmp_path: Path) -> None:
    order = tmp_path / "order.toml"
    order.write_text('[[event]]\nkind = "ftt_order_sent"\non = 2026-05-11\norders = ["remit"]\n', encoding="utf-8")
    whole, without = tmp_path / "whole.ics", tmp_path / "without.ics"
    upheld("calendar", order, *DAY, "-o", whole)
    upheld("calendar", order, *DAY, "-o", without, "--no-unverified")
    assert [words for words in summaries(whole) if words.startswith("Due (the council)")]
    assert not [words for words in summaries(without) if words.startswith("Due (the council)")]


@pytest.mark.parametrize("content", [b"", b"# a case\n", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"])
def test_a_file_that_is_no_calendar_of_ours_is_left_as_it_is(
    upheld: Upheld, late: Path, tmp_path: Path, content: bytes
) -> None:
    target = tmp_path / "mine.ics"
    target.write_bytes(content)
    said = upheld("calendar", late, *DAY, "-o", target)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"upheld: {target}: The earlier calendar ")
    assert "nothing was changed" in said.err
    assert said.err.count("\n") == 1
    assert target.read_bytes() == content


def test_the_case_file_itself_is_never_written_over(upheld: Upheld, late: Path) -> None:
    before = late.read_bytes()
    assert upheld("calendar", late, *DAY, "-o", late).status == 2
    assert late.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", "is not a file: give the name of a calendar file"),
        ("no/folder/case.ics", "cannot be written (No such file or directory)"),
        ("x" * 400 + ".ics", "cannot be read (File name too long): check the path"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_told_in_a_sentence(
    upheld: Upheld, late: Path, tmp_path: Path, place: str, words: str
) -> None:
    said = upheld("calendar", late, *DAY, "-o", tmp_path / place)
    assert (said.status, said.out) == (2, "")
    assert words in said.err
    assert "Traceback" not in said.err


def test_a_huge_file_is_not_read(upheld: Upheld, late: Path, tmp_path: Path) -> None:
    target = tmp_path / "huge.ics"
    with target.open("wb") as file:
        file.truncate(20_000_001)
    said = upheld("calendar", late, *DAY, "-o", target)
    assert (said.status, "over 20 MB" in said.err) == (2, True)


def test_a_case_from_standard_input_must_be_given_an_id(
    upheld: Upheld, late: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = upheld("calendar", "-", *DAY)
    assert (said.status, "give it one with --case-id" in said.err) == (2, True)
    target = tmp_path / "case.ics"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(late.read_bytes())))
    upheld("calendar", "-", *DAY, "--case-id", "late", "-o", target)
    assert upheld("calendar", late, *DAY, "-o", target).out.endswith("nothing changed.\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--as-at", "soon"), "'soon' is not a day"),
        (("--law", "wales"), "wales"),
        (("--label", "x" * 61), "The label is 61 letters long: give a short one, such as A."),
        (("--case-id", ""), "A calendar needs an id for its case"),
    ],
)
def test_what_was_given_wrongly_is_told_in_a_sentence(
    upheld: Upheld, late: Path, words: tuple[str, ...], told: str
) -> None:
    said = upheld("calendar", late, *words)
    assert (said.status, said.out) == (2, "")
    assert told in said.err


@pytest.mark.skipif(os.name == "nt", reason="names of files are bytes elsewhere")
def test_a_case_that_cannot_be_read_writes_nothing(upheld: Upheld, tmp_path: Path) -> None:
    target = tmp_path / "case.ics"
    assert upheld("calendar", tmp_path / "none.toml", *DAY, "-o", target).status == 2
    assert not target.exists()
