"""Every plan measure worked out again straight from the files as published, by another way than the readers'.

Each line of `ROUTES` says, in a dozen words, which cells make the number. Nothing of the definitions or of the reader
is used for it: rows are taken as dictionaries, by the names of the publisher's columns.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from upheld.measures.area import areas
from upheld.measures.comparing.doubtful import is_doubtful
from upheld.measures.figure import Figure
from upheld.measures.measure import measures
from upheld.measures.reading.readers import layout_of
from upheld.measures.reading.sheet import sheets

SHARED = Path(__file__).parents[3] / "shared" / "data"
FIRST = "ehc-plans-2025/education-health-and-care-plans_2025.zip"
LATER = "ehc-plans-2025/ehc-plans-2025_later-revision_10-files.zip"
OLD = "ehc-plans-2022/education-health-and-care-plans_2022.zip"
RETURNS = "ehc-plans-mi-2014-2022/sen2_mi_2014-2022.csv"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the releases (../shared/data) are not here")

ENGLAND, REGION = "england", "E12000009"
AWKWARD = ("825", "838", "835", "839", "928", "940", "941", "201", "204")
"""Buckinghamshire; Dorset, as it is and as it was, and its neighbour; Northamptonshire and what took over from it; the
City of London; Hackney."""

PLACES = "mainstream_total special_total ap_pru_total fe_total ed_elsewhere nm_early_years".split()
NEETS = ["neet", "neet_ntci", "neet_other", "neet_other_csa"]
NEEDS = "asd slcn semh mld sld pd spld hi pmld vi msi oth".split()
BEFORE = [*PLACES, "other_placement_settings", "await_prov_2022", "perm_ex_2022"]
UNITS = [f"mainstream_{school}_{kind}" for school in ("la_maintained", "academy", "free_school")
         for kind in ("resourced_provision", "senunit")]  # fmt: skip

# File, measure, part, first and last year as published, what is above the line, what is below it.
ROUTES: list[tuple[str, str, str, str, str, list[str], list[str]]] = [
    ("requests", "requests", "", "2019", "2024", ["requests_received_in_year"], []),
    ("requests", "refusals", "", "2019", "2024", ["requests_decided_not_to_assess"], ["requests_received_in_year"]),
    ("requests", "request_outcome", "open", "2023", "2024", ["requests_decision_not_made"],
     ["requests_received_in_year"]),
    ("requests", "request_outcome", "assessed", "2023", "2024", ["requests_decided_to_assess"],
     ["requests_received_in_year"]),
    ("requests", "request_outcome", "refused", "2023", "2024", ["requests_decided_not_to_assess"],
     ["requests_received_in_year"]),
    ("requests", "request_outcome", "withdrawn", "2023", "2024", ["requests_withdrawn"], ["requests_received_in_year"]),
    ("requests", "decided_in_six_weeks", "", "2023", "2024", ["request_outcome_six_weeks"],
     ["request_outcome_six_weeks", "request_outcome_over_6_weeks"]),
    ("requests", "request_mediation", "", "2023", "2024", ["mediation_related_request"], ["requests_received_in_year"]),
    ("requests", "request_tribunal", "", "2023", "2024", ["tribunal_related_request"], ["requests_received_in_year"]),
    ("requests", "request_tribunal_after_mediation", "", "2023", "2024", ["tribunal_after_mediation_request"],
     ["mediation_related_request"]),
    ("assessments", "assessments", "", "2022", "2024", ["assess_in_year"], []),
    ("assessments", "not_issued", "", "2022", "2024", ["assess_not_issued"], ["assess_in_year"]),
    ("assessments", "not_issued", "", "2019", "2021", ["assess_not_issued"], ["assess_issued", "assess_not_issued"]),
    ("assessments", "not_issued_in_16_weeks", "", "2023", "2024", ["outcome_decision_within_time"],
     ["outcome_decision_within_time", "outcome_decision_over_time"]),
    ("assessments", "assessment_mediation", "", "2022", "2024", ["number_assess_mediation"], ["assess_in_year"]),
    ("assessments", "assessment_tribunal", "", "2022", "2024", ["number_assess_tribunal"], ["assess_in_year"]),
    ("assessments", "other_mediation", "", "2022", "2024", ["number_other_mediation"], ["assess_in_year"]),
    ("assessments", "other_tribunal", "", "2022", "2024", ["number_other_tribunal"], ["assess_in_year"]),
    ("newplans", "new_plans", "", "2019", "2024", ["new_ehc_plans"], []),
    ("timeliness_20_week", "within_20_weeks", "", "2019", "2024", ["plans_issued_20_weeks_ex"],
     ["plans_issued_den_ex"]),
    ("timeliness_20_week", "within_20_weeks_all", "", "2019", "2024", ["plans_issued_within_20_weeks"],
     ["plans_issued_den"]),
    ("timeliness_20_week", "over_a_year", "", "2023", "2024", ["plans_issued_gt_1_year"], ["plans_issued_den"]),
    ("timeliness_20_week", "time_taken", "weeks_20", "2023", "2024", ["plans_issued_within_20_weeks"],
     ["plans_issued_den"]),
    ("timeliness_20_week", "time_taken", "year", "2023", "2024", ["plans_issued_gt20weeks_ltyear"],
     ["plans_issued_den"]),
    ("timeliness_20_week", "time_taken", "over_a_year", "2023", "2024", ["plans_issued_gt_1_year"],
     ["plans_issued_den"]),
    ("caseload", "plans", "", "201819", "202425", ["ehcplans"], []),
    ("caseload", "home_educated", "", "201920", "202122", ["elective_home_education"], BEFORE),
    ("caseload", "not_in_education", "", "201819", "202122", ["neet"], BEFORE),
    ("caseload", "awaiting_provision", "", "201819", "202122", ["await_prov_2022"], BEFORE),
    ("caseload", "independent_special", "", "201819", "202122",
     ["special_independent", "special_non_maintained"], BEFORE),
    ("caseload", "units", "", "201819", "202122", UNITS, BEFORE),
    ("caseload", "other_arrangements", "", "201819", "202122",
     ["other_arrangements_la", "other_arrangements_parents"], BEFORE),
    ("annual_reviews", "reviews_held", "", "2024", "2024", ["review_meeting_24", "review_meeting_25"],
     ["review_expected"]),
    ("annual_reviews", "no_review_recorded", "", "2024", "2024", ["no_review_meeting"], ["review_expected"]),
    ("annual_reviews", "reviews_decided_in_four_weeks", "", "2024", "2024", ["number_decsion_4weeks"],
     ["number_decsion_4weeks", "number_decision_gt_4weeks"]),
    ("annual_reviews", "review_outcome", "kept", "2024", "2024", ["outcome_maintan"], ["total_review_meeting"]),
    ("annual_reviews", "review_outcome", "changed", "2024", "2024", ["outcome_amend"], ["total_review_meeting"]),
    ("annual_reviews", "review_outcome", "ended", "2024", "2024", ["outcome_cease"], ["total_review_meeting"]),
    ("annual_reviews", "review_outcome", "none", "2024", "2024", ["no_outcome"], ["total_review_meeting"]),
    ("ceased_plans", "ceased", "", "2022", "2024", ["total_ceased"], []),
    ("personal_budgets", "personal_budgets", "", "201920", "202425", ["personal_budget"], []),
    ("residential_settings", "residential", "", "201819", "202425", ["res_3851", "res_52"], []),
    ("residential_settings", "residential", "weeks_38", "201819", "202425", ["res_3851"], []),
    ("residential_settings", "residential", "weeks_52", "201819", "202425", ["res_52"], []),
    ("work_based_placements", "work_based", "", "202425", "202425", ["open_wbp"], []),
    ("work_based_placements", "work_based", "internship", "202425", "202425", ["open_supp_intern"], []),
    ("work_based_placements", "work_based", "apprenticeship", "202425", "202425", ["open_apprentice"], []),
    ("work_based_placements", "work_based", "traineeship", "202425", "202425", ["open_trainee"], []),
    *(("sen_needs_all_plans", "need", need, "202425", "202425", [f"number_{need}"], ["ehc_plans"]) for need in NEEDS),
    *(("sen_need_newplans", "need_new_plans", need, "2024", "202425", [f"number_{need}"], ["ehc_plans"])
      for need in NEEDS),
    *(("ceased_plans", "ceased_reason", part, "2022", "2024", [column], ["total_ceased"])
      for part, column in {"max_age": "max_age", "needs_met": "needs_met", "higher": "he", "employment": "employ",
                           "transfer": "transfer", "no_engage": "no_engage", "left_england": "moved_outside_eng",
                           "died": "deceased", "other": "other", "not_recorded": "not_rec"}.items()),
    *(("personal_budgets", "personal_budgets", part, "201920", "202425", [column], [])
      for part, column in {"organised": "org_arrangments", "education": "pb_education", "health": "pb_health",
                           "care": "pb_social", "integrated": "pb_integrated"}.items()),
    *((file, measure, part, first, last, [column], below)
      for file, measure, years in (("caseload", "placement", ("202324", "202425", "201819", "202122")),
                                   ("newplans", "new_placement", ("2022", "2024", "2019", "2021")))
      for part, column in {"mainstream": "mainstream_total", "special": "special_total", "alternative": "ap_pru_total",
                           "further": "fe_total", "early": "nm_early_years"}.items()
      for first, last, below in ((*years[:2], [*PLACES, "placement_unknown"]), (*years[2:], BEFORE))),
    *(("caseload", measure, "", "202324", "202425", above, [*PLACES, "placement_unknown"])
      for measure, above in {"not_in_education": NEETS, "school_age_without_education": NEETS[3:],
                             "home_educated": ["elective_home_education"], "units": UNITS,
                             "independent_special": ["special_independent", "special_non_maintained"],
                             "other_arrangements": ["other_arrangements_la", "other_arrangements_parents"]}.items()),
    *(("caseload", "placement", part, "202223", "202223", above,
       [*PLACES, "other_placement_settings", "placement_unknown"])
      for part, above in {"mainstream": ["mainstream_total"], "unknown": ["placement_unknown"],
                          "elsewhere": ["ed_elsewhere", "other_placement_settings"]}.items()),
]  # fmt: skip


@cache
def whole(name: str, file: str) -> dict[tuple[str, str], dict[str, str]]:
    """The rows of all children together of one file, as they are, by area and year as published."""
    with zipfile.ZipFile(SHARED / name) as opened:
        inside = next(one for one in opened.namelist() if one.endswith(f"/{file}.csv") or one == f"{file}.csv")
        header, *rows = csv.reader(io.StringIO(opened.read(inside).decode("utf-8-sig")))
    names = [one.casefold() for one in header]
    topic, part = names.index("breakdown_topic"), names.index("breakdown")
    told = [dict(zip(names, row, strict=True)) for row in rows if row[topic] == row[part]]
    return {(code(row), row["time_period"]): row for row in told}


def code(row: dict[str, str]) -> str:
    if row["geographic_level"] == "National":
        return ENGLAND
    return row["region_code"] if row["geographic_level"] == "Regional" else row["old_la_code"]


@cache
def ours(name: str) -> dict[tuple[str, str, str, str, str], Figure]:
    """What the readers make of a release: by measure, topic, part, period and area. Nothing is told twice."""
    found: dict[tuple[str, str, str, str, str], Figure] = {}
    for sheet in sheets(SHARED / name):
        layout = layout_of(sheet)
        if layout is None or not layout.id.startswith(("dfe.plans.", "dfe.returns.")):
            continue
        for one in layout.read(sheet, "r"):
            assert one.key not in found, one
            found[one.key] = one
    return found


def counted(row: dict[str, str], columns: list[str]) -> float | None:
    cells = [row[one] for one in columns]
    return None if any(cell in ("x", "z", "c") for cell in cells) else sum(float(cell) for cell in cells)


def written(period: str, at: str) -> str:
    return (
        f"20{period[4:]}-01"
        if at == "january" and len(period) == 6
        else f"{period}-01"
        if at == "january"
        else period[:4]
    )


def check(
    name: str, file: str, measure: str, part: str, period: str, area: str, above: list[str], below: list[str]
) -> bool:
    """Whether there was a row to check; one that does not agree fails."""
    row = whole(name, file).get((area, period))
    if row is None:
        return False
    one = measures()[measure]
    figure = ours(name)[measure, one.topic if part else "", part, written(period, one.at), area]
    over = counted(row, above)
    under = counted(row, below) if below else None
    if over is None or (below and under is None):
        assert figure.value is None and figure.mark in ("x", "z", "c"), figure
    elif below and not under:
        assert figure.value is None and figure.mark == "z", figure
    else:
        assert figure.numerator == over
        assert figure.value == pytest.approx(100 * over / under if below and under else over)
        assert figure.denominator == (under if below else None)
    return True


@pytest.mark.parametrize(
    ("name", "route"),
    [
        pytest.param(name, one, id=f"{one[1]} {one[2]} {one[4]} {edition}")
        for edition, name in (("first", FIRST), ("later", LATER))
        for one in ROUTES
        if name == FIRST or one[0] not in ("caseload", "newplans")  # the later revision has no such files
    ],
)
def test_measure_is_what_the_file_says(name: str, route: tuple[str, str, str, str, str, list[str], list[str]]) -> None:
    file, measure, part, first, last, above, below = route
    years = sorted({period for _, period in whole(name, file) if first <= period <= last})
    checked = 0
    for period in years:
        for area in (ENGLAND, REGION, *AWKWARD):
            checked += check(name, file, measure, part, period, area, above, below)
    assert checked >= 7, "England, a region and the five councils at the least"


def test_every_plan_measure_has_a_route() -> None:
    """All but the weeks to a plan, which the release read here does not have yet."""
    planned = {one.id for one in measures().values() if any(source.layout == "dfe.plans" for source in one.sources)}
    assert planned - {route[1] for route in ROUTES} == {"weeks_to_issue"}


@pytest.mark.parametrize(
    ("measure", "first", "last", "above", "below"),
    [
        ("requests", "2016", "2022", "inreq_ehc", ""),
        ("refusals", "2016", "2022", "ass_refused_ehc", "inreq_ehc"),
        ("not_issued", "2015", "2021", "ass_none_ehc", "new_all_ehc_ass_none_ehc_sum"),
        ("new_plans", "2019", "2021", "new_all_ehc", ""),
        ("within_20_weeks", "2015", "2021", "no_exc_20week_ehc", "tot_no_exc_ehc"),
        ("within_20_weeks_all", "2015", "2021", "inc_exc_20week_ehc", "tot_inc_exc_ehc"),
        ("request_mediation", "2022", "2022", "request_mediation", "inreq_ehc"),
        ("request_tribunal", "2022", "2022", "request_tribunal", "inreq_ehc"),
        ("mediations", "2014", "2022", "total_mediation", ""),
    ],
)
def test_older_years_are_what_the_file_says(measure: str, first: str, last: str, above: str, below: str) -> None:
    text = (SHARED / RETURNS).read_text(encoding="utf-8-sig")
    found = ours(RETURNS)
    checked = 0
    for row in csv.DictReader(io.StringIO(text)):
        if code(row) not in (ENGLAND, REGION, *AWKWARD) or not first <= row["time_period"] <= last:
            continue
        figure = found[measure, "", "", row["time_period"], code(row)]
        over, under = counted(row, [above]), counted(row, [below]) if below else None
        if over is None or (below and not under):
            assert figure.value is None
        else:
            assert figure.value == pytest.approx(100 * over / under if under else over)
            checked += 1
    assert checked >= 6


def test_england_in_2024_is_as_published() -> None:
    def of(measure: str, period: str = "2024") -> Figure:
        return ours(FIRST)[measure, "", "", period, ENGLAND]

    assert of("requests").value == 154_489
    assert round(of("refusals").value or 0, 1) == 25.2
    assert round(of("within_20_weeks").value or 0, 1) == 46.4
    assert round(of("within_20_weeks_all").value or 0, 1) == 45.9
    assert of("plans", "2025-01").value == 638_745


def test_both_published_totals_of_new_plans_are_kept() -> None:
    """97,563 where divided by need, 97,747 in the file of new plans: the Isle of Wight is all the difference."""
    by_need = {area: one.denominator for (id, _, part, _, area), one in ours(FIRST).items()
               if (id, part) == ("need_new_plans", "unknown")}  # fmt: skip
    new = {area: one.value for (id, topic, _, period, area), one in ours(FIRST).items()
           if (id, topic, period) == ("new_plans", "", "2024")}  # fmt: skip
    assert (new[ENGLAND], by_need[ENGLAND]) == (97_747, 97_563)
    unlike = {area for area in new if areas()[area].level == "council" and area != "936" and new[area] != by_need[area]}
    assert unlike == {"921"}
    assert (new["921"], by_need["921"]) == (187, 3)


def test_dorset_and_the_city_have_no_rate_without_exceptions() -> None:
    for council, issued, in_time in (("838", 585, 287), ("201", 5, 4)):
        without = ours(FIRST)["within_20_weeks", "", "", "2024", council]
        assert (without.value, without.denominator, without.mark) == (None, 0, "z")
        every = ours(FIRST)["within_20_weeks_all", "", "", "2024", council]
        assert (every.numerator, every.denominator) == (in_time, issued)


def test_hackney_and_peterborough_gave_no_more_than_a_total() -> None:
    for council, plans in (("204", 3525), ("874", 2625)):
        assert ours(FIRST)["plans", "", "", "2024-01", council].value == plans
        part = ours(FIRST)["placement", "placement", "special", "2024-01", council]
        assert (part.value, part.mark) == (None, "x")


def test_councils_of_yorkshire_have_not_the_total_of_their_region() -> None:
    """newplans.csv has 6,078, the region's, beside each of them in 2022."""
    rows = whole(FIRST, "newplans")
    theirs = {
        area
        for (area, year), row in rows.items()
        if year == "2022" and row["new_ehc_plans"] == "6078" and row["geographic_level"] == "Local authority"
    }
    assert len(theirs) == 15
    assert "384" in theirs
    assert ("new_plans", "", "", "2022", "384") not in ours(FIRST)
    for area in theirs - {"384"}:
        assert ours(FIRST)["new_plans", "", "", "2022", area].value == counted(
            rows[area, "2022"], [*PLACES, "placement_unknown"]
        )
    assert sum(ours(FIRST)["new_plans", "", "", "2022", area].value or 0 for area in theirs - {"384"}) < 6078


