"""What the tests of this room share: a case in a few words, reckoned on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import Reckoning, as_data, reckon
from upheld.law import law_named

Entry = dict[str, Any]


def reckon_events(
    *events: Entry, as_at: str, person: Entry | None = None, fact: list[Entry] | None = None, law: str = "england"
) -> Reckoning:
    """The reckoning of a case that holds these events."""
    data: Entry = {"event": list(events)}
    data |= {name: value for name, value in (("person", person), ("fact", fact)) if value}
    return reckon(from_data(data), law_named(law), date.fromisoformat(as_at))


@pytest.fixture(scope="session")
def reckoned() -> Callable[..., Reckoning]:
    """Events and a day to a reckoning."""
    return reckon_events


@pytest.fixture(scope="session")
def answered() -> Callable[..., Entry]:
    """Events and a day to the answer as plain values, as `upheld check --format json` prints it."""
    return lambda *events, **how: as_data(reckon_events(*events, **how))


@pytest.fixture(scope="session")
def found(answered: Callable[..., Entry]) -> Callable[..., Entry]:
    """Events, a day and a key (or a duty with one obligation) to that one obligation as plain values."""

    def find(key: str, *events: Entry, **how: Any) -> Entry:
        answer = answered(*events, **how)
        every = [
            *answer["obligations"],
            *(one for one in answer["family_deadlines"] if one["duty"] and one["shape"] != "not_before"),
        ]
        named = [one for one in every if one["key"] == key or one["duty"] == key]
        assert len(named) == 1, f"{key}: {[one['key'] for one in named]} of {[one['key'] for one in every]}"
        return named[0]

    return find
