"""`upheld delivery`, as a person runs it: take in, report, write out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from tests.delivery_year import AS_AT, year
from tests.unit.cli.conftest import Said
from upheld.delivery.files.file import Ledger, dumps, ledger_schema, loads

Command = Callable[..., Said]
EXAMPLE = Path(__file__).parents[3] / "examples" / "ledger"
TERMS = "Setting,First day,Last day,What\nSchool A,02/09/2026,23/10/2026,term\nSchool A,04/09/2026,,closed\n"
TIMETABLE = (
    "Line;Section;Text;Minutes;Times;Period;Days;From\n"
    "Speech therapy;F;30 minutes weekly;30;1;week;Tue;2026-09-02\n"
    "OT;F;access to OT;;;;;2026-09-02\n"
)
SESSIONS = (
    "Date,Line,Minutes,Outcome,Reason,Room\n"
    "08/09/2026,Speech therapy,30,delivered,,4\n"
    "15/09/2026,speech therapy,,Not delivered,staff absent,4\n"
    "22/09/2026,Speech therapy,30,delivered,,4\n"
    "23/09/2026,Speech therapy,45,delivered,,4\n"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Speech therapy\r\n"
    "DTSTART;TZID=Europe/London:20260908T093000\r\nDTEND;TZID=Europe/London:20260908T100000\r\n"
    "RRULE:FREQ=WEEKLY;UNTIL=20261020T235959Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.cli.delivery.today", lambda: date(2026, 10, 12))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("terms.csv", TERMS), ("lines.csv", TIMETABLE), ("sessions.csv", SESSIONS), ("c.ics", CALENDAR)):
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


@pytest.fixture
def ledger(folder: Path, upheld: Command) -> Path:
    path = folder / "ledger.json"
    # Sessions first on the line: they are taken after the lines they need.
    said = upheld(
        "delivery", "import", folder / "sessions.csv", folder / "lines.csv", folder / "terms.csv", "--into", path
    )
    assert (said.status, said.err) == (0, "")
    return path


def read(path: Path) -> Ledger:
    return loads(path.read_text(encoding="utf-8"), path.name)


def test_what_is_taken_in_is_told_and_fits_the_published_schema(folder: Path, upheld: Command, ledger: Path) -> None:
    jsonschema.validate(json.loads(ledger.read_text(encoding="utf-8")), ledger_schema())
    found = read(ledger)
    assert [one.outcome for one in found.entries] == ["delivered", "not_delivered", "delivered", "made_up"]
    assert [one.amount is None for one in found.entitlements] == [False, True]
    assert found.settings[0].closed == (date(2026, 9, 4),)


def test_taking_in_the_same_again_changes_no_byte(folder: Path, upheld: Command, ledger: Path) -> None:
    before = ledger.read_bytes()
    said = upheld("delivery", "import", *folder.glob("*.csv"), "--into", ledger)
    assert (said.status, said.err, ledger.read_bytes()) == (0, "", before)
    assert "sessions.csv, sessions: 0 entries new, 4 there already." in said.out
    assert "Nothing changed" in said.out


def test_what_made_up_and_what_is_over_are_told_by_row(folder: Path, upheld: Command) -> None:
    said = upheld("delivery", "import", folder / "terms.csv", folder / "lines.csv", folder / "sessions.csv",
                  "--into", folder / "new.json")  # fmt: skip
    assert "1 made up what was missed earlier: row 5." in said.out
    assert "1 over and above what was owed, not counted: row 5: 15 minutes of speech-therapy on 2026-09-23." in said.out
    assert "Columns that were not read: room." in said.out


def test_nothing_is_written_where_a_row_is_bad_and_every_bad_row_is_named(
    folder: Path, upheld: Command, ledger: Path
) -> None:
    before = ledger.read_bytes()
    good = "Date,Line,Outcome\n29/09/2026,Speech therapy,yes\n"
    bad = f"{good}99/09/2026,Speech therapy,yes\n30/09/2026,Chess,yes\n01/01/2027,OT,yes\n"
    (folder / "bad.csv").write_text(bad, encoding="utf-8")
    said = upheld("delivery", "import", folder / "bad.csv", "--into", ledger)
    assert (said.status, ledger.read_bytes()) == (2, before)
    lines = said.err.splitlines()
    assert [line.split(":")[0] for line in lines] == [f"bad.csv, row {number}" for number in (3, 4, 5)]
    assert "'99/09/2026' is not a day" in lines[0]
    assert "no line called 'Chess'" in lines[1]
    assert "2027-01-01 is yet to come" in lines[2]
    assert "Nothing was written" in said.out

    skipped = upheld("delivery", "import", folder / "bad.csv", "--into", ledger, "--skip-bad")
    assert skipped.status == 0
    assert skipped.err.count("Skipped.") == 3
    assert len(read(ledger).entries) == 5


def test_it_is_told_as_json_too(folder: Path, upheld: Command, ledger: Path) -> None:
    said = upheld("delivery", "import", folder / "sessions.csv", "--into", ledger, "--format", "json")
    data = json.loads(said.out)
    assert (data["written"], data["changed"], data["files"][0]["there_already"]) == (True, False, 4)


def test_a_calendar_must_be_said_to_be_a_timetable_or_sessions(folder: Path, upheld: Command, ledger: Path) -> None:
    said = upheld("delivery", "import", folder / "c.ics", "--into", ledger)
    assert (said.status, said.out) == (2, "")
    assert "--kind timetable" in said.err and "--kind sessions" in said.err

    new = folder / "new.json"
    assert upheld("delivery", "import", folder / "c.ics", "--kind", "timetable", "--into", new).status == 0
    assert read(new).entitlements[0].amount is not None
    said = upheld("delivery", "import", folder / "c.ics", "--kind", "sessions", "--side", "family", "--into", ledger)
    assert said.status == 0
    assert {one.side for one in read(ledger).entries} == {"setting", "family"}


def test_a_correction_is_a_new_entry_beside_the_old(folder: Path, upheld: Command, ledger: Path) -> None:
    (folder / "right.csv").write_text(
        "Date,Line,Outcome,Reason\n08/09/2026,Speech therapy,no,vacancy\n", encoding="utf-8"
    )
    assert upheld("delivery", "import", folder / "right.csv", "--into", ledger).status == 2
    assert upheld("delivery", "import", folder / "right.csv", "--into", ledger, "--correct").status == 0
    assert len(read(ledger).entries) == 5


def test_a_change_of_a_line_that_is_there_is_refused(folder: Path, upheld: Command, ledger: Path) -> None:
    (folder / "lines.csv").write_text(TIMETABLE.replace(";30;1", ";45;1"), encoding="utf-8")
    said = upheld("delivery", "import", folder / "lines.csv", "--into", ledger)
    assert said.status == 2
    assert "lines.csv, row 2: Speech therapy from 2026-09-02 is there already" in said.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "none.csv", "--into", "x.json"), "none.csv cannot be read"),
        (("import", "sessions.csv", "--into", "terms.csv"), "terms.csv is not JSON"),
        (("import", "sessions.csv", "--into", "x.json", "--side", "council"), "--side 'council' is not known"),
        (("import", "sessions.csv", "--into", "x.json", "--kind", "plan"), "--kind 'plan' is not known"),
        (("import", "sessions.csv", "--into", "none/x.json", "--skip-bad"), ""),
        (("report", "none.json"), "none.json cannot be read"),
        (("report", "ledger.json", "--format", "xml"), "--format 'xml' is not known"),
        (("report", "ledger.json", "--as-at", "soon"), "--as-at 'soon' is not a day"),
        (("export", "ledger.json", "--format", "docx"), "--format 'docx' is not known"),
        (("export", "c.ics"), "c.ics is not JSON"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_two(
    folder: Path, upheld: Command, ledger: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(folder)
    found = upheld("delivery", *words)
    if not said:
        # Every row was skipped, so there was nothing to write.
        assert found.status == 0
        return
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert len(found.err.splitlines()) == 1


@pytest.mark.parametrize("format", ["text", "json", "csv", "html"])
def test_a_report_is_had_in_each_format(upheld: Command, ledger: Path, format: str) -> None:
    said = upheld("delivery", "report", ledger, "--as-at", "2026-10-05", "--format", format)
    assert (said.status, said.err) == (0, "")
    if format == "json":
        # Of five weeks, the first begins on Wednesday 2 September, after the Tuesday of the timetable: 4 x 30.
        total = json.loads(said.out)["total"]
        assert (total["owed"], total["delivered"], total["late_or_made_up"], total["unconfirmed"]) == (120, 90, 30, 30)
    else:
        assert {"text": "Speech therapy", "csv": "lines,Speech therapy,120", "html": "<table"}[format] in said.out


@pytest.mark.parametrize("name", ["r.docx", "r.html", "r.txt", "r.csv", "r.json"])
def test_a_report_is_written_to_a_file_by_its_name(upheld: Command, ledger: Path, tmp_path: Path, name: str) -> None:
    said = upheld("delivery", "report", ledger, "--as-at", "2026-10-05", "-o", tmp_path / name)
    assert (said.status, said.out) == (0, f"Written: {tmp_path / name}\n")
    assert (tmp_path / name).stat().st_size > 500


@pytest.mark.parametrize(
    ("format", "begins"), [("csv", b"\xef\xbb\xbfline,what"), ("ics", b"BEGIN:VCALENDAR"), ("json", b'{\n "format": 1')]
)
def test_a_ledger_is_written_out_in_each_format(
    upheld: Command, ledger: Path, tmp_path: Path, format: str, begins: bytes
) -> None:
    out = tmp_path / f"out.{format}"
    said = upheld("delivery", "export", ledger, "--as-at", "2026-10-05", "--format", format, "-o", out)
    assert said.status == 0
    assert out.read_bytes().startswith(begins)


PLAN = """SECTION F: SPECIAL EDUCATIONAL PROVISION
- A specialist literacy teacher will teach Child A to read one to one for 45 minutes twice a week in term time.
- Access to a laptop as required.
"""


def test_the_lines_of_a_plan_are_a_timetable_to_look_at_and_take_in(upheld: Command, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    said = upheld("delivery", "lines", tmp_path / "plan.txt", "--from", "02/09/2026", "-o", tmp_path / "lines.csv")
    assert said.status == 0
    assert "2 lines, 1 of them with no amount that is known. Look at each of them" in said.err
    taken = upheld("delivery", "import", tmp_path / "lines.csv", "--into", tmp_path / "ledger.json")
    assert (taken.status, taken.err) == (0, "")
    reading, laptop = read(tmp_path / "ledger.json").entitlements
    assert reading.amount is not None
    assert (reading.amount.minutes, reading.amount.times, reading.group) == (45, 2, 1)
    assert "45 minutes twice a week" in reading.text
    assert (laptop.amount, laptop.from_on) == (None, date(2026, 9, 2))


def test_the_lines_of_a_draft_are_said_to_entitle_to_nothing_yet(upheld: Command, tmp_path: Path) -> None:
    for head, is_draft in (("Draft Education, Health and Care Plan\n\n", True), ("", False)):
        (tmp_path / "plan.txt").write_text(head + PLAN, encoding="utf-8")
        said = upheld("delivery", "lines", tmp_path / "plan.txt", "--from", "02/09/2026", "-o", tmp_path / "lines.csv")
        assert said.status == 0
        assert ("A draft entitles to nothing yet" in said.err) == is_draft


def test_lines_need_a_day_and_a_plan_with_provision(upheld: Command, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "none.txt").write_text("SECTION A: VIEWS\nI like trains.\n", encoding="utf-8")
    for name, day, told in (("plan.txt", "soon", "--from: The first day 'soon' is not a day"),
                            ("none.txt", "2026-09-02", "none.txt has no line of provision")):  # fmt: skip
        said = upheld("delivery", "lines", tmp_path / name, "--from", day)
        assert (said.status, said.out) == (2, "")
        assert told in said.err


def test_the_example_is_what_its_files_make(upheld: Command, tmp_path: Path) -> None:
    files = [EXAMPLE / f"{name}.csv" for name in ("terms", "timetable", "school", "family")]
    said = upheld("delivery", "import", *files, "--into", tmp_path / "made.json")
    assert (said.status, said.err) == (0, "")
    made, kept = read(tmp_path / "made.json"), read(EXAMPLE / "ledger.json")
    at = kept.entries[0].said_at
    assert [replace(one, said_at=at) for one in made.entries] == [replace(one, said_at=at) for one in kept.entries]
    assert (made.settings, made.entitlements) == (kept.settings, kept.entitlements)
    # Fifteen weeks of speech therapy of 30 minutes and of reading of 3 x 20: 450 + 900.
    total = json.loads(
        upheld("delivery", "report", EXAMPLE / "ledger.json", "--as-at", "2025-12-31", "--format", "json").out
    )
    # 15 weeks of 30 and of 3 x 20 minutes, but for two Mondays on which term has not begun yet: 15 x 90 - 2 x 20.
    assert total["total"]["owed"] == 1310


def test_a_school_year_of_forty_children_is_read_back_to_the_minute(upheld: Command, tmp_path: Path) -> None:
    children = year()
    files = []
    for number, child in enumerate(children):
        files.append(tmp_path / f"child-{number:02}.json")
        ledger = Ledger(child.calendar.settings, child.entitlements, tuple(child.entries))
        files[-1].write_text(dumps(ledger), encoding="utf-8")
    said = upheld("delivery", "report", *files, "--as-at", AS_AT, "--format", "json")
    assert (said.status, said.err) == (0, "")
    reports = [json.loads(line) for line in said.out.splitlines()]
    assert len(reports) == 40
    for child, report in zip(children, reports, strict=True):
        lines = {one["line"]: one for one in report["lines"]}
        assert set(lines) == set(child.truth)
        for line, truth in child.truth.items():
            names = {name: "late_or_made_up" if name == "later" else name for name in vars(truth)}
            assert {name: lines[line][ours] for name, ours in names.items()} == vars(truth)
        assert [one["line"] for one in report["unknown"]] == ["F.10"]
