"""Three made-up reports and the fate of each recommendation, as a person listed it before the code was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.plan.advice.made import reading_from, word_file_from
from tests.unit.plan.compare.made import plan_from
from upheld.documents.reading.found import Reading
from upheld.documents.reading.open import read
from upheld.plan.advice import Traced, recommendations, report_of, trace

BEFORE, LATER = (
    yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("reports.yaml", "reports_later.yaml")
)


def as_word_file(report: Mapping[str, Any]) -> Reading:
    return read(word_file_from(report), f"{report['name']}.docx")


EVERY = [
    pytest.param(report | {"plan": data["plan"]}, id=report["name"])
    for data in (BEFORE, LATER)
    for report in data["reports"]
]
READ = [pytest.param(reading_from, id="reading"), pytest.param(as_word_file, id="word file")]


def found_in(report: Mapping[str, Any], load: Callable[[Mapping[str, Any]], Reading]) -> list[Traced]:
    return list(trace(recommendations(load(report)), plan_from(report["plan"])))


@pytest.mark.parametrize("load", READ)
@pytest.mark.parametrize("report", EVERY)
def test_who_wrote_it_and_when_is_found(report: dict[str, Any], load: Callable[..., Reading]) -> None:
    found = report_of(load(report))
    assert (found.author, found.profession, found.date_on) == (report["author"], report["profession"], report["date"])


@pytest.mark.parametrize("load", READ)
@pytest.mark.parametrize("report", EVERY)
def test_what_it_recommends_is_found_and_nothing_else(report: dict[str, Any], load: Callable[..., Reading]) -> None:
    found = recommendations(load(report))
    assert len(found) == len(report["found"])
    for one, (kind, start, *_) in zip(found, report["found"], strict=True):
        assert one.text.startswith(start)
        assert one.kind == kind
        assert (one.judgement is not None) == (kind == "provision")


@pytest.mark.parametrize("load", READ)
@pytest.mark.parametrize("report", EVERY)
def test_what_became_of_each_is_what_a_person_said(report: dict[str, Any], load: Callable[..., Reading]) -> None:
    for traced, (_, _, fate, *line) in zip(found_in(report, load), report["found"], strict=True):
        if traced.recommendation.text.startswith(tuple(report.get("missed", ()))):
            assert traced.kind != fate, "it is right now: take `missed` out"
            continue
        assert traced.kind == fate, (traced.recommendation.text, traced.reasons)
        if line:
            assert traced.plan_id == line[0]
        assert (traced.plan_id is None) == (traced.plan_text is None)


def test_the_page_of_the_report_is_kept() -> None:
    therapy = recommendations(reading_from(BEFORE["reports"][0]))
    assert {one.text[:20]: one.place.page for one in therapy if one.place}["A stammering special"] == 2
