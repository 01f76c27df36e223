from datetime import date

import pytest

from upheld.law import law_named
from upheld.measures.errors import FiguresError
from upheld.measures.measure import GROUPS, Measure, Source, _read, measure, measures
from upheld.measures.reading.readers import layouts

WHOLE = """
title = "Requests"
short = "Requests"
group = "asking"
form = "share"
at = "calendar"
unit = "per cent"
good = "low"
counted = "Of all, some."
numerator = "Some"
denominator = "All"
why = "It matters."
written_by = "upheld developers"
review_by = 2027-07-01

[[source]]
layout = "dfe.plans"
file = "requests"
numerator = "a"
denominator = ["b", "c"]
"""
"""The least that a definition says."""


def read(tmp_path, text):
    path = tmp_path / "made_up.toml"
    path.write_text(text, encoding="utf-8")
    return _read(path)[1]


def test_definition_is_read(tmp_path):
    made = read(tmp_path, WHOLE)
    assert (made.id, made.sources[0].numerator, made.sources[0].denominator) == ("made_up", ("a",), ("b", "c"))
    assert made.sources[0].columns == ("a", "b", "c")
    assert made.review_by == date(2027, 7, 1)
    assert made.checked_by == ""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('group = "asking"', 'group = "wishing"', '"wishing" is none of asking'),
        ('form = "share"', 'form = "guess"', '"guess" is none of count'),
        ('form = "share"', 'form = "choice"', "a choice has no answers"),
        ('title = "Requests"\n', "", "title"),
        ('good = "low"', 'good = "low"\ngood = "high"', "Cannot overwrite"),
        ('unit = "per cent"', 'unit = "per cent"\ntopic = "outcome"', "topic and parts go together"),
        ('numerator = "a"\ndenominator = ["b", "c"]', "", "a source names no column"),
        ('numerator = "a"', 'numerator = "a"\nparts = { lost = "d" }', "a part that the measure has not"),
        ('unit = "per cent"', 'unit = "per cent"\nsums_not = { "2024-01" = "Why." }', "sums_not names no period"),
        ('numerator = "a"', 'numerator = "a"\ncolour = "red"', "colour"),
    ],
)
def test_definition_that_does_not_hold_together_is_refused_by_name(tmp_path, before, after, said):
    assert before in WHOLE
    with pytest.raises(FiguresError) as error:
        read(tmp_path, WHOLE.replace(before, after))
    assert "made_up.toml" in str(error.value)
    assert said in str(error.value)


def test_unknown_measure_is_refused_by_name():
    with pytest.raises(FiguresError, match='no measure called "nonsense"'):
        measure("nonsense")


@pytest.mark.parametrize(
    ("form", "counts", "value"),
    [
        ("count", (12, None), 12),
        ("share", (38889, 154489), pytest.approx(25.1727, abs=1e-4)),
        ("rate", (5, 2000), 2.5),
        ("ratio", (900, 3), 300),
        ("share", (0, 0), None),
        ("share", (3, None), None),
    ],
)
def test_value_comes_of_its_counts(tmp_path, form, counts, value):
    made = read(tmp_path, WHOLE.replace('"share"', f'"{form}"'))
    assert made.value(*counts) == value


def test_source_needs_the_publishers_value_only_where_there_is_nothing_else():
    assert Source("a", "b", numerator=("n",), published="p").columns == ("n",)
    assert Source("a", "b", published="p").columns == ("p",)
    assert Source("a", "b", denominator=("d",), parts={"x": ("n", "m")}).columns == ("d", "n", "m")


@pytest.mark.parametrize("one", measures().values(), ids=lambda one: one.id)
def test_every_measure_says_what_a_reader_must_know(one: Measure):
    for sentence in (one.counted, one.why, *one.caveats, *(gap.why for gap in one.breaks), *one.sums_not.values()):
        assert sentence.endswith(".")
        assert sentence[0].isupper()
    assert one.title and one.short and len(one.short) <= 32
    assert one.written_by and one.checked_by == ""
    assert bool(one.denominator) or one.form in ("count", "published", "choice")
    assert one.group in GROUPS
    known = {duty.id for duty in law_named("england").duties}
    assert set(one.duties) <= known


@pytest.mark.parametrize("one", measures().values(), ids=lambda one: one.id)
def test_every_source_is_a_file_that_can_be_read(one: Measure):
    known = {layout.id for layout in layouts()} | {"upheld.worked_out.of_measures"}
    assert {f"{source.layout}.{source.file}" for source in one.sources} <= known


def test_measures_that_the_issue_asks_for_are_there():
    asked = """requests refusals decided_in_six_weeks assessments not_issued new_plans within_20_weeks
    within_20_weeks_all over_a_year weeks_to_issue plans plans_per_1000 pupils_with_plan placement need need_new_plans
    awaiting_provision home_educated not_in_education reviews_held reviews_decided_in_four_weeks review_outcome ceased
    ceased_reason request_mediation assessment_mediation request_tribunal appeals appeal_rate appeal_rate_reviews
    personal_budgets residential work_based medical_officer clinical_officer social_care_officer high_needs_block
    dsg_balance inspection statement_of_action"""
    assert set(asked.split()) <= set(measures())
