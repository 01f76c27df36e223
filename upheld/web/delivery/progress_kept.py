"""What a case holds of progress, of the child's own words and of SEN support, as far as somebody may read it.

Who is kept from addresses or schools reads no free words of others but those that are said to hold neither; where
something stands they see all the same.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress import progress, ratings, support
from upheld.delivery.progress.said import same_side
from upheld.plan.shape import plain
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access
from upheld.web.cases.who import called
from upheld.web.delivery.kept import Ledger, Said
from upheld.web.delivery.sides import sides_of
from upheld.web.delivery.words import WHO_WORDS

KINDS: dict[str, type[Any]] = {
    "step": progress.Step, "observation": progress.Observation, "rating": ratings.Rating, "cycle": support.Entered,
}  # fmt: skip
_DAYS = frozenset(("set_on", "seen_on", "rated_on", "on", "review_on"))
_BESIDE = frozenset(("id", "side", "said_at", "by"))
R = TypeVar("R", progress.Step, progress.Observation, ratings.Rating, support.Entered)


def progress_said(ledger: Ledger) -> tuple[progress.Said, ...]:
    """Every step and observation, whether or not it stands."""
    return tuple(_read(ledger, one) for one in ledger.said("step", "observation"))


def ratings_said(ledger: Ledger) -> tuple[ratings.Rating, ...]:
    """Every answer of the child or young person, or for them."""
    return tuple(_read(ledger, one) for one in ledger.said("rating"))


def stages_said(ledger: Ledger) -> tuple[support.Entered, ...]:
    """Every stage of SEN support."""
    return tuple(_read(ledger, one) for one in ledger.said("cycle"))


def data_of(one: Any) -> dict[str, Any]:
    """What is sealed of a statement: all but what stands beside it in its row, and what was left as it is by itself."""
    kept = [each.name for each in fields(one) if each.name not in _BESIDE and getattr(one, each.name) != each.default]
    return {name: plain(getattr(one, name)) for name in kept}


def speaker(access: Access) -> dict[str, Any]:
    """Who says it, for a new statement: their side (of neither: none), what they are, and their number."""
    mine = sides_of(access)
    side = mine[0] if len(mine) == 1 else ""
    return {"side": side, "who": access.ledger_role or access.role, "by": str(access.person.pk)}


def speaks_themselves(access: Access) -> bool:
    """Whether somebody may write as the child or young person: a young person, or whoever keeps the record.

    All others write down what they said, or speak for them, and are said to.
    """
    return "young_person" in (access.role, access.ledger_role) or access.case.holder_id == access.person.pk


def must_be_theirs(access: Access, how: str) -> None:
    """Refuse words as the child's or young person's own hand from anybody else's.

    Raises:
        DeliveryError: it is said to be by themselves, and is not.
    """
    if how == "self" and not speaks_themselves(access):
        raise DeliveryError(
            _("Only the young person, or whoever keeps this record with them, can write it as their own: say that you "
              "write down what they said, or that you speak for them.")
        )  # fmt: skip


def may_name(access: Access, side: str, by: str) -> bool:
    """Whether somebody reads the name of who said a thing: who has the ledger alone reads those of their own side."""
    mine = sides_of(access)
    return access.sees_case or by == str(access.person.pk) or (len(mine) == 1 and side == mine[0])


def may_correct(access: Access, before: Any) -> bool:
    """Whether somebody may put something else in the place of a statement, or take it back.

    What was said is corrected by its own side, what a child or young person said only from the account it came from;
    and nobody corrects words that they do not see.
    """
    if not access.may_write_ledger or not _sees_words(access, before):
        return False
    me = speaker(access)
    if isinstance(before, ratings.Rating):
        return bool(before.by == me["by"])
    return same_side(before, replace(before, side=me["side"], by=me["by"]))


def names_of(access: Access, said: Any) -> dict[str, str]:
    """What each person is called who said something, by their number; one question.

    Who has the ledger alone reads the names of their own side: of the others what they are.
    """
    said = [one for one in said if one.by]
    hidden = {one.by: str(WHO_WORDS.get(one.who, "")) for one in said if not may_name(access, one.side, one.by)}
    wanted = {int(one.by) for one in said if one.by not in hidden}
    people = Person.objects.filter(pk__in=wanted) if wanted else ()
    return hidden | {str(one.pk): called(one, access) for one in people}


def find(ledger: Ledger, id: UUID) -> tuple[str, Any] | None:
    """A statement of these kinds by its id, with its kind; None where there is none."""
    found = next((one for one in ledger.said(*KINDS) if one.id == id), None)
    return None if found is None else (found.kind, _read(ledger, found))


def _read(ledger: Ledger, said: Said) -> Any:
    told = {name: _value(name, value) for name, value in said.data.items()}
    made = KINDS[said.kind](id=str(said.id), side=said.side, by=str(said.by), said_at=said.said_at, **told)
    access = ledger.access
    return made if _sees_words(access, made) else _without_words(made)


def _sees_words(access: Access, one: Any) -> bool:
    return bool(access.sees_all or one.is_open or one.by == str(access.person.pk))


def _value(name: str, value: Any) -> Any:
    if name in _DAYS:
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def _without_words(one: R) -> R:
    """A statement without anything that somebody wrote in words of their own."""
    kept = _("Words that you do not see")
    if isinstance(one, progress.Step):
        scale = tuple(str(place) for place in range(1, len(one.scale) + 1))
        return replace(one, text=kept, outcome="", scale=scale)
    if isinstance(one, progress.Observation):
        return replace(one, note="" if one.step else kept, evidence=())
    if isinstance(one, ratings.Rating):
        return replace(one, words="", proxy=kept if one.proxy else "")
    return replace(one, text="")
