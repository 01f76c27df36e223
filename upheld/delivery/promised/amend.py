"""A plan is amended: which lines go on in a new version, which end, and which begin?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from upheld.delivery.entitlement import DeliveryError, Entitlement, versions
from upheld.delivery.promised.from_plan import Proposed, entitlements
from upheld.plan.compare.changes import Became
from upheld.plan.compare.compare import compare
from upheld.plan.document import Plan, Provision

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one line: `old` goes on as `new`, ends (`new` None), or `new` begins (`old` None).

    `became` is what the comparison of the words says, `why` its reasons as parts of a sentence.
    """

    old: Entitlement | None
    new: Proposed | None
    became: Became
    why: tuple[str, ...] = ()


def amended(entitled: Sequence[Entitlement], plan: Plan, from_on: date) -> tuple[Fate, ...]:
    """What an amended plan makes of the lines there are; for somebody to confirm.

    A line whose words are the same keeps the amount somebody has confirmed; any other is read anew. SEN support is no
    part of a plan, and stays as it is.

    Args:
        from_on: the first day of the amended plan.

    Raises:
        DeliveryError: the lines there are cannot be told apart.
    """
    versions(entitled)
    taken = {one.id for one in entitled} | {one.line for one in entitled}
    olds = _by_text(_reaching(entitled, from_on))
    news: dict[str, list[Proposed]] = {}
    for one in entitlements(plan, from_on, taken):
        news.setdefault(one.provision, []).append(one)
    found: list[Fate] = []
    compared = compare(_as_plan(olds), replace(plan, needs=(), outcomes=(), advice=(), sections=(), unplaced=()))
    for change in compared.of("provision"):
        before = [one for id in change.old_ids for one in olds.get(id, ())]
        after = [one for id in change.new_ids for one in news.pop(id, ())]
        found += _paired(before, after, change.kind, change.reasons, from_on, taken)
    return tuple(found)


def _reaching(entitled: Iterable[Entitlement], from_on: date) -> list[Entitlement]:
    """The last version of each line of a plan that is in force when the new one begins, or begins after it."""
    last = (each[-1] for each in versions(entitled).values() if each[-1].section != "SEN")
    return [one for one in last if one.to_on is None or one.to_on >= from_on - _DAY]


def _by_text(lines: Iterable[Entitlement]) -> dict[str, list[Entitlement]]:
    """The lines by the first of those that have their words: several amounts of one line of the plan go together."""
    first: dict[tuple[str, str], str] = {}
    found: dict[str, list[Entitlement]] = {}
    for one in lines:
        found.setdefault(first.setdefault((one.section, one.text), one.line), []).append(one)
    return found


def _as_plan(olds: dict[str, list[Entitlement]]) -> Plan:
    return Plan(
        provisions=tuple(Provision(id, each[0].section, each[0].text) for id, each in olds.items())  # type: ignore[arg-type]
    )


def _paired(
    before: list[Entitlement], after: list[Proposed], became: Became, why: tuple[str, ...], from_on: date,
    taken: set[str],
) -> Iterator[Fate]:  # fmt: skip
    for old, new in zip(before, after, strict=False):
        yield Fate(
            old, _going_on(old, new, became == "kept" and len(before) == len(after), from_on, taken), became, why
        )
    for old in before[len(after) :]:
        yield Fate(old, None, "dropped", why)
    for new in after[len(before) :]:
        yield Fate(None, new, "new" if not before else became, why)


def _going_on(old: Entitlement, new: Proposed, same: bool, from_on: date, taken: set[str]) -> Proposed:
    entitled = new.entitlement
    entitled = replace(entitled, what=entitled.what.replace(f"({entitled.line})", f"({old.line})"))
    if same:
        kept = "The words are the same: what was confirmed before is kept."
        entitled = replace(
            entitled, amount=old.amount, why_unknown=old.why_unknown, what=old.what, deliverer=old.deliverer,
            group=old.group, from_on=max(from_on, old.from_on),
        )  # fmt: skip
        new = replace(new, assumed=(kept,))
    number, id = 2, f"{old.line[:50]}-v2"
    while id in taken:
        number, id = number + 1, f"{old.line[:50]}-v{number + 1}"
    taken.add(id)
    return replace(new, entitlement=replace(entitled, id=id, line=old.line))


def applied(
    entitled: Sequence[Entitlement], chosen: Sequence[Entitlement], from_on: date, ending: Collection[str] = ()
) -> tuple[Entitlement, ...]:
    """Every version of every line once the new ones count.

    A line ends the day before its next version begins, or, being in `ending`, the day before the amended plan does;
    a version that would then never have been in force is left out.

    Args:
        chosen: the versions that somebody confirmed; each of a line there is, or of a new one.
        ending: the lines that end with the old plan.

    Raises:
        DeliveryError: a line is to end and to go on, or two cannot be told apart.
    """
    begins = {one.line: one.from_on for one in chosen}
    both = sorted(set(ending) & begins.keys())
    if both:
        raise DeliveryError(f"The line {both[0]} cannot both end and go on: choose one of the two.")
    found = []
    for one in entitled:
        first = begins.get(one.line, from_on if one.line in ending else None)
        if first is None:
            found.append(one)
        elif one.from_on < first:
            last = first - _DAY
            found.append(one if one.to_on is not None and one.to_on <= last else replace(one, to_on=last))
    found += chosen
    versions(found)
    return tuple(found)
