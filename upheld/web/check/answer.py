"""The answer: what should have happened and did not, who holds the ball, what comes next, what can be done today.

Worked out once for each page; nothing is left for a template to find out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.compliance import Reckoning
from upheld.compliance.told import as_sentence, coming, late, passed, ways
from upheld.letters.choose import Choice, choose
from upheld.letters.situation import is_appealing
from upheld.web.check.answer_item import Item, Items
from upheld.web.check.answer_missing import Missing, missing, numbers_of
from upheld.web.check.answer_own import Own, own_steps
from upheld.web.check.answer_rights import Rights, rights
from upheld.web.check.answer_told import Open, Over, Told, by_status, of_coming, of_late, of_passed, of_rest, of_way
from upheld.web.check.answer_top import Facts, Line, top
from upheld.web.check.holder import Holder, holders
from upheld.web.check.record import Record

_RECORDS = frozenset({"freedom_of_information", "subject_access"})
_LAST = frozenset({"oversee", "court"})

FIRST_LETTERS = 4
"""How many letters the answer itself shows; a page of their own shows all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the answer says, in the order of the page; a part with nothing to say is empty.

    Args:
        as_at: the day it is for; `is_today` whether that is today.
        holders: who must act, whoever is late first.
        undone: broken and still not done; `broken` late, never done, or done wrongly.
        guidance: later than guidance says, which is no breach of the law.
        letters: the most useful letters; `letter_count` how many there are.
        own: the family's own steps with a day that may still come.
        rest: everything that no other part shows, by status.
    """

    reckoning: Reckoning
    items: Items
    as_at: date
    is_today: bool
    top: tuple[Line, ...]
    holders: tuple[Holder, ...]
    undone: tuple[Told, ...]
    broken: tuple[Told, ...]
    guidance: tuple[Told, ...]
    letters: tuple[Choice, ...]
    letter_count: int
    own: tuple[Own, ...]
    ways: tuple[Open, ...]
    coming: tuple[Told, ...]
    passed: tuple[Over, ...]
    missing: tuple[Missing, ...]
    rest: tuple[tuple[str, tuple[Told, ...]], ...]
    warnings: tuple[str, ...]
    not_covered: tuple[str, ...]
    rights: Rights
    choices: tuple[Choice, ...]


def of_record(record: Record, today: date, *, tribunal_closed: bool) -> Answer:
    """The answer to what a visitor has told us, for the day they chose or for today.

    Args:
        tribunal_closed: whether the Tribunal's day has ended today.

    Raises:
        CaseError: nothing is recorded, or it cannot be read.
    """
    reckoning = record.reckoned(record.as_at or today)
    numbers = numbers_of(reckoning.case, record.entries)
    return answer(reckoning, today, numbers, tribunal_closed=tribunal_closed)


def answer(reckoning: Reckoning, today: date, numbers: dict[str, int], *, tribunal_closed: bool = False) -> Answer:
    """The answer of a reckoned case.

    Args:
        today: the day it is, whatever day the case is reckoned for.
        numbers: the number of each entry of the visitor's timeline, by the id of its event.
    """
    is_today = reckoning.as_at == today
    items = Items(reckoning)
    broken, next_ones, over = late(reckoning), coming(reckoning), passed(reckoning)
    chosen = _useful_first(choose(reckoning))
    own = own_steps(reckoning, items, tribunal_closed=is_today and tribunal_closed)
    shown = {one.item.number for one in own}
    late_told = [(one.goes_on, of_late(items, one)) for one in broken]
    next_told = [of_coming(items, one, reckoning.as_at) for one in next_ones]
    guidance = [item for item in items if item.status == "overdue" and not item.yours and not item.first.is_breach]
    doubtful = [item for item in items if item.status == "unknown" and item.number not in shown and _is_told(item)]
    shown.update(each.item.number for _goes_on, each in late_told)
    shown.update(each.item.number for each in next_told)
    shown.update(item.number for item in (*guidance, *doubtful))
    shown.update(items.about(one.obligation, yours=True).number for one in over)
    not_covered = tuple(as_sentence(reckoning, one) for one in reckoning.not_covered)
    facts = Facts(
        own=own,
        late=broken,
        coming=next_ones,
        can_be_mended=any(one.stage == "late" for one in chosen),
        cannot_tell=len(doubtful),
        may_be_running=any(item.yours and item.first.duty.for_family for item in doubtful),
        not_covered=len(not_covered),
    )
    return Answer(
        reckoning=reckoning,
        items=items,
        as_at=reckoning.as_at,
        is_today=is_today,
        top=top(facts),
        holders=holders(
            (each.item for goes_on, each in late_told if goes_on),
            _dated(next_told, own),
            appealing=is_appealing(reckoning),
        ),
        undone=tuple(each for goes_on, each in late_told if goes_on),
        broken=tuple(each for goes_on, each in late_told if not goes_on),
        guidance=tuple(of_rest(item, reckoning.as_at) for item in guidance),
        letters=chosen[:FIRST_LETTERS],
        letter_count=len(chosen),
        own=own,
        ways=tuple(of_way(items, way) for way in ways(reckoning)),
        coming=tuple(next_told),
        passed=tuple(of_passed(items, one) for one in over),
        missing=missing(reckoning, doubtful, numbers),
        rest=by_status(of_rest(item, reckoning.as_at) for item in items if item.number not in shown and _is_told(item)),
        warnings=tuple(
            told for told in (as_sentence(reckoning, one) for one in reckoning.warnings) if told not in not_covered
        ),
        not_covered=not_covered,
        rights=rights(reckoning),
        choices=chosen,
    )


def _useful_first(found: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The letters in order of use, but those that only ask for records after those that ask to put something right."""
    return tuple(sorted(found, key=lambda one: 2 if one.stage in _LAST else 1 if one.letter.id in _RECORDS else 0))


def _dated(next_told: list[Told], own: tuple[Own, ...]) -> list[Item]:
    """What is to come, with the family's steps whose day may have passed already."""
    return list(
        {item.number: item for item in (*(one.item for one in own), *(each.item for each in next_told))}.values()
    )


def _is_told(item: Item) -> bool:
    """A window is told once: as the family's step where they can still use it or did, else as the council's duty."""
    return not (item.yours and item.first.shape == "not_before")
