"""Days known in part, as people type them; what cannot be used is one sentence, and nothing typed is lost."""

from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from upheld.web import clock
from upheld.web.ui.fields import error_summary, field
from upheld.web.ui.forms import Form, PartDateField, TextField


@pytest.fixture(autouse=True)
def a_day_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))


class When(Form):
    on = PartDateField(label="When?", help_text="Look at the letter.", required=True)


class Later(Form):
    on = PartDateField(label="When?", may_be_unknown=False, may_be_future=True, required=False)


def typed(day: str = "", month: str = "", year: str = "", unknown: str = "") -> dict[str, str]:
    data = {"on_day": day, "on_month": month, "on_year": year}
    return data | ({"on_unknown": "on"} if unknown else {})


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (typed("12", "1", "2026"), "2026-01-12"),
        (typed("12", "01", "26"), "2026-01-12"),
        (typed(" 1", "February ", "2026"), "2026-02-01"),
        (typed("29", "2", "2024"), "2024-02-29"),
        (typed("", "7", "2025"), "2025-07"),
        (typed("", "", "2025"), "2025"),
        (typed("", "", "", "on"), "unknown"),
        (typed("22", "11", "2026"), "2026-11-22"),
        (typed("", "11", "2026"), "2026-11"),
    ],
)
def test_a_day_is_read_as_far_as_it_is_known(given: dict[str, str], read: str) -> None:
    form = When(given)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == read


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (typed(), "Enter a date"),
        (typed("12", "1", ""), "Enter the year"),
        (typed("12", "", "2026"), "Enter the month too"),
        (typed("30", "2", "2026"), "There is no such day"),
        (typed("1", "13", "2026"), "not a month"),
        (typed("1", "1", "1899"), "not a year we can use"),
        (typed("1", "1", "20266"), "not a number"),
        (typed("x", "1", "2026"), "not a number"),
        (typed("1", "1", "２０２６"), "not a number"),
        (typed("23", "11", "2026"), "has not come yet"),
        (typed("", "12", "2026"), "has not come yet"),
        (typed("1", "1", "2027"), "not a year we can use"),
    ],
)
def test_what_is_no_day_is_refused_in_one_sentence_and_kept_in_the_boxes(given: dict[str, str], says: str) -> None:
    form = When(given)
    assert not form.is_valid()
    assert len(form.errors["on"]) == 1
    assert says in form.errors["on"][0]
    html = str(field(form["on"]))
    for box in ("on_day", "on_month", "on_year"):
        if given[box]:
            assert f'value="{given[box]}"' in html


def test_a_field_that_may_be_left_empty_and_may_lie_ahead() -> None:
    assert Later(typed()).is_valid()
    form = Later(typed("1", "2", "2027"))
    assert form.is_valid()
    assert form.cleaned_data["on"] == "2027-02-01"
    assert "on_unknown" not in str(field(form["on"]))


@given(*[st.text(max_size=30)] * 3)
def test_whatever_is_typed_is_a_day_or_one_sentence(day: str, month: str, year: str) -> None:
    form = When(typed(day, month, year))
    assert form.is_valid() or len(form.errors["on"]) == 1
    assert "<script" not in str(field(form["on"]))


def test_a_day_of_a_case_file_fills_the_boxes() -> None:
    for written in ("2026-01-12", "2026-01", "2026", "unknown"):
        html = str(field(When(initial={"on": written})["on"]))
        year = 'value="2026"' in html
        assert year == (written != "unknown")
        assert ("checked" in html) == (written == "unknown")


class Many(Form):
    words = TextField(label="Words", required=False)
    one = forms.ChoiceField(label="One", choices=[("a", "First"), ("b", "Second")], widget=forms.RadioSelect)
    some = forms.MultipleChoiceField(label="Some", choices=[("c", "Third")], widget=forms.CheckboxSelectMultiple)
    pick = forms.ChoiceField(label="Pick", choices=[("d", "Fourth")], widget=forms.Select)
    tick = forms.BooleanField(label="Tick", required=False)
    long = TextField(label="Long", widget=forms.Textarea, required=False)
    file = forms.FileField(label="File", required=False)


def test_every_field_has_its_label_its_error_and_its_link() -> None:
    form = Many({"words": "a\x00b\u202ec <b>", "one": "z"})
    assert not form.is_valid()
    assert form.cleaned_data["words"] == "abc <b>"
    html = "".join(str(field(bound)) for bound in form)
    for bound in form:
        assert f'id="{bound.auto_id}"' in html
        assert str(bound.label) in html
    assert "<b>" not in html.replace("&lt;b&gt;", "")
    summary = str(error_summary(form))
    for name in ("one", "some", "pick"):
        assert f'href="#id_{name}"' in summary
    assert html.count("govuk-error-message") == 3


def test_a_form_that_is_right_has_no_summary() -> None:
    assert str(error_summary(Later(typed()))) == ""
