"""The other publishers' figures, worked out again straight from their files by another way than the readers'."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from upheld.measures.area import areas
from upheld.measures.figure import Figure
from upheld.measures.reading.readers import layout_of, layouts
from upheld.measures.reading.sheet import sheets

SHARED = Path(__file__).parents[3] / "shared" / "data"
OLD = "tribunal/send_tribunal_appeal_rate_2014-2024_official.csv"
NEW = "tribunal/send_tribunal_appeal_rate_2024-2025_official.csv"
BLOCK = "finance/dsg_high_needs_block_by_la_2019-20_to_2023-24.csv"
BALANCE = "finance/dsg_cumulative_balance_pct_2019-20_to_2021-22.csv"
SPENDING = "finance/s251_high_needs_by_la_budget_2021-22_outturn_2020-21.csv"
LAIT = "benchmarking/lait_sen_measures_long.csv.gz"
OFFICERS = "ehc-plans-2025/sen2_dmo_dco.csv"
SINCE_2023 = "ofsted/area_send_inspections_2023_framework.csv"
TO_2022 = "ofsted/area_send_inspections_2016_2022.csv"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the releases (../shared/data) are not here")


@cache
def ours(name: str) -> dict[tuple[str, str, str], Figure]:
    """What the readers make of a file, by measure, period and area."""
    found: dict[tuple[str, str, str], Figure] = {}
    for sheet in sheets(SHARED / name):
        layout = layout_of(sheet)
        assert layout is not None, name
        for one in layout.read(sheet, "r"):
            key = (one.measure, one.period, one.area)
            assert key not in found, key
            found[key] = one
    return found


def raw(name: str) -> list[dict[str, str]]:
    """Its rows, as they are."""
    path = SHARED / name
    text = gzip.decompress(path.read_bytes()) if name.endswith("gz") else path.read_bytes()
    return [{k.casefold(): v for k, v in row.items()} for row in csv.DictReader(io.StringIO(text.decode("utf-8-sig")))]


def lines(name: str) -> dict[str, list[str]]:
    """The rows of a tribunal table by the name in the first column, without its footnote numbers."""
    rows = csv.reader((SHARED / name).read_text(encoding="utf-8-sig").splitlines())
    return {
        re.sub(r"[\d,]+$", "", row[0]).strip(): [cell.strip().replace(",", "") for cell in row] for row in rows if row
    }


@pytest.mark.parametrize("name", [OLD, NEW, BLOCK, BALANCE, SPENDING, LAIT, OFFICERS, SINCE_2023, TO_2022])
def test_a_file_is_one_kind_of_file_only(name: str) -> None:
    for sheet in sheets(SHARED / name):
        assert len([layout.id for layout in layouts() if layout.is_it(sheet)]) == 1


# Appeals


def test_england_s_appeals_are_those_that_were_published() -> None:
    published = [4108, 3126, 3863, 4988, 6023, 7385, 7843, 9184, 12796, 15615, 22276]
    assert [ours(OLD)["appeals", str(year), "england"].value for year in range(2014, 2025)] == published
    assert [ours(NEW)["appeals", year, "england"].value for year in ("2024", "2025")] == [22276, 26977]


@pytest.mark.parametrize("name", [OLD, NEW])
def test_the_councils_appeals_add_up_to_england_in_every_year(name: str) -> None:
    total: Counter[str] = Counter()
    for (measure, period, area), one in ours(name).items():
        if measure == "appeals" and area != "england":
            total[period] += int(one.value or 0)
    assert total == {
        period: one.value
        for (measure, period, area), one in ours(name).items()
        if (measure, area) == ("appeals", "england")
    }


@pytest.mark.parametrize(
    ("code", "name", "year", "column"),
    [
        ("825", "Buckinghamshire", "2014", 2),
        ("825", "Buckinghamshire", "2024", 32),
        ("835", "Dorset", "2014", 2),
        ("835", "Dorset", "2018", 14),
        ("838", "Dorset", "2019", 17),
        ("838", "Dorset", "2024", 32),
        ("928", "Northamptonshire", "2014", 2),
        ("928", "Northamptonshire", "2020", 20),
        ("940", "North Northamptonshire", "2024", 32),
        ("941", "West Northamptonshire", "2021", 23),
        ("891", "Nottinghamshire", "2022", 26),
        ("892", "Nottingham", "2022", 26),
        ("823", "Central Bedfordshire", "2023", 29),
        ("873", "Cambridgeshire", "2023", 29),
        ("837", "Bournemouth", "2018", 14),
        ("836", "Poole", "2018", 14),
        ("201", "City of London", "2014", 2),
        ("204", "Hackney", "2023", 29),
        ("england", "England Total", "2023", 29),
    ],
)
def test_appeals_and_decisions_of_one_council_in_one_year(code: str, name: str, year: str, column: int) -> None:
    cells = lines(OLD)[name]
    one = ours(OLD)["appeal_rate", year, code]
    assert (one.numerator, one.denominator) == (float(cells[column]), float(cells[column + 1]))
    assert ours(OLD)["appeals", year, code].value == float(cells[column])


def test_no_council_has_appeals_in_years_in_which_it_was_not_there() -> None:
    there = {(period, area) for measure, period, area in ours(OLD) if measure == "appeals"}
    assert not {("2018", "838"), ("2019", "835"), ("2018", "839"), ("2019", "837")} & there
    assert not {("2020", "940"), ("2022", "928"), ("2022", "942"), ("2024", "909")} & there
    assert {
        ("2018", "837"),
        ("2019", "839"),
        ("2021", "928"),
        ("2021", "940"),
        ("2022", "909"),
        ("2023", "942"),
    } <= there


@pytest.mark.parametrize(
    ("name", "measure", "first", "step"), [(OLD, "appeal_rate", 2014, 3), (NEW, "appeal_rate_reviews", 2024, 3)]
)
def test_every_rate_is_the_published_one_when_rounded(name: str, measure: str, first: int, step: int) -> None:
    rows, checked = lines(name), 0
    by_pair = {
        (one.numerator, one.denominator, period): one
        for (_, period, _), one in ours(name).items()
        if one.measure == measure
    }
    for cells in rows.values():
        for year in range(first, first + (11 if step == 3 and name == OLD else 2)):
            above, below, rate = cells[2 + step * (year - first) :][:3] if len(cells) > 4 else ["", "", ""]
            one = by_pair.get((float(above), float(below), str(year))) if above.isdigit() and below.isdigit() else None
            if one is not None:
                assert one.value == pytest.approx(float(rate.rstrip("%")), abs=0.0501), (cells[0], year)
                checked += 1
    assert checked > (1600 if name == OLD else 290)


def test_the_two_methods_are_never_mixed() -> None:
    both = {**ours(OLD), **ours(NEW)}
    periods = {
        measure: {period for name, period, _ in both if name == measure}
        for measure in ("appeal_rate", "appeal_rate_reviews")
    }
    assert periods == {
        "appeal_rate": {str(year) for year in range(2014, 2025)},
        "appeal_rate_reviews": {"2024", "2025"},
    }
    old, new = both["appeal_rate", "2024", "england"], both["appeal_rate_reviews", "2024", "england"]
    assert old.numerator == new.numerator
    assert (old.denominator, new.denominator) == (689739, 364912)
    assert (
        ours(OLD)["appeal_rate_reviews", "2024", "825"].value == ours(NEW)["appeal_rate_reviews", "2024", "825"].value
    )


def test_held_back_is_no_number_and_a_dash_is_none() -> None:
    for code in ("890", "317", "320", "870", "936", "879"):
        assert ours(NEW)["appeal_rate_reviews", "2024", code].mark == "x"
        assert ours(NEW)["appeals", "2024", code].value
    assert ours(NEW)["appeals", "2024", "201"].value == 0
    assert ours(NEW)["appeal_rate_reviews", "2024", "201"].value == 0
    assert ours(OLD)["appeals", "2023", "420"].mark == "missing"


def test_cambridgeshire_and_central_bedfordshire_have_each_other_s_decisions_from_2024() -> None:
    """Why their rates are left out: decisions are the department's plans, refusals and endings, of another council."""
    counts: Counter[tuple[str, str]] = Counter()
    for name, column, after in (
        ("requests_all.csv", "requests_decided_not_to_assess", 0),
        ("assessments_all.csv", "assess_not_issued", 0),
        ("ceased_plans_all.csv", "needs_met", 0),
        ("caseload_all_and_age.csv.gz", "ehcplans", 1),
    ):
        for row in raw(f"headline/{name}"):
            if row["old_la_code"] in ("823", "873") and row["breakdown"] == row["breakdown_topic"]:
                for year in (2023, 2024):
                    if row["time_period"] == (f"{year}{year % 100 + 1}" if after else str(year)):
                        counts[row["old_la_code"], str(year)] += int(row[column])
    told = lines(OLD)
    beds, cambs = told["Central Bedfordshire"], told["Cambridgeshire"]
    assert counts["823", "2023"] == pytest.approx(int(beds[30]), rel=0.01)
    assert counts["873", "2023"] == pytest.approx(int(cambs[30]), rel=0.01)
    assert counts["823", "2024"] == pytest.approx(int(cambs[33]), rel=0.01)
    assert counts["873", "2024"] == pytest.approx(int(beds[33]), rel=0.01)
    for code in ("823", "873"):
        assert ("appeal_rate", "2023", code) in ours(OLD)
        assert ("appeal_rate", "2024", code) not in ours(OLD)
        assert not [key for key in {**ours(OLD), **ours(NEW)} if key[0] == "appeal_rate_reviews" and key[2] == code]
    assert ours(NEW)["appeals", "2024", "873"].value == float(told["Cambridgeshire"][32])


