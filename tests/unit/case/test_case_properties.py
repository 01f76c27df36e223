"""What must always be true: a case survives being written, and no text brings anything but a case or a sentence."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.case import KINDS, Field, case_schema, dump_json, dump_toml, from_data, loads
from upheld.case.days import read_day, written_day
from upheld.case.fields import ITEM
from upheld.errors import CaseError

DAYS = st.dates(date(1980, 1, 1), date(2100, 12, 31))
WRITTEN = st.one_of(
    DAYS,
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    st.just("unknown"),
)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
SAID = TEXT.map(lambda text: f"x{text}")
LONG_AGO, LATER = st.dates(date(1980, 1, 1), date(2000, 1, 1)), st.dates(date(2000, 1, 2), date(2100, 12, 31))


def values(field: Field) -> st.SearchStrategy[Any]:
    """Whatever a field may be written as."""
    choices = st.sampled_from(field.choices or ("none",))
    by_type: dict[str, st.SearchStrategy[Any]] = {
        "text": SAID,
        "texts": SAID | st.lists(TEXT, max_size=3),
        "la": SAID | st.integers(100, 999),
        "flag": st.booleans(),
        "number": st.integers(0, 400),
        "quantity": st.integers(-9, 99) | st.floats(-1e8, 1e8) | TEXT,
        "choice": choices,
        "choices": st.lists(choices, min_size=1, max_size=3),
        "day": LONG_AGO if field.name in ("from", "first_day_closed") else LATER | LATER.map(date.isoformat),
        "stamp": DAYS | st.datetimes() | st.datetimes().map(lambda moment: moment.isoformat()),
        "kind": st.sampled_from(list(KINDS)),
        "duty": st.just("plan.final"),
        "exception": st.just("EXC-SCHOOL4"),
        "contents": st.dictionaries(choices, st.booleans(), max_size=3),
        "dates": st.dictionaries(choices, WRITTEN, max_size=3),
        "event": st.just("first"),
        "answers": st.sampled_from(["first", "plan.final@first"]),
    }
    if field.type == "items":
        return st.lists(st.fixed_dictionaries({each.name: values(each) for each in ITEM}), max_size=2)
    return by_type[field.type]


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    """An entry of any kind, with some of what it may hold."""
    kind = KINDS[draw(st.sampled_from(list(KINDS)))]
    entry: dict[str, Any] = {"kind": kind.name}
    for field in kind.known.values():
        if field.name in ("kind", "id", "channel"):
            continue
        if field.required or draw(st.integers(0, 3)) == 0:
            entry[field.name] = draw(values(field))
    if not kind.is_span and not entry.keys() & {"on", "sent_on", "received_on", "served_on", "made_on"}:
        entry["on"] = draw(WRITTEN)
    return entry


FEW, MANY = settings(max_examples=30, deadline=None), settings(max_examples=300, deadline=None)


@given(st.lists(entries(), max_size=4))
@FEW
def test_a_case_that_is_written_is_read_back_equal(rows: list[dict[str, Any]]) -> None:
    read_back(rows)


@pytest.mark.slow
@given(st.lists(entries(), max_size=4))
@settings(MANY, max_examples=150)
def test_many_cases_that_are_written_are_read_back_equal(rows: list[dict[str, Any]]) -> None:
    read_back(rows)


def read_back(rows: list[dict[str, Any]]) -> None:
    """Hold that the case of these entries is the same once it has been written and read."""
    case = from_data({"event": [{"kind": "moved", "on": "2026-01-05", "id": "first"}, *rows]})
    as_toml, as_json = dump_toml(case), dump_json(case)
    assert loads(as_toml, name="case", format="toml") == case
    assert loads(as_json, name="case", format="json") == case
    assert dump_toml(loads(as_toml, name="case", format="toml")) == as_toml
    assert dump_json(loads(as_json, name="case", format="json")) == as_json
    assert set(case.events) <= set(case.log)
    for event in case.log:
        for span in (event.on, event.sent_on, event.received_on, event.served_on, *event.days.values()):
            assert span.first <= span.last


@given(WRITTEN)
def test_a_date_that_is_written_is_read_back_equal(written: date | str) -> None:
    assert read_day(written_day(read_day(written))) == read_day(written)


PIECES = st.sampled_from(
    [
        *("[[event]]\n", "[event]\n", 'kind = "moved"\n', "on = 2026-01-05\n", "on=", '"', "'''", "{", "}", "[", "]"),
        *("=", "\n", '"event"', ":", ",", "null", "1e5", "-", "é", "#", "\\", '"kind": "moved"', "person", "fact", "."),
        *("0x", "T10:00"),
    ]
)


ANY_TEXT = st.lists(PIECES | st.text(max_size=5), max_size=15).map("".join)


@pytest.mark.parametrize("form", ["toml", "json"])
@given(text=ANY_TEXT)
@FEW
def test_any_text_gives_a_case_or_one_sentence(form: Literal["toml", "json"], text: str) -> None:
    case_or_sentence(form, text)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["toml", "json"])
@given(text=ANY_TEXT)
@MANY
def test_so_do_many_texts(form: Literal["toml", "json"], text: str) -> None:
    case_or_sentence(form, text)


def case_or_sentence(form: Literal["toml", "json"], text: str) -> None:
    """Hold that a text is read, or refused in one sentence."""
    try:
        case = loads(text, name="a", format=form)
    except CaseError as refused:
        assert str(refused).startswith("a")
        assert str(refused).endswith(".")
        assert "\n" not in str(refused)
    else:
        assert loads(dump_toml(case), name="a", format="toml") == case


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | DAYS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "on", "event", "fact", "person", "contents", "items"]), inner)
    ),
    max_leaves=12,
)


@given(JSON_VALUES)
@FEW
def test_any_data_gives_a_case_or_one_sentence(data: Any) -> None:
    any_shape(data)


@pytest.mark.slow
@given(JSON_VALUES)
@MANY
def test_so_do_many_data(data: Any) -> None:
    any_shape(data)


def any_shape(data: Any) -> None:
    """Hold that data is read, or refused in one sentence, wherever in a case file it stands."""
    for shape in (data, {"event": data}, {"event": [data]}, {"event": [{"kind": "moved", "on": data, "notes": data}]}):
        try:
            from_data(shape)
        except CaseError as refused:
            assert str(refused).endswith(".")
            assert "\n" not in str(refused)


def as_written(value: Any) -> Any:
    """The data as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_written(each) for key, each in value.items()}
    return [as_written(each) for each in value] if isinstance(value, list) else value


@cache
def validator(kind: str) -> Any:
    """What holds an entry of a kind against its part of the schema."""
    jsonschema = pytest.importorskip("jsonschema")
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/event/{kind}", "$defs": case_schema()["$defs"]})


@given(entries())
@settings(max_examples=100, deadline=None)
def test_what_is_read_fits_the_schema(entry: dict[str, Any]) -> None:
    validator(entry["kind"]).validate(as_written(entry))
