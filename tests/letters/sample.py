"""The sample case of each letter: one in which it is the right letter to send."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from upheld.case import loads
from upheld.compliance import Reckoning, reckon
from upheld.law import law_named
from upheld.letters.letter import letter
from upheld.letters.write import Written, write

HERE = Path(__file__).parent
CASES = HERE / "cases"
APPROVED = HERE / "approved"


@cache
def sample(id: str) -> Reckoning:
    """The sample case of a letter, reckoned for the day its first line names."""
    text = (CASES / f"{id}.toml").read_text(encoding="utf-8")
    found = re.match(r"# as_at = (\d{4}-\d{2}-\d{2})\n", text)
    assert found, f"the sample case of {id} must begin with a line `# as_at = 2026-03-02`"
    return reckon(loads(text, name=f"{id}.toml", format="toml"), law_named("england"), date.fromisoformat(found[1]))


def with_holder(reckoning: Reckoning, born: date | None) -> Reckoning:
    """The same case of a child, or young person, born on another day, or on one that is not recorded."""
    person = replace(reckoning.case.person, date_of_birth=born)
    return reckon(replace(reckoning.case, person=person), reckoning.law, reckoning.as_at)


def written(id: str, details: Mapping[str, str] | None = None, *, easy_read: bool = False) -> Written:
    """The letter in its sample case."""
    return write(letter(id), sample(id), details, easy_read=easy_read)