# Money


def test_the_high_needs_block_adds_up_to_england() -> None:
    england = {
        "2019-20": 6279123139,
        "2020-21": 7063230381,
        "2021-22": 7906348577,
        "2022-23": 8988258915,
        "2023-24": 9952172126,
    }
    total: Counter[str] = Counter()
    for (_, period, area), one in ours(BLOCK).items():
        total[period] += int(one.value or 0) if area != "england" else 0
    for period, published in england.items():
        assert ours(BLOCK)["high_needs_block", period, "england"].value == published
        assert total[period] - published == (6 if period == "2019-20" else 0)


@pytest.mark.parametrize("code", ["825", "838", "928", "940", "941", "204", "839", "909", "942"])
def test_the_high_needs_block_of_one_council(code: str) -> None:
    rows = {
        row["financial_year"]: row["high_needs_block_before_deductions_gbp"]
        for row in raw(BLOCK)
        if row["old_la_code"] == code
    }
    assert rows
    found = {period: one.value for (_, period, area), one in ours(BLOCK).items() if area == code}
    assert found == {period: float(value) for period, value in rows.items()}


@pytest.mark.parametrize(
    ("told", "code"), [("England", "england"), ("South West", "E12000009"), ("Yorkshire and The Humber", "E12000003")]
)
def test_the_balance_of_england_and_a_region(told: str, code: str) -> None:
    rows = [row for row in raw(BALANCE) if row["region_name"] == told and not row["la_name"]]
    assert len(rows) == 3
    for row in rows:
        found = ours(BALANCE)["dsg_balance", row["financial_year"], code].value
        assert found == -float(row["dsg_deficit_pct_of_dsg"])


