"""What councils answered: a file of lines that is only added to, checked before it is written."""

import json
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.gaps.replies import Reply, of, record, replies, reply

TODAY = date(2026, 11, 22)
GIVEN: dict[str, Any] = {"asked": date(2026, 3, 2), "outcome": "given", "answered": date(2026, 4, 2), "today": TODAY}


def test_the_answer_is_due_on_the_twentieth_working_day_of_the_united_kingdom() -> None:
    # 17 March is a bank holiday in Northern Ireland, which the Act counts out; so the 31st and not the 30th.
    one = reply("caseloads", "Buckinghamshire", **GIVEN)
    assert one.due == date(2026, 3, 31)
    assert one.days_late(TODAY) == 2


def test_a_request_without_an_answer_grows_late() -> None:
    one = reply("caseloads", "825", asked=date(2026, 3, 2), outcome="none", today=TODAY)
    assert one.days_late(date(2026, 3, 31)) == 0
    assert one.days_late(date(2026, 4, 10)) == 10


def test_lines_are_added_and_the_last_of_each_request_counts(tmp_path: Path) -> None:
    path = tmp_path / "in" / "replies.jsonl"
    assert replies(path) == ()
    waiting = reply("caseloads", "825", asked=date(2026, 3, 2), outcome="none", today=TODAY)
    done = reply("caseloads", "825", address="https://www.whatdotheyknow.com/request/a_b", **GIVEN)
    other = reply("court_claims", "204", asked=date(2026, 5, 1), outcome="none", today=TODAY)
    assert record(path, waiting) and record(path, done) and record(path, other)
    assert not record(path, done)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3
    assert replies(path) == (other, done)
    assert of(replies(path), gap="caseloads") == (done,)
    assert of(replies(path), council="204") == (other,)


def test_a_line_holds_nothing_about_who_asked(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    record(path, reply("caseloads", "825", **GIVEN))
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert set(kept) == {one.name for one in fields(Reply)}
    assert set(kept) == {"gap", "council", "asked", "outcome", "answered", "address"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"outcome": "maybe"}, '"maybe" is no outcome'),
        ({"outcome": "none"}, "do not fit"),
        ({"answered": None}, "do not fit"),
        ({"answered": date(2026, 3, 1)}, "older than the request"),
        ({"answered": date(2026, 12, 1)}, "in the future"),
        ({"asked": date(2027, 1, 1), "answered": None, "outcome": "none"}, "in the future"),
        ({"address": "http://www.whatdotheyknow.com/request/a"}, "starts with https://"),
        ({"address": "https://ann@example.org/"}, "holds no name or mailbox"),
        ({"address": "https://example.org/?to=ann%40example.org"}, "holds no name or mailbox"),
        ({"address": "javascript:alert(1)"}, "starts with https://"),
        ({"address": "https://exa mple.org/"}, "starts with https://"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        reply("caseloads", "825", **(GIVEN | changed))


def test_only_a_council_of_today_can_be_asked() -> None:
    for name in ("England", "South East", "909"):
        with pytest.raises(FiguresError):
            reply("caseloads", name, **GIVEN)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[" * 100_000,
        '{"gap": "caseloads"}',
        "[]",
        '{"gap": "x", "council": "825", "asked": "2026-01-01", "outcome": "none"}',
        '{"gap": "caseloads", "council": "825", "asked": "2026-01-01", "outcome": "none", "address": "javascript:1"}',
        '{"gap": "caseloads", "council": "825", "asked": "2026-01-01", "outcome": "none", "address": 7}',
        '{"gap": "caseloads", "council": "england", "asked": "2026-01-01", "outcome": "none"}',
        '{"gap": "caseloads", "council": "825", "asked": null, "outcome": "none"}',
        '{"gap": "caseloads", "council": "825", "asked": "2026-01-02", "answered": "2026-01-01", "outcome": "given"}',
        '{"gap": "caseloads", "council": "825", "asked": "2026-01-02", "outcome": "given"}',
    ],
)
def test_a_spoilt_line_is_named_and_nothing_is_added(tmp_path: Path, line: str) -> None:
    path = tmp_path / "replies.jsonl"
    record(path, reply("caseloads", "825", **GIVEN))
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    before = path.read_bytes()
    with pytest.raises(FiguresError, match=r"Line 2 of replies\.jsonl is no reply"):
        replies(path)
    with pytest.raises(FiguresError, match="Line 2"):
        record(path, reply("court_claims", "825", **GIVEN))
    assert path.read_bytes() == before


def test_a_last_line_without_its_end_is_not_spoilt_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    first = reply("caseloads", "825", **GIVEN)
    record(path, first)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    second = reply("court_claims", "204", asked=date(2026, 5, 1), outcome="none", today=TODAY)
    assert record(path, second)
    assert set(replies(path)) == {first, second}


def test_lines_as_another_system_ends_them_are_read(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    first = reply("caseloads", "825", **GIVEN)
    record(path, first)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert replies(path) == (first,)
