"""The shape of a guided question: what it asks, when it matters, and what each answer records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from django.utils.translation import gettext_lazy as _

from upheld.law.duty import On

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
"""Words of the interface, translated when they are shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what it is called, and the event it records; one without a kind records nothing.

    Args:
        code: a fixed name, never figures alone.
        fields: what the event always says.
        undated: the event is only known to be so today; no date is asked.
        sent_kind: the kind to record instead where only the day of sending is known.
    """

    code: str
    words: Words
    kind: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict, hash=False)
    undated: bool = False
    sent_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the guide, as data.

    Args:
        number: fixed, never used for another question.
        areas: what must be going on for it to be asked; none: whatever is.
        after: events of which one must be recorded.
        since: events whose newest starts the count of what has come since; `after` if left out.
        unless: events that make it pointless, where they came since.
        not_if: answers to other questions, as (id, code), that make it pointless.
        states: named states of the case that must hold (`asking.STATES`).
        dates: the dates it asks of what happened; the first is the main one.
        asks: other fields of the event, asked on the same page.
        words_of: the words for a date or a field, where they are not the usual ones.
    """

    number: int
    id: str
    words: Words
    answers: tuple[Answer, ...]
    hint: Words = ""
    areas: tuple[str, ...] = ()
    after: tuple[On, ...] = ()
    since: tuple[On, ...] = ()
    unless: tuple[On, ...] = ()
    not_if: tuple[tuple[str, str], ...] = ()
    states: tuple[str, ...] = ()
    dates: tuple[str, ...] = ("on",)
    asks: tuple[str, ...] = ()
    words_of: Mapping[str, Words] = field(default_factory=dict, hash=False)

    @property
    def recording(self) -> tuple[Answer, ...]:
        """The answers that record an event."""
        return tuple(one for one in self.answers if one.kind)

    def answer(self, code: str) -> Answer | None:
        """The answer of that name."""
        return next((one for one in self.answers if one.code == code), None)


LETTER = ("sent_on", "received_on")
"""The dates asked of a letter: the law tells the day it was sent from the day it came."""

IN_WRITING = _("A letter or an e-mail counts. A telephone call does not.")
"""What counts as being told a decision: the law counts from the notice, never from a call."""

NO = Answer("no", _("No"))
NOT_YET = Answer("not_yet", _("Not yet"))
UNKNOWN = Answer("unknown", _("I do not know"))
_YES = _("Yes")


def yes(kind: str, **fields: Any) -> Answer:
    """Yes, it happened: an event of that kind."""
    return Answer("yes", _YES, kind, fields)
