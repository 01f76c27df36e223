"""The rows under a header with lines above it."""

from __future__ import annotations

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.table import at_line, header_at, rows


def test_the_header_is_found_below_other_lines_and_without_case() -> None:
    sheet = Sheet("a.csv", "0", [["A title", ""], [], ["\ufeffCode", " Many  things "], ["1", " 2 "], ["", ""], ["3"]])
    assert header_at(sheet, ("code", "many things")) == 2
    assert list(rows(sheet, ("code",))) == [
        (4, {"code": "1", "many things": "2"}),
        (6, {"code": "3", "many things": ""}),
    ]


def test_a_header_too_far_down_is_none() -> None:
    assert header_at(Sheet("a.csv", "0", [["x"]] * 13 + [["code"]]), ("code",)) is None


def test_a_missing_column_is_named() -> None:
    with pytest.raises(FiguresError, match=r'a\.csv has no column "value"'):
        list(rows(Sheet("a.csv", "0", [["code", "values"], ["1", "2"]]), ("code", "value")))


def test_an_error_says_where_it_is() -> None:
    assert str(at_line(Sheet("a.csv", "0", []), 7, "wrong")) == "a.csv, line 7: wrong"
