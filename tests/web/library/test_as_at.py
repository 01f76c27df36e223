"""The law on another day: good days, bad days, and days the register does not cover."""

from datetime import date, timedelta

import pytest

from tests.web.library.site import client, read
from upheld.law.code import START
from upheld.web.library.as_at import asked, differences, outside
from upheld.web.library.entries import the_law


@pytest.mark.parametrize(
    ("typed", "day", "canonical"),
    [
        ("2021-03-01", date(2021, 3, 1), True),
        (" 2021-03-01 ", date(2021, 3, 1), True),
        ("1 March 2021", date(2021, 3, 1), False),
        ("1/3/2021", date(2021, 3, 1), False),
        ("20210301", date(2021, 3, 1), False),
        ("٢٠٢١-٠٣-٠١", date(2021, 3, 1), False),
        ("2030-01-01", date(2030, 1, 1), True),
        ("", None, True),
    ],
)
def test_days_are_read(typed: str, day: date | None, canonical: bool) -> None:
    found = asked(typed)
    assert (found.day, found.canonical, found.problem) == (day, canonical, "")


@pytest.mark.parametrize(
    "typed",
    ["2021", "March 2021", "2021-02-30", "?", "soon", "x" * 9999, "\0", "0000-00-00", "2021-13-01"],
)
def test_what_is_no_day_gets_one_sentence(typed: str) -> None:
    found = asked(typed)
    assert found.day is None
    assert found.problem.count(".") == 1
    for address in ("/law/as-at/", "/law/duty/plan.final/"):
        answer = client().get(address, {"as-at": typed})
        assert answer.status_code == 400
        assert answer["Cache-Control"] == "no-store"
        seen = read(answer.content.decode())
        assert seen.text.count(found.problem) == 2
        assert seen.h1 == 1


def test_a_day_as_people_write_it_becomes_an_address() -> None:
    answer = client().get("/law/duty/plan.final/", {"as-at": "1 June 2020"})
    assert (answer.status_code, answer["Location"]) == (302, "/law/duty/plan.final/?as-at=2020-06-01")
    answer = client().get("/law/as-at/", {"as-at": "1 June 2020"})
    assert (answer.status_code, answer["Location"]) == (302, "/law/as-at/?as-at=2020-06-01")


def test_days_the_register_does_not_cover_are_said() -> None:
    law = the_law()
    assert "begins on 1 September 2014" in outside(law, START - timedelta(days=1))
    assert outside(law, START) == outside(law, law.last_checked) == ""
    assert "15 June 2026" in outside(law, law.last_checked + timedelta(days=1))
    body = client().get("/law/duty/plan.final/?as-at=2010-01-01").content.decode()
    assert "The register begins on 1 September 2014" in body
    assert "did not exist in these words on that day" in body
    assert client().get("/law/duty/plan.final/?as-at=9999-12-31").status_code == 200
    assert client().get("/law/as-at/?as-at=0001-01-01").status_code == 200


def test_a_day_of_the_coronavirus_law_lists_what_was_different() -> None:
    found = differences(date(2020, 6, 1))
    assert {one.id for one in found.changes} == {"covid-2020-471", "covid-s42-notice"}
    assert {"plan.final", "plan.secure.sep"} <= {one.id for one in found.other}
    assert {"sar", "plan.final"} & {one.id for one, _ in found.none} == set()
    seen = read(client().get("/law/as-at/?as-at=2020-06-01").content.decode())
    assert "/law/duty/plan.final/?as-at=2020-06-01" in seen.links


def test_a_day_like_the_newest_has_no_differences() -> None:
    found = differences(the_law().last_checked)
    assert found.changes == found.other == found.none == ()


@pytest.mark.parametrize("day", [START + timedelta(days=97 * number) for number in range(45)])
def test_differences_are_those_of_the_register(day: date) -> None:
    law, found = the_law(), differences(day)
    none = {one.id for one, _ in found.none}
    assert none == {id for id in law.by_id if law.in_force(id, day) is None}
    assert all(why for _, why in found.none)
    assert {one.id for one in found.other} == {
        id for id, versions in law.by_id.items() if law.in_force(id, day) not in (None, versions[-1])
    }
