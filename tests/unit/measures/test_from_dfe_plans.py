import json
from dataclasses import replace
from pathlib import Path

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.measure import measures
from upheld.measures.reading import ees, readers
from upheld.measures.reading.from_dfe_plans import LAYOUTS
from upheld.measures.reading.sheet import Sheet, sheets
from upheld.measures.reading.wanted import wanted

SHARED = Path(__file__).parents[4] / "shared" / "data"
FIRST = SHARED / "ehc-plans-2025" / "education-health-and-care-plans_2025.zip"
LATER = SHARED / "ehc-plans-2025" / "ehc-plans-2025_later-revision_10-files.zip"
SAMPLE = SHARED / "ehc-plans-2026" / "timeliness_20_week_2026_sample.csv"
COLUMNS = SHARED / "ehc-plans-2026" / "columns_2026.json"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the releases (../shared/data) are not here")

LEADING = ("time_period time_identifier geographic_level country_code country_name region_code region_name new_la_code "
           "old_la_code la_name breakdown_topic breakdown").split()  # fmt: skip
FILES = {one.id.rsplit(".", 1)[1]: one for one in LAYOUTS}


def released(path):
    return {one.name.removesuffix(".csv"): one for one in sheets(path)}


@pytest.fixture(scope="module")
def first():
    return released(FIRST)


@pytest.fixture(scope="module")
def later():
    return released(LATER)


def ids(found):
    return {name: layout.id for name, sheet in found.items() if (layout := readers.layout_of(sheet))}


def test_each_file_of_both_editions_is_told_by_its_header_alone(first, later):
    renamed = {name: replace(one, name="download (3).csv") for name, one in first.items()}
    plans = {name: id for name, id in ids(renamed).items() if id.startswith("dfe.plans.")}
    assert plans == {name: f"dfe.plans.{name}" for name in FILES if name != "annual_reviews_2026"}
    assert ids(later) == {name: f"dfe.plans.{name}" for name in plans if name not in ("caseload", "newplans")}


def test_no_two_layouts_are_told_by_one_header(first, later):
    for sheet in (*first.values(), *later.values()):
        assert sum(one.is_it(sheet) for one in readers.layouts()) <= 1, sheet.name


@pytest.mark.parametrize("name", [name for name in FILES if name != "annual_reviews_2026"])
def test_a_column_that_is_gone_is_named_in_one_sentence(first, name):
    """Each column that a measure needs, one after the other: the file is refused, and the sentence says which."""
    sheet = first[name]
    layout = FILES[name]
    needed = {column for _, source in wanted(layout.id) if not source.optional for column in source.columns}
    assert needed
    for column in sorted(needed):
        header = [one if one.casefold() != column else "renamed" for one in sheet.cells[0]]
        changed = replace(sheet, cells=[header, *sheet.cells[1:40]])
        assert layout.is_it(changed), column
        with pytest.raises(FiguresError) as error:
            list(layout.read(changed, "r"))
        assert f'"{column}"' in str(error.value)
        assert name in str(error.value)


@pytest.mark.parametrize("edition", ["first", "later"])
def test_every_share_is_the_publishers_own_once_rounded(edition, request):
    """For every area, year and part that has a published percentage, but for what the publisher itself has wrong."""
    checked, unlike = 0, []
    for name, sheet in request.getfixturevalue(edition).items():
        if name not in FILES:
            continue
        told = [pair for pair in wanted(FILES[name].id) if pair[1].published or pair[1].published_parts]
        checked += len(told)
        unlike += [(one, published) for one, published in ees.disagreements(sheet, told)]
    assert checked > 10
    other = [(one.measure, one.area, one.part, published) for one, published in unlike
             if one.measure != "decided_in_six_weeks"]  # fmt: skip
    # Surrey's amended numbers of 2025: the first edition's percentages of two needs are of one another's old numbers.
    assert other == ([("need", "936", "sld", 7.8), ("need", "936", "spld", 0.1)] if edition == "first" else [])
    six = [(one, published) for one, published in unlike if one.measure == "decided_in_six_weeks"]
    assert six
    assert all(one.value is not None and one.value > published for one, published in six)


