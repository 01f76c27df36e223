"""A ledger as a table for a spreadsheet: its lines, each occasion with both accounts, or each slice of a report."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from upheld.delivery.account import View
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.files.file import Ledger
from upheld.delivery.files.report import FIVE, report_data
from upheld.delivery.files.table import safe_cell
from upheld.delivery.shortfall import Delivery

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SLICES = (("total", ""), ("lines", "line"), ("plan_years", "first_on"), ("terms", "term"), ("weeks", "week"))


def timetable_csv(lines: Iterable[tuple[Entitlement, str]]) -> str:
    """The lines of a timetable, each with what is to be looked at; as `from_csv` reads them."""
    header = ("line", "section", "minutes", "most", "times", "period", "every", "weeks", "days", "by",
              "weeks a year", "from", "to", "group", "deliverer", "text", "look at this")  # fmt: skip
    rows = []
    for one, remark in lines:
        amount: Sequence[object] = ("",) * 9
        if one.amount is not None:
            said = one.amount
            days = " ".join(_DAYS[day] for day in said.days)
            amount = (said.minutes, said.most or "", said.times, said.period, said.every, said.weeks, days,
                      said.by_on or "", said.weeks_a_year or "")  # fmt: skip
        rows.append((one.what, one.section, *amount, one.from_on, one.to_on or "", one.group or "", one.deliverer,
                     one.text, remark or one.why_unknown))  # fmt: skip
    return _written(header, rows)


def sessions_csv(ledger: Ledger, found: Delivery) -> str:
    """Every occasion that fell due, one a row; no cell is taken for a formula."""
    names = {one.id: one.what for one in ledger.entitlements}
    header = ("line", "what", "first_on", "due_on", "owed", *FIVE, "late_or_made_up", "setting_says", "setting_reason",
              "family_says", "family_reason")  # fmt: skip
    rows = (
        (one.slot.line, names[one.slot.entitlement], one.slot.day_on or one.slot.first_on, one.slot.due_on,
         one.tally.owed, *(getattr(one.tally, name) for name in FIVE), one.tally.later,
         _said(one.setting), one.setting.reason, _said(one.family), one.family.reason)
        for one in found.sessions
    )  # fmt: skip
    return _written(header, rows)


def report_csv(ledger: Ledger, as_at: Any) -> str:
    """Every slice of the report, one a row: of what it is, its name, and where its minutes are."""
    data = report_data(ledger, as_at)
    rows: list[Sequence[object]] = []
    header: list[str] = []
    for of, name in _SLICES:
        for one in [data[of]] if of == "total" else data[of]:
            figures = {key: value for key, value in one.items() if isinstance(value, int)}
            header = header or ["of", "name", *figures]
            rows.append([of, one.get("what") or one.get(name, ""), *figures.values()])
    return _written(header, rows)


def _said(account: View) -> str:
    """The minutes that one side says came, empty where it has said nothing."""
    return "" if account.is_silent else str((account.in_time or 0) + (account.later or 0))


def _written(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return file.getvalue()
