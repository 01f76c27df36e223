"""One table as a publisher issued it, out of a zip or a file, before anyone has made sense of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one file, row by row, with any lines above its header.

    Args:
        name: of the file without its folder, such as "requests.csv".
        sha256: of its bytes.
        cells: its rows; a row may be shorter than the header.
        inside: the name of the zip it came in; empty for none.
    """

    name: str
    sha256: str
    cells: list[list[str]]
    inside: str = ""

    @property
    def header(self) -> tuple[str, ...]:
        """The names in its first row, in small letters, without the byte order mark."""
        return tuple(one.strip().lstrip("\ufeff").casefold() for one in self.cells[0]) if self.cells else ()
