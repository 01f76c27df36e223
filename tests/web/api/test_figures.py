"""The official figures for programs: the numbers as published, each with its release, a page at a time."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.web.api.asking import get, sentence
from upheld.measures.area import areas
from upheld.measures.gaps.gap import gaps
from upheld.measures.measure import measures
from upheld.measures.promises.known import promises
from upheld.web import official
from upheld.web.api import door


def asked(address: str, **query: str) -> Any:
    response = get(address, **query)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def test_england_2024_comes_out_as_it_was_published() -> None:
    data = asked("figures", measure="within_20_weeks", area="england", period="2024")
    [one] = data["figures"]
    assert round(one["value"], 1) == 46.4
    assert one["interval_low"] < one["value"] < one["interval_high"]
    assert (one["gss_code"], one["area_name"], one["unit"], one["mark"]) == ("E92000001", "England", "per cent", "")
    [release] = data["releases"]
    assert release["id"] == one["release"]
    assert release["publisher"] == "Department for Education" and len(release["sha256"]) == 64
    assert [asked("figures", measure=id, area="england", period=when)["figures"][0]["value"] for id, when in (
        ("requests", "2024"), ("plans", "2025-01"))] == [154489, 638745]  # fmt: skip


def test_what_is_missing_has_a_mark_and_no_value() -> None:
    [one] = asked("figures", measure="within_20_weeks", area="201", period="2024")["figures"]
    assert one["value"] is None and one["mark"]


def test_pages_of_an_answer_hold_everything_once() -> None:
    whole = asked("figures", measure="within_20_weeks", period="2024", limit="1000")
    assert whole["next"] is None and whole["count"] == len(whole["figures"]) > 160
    found, after = [], "0"
    while True:
        page = asked("figures", measure="within_20_weeks", period="2024", limit="50", after=after)
        found += page["figures"]
        assert {one["release"] for one in page["figures"]} == {one["id"] for one in page["releases"]}
        if page["next"] is None:
            break
        assert len(page["figures"]) == 50
        after = str(page["next"])
    assert found == whole["figures"]
    assert asked("figures", measure="within_20_weeks", after="10000000")["figures"] == []


def test_an_area_alone_gives_every_measure_of_it_and_parts_only_where_asked_for() -> None:
    found = asked("figures", area="878", limit="1000")
    assert {one["area"] for one in found["figures"]} == {"878"}
    assert {one["topic"] for one in found["figures"]} == {""}
    every = asked("figures", area="878", topic="any", limit="1")
    assert every["count"] == len([one for one in official.figures().every_of_area("878") if one.measure in measures()])
    by_sex = asked("figures", measure="plans", area="878", topic="sex")["figures"]
    assert by_sex and {one["topic"] for one in by_sex} == {"sex"} and all(one["part"] for one in by_sex)


def test_measures_areas_and_releases_are_all_there() -> None:
    assert [one["id"] for one in asked("figures/measures")["measures"]] == list(measures())
    assert [one["code"] for one in asked("figures/areas")["areas"]] == list(areas())
    assert {one["id"] for one in asked("figures/releases")["releases"]} == set(official.figures().releases())
    one = asked("figures/measures/placement")
    assert "placement" in {each["topic"] for each in one["topics"]}
    assert one["measure"]["caveats"] == list(measures()["placement"].caveats)


def test_the_gaps_are_those_of_the_register_with_questions_that_can_be_sent() -> None:
    found = asked("figures/gaps")["gaps"]
    assert [one["id"] for one in found] == list(gaps())
    assert all(one["asks"] and "{" not in "".join(one["asks"]) for one in found)
    assert {id for one in found for id in one["measures"]} <= set(measures())


@pytest.mark.parametrize(("query", "said"), [
    ({}, "give measure, area or both"),
    ({"measure": "within_20_week"}, "did you mean 'within_20_weeks'?"),
    ({"measure": "'; DROP TABLE figure; --"}, "There is no measure"),
    ({"area": "999"}, "There is no area"),
    ({"measure": "plans", "limit": "0"}, "from 1 to 1,000"),
    ({"measure": "plans", "limit": "1001"}, "from 1 to 1,000"),
    ({"measure": "plans", "limit": "٣"}, "from 1 to 1,000"),
    ({"measure": "plans", "after": "-1"}, "from 0 to"),
    ({"measure": "plans", "year": "2024"}, "There is no parameter"),
])  # fmt: skip
def test_a_question_that_cannot_be_answered_is_refused_in_a_sentence(query: dict[str, str], said: str) -> None:
    response = get("figures", **query)
    assert response.status_code == 400
    assert said in sentence(response)


def test_a_measure_that_is_none_is_not_found() -> None:
    response = get("figures/measures/within_20_week")
    assert response.status_code == 404
    assert "did you mean 'within_20_weeks'?" in sentence(response)


def test_a_period_or_topic_that_has_nothing_is_an_empty_answer() -> None:
    for query in ({"period": "1066"}, {"topic": "shoe size"}):
        data = asked("figures", measure="plans", **query)
        assert (data["count"], data["figures"], data["releases"], data["next"]) == (0, [], [], None)


def test_without_figures_the_answer_says_so_and_what_needs_none_is_answered(settings: Settings, tmp_path: Path) -> None:
    settings.FIGURES = tmp_path / "none.sqlite3"
    response = get("figures", measure="plans")
    assert response.status_code == 503
    assert "upheld figures build" in sentence(response)
    assert response["Cache-Control"] != "public, max-age=300" if "Cache-Control" in response else True
    assert get("figures/areas").status_code == get("figures/measures").status_code == 200
    assert get("").status_code == 200


def test_an_import_changes_the_answer_to_the_same_address(settings: Settings, tmp_path: Path) -> None:
    before = get("figures/releases").content
    other = tmp_path / "other.sqlite3"
    shutil.copy(settings.FIGURES, other)
    _renamed(other)
    settings.FIGURES = other
    after = get("figures/releases").content
    assert b"Another title" in after and b"Another title" not in before
    os.utime(other, ns=(1, 1))
    assert get("figures/releases").content == after


def _renamed(store: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(store)
    connection.execute("UPDATE release SET title = 'Another title'")
    connection.commit()
    connection.close()


def test_a_worker_does_not_keep_what_anybody_may_ask_for() -> None:
    before = door._kept.cache_info().currsize
    for after in range(20):
        asked("figures", measure="plans", after=str(after), limit="1")
    assert door._kept.cache_info().currsize == before


def test_each_constituency_has_its_councils_with_the_most_wards_first() -> None:
    found = asked("figures/constituencies")["constituencies"]
    assert len(found) == 543
    known = {one["code"] for one in asked("figures/areas")["areas"] if one["level"] == "council"}
    assert {council["code"] for one in found for council in one["councils"]} == known
    [exeter] = [one for one in found if one["slug"] == "exeter"]
    assert exeter["name"] == "Exeter" and [one["code"] for one in exeter["councils"]] == ["878"]
    for one in found:
        wards = [council["wards"] for council in one["councils"]]
        assert wards == sorted(wards, reverse=True)


def test_promises_are_those_of_the_room_and_of_one_council_where_one_is_asked_for() -> None:
    every = asked("figures/promises")
    told = promises(date.fromisoformat(every["as_at"]))
    assert [(one["area"], one["what"], one["status"]) for one in every["promises"]] == [
        (one.area, one.what, one.status) for one in told
    ]
    code = told[0].area
    mine = asked("figures/promises", area=code)["promises"]
    assert mine and all(one["area"] == code for one in mine)
    for wrong in ("999", ""):
        refused = get("figures/promises", area=wrong)
        assert refused.status_code == 400 and f"'{wrong}'" in sentence(refused)