@pytest.mark.parametrize("code", ["825", "838", "928", "940", "941", "204"])
def test_the_balance_of_one_council(code: str) -> None:
    rows = {
        row["financial_year"]: -float(row["dsg_deficit_pct_of_dsg"])
        for row in raw(BALANCE)
        if row["old_la_code"] == code
    }
    assert rows
    assert {period: one.value for (_, period, area), one in ours(BALANCE).items() if area == code} == rows


@pytest.mark.parametrize("code", ["825", "838", "940", "941", "204"])
def test_spending_for_each_person_is_outturn_without_place_funding(code: str) -> None:
    (row,) = [row for row in raw(SPENDING) if row["old_la_code"] == code and row["s251_type"] == "outturn"]
    phases = ("early_years", "primary", "secondary", "special", "pru_ap", "post_school")
    total = sum(
        float(row[name]) for name in ("sen_support_and_inclusion", "alternative_provision", "hospital_education")
    )
    total += float(row["therapies_and_health"])
    for kind in ("topup_maintained", "topup_nonmaintained"):
        total += sum(float(row[f"{kind}_{phase}"]) for phase in phases) - float(row[f"{kind}_income"])
    found = ours(SPENDING)["high_needs_per_head", "2020-21", code]
    assert found.value == pytest.approx(total / float(row["population_2_18"]), rel=1e-6)


