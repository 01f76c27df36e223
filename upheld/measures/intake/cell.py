"""One figure in one short cell of the carried table.

"12" is a count; "12/34" what was counted out of how many, from which the value follows; "=5.6" a value that only the
publisher works out, and "=5.6:12/34" one beside its counts; "x", "c", "z" and "m" (missing) are marks, and may have the
counts that are known after them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from upheld.measures.figure import Figure, Mark
from upheld.measures.measure import Measure

Told = tuple[float | None, float | None, float | None, Mark]
"""Value, numerator, denominator and mark, as in `Figure`."""

_MARKS: Final[Mapping[str, Mark]] = {"x": "x", "c": "c", "z": "z", "m": "missing"}


def to_cell(measure: Measure, figure: Figure) -> str:
    """A figure of that measure as its cell; never empty."""
    counts = "" if figure.numerator is None else _number(figure.numerator)
    if figure.denominator is not None:
        counts += f"/{_number(figure.denominator)}"
    if figure.value is None:
        return (figure.mark or "missing")[0] + counts
    if figure.numerator is not None and measure.value(figure.numerator, figure.denominator) == figure.value:
        return counts
    return f"={_number(figure.value)}" + (f":{counts}" if counts else "")


def from_cell(measure: Measure, cell: str) -> Told:
    """What a cell of that measure tells.

    Raises:
        ValueError: it is no such cell.
    """
    mark = _MARKS.get(cell[0])
    value: float | None = None
    counts = cell
    if mark:
        counts = cell[1:]
    elif cell[0] == "=":
        told, _, counts = cell[1:].partition(":")
        value = float(told)
    above, _, below = counts.partition("/")
    numerator = float(above) if above else None
    denominator = float(below) if below else None
    if mark is None and value is None and numerator is not None:
        value = measure.value(numerator, denominator)
    return value, numerator, denominator, mark or ""


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")
