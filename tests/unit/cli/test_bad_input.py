"""Bad input: one clear sentence on stderr, exit status 2, and never a traceback (design 11.11)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Upheld = Callable[..., Any]
REQUEST = '[[event]]\nkind = "ehcna_request_received"\n'


def file_of(text: str | bytes, name: str = "case.toml") -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return make


def folder_of(folder: Path) -> Path:
    return folder


def nested(depth: int) -> str:
    return json.dumps({"event": [{"kind": "ehcna_request_received", "on": "2026-01-12"}]})[:-1] + ', "person": ' + (
        '{"a": ' * depth + "1" + "}" * depth
    ) + "}"  # fmt: skip


BAD: list[tuple[str, Callable[[Path], Path], list[str]]] = [
    ("a missing file", lambda folder: folder / "none.toml", ["none.toml", "cannot be read"]),
    ("a folder", folder_of, ["not a file"]),
    ("an empty file", file_of(""), ["nothing has been recorded"]),
    ("a file of blanks", file_of("  \n\n"), ["nothing has been recorded"]),
    ("an empty list of events", file_of('{"event": []}', "case.json"), ["nothing has been recorded"]),
    ("a binary file", file_of(bytes(range(256)) * 10), ["line 2", "not UTF-8"]),
    ("a picture", file_of(b"\x89PNG\r\n\x1a\n" + bytes(100), "scan.png"), ["not UTF-8"]),
    ("six megabytes", file_of(b"#" * 6_000_000), ["5 MB"]),
    ("bad UTF-8 on line two", file_of(b"# fine\n# caf\xe9\n"), ["line 2", "not UTF-8"]),
    ("no TOML", file_of("kind: ehcna_request_received"), ["line 1"]),
    ("no JSON", file_of('{"event": [', "case.json"), ["case.json"]),
    ("a JSON list", file_of("[1, 2]", "case.json"), ["must be a table"]),
    ("deep nesting", file_of(nested(30), "case.json"), ["nested more than 20 deep"]),
    ("very deep nesting", file_of(nested(100_000), "case.json"), ["nested more than 20 deep"]),
    ("deep nesting in TOML", file_of(REQUEST + "on = 2026-01-12\nx = " + "[" * 5_000 + "]" * 5_000), ["nested"]),
    ("an unknown top name", file_of("[[events]]\nkind = 1\n"), ["line 1", "'events'", "event"]),
    (
        "an unknown kind",
        file_of('[[event]]\nkind = "plan_final_snet"\non = 2026-01-12\n'),
        ["line 2", "'plan_final_snet'", "plan_final_sent"],
    ),
    ("a derived kind", file_of('[[event]]\nkind = "review_concluded"\non = 2026-01-12\n'), ["worked out"]),
    ("an unknown field", file_of(REQUEST + "on = 2026-01-12\nrecieved_on = 2026-01-12\n"), ["received_on"]),
    ("an impossible day", file_of(REQUEST + 'on = "2026-02-30"\n'), ["line 3", "2026-02-30", "calendar"]),
    ("an impossible day in TOML", file_of(REQUEST + "on = 2026-02-30\n"), ["line 3"]),
    ("the thirteenth month", file_of(REQUEST + 'on = "2026-13"\n'), ["2026-13"]),
    ("a day out of range", file_of(REQUEST + "on = 1979-12-31\n"), ["1979-12-31", "1980 to 2100"]),
    ("a day far ahead", file_of(REQUEST + "on = 2101-01-01\n"), ["1980 to 2100"]),
    ("a bare month", file_of(REQUEST + "on = 2026-01\n"), ["line 3", "quotes"]),
    ("a time of day", file_of(REQUEST + "on = 2026-01-12T10:00:00\n"), ["time of day"]),
    ("no date", file_of(REQUEST), ["no date is recorded"]),
    ("no kind", file_of("[[event]]\non = 2026-01-12\n"), ["kind is missing"]),
    (
        "a missing steering field",
        file_of('[[event]]\nkind = "ftt_order_sent"\non = 2026-01-12\n'),
        ["orders is missing"],
    ),
    (
        "an unknown steering value",
        file_of('[[event]]\nkind = "ftt_order_sent"\non = 2026-01-12\norders = ["amend_BG"]\n'),
        ["amend_BG", "amend_BF"],
    ),
    ("two of one id", file_of((REQUEST + 'on = 2026-01-12\nid = "a"\n') * 2), ["'a'", "two events"]),
    ("replaces nothing", file_of(REQUEST + 'on = 2026-01-12\nreplaces = "b"\n'), ["'b'", "names no event"]),
    ("answers nothing", file_of(REQUEST + 'on = 2026-01-12\nanswers = "b"\n'), ["'b'", "names no event"]),
    (
        "withdraws nothing",
        file_of(REQUEST + 'on = 2026-01-12\n[[event]]\nkind = "withdrawn"\non = 2026-01-13\nevent = "b"\n'),
        ["'b'", "names no event"],
    ),
    ("another format", file_of("format = 2\n" + REQUEST + "on = 2026-01-12\n"), ["format = 2", "write 1"]),
    (
        "a bad date of birth",
        file_of('[person]\ndate_of_birth = "2016"\n' + REQUEST + "on = 2026-01-12\n"),
        ["date_of_birth"],
    ),
    ("too many events", file_of((REQUEST + "on = 2026-01-12\n") * 10_001), ["10001", "10000"]),
]


@pytest.mark.parametrize(("make", "words"), [each[1:] for each in BAD], ids=[each[0] for each in BAD])
def test_each_is_one_sentence_that_names_the_file_the_place_and_the_value(
    upheld: Upheld, tmp_path: Path, make: Callable[[Path], Path], words: list[str]
) -> None:
    path = make(tmp_path)
    said = upheld("check", path, "--as-at", "2026-06-11")
    assert said.status == 2
    assert said.out == ""
    assert said.err.startswith(f"upheld: {path}")
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert len(said.err) < 5_000
    for word in words:
        assert word in said.err, said.err


@pytest.mark.parametrize(("make", "words"), [each[1:] for each in BAD[:8]], ids=[each[0] for each in BAD[:8]])
def test_each_is_one_json_line_among_several_files(
    upheld: Upheld, tmp_path: Path, late: Path, make: Callable[[Path], Path], words: list[str]
) -> None:
    bad = make(tmp_path)
    said = upheld("check", bad, late, "--as-at", "2026-06-11", "--format", "json")
    first, second = (json.loads(line) for line in said.out.splitlines())
    assert (said.status, said.err) == (2, "")
    assert set(first) == {"file", "error"}
    assert first["file"] == str(bad)
    assert all(word in first["error"] for word in words)
    assert second["file"] == str(late)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--as-at", "tomorrow"), "--as-at 'tomorrow' is not a day: write it as 2026-07-01."),
        (("--as-at", "2026-02-30"), "--as-at '2026-02-30' is not a day: write it as 2026-07-01."),
        (("--as-at", ""), "--as-at '' is not a day: write it as 2026-07-01."),
        (("--as-at", "2026-07"), "--as-at '2026-07' is not a day: write it as 2026-07-01."),
        (("--as-at", "1979-12-31"), "--as-at 1979-12-31 is outside 1980 to 2100: give the day to reckon for."),
        (("--as-at", "2101-01-01"), "--as-at 2101-01-01 is outside 1980 to 2100: give the day to reckon for."),
        (("--law", "wales"), "There is no law called 'wales': choose england, england-bare, reform-wp-2026."),
        (("--format", "xml"), "--format 'xml' is not known: use text, json, markdown."),
        (("--only", "late"), "--only 'late' is not known: use all, breaches, open."),
        (("--fail-on", "late"), "--fail-on 'late' is not known: use breach."),
    ],
)
def test_a_bad_option_is_one_sentence(upheld: Upheld, late: Path, words: tuple[str, str], sentence: str) -> None:
    said = upheld("check", late, *words)
    assert (said.status, said.out, said.err) == (2, "", f"upheld: {sentence}\n")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("check",),
        ("bogus",),
        ("check", "x.toml", "--bogus"),
        ("law",),
        ("law", "bogus"),
        ("law", "diff", "england"),
    ],
)
def test_a_command_that_is_not_one_says_how_to_use_it(upheld: Upheld, words: tuple[str, ...]) -> None:
    said = upheld(*words)
    assert (said.status, said.out) == (2, "")
    assert "usage: upheld" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("law", "diff", "-h")])
def test_help_is_no_mistake(upheld: Upheld, words: tuple[str, ...]) -> None:
    said = upheld(*words)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("usage: upheld")


def test_a_file_name_of_any_letters_is_named_as_it_is(upheld: Upheld, tmp_path: Path) -> None:
    path = tmp_path / "Zoë's case (2) 📄.toml"
    path.write_text(REQUEST + "on = 2026-01-12\n", encoding="utf-8")
    assert upheld("check", path, "--as-at", "2026-02-01").status == 0
    said = upheld("check", path, path, "--as-at", "2026-02-01", "--format", "json")
    assert json.loads(said.out.splitlines()[0])["file"] == str(path)
