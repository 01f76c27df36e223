"""`upheld duties`, `events`, `schema` and `law`: looking things up."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from upheld.case import KINDS
from upheld.law import LAWS, law_named

Upheld = Callable[..., Any]
ENGLAND = law_named("england")


def test_every_duty_is_listed_with_its_title_shape_and_force(upheld: Upheld) -> None:
    said = upheld("duties")
    assert (said.status, said.err) == (0, "")
    listed = [line for line in said.out.splitlines() if not line.startswith(" ")]
    assert listed == list(ENGLAND.by_id)
    assert len(listed) >= 181
    assert ENGLAND.of("plan.final")[-1].title in said.out


def test_one_duty_is_shown_whole_with_each_of_its_versions(upheld: Upheld) -> None:
    said = upheld("duties", "plan.final")
    assert said.status == 0
    assert said.out.count("plan.final: ") == 3, "before, during and after the relaxation of 2020"
    shown = [
        *("In force: from 2020-05-01 to 2020-09-25", "Starts with: t0", "within 20 weeks", "Done by: plan_final_sent"),
        *("EXC-SCHOOL4", "EXC-COVID", "LGSCO", "https://www.legislation.gov.uk/uksi/2014/1530/regulation/13"),
        *("day_one_counts", "Force: regs. How sure: A", "Not yet checked by a lawyer."),
    ]
    for words in shown:
        assert words in said.out, words


@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.slow)])
def test_any_duty_can_be_shown(upheld: Upheld, every: int) -> None:
    for duty in list(ENGLAND.by_id)[::every]:
        said = upheld("duties", duty)
        assert (said.status, said.err) == (0, ""), duty
        assert said.out.startswith(f"{duty}: ")
        assert "  Law: " in said.out, duty
        assert "None" not in said.out, duty


def test_guidance_is_marked_as_not_binding(upheld: Upheld) -> None:
    assert "(not binding)" in upheld("duties", "plan.consult.reply").out
    assert "(not binding)" not in upheld("duties", "plan.final").out


@pytest.mark.parametrize(
    ("duty", "hint"), [("plan.finall", "did you mean 'plan.final'?"), ("qqqq", "`upheld duties` lists them.")]
)
def test_a_duty_that_does_not_exist_names_the_nearest(upheld: Upheld, duty: str, hint: str) -> None:
    said = upheld("duties", duty)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"upheld: There is no duty {duty!r} in england: {hint}\n"


def test_a_duty_of_the_reform_is_marked_as_a_proposal(upheld: Upheld) -> None:
    assert "PROPOSAL, NOT LAW" in upheld("duties", "isp.make", "--law", "reform-wp-2026").out
    assert upheld("duties", "isp.make").status == 2


def test_every_kind_of_event_is_listed(upheld: Upheld) -> None:
    said = upheld("events")
    assert said.status == 0
    assert [line for line in said.out.splitlines() if not line.startswith(" ")] == list(KINDS)


@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.slow)])
def test_any_kind_can_be_shown_with_its_fields(upheld: Upheld, every: int) -> None:
    for kind in list(KINDS)[::every]:
        said = upheld("events", kind)
        assert (said.status, said.err) == (0, ""), kind
        for field in KINDS[kind].fields:
            assert f"{field.name} ({'required' if field.required else 'optional'}" in said.out, kind
            for choice in field.choices:
                assert choice in said.out, kind
        assert ("none needed" in said.out) is KINDS[kind].is_span, kind


@pytest.mark.parametrize(
    ("kind", "hint"),
    [("plan_final_snet", "did you mean 'plan_final_sent'?"), ("zzzz", "`upheld events` lists them.")],
)
def test_a_kind_that_does_not_exist_names_the_nearest(upheld: Upheld, kind: str, hint: str) -> None:
    said = upheld("events", kind)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"upheld: {kind!r} is not a kind of event: {hint}\n"


@pytest.mark.parametrize("of", [(), ("case",), ("reckoning",)])
def test_a_schema_is_printed(upheld: Upheld, of: tuple[str, ...]) -> None:
    said = upheld("schema", *of)
    assert said.status == 0
    schema = json.loads(said.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert ("event" in schema["properties"]) is (of != ("reckoning",))


def test_a_schema_that_does_not_exist_is_one_sentence(upheld: Upheld) -> None:
    said = upheld("schema", "letter")
    assert (said.status, said.out) == (2, "")
    assert "'letter'" in said.err
    assert "case, reckoning, plan" in said.err


@pytest.mark.parametrize("law", LAWS)
def test_a_law_is_exported_as_one_object(upheld: Upheld, law: str) -> None:
    said = upheld("law", "export", "--law", law)
    assert said.status == 0
    assert json.loads(said.out)["law"]["name"] == law


@pytest.mark.parametrize("words", [("duties",), ("law", "export")])
def test_an_unknown_law_is_one_sentence_everywhere(upheld: Upheld, words: tuple[str, ...]) -> None:
    said = upheld(*words, "--law", "wales")
    assert (said.status, said.out) == (2, "")
    assert "'wales'" in said.err


def test_a_law_is_the_same_as_itself(upheld: Upheld) -> None:
    said = upheld("law", "diff", "england", "england")
    assert said.status == 0
    assert "They are the same." in said.out
    data = json.loads(upheld("law", "diff", "england", "england", "--format", "json").out)
    assert (data["added"], data["removed"], data["changed"]) == ([], [], {})


def test_the_overlays_are_what_the_bare_law_lacks(upheld: Upheld) -> None:
    data = json.loads(upheld("law", "diff", "england-bare", "england", "--format", "json").out)
    assert data["added"] == ["review.amend.propose"]
    assert data["removed"] == []
    assert {"plan.final", "plan.secure.sep", "review.amend.final"} <= set(data["changed"])
    back = json.loads(upheld("law", "diff", "england", "england-bare", "--format", "json").out)
    assert (back["added"], back["removed"]) == ([], ["review.amend.propose"])


def test_a_difference_in_words_names_duty_and_field(upheld: Upheld) -> None:
    said = upheld("law", "diff", "england-bare", "england")
    assert "+ review.amend.propose: " in said.out
    assert "~ review.amend.final: " in said.out
    assert "within: " in said.out
    assert "- review.amend.propose: " in upheld("law", "diff", "england", "england-bare").out


def test_a_reform_is_marked_in_a_difference(upheld: Upheld) -> None:
    said = upheld("law", "diff", "england", "reform-wp-2026")
    assert "PROPOSAL, NOT LAW" in said.out
    assert "+ isp.make" in said.out
    assert "~ review.annual" in said.out


def test_a_difference_in_no_known_format_is_one_sentence(upheld: Upheld) -> None:
    said = upheld("law", "diff", "england", "england", "--format", "xml")
    assert (said.status, said.err) == (2, "upheld: --format 'xml' is not known: use text or json.\n")


def test_a_difference_shows_what_a_middle_version_changed(upheld: Upheld) -> None:
    said = upheld("law", "diff", "england-bare", "england").out
    assert "EXC-COVID" in said


# Without what is not verified (england.md 0.1)


def test_duties_marked_c_can_be_left_out(upheld: Upheld) -> None:
    unverified = {name for name, versions in ENGLAND.by_id.items() if all(one.mark == "C" for one in versions)}
    assert unverified
    listed = {line for line in upheld("duties", "--no-unverified").out.splitlines() if not line.startswith(" ")}
    assert set(ENGLAND.by_id) - listed == unverified
    exported = json.loads(upheld("law", "export", "--no-unverified").out)
    assert [one["id"] for one in exported["duties"] if "C" in one["confidence"]] == []
    assert upheld("duties", sorted(unverified)[0], "--no-unverified").status == 2


def test_what_is_not_verified_is_labelled_wherever_it_is_shown(upheld: Upheld) -> None:
    unverified = next(name for name, versions in ENGLAND.by_id.items() if all(one.mark == "C" for one in versions))
    assert "How sure: C" in upheld("duties", unverified).out or "/C" in upheld("duties", unverified).out
