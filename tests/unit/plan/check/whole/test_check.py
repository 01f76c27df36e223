"""The whole check: lines and plan together, each finding once, on known law, in order, with what was not checked."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, line, section, spoiled
from upheld.law.plan_rules import CONTENTS, SPECIFICITY
from upheld.plan.check.check import About, check
from upheld.plan.check.phrases import Phrases
from upheld.plan.document import LETTERS, Advice, Need, Outcome, Piece, Plan, Provision

# A plan in which nearly everything is wrong.
SPOILED: Plan = replace(
    spoiled(
        section("A"), section("C"), section("D", "N/A"), section("F", "All of it is within existing resources."),
        section("G", with_letters=("H1",)), section("J", "The budget of the school is kept by the council."),
        without=["H2"],
    ),
    child=None,
    year_group=9,
    named_setting="Oakdene Primary School",
    dates={"draft": date(2016, 5, 11)},
    needs=(Need("B.1", "B", "Child A will receive 15 hours of help a week."),),
    outcomes=(Outcome("E.1", "Child A will have access to a calm room."), Outcome("E.2", "Child A will improve."),),
    provisions=(
        Provision("F.1", "F", "Speech therapy as determined by the school, subject to funding, which may be reduced."),
        Provision("F.2", "F", "Band 4 and a taxi. Staff will try to help. Paid by direct payment."),
        Provision("G.1", "G", "Occupational therapist to teach handwriting."),
    ),
    advice=(Advice("K.1", "Clinical report", "psychological", None, "Clinical psychologist", date(2015, 1, 1)),),
    unplaced=(Piece("?.1", "Top-up funding."),),
)  # fmt: skip
CHECKED = check(SPOILED, ABOUT)


def test_most_rules_speak_of_a_plan_in_which_most_is_wrong() -> None:
    assert len({one.code for one in CHECKED.findings}) > 25


def test_every_authority_is_in_the_register_with_its_own_mark() -> None:
    known = set(SPECIFICITY) | set(CONTENTS)
    cited = {law for one in CHECKED.findings for law in one.law}
    assert len(cited) > 15
    assert cited <= known
    assert all(law.confidence[0] in "ABC" for law in known)


def test_every_finding_tells_what_to_ask_for_in_a_letter() -> None:
    for one in found(SPOILED):
        assert one.says.endswith("."), one.key
        assert one.remedy.startswith("Please ") and one.remedy.endswith("."), one.key
    assert all(one.remedy for one in CHECKED.findings)


def test_only_advice_and_practice_rest_on_no_law() -> None:
    bare = {one.code.split(".")[0] for one in CHECKED.findings if not one.law}
    assert bare <= {"date", "plan", "section"}
    assert all(one.severity == "look" for one in CHECKED.findings if not one.law)


def test_no_key_stands_twice() -> None:
    assert [key for key, number in Counter(one.key for one in CHECKED.findings).items() if number > 1] == []


def test_the_words_quoted_stand_in_the_plan() -> None:
    texts = {one.on: one.words for one in CHECKED.findings if one.on}
    items = {one.id: getattr(one, "whole", one.text) for one in SPOILED.items()}
    quoted = [(on, words) for on, each in texts.items() if on in items for words in each]
    assert quoted
    assert [one for one in quoted if one[1] not in items[one[0] or ""] and one[1] != "Clinical psychologist"] == []


def test_the_serious_come_first_and_then_the_sections_in_order() -> None:
    severities = [one.severity for one in CHECKED.findings]
    assert severities == sorted(severities, key=("serious", "important", "look").index)
    serious = [LETTERS.index(one.section) for one in CHECKED.findings if one.severity == "serious" and one.section]
    assert serious == sorted(serious)


def test_every_line_of_provision_is_judged() -> None:
    assert list(CHECKED.judgements) == ["F.1", "F.2", "G.1"]
    data = CHECKED.as_data()
    assert [one["id"] for one in data["provisions"]] == ["F.1", "F.2", "G.1"]
    assert {"text", "verdict", "elements", "missing", "findings", "section", "page", "area", "heading"} <= set(
        data["provisions"][0]
    )


def test_as_data_is_plain_and_counts_what_it_holds() -> None:
    data = json.loads(json.dumps(CHECKED.as_data()))
    assert set(data) == {"plan", "provisions", "findings", "counts", "not_checked"}
    counts = data["counts"]
    assert counts["findings"] == len(data["findings"]) == counts["serious"] + counts["important"] + counts["look"]
    assert counts["provisions"] == 3 == counts["specific"] + counts["partly"] + counts["vague"]
    assert data["plan"]["needs"] == 1 and data["plan"]["unplaced"] == 1


def test_a_line_holds_its_own_findings_and_no_others() -> None:
    for one in CHECKED.as_data()["provisions"]:
        assert all(each["on"] == one["id"] for each in one["findings"])


def test_health_provision_with_a_heading_keeps_it() -> None:
    plan = line("A nurse gives medicine each day at noon.", "G", area="Epilepsy")
    last = check(plan, ABOUT).as_data()["provisions"][-1]
    assert (last["area"], last["heading"]) == ("Epilepsy", "Epilepsy")


def test_what_could_not_be_checked_is_said() -> None:
    nothing_known = " ".join(check(replace(SOUND, year_group=None, dates={}), About()).not_checked)
    for word in ("Year 9", "18", "future", "assessment", "final plan"):
        assert word in nothing_known
    known = " ".join(check(SOUND, ABOUT).not_checked)
    assert "Year 9" not in known and "at 18" not in known
    assert "every need that the professionals reported" in known


def test_not_found_as_read_is_not_absent() -> None:
    told = " ".join(CHECKED.not_checked)
    assert "section H2: not found in the document as it was read, which is not the same as absent" in told
    assert "1 paragraph for which no section was found" in told


def test_an_empty_plan_is_doubted_and_breaks_nothing() -> None:
    findings = check(Plan()).findings
    assert [one.key for one in findings] == ["reading.doubtful@plan"]


@pytest.mark.parametrize(("phrase", "text", "quoted"), [
    ("subject to ~ funding", "It is Subject to available local FUNDING.", ("Subject to available local FUNDING",)),
    ("subject to ~ funding", "It is subject to review. Funding is there.", ()),
    ("subject to ~ funding", "subject to one two three four five six funding", ()),
    ("fund*  agreed", "the funding agreed", ("funding agreed",)),
    ("top up", "a top-up and a TOP UP", ("top-up", "TOP UP")),
    ("may|can be reduced", "It can be reduced.", ("can be reduced",)),
    ("input", "inputs", ()),
])  # fmt: skip
def test_phrases_are_found_whole_and_quoted_as_they_stand(phrase: str, text: str, quoted: tuple[str, ...]) -> None:
    from upheld.plan.check.phrases import words_of

    assert Phrases(phrase).found(text, words_of(text)) == quoted


def test_a_phrase_that_could_never_be_looked_for_is_refused() -> None:
    with pytest.raises(ValueError, match="has no word of letters alone"):
        Phrases("n/a")


def test_a_finding_of_the_same_words_is_not_said_by_the_line_and_by_the_whole() -> None:
    whole = {one.key for one in found(SPOILED)}
    for one in CHECKED.findings:
        if one.on in CHECKED.judgements and one.key in whole:
            for other in CHECKED.judgements[one.on or ""].findings:
                assert not any(words.casefold() in one.words[0].casefold() for words in other.words if one.words)
    assert {one.code for one in CHECKED.findings if one.on == "F.1"} & {
        "wording.delegated",
        "wording.resources",
    } == set()
