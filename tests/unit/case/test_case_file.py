"""Reading and writing files: every refusal is one sentence that names the file, the line and what to do."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from upheld.case import Case, dump_json, dump_toml, from_data, loads, read
from upheld.case.file import LARGEST
from upheld.errors import CaseError

EVENT = '[[event]]\nkind = "plan_final_sent"\n'
FULL = """
# the whole of it
format = 1

[person]
date_of_birth = 2017-05-02
local_authority = "Devon"

[[fact]]
kind = "setting"
from = "2024-09"
to = "2026"
type = "primary"
terms = [{first = 2026-01-05, last = 2026-03-27}]
closed = [2026-02-16]

[[event]]
kind = "ehcna_request_received"
on = 2026-01-12
recorded_at = 2026-01-13T09:30:00Z
notes = \"\"\"
one "quoted" line
[[event]]
\"\"\"

[[event]]
kind = "mediation_agreement_signed"
id = "deal"
by = "a \\u007f b"
on = "unknown"
la_party = true
recorded_at = 2026-01-13
  [[event.items]]
  what = "therapy"
  agreed_on = 2026-07-01

[[event]]
kind = "excluded"
type = "suspension"
days = 0.5
sent_on = "2026-03"
"""


def refusal(text: str, format: Literal["toml", "json"] = "toml") -> str:
    """The one sentence with which a text is refused."""
    with pytest.raises(CaseError) as refused:
        loads(text, name="a.toml", format=format)
    message = str(refused.value)
    assert "\n" not in message
    assert message.endswith(".")
    assert refused.value.__cause__ is None
    return message


def test_a_case_is_written_back_in_both_forms() -> None:
    case = loads(FULL, name="a.toml", format="toml")
    assert loads(dump_toml(case), name="b.toml", format="toml") == case
    assert loads(dump_json(case), name="b.json", format="json") == case
    assert dump_toml(loads(dump_toml(case), name="b", format="toml")) == dump_toml(case)
    assert dump_toml(case).startswith('format = 1\n\n[person]\ndate_of_birth = 2017-05-02\nlocal_authority = "Devon"\n')
    assert case.log[0].recorded_at == "2026-01-13T09:30:00+00:00"
    assert '"2026-01-13T09:30:00+00:00"' in dump_json(case)


def test_each_entry_knows_its_line() -> None:
    case = loads(FULL.replace("\n", "\r\n"), name="a.toml", format="toml")
    lines = FULL.split("\n")
    assert [lines[event.line - 1] for event in case.log if event.line] == ["[[event]]"] * 3
    assert [event.line for event in case.log] == [17, 26, 37]
    assert case.facts[0].line == 9
    assert from_data({"event": [{"kind": "moved", "on": date(2026, 1, 5)}]}).log[0].line is None


def test_nothing_recorded_of_the_person_writes_no_person() -> None:
    assert dump_toml(loads(EVENT + "on = 2026-01-05", name="a", format="toml")).count("[person]") == 0


def test_all_that_is_known_of_facts_is_written_back() -> None:
    facts = [{"kind": "on_sen_support", "from": "unknown"}, {"kind": "disabled", "since": "2020", "disabled": "no"}]
    case = from_data({"fact": facts, "event": [{"kind": "moved", "on": "2026"}]})
    assert loads(dump_toml(case), name="a", format="toml") == loads(dump_json(case), name="a", format="json") == case


def test_what_holds_nothing_is_left_out() -> None:
    text = '{"event": [{"kind": "plan_final_sent", "on": "2026-01-05", "notes": null, "contents": {"reasons": null}}]}'
    case = loads(text, name="a.json", format="json")
    assert case.log[0].fields == {"contents": {}}
    assert loads(dump_toml(case), name="a.toml", format="toml") == case


TOML: list[tuple[str, str]] = [
    ("", "a.toml: nothing has been recorded; add at least one event."),
    (" \n\t", "nothing has been recorded"),
    ("\ufeff", "nothing has been recorded"),
    ("# only a remark", "nothing has been recorded"),
    ("event = []", "nothing has been recorded"),
    ("[person]\nyear_group = 3", "a.toml: nothing has been recorded"),
    ("a\0b", "a.toml: this is not a text file"),
    ("on = = 5", "a.toml, line 1: this is not TOML that can be read (Invalid value, in 'on = = 5'); correct it there."),
    ('\n\n[[event]]\nkind = "moved', "a.toml: this is not TOML that can be read (Unterminated string)"),
    (
        EVENT + "on = 2026-02-30",
        "a.toml, line 3: this is not TOML that can be read (Invalid date or datetime, in 'on =",
    ),
    (
        EVENT + "on = 2026-02",
        'a.toml, line 3: this is not TOML that can be read (a month alone goes in quotes, as "2024',
    ),
    (EVENT + "on = 2026", "a.toml, line 3: event 1 (plan_final_sent): on = 2026 is not a date; write a day as"),
    (EVENT + "on = true", "on = true is not a date"),
    (EVENT + "on = 10:30:00", "is not a date"),
    (EVENT + 'on = "2026-1-5"', "is not a date"),
    (EVENT + 'on = "20260105"', "is not a date"),
    (EVENT + 'on = "2026-W03-1"', "is not a date"),
    (EVENT + 'on = "2026-01-05T00:00"', "is not a date"),
    (EVENT + 'on = "٢٠٢٦-٠١-٠٥"', "is not a date"),
    (EVENT + 'on = "Unknown"', "is not a date"),
    (EVENT + 'on = ""', "is not a date"),
    (EVENT + 'on = ["2026-01-05"]', "is not a date"),
    (EVENT + "on = 2026-01-05T10:00:00", "on = 2026-01-05T10:00:00 has a time of day; write the day alone"),
    (EVENT + 'on = "2026-02-30"', "line 3: event 1 (plan_final_sent): on = '2026-02-30' is not a day in the calendar"),
    (EVENT + 'on = "2026-13"', "is not a day in the calendar"),
    (EVENT + 'on = "0000"', "is not a day in the calendar"),
    (EVENT + 'on = "1979"', "on = '1979' is outside the years 1980 to 2100; check the year"),
    (EVENT + "on = 1979-12-31", "on = 1979-12-31 is outside the years"),
    (EVENT + 'on = "2101-01"', "is outside the years"),
    (EVENT, "a.toml, line 1: event 1 (plan_final_sent): no date is recorded; add on, sent_on or received_on"),
    (
        f"{EVENT}on = 2026-01-05\n{EVENT}\nsend_on = 2026-01-05",
        "line 7: event 2 (plan_final_sent): 'send_on' is not a field",
    ),
    (
        f"{EVENT}on = 2026-01-05\n[event.contents]\nreason = true",
        "a.toml, line 5: event 1 (plan_final_sent): contents: 'reason'",
    ),
    (
        f"{EVENT}on = 2026-01-05\ncontents.reason = true",
        "a.toml, line 4: event 1 (plan_final_sent): contents: 'reason'",
    ),
    ('[[event]]\nkind = "plan_finl_sent"', "line 2: event 1 (plan_finl_sent): kind = 'plan_finl_sent' is not a kind"),
    ('[[event]]\nkind = "a b"', "a.toml, line 2: event 1: kind = 'a b' is not a kind of event; `upheld events` lists"),
    ("[[event]]\non = 2026-01-05", "a.toml, line 1: event 1: kind is missing; `upheld events` lists the kinds"),
    ('event = [{kind = "moved", on = "never"}]', "a.toml, line 1: event 1 (moved): on = 'never' is not a date"),
    ("event = [\n{kind = 'moved', on = 1970-01-01}]", "a.toml, line 2: event 1 (moved): on = 1970-01-01 is outside"),
    ('event = [{kind = "moved", on = 5}]', "a.toml: event 1 (moved): on = 5 is not a date"),
    ("event = [5]", "a.toml: event 1: 5 must be a table of names and values"),
    ("[event]\nkind = 'moved'", "a.toml, line 1: event = {'kind': 'moved'} must be a list; write [[event]] above"),
    ("x = 1\n" + EVENT, "a.toml, line 1: 'x' is not a name at the top of a case file"),
    (EVENT + "on = 2026-01-05\n[['event']]\nkind = 'moved'", "a.toml: event 2 (moved): no date is recorded"),
    ("[[events]]\nkind = 'moved'", "a.toml, line 1: 'events' is not a name at the top"),
    ("format = 2\n" + EVENT, "a.toml, line 1: format = 2 is not a format this version reads"),
    ("[person]\nname = 'Sam'\n" + EVENT + "on = 2026-01-05", "a.toml, line 2: person: 'name' is not a field of person"),
    ("x = inf", "a.toml: inf is not a number that can be counted"),
    ("x = 0x" + "f" * 9_000, "a.toml: there is a number too large to count; write a smaller one."),
    ("x = " + "1" * 9_000, "this is not TOML that can be read (there is a number too large to count)"),
    ("x = " + "[" * 100_000, "a.toml: the entries are nested more than 20 deep"),
    ("x = " + "{a = " * 100_000, "the entries are nested more than 20 deep"),
    ("a." * 100_000 + "b = 1", "the entries are nested more than 20 deep"),
    ('"a" . ' * 100_000 + "b = 1", "the entries are nested more than 20 deep"),
    ("[" + "a." * 21 + "b]", "the entries are nested more than 20 deep"),
    ("x = " + "[" * 21 + "]" * 21, "the entries are nested more than 20 deep"),
    ("[[event]]\n" * 10_001, "a.toml, line 1: event has 10001 entries and at most 10000 are read; split the file."),
    ("#" * (LARGEST + 1), "a.toml: the file is larger than 5 MB"),
    ("é" * (LARGEST // 2 + 1), "a.toml: the file is larger than 5 MB"),
    ("#" * 300_000, "nothing has been recorded"),
    (" " * 300_000, "nothing has been recorded"),
    ('x = "' + '\\"' * 300_000, "Unterminated string"),
    ('"' * 300_000, "this is not TOML that can be read"),
    (EVENT + f'on = "{"x" * 500}"', "..."),
]


@pytest.mark.parametrize(("text", "message"), TOML, ids=range(len(TOML)))
def test_toml_that_is_refused(text: str, message: str) -> None:
    assert message in refusal(text)


JSON: list[tuple[str, str]] = [
    ("{}", "a.toml: nothing has been recorded"),
    ('{"event": null}', "nothing has been recorded"),
    ("[]", "a.toml: [] must be a table of names and values."),
    ("5", "5 must be a table"),
    ('"event"', "'event' must be a table"),
    ("{", "a.toml, line 1: this is not JSON that can be read (Expecting property name"),
    ('{"event":\n[}', "a.toml, line 2: this is not JSON that can be read (Expecting value)"),
    ('{"event": [], "event": []}', "this is not JSON that can be read (the name 'event' is given twice)"),
    ('{"event": NaN}', "this is not JSON that can be read (NaN is not a number)"),
    ('{"event": -Infinity}', "-Infinity is not a number"),
    ('{"event": 1e999}', "inf is not a number that can be counted"),
    ('{"event": ' + "1" * 9_000 + "}", "there is a number too large to count"),
    ('{"event": 99999999999999999999}', "there is a number too large to count"),
    ("[" * 200_000, "the entries are nested more than 20 deep"),
    ('{"event":' * 200_000, "the entries are nested more than 20 deep"),
    ('{"event":' * 30 + "5" + "}" * 30, "the entries are nested more than 20 deep"),
    ('{"event": [{"notes": "\\ud800"}]}', "'\\ud800' holds a broken character"),
    ('{"\\udfff": 1}', "'\\udfff' holds a broken character"),
    ('{"event": {"kind": "moved"}}', "must be a list"),
    ('{"event": [null]}', "event 1: must be a table"),
    ('{"event": ["moved"]}', "a.toml, line 1: event 1: 'moved' must be a table"),
    ('{"event": [{"kind": ["moved"]}]}', "event 1: kind = ['moved'] is not a kind of event"),
    (
        '{"event": [\n{"kind": "moved", "on": "2026-01-0x"}]}',
        "a.toml, line 2: event 1 (moved): on = '2026-01-0x' is not",
    ),
    ('{"event": [{"kind": "moved", "on": ""}]}', "a.toml: event 1 (moved): on = '' is not a date"),
    ('{"event": [{"kind": "moved", "on": "x", "by": "x"}]}', "a.toml: event 1 (moved): on = 'x' is not a date"),
]


@pytest.mark.parametrize(("text", "message"), JSON, ids=range(len(JSON)))
def test_json_that_is_refused(text: str, message: str) -> None:
    assert message in refusal(text, "json")


@pytest.mark.slow
def test_ten_thousand_events_are_read() -> None:
    assert len(loads((EVENT + "on = 2026-01-05\n") * 10_000, name="a", format="toml").log) == 10_000


def write(path: Path, content: bytes) -> Path:
    """The path, once it holds that content."""
    path.write_bytes(content)
    return path


GOOD_TOML = (EVENT + "on = 2026-01-05\n").encode()
GOOD_JSON = b'{"event": [{"kind": "plan_final_sent", "on": "2026-01-05"}]}'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", GOOD_TOML),
        ("a.TOML", GOOD_TOML),
        ("a.json", GOOD_JSON),
        ("a.case", GOOD_TOML),
        ("a", b" \n" + GOOD_JSON),
        ("a.toml", b"\xef\xbb\xbf" + GOOD_TOML),
        ("a.json", b"\xef\xbb\xbf" + GOOD_JSON),
        ("a.toml", GOOD_TOML.replace(b"\n", b"\r\n")),
    ],
)
def test_a_file_is_read_by_its_suffix_or_its_first_character(tmp_path: Path, name: str, content: bytes) -> None:
    case = read(write(tmp_path / name, content))
    assert isinstance(case, Case)
    assert [event.id for event in case.events] == ["plan_final_sent@2026-01-05"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ": nothing has been recorded; add at least one event."),
        (b"\xff\xfe[\0", ", line 1: the file is not UTF-8 text; save it as UTF-8."),
        (b"a = 1\nb = '\xe9'", ", line 2: the file is not UTF-8 text"),
        (b"PK\x03\x04\0\0", ": this is not a text file; give a case file in TOML or JSON."),
        (GOOD_JSON, ", line 1: this is not TOML that can be read"),
        (b"#" * (LARGEST + 1), ": the file is larger than 5 MB; give one case, without attachments."),
    ],
)
def test_a_file_that_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = write(tmp_path / "a.toml", content)
    with pytest.raises(CaseError) as refused:
        read(path)
    assert str(refused.value).startswith(f"{path}{message}")


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.toml", b"#" * 20)
    with monkeypatch.context() as patch:
        patch.setattr("upheld.case.file.LARGEST", 20)
        real = Path.stat
        patch.setattr(Path, "stat", lambda self, **kw: os.stat_result([*real(self, **kw)[:6], 1, 0, 0, 0]))
        path.write_bytes(b"#" * 30)
        with pytest.raises(CaseError, match="larger than 5 MB"):
            read(path)


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path, Path("a\0b")):
        with pytest.raises(CaseError) as refused:
            read(path)
        assert str(refused.value).endswith(("; check the path.", "; give the path of a case file."))
