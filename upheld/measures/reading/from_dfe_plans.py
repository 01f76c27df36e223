"""The Department for Education's release "Education, health and care plans", as it has been laid out since 2025.

A file is told by columns that no other file has, not by its name: people rename what they download. It is still told
when one of them has gone, and reading it then says which.
Law: none; the meanings are those of the release's data guidance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from upheld.measures.figure import Figure
from upheld.measures.reading import ees
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.wanted import wanted

PUBLISHER: Final = "Department for Education"
TITLE: Final = "Education, health and care plans"
ADDRESS: Final = "https://explore-education-statistics.service.gov.uk/find-statistics/education-health-and-care-plans"

_TOLD_BY: Final[Mapping[str, frozenset[str]]] = {
    "requests": frozenset({"requests_received_in_year", "requests_rya", "requests_decided_not_to_assess"}),
    "assessments": frozenset({"assess_in_year", "assess_issued", "number_other_tribunal"}),
    "timeliness_20_week": frozenset({"plans_issued_den", "plans_issued_den_ex", "plans_issued_gt_1_year"}),
    "caseload": frozenset({"ehcplans", "mainstream_total", "special_total"}),
    "newplans": frozenset({"new_ehc_plans", "mainstream_total", "special_total"}),
    "sen_needs_all_plans": frozenset({"ehc_plans", "number_asd", "number_slcn"}),
    "sen_need_newplans": frozenset({"ehc_plans", "number_asd", "number_slcn"}),
    "annual_reviews": frozenset({"review_expected", "total_review_meeting", "outcome_amend"}),
    "annual_reviews_2026": frozenset({"outcome_amended", "decision_4_weeks", "no_outcome_recorded"}),
    "ceased_plans": frozenset({"total_ceased", "no_engage", "moved_outside_eng"}),
    "personal_budgets": frozenset({"personal_budget", "org_arrangments", "pb_integrated"}),
    "residential_settings": frozenset({"res_3851", "res_52", "res_tot"}),
    "work_based_placements": frozenset({"open_wbp", "open_supp_intern", "open_apprentice"}),
}
_NOT: Final[Mapping[str, str]] = {"caseload": "new_ehc_plans", "newplans": "ehcplans"}
"""A column of another file that shares the placements: it decides where two of three would fit both."""
_IDENTIFIER: Final[Mapping[str, str]] = {"sen_needs_all_plans": "Academic year", "sen_need_newplans": "Calendar year"}
"""The two files on need have one header: they are told by what kind of year their rows are of."""


def _is_it(file: str, sheet: Sheet) -> bool:
    header = set(sheet.header) | sheet.doubled
    if not {"time_period", "breakdown"} <= header or _NOT.get(file) in header:
        return False
    if len(_TOLD_BY[file] & header) < 2:
        return False
    if file in _IDENTIFIER and "time_identifier" in header:
        at = sheet.header.index("time_identifier")
        return len(sheet.cells) > 1 and sheet.cells[1][at : at + 1] == [_IDENTIFIER[file]]
    return True


def _read(file: str, sheet: Sheet, release: str) -> Iterable[Figure]:
    return ees.read(sheet, wanted(f"dfe.plans.{file}"), release)


LAYOUTS: tuple[Layout, ...] = tuple(
    Layout(f"dfe.plans.{file}", PUBLISHER, TITLE, ADDRESS, partial(_is_it, file), partial(_read, file))
    for file in _TOLD_BY
)
