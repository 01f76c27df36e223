import csv
import io
import zipfile
from pathlib import Path

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.reading import ees, readers
from upheld.measures.reading.from_dfe_returns import LAYOUTS, turned
from upheld.measures.reading.sheet import Sheet, sheets
from upheld.measures.reading.wanted import wanted

SHARED = Path(__file__).parents[4] / "shared" / "data"
OLD = SHARED / "ehc-plans-2022" / "education-health-and-care-plans_2022.zip"
RETURNS = SHARED / "ehc-plans-mi-2014-2022" / "sen2_mi_2014-2022.csv"
LATER = SHARED / "ehc-plans-2025" / "ehc-plans-2025_later-revision_10-files.zip"
FILES = {one.id.rsplit(".", 1)[1]: one for one in LAYOUTS}

needs_releases = pytest.mark.skipif(not SHARED.is_dir(), reason="the releases (../shared/data) are not here")

LONG = ["time_period", "geographic_level", "region_code", "old_la_code", "la_name", "establishment_group",
        "establishment_type", "Total_all", "Total_ehc"]  # fmt: skip
DEVON = ["2018", "Local authority", "E12000009", "878", "Devon"]


@pytest.fixture(scope="module")
def read():
    """Every figure of the older releases, by the file it stands in."""
    found = {}
    for path in (OLD, RETURNS):
        for sheet in sheets(path):
            layout = readers.layout_of(sheet)
            found[layout.id.rsplit(".", 1)[1]] = {one.key: one for one in layout.read(sheet, "r")}
    return found


def rows(path, name=""):
    """The rows of a file, by the names of its columns in small letters, by area and year."""
    if name:
        with zipfile.ZipFile(path) as opened:
            text = opened.read(name).decode("utf-8-sig")
    else:
        text = path.read_text(encoding="utf-8-sig")
    told = [{k.casefold(): v for k, v in row.items()} for row in csv.DictReader(io.StringIO(text))]
    whole = [row for row in told if row.get("breakdown_topic") == row.get("breakdown")]
    return {(row["old_la_code"] or row["region_code"] or "england", row["time_period"]): row for row in whole}


def test_long_file_is_turned_about():
    sheet = Sheet("a.csv", "0", [LONG, [*DEVON, "NEET", "Total", "3", "2"], [*DEVON, "Total", "Total", "9", "8"],
                                 ["2017", *DEVON[1:], "Total", "Total", "7", "6"]])  # fmt: skip
    made = turned(sheet, ("establishment_group", "establishment_type"), "total_all")
    assert made.header[-2:] == ("neet: total", "total: total")
    assert [row[-2:] for row in made.cells[1:]] == [["3", "9"], ["z", "7"]]


def test_two_rows_of_one_kind_that_differ_are_refused():
    cells = [LONG, [*DEVON, "NEET", "Total", "3", "2"], [*DEVON, "NEET", "Total", "4", "2"]]
    with pytest.raises(FiguresError, match=r'"neet: total" twice .*row 3'):
        turned(Sheet("a.csv", "0", cells), ("establishment_group", "establishment_type"), "total_all")


def test_long_file_without_a_column_says_which():
    with pytest.raises(FiguresError, match='no column "establishment_type"'):
        turned(Sheet("a.csv", "0", [["time_period", *LONG[1:6]], DEVON]), ("establishment_type",), "total_all")


@needs_releases
def test_each_older_file_is_told_by_its_header(read):
    assert set(read) == set(FILES)


@needs_releases
def test_the_two_issues_of_the_management_information_agree(read):
    """They name their columns otherwise, and every figure that both have is the same."""
    older, newer = read["sen2_mi_2022"], read["sen2_mi_2023"]
    both = set(older) & set(newer)
    assert len(both) > 5000
    assert [
        key
        for key in both
        if (older[key].numerator, older[key].denominator) != (newer[key].numerator, newer[key].denominator)
    ] == []


@needs_releases
@pytest.mark.parametrize(
    ("file", "pairs"),
    [
        ("requests", {"inreq_ehc": "requests_received_in_year", "ass_refused_ehc": "requests_decided_not_to_assess"}),
        ("assessments", {"new_all_ehc": "assess_issued", "ass_none_ehc": "assess_not_issued"}),
        (
            "timeliness_20_week",
            {
                "tot_no_exc_ehc": "plans_issued_den_ex",
                "no_exc_20week_ehc": "plans_issued_20_weeks_ex",
                "tot_inc_exc_ehc": "plans_issued_den",
                "inc_exc_20week_ehc": "plans_issued_within_20_weeks",
            },
        ),
    ],
)
def test_columns_mean_what_the_release_of_2025_means_by_its_own(file, pairs):
    """2019 to 2021, every area: column for column the two releases have the same numbers."""
    older, newer = rows(RETURNS), rows(LATER, f"{file}.csv")
    both = [key for key in set(older) & set(newer) if "2019" <= key[1] <= "2021"]
    assert len(both) > 480
    for then, now in pairs.items():
        assert [key for key in both if float(older[key][then]) != float(newer[key][now])] == [], then


@needs_releases
def test_plans_by_age_agree_with_the_release_of_2025(read):
    found = read["sen2_age_caseload"]
    assert found["plans", "", "", "2010-01", "england"].value == 228_221
    assert found["plans", "", "", "2022-01", "england"].value == 473_255
    later = next(one for one in sheets(SHARED / "ehc-plans-2025" / "education-health-and-care-plans_2025.zip")
                 if one.name == "caseload.csv")  # fmt: skip
    newer = {one.key: one for one in readers.layout_of(later).read(later, "r") if one.measure == "plans"}
    both = set(found) & set(newer)
    assert len(both) > 600
    assert [key for key in both if found[key].value != newer[key].value] == []


@needs_releases
def test_every_share_is_the_publishers_own_once_rounded():
    """Both issues print more decimals than one, or one: ours is within half a tenth of each."""
    for path in (OLD, RETURNS):
        for sheet in sheets(path):
            id = readers.layout_of(sheet).id
            if "sen2_mi" in id:
                assert [one.key for one, _ in ees.disagreements(sheet, wanted(id))] == []


@needs_releases
def test_older_years_are_read(read):
    returns = read["sen2_mi_2023"]
    assert returns["requests", "", "", "2016", "england"].value == 55_235
    assert returns["within_20_weeks", "", "", "2015", "england"].value == pytest.approx(100 * 11675 / 19712)
    assert ("requests", "", "", "2015", "england") not in returns
    assert read["sen2_age_new_plans"]["new_plans", "", "", "2009", "england"].value == 26_494
    places = read["sen2_estab_caseload"]
    assert places["placement", "placement", "special", "2010-01", "england"].value == pytest.approx(
        100 * 95788 / 228221
    )
    assert places["awaiting_provision", "", "", "2018-01", "england"].numerator == 2060
    assert places["awaiting_no_education", "", "", "2022-01", "england"].numerator == 1503
    work = read["sen2_wbp_residential_dmo"]
    assert work["work_based", "", "", "2022-01", "england"].value == 4226
    assert work["residential", "", "", "2019-01", "england"].value == 2469 + 1327


@needs_releases
def test_numbers_the_publisher_owned_up_to_are_left_out(read):
    for file in ("sen2_mi_2022", "sen2_mi_2023"):
        assert ("refusals", "", "", "2021", "342") not in read[file]
        assert ("not_issued", "", "", "2021", "887") not in read[file]
        assert ("refusals", "", "", "2020", "342") in read[file]
