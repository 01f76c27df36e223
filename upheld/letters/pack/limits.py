"""How long a bundle for the SEND Tribunal may be, as data, and whether the limits apply to this one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

from upheld.compliance.words import day_words
from upheld.letters.pack.spec import Spec

Unit = Literal["pages", "years", "points"]
Applies = Literal["yes", "no", "if"]


@dataclass(frozen=True, slots=True)
class Limit:
    """One row of the table: a ceiling, or for the size of type a floor.

    Args:
        counts: what is counted: a part of the bundle, a kind of document, a summary, or type.
        per: for the whole bundle, for each party, or for each document.
        grounds: the grounds of appeal it is for; empty means all.
        from_on: the first day of listing of a hearing to which it applies.
        words: what our note of the summaries says; `doubt` what they leave open.
    """

    id: str
    what: str
    limit: int
    unit: Unit
    counts: str
    per: str
    purposes: tuple[str, ...]
    grounds: tuple[str, ...]
    from_on: date
    confidence: str
    words: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The whole table, with where it comes from."""

    source: str
    read_in: str
    checked_on: date
    rows: tuple[Limit, ...]

    @property
    def confidence(self) -> str:
        """The weakest mark of any row."""
        return max(row.confidence for row in self.rows)

    def of(self, id: str) -> Limit:
        """The row of that id."""
        return next(row for row in self.rows if row.id == id)

    def cited(self) -> str:
        """Where the limits come from, and how sure that is, as a line to a reader."""
        return f"{self.source}; confidence {self.confidence}: {self.read_in}"

    def counting(self, counts: str, spec: Spec) -> tuple[Limit, ...]:
        """The rows that count that and are for such a pack, largest limit first."""
        rows = (row for row in self.rows if row.counts == counts and spec.purpose in row.purposes)
        meant = (row for row in rows if not row.grounds or set(row.grounds) & set(spec.grounds))
        return tuple(sorted(meant, key=lambda row: -row.limit))


@lru_cache(maxsize=1)
def limits() -> Limits:
    """The shipped table."""
    path = Path(__file__).parents[2] / "data" / "tribunal_bundle_limits.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = []
    for row in data["limit"]:
        purposes, grounds = tuple(row.pop("for")), tuple(row.pop("grounds"))
        rows.append(Limit(purposes=purposes, grounds=grounds, **row))
    return Limits(data["source"], data["read_in"], data["checked_on"], tuple(rows))


def whether(spec: Spec) -> tuple[Applies, str]:
    """Whether the limits apply to a pack, and the sentence that says so."""
    if not spec.is_for_tribunal:
        return "no", "The Tribunal's limits on length do not apply: this pack is for a complaint."
    first = min(row.from_on for row in limits().rows)
    last_free = day_words(first - timedelta(days=1))
    listed, hearing = spec.listed_on, spec.hearing_on
    if listed is not None and listed >= first:
        return "yes", f"The limits apply: the hearing was listed on {day_words(listed)}, after {last_free}."
    if listed is not None and hearing is not None and hearing >= first:
        return "no", (
            f"The limits were not applied: the hearing was listed on {day_words(listed)}, and they are for final "
            f"hearings listed after {last_free}. The hearing itself is later, so look at what the Tribunal directed."
        )
    if listed is not None or (hearing is not None and hearing < first):
        day = f"was listed on {day_words(listed)}" if listed else f"is on {day_words(hearing)}"  # type: ignore[arg-type]
        return "no", f"The limits were not applied: the hearing {day}, and they are for those listed after {last_free}."
    return "if", (
        f"The limits are for final hearings listed after {last_free}. The SPEC does not say when this one was listed "
        "(hearing_listed_on), so what is said of length and form holds if it was listed after that day."
    )