def test_a_council_without_a_return_has_no_spending_and_not_nought() -> None:
    assert ours(SPENDING)["high_needs_per_head", "2020-21", "928"].mark == "missing"


def test_why_there_is_no_measure_of_the_use_of_the_block() -> None:
    """Spending is from 61 to 155 per cent of the block: the two are not drawn up alike, so no share would be true."""
    blocks = {
        row["old_la_code"]: float(row["high_needs_block_before_deductions_gbp"])
        for row in raw(BLOCK)
        if row["financial_year"] == "2020-21"
    }
    lines_of_spending = ("place_funding_total", "topup_maintained_total", "topup_nonmaintained_total")
    services = ("sen_support_and_inclusion", "alternative_provision", "hospital_education", "therapies_and_health")
    shares, exceeded = [], 0
    for row in raw(SPENDING):
        if row["s251_type"] == "outturn" and row["old_la_code"] in blocks and row["place_funding_total"]:
            spent = sum(float(row[name]) for name in (*lines_of_spending, *services))
            shares.append(spent / blocks[row["old_la_code"]])
            parts = sum(
                float(row[f"place_{name}"]) for name in ("early_years", "primary", "secondary", "special", "pru_ap")
            )
            exceeded += parts > float(row["place_funding_total"]) + 2
    assert (round(min(shares), 2), round(max(shares), 2)) == (0.61, 1.55)
    assert exceeded > 50


# Schools


LAIT_MEASURES = {
    "weekly_cost": ("SENFinance", "2024-25 (OT)", "2024-25"),
    "pupils_with_plan": ("SEN_TotStat", "2025", "2025-01"),
    "sen_support": ("SEN_TotSENSuP", "2025", "2025-01"),
    "ks2_with_plan": ("NEW_KS2_RWM_Sen_Withsta", "2025", "2024-25"),
    "ks2_sen_support": ("NEW_KS2_RWM_Sen_W/Osta", "2025", "2024-25"),
    "attainment_8_with_plan": ("SEN_Stat_AVG_Attain8_Score", "2025", "2024-25"),
    "attainment_8_sen_support": ("SEN_WoStat_AVG_Attain8_Score", "2025", "2024-25"),
    "level_2_at_19_with_plan": ("Age19_SEN-S", "2024", "2023-24"),
    "level_3_at_19_with_plan": ("Age19_SEN-S_L3", "2024", "2023-24"),
    "after_16_with_plan": ("SusEdOverall_SEN_Stat_incSpec", "2023", "2022-23"),
}


@pytest.mark.parametrize("measure", LAIT_MEASURES)
def test_a_measure_of_the_interactive_tool(measure: str) -> None:
    name, year, period = LAIT_MEASURES[measure]
    rows = {row["area"]: row["value"] for row in raw(LAIT) if row["measure"] == name and row["year"] == year}
    for told, code in (
        ("England", "england"),
        ("Yorkshire and the Humber", "E12000003"),
        ("Buckinghamshire", "825"),
        ("Dorset", "838"),
        ("North Northamptonshire", "940"),
        ("West Northamptonshire", "941"),
        ("City of London", "201"),
        ("Hackney", "204"),
    ):
        one = ours(LAIT)[measure, period, code]
        assert (one.value, one.mark) == ((None, "missing") if rows[told] == "-" else (float(rows[told]), ""))
    assert float(rows["England"]) > 0


def test_the_tool_s_codes_are_those_of_the_councils() -> None:
    """The share in 20 weeks stands in the tool and in the release itself: code by code it is the same."""
    release = {
        row["old_la_code"]: row["pc_plans_issued_20_weeks_ex"]
        for row in raw("headline/timeliness_20_week_all.csv")
        if row["time_period"] == "2024" and row["geographic_level"] == "Local authority"
    }
    tool = {
        row["la_number"]: row["value"]
        for row in raw(LAIT)
        if row["measure"] == "SEN_EHC_Excpt_20wks" and row["year"] == "2024"
    }
    both = [code for code in release if re.fullmatch(r"[\d.]+", release[code]) and tool[code] != "-"]
    assert len(both) > 145
    assert [code for code in both if abs(float(release[code]) - float(tool[code])) > 0.11] == []


