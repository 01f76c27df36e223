"""The figures as they are kept: one file that pages read, and that is only ever replaced whole.

Nothing outside these modules knows how it is made up.
"""

from upheld.measures.store.reading import Figures, OtherVersion, Unreadable
from upheld.measures.store.replacing import alone, made, renewed
from upheld.measures.store.tables import FORMAT, Connection, Row
from upheld.measures.store.writing import (
    changes_in,
    every_in,
    forget,
    last_change,
    note,
    put,
    put_release,
    put_rows,
    releases_in,
)

__all__ = [
    "FORMAT",
    "Connection",
    "Figures",
    "OtherVersion",
    "Row",
    "Unreadable",
    "alone",
    "changes_in",
    "every_in",
    "forget",
    "last_change",
    "made",
    "note",
    "put",
    "put_release",
    "put_rows",
    "releases_in",
    "renewed",
]
