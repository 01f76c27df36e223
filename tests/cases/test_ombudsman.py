"""Published decisions of the Ombudsman and the courts: do we reckon what they found?

The decisions were written by people outside this project and are kept beside the repository, not in it.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cases.score import DUTIES, NO_DUTY, SLIPS, Answer, Score, board, is_breach, obligations, score
from tests.cases.translate import Translation, translate
from upheld.case import from_data
from upheld.compliance import as_data, reckon
from upheld.law import law_named

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "cases" / "ombudsman_sample.yaml"
EXAMPLES = sorted((ROOT / "examples").glob("ombudsman-*.toml"))

if not SOURCE.is_file():
    pytest.skip(
        f"The Ombudsman's decisions are not here: this needs {SOURCE.name} in a folder shared/cases beside the clone.",
        allow_module_level=True,
    )

EXPLAINED: dict[tuple[str, str], str] = {
    ("lgsco-25-009-270", "review_decision_notice"): (
        "The Ombudsman did not investigate, so there is no finding to hold us to; by the rule the decision was late."
    ),
    ("lgsco-25-018-110", "assess_decision_after_request"): (
        "The source tells when the council agreed to assess and finds nothing on it."
    ),
}
"""Findings on two dates with which we do not agree, by case and the source's duty: why not."""

CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in yaml.safe_load(SOURCE.read_text(encoding="utf-8"))}
FINDINGS = [(case["id"], finding["duty"]) for case in CASES.values() for finding in case["findings"]]


def finding_of(case: str, duty: str) -> Mapping[str, Any]:
    return next(finding for finding in CASES[case]["findings"] if finding["duty"] == duty)


@cache
def told(case: str) -> Translation | None:
    return translate(CASES[case])


def answer(data: dict[str, Any], case: str, as_at: date) -> Answer:
    return as_data(reckon(from_data(data, name=case), law_named("england"), as_at))


@cache
def answers(case: str) -> tuple[Answer, ...]:
    """What we reckon on each end of the open days of a case."""
    translation = told(case)
    return tuple(answer(data, case, as_at) for data, as_at in translation.ends()) if translation else ()


@cache
def scored(case: str, duty: str) -> Score:
    return score(CASES[case], finding_of(case, duty), told(case), answers(case))


@pytest.fixture(scope="session")
def scoreboard(request: pytest.FixtureRequest) -> Iterator[list[Score]]:
    """Every finding's score; the board is printed when the tests are over."""
    scores = [scored(*one) for one in FINDINGS]
    yield scores
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        # A worker of pytest-xdist has no standard output of its own.
        print(board(scores), file=sys.stderr if hasattr(request.config, "workerinput") else sys.stdout)


@pytest.mark.parametrize(("case", "duty"), FINDINGS, ids=[f"{case}:{duty}" for case, duty in FINDINGS])
def test_we_reckon_what_was_found(case: str, duty: str) -> None:
    result = scored(case, duty)
    if (case, duty) in EXPLAINED:
        assert result.verdict != "agrees", f"We agree now ({result.why}): take it out of EXPLAINED."
    elif result.must_agree:
        assert result.verdict == "agrees", f"{result.why}; ours: {result.ours}"
    else:
        assert result.verdict != "differs", f"{result.why}; ours: {result.ours}"


def test_nothing_is_explained_that_was_not_found() -> None:
    assert set(EXPLAINED) <= set(FINDINGS)
    assert set(SLIPS) <= set(FINDINGS)


def test_no_finding_is_passed_over(scoreboard: list[Score]) -> None:
    assert len(scoreboard) == len(FINDINGS) == len(set(FINDINGS))
    assert {duty for _, duty in FINDINGS} <= {*DUTIES, *NO_DUTY}


# A month and its ends


MONTHS = [case for case in CASES if (translation := told(case)) and translation.as_told()]
EVERY_MONTH_KNOWN = [case for case in MONTHS if not any(one.when.written == "unknown" for one in told(case).events)]


@cache
def month_and_ends(case: str) -> tuple[Answer, tuple[Answer, ...]]:
    """What we reckon of the case as told, and of each of its ends, on one day after all of it."""
    translation = told(case)
    after = max(translation.as_at.latest, *(one.when.latest for one in translation.events))
    ends = tuple(answer(data, case, after) for data, _ in translation.ends())
    return answer(translation.as_told(), case, after), ends


def owed(each: Answer) -> dict[str, dict[str, Any]]:
    return {one["key"]: one for one in (*each["obligations"], *each["family_deadlines"])}


@pytest.mark.parametrize("case", MONTHS)
def test_a_month_is_certain_only_where_its_ends_agree(case: str) -> None:
    month, ends = month_and_ends(case)
    wrong = []
    for key, one in owed(month).items():
        seen = [found[key] for found in map(owed, ends) if key in found]
        due = sorted(found["due_on"] for found in seen if found["due_on"])
        stated = [one["due_on"]] * 2 if one["due_on"] else [one.get("due_earliest"), one.get("due_latest")]
        if due and stated != [None, None] and stated != [due[0], due[-1]]:
            wrong.append(f"{key} is due {' to '.join(map(str, stated))}, at its ends {due[0]} to {due[-1]}")
        statuses = {found["status"] for found in seen}
        if one["status"] != "unknown" and statuses != {one["status"]}:
            wrong.append(f"{key} is {one['status']}, at its ends {', '.join(sorted(statuses)) or 'not listed'}")
    assert wrong == []


