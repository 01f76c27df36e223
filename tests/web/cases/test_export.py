"""Everything of a case in one file: what whoever asks may see, in forms that read again."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.web.cases.making import REFUSED, case_of, grant, organisation, person, signed_in
from tests.web.cases.sharing import accepted, asked, proven
from upheld.case import loads
from upheld.cli.__main__ import main
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.plan.file import loads as plan_loads
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import must_see
from upheld.web.cases.actions.copying import copy_timeline
from upheld.web.cases.actions.letters import send_letter
from upheld.web.cases.actions.notes import add_note
from upheld.web.cases.actions.papers import add_paper
from upheld.web.cases.append_only import case_file
from upheld.web.cases.due_days import told_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Action, Case, Invitation
from upheld.web.cases.told_before import steps_of
from upheld.web.check.record import Record

pytestmark = pytest.mark.django_db(databases="__all__")


def taken(case: Case, who: str = "a") -> dict[str, bytes]:
    answer = signed_in(person(who)).post(f"/cases/{case.pk}/export/")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="case.zip"' and answer["Cache-Control"] == "no-store"
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert packed.testzip() is None
    return {name: packed.read(name) for name in packed.namelist()}


def told_of(case: Case, who: Person) -> dict[str, object]:
    return KeptCase(must_see(who, case.pk)).get("check") or {}


def corrected(case: Case, who: Person) -> None:
    """Add, correct twice, take back, and answer another entry."""
    for change in (
        lambda told: told.change(1, {"kind": "ehcna_request_received", "on": "2026-01-13"}),
        lambda told: told.change(1, {"kind": "ehcna_request_received", "on": "2026-01-14", "notes": "said A"}),
        lambda told: told.add({"kind": "meeting_requested", "on": "2026-03-01"}),
        lambda told: told.add({"kind": "draft_served", "on": "2026-03-02"}),
        lambda told: told.remove(3),
        lambda told: told.remove(4),
    ):
        record = Record.held_in(KeptCase(must_see(who, case.pk)))
        change(record)
        record.save()


def full_case() -> Case:
    holder = person("a")
    case = case_of(holder, details={"child_name": "Child A"}, answers={"who": "parent"})
    corrected(case, holder)
    access = must_see(holder, case.pk)
    add_paper(access, by=holder, name="../Report: A.txt", data=b"The words of the report")
    add_paper(access, by=holder, name="../Report: A.txt", data=b"Another")
    add_note(access, "Rang the council.", by=holder)
    send_letter(access, "ask_reasons", title="T", text="Dear council", sent_on=clock.today(), by=holder)
    return case


def test_the_case_file_forgets_nothing_and_reckons_the_same(tmp_path: Path) -> None:
    case = full_case()
    text = taken(case)["case.toml"].decode()
    read = loads(text, name="case.toml", format="toml")
    now = told_case(told_of(case, person("a")))
    assert now is not None
    kinds = [one.kind for one in read.log]
    assert kinds == ["ehcna_request_received"] * 3 + ["ehcna_refused_notified", "meeting_requested", "withdrawn",
                                                      "draft_served", "withdrawn"]  # fmt: skip
    assert [one.replaces for one in read.log[:3]] == [None, read.log[0].id, read.log[1].id]
    assert all(one.recorded_at for one in read.log)
    law, day = law_named("england"), clock.today()
    then, here = reckon(read, law, day), reckon(now, law, day)
    assert [(one.key, one.status, one.due) for one in then.obligations] == [
        (one.key, one.status, one.due) for one in here.obligations
    ]
    assert [one.id for one in read.events] == [one.id for one in now.events]
    file = tmp_path / "case.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["check", str(file)])
    assert ended.value.code == 0


def test_a_history_that_does_not_fit_leaves_the_case_as_it_is() -> None:
    case = case_of(person("a"))
    told = told_of(case, person("a"))
    told["entries"] = [[1, {"kind": "ehcna_request_received", "on": "2026-01-20"}]]
    text = case_file(told, steps_of(case.pk, KeptCase(must_see(person("a"), case.pk)).key))
    assert [str(one.given["on"]) for one in loads(text or "", name="x", format="toml").events] == ["2026-01-20"]


def test_entries_that_refer_to_each_other_do_so_still() -> None:
    events = [*REFUSED, {"kind": "ehcna_request_received", "on": "2026-01-15",
                         "replaces": "ehcna_request_received@2026-01-12"}]  # fmt: skip
    case = case_of(person("a"), events=events)
    read = loads(taken(case)["case.toml"].decode(), name="case.toml", format="toml")
    now = told_case(told_of(case, person("a")))
    assert now is not None and [one.id for one in read.events] == [one.id for one in now.events]


def test_everything_is_in_it() -> None:
    case = full_case()
    files = taken(case)
    assert set(files) == {
        "README.txt", "case.toml", "letter-details.toml", "told.json", "notes.txt", "days.csv", "audit.csv",
        "access.csv", "looks.csv", "papers/_Report_ A.txt", "papers/_Report_ A (2).txt",
        f"letters/{clock.today()}-ask_reasons.txt",
    }  # fmt: skip
    assert files["papers/_Report_ A.txt"] == b"The words of the report"
    assert b"Rang the council." in files["notes.txt"] and b"Child A" in files["letter-details.toml"]
    assert json.loads(files["told.json"]) == {"answers": {"who": "parent"}}
    readme = files["README.txt"].decode()
    assert all(name in readme for name in ("case.toml", "papers/", "looks.csv")) and "plan.json" not in readme


def test_the_audit_can_be_reckoned_again() -> None:
    rows = [*csv.DictReader(io.StringIO(taken(full_case())["audit.csv"].decode()))]
    assert rows[-1]["act"] == "case_exported" and rows[0]["act"] == "case_opened"
    case = str(Action.objects.filter(act="case_exported").get().case)
    before = ""
    for row in rows:
        said = [case, int(row["seq"]), row["at"], row["by"], row["act"], row["about"], row["digest"], row["previous"]]
        assert row["previous"] == before
        before = hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()
        assert row["hash"] == before


def test_who_was_given_it_gets_what_they_may_see() -> None:
    case = full_case()
    service = organisation("Service A", person("m"))
    grant(case, organisation=service, right="write", role="adviser")
    add_note(must_see(person("m"), case.pk), "For us alone.", by=person("m"), organisation=service)
    assert b"For us alone." not in taken(case)["notes.txt"]
    theirs = taken(case, "m")
    assert b"For us alone." in theirs["notes.txt"]
    assert "access.csv" not in theirs and "looks.csv" not in theirs and "case.toml" in theirs


def test_the_record_tells_others_what_its_page_tells_them() -> None:
    case, other = case_of(person("a")), proven("b")
    sibling = case_of(person("a"), "Child B", [])
    copy_timeline(must_see(person("a"), case.pk), must_see(person("a"), sibling.pk), {1}, by=person("a"))
    for who in ("b", "c"):
        accepted(asked(case, who), proven(who))
    theirs = taken(case, "b")["audit.csv"].decode()
    rows = [*csv.DictReader(io.StringIO(theirs))]
    assert [*rows[0]] == ["at", "by", "act", "about"]
    assert {one["act"] for one in rows if one["by"] != str(other.key)} == {
        "case_opened",
        "event_added",
        "child_changed",
    }
    assert [one["act"] for one in rows if one["by"] == str(other.key)] == ["invitation_accepted", "case_exported"]
    assert {one["about"] for one in rows} == {"", "event:1", "event:2"}
    for kept in (proven("c").key, sibling.pk, *Invitation.objects.values_list("key", flat=True)):
        assert str(kept) not in theirs
    whole = taken(case)
    assert str(proven("c").key) in whole["audit.csv"].decode() and str(sibling.pk) not in whole["audit.csv"].decode()
    assert "hash" in whole["README.txt"].decode() and "hash" not in taken(case, "b")["README.txt"].decode()


def test_who_has_something_hidden_gets_nothing_that_may_hold_it() -> None:
    holder = person("a")
    events = [*REFUSED, {"kind": "school_consulted", "on": "2026-02-12", "institution": "School Quill"}]
    case = case_of(holder, events=events, details={"your_address": "1 Long Road"})
    access = must_see(holder, case.pk)
    add_paper(access, by=holder, name="Long Road.txt", data=b"Long Road")
    add_note(access, "At Long Road.", by=holder)
    send_letter(access, "ask_reasons", title="T", text="Long Road", sent_on=clock.today(), by=holder)
    grant(case, to=person("b"), right="write", hides_addresses=True, hides_schools=True)
    theirs = taken(case, "b")
    for name, content in theirs.items():
        assert b"Long Road" not in content and b"Quill" not in content, name
    assert set(theirs) == {"README.txt", "case.toml", "days.csv"}
    assert loads(theirs["case.toml"].decode(), name="x", format="toml").events


def test_the_plan_can_be_read_again() -> None:
    case, browser = case_of(person("a")), signed_in(person("a"))
    words = "Section F\n\n1. Child A will have 30 minutes of speech therapy each week from a therapist."
    assert browser.post(f"/cases/{case.pk}/plan/", {"words": words, "do": "paste"}).status_code in (200, 302)
    held = KeptCase(must_see(person("a"), case.pk)).get("plan")
    assert held is not None
    plan = plan_loads(taken(case)["plan.json"].decode(), "plan.json")
    assert "speech therapy" in json.dumps(held["read"]) and plan.provisions


def test_a_name_that_a_spreadsheet_would_run_is_only_shown() -> None:
    case = case_of(person("a"))
    other = person("b")
    other.name = "=1+1"
    other.save()
    grant(case, to=other)
    assert b"'=1+1" in taken(case)["access.csv"]


def test_it_is_written_down_and_looking_alone_takes_nothing_out() -> None:
    case = case_of(person("a"))
    assert signed_in(person("a")).get(f"/cases/{case.pk}/export/").status_code == 200
    assert not Action.objects.filter(case=case.pk, act="case_exported").exists()
    taken(case)
    assert Action.objects.filter(case=case.pk, act="case_exported").count() == 1
