"""Obligations told as one thing: what is to be done, by whom, and on what authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.bodies import ACTORS
from upheld.compliance.obligation import Obligation
from upheld.law.source import Citation

_PARTS = {
    "notify": "telling the family",
    "no_plan": "the decision not to make a plan",
    "final": "the final plan",
    "draft": "the draft plan",
    "window": "the fifteen days to comment",
    "maintain": "keeping the plan",
    "amend": "the amended plan",
    "la": "the council's part",
    "adviser": "the adviser's part",
}


def title(one: Obligation) -> str:
    """What is to be done, with the part of the duty named."""
    return one.duty.title + (f" ({_PARTS[one.limb.part]})" if one.limb.part else "")


def who(one: Obligation) -> str:
    """Who must do it, as a family says it: the body's own name where it is known."""
    return one.body or ACTORS.get(one.duty.bearer, one.duty.bearer)


@dataclass(frozen=True, slots=True)
class Group:
    """Obligations told as one thing: never empty, and all with the status, due day and bearer of the first."""

    obligations: tuple[Obligation, ...]

    @property
    def first(self) -> Obligation:
        """The one that speaks for all."""
        return self.obligations[0]

    @property
    def titles(self) -> tuple[str, ...]:
        """What is to be done, one each."""
        return tuple(map(title, self.obligations))

    @property
    def who(self) -> str:
        """Who must do it."""
        return who(self.first)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The authorities, each once."""
        return tuple({each.text: each for one in self.obligations for each in one.duty.citations}.values())

    @property
    def confidence(self) -> tuple[str, ...]:
        """How sure the law is, each mark once."""
        return tuple(dict.fromkeys(one.duty.confidence for one in self.obligations))

    @property
    def unverified(self) -> bool:
        """Whether any of it rests on memory alone."""
        return any(one.duty.mark == "C" for one in self.obligations)


def together(obligations: Iterable[Obligation]) -> tuple[Group, ...]:
    """The obligations, those with the same trigger, day, bearer and outcome in one group (design 11.5)."""
    groups: dict[object, list[Obligation]] = {}
    for one in obligations:
        done = one.discharged_by.id if one.discharged_by is not None else None
        same: object = (one.trigger.event.id, one.due.exact, done, one.status, who(one), one.shape)
        groups.setdefault(same if one.due.exact is not None and one.status != "unknown" else one.key, []).append(one)
    return tuple(Group(tuple(several)) for several in groups.values())
