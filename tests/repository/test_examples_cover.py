"""Every duty is shown at work: the manual has an example of each thing that can become of it (design section 9)."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from upheld.compliance.silence import silence_proves_nothing
from upheld.law import law_named
from upheld.law.duty import Duty
from upheld.law.family import STEPS

SPEC = Path(__file__).parents[1] / "spec"
LAW = law_named("england")
NEWEST = {name: versions[-1] for name, versions in LAW.by_id.items()}

# What an example of a kind must show of its own duty, or of one of its limbs.
SHOWS = {
    "met": {"met"},
    "late": {"met_late"},
    "overdue": {"overdue", "unknown"},
    "breached": {"breached"},
    "nothing": {"no_date", "running", "unknown", "overdue"},
}

# What cannot be shown, and why: closed, so that a new duty cannot hide here without a reason that is already true.
NO_EVENT_ENDS_IT = "no event of the vocabulary shows it done or undone: its law asks how a thing is done, not whether"
CANNOT_BE_SHOWN: dict[str, dict[str, str]] = {
    **{
        duty: {"met": NO_EVENT_ENDS_IT, "breached": NO_EVENT_ENDS_IT}
        for duty in ("ehcna.conduct", "review.scope", "pb.limits", "med.attend", "fees.s63")
    },
    "review.amend.abandon": {"overdue": "it is listed only when its notice is recorded (design 11.4)"},
    "plan.maintain": {"met": "a plan is never shown to have been maintained by silence (design 11.6)"},
    "appeal.contents": dict.fromkeys(
        ("nothing", "met", "breached"), "the family's own form: no key of `contents` fits it, and no breach is theirs"
    ),
}
NEVER_IN_THOSE_MONTHS = "its last day is in February or March, and the relaxation lasted from May to September 2020"
EXCEPTION_CANNOT_BE_SHOWN: dict[tuple[str, str, str], str] = {
    ("review.phase.main", "EXC-COVID", "exception_available"): NEVER_IN_THOSE_MONTHS,
    ("review.phase.post16", "EXC-COVID", "exception_available"): NEVER_IN_THOSE_MONTHS,
}


@cache
def examples() -> tuple[dict[str, Any], ...]:
    return tuple(
        example
        for path in sorted(SPEC.glob("*.toml"))
        for example in tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    )


@cache
def told_of() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The examples of each duty by their kind."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for example in examples():
        for duty in (example["duty"], *example.get("also", ())):
            found[duty][example["kind"]].append(example)
    return found


def of_duty(example: dict[str, Any], duty: str) -> list[dict[str, Any]]:
    """What an example expects of a duty: of its obligations, or of the family's deadline that stands for it."""
    names = {duty, NEWEST[duty].family_deadline, *(step.id for step in STEPS.values() if duty in step.duty)}
    return [wanted for key, wanted in example.get("expect", {}).items() if key.split("@")[0].split("/")[0] in names]


def shown(duty: str, kind: str) -> bool:
    """Whether some example of that kind expects of the duty what the kind promises."""
    return any(
        wanted.get("status") in SHOWS[kind] for example in told_of()[duty][kind] for wanted in of_duty(example, duty)
    )


def can_be_breached(duty: Duty) -> bool:
    """Whether the shape can be broken: an act that must wait, a list to hold, or a wrong that can be recorded."""
    undated = bool(duty.checklist or duty.items or any(limb.precedes for limb in duty.limbs))
    return undated if duty.shape == "undated" else True


def wanted_kinds(duty: Duty) -> tuple[str, ...]:
    if duty.shape == "timed":
        return ("met", "late", "overdue")
    return ("nothing", "met", *(("breached",) if can_be_breached(duty) else ()))


def cases() -> list[tuple[str, str]]:
    found = []
    for name, duty in NEWEST.items():
        if duty.shape not in ("timed", "undated", "checklist", "daily", "not_before"):
            continue
        for kind in wanted_kinds(duty):
            if kind not in CANNOT_BE_SHOWN.get(name, {}):
                found.append((name, kind))
    return found


