"""A plan goes to JSON and back whole, fits its schema, and what does not fit is said in one sentence."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.documents.reading.found import Place
from upheld.plan.document import Advice, Need, Outcome, Person, Piece, Plan, Provision, Section
from upheld.plan.file import PlanError, dumps, from_data, loads, plan_schema, to_data

PLAN = Plan(
    name="plan.docx",
    version="draft",
    child="Child A",
    council="Wexford Vale Council",
    year_group=5,
    dates={"draft": date(2026, 5, 11), "birth": date(2016, 2, 3)},
    sections=(
        Section("A", "Section A: Views", (Piece("A.1", "I like trains.", Place(1, 4)),), Place(1, 3)),
        Section("B", "Section B", (), Place(2, 9), ("C",)),
        Section("E", "Section E"),
        Section("F", "Section F"),
        Section("K", "Section K"),
    ),
    needs=(Need("B.1", "B", "Reads at the level of a younger child.", "B1", "Cognition", Place(2, 11, 1, 1)),),
    outcomes=(Outcome("E.1", "By July 2027 reads a page alone.", steps=("Reads a line.",)),),
    provisions=(
        Provision(
            "F.1", "F", "20 minutes of reading each day.", cells={"who": "A teaching assistant"}, needs=("B.1",),
            outcomes=("E.1",), advice=("K.1",), tied="printed",
        ),
    ),
    advice=(Advice("K.1", "Advice of P", "psychological", "P", "Educational psychologist", date(2026, 3, 1)),),
    people=(Person("case officer", "Officer C"),),
    named_setting=None,
    direct_payments=None,
    unplaced=(Piece("?.1", "A line of no section."),),
    pages=12,
    remarks=("Tracked changes were taken as accepted.",),
)  # fmt: skip
SCHEMA = jsonschema.Draft202012Validator(plan_schema())


def changed(path: list[Any], value: Any) -> Any:
    """The plan as data with one value put at a path."""
    data = to_data(PLAN)
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


def test_the_schema_is_a_schema_and_is_json() -> None:
    jsonschema.Draft202012Validator.check_schema(plan_schema())
    assert json.loads(json.dumps(plan_schema())) == plan_schema()


@pytest.mark.parametrize("plan", [PLAN, Plan(), replace(PLAN, named_setting="Oak School", direct_payments="None")])
def test_a_plan_comes_back_as_it_was_and_fits_the_schema(plan: Plan) -> None:
    SCHEMA.validate(json.loads(dumps(plan)))
    assert loads(dumps(plan), "plan.json") == plan


def test_a_plan_made_by_another_program_may_leave_out_what_it_does_not_know() -> None:
    data = {"plan": {"provisions": [{"id": "F.1", "section": "F", "text": "20 minutes a day."}]}}
    SCHEMA.validate(data)
    assert from_data(data, "theirs.json").provisions[0].needs == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "theirs.json is not a plan"),
        ({"plan": []}, "theirs.json: The file is []"),
        ({"plan": {}, "more": 1}, "more is not known beside format and plan"),
        ({"plan": {}, "format": 2}, "has format 2"),
        ({"plan": {"colour": "red"}}, "colour is not known"),
        (changed(["plan", "version"], "old"), "version is 'old': use draft, final, amended, working_document"),
        (changed(["plan", "dates", "draft"], "11/05/2026"), "dates.draft is '11/05/2026', not a day"),
        (changed(["plan", "needs", 0, "text"], None), "needs[0].text is None: write text"),
        (changed(["plan", "needs", 0, "section"], "F"), "B.1 is a need in section F"),
        (changed(["plan", "provisions", 0, "section"], "B"), "F.1 is provision in section B"),
        (changed(["plan", "provisions", 0, "needs"], ["B.9"]), "F.1 is tied to 'B.9' in needs, which is not there"),
        (changed(["plan", "provisions", 0, "id"], "B.1"), "two entries have the id 'B.1'"),
        (changed(["plan", "provisions"], {"id": "F.1"}), "provisions is {'id': 'F.1'}, not a list"),
        (changed(["plan", "year_group"], True), "year_group is True: write a whole number"),
        (changed(["plan", "provisions", 0, "text"], "x" * 100_001), "has 100,001 letters"),
        (changed(["plan", "unplaced"], [{"id": "?.1", "text": "a"}] * 5_001), "has 5,001 entries"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_one_sentence(data: Any, said: str) -> None:
    with pytest.raises(PlanError) as refused:
        from_data(copy.deepcopy(data), "theirs.json")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "nonsense", '{"plan": 3}', "x" * 5_000_001])
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(PlanError, match=r"theirs\.json"):
        loads(text, "theirs.json")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(to_data(PLAN)["plan"])), ANYTHING)
def test_any_value_in_any_place_is_read_or_refused_never_a_fault(name: str, value: Any) -> None:
    data = to_data(PLAN)
    data["plan"][name] = value
    try:
        plan = from_data(data, "theirs.json")
    except PlanError as error:
        assert str(error).startswith("theirs.json")
    else:
        SCHEMA.validate(to_data(plan))