@pytest.mark.parametrize("case", MONTHS)
def test_a_reading_of_a_month_is_certain_only_where_its_ends_agree(case: str) -> None:
    month, ends = month_and_ends(case)
    wrong = []
    for key, one in owed(month).items():
        for reading in one["readings"]:
            listed = [r for found in map(owed, ends) if key in found for r in found[key]["readings"]]
            at_ends = {other["status"] for other in listed if other["name"] == reading["name"]}
            if reading["status"] != "unknown" and at_ends != {reading["status"]}:
                words = ", ".join(sorted(at_ends)) or "not listed"
                wrong.append(f"{key} by {reading['name']} is {reading['status']}, at its ends {words}")
    assert wrong == []


@pytest.mark.parametrize("case", EVERY_MONTH_KNOWN)
def test_what_is_true_at_every_end_is_said_of_the_month(case: str) -> None:
    month, ends = month_and_ends(case)
    said = [{key: (one["status"], one["is_breach"]) for key, one in owed(each).items()} for each in (month, *ends)]
    of_month, *at_ends = said
    shared = set.intersection(*map(set, at_ends))
    certain = {key: at_ends[0][key] for key in shared if len({found[key] for found in at_ends}) == 1}
    assert {key: of_month.get(key) for key in certain} == certain


@pytest.mark.parametrize("case", EVERY_MONTH_KNOWN)
def test_a_way_that_is_closed_at_every_end_is_not_shown_open(case: str) -> None:
    month, ends = month_and_ends(case)
    open_, *at_ends = (
        {(way["route"], key) for way in each["routes"] if way["open"] for key in way["for"]} for each in (month, *ends)
    )
    assert sorted(open_ - set().union(*at_ends)) == []


# What the scores alone do not show


def test_both_reviews_of_one_year_are_breaches() -> None:
    for each in answers("lgsco-24-018-170"):
        finals = obligations(each, "amended_final_plan_after_review")
        assert [is_breach(one) for one in finals] == [True, True]
        assert finals[0]["superseded_by"]


def test_what_a_family_would_not_see_is_no_breach_from_silence_when_the_next_review_overtakes_it() -> None:
    for each in answers("lgsco-24-018-170"):
        between_bodies = [one for one in each["obligations"] if one["duty"] in ("review.invite", "review.papers")]
        assert [one["key"] for one in between_bodies if one["is_breach"]] == []


@pytest.mark.parametrize("case", [case for case in CASES if told(case)])
def test_no_case_is_answered_with_nothing_at_all(case: str) -> None:
    for each in answers(case):
        assert each["obligations"] or each["warnings"] or each["not_covered"]


def test_a_decision_two_months_after_the_meeting_is_late_though_nobody_investigated() -> None:
    for each in answers("lgsco-25-009-270"):
        (decision,) = obligations(each, "review_decision_notice")
        assert decision["status"] == "met_late"


def test_before_15_february_is_14_february_and_the_other_reading_is_named() -> None:
    (each,) = answers("lgsco-21-005-330")
    (transfer,) = obligations(each, "phase_transfer_amended_final_plan")
    assert (transfer["due_on"], transfer["status"]) == ("2020-02-14", "met_late")
    assert {one["name"]: one["due_on"] for one in transfer["readings"]}["by_the_date"] == "2020-02-15"


def test_after_a_reversed_refusal_both_clocks_are_shown() -> None:
    for (data, _), each in zip(ends_of("press-24-022-730"), answers("press-24-022-730"), strict=True):
        (final,) = obligations(each, "final_plan_after_agreeing_to_assess")
        days = {event["kind"]: date.fromisoformat(event["on"]) for event in data["event"]}
        restarted = next(one for one in final["readings"] if one["name"] == "from_agreement")
        assert (date.fromisoformat(final["due_on"]) - days["ehcna_request_received"]).days == 140
        assert (date.fromisoformat(restarted["due_on"]) - days["ehcna_agreed_notified"]).days == 98
        assert (final["status"], restarted["status"]) == ("overdue", "overdue")


def ends_of(case: str) -> list[tuple[dict[str, Any], date]]:
    translation = told(case)
    assert translation is not None
    return list(translation.ends())


# The examples are the same cases


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_says_what_the_source_says(path: Path) -> None:
    case = path.stem.replace("ombudsman-", "lgsco-")
    translation = told(case)
    assert translation is not None
    written = tomllib.loads(path.read_text(encoding="utf-8"))["event"]
    dates = [(event["kind"], str(next(event[d] for d in DATES if d in event))) for event in written]
    assert dates == [(one.kind, one.when.written) for one in translation.events]
    assert all(event["evidence"] == CASES[case]["source"] for event in written)


DATES = ("received_on", "sent_on", "on")
