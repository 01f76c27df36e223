"""Which letters a real case calls for, by a list written beforehand from the facts and the law alone."""

import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.cases.translate import translate
from upheld.case import from_data, read
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.letters.choose import choose
from upheld.letters.letter import letters

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "cases" / "ombudsman_sample.yaml"
LIST = tomllib.loads((Path(__file__).parent / "letters_expected.toml").read_text(encoding="utf-8"))

if not SOURCE.is_file():
    pytest.skip(
        f"The Ombudsman's decisions are not here: this needs {SOURCE.name} in a folder shared/cases beside the clone.",
        allow_module_level=True,
    )

_GOES_ON = (
    "The list shuts the letter once three months have gone from every missed limit. The code offers it while the "
    "breach goes on, with the warning that the time has passed: england.md (jr.time) says a continuing breach helps "
    "but must not be relied on, and that is for a lawyer to weigh, not for us to hide."
)
DIFFERENCES: dict[tuple[str, str, str], str] = {
    ("lgsco-25-006-811", "2025-10-28", "pre_action"): _GOES_ON,
    ("lgsco-25-009-978", "2025-08-01", "pre_action"): _GOES_ON,
    ("lgsco-24-020-383", "2025-05-13", "pre_action"): _GOES_ON,
    ("press-24-022-730", "2025-07-21", "pre_action"): _GOES_ON,
    ("lgsco-24-014-617", "2024-07-31", "pre_action"): _GOES_ON,
    ("lgsco-23-010-442", "2023-07-31", "pre_action"): _GOES_ON,
}
"""Where the code and the list differ, by case, day and letter: which is right, and why."""

CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in yaml.safe_load(SOURCE.read_text(encoding="utf-8"))}


class Judged(NamedTuple):
    """One letter of one entry of the list: whether it should be open, and why."""

    case: str
    as_at: date
    letter: str
    wanted: bool
    why: str

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.case, self.as_at.isoformat(), self.letter)


JUDGED = [
    Judged(entry["id"], entry["as_at"], one["letter"], wanted, one["why"])
    for entry in LIST["case"]
    for wanted, name in ((True, "expect"), (False, "not_expected"))
    for one in entry.get(name, ())
]


@cache
def opened(case: str, as_at: date) -> tuple[frozenset[str], ...]:
    """The letters open on that day, for each way the facts may lie that the source leaves open."""
    law = law_named("england")
    if case == "child-a":
        told = [read(ROOT / "examples" / "child-a.toml")]
    else:
        found = translate(CASES[case])
        assert found is not None
        one = found.as_told()
        several = [one] if one is not None else [data for data, _ in found.ends()]
        told = [from_data(data, name=case) for data in several]
    return tuple(frozenset(each.letter.id for each in choose(reckon(one, law, as_at))) for one in told)


def agrees(one: Judged) -> bool:
    return any((one.letter in found) == one.wanted for found in opened(one.case, one.as_at))


@pytest.fixture(scope="module", autouse=True)
def board(request: pytest.FixtureRequest) -> Iterator[None]:
    """The agreement, printed when the tests are over."""
    yield
    wanted = [one for one in JUDGED if one.wanted]
    unwanted = [one for one in JUDGED if not one.wanted]
    lines = [
        f"Letters in the real cases: {sum(map(agrees, wanted))} of {len(wanted)} expected are offered,",
        f"{sum(map(agrees, unwanted))} of {len(unwanted)} not expected are not; {len(DIFFERENCES)} are explained.",
    ]
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("\n".join(lines), file=sys.stderr if hasattr(request.config, "workerinput") else sys.stdout)


def test_the_list_names_letters_that_exist_and_cases_that_exist() -> None:
    assert {one.letter for one in JUDGED} <= set(letters())
    assert {one.case for one in JUDGED} <= {*CASES, "child-a"}
    assert set(LIST["no_facts"]) == {id for id, case in CASES.items() if translate(case) is None}


@pytest.mark.parametrize("one", JUDGED, ids=lambda one: "-".join(one.key))
def test_a_letter_is_offered_just_where_the_list_says(one: Judged) -> None:
    if one.key in DIFFERENCES:
        assert not agrees(one), f"{one.key} agrees now: take it out of DIFFERENCES"
        return
    said = "should be offered" if one.wanted else "should not be offered"
    assert agrees(one), f"{one.letter} {said} in {one.case} on {one.as_at}: {one.why}"


def test_every_difference_explained_is_of_the_list() -> None:
    assert set(DIFFERENCES) <= {one.key for one in JUDGED}
