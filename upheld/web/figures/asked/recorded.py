"""What councils answered, as pages show it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from upheld.measures.area import Area, areas
from upheld.measures.errors import FiguresError
from upheld.measures.gaps.gap import Gap, gaps
from upheld.measures.gaps.replies import NAME, OUTCOMES, Reply, of, replies

_LOG = logging.getLogger("upheld.web")


@dataclass(frozen=True, slots=True)
class Told:
    """One reply with what a page says of it: `late` in days, 0 in time, None where it is not known."""

    reply: Reply
    council: Area
    gap: Gap
    outcome: str
    due: date | None
    late: int | None


def told(today: date, *, gap: str = "", council: str = "") -> list[Told] | None:
    """The replies about a gap, or from a council, newest request first; None where the file of them cannot be read."""
    try:
        every = replies(Path(settings.FIGURES).with_name(NAME))
    except FiguresError as error:
        _LOG.error("%s", error)
        return None
    found = of(every, gap=gap, council=council)
    return [
        Told(one, areas()[one.council], gaps()[one.gap], OUTCOMES[one.outcome], one.due, one.days_late(today))
        for one in found
    ]
