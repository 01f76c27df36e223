"""What fails many children at once in the ledgers that were given to one organisation; no name and no label is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.delivery.early import Seen, Sign, signs
from upheld.errors import UpheldError
from upheld.web.accounts.models import Organisation
from upheld.web.delivery.kept import PLACE
from upheld.web.keyring.case_key import keys_of
from upheld.web.keyring.sealing import unseal

MOST_LEDGERS = 1_000
"""How many one page opens: the newest."""


@dataclass(frozen=True, slots=True)
class Early:
    """What was found, and in what.

    Args:
        ledgers: the ledgers that were opened, each with its holder.
        is_part: whether there were more than one page opens; `has_broken` whether one could not be reckoned.
    """

    signs: tuple[Sign, ...]
    ledgers: dict[UUID, int]
    is_part: bool
    has_broken: bool


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What every grant of a case to the organisation keeps from it."""

    addresses: bool
    schools: bool


def early(organisation: Organisation, since: date, today: date) -> Early:
    """The early signs in what fell due from a day to today; a fixed number of queries for any number of ledgers.

    The ledgers are those granted to the organisation now, alone or with their case, and of cases that do not wait to
    be deleted: what somebody there sees in another way is not counted.
    """
    cases = [*_cases(organisation)[: MOST_LEDGERS + 1]]
    is_part, cases = len(cases) > MOST_LEDGERS, cases[:MOST_LEDGERS]
    keys = keys_of([one.pk for one in cases])
    cases = [one for one in cases if one.pk in keys]
    ids = [one.pk for one in cases]
    hidden, parts, said = _hidden(organisation, ids), _parts(ids), _said(ids, keys)
    seen: list[Seen] = []
    has_broken = False
    for case in cases:
        try:
            data = unseal(keys[case.pk], parts[case.pk], case=case.pk, place=PLACE)
            seen += _lines(case, data, said(case.pk), hidden[case.pk], since, today)
        except UpheldError:
            # The pages of the ledger say what is wrong with it.
            has_broken = True
    return Early(signs(seen), {one.pk: one.holder_id for one in cases}, is_part, has_broken)