def sums(
    name: str, wanted: Callable[[Figure], bool]
) -> dict[tuple[str, str, str], tuple[Figure, float, float, list[str]]]:
    """England's figure, what the councils add up to above and below the line, and the councils without a number."""
    england: dict[tuple[str, str, str], Figure] = {}
    above: dict[tuple[str, str, str], float] = defaultdict(float)
    below: dict[tuple[str, str, str], float] = defaultdict(float)
    hidden: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in ours(name).values():
        key = (one.measure, one.period, one.part)
        if not wanted(one):
            continue
        if one.area == ENGLAND:
            england[key] = one
        elif areas()[one.area].level in ("council", "former"):
            above[key] += one.numerator or 0
            below[key] += one.denominator or 0
            if one.numerator is None:
                hidden[key].append(one.area)
    return {
        key: (one, above[key], below[key], hidden[key]) for key, one in england.items() if one.numerator is not None
    }


@pytest.mark.parametrize("name", [FIRST, LATER, OLD, RETURNS])
def test_councils_add_up_to_england(name: str) -> None:
    own = {one.id: one.topic for one in measures().values()}
    found = sums(name, lambda one: one.topic in ("", own[one.measure]))
    assert len(found) > 15
    unlike = {
        key: (one.numerator, above)
        for key, (one, above, below, _) in found.items()
        if key[1] not in measures()[key[0]].sums_not and (one.numerator, one.denominator or 0) != (above, below)
    }
    assert not unlike


