"""`upheld plan`, as a person runs it: read, check, compare, write."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.unit.cli.conftest import Said
from upheld.plan.file import loads, plan_schema

Command = Callable[..., Said]
OUTSIDE = Path(__file__).parents[2] / "plan" / "documents" / "outside"
WORD = OUTSIDE / "1-year6-autism.docx"
DRAFT = """SECTION A: VIEWS
I like trains and my dog.

SECTION B: SPECIAL EDUCATIONAL NEEDS
- Child A reads at the level of a child two years younger.

SECTION E: OUTCOMES
- By July 2027 Child A will read a page of a known book aloud.

SECTION F: SPECIAL EDUCATIONAL PROVISION
- A specialist literacy teacher will teach Child A to read one to one for 45 minutes twice a week in term time.
- Access to a laptop as required.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture
def line(tmp_path: Path) -> Path:
    path = tmp_path / "line.txt"
    path.write_text("Access to speech therapy as required.\n", encoding="utf-8")
    return path


def test_one_provision_is_judged_as_the_issue_asks(upheld: Command, line: Path) -> None:
    said = upheld("plan", "check", "--provision", line, "--format", "json")
    assert (said.status, said.err) == (0, "")
    (one,) = json.loads(said.out)["provisions"]
    assert one["text"] == "Access to speech therapy as required."
    assert one["verdict"] == "vague"
    assert {"who", "frequency", "duration"} <= set(one["missing"])
    assert [weak["words"].lower() for weak in one["weak"]] == ["access to", "as required"]
    assert all(finding["law"] for finding in one["findings"])


def test_one_provision_is_told_in_words_too(upheld: Command, line: Path) -> None:
    said = " ".join(upheld("plan", "check", "--provision", line).out.split())
    assert "vague" in said
    assert "s.37(2)" in said
    assert "not yet checked by a lawyer" in said


def test_a_plan_in_plain_text_is_checked_line_by_line(upheld: Command, draft: Path) -> None:
    said = upheld("plan", "check", draft, "--format", "json", "--as-at", "2026-06-11")
    assert (said.status, said.err) == (0, "")
    data = json.loads(said.out)
    verdicts = {one["text"][:20]: one["verdict"] for one in data["provisions"]}
    assert verdicts == {"A specialist literac": "specific", "Access to a laptop a": "vague"}
    assert "section.missing" in {one["code"] for one in data["findings"]}


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_a_plan_of_every_kind_is_read_and_goes_to_json_and_back(upheld: Command, tmp_path: Path, ending: str) -> None:
    said = upheld("plan", "read", WORD.with_suffix(f".{ending}"), "--format", "json")
    assert (said.status, said.err) == (0, "")
    data = json.loads(said.out)
    jsonschema.Draft202012Validator(plan_schema()).validate(data)
    assert {one["letter"] for one in data["plan"]["sections"]} >= set("ABEFGIK")
    kept = tmp_path / "plan.json"
    kept.write_text(said.out, encoding="utf-8")
    assert json.loads(upheld("plan", "read", kept, "--format", "json").out) == data


def test_several_plans_are_one_line_each_and_a_bad_one_stops_none(upheld: Command, tmp_path: Path, draft: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no")
    said = upheld("plan", "check", draft, bad, draft, "--format", "json")
    assert said.status == 2
    found = [json.loads(one) for one in said.out.splitlines()]
    assert [set(one) == {"file", "error"} for one in found] == [False, True, False]
    assert "Traceback" not in said.err


def test_two_versions_are_compared(upheld: Command, tmp_path: Path, draft: Path) -> None:
    later = tmp_path / "later.txt"
    later.write_text(DRAFT.replace("twice a week", "once a month").replace("- Access to a laptop as required.\n", ""))
    said = upheld("plan", "compare", draft, later, "--format", "json")
    assert (said.status, said.err) == (0, "")
    became = {(one["kind"], (one["old"] or {"text": ""})["text"][:20]) for one in json.loads(said.out)["changes"]}
    assert ("weakened", "A specialist literac") in became
    assert ("dropped", "Access to a laptop a") in became
    assert "once a month" in upheld("plan", "compare", draft, later).out.replace("\n", " ")


def test_a_report_is_held_against_the_plan(upheld: Command, tmp_path: Path, draft: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "RECOMMENDATIONS\n\n- Child A should be taught to read one to one by a specialist literacy teacher for "
        "60 minutes twice a week.\n- A touch-typing course of 20 minutes each day.\n",
        encoding="utf-8",
    )
    said = upheld("plan", "compare", report, draft, "--advice", "--format", "json")
    assert (said.status, said.err) == (0, "")
    fates = [one["kind"] for one in json.loads(said.out)["recommendations"]]
    assert fates == ["weakened", "dropped"]


@pytest.mark.parametrize("kind", ["plan", "easy-read", "child", "week", "findings", "working-document"])
@pytest.mark.parametrize("ending", ["docx", "html", "txt"])
def test_every_paper_is_written(upheld: Command, tmp_path: Path, draft: Path, kind: str, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    said = upheld("plan", "write", draft, "--as", kind, "-o", out)
    assert (said.status, said.err) == (0, "")
    assert str(out) in said.out
    content = out.read_bytes()
    if ending == "docx":
        with zipfile.ZipFile(out) as packed:
            content = packed.read("word/document.xml")
    held = {"easy-read": "45 minutes", "child": "45 minutes", "working-document": "Access to a laptop"}
    assert held.get(kind, "specialist literacy teacher") in " ".join(content.decode().split())


def test_a_plan_is_written_as_pdf_and_json(upheld: Command, tmp_path: Path, draft: Path) -> None:
    assert upheld("plan", "write", draft, "-o", tmp_path / "out.pdf").status == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert upheld("plan", "write", draft, "-o", tmp_path / "out.json").status == 0
    assert len(loads((tmp_path / "out.json").read_text(encoding="utf-8"), "out.json").provisions) == 2


def test_the_case_gives_the_days_that_a_plan_is_held_against(upheld: Command, late: Path, draft: Path) -> None:
    said = upheld("plan", "check", draft, "--case", late, "--as-at", "2026-06-11", "--format", "json")
    assert (said.status, said.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "nothing.docx"], "cannot be read"),
        (["check", "{draft}", "--format", "xml"], "--format 'xml' is not known"),
        (["check", "{draft}", "{draft}", "-o", "x.html"], "holds one plan, and 2 were given"),
        (["write", "{draft}", "--as", "poem"], "--as 'poem' is not known"),
        (["write", "{draft}", "--as", "week", "-o", "x.json"], "only the plan itself"),
        (["write", "{draft}", "-o", "x.xyz"], "ends in none of"),
        (["check", "--provision", "{empty}"], "has no words in it"),
        (["check", "--provision", "{binary}"], "is not UTF-8 text"),
        (["read", "{badjson}"], "is not JSON"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    upheld: Command, tmp_path: Path, draft: Path, words: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = {"draft": draft, "empty": tmp_path / "e.txt", "binary": tmp_path / "b.txt", "badjson": tmp_path / "b.json"}
    named["empty"].write_text(" \n")
    named["binary"].write_bytes(b"\xff\xfe\x00\x81")
    named["badjson"].write_text("{")
    told = upheld("plan", *(word.format(**named) for word in words))
    assert told.status == 2
    assert said in told.err
    assert told.err.count("\n") == 1
    assert not (tmp_path / "x.xyz").exists()
