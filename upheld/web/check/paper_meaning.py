"""What a paper means: the case reckoned with it and without it, and the difference told.

Nothing here knows the law. What a paper starts, ends or breaks is what the register makes of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from upheld.compliance import Obligation, Reckoning, breaches
from upheld.compliance.due import NO_DUE, NO_TERMS
from upheld.compliance.explain import in_words
from upheld.compliance.family import steps
from upheld.compliance.words import actor_words, limit_words
from upheld.dates import EARLIEST
from upheld.law import law_named
from upheld.law.exceptions import CAUSE, EXCEPTIONS
from upheld.law.family import FamilyStep
from upheld.law.notices import ITEMS, NOTICES
from upheld.letters.choose import Choice, choose

_OPEN = ("running", "overdue", "unknown", "no_date")


@dataclass(frozen=True, slots=True)
class Step:
    """One step that the family can take because of the paper.

    Args:
        left: how many days are left, 0 on the last day; below 0 once it has passed; None where it cannot be told.
        by_five: whether the last day ends at 5 pm, at the Tribunal.
        counted: how the last day is counted, in the register's words; empty where no limit is set.
        needs_terms: whether it is counted in school days and the school's terms are not known.
    """

    title: str
    late: str
    one: Obligation
    left: int | None
    by_five: bool
    counted: str
    cite: str
    needs_terms: bool
    unknown: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the last day is over."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty that the paper starts, ends or shows to be broken."""

    title: str
    who: str
    one: Obligation
    cite: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the paper should have said and does not, and the law that asks for it."""

    items: tuple[str, ...]
    duties: tuple[Owed, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """An exception that the paper claims: what must be shown for it, and what of that nothing on record shows."""

    title: str
    elements: tuple[str, ...]
    missing: tuple[str, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a paper comes to in one case, on one day.

    Args:
        starts: duties with a day; `also_starts` those without one.
        done: duties that it shows to be done, in time or late; `ended` those no longer owed.
        moved: duties whose day it moved.
        broken: duties that it shows to be broken, those of `left_out` apart.
        claims: the exceptions to a time limit that it claims.
        needed: what is not known and would say more, each a sentence.
    """

    as_at: date
    steps: tuple[Step, ...]
    starts: tuple[Owed, ...]
    also_starts: tuple[Owed, ...]
    done: tuple[Owed, ...]
    ended: tuple[Owed, ...]
    moved: tuple[Owed, ...]
    broken: tuple[Owed, ...]
    claims: tuple[Claim, ...]
    left_out: LeftOut | None
    needed: tuple[str, ...]
    letters: tuple[Choice, ...]

    @property
    def is_silent(self) -> bool:
        """Whether the paper by itself starts, ends and breaks nothing."""
        told = (self.steps, self.starts, self.also_starts, self.done, self.ended, self.moved, self.broken, self.claims)
        return not any(told)


def meaning(
    before: Reckoning | None,
    after: Reckoning,
    ids: Collection[str],
    notices: Collection[str] = (),
    *,
    tribunal_closed: bool = False,
) -> Meaning:
    """What became other when the paper was added.

    Args:
        before: the case without it; None where nothing else is recorded, or where that cannot be read alone.
        ids: the ids of the events that the paper recorded.
        notices: the checklists it is held against.
        tribunal_closed: whether 5 pm has passed today.
    """
    old = {one.key: one for one in before.obligations} if before else {}
    broken_before = {one.obligation.key for one in breaches(before)} if before else set()
    changed = [one for one in after.obligations if _differs(old.get(one.key), one)]
    lists = [one for one in changed if one.duty.checklist or one.duty.items]
    rest = [one for one in changed if one.shape != "checklist" and (before or _is_of(one, ids))]
    new = [one for one in rest if one.key not in old and one.status in _OPEN and one.trigger.day.first > EARLIEST]
    over = [one for one in rest if one.key in old and old[one.key].status in _OPEN]
    done = [one for one in rest if one in over or (one.key not in old and one.shape != "not_before")]
    return Meaning(
        as_at=after.as_at,
        steps=tuple(_steps(before, after, tribunal_closed)),
        starts=tuple(_owed(one) for one in new if one.due != NO_DUE and not one.is_breach),
        also_starts=tuple(_owed(one) for one in new if one.due == NO_DUE),
        done=tuple(_owed(one) for one in done if one.status in ("met", "met_late", "excepted")),
        ended=tuple(_owed(one) for one in over if one.status == "superseded"),
        moved=tuple(_owed(one) for one in over if one.status in _OPEN and one.due != old[one.key].due),
        broken=tuple(
            _owed(one)
            for one in rest
            if one.is_breach and one.key not in broken_before and one.status in ("overdue", "breached")
            if one not in lists
        ),
        claims=tuple(_claims(after, ids)),
        left_out=_left_out(after, ids, notices, lists),
        needed=_needed(after, rest),
        letters=tuple(one for one in choose(after) if _about(one, ids)),
    )


