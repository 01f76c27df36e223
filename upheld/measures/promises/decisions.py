"""Days the law set for a plan, and that by decisions of the Ombudsman were missed: a few of them, facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from upheld.measures.promises.promise import Promise, Status, day, rows, said

_WHAT = {
    "plan.final": "Send a child's finished EHC plan.",
    "order.assess.final": "Send a child's finished EHC plan after the Tribunal ordered an assessment.",
    "review.amend.final": "Send a child's changed EHC plan after the annual review.",
    "review.phase.main": "Change a child's EHC plan in time for the move to the next school.",
}

_HOW = {
    "found": "The Ombudsman investigated and found the council at fault.",
    "said": "The council said so itself; the Ombudsman did not investigate.",
    "settled": "The Ombudsman's decision says so; the complaint was settled without an investigation.",
}


def decisions() -> Iterator[Promise]:
    """Each of the decisions carried here. They are examples that were read: nobody may count councils by them."""
    for row in rows("ombudsman.csv"):
        status, because, on = _known(row)
        due = row["due"]
        yield Promise(
            area=row["code"],
            kind="decision",
            by="The council",
            what=_WHAT[row["duty"]],
            said_on=day(row["decided"]),
            due=_first(due),
            due_said=_words(due),
            status=status,
            because=f"{because} {_HOW[row['how']]}",
            on=on,
            source=f"Local Government and Social Care Ombudsman, decision {row['reference']}",
            address=row["address"],
        )


def _known(row: dict[str, str]) -> tuple[Status, str, date | None]:
    if row["done"]:
        return "late", f"It was done in the end: {_words(row['done'])}.", _first(row["done"])
    if row["open_on"]:
        return "missed", f"It was still not done on {_words(row['open_on'])}.", _first(row["open_on"])
    return "missed", "The day was missed; when it was done was not in what was read.", None


def _first(text: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01")


def _words(text: str) -> str:
    return said(_first(text)) if len(text) == 10 else f"{_first(text):%B %Y}"
