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
