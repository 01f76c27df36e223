"""Which kinds of event would tell that something of the answer happened: what one tap offers to add."""

from __future__ import annotations

from dataclasses import dataclass

from upheld.case import KINDS
from upheld.web.check.answer_item import Item

MOST = 3
# What the rules work out themselves, and what a family tells in its place.
_TOLD_AS = {"review_concluded": ("review_decision_notified", "review_meeting_held")}


@dataclass(frozen=True, slots=True)
class Likely:
    """A kind of event, and what a parent reads of it in English."""

    kind: str
    title: str


def likely(item: Item) -> tuple[Likely, ...]:
    """The kinds that would end it, those the law names first at the front; none where no event can."""
    found: dict[str, Likely] = {}
    for one in item.group.obligations:
        for step in one.limb.discharged_by.steps:
            for pattern in step:
                for kind in _TOLD_AS.get(pattern.kind, (pattern.kind,)):
                    if kind in KINDS:
                        found.setdefault(kind, Likely(kind, KINDS[kind].title))
    return tuple(found.values())[:MOST]