def _differs(old: Obligation | None, new: Obligation) -> bool:
    return old is None or (old.status, old.due, old.discharged) != (new.status, new.due, new.discharged)


def _is_of(one: Obligation, ids: Collection[str]) -> bool:
    """Whether a duty stands as it does because of one of these events."""
    return any(id in ids for id in one.events) or one.set_by is not None


def _steps(before: Reckoning | None, after: Reckoning, tribunal_closed: bool) -> Iterator[Step]:
    """The family's steps that are new or have another day, by their last day; what has no day last."""
    old = {(name, one.key): one for name, _step, one in steps(before)} if before else {}
    found = [
        _step(after, step, one, tribunal_closed)
        for name, step, one in steps(after)
        if one.status in _OPEN and ((name, one.key) not in old or old[name, one.key].due != one.due)
    ]
    yield from sorted(found, key=lambda one: (one.left is None, one.left or 0))


def _step(after: Reckoning, step: FamilyStep | None, one: Obligation, tribunal_closed: bool) -> Step:
    # Where the day is not known exactly the earlier one is the safe one.
    last = one.due.first or one.due.last
    left = (last - after.as_at).days if last is not None else None
    by_five = bool(one.duty.by_time)
    if left == 0 and by_five and tribunal_closed:
        left = -1
    citations = step.citations if step else one.duty.citations
    return Step(
        title=step.title if step else one.duty.title,
        late=step.late if step else "",
        one=one,
        left=left,
        by_five=by_five,
        counted=limit_words(one.limb.within, one.trigger) if one.limb.within is not None else "",
        cite="; ".join(each.text for each in citations),
        needs_terms=NO_TERMS in one.due.missing,
        unknown=tuple(in_words(after, sentence) for sentence in one.unknown if sentence != NO_TERMS),
    )


def _owed(one: Obligation) -> Owed:
    who = one.body or actor_words(one.duty.bearer)
    return Owed(one.duty.title, who, one, "; ".join(each.text for each in one.duty.citations))


def reasons(duty: str) -> tuple[Claim, ...]:
    """Every exception that the law has for the limit of a duty; none where the register knows no such duty."""
    found = next((entry.newest for entry in law_named("england").entries if entry.newest.id == duty), None)
    return tuple(_claim(code) for code in found.exceptions) if found else ()


def _claim(code: str, missing: tuple[str, ...] = ()) -> Claim:
    one = EXCEPTIONS[code]
    return Claim(one.title, (*one.elements, CAUSE), missing, one.cite)


def _claims(after: Reckoning, ids: Collection[str]) -> Iterator[Claim]:
    for event in after.case.log:
        if event.id in ids and event.kind == "exception_claimed" and event.fields["code"] in EXCEPTIONS:
            code = event.fields["code"]
            held = [each for one in after.of(event.fields["duty"]) for each in one.exceptions if each.code == code]
            yield _claim(code, held[0].missing if held else ())


def _left_out(
    after: Reckoning, ids: Collection[str], notices: Collection[str], lists: list[Obligation]
) -> LeftOut | None:
    found = [event.fields.get("contents", {}) for event in after.case.log if event.id in ids]
    gone = [name for name in ITEMS if any(contents.get(name) is False for contents in found)]
    if not gone:
        return None
    duties = tuple(_owed(one) for one in lists if one.status == "breached")
    cites = [NOTICES[one].cite for one in notices if set(gone) & set(NOTICES[one].items)]
    return LeftOut(tuple(ITEMS[name] for name in gone), duties, tuple(dict.fromkeys(cites)))


def _needed(after: Reckoning, rest: list[Obligation]) -> tuple[str, ...]:
    sentences = [each for one in rest for each in (*one.trigger.missing, *one.due.missing) if each != NO_TERMS]
    return tuple(in_words(after, each) for each in dict.fromkeys(sentences))


def _about(choice: Choice, ids: Collection[str]) -> bool:
    for subject in choice.subjects:
        if subject.event is not None and subject.event.id in ids:
            return True
        if subject.obligation is not None and any(id in ids for id in subject.obligation.events):
            return True
    return False
