"""What area SEND inspections asked for: statements of action and their revisits, and when inspectors come back.

Ofsted and the Care Quality Commission inspect an area together: the council and the NHS answer for it together.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from upheld.dates import add_months
from upheld.measures.promises.promise import Promise, Status, day, rows, said

OLD_ENDS: Final = date(2022, 10, 4)
"""The last day anything of the framework of 2016 to 2022 was published in the release that is carried."""

NEW_ENDS: Final = date(2025, 11, 6)
"""The same of the framework of 2023."""

_OLD = "Ofsted, Area SEND inspection data, 1 May 2016 to 31 August 2022"
_NEW = "Ofsted and the Care Quality Commission, area SEND inspection report"
_BY = "The council and the NHS"
_INSPECTORS = "Ofsted and the Care Quality Commission"
_MONTHS = {"18 months": 18, "3 years": 36, "5 years": 60}
_REVISIT: dict[str, tuple[Status, str]] = {
    "yes": ("kept", "The revisit found enough progress on every serious weakness"),
    "some": (
        "partly",
        "The revisit found enough progress on {enough_on} of the serious weaknesses and not on {not_enough_on}",
    ),
    "no": ("not kept", "The revisit found enough progress on none of the serious weaknesses"),
}


def statements() -> Iterator[Promise]:
    """The statements of action of 2016 to 2022: serious weaknesses to be put right, and what a revisit found."""
    later = {row["code"]: row for row in rows("inspections_2023.csv")}
    for row in rows("inspections_2016_2022.csv"):
        if row["statement"] != "yes":
            continue
        count = int(row["weaknesses"]) if row["weaknesses"] else 0
        named = "1 serious weakness" if count == 1 else f"{count} serious weaknesses" if count else "serious weaknesses"
        status, because = _REVISIT.get(row["enough"], ("unknown", ""))
        found = day(row["revisit_published"])
        if status == "unknown" or found is None:
            because, found = f"No revisit was published by {said(OLD_ENDS)}, when the release ends", None
        if row["code"] in later and (new := day(later[row["code"]]["published"])) is not None:
            graded = later[row["code"]]["outcome"]
            because += f"; an inspection of the new kind was published on {said(new)}"
            because += f" with outcome {graded} of 3, where 1 is best" if graded else ""
        yield Promise(
            area=row["code"],
            kind="statement",
            by=_BY,
            what=f"Write a statement of action, and make enough progress on {named}.",
            said_on=day(row["published"]),
            due=None,
            due_said="",
            status=status,
            because=because.format(**row) + ".",
            on=found,
            source=_OLD,
            address="",
        )


def returns(today: date) -> Iterator[Promise]:
    """When inspectors said under the framework of 2023 that they will come back, and whether that day has come.

    Args:
        today: what is ahead is told from it.
    """
    for row in rows("inspections_2023.csv"):
        if row["again"] not in _MONTHS:
            continue
        yield _return(row, row["again"], today)
        if row["outcome"] == "3":
            yield _return(row, "3 years", today)


def _return(row: dict[str, str], again: str, today: date) -> Promise:
    published = day(row["published"])
    assert published is not None
    due = add_months(published, _MONTHS[again])
    is_monitoring = again == "18 months"
    what = (
        "Come back to see whether the urgent failings are being put right (a monitoring inspection)."
        if is_monitoring
        else "Inspect the whole area again."
    )
    ahead = due >= today
    because = (
        "The day has not come."
        if ahead
        else f"What is carried here ends on {said(NEW_ENDS)} and holds no "
        + ("monitoring inspection" if is_monitoring else "later inspection of this area")
        + ": look at the area's page at Ofsted."
    )
    return Promise(
        area=row["code"],
        kind="monitoring" if is_monitoring else "inspection",
        by=_INSPECTORS,
        what=what,
        said_on=published,
        due=due,
        due_said=f"about {due:%B %Y} (within approximately {again} of the report)",
        status="ahead" if ahead else "unknown",
        because=because,
        on=None,
        source=_NEW,
        address=row["address"],
    )