def test_where_councils_do_not_add_up_someone_is_missing() -> None:
    """A period is named in `sums_not` only where some council has no number in one of the releases."""
    own = {one.id: one.topic for one in measures().values()}
    found = [sums(name, lambda one: one.topic in ("", own[one.measure])) for name in (FIRST, LATER, OLD, RETURNS)]
    named = {(one.id, period) for one in measures().values() for period in one.sums_not
             if {source.layout for source in one.sources} & {"dfe.plans", "dfe.returns"}}  # fmt: skip
    off = {key[:2] for each in found for key, (one, above, below, _) in each.items()
           if (one.numerator, one.denominator or 0) != (above, below)}  # fmt: skip
    assert named <= off


def test_where_many_placements_are_not_recorded_a_note_stands_and_nothing_is_judged(
    raw: Callable[[str], Path],
) -> None:
    """Liverpool, January 2025: 8.7 % not recorded, where the share without education is a matter of 0.4 %."""
    with zipfile.ZipFile(raw("ehc-plans-2025/education-health-and-care-plans_2025.zip")) as whole:
        rows = list(csv.DictReader(io.StringIO(whole.read("data/caseload.csv").decode("utf-8-sig"))))
    met = 0
    for row in rows:
        if row["breakdown_topic"] == "All EHC plans" and row["geographic_level"] == "Local authority":
            unknown, year = row["placement_unknown"], int(row["time_period"][:4])
            if year >= 2022 and unknown.isdigit() and int(unknown) >= 0.05 * int(row["ehcplans"]):
                met += 1
                period = f"{year + 1}-01"
                for id in ("school_age_without_education", "not_in_education", "placement"):
                    assert is_doubtful(Figure(id, row["old_la_code"], period)), (row["la_name"], period)
    assert met > 30
