"""What fails many children at once in the ledgers that were given to one organisation; no name and no label is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from upheld.delivery.early import Seen, Sign, signs
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.terms import Calendar
from upheld.delivery.totals import totals
from upheld.errors import UpheldError
from upheld.plan.check.provision.profession import profession
from upheld.plan.shape import shaped
from upheld.web import clock
from upheld.web.accounts.models import Organisation
from upheld.web.cases.models import Case, Grant, Part
from upheld.web.cases.models.access import LEDGER_ALONE
from upheld.web.delivery.kept import PLACE, entry_of, opened, setting_of
from upheld.web.delivery.models import Statement
from upheld.web.keyring.case_key import keys_of
from upheld.web.keyring.sealing import unseal

MOST_LEDGERS = 500
"""How many one page opens: those of the cases begun last. With a year of entries each, that takes some seconds."""
_REACH = timedelta(days=740)
"""How long before it falls due somebody may have spoken of an occasion: a window of a year, told a year ahead."""
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Early:
    """What was found, and in what.

    Args:
        called: who gives it as most plans write it, by the name in small letters that the signs have.
        ledgers: the cases whose ledgers were opened, each with the number of its holder.
        is_part: whether there were more than one page opens; `has_broken` whether one could not be reckoned.
    """

    signs: tuple[Sign, ...]
    called: dict[str, str]
    ledgers: dict[UUID, int]
    is_part: bool
    has_broken: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the organisation may know of a case: its council, and the words of its plan."""

    council: bool
    words: bool


def early(organisation: Organisation, since: date, today: date) -> Early:
    """The early signs in what fell due from a day to today; a fixed number of queries for any number of ledgers.

    The ledgers are those that were granted to the organisation and are still, alone or with their case: what one of
    its people sees in another way is not counted. None waits to be deleted.
    """
    found = [*_cases(organisation)[: MOST_LEDGERS + 1]]
    cases = {one.pk: one for one in found[:MOST_LEDGERS]}
    keys, parts, shown = keys_of(cases), _parts(cases), _shown(organisation, cases)
    cases = {pk: one for pk, one in cases.items() if pk in keys and pk in parts and pk in shown}
    seen: list[Seen] = []
    has_broken = False
    for pk, said in _said(cases, since):
        try:
            data = unseal(keys[pk], parts[pk], case=pk, place=PLACE)
            entries = [entry_of(opened(one, keys[pk])) for one in said]
            seen += _lines(cases[pk], data, entries, shown[pk], since, today)
        except UpheldError:
            # The pages of the ledger say what is wrong with it.
            has_broken = True
    ledgers = {pk: one.holder_id for pk, one in cases.items()}
    return Early(signs(seen), _called(seen), ledgers, len(found) > MOST_LEDGERS, has_broken)


def _cases(organisation: Organisation) -> Any:
    given = Grant.objects.holding().filter(organisation=organisation, case=OuterRef("pk"))
    begun = Part.objects.filter(case=OuterRef("pk"), place=PLACE)
    return Case.objects.filter(Exists(given), Exists(begun), delete_after=None).order_by("-made_at", "pk")


def _parts(cases: Iterable[UUID]) -> dict[UUID, bytes]:
    rows = Part.objects.filter(case__in=[*cases], place=PLACE).values_list("case", "body")
    return {case: bytes(body) for case, body in rows}


def _shown(organisation: Organisation, cases: Iterable[UUID]) -> dict[UUID, _Shown]:
    """As `Access` has it for several grants: only what all hide is hidden, and a grant of the ledger alone shows
    nothing of a case that another grant lets them see."""
    given: dict[UUID, list[Grant]] = {}
    for one in Grant.objects.holding().filter(organisation=organisation, case__in=[*cases]):
        given.setdefault(one.case_id, []).append(one)
    return {case: _of(each) for case, each in given.items()}


def _of(grants: Sequence[Grant]) -> _Shown:
    showing = [one for one in grants if one.right != LEDGER_ALONE] or grants
    council = not all(one.hides_addresses for one in showing)
    return _Shown(council, council and not all(one.hides_schools for one in showing))


def _said(cases: Iterable[UUID], since: date) -> Iterator[tuple[UUID, Iterable[Statement]]]:
    """Each case with what was said of what fell due from a day on, so that that of one lies in memory at a time."""
    silent = dict.fromkeys(cases)
    first = datetime.combine(since - _REACH, time(), clock.ENGLAND)
    told = Statement.objects.filter(case__in=[*silent], kind="entry", said_at__gte=first)
    rows = told.order_by("case", "said_at", "id")
    for case, said in groupby(rows.iterator(chunk_size=_AT_ONCE), attrgetter("case_id")):
        del silent[case]
        yield case, said
    yield from ((case, ()) for case in silent)


def _lines(
    case: Case, data: dict[str, Any], entries: list[Entry], shown: _Shown, since: date, today: date
) -> Iterator[Seen]:
    lines = [shaped(Entitlement, one) for one in data.get("entitlements", [])]
    calendar = Calendar(tuple(setting_of(one) for one in data.get("settings", [])))
    newest = _newest(lines, today)
    for line, tally in totals(lines, calendar, entries, today, since).items():
        one = newest[line]
        yield Seen(case.pk, case.council if shown.council else "", one if shown.words else _without_words(one), tally)


def _newest(lines: Iterable[Entitlement], today: date) -> dict[str, Entitlement]:
    """Of each line the last version of known amount that has begun: only such a one can have fallen due."""
    begun = [one for one in lines if one.amount is not None and one.from_on <= today]
    return {one.line: one for one in sorted(begun, key=attrgetter("from_on"))}


def _without_words(one: Entitlement) -> Entitlement:
    """A line with the name of its profession alone: the words of a plan may give away where the family lives."""
    return replace(one, what=profession(one.deliverer, one.what, one.text) or "", text="", deliverer="")


def _called(seen: Iterable[Seen]) -> dict[str, str]:
    written = Counter(" ".join(one.entitlement.deliverer.split()) for one in seen)
    return {one.lower(): one for one, _number in reversed(written.most_common())}
