"""Where a figure stands: the publisher's release, as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Release:
    """One file of one publication, as it was read.

    Args:
        id: short and lasting, such as "dfe.plans.2025.requests".
        publisher: such as "Department for Education".
        title: the publication's, with its edition.
        published_on: None where it is not known.
        licence: the name of it, such as "Open Government Licence v3.0".
        address: where the publication is found; empty where it is not known.
        file: the name of the file, inside a zip too, without folders.
        sha256: of that file's bytes, in hexadecimal.
        read_on: the day it was read.
        attribution: the words its licence asks for.
        note: what a reader must know of it, such as that rows were chosen; empty for none.
        edition: the publisher's reporting year and which issue of it, such as "2025.2"; empty where it is not known.
        reaches: the last day that its figures tell of, which says how new it is where no edition does; None where
            that was not worked out.
    """

    id: str
    publisher: str
    title: str
    published_on: date | None
    licence: str
    address: str
    file: str
    sha256: str
    read_on: date
    attribution: str = "Contains public sector information licensed under the Open Government Licence v3.0."
    note: str = ""
    edition: str = ""
    reaches: date | None = None

    @property
    def is_of_known_age(self) -> bool:
        """Whether its edition or its day of publication is known."""
        return bool(self.edition or self.published_on)

    @property
    def place(self) -> tuple[int, int, date]:
        """Its place in time among releases of the same figures: the greater is the newer.

        One whose edition is not known counts as the newest of its year: that of its publication, or the year after
        its last figures.
        """
        if self.edition:
            year, _, issue = self.edition.partition(".")
            return int(year), int(issue or 1), self.published_on or date.max
        if self.published_on:
            return self.published_on.year, 98, self.published_on
        if self.reaches is None:
            return 9999, 99, date.max
        return self.reaches.year + (self.reaches.month > 6), 99, self.reaches