def test_a_former_council_of_the_tool_is_kept_apart_from_its_successors() -> None:
    assert ours(LAIT)["pupils_with_plan", "2018-01", "835"].value is not None
    assert {area for _, _, area in ours(LAIT)} <= set(areas())


# Inspections


def test_inspections_of_2023_are_those_that_ofsted_counted() -> None:
    """Ofsted's main findings as at 31 December 2023: 26 inspections, of which 7, 11 and 8 with each outcome."""
    started = {(row["old_la_code"], row["publication_date"]): row["inspection_start_date"] for row in raw(SINCE_2023)}
    found = Counter(one.value for (_, day, area), one in ours(SINCE_2023).items() if started[area, day][:4] == "2023")
    assert found == {1: 7, 2: 11, 3: 8}


def test_written_statements_until_march_2021_are_those_that_ofsted_counted() -> None:
    """Ofsted's main findings as at 31 March 2021: 59 areas had to write one."""
    found = [
        one for (name, day, _), one in ours(TO_2022).items() if name == "statement_of_action" and day <= "2021-03-31"
    ]
    assert sum(one.value == 1 for one in found) == 59


def test_a_report_without_an_outcome_is_missing() -> None:
    assert ours(SINCE_2023)["inspection", "2025-11-06", "871"].mark == "missing"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Buckinghamshire", "825"),
        ("City of London", "201"),
        ("Hackney", "204"),
        ("Barnsley", "370"),
        ("Cumbria", "909"),
    ],
)
def test_the_old_framework_s_areas_are_found_by_every_code_they_have_had(told: str, code: str) -> None:
    (row,) = [row for row in raw(TO_2022) if row["area name"] == told]
    one = ours(TO_2022)["statement_of_action", row["inspection publication date"][:10], code]
    assert one.value == (1 if "Yes" in row.values() else 0)


def test_every_inspection_is_of_the_council_whose_name_it_has() -> None:
    wrong = [
        row["la_name"]
        for row in raw(SINCE_2023)
        if areas()[row["old_la_code"]].name.casefold() != row["la_name"].casefold()
    ]
    assert wrong == []


# Officers


def officers_of_2022() -> Iterator[tuple[str, str, str, str]]:
    with zipfile.ZipFile(SHARED / "ehc-plans-2022/education-health-and-care-plans_2022.zip") as archive:
        text = archive.read("data/sen2_wbp_residential_dmo.csv").decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text)):
        if row["geographic_level"] == "Local authority" and row["time_period"] >= "2019":
            yield row["time_period"], row["old_la_code"], row["DMO"], row["DCO"]


def test_the_officers_are_those_of_the_release_of_2022_where_both_have_the_year() -> None:
    answers = {"N": 0, "R": 1, "Y": 2}
    rows = list(officers_of_2022())
    assert len(rows) == 606
    for year, code, medical, clinical in rows:
        assert ours(OFFICERS)["medical_officer", f"{year}-01", code].value == answers[medical]
        assert ours(OFFICERS)["clinical_officer", f"{year}-01", code].value == answers[clinical]


def test_the_social_care_officer_was_not_asked_for_before_2025() -> None:
    marks = {(period, one.mark) for (name, period, _), one in ours(OFFICERS).items() if name == "social_care_officer"}
    assert {period for period, mark in marks if mark == "z"} == {f"{year}-01" for year in range(2019, 2025)}
    answered = Counter(row["des_so_care_off"] for row in raw(OFFICERS) if row["time_period"] == "2025")
    found = Counter(
        one.value
        for (name, period, _), one in ours(OFFICERS).items()
        if (name, period) == ("social_care_officer", "2025-01")
    )
    assert found == {2: answered["Yes"], 0: answered["No"], 1: answered["Recruiting"], None: answered["Not returned"]}
