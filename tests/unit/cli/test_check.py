"""`upheld check`: each format, each choice, each exit status."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import jsonschema
import pytest

from upheld.compliance.schema import reckoning_schema

Upheld = Callable[..., Any]
AS_AT = ("--as-at", "2026-06-11")


# Formats


def test_text_says_what_is_late_then_what_comes_next_then_what_to_do_then_all(upheld: Upheld, late: Path) -> None:
    said = upheld("check", late, *AS_AT)
    assert (said.status, said.err) == (0, "")
    headings = ["WHAT IS LATE", "WHAT COMES NEXT", "WHAT YOU CAN DO", "EVERY DUTY ALIVE IN THIS CASE"]
    places = [said.out.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "10 days late" in said.out
    assert "Monday 1 June 2026" in said.out
    assert "Thursday 11 June 2026" in said.out
    assert "not legal advice" in said.out
    assert "SEND Regulations 2014 reg 13(2)" in " ".join(said.out.split())


def test_text_puts_the_ways_to_challenge_with_the_breaches(upheld: Upheld, late: Path) -> None:
    said = upheld("check", late, *AS_AT, "--only", "breaches")
    assert "WHAT YOU CAN DO" in said.out
    assert "Judicial review" in said.out
    assert "By: Wednesday 2 September 2026." in said.out


def test_json_is_one_object_of_the_published_schema(upheld: Upheld, late: Path) -> None:
    said = upheld("check", late, *AS_AT, "--format", "json")
    data = json.loads(said.out)
    jsonschema.Draft202012Validator(reckoning_schema()).validate(data)
    assert data["as_at"] == "2026-06-11"
    assert "file" not in data
    plan = next(one for one in data["obligations"] if one["duty"] == "plan.final")
    assert (plan["status"], plan["due_on"], plan["days_late"]) == ("overdue", "2026-06-01", 10)


def test_markdown_explains_each_duty_and_links_its_law(upheld: Upheld, late: Path) -> None:
    said = upheld("check", late, *AS_AT, "--format", "markdown")
    assert said.out.startswith("# ")
    assert "## What is late" in said.out
    assert "## Each duty" in said.out
    assert "](https://www.legislation.gov.uk/" in said.out
    assert "`plan.final`" in said.out


def test_markdown_reads_no_words_of_a_case_as_marks(upheld: Upheld, tmp_path: Path) -> None:
    path = tmp_path / "marks.toml"
    path.write_text(
        '[[event]]\nkind = "foi_received"\non = 2026-01-12\nbody = "**Bold** [link](http://x) <b>`code`"\n',
        encoding="utf-8",
    )
    said = upheld("check", path, *AS_AT, "--format", "markdown")
    for mark in ("**Bold**", "[link](http://x)", "<b>", "`code`"):
        assert mark not in said.out


def test_a_case_with_nothing_late_says_so(upheld: Upheld, calm: Path) -> None:
    said = upheld("check", calm, "--as-at", "2026-06-02")
    assert "Nothing is late on what is recorded." in said.out
    assert "Nothing to challenge." in said.out
    assert "Who holds the rights: not known" in said.out


# --only


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_only_breaches_leaves_out_what_is_in_time(upheld: Upheld, late: Path, format: str) -> None:
    said = upheld("check", late, *AS_AT, "--only", "breaches", "--format", format)
    assert "Consult" not in said.out
    if format == "json":
        data = json.loads(said.out)
        assert [one["duty"] for one in data["obligations"]] == ["plan.final"]
        assert data["family_deadlines"] == []
    else:
        assert "EVERY DUTY" not in said.out
        assert "What comes next" not in said.out


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_only_open_leaves_out_what_is_done(upheld: Upheld, late: Path, format: str) -> None:
    said = upheld("check", late, *AS_AT, "--only", "open", "--format", format)
    if format == "json":
        data = json.loads(said.out)
        statuses = {one["status"] for one in (*data["obligations"], *data["family_deadlines"])}
        assert statuses <= {"running", "overdue", "unknown"}
        assert "overdue" in statuses
    else:
        assert "done in time" not in said.out
        assert "LATE" in said.out


def test_all_is_what_is_shown_if_nothing_is_said(upheld: Upheld, late: Path) -> None:
    assert upheld("check", late, *AS_AT).out == upheld("check", late, *AS_AT, "--only", "all").out


# Exit status


@pytest.mark.parametrize(
    ("words", "status"),
    [((), 0), (("--fail-on", "breach"), 1), (("--fail-on", "breach", "--format", "json"), 1), (("--only", "open"), 0)],
)
def test_a_breach_fails_only_if_it_is_asked_to(upheld: Upheld, late: Path, words: tuple[str, ...], status: int) -> None:
    assert upheld("check", late, *AS_AT, *words).status == status


def test_no_breach_never_fails(upheld: Upheld, calm: Path) -> None:
    assert upheld("check", calm, "--as-at", "2026-06-02", "--fail-on", "breach").status == 0


def test_a_bad_file_outweighs_a_breach(upheld: Upheld, late: Path, tmp_path: Path) -> None:
    assert upheld("check", late, tmp_path / "none.toml", *AS_AT, "--fail-on", "breach").status == 2


# Many files


@pytest.fixture
def three(late: Path, calm: Path, tmp_path: Path) -> list[Path]:
    bad = tmp_path / "bad.toml"
    bad.write_text('[[event]]\nkind = "no_such_thing"\non = 2026-01-12\n', encoding="utf-8")
    return [late, bad, calm]


def test_many_files_give_one_json_line_each_and_one_bad_does_not_stop_the_others(
    upheld: Upheld, three: list[Path]
) -> None:
    said = upheld("check", *three, *AS_AT, "--format", "json")
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert (said.status, said.err) == (2, "")
    assert [line["file"] for line in lines] == [str(path) for path in three]
    assert set(lines[1]) == {"file", "error"}
    assert "no_such_thing" in lines[1]["error"]
    for line in (lines[0], lines[2]):
        jsonschema.Draft202012Validator(reckoning_schema()).validate(line)


def test_many_files_as_text_name_each_and_say_what_was_bad(upheld: Upheld, three: list[Path]) -> None:
    said = upheld("check", *three, *AS_AT)
    assert said.status == 2
    assert said.out.count("=== ") == 2
    assert said.err.startswith("upheld: ")
    assert said.err.count("\n") == 1
    assert "no_such_thing" in said.err


def test_many_files_as_markdown_have_a_heading_each(upheld: Upheld, late: Path, calm: Path) -> None:
    said = upheld("check", late, calm, *AS_AT, "--format", "markdown")
    assert [line for line in said.out.splitlines() if line.startswith("# ")] == [
        f"# {path}: as at Thursday 11 June 2026" for path in (late, calm)
    ]


def test_many_files_on_a_terminal_show_a_bar(
    upheld: Upheld, late: Path, calm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    said = upheld("check", late, calm, *AS_AT)
    assert said.status == 0
    assert said.out.count("=== ") == 2


# Standard input


@pytest.mark.parametrize(
    "text",
    ['[[event]]\nkind = "ehcna_request_received"\non = 2026-01-12\n',
     '{"event": [{"kind": "ehcna_request_received", "on": "2026-01-12"}]}',
     '\ufeff{"event": [{"kind": "ehcna_request_received", "on": "2026-01-12"}]}'],
)  # fmt: skip
def test_a_dash_reads_standard_input_in_either_format(
    upheld: Upheld, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), encoding="utf-8"))
    said = upheld("check", "-", *AS_AT, "--format", "json")
    assert said.status == 0
    assert any(one["duty"] == "plan.final" for one in json.loads(said.out)["obligations"])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xff\xfe\x00", "Standard input is not UTF-8 text: save the case file as UTF-8."),
        (b"x" * 5_000_001, "Standard input is over 5 MB: a case file is never that long."),
        (b"", "nothing has been recorded"),
        (b"[[event", "standard input"),
    ],
    ids=["not text", "too long", "empty", "broken"],
)
def test_bad_standard_input_is_one_sentence(
    upheld: Upheld, raw: bytes, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
    said = upheld("check", "-", *AS_AT)
    assert (said.status, said.out) == (2, "")
    assert words in said.err
    assert said.err.count("\n") == 1


# The day


def test_the_day_is_today_if_none_is_given(upheld: Upheld, late: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.cli.given.today", lambda: date(2026, 6, 11))
    assert "As at Thursday 11 June 2026" in upheld("check", late).out


def test_today_is_a_day_in_england() -> None:
    from upheld.cli.clock import today

    assert isinstance(today(), date)
    assert today().year >= 2026


def test_where_the_machine_has_no_time_zones_its_own_day_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    from upheld.cli import clock

    class Fixed(date):
        @classmethod
        def today(cls) -> Fixed:
            return cls(2026, 6, 11)

    def none(_: str) -> None:
        raise ZoneInfoNotFoundError("no zones here")

    monkeypatch.setattr(clock, "ZoneInfo", none)
    monkeypatch.setattr(clock, "date", Fixed)
    assert clock.today() == date(2026, 6, 11)


# The law


def test_the_bare_law_is_applied_by_name(upheld: Upheld, late: Path) -> None:
    said = upheld("check", late, *AS_AT, "--law", "england-bare", "--format", "json")
    assert json.loads(said.out)["law"]["name"] == "england-bare"


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_the_reform_is_marked_as_a_proposal_in_every_format(upheld: Upheld, late: Path, format: str) -> None:
    said = upheld("check", late, *AS_AT, "--law", "reform-wp-2026", "--format", format)
    assert "proposal, not law" in said.out.casefold()
    assert "not law" not in upheld("check", late, *AS_AT, "--format", format).out.casefold()


def test_every_line_of_a_reform_says_that_it_is_a_proposal(upheld: Upheld, late: Path) -> None:
    said = upheld("check", late, *AS_AT, "--law", "reform-wp-2026", "--format", "json")
    for one in json.loads(said.out)["obligations"]:
        assert [step for step in one["steps"] if "proposal, not law" not in step.casefold()] == []


# What a reader sees


NARROW = 80


@pytest.mark.parametrize("only", ["all", "open", "breaches"])
@pytest.mark.parametrize(
    "example", sorted((Path(__file__).parents[3] / "examples").glob("*.toml")), ids=lambda path: path.stem
)
def test_no_line_is_wider_than_a_narrow_screen(upheld: Upheld, example: Path, only: str) -> None:
    said = upheld("check", example, "--as-at", "2025-09-24", "--only", only)
    assert [line for line in said.out.splitlines() if len(line) > NARROW] == []


def test_no_line_of_the_reform_is_wider_either(upheld: Upheld, late: Path) -> None:
    said = upheld("check", late, "--as-at", "2026-09-23", "--law", "reform-wp-2026")  # a Wednesday in September
    assert [line for line in said.out.splitlines() if len(line) > NARROW] == []


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_nothing_is_coloured_where_nobody_looks(upheld: Upheld, late: Path, format: str) -> None:
    assert "\x1b" not in upheld("check", late, *AS_AT, "--format", format).out


def test_on_a_terminal_what_is_late_is_coloured(upheld: Upheld, late: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    said = upheld("check", late, *AS_AT)
    assert "\x1b[31m" in said.out
    assert re.sub(r"\x1b\[\d+m", "", said.out).count("\x1b") == 0


def test_no_color_is_heeded(upheld: Upheld, late: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b" not in upheld("check", late, *AS_AT).out


def test_colour_changes_no_words(upheld: Upheld, late: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = upheld("check", late, *AS_AT).out
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    coloured = upheld("check", late, *AS_AT).out
    stripped = re.sub(r"\x1b\[\d+m", "", coloured)
    assert stripped.split() == plain.split()


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_nothing_of_the_machine_or_of_free_words_is_printed(upheld: Upheld, tmp_path: Path, format: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(
        '[[event]]\nkind = "ehcna_request_received"\non = 2026-01-12\nrequester = "Ada Lovelace"\n'
        'notes = "at 12 Acacia Avenue"\nevidence = "letter from Dr Smith"\nby = "Ms Jones"\n',
        encoding="utf-8",
    )
    said = upheld("check", path, *AS_AT, "--format", format)
    assert said.status == 0
    for private in ("Ada Lovelace", "Acacia", "Dr Smith", "Ms Jones", str(tmp_path), str(Path.home())):
        assert private not in said.out


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_every_example_can_be_reckoned_in_every_format(upheld: Upheld, format: str) -> None:
    examples = sorted((Path(__file__).parents[3] / "examples").glob("*.toml"))
    assert len(examples) >= 5
    said = upheld("check", *examples, "--as-at", "2025-09-01", "--format", format)
    assert (said.status, said.err) == (0, "")


# What is told of lateness


def say(upheld: Upheld, tmp_path: Path, text: str, as_at: str, *words: str) -> str:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    said = upheld("check", path, "--as-at", as_at, *words)
    assert (said.status, said.err) == (0, "")
    return " ".join(said.out.split())


def test_a_limit_known_to_the_month_is_late_between_two_numbers_of_days(upheld: Upheld, tmp_path: Path) -> None:
    # Received in January 2026: one month ends on Sunday 1 or Saturday 28 February, rolled to 2 February or 2 March.
    told = say(
        upheld, tmp_path, '[[event]]\nkind = "sar_received"\non = "2026-01"\n', "2026-05-31", "--only", "breaches"
    )
    assert "between 90 and 118 days late" in told


def test_an_older_cycle_that_was_never_done_is_said_never_to_have_been(upheld: Upheld, tmp_path: Path) -> None:
    meeting = '[[event]]\nkind = "review_meeting_held"\non = {}\n'
    told = say(upheld, tmp_path, meeting.format("2024-11-05") + meeting.format("2025-11-05"), "2025-11-10")
    assert "NEVER DONE" in told
    assert "Never done: 351 days late" in told


def test_what_guidance_asks_next_is_said_not_to_bind(upheld: Upheld, tmp_path: Path) -> None:
    told = say(upheld, tmp_path, '[[event]]\nkind = "school_consulted"\non = 2026-05-11\n', "2026-05-12")
    assert "By: Tuesday 26 May 2026 (guidance or practice, not binding law)." in told  # W9


def test_what_is_not_verified_can_be_left_out_of_a_reckoning(upheld: Upheld, late: Path) -> None:
    every = json.loads(upheld("check", late, *AS_AT, "--format", "json").out)
    sure = json.loads(upheld("check", late, *AS_AT, "--format", "json", "--no-unverified").out)
    assert [one for one in sure["obligations"] if "C" in one["confidence"]] == []
    kept = [one["key"] for one in every["obligations"] if "C" not in one["confidence"]]
    assert [one["key"] for one in sure["obligations"]] == kept


def test_a_reader_that_goes_away_is_no_error(upheld: Upheld, late: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: Any, **__: Any) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", sys.stdout)  # put back afterwards: the command lets go of it
    monkeypatch.setattr("upheld.cli.check.run", gone)
    assert upheld("check", late).status == 0


def test_a_stream_that_cannot_be_set_up_is_used_as_it_is(
    upheld: Upheld, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    upheld("check", late, *AS_AT)
    assert "WHAT IS LATE" in stream.getvalue()