def exception_cases() -> list[tuple[str, str, str]]:
    found = []
    for name, versions in LAW.by_id.items():
        for code in dict.fromkeys(code for version in versions for code in version.exceptions):
            for kind in ("exception_available", "exception_not"):
                if (name, code, kind) not in EXCEPTION_CANNOT_BE_SHOWN:
                    found.append((name, code, kind))
    return found


def is_shown(duty: str, kind: str) -> bool:
    """Whether the manual shows that this can become of the duty, as far as its law lets it."""
    if kind == "nothing" and NEWEST[duty].shape == "not_before":
        return shown(duty, kind) or any(
            wanted.get("status") == "running"
            for example in told_of()[duty]["window"]
            for wanted in of_duty(example, duty)
        )
    if kind == "overdue" and all(silence_proves_nothing(limb) for limb in NEWEST[duty].limbs):
        # Silence about it proves nothing, so it is overdue only with a record that it was not done (design 11.5).
        return shown(duty, "overdue") or shown(duty, "nothing")
    return shown(duty, kind)


def test_each_thing_that_can_become_of_a_duty_is_shown() -> None:
    assert len(cases()) > 350
    assert [case for case in cases() if not is_shown(*case)] == []


def test_each_exception_is_shown_available_and_not() -> None:
    def is_shown_as(duty: str, code: str, kind: str) -> bool:
        return any(
            wanted.get("exceptions", {}).get(code, {}).get("available") is (kind == "exception_available")
            for example in told_of()[duty][kind]
            for wanted in of_duty(example, duty)
        )

    assert exception_cases()
    assert [case for case in exception_cases() if not is_shown_as(*case)] == []


def test_a_duty_with_no_status_is_shown_to_be_listed() -> None:
    without = [name for name, one in NEWEST.items() if one.shape in ("standing", "right", "test", "effect")]
    assert without
    listed = {duty for one in examples() for duty in (*one.get("listed", ()), *one.get("standing", ()))}
    assert [duty for duty in without if not told_of()[duty]["listed"] or duty not in listed] == []


def test_the_tables_of_what_cannot_be_shown_name_real_duties_and_nothing_that_is_shown() -> None:
    assert set(CANNOT_BE_SHOWN) <= set(NEWEST)
    for duty, kinds in CANNOT_BE_SHOWN.items():
        assert [kind for kind in kinds if shown(duty, kind)] == []
    for duty, code, kind in EXCEPTION_CANNOT_BE_SHOWN:
        assert any(code in version.exceptions for version in LAW.of(duty)), kind


def test_what_no_event_ends_has_indeed_nothing_that_ends_it() -> None:
    for duty, kinds in CANNOT_BE_SHOWN.items():
        if NO_EVENT_ENDS_IT in kinds.values():
            for limb in NEWEST[duty].limbs:
                assert not limb.discharged_by.steps
                assert not limb.precedes
            assert not NEWEST[duty].checklist


def test_every_example_says_where_it_comes_from_and_how_it_was_counted() -> None:
    for example in examples():
        assert example["source"].strip(), example["name"]
        assert example["count"].strip(), example["name"]
        assert example["name"].strip() == example["name"]


def test_every_example_is_of_a_duty_of_the_law_and_expects_something() -> None:
    reform = set(law_named("reform-wp-2026").by_id)
    for example in examples():
        assert {example["duty"], *example.get("also", ())} <= reform, example["name"]
        promised = ("expect", "absent", "standing", "listed", "warns", "not_covered", "rights_holder")
        assert any(example.get(one) for one in promised), example["name"]


def test_each_example_of_a_kind_shows_that_kind() -> None:
    wrong = [
        example["name"]
        for example in examples()
        if example["kind"] in ("met", "late", "breached")
        and not any(wanted.get("status") in SHOWS[example["kind"]] for wanted in of_duty(example, example["duty"]))
    ]
    assert wrong == []
