"""`upheld routes`: every way, open and closed, with what it is for, by when, why, and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from upheld.law import law_named
from upheld.law.remedies import REMEDIES

Upheld = Callable[..., Any]
EVENT = "[[event]]\n"


def case(folder: Path, *events: str) -> Path:
    path = folder / "case.toml"
    path.write_text("\n".join(EVENT + event for event in events), encoding="utf-8")
    return path


def joined(printed: str) -> str:
    """What was printed, as one line of words."""
    return " ".join(printed.split())


REQUEST = 'kind = "ehcna_request_received"\non = 2026-01-12\n'
REFUSED = 'kind = "ehcna_refused_notified"\non = 2026-03-03\nid = "the no"\n'


def test_each_way_says_what_it_is_for_by_when_why_and_on_what_authority(upheld: Upheld, late: Path) -> None:
    said = upheld("routes", late, "--as-at", "2026-06-10")
    assert said.status == 0
    assert joined(said.out).startswith("As at Wednesday 10 June 2026. Law: england, version ")
    told = joined(said.out)
    assert (
        "2. Complaint to the Local Government and Social Care Ombudsman (LGSCO) The Ombudsman can find fault and "
        "recommend a remedy, after the council's own complaint procedure. Complain to the council first. For: Send the "
        "finalised plan (due Monday 1 June 2026, late). By: Wednesday 2 June 2027. Not for: anything appealed or that "
        "could be appealed, what flows from it while the appeal runs, the conduct of an appeal, and most internal "
        "school matters. Limits: Within 12 months; not what was or could be appealed; not inside schools. Law: Local "
        "Government Act 1974 ss.26, 26B (sure: A)."
    ) in told
    assert "Law: Local Government Act 1974 s.26(5) (sure: C, UNVERIFIED)." in told
    assert told.endswith("This is information, not legal advice. No lawyer has checked it yet.")
    order = [told.index(words) for words in ("council (LA-COMPLAINT)", "Ombudsman (LGSCO)", "Judicial review (JR)")]
    assert order == sorted(order)
    assert max(map(len, said.out.splitlines())) <= 72


def test_a_way_that_is_closed_says_so_and_stands_after_the_open_ones(upheld: Upheld, late: Path) -> None:
    told = joined(upheld("routes", late, "--as-at", "2026-09-03").out)
    opened, _, closed = told.partition("WAYS CLOSED, AND WHY")
    assert "(LGSCO)" in opened
    assert "(JR)" not in opened
    assert "Closed: its time ended on Wednesday 2 September 2026." in closed
    assert "The time has passed, unless it is extended for good reason." in closed


def test_a_decision_is_named_by_what_it_was_and_never_by_its_id(upheld: Upheld, tmp_path: Path) -> None:
    said = upheld("routes", case(tmp_path, REQUEST, REFUSED), "--as-at", "2026-03-10")
    told = joined(said.out)
    assert (
        "2. Appeal to the SEND Tribunal (APPEAL-a) The Tribunal can change the decision. Delay alone can never be "
        "appealed. This decision can be appealed: Refusal to secure an EHC needs assessment. A mediation certificate "
        "is needed. For: The council refused to carry out an EHC needs assessment, Tuesday 3 March 2026. By: "
    ) in told
    assert "the no" not in told.replace("the notice", "")


def test_what_is_said_of_one_breach_alone_stands_with_it(upheld: Upheld, tmp_path: Path) -> None:
    incomplete = REFUSED + "[event.contents]\ninformation_and_advice = false\n"
    told = joined(upheld("routes", case(tmp_path, REQUEST, incomplete), "--as-at", "2026-03-10").out)
    way = told.partition("(LGSCO)")[2].partition("Law:")[0]
    assert way.count("The Ombudsman can find fault") == 1
    assert way.count(" For: ") == way.count(" By: ") == 2
    alone = "It can look at the delay before the decision, not at the decision itself."
    assert way.count(alone) == 1
    assert f"By: Wednesday 24 February 2027. {alone}" in way


def test_the_day_a_way_opened_is_told(upheld: Upheld, late: Path) -> None:
    more = '\n[[event]]\nkind = "complaint_la_stage_1"\non = 2026-06-05\n\n[[event]]\nkind = "complaint_response"\n'
    late.write_text(late.read_text(encoding="utf-8") + more + "on = 2026-06-19\n", encoding="utf-8")
    told = joined(upheld("routes", late, "--as-at", "2026-06-22").out)
    assert "Opened: Friday 19 June 2026." in told.partition("(LGSCO)")[2].partition("Law:")[0]


def test_a_decision_about_a_detained_person_has_its_own_way(upheld: Upheld, tmp_path: Path) -> None:
    detained = 'kind = "detained"\non = 2026-01-05\n'
    refused = 'kind = "det_assess_decision"\non = 2026-02-02\ndecision = "refuse"\n'
    told = joined(upheld("routes", case(tmp_path, detained, refused), "--as-at", "2026-02-10").out)
    assert "(APPEAL-s73)" in told
    assert "By: no last day is set or known." in told
    assert "det.decide@" not in told


def test_nothing_to_challenge_is_said(upheld: Upheld, calm: Path) -> None:
    told = joined(upheld("routes", calm, "--as-at", "2026-06-02").out)
    assert "WAYS OPEN, IN ORDER Nothing to challenge." in told
    assert "WAYS CLOSED" not in told
    assert "Each way is for what is named under it" not in told


def test_every_line_of_a_proposal_says_that_it_is_one(upheld: Upheld, late: Path) -> None:
    lines = upheld("routes", late, "--as-at", "2026-06-10", "--law", "reform-wp-2026").out.splitlines()
    assert lines
    assert all(line.startswith("[proposal, not law]") for line in lines)


def test_as_json_each_way_is_that_of_check_with_its_remedy_and_words(upheld: Upheld, late: Path) -> None:
    data = json.loads(upheld("routes", late, "--as-at", "2026-09-03", "--format", "json").out)
    checked = json.loads(upheld("check", late, "--as-at", "2026-09-03", "--format", "json").out)
    assert (data["as_at"], data["law"], data["warnings"]) == (checked["as_at"], checked["law"], checked["warnings"])
    more = ("title", "about", "limits", "citations", "confidence")
    assert [{name: value for name, value in one.items() if name not in more} for one in data["routes"]] == checked[
        "routes"
    ]
    court = next(one for one in data["routes"] if one["route"] == "JR")
    assert {name: court[name] for name in more} == {
        "title": "Judicial review",
        "about": ["Send the finalised plan (due Monday 1 June 2026, late)"],
        "limits": "Promptly and at most 3 months; a letter before claim first; get legal advice.",
        "citations": [
            {"text": "Civil Procedure Rules 54.5", "url": "https://www.legislation.gov.uk/uksi/1998/3132"}
        ],
        "confidence": "A",
    }  # fmt: skip
    assert court["open"] is False


def test_unverified_law_can_be_left_out(upheld: Upheld, tmp_path: Path) -> None:
    order = case(tmp_path, 'kind = "ftt_order_sent"\non = 2026-01-12\norders = ["remit"]\n')
    assert "Judicial review" in upheld("routes", order, "--as-at", "2026-06-10").out
    said = upheld("routes", order, "--as-at", "2026-06-10", "--no-unverified")
    assert (said.status, "Judicial review" in said.out) == (0, False)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "pdf"), "--format 'pdf' is not known: use text, json."),
        (("--as-at", "2026-13-01"), "is not a day"),
        (("--law", "wales"), "wales"),
    ],
)
def test_what_was_given_wrongly_is_told_in_a_sentence(
    upheld: Upheld, late: Path, words: tuple[str, ...], told: str
) -> None:
    said = upheld("routes", late, *words)
    assert (said.status, said.out) == (2, "")
    assert told in said.err


@pytest.mark.parametrize("law", ["england", "england-bare", "reform-wp-2026"])
def test_every_remedy_that_a_duty_names_can_be_told(law: str) -> None:
    named = {code for duty in law_named(law).duties for code in duty.remedies}
    assert named | {"MED", "SAR", "EQA-FTT", *(f"APPEAL-{ground}" for ground in "abcdef"), "APPEAL-s73"} <= set(
        REMEDIES
    )
