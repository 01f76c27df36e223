"""Which duties a complaint lists, in which order and with what: the part of a letter that needs reckoning, not wording.

A letter is about every duty that its header finds. Some of them say the same thing twice, so not all are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from upheld.letters.views import Happened, Owed

REFUSALS = ("ehcna.noplan", "order.assess.noplan", "det.noplan")
"""The duties to say by a day that there will be no plan: they bind only if that is the answer."""

OF_REVIEW = ("review.report", "review.papers")
"""The duties of whoever held the meeting of a review, which is not recorded."""

_SAID_BY = {
    "ehcna.determine": "ehcna.decide",
    "ehcna.noplan": "plan.final",
    "review.amend.propose": "review.decide",
    "order.assess.noplan": "order.assess.final",
    "det.noplan": "det.final",
}
"""A duty, and the later one of the same process that says more where both came to the same end."""

_PROVISION = ("plan.secure.sep", "plan.secure.care", "det.keep")
_PROVISION_OF_NHS = ("plan.secure.health",)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Group:
    """The duties that one event brought alive, in order of their due days."""

    began: str
    began_on: str
    items: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """The provision in the plan that was missed: how many times in all, and the last of them, in order of time."""

    times: int
    last: tuple[Happened, ...]


def listed(items: Sequence[Owed], *, refused: bool) -> tuple[Owed, ...]:
    """The duties without those that say nothing more; all of them where none would be left.

    Left out are a duty whose fate a later one of the same process shares, and the time to refuse where the answer came
    late and was yes.

    Args:
        refused: whether the council ever said that there would be no plan.
    """
    fates = {_fate(one.id, one) for one in items}
    found = [
        one
        for one in items
        if _fate(_SAID_BY.get(one.id), one) not in fates
        and (refused or one.status != "met_late" or one.id not in REFUSALS)
    ]
    return tuple(found or items)


def _fate(id: str | None, one: Owed) -> tuple[str | None, str, str, str]:
    return id, one.began_on, one.status, one.done_on


def undone(items: Iterable[Owed]) -> tuple[Owed, ...]:
    """Those that are still not done, or were broken."""
    return tuple(one for one in items if one.status in ("overdue", "breached"))


def grouped(items: Iterable[Owed]) -> tuple[Group, ...]:
    """The duties by what began them, the groups in the order in which they first appear."""
    found: dict[tuple[str, str], list[Owed]] = {}
    for one in items:
        found.setdefault((one.began, one.began_on), []).append(one)
    return tuple(Group(began, began_on, tuple(group)) for (began, began_on), group in found.items())


def provision(
    items: Iterable[Owed], missed: Iterable[Happened], planned: Iterable[Happened], *, of_nhs: bool
) -> Provision | None:
    """The provision that was missed and that these duties are about; None where none of them is about provision.

    Args:
        missed: the events `provision_missed`; those for which another arrangement was made are left out.
        planned: the events `provision_item`, which tell what is health provision where a missed one does not.
        of_nhs: whether health provision (section G) is looked for, or all the rest.
    """
    duties = _PROVISION_OF_NHS if of_nhs else _PROVISION
    if not any(one.id in duties for one in items):
        return None
    health = {one.field("item") for one in planned if one.field("section") == "G"} - {""}
    found = [
        one
        for one in missed
        if "alternative arrangement" not in one.field("reason").lower()
        and (one.field("section") == "G" or one.field("item") in health) == of_nhs
    ]
    return Provision(len(found), tuple(found[-_SHOWN:]))


def since_the_first(groups: Iterable[Group], timeline: Sequence[Happened]) -> tuple[Happened, ...]:
    """What happened from the first beginning of a listed duty on; everything where no beginning is in the timeline."""
    begins = {(one.began, one.began_on) for one in groups}
    for place, one in enumerate(timeline):
        if (one.what, one.day) in begins:
            return tuple(timeline[place:])
    return tuple(timeline)
