"""What every module called from_<publisher> gives: how to tell one of its files, and how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from upheld.measures.figure import Figure
from upheld.measures.reading.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file of one publisher.

    Args:
        id: such as "dfe.plans.requests": the layout of `Source` and, after the last dot, its file.
        publisher, title, address: of the publication, where the file itself is not in the table of known releases.
        is_it: whether a sheet is one of these, by its header alone; never raises.
        read: its figures, given the sheet and the id of its release; a FiguresError says what is wrong, in which row.
    """

    id: str
    publisher: str
    title: str
    address: str
    is_it: Callable[[Sheet], bool]
    read: Callable[[Sheet, str], Iterable[Figure]]
