"""A ledger worked by hand: seven weeks of one line, and what became of each.

Week      school says               family says      minutes
7 Sep     given                     nothing          30 came
14 Sep    not given, no therapist   nothing          30 did not come
21 Sep    given                     not given        30 in dispute
28 Sep    not given, child away     nothing          30 did not come, child away
5 Oct     10 minutes, a trip        nothing          10 came, 20 did not
12 Oct    nothing                   nothing          30 nobody said
19 Oct    nothing                   not given        30 did not come

Owed 210: 40 came, 80 did not, 30 away, 30 in dispute, 30 unknown. Whatever the reason 110 to 140 did not come. The
first of it was due by Friday 18 September.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.shortfall import Delivery, deliveries
from upheld.delivery.terms import Calendar, Setting
from upheld.documents.blocks import Block, Document, Table
from upheld.documents.clean import words

FIRST, AS_AT = date(2026, 9, 7), date(2026, 11, 22)
CALENDAR = Calendar((Setting("School A", FIRST, None, ((FIRST, date(2026, 10, 23)),)),))
LINE = Entitlement("F.1", "F.1", "F", "30 minutes of speech therapy each week", "Speech therapy", Amount(30), FIRST)
HEALTH = Entitlement("G.1", "G.1", "G", "One hour of physiotherapy each term", "Physiotherapy",
                     Amount(60, 1, "term"), FIRST)  # fmt: skip
VAGUE = Entitlement("F.2", "F.2", "F", "Access to a quiet space", "Quiet space", None, FIRST,
                    why_unknown="The plan does not say how often.")  # fmt: skip
LINES = (LINE, HEALTH, VAGUE)
SAID: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("2026-09-07", "setting", {"outcome": "delivered", "who": "school"}),
    ("2026-09-14", "setting", {"outcome": "not_delivered", "reason": "vacancy", "who": "school"}),
    ("2026-09-21", "setting", {"outcome": "delivered", "who": "school"}),
    ("2026-09-21", "family", {"outcome": "not_delivered", "who": "parent", "evidence": ("paper-1",)}),
    ("2026-09-28", "setting", {"outcome": "not_delivered", "reason": "child_absent", "who": "school"}),
    ("2026-10-05", "setting", {"outcome": "shorter", "minutes": 10, "reason": "other_event", "who": "therapist"}),
    ("2026-10-19", "family", {"outcome": "not_delivered", "reason": "not_known", "who": "parent"}),
)


def ledger(lines: tuple[Entitlement, ...] = LINES) -> Delivery:
    """What the weeks above come to."""
    said_at = datetime(2026, 11, 1, tzinfo=UTC)
    entries = [
        Entry(id=f"entry-{at}", slots=(f"F.1:w:{week}:1",), side=side, said_at=said_at, **rest)  # type: ignore[arg-type]
        for at, (week, side, rest) in enumerate(SAID)
    ]
    return deliveries(lines, CALENDAR, entries, AS_AT)


def table(document: Document, caption: str) -> list[list[str]]:
    """The rows of the table whose caption begins so, each cell as words."""
    (found,) = [one for one in document.blocks if isinstance(one, Table) and one.caption.startswith(caption)]
    return [[words(cell) for cell in row] for row in found.rows]


def kinds(document: Document) -> list[type[Block]]:
    """What it is made of, in order."""
    return [type(one) for one in document.blocks]
