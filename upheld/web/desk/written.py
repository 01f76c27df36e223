"""Tables for a spreadsheet, written so that no cell can be taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def csv_answer(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A download; in UTF-8 with its mark, which Excel needs to read names."""
    response = HttpResponse("\ufeff" + csv_text(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """The rows, each cell safe in a spreadsheet."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([[cell(one) for one in row] for row in rows])
    return text.getvalue()


def cell(value: object) -> str:
    """A value as a cell holds it: what a spreadsheet would reckon begins with an apostrophe."""
    said = "" if value is None else str(value)
    if isinstance(value, int):
        return said
    return f"'{said}" if said.lstrip(" ").startswith(_STARTS) or said[:1] in _STARTS else said