def test_where_six_weeks_differs_the_publishers_two_percentages_do_not_make_a_hundred(later):
    sheet = later["requests"]
    header = list(sheet.header)
    within, over = header.index("request_outcome_six_weeks_pc"), header.index("request_outcome_over_6_weeks_pc")
    place = [
        header.index(one) for one in ("time_period", "geographic_level", "region_code", "old_la_code", "breakdown")
    ]
    short = set()
    for period, level, region, council, part, row in ((*(row[at] for at in place), row) for row in sheet.cells[1:]):
        if row[within] != "x" and float(row[within]) + float(row[over]) < 99.95:
            area = {"National": "england", "Regional": region}.get(level, council)
            short.add((period, area, "" if part.startswith("All requests") else part))
    unlike = {(one.period, one.area, one.part)
              for one, _ in ees.disagreements(sheet, [(measures()["decided_in_six_weeks"],
                                                       measures()["decided_in_six_weeks"].sources[0])])}  # fmt: skip
    assert unlike
    assert unlike <= short


def test_no_figure_is_told_twice(first, later):
    for found in (first, later):
        for name, sheet in found.items():
            if name in FILES:
                keys = [one.key for one in FILES[name].read(sheet, "r")]
                assert len(keys) == len(set(keys)) > 500


@pytest.mark.parametrize("name", [name for name in FILES if name != "annual_reviews_2026"])
@pytest.mark.parametrize("rubbish", ["??", "", "\u0661\u0662", "1e999", "=HYPERLINK(1)", "-"])
def test_rubbish_in_any_cell_is_read_as_a_mark_or_refused_in_one_sentence(first, name, rubbish):
    sheet, refused = first[name], 0
    for at in range(len(sheet.header)):
        row = [*sheet.cells[1]]
        row[at] = rubbish
        try:
            list(FILES[name].read(replace(sheet, cells=[sheet.cells[0], row]), "r"))
        except FiguresError as error:
            refused += 1
            assert "row 2" in str(error)
            assert str(error).count("\n") == 0
    assert refused >= (2 if rubbish else 1)


def test_layout_of_2026_is_read_as_its_rows_say():
    (sheet,) = sheets(SAMPLE)
    layout = readers.layout_of(sheet)
    assert layout is FILES["timeliness_20_week"]
    found = {(one.measure, one.period, one.area, one.topic, one.part): one for one in layout.read(sheet, "r")}
    assert found["within_20_weeks", "2019", "england", "", ""].value == pytest.approx(100 * 29895 / 49519)
    assert found["weeks_to_issue", "2025", "908", "", ""].value == 36.9
    assert found["weeks_to_issue", "2019", "england", "", ""].mark == "x"
    assert found["weeks_to_issue", "2025", "908", "need", "Social, emotional and mental health"].value == 38.6
    assert found["over_a_year", "2025", "908", "", ""].numerator == 184
    assert found["within_20_weeks", "2025", "880", "age", "age 4"].denominator == 24
    assert list(ees.disagreements(sheet, wanted(layout.id))) == []


def columns_of_2026():
    told = json.loads(COLUMNS.read_text(encoding="utf-8"))
    caseload = told["caseload.csv"]["vars"]
    need = told["sen_needs_caseload.csv"]["vars"]
    for file, one in told.items():
        if not isinstance(one, dict) or "phase" in file:
            continue
        names = one.get("vars") or one.get("ordered_vars")
        if not file.endswith(".csv") or names is None:
            continue
        if file == "newplans.csv":
            names = [
                "new_ehc_plans",
                *(v for v in caseload if v not in ("ehcplans", "await_prov_2022", "perm_ex_2022")),
                "await_prov",
                "perm_ex",
            ]
        if file == "sen_need_newplans.csv":
            names = need
        yield pytest.param(file, names, id=file)


@pytest.mark.skipif(not COLUMNS.is_file(), reason="the columns of 2026 are not here")
@pytest.mark.parametrize(("file", "names"), list(columns_of_2026()) if COLUMNS.is_file() else [])
def test_each_file_of_2026_is_told_and_read_by_its_columns(file, names):
    """Made-up numbers under the true names of 2026: England, one row, 100 everywhere."""
    year = ["202526", "Academic year"] if file.split(".")[0] in (
        "caseload", "sen_needs_caseload", "personal_budgets", "residential_settings", "work_based_placements"
    ) else ["2025", "Calendar year"]  # fmt: skip
    row = [*year, "National", "E92000001", "England", "", "", "", "", "", "All", "All", *("100" for _ in names)]
    sheet = Sheet(file, "0" * 64, [[*LEADING, *names], row])
    layout = readers.layout_of(sheet)
    assert layout is not None
    found = list(layout.read(sheet, "r"))
    assert {one.period for one in found} <= {"2025", "2026-01"}
    assert found
    assert all(one.area == "england" and one.value is not None for one in found)
    if file == "sen_needs_caseload.csv":
        assert {one.part for one in found} >= {"ds", "asd"}
    if file == "annual_reviews.csv":
        assert {one.measure for one in found} == {"reviews_held", "reviews_decided_in_four_weeks", "review_outcome"}
