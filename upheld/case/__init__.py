"""What happened: a case is one person, what holds over a time, and an append-only log of dated events.

`read` or `loads` a case file, ask the `Case` what stands, write it back with `dump_toml` or `dump_json`.
Nothing here knows what the law makes of an event.
"""

from upheld.case.build import from_data
from upheld.case.case import Case, Fact, Person
from upheld.case.event import Event
from upheld.case.fields import Field
from upheld.case.file import dump_json, dump_toml, loads, read
from upheld.case.kinds import DERIVED, FACT_KINDS, KINDS, EventKind, FactKind
from upheld.case.schema import case_schema

__all__ = [
    "DERIVED",
    "FACT_KINDS",
    "KINDS",
    "Case",
    "Event",
    "EventKind",
    "Fact",
    "FactKind",
    "Field",
    "Person",
    "case_schema",
    "dump_json",
    "dump_toml",
    "from_data",
    "loads",
    "read",
]
